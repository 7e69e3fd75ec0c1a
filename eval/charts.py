"""Small charts as SVG text: shares with their intervals, differences around zero, curves, and a histogram. Pure.

No plotting library: matplotlib needs the office's fonts found and chosen for Korean to show at all, bakes one colour
scheme into the picture, and costs 1.3 seconds of start. Here text stays text in the page's own fonts, colours come
from the page by class names (``evaluation.css``), and lengths are per cents, so
that a chart fits its column while its words keep their size. Every chart has a title and a description for screen
readers; the same figures stand in a table beside it, which is its maker's duty. Shares always begin at zero.
"""

import math
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.page.prose import escape
from eval.intervals import Interval

# Pixels of height; widths are per cents of the column, where the labels of bars take the first part.
_ROW, _AXIS = 27, 24
_LABELS, _VALUES = 31.0, 15.0
_PLOT = 160
# A label's half-width characters that fit on a narrow screen.
_WIDEST = 16
# Dots as near to an end of the x axis as this have their words beside them.
_EDGE = 0.1
_STEPS = (1, 2, 2.5, 5, 10)
Told = Callable[[float], str]
Placed = Callable[[float], float]
Names = tuple[str, str]  # of the x axis and of the y axis


@dataclass(frozen=True, slots=True)
class Bar:
    """One share between 0 and 1, and where the true one lies; ``note`` stands at its end."""

    label: str
    value: float
    interval: Interval
    note: str


@dataclass(frozen=True, slots=True)
class Change:
    """One difference of shares, -1 to 1; ``real`` where it is more than chance."""

    label: str
    value: float
    interval: Interval
    note: str
    real: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a curve; one with a label is marked."""

    x: float
    y: float
    label: str = ""


def ticks(most: float, about: int = 4) -> tuple[float, ...]:
    """Round numbers from 0 to at least ``most``, about as many steps as wanted: 37 gives 0, 10, 20, 30, 40."""
    if most <= 0:
        return 0.0, 1.0
    power = 10.0 ** math.floor(math.log10(most / about))
    step = next(size * power for size in _STEPS if size * power * about >= most * (1 - 1e-9))
    count = math.ceil(most / step - 1e-9)
    return tuple(round(number * step, 10) for number in range(count + 1))


def bars(title: str, description: str, shares: Sequence[Bar]) -> str:
    """Write one bar a row, with the interval as a line over its end."""
    height = len(shares) * _ROW + _AXIS

    def rows() -> Iterator[str]:
        yield from _grid_lines([0, 0.25, 0.5, 0.75, 1], len(shares) * _ROW, _of_share)
        for number, bar in enumerate(shares):
            y = number * _ROW
            yield _text(0, y + 18, _fitting(bar.label), "label")
            yield _rect(_of_share(0), y + 7, _of_share(bar.value) - _of_share(0), _ROW - 14, "bar")
            yield _whisker(_of_share(bar.interval.low), _of_share(bar.interval.high), y + _ROW / 2)
            yield _text(100, y + 18, bar.note, "value", anchor="end")

    return _svg(title, description, height, rows())


def changes(title: str, description: str, differences: Sequence[Change]) -> str:
    """Write one difference a row: a dot with its interval, zero in the middle."""
    reach = max((abs(end) for one in differences for end in (one.interval.low, one.interval.high)), default=0.0)
    marks = ticks(max(reach, 0.05), 2)
    top = marks[-1]
    height = len(differences) * _ROW + _AXIS

    def place(value: float) -> float:
        return _of_share((value / top + 1) / 2)

    def rows() -> Iterator[str]:
        shown = [-mark for mark in marks[:0:-1]] + list(marks)
        yield from _grid_lines(shown, len(differences) * _ROW, place, signed=True)
        yield _line(place(0), 0, place(0), len(differences) * _ROW, "zero")
        for number, one in enumerate(differences):
            y = number * _ROW + _ROW / 2
            yield _text(0, y + 4, _fitting(one.label), "label")
            yield _whisker(place(one.interval.low), place(one.interval.high), y)
            kind = ("up" if one.value > 0 else "down") if one.real else "dot"
            yield f'<circle class="{kind}" cx="{place(one.value):.2f}%" cy="{y:g}" r="5"/>'
            yield _text(100, y + 4, one.note, "value", anchor="end")

    return _svg(title, description, height, rows())


def line(title: str, description: str, dots: Sequence[Dot], marked: Dot, names: Names) -> str:
    """Write a curve over shares of 0 to 1 on the x axis, one point marked; y goes from zero to above the highest."""
    marks = ticks(max(dot.y for dot in (*dots, marked)))
    named = [(mark, _percent(mark)) for mark in (0, 0.25, 0.5, 0.75, 1)]
    return _plotted(title, description, _Curve(dots, (marked,)), named, marks, names)


def steps(title: str, description: str, dots: Sequence[Dot], steps: Sequence[str], names: Names) -> str:
    """Write a line over named steps at equal distances, every dot marked; y is a share from 0 to 1."""
    last = max(len(steps) - 1, 1)
    spread = [Dot(number / last, dot.y, dot.label) for number, dot in enumerate(dots)]
    named = [(number / last, name) for number, name in enumerate(steps)]
    return _plotted(title, description, _Curve(spread, spread), named, (0, 0.25, 0.5, 0.75, 1), names)


def histogram(title: str, description: str, values: Sequence[float], marked: Sequence[Dot], names: Names) -> str:
    """Write how many values fall where, from zero; ``marked`` names places on the x axis (``y`` is not looked at)."""
    marks = ticks(max([*values, *(dot.x for dot in marked)], default=0.0))
    counts = binned(values, marks[-1])
    box = _Box(ticks(max(counts), 3)[-1])
    named = [(mark / marks[-1], f"{mark:,g}") for mark in marks]

    def parts() -> Iterator[str]:
        yield from box.frame(named, ticks(max(counts), 3), "{:,g}".format)
        width = box.wide / len(counts)
        for number, count in enumerate(counts):
            x = box.x(number / len(counts)) + width * 0.08
            yield _rect(x, box.y(count), width * 0.84, box.floor - box.y(count), "bar") if count else ""
        for number, dot in enumerate(marked):
            x = box.x(dot.x / marks[-1])
            # One under the other, for the lines may be close; none goes through the words above its own.
            top = box.ceiling + 17 * number
            yield _line(x, top - 6 if number else top, x, box.floor, "marked")
            side, anchor = (0.8, "start") if x < 70 else (-0.8, "end")
            yield _text(x + side, top + 6, dot.label, "value", anchor=anchor)
        yield from box.names(names)

    return _svg(title, description, box.height, parts())


def binned(values: Sequence[float], end: float, bins: int = 20) -> list[int]:
    """Count values in equal bins from 0 to ``end``; the end itself belongs to the last."""
    counts = [0] * bins
    for value in values:
        counts[min(bins - 1, int(value / end * bins)) if end else 0] += 1
    return counts


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a plot of x in 0 to 1 and y in 0 to ``top`` lies: x in per cents, y in pixels."""

    top: float
    left: float = 9.0
    ceiling: float = 38.0
    floor: float = 38.0 + _PLOT
    height: float = 38.0 + _PLOT + 40

    @property
    def wide(self) -> float:
        """Per cents between both ends of the x axis."""
        return 97.0 - self.left

    def x(self, share: float) -> float:
        return self.left + share * self.wide

    def y(self, value: float) -> float:
        return self.floor - (value / self.top) * (self.floor - self.ceiling)

    def frame(self, named: Sequence[tuple[float, str]], marks: Sequence[float], told: Told) -> Iterator[str]:
        for mark in marks:
            y = self.y(mark)
            yield _line(self.left, y, 97, y, "axis" if mark == 0 else "guide")
            yield _text(self.left - 1.2, y + 4, told(mark), "tick", anchor="end")
        for share, name in named:
            yield _text(self.x(share), self.floor + 17, name, "tick", anchor="middle")

    def names(self, names: Names) -> Iterator[str]:
        yield _text(97, self.floor + 34, names[0], "tick", anchor="end")
        yield _text(0, 11, names[1], "tick")


