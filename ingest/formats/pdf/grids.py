"""Tables as their rules draw them: rows, columns and merged cells.

Rules that touch make one grid. Where a table is open at a side, as many are left and right, the ends of its rules
close it. Knows nothing of text.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.formats.pdf.drawing import Drawing, Rule
from ingest.formats.pdf.shapes import Area, overlap
from ingest.limits import Limits

_MOST_OF_END = 0.6  # of its length that rules must cover to close it
_SAME = 4.5  # points between rules of one place: double lines, and no row is lower
_TOUCH = 4.0
_JOIN = 4.0  # the gap between the pieces of a dotted rule
_SHORTEST = 6.0
_TALL = 60.0  # points: columns without ends are no shorter
_MOST_CROSSINGS = 400_000
_COVERED = 0.6


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell's place in a grid; ``shaded`` says that it is painted."""

    row: int
    column: int
    row_span: int
    column_span: int
    area: Area
    shaded: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rules as cells, in reading order."""

    area: Area
    rows: int
    columns: int
    slots: tuple[Slot, ...]


def find_grids(drawing: Drawing, limits: Limits) -> tuple[Grid, ...]:
    """The grids that the rules of a page draw, the smallest first."""
    across = _merged(drawing.across)
    down = _merged([*drawing.down, *_painted_sides(drawing.painted, across)])
    if not down or len(across) * len(down) > _MOST_CROSSINGS:
        return ()
    grids = []
    for rows, columns in [*_touching(across, down), *_without_ends(across, down)]:
        grid = _grid(rows, columns, drawing.painted, limits)
        if grid is not None:
            grids.append(grid)
    return tuple(sorted(grids, key=lambda grid: grid.area.width * grid.area.height))


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Rules at one place joined where they meet; what stays short is no rule of a table."""
    places: dict[float, list[Rule]] = defaultdict(list)
    for rule in rules:
        places[round(rule.at * 2) / 2].append(rule)
    merged: list[Rule] = []
    for place in sorted(places):
        first = last = None
        for rule in sorted(places[place], key=lambda rule: rule.first):
            if first is None or last is None or rule.first > last + _JOIN:
                if first is not None and last is not None:
                    merged.append(Rule(place, first, last))
                first, last = rule.first, rule.last
            else:
                last = max(last, rule.last)
        if first is not None and last is not None:
            merged.append(Rule(place, first, last))
    return [rule for rule in merged if rule.last - rule.first >= _SHORTEST]


def _painted_sides(painted: Sequence[Area], across: list[Rule]) -> list[Rule]:
    """The sides of painted cells that reach from rule to rule: they divide cells where no rule does."""
    places = sorted({rule.at for rule in across})

    def is_ruled(at: float) -> bool:
        near = bisect_left(places, at - 2.0)
        return near < len(places) and places[near] <= at + 2.0

    return [
        Rule(x, area.top, area.bottom)
        for area in painted
        if area.height > _SAME and is_ruled(area.top) and is_ruled(area.bottom)
        for x in (area.x0, area.x1)
    ]


