"""Cells with their spans, and the places in a grid that they cover. Knows nothing of what names what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.labels import Place, is_value

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

    @property
    def is_name(self) -> bool:
        """Whether it can name a column: it says something, shortly, and no figure."""
        return bool(self.text) and len(self.text) <= _LONGEST_HEAD and not is_value(self.text)


class SpannedTable:
    """The places that cells cover."""

    def __init__(self, cells: Sequence[Spanned]) -> None:
        self.height = max((cell.row + cell.row_span for cell in cells), default=0)
        self.width = max((cell.column + cell.column_span for cell in cells), default=0)
        self.merged = any(cell.row_span > 1 or cell.column_span > 1 for cell in cells if cell.text)
        self._all: list[list[Spanned]] = [[] for _ in range(self.height)]
        self._covering: list[list[Spanned]] = [[] for _ in range(self.height)]
        for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
            self._all[cell.row].append(cell)
            for row in range(cell.row, cell.row + cell.row_span if cell.text else cell.row):
                self._covering[row].append(cell)
        for covering in self._covering:
            covering.sort(key=lambda cell: cell.column)

    def all_of(self, row: int) -> Sequence[Spanned]:
        """The cells that open in a row, empty ones too, from left to right."""
        return self._all[row]

    def own(self, row: int) -> list[Spanned]:
        """The cells with words that open in a row, from left to right."""
        return [cell for cell in self._all[row] if cell.text]

    def covering(self, row: int) -> Sequence[Spanned]:
        """The cells with words that stand in a row, those from rows above too, from left to right."""
        return self._covering[row]

    def expanded(self, row: int) -> dict[int, str]:
        """A row's texts by column, merged ones at each column that they cover."""
        return {
            column: cell.text
            for cell in self._covering[row]
            for column in range(cell.column, cell.column + cell.column_span)
        }

    def anchors(self, row: int) -> dict[int, Place]:
        """For each column of a row the place of the cell that covers it."""
        return {
            column: cell.place
            for cell in self._covering[row]
            for column in range(cell.column, cell.column + cell.column_span)
        }

    def borders(self, row: int) -> tuple[tuple[int, int], ...]:
        """Where the cells that open in a row begin, and how many columns each covers."""
        return tuple((cell.column, cell.column_span) for cell in self._all[row])

    def sections(self) -> dict[int, Spanned]:
        """Rows that are one cell over all columns, in a table of several columns and rows."""
        if self.width < 2 or self.height < 3:
            return {}
        return {
            row: covering[0]
            for row, covering in enumerate(self._covering)
            if len(covering) == 1
            and covering[0].column_span == self.width
            and covering[0].row_span == 1
            and len(covering[0].text) <= _LONGEST_SECTION
        }

    def segments(self, sections: Iterable[int]) -> list[list[int]]:
        """The rows with words between sections, run by run."""
        found: list[list[int]] = [[]]
        ends = frozenset(sections)
        for row in range(self.height):
            if row in ends:
                found.append([])
            elif self._covering[row]:
                found[-1].append(row)
        return [rows for rows in found if rows]

    def told_header(self, rows: Sequence[int], told: int) -> int:
        """How many of the rows the format names as header, by its count or by marking every cell; 0 for none."""
        marked = 0
        while marked < len(rows) - 1 and self.own(rows[marked]) and all(cell.heads for cell in self.own(rows[marked])):
            marked += 1
        said = max(sum(row < told for row in rows), marked)
        return said if said < len(rows) else 0

    def drawn_header(self, rows: Sequence[int]) -> int:
        """How many rows the first row's merged cells reach down, if every other cell of that row is divided below."""
        first = self.own(rows[0])
        deep = max((cell.row_span for cell in first), default=1)
        # The corner spans the whole header; in forms what spans rows is a label beside other labels.
        if not 1 < deep <= _MOST_HEADER_ROWS or deep >= len(rows) or first[0].row_span != deep:
            return 0
        divided = all(cell.row_span == deep or cell.column_span > 1 for cell in first)
        named = all(cell.is_name for row in rows[:deep] for cell in self.own(row))
        return deep if divided and named and len(first) > 1 else 0
