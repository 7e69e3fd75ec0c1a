"""From the rows of a table to an HTML table: its heads named as such and kept apart, so that they can stay in sight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.page.grid import Grid, GridRow, grid_of
from assistant.page.marking import NOWHERE, Span, marked
from assistant.page.prose import wordy
from ingest import patterns as re
from ingest.types import Block, BlockKind, Document

# Letters of a row's name that fit on one line of a column that stays in sight; more may be broken, yet not to pieces.
_ONE_LINE = 7
# Tables of more rows scroll by themselves, so that their heads stay in sight.
_MOST_STILL = 14
_FIGURE = re.compile(r"\s*[△▲+\-–−(]?\s?[0-9][0-9,.]*\s?[)%]?\s*")


@dataclass(frozen=True, slots=True)
class Rows:
    """A half-open range of a table's rows, with the number of the unit that they make."""

    first: int
    last: int
    unit: int | None = None


def table_html(document: Document, grid: Grid, parts: Sequence[Rows], span: Span) -> str:
    """Write parts of a table under its heads, with what lies in the span marked.

    Where the heads are repeated above rows further down they are not marked again. A table in a cell is written in
    its place.
    """
    writing = _Writing(document, grid, span)
    begins = bool(parts) and parts[0].first == 0
    above = writing if begins else _Writing(document, grid, NOWHERE)
    head = "".join(above.rows(0, grid.heads))
    bodies = "".join(
        f"<tbody{_unit(part)}>{''.join(writing.rows(max(part.first, grid.heads), part.last))}</tbody>" for part in parts
    )
    long = " long" if len(grid.rows) > _MOST_STILL else ""
    label = f"표, {len(grid.rows):,}행 {grid.width:,}열"
    return (
        f'<div class="table{long}" role="region" aria-label="{label}" tabindex="0" data-table="{grid.table.id}"><table>'
        + (f"<thead{_unit(parts[0]) if begins else ''}>{head}</thead>" if head else "")
        + f"{bodies}</table></div>"
    )


def digits_of(words: str) -> str:
    """Give the digits of a figure, by which 1,234백만원 and 1234 are one."""
    return "".join(letter for letter in words if letter.isdecimal())


def _unit(part: Rows) -> str:
    return "" if part.unit is None else f' data-unit="{part.unit}"'


def _edge(grid: Grid) -> int | None:
    """The column that stays in sight with what stands above it: the one that names each row most narrowly.

    Of 분야 and 세부사업 it is the second, which the first would hide. None of a form's, nor where names come again
    further right: those on the left are not of what stands there.
    """
    naming = {cell.column or 0 for row in grid.rows for cell in row.cells if grid.scopes.get(cell.id) == "row"}
    return max(naming) if naming in ({0}, {1}, {0, 1}) else None


class _Writing:
    """One table on its way into HTML."""

    def __init__(self, document: Document, grid: Grid, span: Span) -> None:
        self._document = document
        self._grid = grid
        self._span = span
        met = (row for row in grid.rows if span.meets(row.block.start, row.block.end))
        cited = [cell for row in met for cell in row.cells if self._cited(cell)]
        # The heads of what is spoken of, so that the eye finds them.
        spoken = [cell for cell in cited if self._said(cell)] or cited
        self._naming = {head for cell in spoken for head in cell.headers}
        self._edge = _edge(grid)

    def _cited(self, block: Block) -> bool:
        return self._span.meets(block.start, block.end)

    def rows(self, first: int, last: int) -> Iterator[str]:
        """Write consecutive rows, with empty cells where the document has none; spans end with the last row."""
        rows, taken = self._grid.rows[first:last], set[tuple[int, int]]()
        for number, row in enumerate(rows):
            yield f"<tr>{''.join(self._cells(row, number, len(rows), taken))}</tr>"

    def _cells(self, row: GridRow, number: int, count: int, taken: set[tuple[int, int]]) -> Iterator[str]:
        at = {cell.column or 0: cell for cell in row.cells}
        for column in range(self._grid.width):
            if (number, column) in taken:
                continue
            cell = at.get(column)
            if cell is None:
                yield "<td></td>"
                continue
            down = min(max(cell.row_span or 1, 1), count - number)
            across = min(max(cell.column_span or 1, 1), self._grid.width - column)
            if down > 1 or across > 1:
                taken.update((number + i, column + j) for i in range(down) for j in range(across))
            yield self._cell(cell, down, across)

    def _cell(self, cell: Block, down: int, across: int) -> str:
        scope = self._grid.scopes.get(cell.id)
        tag = "th" if scope else "td"
        attributes = f' scope="{scope}"' if scope else ""
        attributes += f' rowspan="{down}"' if down > 1 else ""
        attributes += f' colspan="{across}"' if across > 1 else ""
        edge = scope and across == 1 and (cell.column or 0) == self._edge
        kinds = [
            *(["edge"] if edge else []),
            *(["lengthy"] if edge and cell.end - cell.start > _ONE_LINE else []),
            *(["figure"] if _FIGURE.fullmatch(self._document.text, cell.start, cell.end) else []),
            *(["naming"] if cell.id in self._naming else []),
            *(["cited"] if self._cited(cell) else []),
            *(["said"] if self._cited(cell) and self._said(cell) else []),
            *(["wordy"] if across == 1 and wordy(self._document.text[cell.start : cell.end]) else []),
        ]
        attributes += f' class="{" ".join(kinds)}"' if kinds else ""
        return f"<{tag}{attributes}>{self._words(cell)}</{tag}>"

    def _said(self, cell: Block) -> bool:
        """Whether a cited cell holds a figure that the answer says."""
        words = self._document.text[cell.start : cell.end]
        return _FIGURE.fullmatch(words) is not None and digits_of(words) in self._span.figures

    def _words(self, cell: Block) -> str:
        parts: list[str] = []
        start = cell.start
        for place in range(cell.id + 1, len(self._document.blocks)):
            block = self._document.blocks[place]
            if block.start >= cell.end:
                break
            if block.kind is BlockKind.TABLE and block.start >= start:
                parts += [self._write(start, block.start).strip(), self._nested(block)]
                start = block.end
        rest = self._write(start, cell.end)
        return "".join([*parts, rest.strip()]) if parts else rest

    def _nested(self, table: Block) -> str:
        grid = grid_of(self._document, table)
        if not grid.rows:
            return self._write(table.start, table.end)
        return table_html(self._document, grid, [Rows(0, len(grid.rows))], self._span)

    def _write(self, start: int, end: int) -> str:
        return marked(self._document, start, end, self._span)
