"""A figure with the side of it that is meant: more than 1,000억원, 34세 이하."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound on figures; ``value`` is in the unit's own base, such as 원."""

    value: Decimal
    above: bool
    inclusive: bool

    def holds(self, value: Decimal) -> bool:
        """Whether a value lies on its side."""
        if value == self.value:
            return self.inclusive
        return (value > self.value) is self.above
