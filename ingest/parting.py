"""Pieces as the outline sees them: drawn headings are headings, marked lines paragraphs, a table over two pages is one.

Knows pieces and their neighbours, not their offsets.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.blocks import lines_of
from ingest.content import Box, Cell, Piece, Role, Table
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


def whole_tables(pieces: Sequence[Piece]) -> list[Piece]:
    """Join a table to the one above it that ends the page before, if it has as many columns and no header."""
    found: list[Piece] = []
    last_page: int | None = None  # of the table read last
    for piece in pieces:
        above = found[-1] if found else None
        if isinstance(piece, Table) and isinstance(above, Table) and _goes_on(above, last_page, piece):
            found[-1] = _joined(above, piece)
        else:
            found.append(piece)
        last_page = piece.page
    return found


def _goes_on(above: Table, last_page: int | None, below: Table) -> bool:
    if below.page is None or last_page is None or below.page != last_page + 1 or below.caption or below.header_rows:
        return False
    return _width(above) == _width(below) > 1 and _first_row(above) != _first_row(below)


def _width(table: Table) -> int:
    return max((cell.column + cell.column_span for cell in table.cells), default=0)


def _first_row(table: Table) -> list[tuple[int, tuple[Piece, ...]]]:
    first = min((cell.row for cell in table.cells), default=0)
    return [
        (cell.column, tuple(replace(piece, page=None) for piece in cell.content))
        for cell in table.cells
        if cell.row == first
    ]


def _joined(above: Table, below: Table) -> Table:
    height = max((cell.row + cell.row_span for cell in above.cells), default=0)
    return replace(above, cells=(*above.cells, *(_moved(cell, height, below.page) for cell in below.cells)))


def _moved(cell: Cell, rows: int, page: int | None) -> Cell:
    """A cell further down, whose pieces keep their page."""
    return replace(cell, row=cell.row + rows, content=tuple(_on_page(piece, page) for piece in cell.content))


def _on_page(piece: Piece, page: int | None) -> Piece:
    return piece if piece.page is not None else replace(piece, page=page)