@dataclass(frozen=True, slots=True)
class _Curve:
    dots: Sequence[Dot]
    marked: Sequence[Dot]


def _plotted(
    title: str,
    description: str,
    curve: _Curve,
    named: Sequence[tuple[float, str]],
    marks: Sequence[float],
    names: Names,
) -> str:
    box = _Box(marks[-1])

    def parts() -> Iterator[str]:
        yield from box.frame(named, marks, _percent)
        yield from _joined(box, curve.dots)
        for dot in curve.marked:
            x, y = box.x(dot.x), box.y(dot.y)
            yield f'<circle class="dot" cx="{x:.2f}%" cy="{y:.1f}" r="4.5"/>'
            # A curve that rises from the left edge would go through words above its first dot.
            rises = dot.x < _EDGE and curve.dots[-1].y > dot.y and y + 20 < box.floor
            anchor = "end" if dot.x > 1 - 2 * _EDGE else "start" if dot.x < _EDGE else "middle"
            yield _text(x, y + 20 if rises else y - 9, dot.label, "value", anchor=anchor)
        yield from box.names(names)

    return _svg(title, description, box.height, parts())


def _joined(box: _Box, dots: Sequence[Dot]) -> Iterator[str]:
    """Join dots by lines, which take per cents where a path can't."""
    for first, second in pairwise(dots):
        yield _line(box.x(first.x), box.y(first.y), box.x(second.x), box.y(second.y), "curve")


def _grid_lines(marks: Sequence[float], height: float, place: Placed, *, signed: bool = False) -> Iterator[str]:
    for mark in marks:
        yield _line(place(mark), 0, place(mark), height, "guide")
        told = f"{100 * mark:+g}%p" if signed and mark else _percent(mark)
        yield _text(place(mark), height + 17, told if mark or not signed else "0", "tick", anchor="middle")


def _fitting(label: str) -> str:
    """Cut a label to its part of the width; the whole one stands in the table."""
    width = 0
    for place, character in enumerate(label):
        width += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if width > _WIDEST:
            return label[:place].rstrip() + "…"
    return label


def _of_share(share: float) -> float:
    """Per cent of the width at which a share of 0 to 1 stands, beside the labels."""
    return _LABELS + share * (100 - _LABELS - _VALUES - 3)


def _percent(share: float) -> str:
    return f"{100 * share:.3g}%"


def _whisker(low: float, high: float, y: float) -> str:
    ends = "".join(_line(x, y - 4, x, y + 4, "whisker") for x in (low, high))
    return _line(low, y, high, y, "whisker") + ends


def _rect(x: float, y: float, width: float, height: float, kind: str) -> str:
    return f'<rect class="{kind}" x="{x:.2f}%" y="{y:.1f}" width="{max(width, 0):.2f}%" height="{max(height, 0):.1f}"/>'


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1:.2f}%" y1="{y1:.1f}" x2="{x2:.2f}%" y2="{y2:.1f}"/>'


def _text(x: float, y: float, words: str, kind: str, anchor: str = "start") -> str:
    return f'<text class="{kind}" x="{x:.2f}%" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _svg(title: str, description: str, height: float, parts: Iterator[str]) -> str:
    return (
        f'<svg class="chart" width="100%" height="{height:g}" role="img">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{''.join(parts)}</svg>"
    )
