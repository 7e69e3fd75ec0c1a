"""Means, percentiles and bootstrap intervals. Pure functions: they know nothing of what was measured."""

import math
import random
from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

Measured = TypeVar("Measured")


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least ``share`` of the values do not exceed (nearest rank)."""
    if not values:
        return 0.0
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def mean(values: Collection[float]) -> float | None:
    """The mean, or None where there is nothing to take it of."""
    return sum(values) / len(values) if values else None


def bootstrap_interval(
    measured: Sequence[Measured], figure: Callable[[Sequence[Measured]], float], rounds: int = 2000, seed: int = 1
) -> tuple[float, float]:
    """The 95 % percentile interval of a figure over things drawn anew, with replacement, in seeded rounds.

    Efron & Tibshirani, "An Introduction to the Bootstrap", 1993, ch. 13. What is measured on one question stays
    together when its measurements are one thing here, so that a ratio of two ways is a paired one. Equal figures give
    an interval of no width; of nothing it is 0 to 0.
    """
    if not measured:
        return 0.0, 0.0
    draw = random.Random(seed)
    figures = [figure(draw.choices(measured, k=len(measured))) for _ in range(rounds)]
    return percentile(figures, 0.025), percentile(figures, 0.975)
