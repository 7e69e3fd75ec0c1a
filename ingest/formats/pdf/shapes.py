"""Places on a page: boxes and the frame that turns PDF coordinates into those of the page as it is seen.

All lengths are points; ``top`` and ``bottom`` count from the page's upper edge down.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Area(NamedTuple):
    """A rectangle on the page as seen."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies in it."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def encloses(self, other: "Area", slack: float) -> bool:
        """Say whether another area lies in it, but for some points of slack."""
        return (
            self.x0 - slack <= other.x0
            and other.x1 <= self.x1 + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in PDF coordinates and how far it is turned, in quarters, clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0

    @property
    def width(self) -> float:
        """The width as seen."""
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """The height as seen."""
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def seen(self, left: float, bottom: float, right: float, top: float) -> Area:
        """Where a box of PDF coordinates is seen."""
        if self.quarters == 0:
            return Area(left - self.left, self.top - top, right - self.left, self.top - bottom)
        if self.quarters == 1:
            return Area(bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.quarters == 2:
            return Area(self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        return Area(self.top - top, self.right - right, self.top - bottom, self.right - left)


def overlap(first: float, last: float, other_first: float, other_last: float) -> float:
    """How much two stretches share, negative for the gap between them."""
    return min(last, other_last) - max(first, other_first)


def union(areas: list[Area]) -> Area:
    """The smallest area that holds all of some."""
    return Area(
        min(area.x0 for area in areas),
        min(area.top for area in areas),
        max(area.x1 for area in areas),
        max(area.bottom for area in areas),
    )
