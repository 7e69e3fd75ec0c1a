"""One measured system as a row: its figures with their intervals. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eval.intervals import Interval, of_mean, wilson


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, and where the true one lies with 95 % confidence."""

    value: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class MeasuredRow:
    """What one of our ways reaches; ``told`` are facts beside the figures, such as milliseconds."""

    system: str
    figures: Mapping[str, Figure]
    told: Mapping[str, object] = field(default_factory=dict)


def figure(values: Sequence[float]) -> Figure:
    """The mean over queries: with Wilson's interval where each is right or wrong, else with the bootstrap's."""
    if all(value in (0.0, 1.0) for value in values):
        return Figure(sum(values) / len(values) if values else 0.0, wilson(round(sum(values)), len(values)))
    return Figure(sum(values) / len(values), of_mean(values))
