"""The order in which what stands on a slide is read: bands from the top, in them columns from the left.

What stands on a card is read with the card. Knows places and the order of drawing, not what is drawn.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_DEEPEST: Final = 20
_MOST_CARDS: Final = 400  # every pair is compared
_SLACK: Final = 0.1  # how much of a shape may reach into the next band
_CARD_AREA: Final = 1.2  # a card is larger than what stands on it


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a shape stands, and its place in the order of drawing."""

    index: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """How much of the slide it covers."""
        return (self.right - self.left) * (self.bottom - self.top)

    def holds(self, other: "Frame") -> bool:
        """Say whether another shape stands on this one."""
        slack = _SLACK * min(other.right - other.left, other.bottom - other.top)
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and self.right + slack >= other.right
            and self.bottom + slack >= other.bottom
            and self.area >= _CARD_AREA * other.area
        )


def reading_order(frames: Sequence[Frame]) -> list[int]:
    """Give the indices of shapes as a reader goes through them."""
    on_card: dict[int, list[Frame]] = {}
    loose = []
    for frame in frames:
        card = _card_of(frame, frames) if len(frames) <= _MOST_CARDS else None
        if card is None:
            loose.append(frame)
        else:
            on_card.setdefault(card.index, []).append(frame)
    order: list[int] = []
    _place(loose, on_card, order)
    return order


def _card_of(frame: Frame, frames: Sequence[Frame]) -> Frame | None:
    """The smallest shape drawn before that a shape stands on."""
    under = [one for one in frames if one.index < frame.index and one.area > 0 and one.holds(frame)]
    return min(under, key=lambda one: one.area, default=None)


def _place(frames: Sequence[Frame], on_card: dict[int, list[Frame]], order: list[int]) -> None:
    for frame in _cut(frames, 0):
        order.append(frame.index)
        if frame.index in on_card:
            _place(on_card[frame.index], on_card, order)


def _cut(frames: Sequence[Frame], depth: int) -> list[Frame]:
    """Cut into bands where a gap goes across, else into columns where one goes down, and so on inside."""
    if len(frames) < 2 or depth > _DEEPEST:
        return sorted(frames, key=lambda one: (one.top, one.left))
    bands = _groups(frames, lambda one: (one.top, one.bottom))
    if len(bands) > 1:
        return [frame for part in _grids(bands) for frame in _cut_further(part, depth)]
    columns = _groups(frames, lambda one: (one.left, one.right))
    if len(columns) > 1:
        return [frame for column in columns for frame in _cut(column, depth + 1)]
    return sorted(frames, key=lambda one: (one.top, one.left))


def _cut_further(part: "list[Frame] | tuple[Frame, ...]", depth: int) -> list[Frame]:
    return list(part) if isinstance(part, tuple) else _cut(part, depth + 1)


def _groups(frames: Sequence[Frame], extent: Callable[[Frame], tuple[float, float]]) -> list[list[Frame]]:
    """Group shapes that overlap along one axis, each a little shortened."""
    groups: list[list[Frame]] = []
    reached = float("-inf")
    for frame in sorted(frames, key=lambda one: extent(one)[0]):
        start, end = extent(frame)
        if not groups or start >= reached:
            groups.append([])
        groups[-1].append(frame)
        reached = max(reached, end - _SLACK * (end - start))
    return groups


def _grids(bands: list[list[Frame]]) -> "list[list[Frame] | tuple[Frame, ...]]":
    """Put bands together that were drawn column by column; what is so ordered comes as a tuple."""
    parts: list[list[Frame] | tuple[Frame, ...]] = []
    at = 0
    while at < len(bands):
        rows = [sorted(band, key=lambda one: one.left) for band in bands[at:]]
        same = next((n for n, row in enumerate(rows) if not _is_below(rows[0], row)), len(rows))
        columns = [row[column] for column in range(len(rows[0])) for row in rows[:same]]
        if same > 1 and all(one.index < after.index for one, after in pairwise(columns)):
            parts.append(tuple(columns))
            at += same
        else:
            parts.append(bands[at])
            at += 1
    return parts


def _is_below(top: list[Frame], row: list[Frame]) -> bool:
    """Say whether a row has as many shapes as the top one, each in the same column."""
    return len(top) == len(row) > 1 and all(
        one.left < other.right and other.left < one.right for one, other in zip(top, row, strict=True)
    )
