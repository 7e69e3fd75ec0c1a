"""Captions in a Word document and the tables that they name: a paragraph in the style of captions above or below."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeGuard

from ingest import patterns as re
from ingest.content import Paragraph, Piece, Role, Table

_OF_TABLE: Final = re.compile(r"[\[<〈【(]?\s*(?:표|table)", re.I)
_OF_PICTURE: Final = re.compile(r"[\[<〈【(]?\s*(?:그림|사진|수식|도표|figure|fig\.|equation)", re.I)


def with_captions(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Give tables the captions next to them; one above counts first, one below must say that it is a table's."""
    bound: list[Piece] = []
    for at, piece in enumerate(pieces):
        last = bound[-1] if bound else None
        if isinstance(piece, Table) and not piece.caption:
            bound.append(_with_captions_above(piece, bound))
        elif isinstance(last, Table) and not last.caption and _names_table_above(piece, pieces[at + 1 : at + 2]):
            bound[-1] = replace(last, caption=(piece,), caption_below=True)
        else:
            bound.append(piece)
    return tuple(bound)


def _with_captions_above(table: Table, bound: list[Piece]) -> Table:
    """Take the captions at the end of what has been read."""
    captions: list[Paragraph] = []
    while bound and isinstance(last := bound[-1], Paragraph) and last.role is Role.CAPTION:
        if _OF_PICTURE.match(f"{last.number}{last.text}"):
            break
        captions.insert(0, last)
        bound.pop()
    return replace(table, caption=tuple(captions))


def _names_table_above(piece: Piece, following: Sequence[Piece]) -> TypeGuard[Paragraph]:
    if not isinstance(piece, Paragraph) or piece.role is not Role.CAPTION:
        return False
    return bool(_OF_TABLE.match(f"{piece.number}{piece.text}")) and not any(isinstance(one, Table) for one in following)
