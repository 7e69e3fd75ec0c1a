"""What names the cells of a table whose merged cells are known: heads of several rows, sections, labels of forms.

Knows texts and spans in a grid, not where they stand in a document; what names columns and rows where nothing is merged
is for ``ingest.labels``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.labels import Names, Place, is_value, names_below, names_of_cells, opens_as_header

_MOST_HEADER_ROWS = 6
_LONGEST_HEAD = 40  # a longer text is no name of a column
_LONGEST_SECTION = 60


@dataclass(frozen=True, slots=True)
class Spanned:
    """A cell with its place and span; ``heads`` says that its format marks it as naming others."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    heads: bool = False

    @property
    def place(self) -> Place:
        """Its top left place."""
        return self.row, self.column


def names_of_spanned(cells: Sequence[Spanned], header_rows: int) -> tuple[int, Names]:
    """How many rows are header rows, and for each cell the places of the cells that name it, outermost first.

    ``header_rows`` is what the format says, 0 where it says nothing. A row that is one merged cell is a title over all
    rows, or the name of the rows below it up to the next one.
    """
    table = _Table(cells)
    sections = table.sections()
    rows = [row for row in range(table.height) if row not in sections and table.covering(row)]
    grid = [table.expanded(row) for row in rows]
    heads = table.header_rows(rows, header_rows)
    if heads:
        found = _at_anchors(names_below(grid, heads), rows, table)
    elif table.merged:
        found = dict(_by_pairs(table, rows))
    else:
        heads, names = names_of_cells(grid)
        found = _at_anchors(names, rows, table)
    return (rows[heads - 1] + 1 if heads else 0), _under_sections(found, sections, table)


class _Table:
    """The places that cells cover."""

    def __init__(self, cells: Sequence[Spanned]) -> None:
        self.cells = [cell for cell in cells if cell.text]
        self.height = max((cell.row + cell.row_span for cell in cells), default=0)
        self.width = max((cell.column + cell.column_span for cell in cells), default=0)
        self.merged = any(cell.row_span > 1 or cell.column_span > 1 for cell in cells)
        self._by_row: list[list[Spanned]] = [[] for _ in range(self.height)]
        self._covering: list[list[Spanned]] = [[] for _ in range(self.height)]
        for cell in self.cells:
            self._by_row[cell.row].append(cell)
            for row in range(cell.row, cell.row + cell.row_span):
                self._covering[row].append(cell)

    def own(self, row: int) -> list[Spanned]:
        """The cells that open in a row, from left to right."""
        return self._by_row[row]

    def covering(self, row: int) -> list[Spanned]:
        """The cells that stand in a row, those from rows above too, from left to right."""
        return sorted(self._covering[row], key=lambda cell: cell.column)

    def expanded(self, row: int) -> dict[int, str]:
        """A row's texts by column, merged ones at each column that they cover."""
        return {
            column: cell.text
            for cell in self.covering(row)
            for column in range(cell.column, cell.column + cell.column_span)
        }

    def anchors(self, row: int) -> dict[int, Place]:
        """For each column of a row the place of the cell that covers it."""
        return {
            column: cell.place
            for cell in self._covering[row]
            for column in range(cell.column, cell.column + cell.column_span)
        }

    def sections(self) -> dict[int, Spanned]:
        """Rows that are one cell over all columns, in a table of several columns and rows."""
        if self.width < 2 or self.height < 3:
            return {}
        return {
            row: self._covering[row][0]
            for row in range(self.height)
            if len(self._covering[row]) == 1
            and self._covering[row][0].column_span == self.width
            and self._covering[row][0].row_span == 1
            and len(self._covering[row][0].text) <= _LONGEST_SECTION
        }

    def header_rows(self, rows: Sequence[int], told: int) -> int:
        """How many of the rows are header: what the format says, else as deep as the first one's merged cells go."""
        if len(rows) < 2:
            return 0
        told = sum(row < told for row in rows)
        marked = 0
        while marked < len(rows) - 1 and self.own(rows[marked]) and all(cell.heads for cell in self.own(rows[marked])):
            marked += 1
        said = max(told, marked)
        if 0 < said < len(rows):
            return said
        deep = self._depth(rows)
        if deep and self._all_names(rows[:deep]):
            return deep
        grid = [self.expanded(row) for row in rows]
        return opens_as_header(grid)

    def _depth(self, rows: Sequence[int]) -> int:
        """How many rows the first row's merged cells reach down, if every other cell of that row is divided below."""
        first = self.own(rows[0])
        deep = max((cell.row_span for cell in first), default=1)
        # The corner spans the whole header; in forms what spans rows is a label beside other labels.
        if not 1 < deep <= _MOST_HEADER_ROWS or deep >= len(rows) or not first or first[0].row_span != deep:
            return 0
        divided = all(cell.row_span == deep or cell.column_span > 1 for cell in first)
        return deep if divided and len(first) > 1 else 0

    def _all_names(self, rows: Iterable[int]) -> bool:
        return all(
            not is_value(cell.text) and len(cell.text) <= _LONGEST_HEAD for row in rows for cell in self.own(row)
        )


def _at_anchors(names: Names, rows: Sequence[int], table: _Table) -> Names:
    """Names found in the expanded grid, for the cells themselves: what merged cells repeat counts once."""
    anchors = [table.anchors(row) for row in rows]
    found: Names = {}
    for (row, column), by in names.items():
        place = anchors[row].get(column)
        if place is None or place in found or place != (rows[row], column):
            continue
        named = dict.fromkeys(anchors[other][at] for other, at in by if at in anchors[other])
        found[place] = tuple(name for name in named if name != place)
    return found


def _by_pairs(table: _Table, rows: Sequence[int]) -> Iterator[tuple[Place, tuple[Place, ...]]]:
    """A form: labels that span rows, then label and value in turn: 신청인 | 성명 | 김하늘 | 생년월일 | 1990. 1. 1."""
    for row in rows:
        cells = table.covering(row)
        groups: list[Place] = []
        while len(cells) > 1 and cells[0].row_span > 1 and not is_value(cells[0].text):
            groups.append(cells.pop(0).place)
        label: Place | None = None
        for at, cell in enumerate(cells):
            if cell.row != row:
                label = None
            elif label is None and at + 1 < len(cells) and not is_value(cell.text):
                label = cell.place
                yield cell.place, tuple(groups)
            else:
                yield cell.place, (*groups, *((label,) if label else ()))
                label = None


def _under_sections(names: Names, sections: dict[int, Spanned], table: _Table) -> Names:
    """Let each cell be named by the section row above it, too."""
    if not sections:
        return names
    above: Place | None = None
    found: Names = {}
    for row in range(table.height):
        if row in sections:
            above = sections[row].place
            continue
        for cell in table.own(row):
            by = names.get(cell.place, ())
            found[cell.place] = (above, *by) if above is not None else by
    return found
