"""Pieces as the outline sees them: a table that draws a heading is one, and a marked line opens a paragraph.

Knows one piece at a time.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.blocks import lines_of
from ingest.content import Box, Piece, Role, Table
from ingest.markers import read_mark
from ingest.tabling import heading_in


def parted(piece: Piece) -> Sequence[Piece]:
    """Give the piece, or the paragraphs that its lines are."""
    if isinstance(piece, Table):
        return (heading_in(piece) or piece,)
    if isinstance(piece, Box) or "\n" not in piece.text:
        return (piece,)
    starts = [0]
    for line in lines_of(piece.text)[1:]:
        mark = read_mark(line.text)
        if mark is not None and not mark.bare:
            starts.append(line.start)
    if len(starts) == 1:
        return (piece,)
    return [
        replace(
            piece,
            text=piece.text[start:end],
            number=piece.number if start == 0 else "",
            role=piece.role if start == 0 else Role.BODY,
            notes=tuple(replace(note, at=note.at - start) for note in piece.notes if start <= note.at < end),
        )
        for start, end in pairwise([*starts, len(piece.text) + 1])
    ]
