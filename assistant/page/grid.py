"""A table of a document as rows of cells: which cells name columns or rows, and which rows on top only name.

Knows nothing of HTML.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.types import Block, BlockKind, Document

# No printed table is wider; a damaged file may say so.
_MOST_COLUMNS = 200
# More rows than this name nothing but are a table of names.
_MOST_HEADS = 4


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row and its cells, from the left."""

    block: Block
    cells: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: ``scopes`` says of each cell that names others whether it names a ``col`` or a ``row``.

    ``heads`` is how many rows on top only name columns.
    """

    table: Block
    rows: tuple[GridRow, ...]
    scopes: Mapping[int, str]
    width: int
    heads: int


def grid_of(document: Document, table: Block) -> Grid:
    """Lay a table block out."""
    rows = _rows(document, table)
    scopes = _scopes(rows)
    width = min(max((_right(cell) for row in rows for cell in row.cells), default=1), _MOST_COLUMNS)
    return Grid(table, rows, scopes, width, _heads(document, rows, scopes))


def _rows(document: Document, table: Block) -> tuple[GridRow, ...]:
    rows: list[Block] = []
    cells: dict[int, list[Block]] = {}
    # A table's rows and cells, and what stands in them, follow it.
    for place in range(table.id + 1, len(document.blocks)):
        block = document.blocks[place]
        if block.start >= table.end and block.start > table.start:
            break
        if block.kind is BlockKind.ROW and block.parent == table.id:
            rows.append(block)
        elif block.kind is BlockKind.CELL and block.parent is not None:
            cells.setdefault(block.parent, []).append(block)
    return tuple(GridRow(row, tuple(sorted(cells.get(row.id, []), key=lambda cell: cell.column or 0))) for row in rows)


def _right(cell: Block) -> int:
    return (cell.column or 0) + max(cell.column_span or 1, 1)


def _scopes(rows: Sequence[GridRow]) -> Mapping[int, str]:
    of_row = {cell.id: cell.row for row in rows for cell in row.cells}
    scopes: dict[int, str] = {}
    for row in rows:
        for cell in row.cells:
            for header in cell.headers:
                if header in of_row:
                    scopes.setdefault(header, "row" if of_row[header] == cell.row else "col")
    return scopes


def _heads(document: Document, rows: Sequence[GridRow], scopes: Mapping[int, str]) -> int:
    """Count the rows on top in which every cell with words names a column and none reaches into the rows below."""
    count = 0
    for row in rows[: min(_MOST_HEADS, len(rows) - 1)]:
        worded = [cell for cell in row.cells if document.text[cell.start : cell.end].strip()]
        if not worded or any(scopes.get(cell.id) != "col" for cell in worded):
            break
        count += 1
    while count and any(
        number + max(cell.row_span or 1, 1) > count for number in range(count) for cell in rows[number].cells
    ):
        count -= 1
    return count
