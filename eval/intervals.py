"""How far a measured figure can be believed: 95 % intervals of shares, of means and of paired differences.

**Shares** of yes and no get Wilson's score interval (Wilson, "Probable inference, the law of succession, and
statistical inference", JASA 22, 1927): it stays within 0 and 1 and has a width even where all of five answers are
right, where a bootstrap would claim certainty. **Means and ratios** get the percentile interval of the bootstrap
(Efron & Tibshirani, "An Introduction to the Bootstrap", 1993, ch. 13) over questions drawn anew with replacement,
``RESAMPLES`` times from the seed ``SEED``: the same figures give the same interval every time. Knows nothing of
questions and answers.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RESAMPLES = 10_000
SEED = 1
CONFIDENCE = 0.95
# Drawn at once: 2 MB of numbers, whatever the number of questions.
_DRAWN = 250_000


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true figure lies, with 95 % confidence."""

    low: float
    high: float


def wilson(right: int, asked: int) -> Interval:
    """The score interval of a share; of nothing it is 0 to 1."""
    if not asked:
        return Interval(0.0, 1.0)
    z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    share, spread = right / asked, z * z / asked
    centre = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * math.sqrt(share * (1 - share) / asked + spread / asked / 4)
    # At the ends rounding would leave a hair between the bound and the share itself.
    low = 0.0 if not right else max(0.0, centre - half)
    return Interval(low, 1.0 if right == asked else min(1.0, centre + half))


def of_mean(values: Sequence[float]) -> Interval:
    """The interval of a mean, or of a mean of paired differences; of nothing it is 0 to 0."""
    return of_strata([values])


def of_strata(strata: Sequence[Sequence[float]]) -> Interval:
    """The interval of the mean of several groups' means, each group drawn anew within itself."""
    filled = [stratum for stratum in strata if len(stratum)]
    if not filled:
        return Interval(0.0, 0.0)
    import numpy as np

    draw = np.random.default_rng(SEED)
    means = np.mean([_means(np.asarray(stratum, dtype=np.float64), draw) for stratum in filled], axis=0)
    return _percentiles(means)


def of_ratio(parts: Sequence[float], wholes: Sequence[float]) -> Interval:
    """The interval of sum(parts) / sum(wholes), both of one question drawn together; 0 to 0 where the wholes are 0."""
    import numpy as np

    pairs = np.asarray([parts, wholes], dtype=np.float64)
    draw = np.random.default_rng(SEED)
    sums = np.concatenate([pairs[:, rows].sum(axis=2) for rows in _draws(pairs.shape[1], draw)], axis=1)
    held = sums[1] > 0
    return _percentiles(sums[0][held] / sums[1][held]) if held.any() else Interval(0.0, 0.0)


def _means(values: "NDArray[np.float64]", draw: "np.random.Generator") -> "NDArray[np.float64]":
    import numpy as np

    return np.concatenate([values[rows].mean(axis=1) for rows in _draws(len(values), draw)])


def _draws(count: int, draw: "np.random.Generator") -> "list[NDArray[np.int64]]":
    """``RESAMPLES`` rows of places, in parts that fit the memory."""
    if not count:
        return [draw.integers(0, 1, (RESAMPLES, 0))]
    step = max(1, _DRAWN // count)
    return [draw.integers(0, count, (min(step, RESAMPLES - at), count)) for at in range(0, RESAMPLES, step)]


def _percentiles(figures: "NDArray[np.float64]") -> Interval:
    import numpy as np

    low, high = np.percentile(figures, [100 * (1 - CONFIDENCE) / 2, 100 * (1 + CONFIDENCE) / 2], method="inverted_cdf")
    return Interval(float(low), float(high))
