"""A page as its parts in reading order: lines, tables and frames, column by column.

Puts signs and rules together. Knows one page; what repeats over pages and where paragraphs end comes later.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from ingest.formats.pdf.columns import Gutter, find_gutters, split_row, zone_of
from ingest.formats.pdf.drawing import Drawing, Rule
from ingest.formats.pdf.glyphs import Glyph
from ingest.formats.pdf.grids import Grid, Slot, find_grids
from ingest.formats.pdf.lines import Line, Span, line_of, rows_of, spans_of
from ingest.formats.pdf.shapes import Area, Frame
from ingest.limits import Limits

_PAGE_FRAME = 0.5  # of the page's height: a box so tall is drawn around the page, not around a text
_SHORT_RULE = 0.5  # of the page's width: the rule above footnotes is shorter


@dataclass(frozen=True, slots=True)
class CellBox:
    """A cell of a table on the page with what stands in it."""

    slot: Slot
    parts: "tuple[Part, ...]"


@dataclass(frozen=True, slots=True)
class TableBox:
    """A table on the page."""

    area: Area
    rows: int
    columns: int
    cells: tuple[CellBox, ...]
    order: int


@dataclass(frozen=True, slots=True)
class FrameBox:
    """A frame around text: a text box, or a table of one cell."""

    area: Area
    parts: "tuple[Part, ...]"
    order: int


Part: TypeAlias = Line | TableBox | FrameBox


@dataclass(frozen=True, slots=True)
class Zone:
    """A column, or a stretch of the page's full width: its margins and its parts in reading order."""

    left: float
    right: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class PageLayout:
    """One page, counted from 1. ``rules`` are short ones across that belong to no table."""

    number: int
    width: float
    height: float
    zones: tuple[Zone, ...]
    rules: tuple[Rule, ...]
    cells: int


def lay_out(number: int, frame: Frame, glyphs: Sequence[Glyph], drawing: Drawing, limits: Limits) -> PageLayout:
    """Find a page's parts; a table beyond the limits is read as lines."""
    nest = _Nest(_real_grids(find_grids(drawing, limits), frame))
    spans: dict[int, list[Span]] = defaultdict(list)
    for span in spans_of(glyphs, nest.region_of()):
        spans[span.region].append(span)
    boxes = nest.boxes(spans)
    rows = rows_of(spans[-1])
    gutters = find_gutters(rows, [box.area for box in boxes], frame.width)
    parts: list[Part] = [line_of(piece) for row in rows for piece in split_row(row, gutters)]
    zones = _zones([*parts, *boxes], gutters)
    rules = tuple(rule for rule in drawing.across if 30 < rule.last - rule.first < _SHORT_RULE * frame.width)
    return PageLayout(number, frame.width, frame.height, zones, rules, len(nest.slots))


def _real_grids(grids: Sequence[Grid], frame: Frame) -> list[Grid]:
    return [grid for grid in grids if len(grid.slots) > 1 or grid.area.height < _PAGE_FRAME * frame.height]


@dataclass(slots=True)
class _Nest:
    """The grids of a page, the smallest first, and which cell of which grid each one stands in."""

    grids: list[Grid]
    slots: list[tuple[int, Slot]] = field(default_factory=list)
    first: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for place, grid in enumerate(self.grids):
            self.first.append(len(self.slots))
            self.slots.extend((place, slot) for slot in grid.slots)

    def region_of(self) -> Callable[[Glyph], int]:
        """A function that names the innermost cell a sign stands in, -1 outside of all."""
        grids, leaves = self.grids, self._leaves()
        last, number = Area(1.0, 1.0, 0.0, 0.0), -1

        def region(glyph: Glyph) -> int:
            nonlocal last, number
            x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
            if last.x0 <= x <= last.x1 and last.top <= y <= last.bottom:
                return number
            for place, grid in enumerate(grids):
                if grid.area.holds(x, y):
                    found = self._slot_at(place, x, y)
                    if found >= 0:
                        if found in leaves:
                            last, number = self.slots[found][1].area, found
                        return found
            return -1

        return region if grids else lambda glyph: -1

    def _slot_at(self, place: int, x: float, y: float) -> int:
        for number, slot in enumerate(self.grids[place].slots, self.first[place]):
            if slot.area.holds(x, y):
                return number
        return -1

    def _leaves(self) -> frozenset[int]:
        """The cells that hold no grid."""
        holders = {self._holder(place, grid) for place, grid in enumerate(self.grids)}
        return frozenset(range(len(self.slots))) - holders

    def boxes(self, spans: dict[int, list[Span]]) -> list[TableBox | FrameBox]:
        """Every outermost grid with its text and the grids in it; grids without text are drawings."""
        inside: dict[int, list[Part]] = defaultdict(list)
        outermost: list[TableBox | FrameBox] = []
        for place, grid in enumerate(self.grids):
            box = self._box(place, grid, spans, inside)
            if box is None:
                continue
            holder = self._holder(place, grid)
            if holder is None:
                outermost.append(box)
            else:
                inside[holder].append(box)
        return outermost

    def _holder(self, place: int, grid: Grid) -> int | None:
        return next(
            (
                number
                for number in range(len(self.slots))
                if self.slots[number][0] > place and self.slots[number][1].area.encloses(grid.area, 3.0)
            ),
            None,
        )

    def _box(
        self, place: int, grid: Grid, spans: dict[int, list[Span]], inside: dict[int, list[Part]]
    ) -> TableBox | FrameBox | None:
        cells = []
        for number, slot in enumerate(grid.slots, self.first[place]):
            lines: list[Part] = [line_of(row) for row in rows_of(spans.get(number, []))]
            cells.append(CellBox(slot, _in_order([*lines, *inside.get(number, [])])))
        orders = [part.order for cell in cells for part in cell.parts]
        if not orders:
            return None
        if len(cells) == 1:
            return FrameBox(grid.area, cells[0].parts, min(orders))
        return TableBox(grid.area, grid.rows, grid.columns, tuple(cells), min(orders))


def _zones(parts: Sequence[Part], gutters: Sequence[Gutter]) -> tuple[Zone, ...]:
    zones: dict[tuple[int, int], list[Part]] = defaultdict(list)
    for part in parts:
        zones[zone_of(part.area, gutters)].append(part)
    ordered = []
    for place in sorted(zones):
        here = _in_order(zones[place])
        ordered.append(Zone(min(part.area.x0 for part in here), max(part.area.x1 for part in here), here))
    return tuple(ordered)


def _in_order(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Reading order within a column: the file's where it runs down the page, else from the top."""
    filed = sorted(parts, key=lambda part: part.order)
    lowest = -1.0
    for part in filed:
        if part.area.top < lowest - 0.5 * min(part.area.height, 12.0):
            return tuple(sorted(parts, key=lambda part: (round(part.area.top), part.area.x0)))
        lowest = max(lowest, part.area.top)
    return tuple(filed)