def _without_ends(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Columns of a row that goes on from the page before and to the next one: as long, and no rule across."""
    stretches: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    for rule in down:
        crossed = any(
            row.first - _TOUCH <= rule.at <= row.last + _TOUCH and rule.first - _TOUCH <= row.at <= rule.last + _TOUCH
            for row in across
        )
        if rule.last - rule.first > _TALL and not crossed:
            stretches[round(rule.first / 3), round(rule.last / 3)].append(rule)
    return [
        ([Rule(at, rules[0].at, rules[-1].at) for at in (rules[0].first, rules[0].last)], rules)
        for rules in stretches.values()
        if len(rules) > 2
    ]


def _touching(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that touch one another, directly or through others."""
    parent = list(range(len(across) + len(down)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for i, column in enumerate(down):
        for j, row in enumerate(across):
            if (
                column.first - _TOUCH <= row.at <= column.last + _TOUCH
                and row.first - _TOUCH <= column.at <= row.last + _TOUCH
            ):
                parent[root(len(across) + i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for place in range(len(parent)):
        rows, columns = groups.setdefault(root(place), ([], []))
        if place < len(across):
            rows.append(across[place])
        else:
            columns.append(down[place - len(across)])
    return [(rows, columns) for rows, columns in groups.values() if rows and columns]


def _closed(rules: list[Rule], others: list[Rule]) -> list[Rule]:
    """Rules, and one more at each end where at least two of those across reach beyond them.

    A short rule at an end, such as the side of a painted header row, doesn't close the other rows.
    """
    first, last = min(other.first for other in others), max(other.last for other in others)
    low = [other for other in others if other.first - first <= _TOUCH]
    high = [other for other in others if last - other.last <= _TOUCH]
    closed = list(rules)
    reach = max(other.at for other in others) - min(other.at for other in others)
    if not _covers(rules, first, reach) and len(low) > 1:
        closed.append(Rule(first, min(rule.at for rule in low), max(rule.at for rule in low)))
    if not _covers(rules, last, reach) and len(high) > 1:
        closed.append(Rule(last, min(rule.at for rule in high), max(rule.at for rule in high)))
    return closed


def _covers(rules: list[Rule], at: float, reach: float) -> bool:
    """Say whether the rules at one place close most of an end."""
    drawn = sum(rule.last - rule.first for rule in rules if abs(rule.at - at) <= _SAME)
    return drawn >= _MOST_OF_END * reach


def _places(rules: list[Rule]) -> list[float]:
    """The distinct places of rules; double rules are one."""
    groups: list[list[float]] = []
    for at in sorted(rule.at for rule in rules):
        if groups and at - groups[-1][0] <= _SAME:
            groups[-1].append(at)
        else:
            groups.append([at])
    return [(group[0] + group[-1]) / 2 for group in groups]


def _grid(across: list[Rule], down: list[Rule], painted: Sequence[Area], limits: Limits) -> Grid | None:
    if len(across) + len(down) < 3:
        return None
    down = _closed(down, across)
    across = _closed(across, down)
    xs, ys = _places(down), _places(across)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > limits.cells or len(xs) > limits.columns:
        return None
    walls = _Walls(xs, ys, across, down)
    slots = []
    for places in _regions(walls, len(ys) - 1, len(xs) - 1):
        if not walls.leaks(places):
            slots.extend(_slots(places, xs, ys, painted))
    slots.sort(key=lambda slot: (slot.row, slot.column))
    return Grid(Area(xs[0], ys[0], xs[-1], ys[-1]), len(ys) - 1, len(xs) - 1, tuple(slots)) if slots else None


class _Walls:
    """Between which neighbouring places of a grid a rule is drawn."""

    def __init__(self, xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]) -> None:
        self._rows, self._columns = len(ys) - 1, len(xs) - 1
        # beside[c][r]: a rule left of column c (and right of the last) along row r; above[r][c] likewise.
        self._beside = [_drawn(x, ys, down) for x in xs]
        self._above = [_drawn(y, xs, across) for y in ys]

    def right(self, row: int, column: int) -> bool:
        """Whether a place is closed at its right side."""
        return self._beside[column + 1][row]

    def below(self, row: int, column: int) -> bool:
        """Whether a place is closed below."""
        return self._above[row + 1][column]

    def leaks(self, places: list[tuple[int, int]]) -> bool:
        """Whether a region lies open to the outside, as the missing corner of a table does."""
        edges = [
            drawn
            for row, column in places
            for on_edge, drawn in (
                (column == 0, self._beside[0][row]),
                (column == self._columns - 1, self._beside[-1][row]),
                (row == 0, self._above[0][column]),
                (row == self._rows - 1, self._above[-1][column]),
            )
            if on_edge
        ]
        return bool(edges) and sum(edges) < len(edges) / 2


def _drawn(at: float, stops: list[float], rules: list[Rule]) -> list[bool]:
    """For each stretch between two stops, whether the rules at a place cover it."""
    near = [rule for rule in rules if abs(rule.at - at) <= _SAME]
    return [
        sum(max(0.0, overlap(first, last, rule.first, rule.last)) for rule in near) >= _COVERED * (last - first)
        for first, last in pairwise(stops)
    ]


def _regions(walls: _Walls, rows: int, columns: int) -> list[list[tuple[int, int]]]:
    """The places of a grid, those without a rule between them together."""
    seen = [[False] * columns for _ in range(rows)]
    regions = []
    for row in range(rows):
        for column in range(columns):
            if not seen[row][column]:
                seen[row][column] = True
                regions.append(_flood(walls, seen, row, column))
    return regions


def _flood(walls: _Walls, seen: list[list[bool]], row: int, column: int) -> list[tuple[int, int]]:
    region, waiting = [], [(row, column)]
    while waiting:
        row, column = waiting.pop()
        region.append((row, column))
        around = (
            (row, column + 1, column + 1 < len(seen[0]) and not walls.right(row, column)),
            (row, column - 1, column > 0 and not walls.right(row, column - 1)),
            (row + 1, column, row + 1 < len(seen) and not walls.below(row, column)),
            (row - 1, column, row > 0 and not walls.below(row - 1, column)),
        )
        for other_row, other_column, is_open in around:
            if is_open and not seen[other_row][other_column]:
                seen[other_row][other_column] = True
                waiting.append((other_row, other_column))
    return region


def _slots(places: list[tuple[int, int]], xs: list[float], ys: list[float], painted: Sequence[Area]) -> list[Slot]:
    """A region as cells: one where it is a rectangle, else one for each of its rows."""
    top, bottom = min(row for row, _ in places), max(row for row, _ in places)
    left, right = min(column for _, column in places), max(column for _, column in places)
    if len(places) == (bottom - top + 1) * (right - left + 1):
        return [_slot(top, left, bottom, right, xs, ys, painted)]
    slots = []
    for row in range(top, bottom + 1):
        columns = sorted(column for other, column in places if other == row)
        start = 0
        for place in range(1, len(columns) + 1):
            if place == len(columns) or columns[place] != columns[place - 1] + 1:
                slots.append(_slot(row, columns[start], row, columns[place - 1], xs, ys, painted))
                start = place
    return slots


def _slot(
    top: int, left: int, bottom: int, right: int, xs: list[float], ys: list[float], painted: Sequence[Area]
) -> Slot:
    area = Area(xs[left], ys[top], xs[right + 1], ys[bottom + 1])
    x, y, least = (area.x0 + area.x1) / 2, (area.top + area.bottom) / 2, 0.7 * area.width * area.height
    shaded = any(
        paint.x0 <= x <= paint.x1
        and paint.top <= y <= paint.bottom
        and overlap(area.x0, area.x1, paint.x0, paint.x1) * overlap(area.top, area.bottom, paint.top, paint.bottom)
        > least
        for paint in painted
    )
    return Slot(top, left, bottom - top + 1, right - left + 1, area, shaded)
