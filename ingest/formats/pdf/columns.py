"""Columns of a page: where an empty strip runs down between two columns of running text.

Knows rows of spans and the areas of tables; a page without such a strip has one column.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.formats.pdf.lines import Span
from ingest.formats.pdf.shapes import Area, overlap

_LEAST_ROWS = 5  # with print on both sides
_FILLED = 0.55  # of its column: how long the usual line of running text is at least
_STEP = 6.0  # points
_MOST_CANDIDATES = 4
_MARGIN = 0.15  # of the page's width; no column is narrower


@dataclass(frozen=True, slots=True)
class Gutter:
    """An empty strip between two columns: its middle and how far down it reaches."""

    at: float
    top: float
    bottom: float

    def parts(self, area: Area) -> bool:
        """Say whether an area stands in the height of the strip, on one of its sides."""
        middle = (area.top + area.bottom) / 2
        return self.top <= middle <= self.bottom and not area.x0 < self.at - 1 < area.x1 - 2


def find_gutters(rows: Sequence[Sequence[Span]], tables: Sequence[Area], width: float) -> tuple[Gutter, ...]:
    """The strips that divide a page into columns, from the left."""
    counts: Counter[int] = Counter()
    for row in rows:
        for before, after in pairwise(row):
            if after.area.x0 - before.area.x1 >= max(after.size, 8.0):
                counts[round((before.area.x1 + after.area.x0) / 2 / _STEP)] += 1
    gutters: list[Gutter] = []
    for place, _ in counts.most_common(_MOST_CANDIDATES):
        at = place * _STEP
        support = sum(counts[place + step] for step in (-1, 0, 1))
        if support < _LEAST_ROWS or not _MARGIN * width < at < (1 - _MARGIN) * width:
            continue
        if not any(abs(at - other.at) < 5 * _STEP for other in gutters):
            gutters.extend(_strips(rows, tables, at))
    return tuple(sorted(gutters, key=lambda gutter: gutter.at))


def _strips(rows: Sequence[Sequence[Span]], tables: Sequence[Area], about: float) -> list[Gutter]:
    """The runs of rows that leave a strip empty, where text runs on both sides of it."""
    at = _centre(rows, about)
    crossing = sorted(area.top for area in tables if area.x0 < at - 2 and area.x1 > at + 2)
    runs: list[list[Sequence[Span]]] = [[]]
    for row in rows:
        beyond = bool(runs[-1]) and any(runs[-1][-1][0].area.top < top <= row[0].area.top for top in crossing)
        if beyond or any(span.area.x0 < at - 1 and span.area.x1 > at + 1 for span in row):
            runs.append([])
        if not any(span.area.x0 < at - 1 and span.area.x1 > at + 1 for span in row):
            runs[-1].append(row)
    gutters = []
    for run in runs:
        both = [row for row in run if row[0].area.x1 < at < row[-1].area.x0]
        if len(both) >= _LEAST_ROWS and _is_prose(run, both, at):
            areas = [span.area for row in run for span in row]
            gutters.append(Gutter(at, min(area.top for area in areas) - 1, max(area.bottom for area in areas) + 1))
    return gutters


def _centre(rows: Sequence[Sequence[Span]], about: float) -> float:
    """The middle of the strip that most rows leave empty near a place."""
    lefts, rights = [], []
    for row in rows:
        for before, after in pairwise(row):
            if before.area.x1 - _STEP <= about <= after.area.x0 + _STEP and after.area.x0 - before.area.x1 >= _STEP:
                lefts.append(before.area.x1)
                rights.append(after.area.x0)
    if not lefts:
        return about
    left = sorted(lefts)[int(0.9 * (len(lefts) - 1))]
    right = sorted(rights)[int(0.1 * (len(rights) - 1))]
    return (left + right) / 2 if right > left else about


def _is_prose(run: Sequence[Sequence[Span]], both: Sequence[Sequence[Span]], at: float) -> bool:
    """Say whether the usual line fills its column on both sides; cells of a table don't."""
    first = min(row[0].area.x0 for row in run)
    last = max(row[-1].area.x1 for row in run)
    left = sorted(sum(span.area.width for span in row if span.area.x1 < at) / max(1.0, at - first) for row in both)
    right = sorted(sum(span.area.width for span in row if span.area.x0 > at) / max(1.0, last - at) for row in both)
    return left[len(left) // 2] >= _FILLED and right[len(right) // 2] >= _FILLED


def split_row(row: Sequence[Span], gutters: Sequence[Gutter]) -> list[list[Span]]:
    """Cut a row at the gutters that run through it."""
    pieces: list[list[Span]] = [[]]
    for span in row:
        if pieces[-1] and any(
            gutter.parts(span.area)
            and gutter.parts(pieces[-1][-1].area)
            and pieces[-1][-1].area.x1 <= gutter.at + 1 <= span.area.x0 + 2
            for gutter in gutters
        ):
            pieces.append([])
        pieces[-1].append(span)
    return [piece for piece in pieces if piece]


def zone_of(area: Area, gutters: Sequence[Gutter]) -> tuple[int, int]:
    """Where an area comes in reading order: which band of columns (odd) or stretch between (even), and which column."""
    bands = _bands(gutters)
    middle = (area.top + area.bottom) / 2
    for place, (top, bottom) in enumerate(bands):
        if middle < top:
            return 2 * place, 0
        if middle <= bottom:
            here = [gutter for gutter in gutters if overlap(gutter.top, gutter.bottom, top, bottom) > 0]
            if any(area.x0 < gutter.at - 2 and area.x1 > gutter.at + 2 for gutter in here):
                # Wider than a column: before or behind the columns, whichever is nearer.
                return (2 * place, 1) if middle - top < bottom - middle else (2 * place + 2, -1)
            return 2 * place + 1, sum(area.x0 >= gutter.at - 2 for gutter in here)
    return 2 * len(bands), 0


def _bands(gutters: Sequence[Gutter]) -> list[tuple[float, float]]:
    bands: list[tuple[float, float]] = []
    for gutter in sorted(gutters, key=lambda gutter: gutter.top):
        if bands and gutter.top < bands[-1][1]:
            bands[-1] = (bands[-1][0], max(bands[-1][1], gutter.bottom))
        else:
            bands.append((gutter.top, gutter.bottom))
    return bands
