"""A document cut into the pieces that are written one under the other, so that any stretch of it can be shown.

A piece is a block, some rows of a table, or words that stand in no block; together they hold the whole text. Knows
nothing of HTML.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.page.grid import Grid, grid_of
from ingest.types import IN_TABLES, Block, BlockKind, Document

# Rows of a table that make a piece, and how many it may grow to where merged cells allow no cut.
_ROWS, _MOST_ROWS = 40, 80


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece of a document; of a table, ``rows`` are the half-open range of its rows."""

    number: int
    start: int
    end: int
    page: int | None
    block: Block | None = None
    rows: tuple[int, int] | None = None


@dataclass(frozen=True, eq=False, slots=True)
class _Same:
    """A document that is equal to itself alone: comparing all of its text and blocks takes longer than reading it."""

    document: Document

    def __hash__(self) -> int:
        return id(self.document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.document is self.document


def reading_of(document: Document) -> "Reading":
    """Cut a document, or take it as it was cut a moment ago: a reader asks for one piece of it after the other."""
    return _cut(_Same(document))


@lru_cache(maxsize=4)
def _cut(same: _Same) -> "Reading":
    return Reading(same.document)


class Reading:
    """A document with its pieces in reading order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.grids: dict[int, Grid] = {}
        self.units: tuple[Unit, ...] = tuple(self._units())
        self._starts = [unit.start for unit in self.units]
        self._ends = [unit.end for unit in self.units]

    def met(self, start: int, end: int) -> range:
        """Give the numbers of the units that share characters with a span."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))

    def reach(self, number: int, way: int, enough: int) -> int:
        """Go on from one unit until ``enough`` characters stand between it and the last one taken."""
        length = 0
        while 0 <= number + way < len(self.units) and length < enough:
            number += way
            length += self.units[number].end - self.units[number].start
        return number

    def _units(self) -> Iterator[Unit]:
        text, number, covered = self.document.text, 0, 0
        for block in self.document.blocks:
            if block.kind in IN_TABLES or block.end <= covered:
                continue
            if text[covered : block.start].strip():
                yield Unit(number, covered, block.start, block.page)
                number += 1
            for unit in self._of_block(block, number):
                yield unit
                number += 1
            covered = max(covered, block.end)
        if text[covered:].strip():
            yield Unit(number, covered, len(text), None)

    def _of_block(self, block: Block, number: int) -> Iterator[Unit]:
        grid = grid_of(self.document, block) if block.kind is BlockKind.TABLE else None
        if grid is None or not grid.rows:
            yield Unit(number, block.start, block.end, block.page, block)
            return
        self.grids[block.id] = grid
        cuts = [*_cuts(grid), len(grid.rows)]
        for first, last in zip([0, *cuts], cuts, strict=False):
            start = grid.rows[first].block.start if first else block.start
            end = grid.rows[last].block.start if last < len(grid.rows) else block.end
            page = grid.rows[first].block.page or block.page
            yield Unit(number, start, end, page, block, (first, last))
            number += 1


def _cuts(grid: Grid) -> Iterator[int]:
    """Give the rows at which a long table is cut: where no cell reaches over the cut, if such a row is near."""
    if len(grid.rows) <= _MOST_ROWS:
        return
    reach = _reaches(grid)
    last = 0
    for number in range(1, len(grid.rows)):
        long = number - last
        if (long >= _ROWS and reach[number - 1] <= number) or long >= _MOST_ROWS:
            last = number
            yield number


def _reaches(grid: Grid) -> Sequence[int]:
    """Give for each row the row after the last one that its cells, or those of rows above it, reach into."""
    reached = 0
    found: list[int] = []
    for number, row in enumerate(grid.rows):
        reached = max([reached, *(number + max(cell.row_span or 1, 1) for cell in row.cells)])
        found.append(reached)
    return found
