"""Whether what an answer speaks of lies in the range that names a value: 14개월 in "12개월 이상 23개월 이하 15만 원".

Knows figures and the words that bound them.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from assistant.checking.around import Wording, bound_of
from assistant.checking.standing import Place
from assistant.checking.terms import sized
from assistant.figures.compare import measure
from assistant.figures.parsing import Figure
from ingest import patterns as re

_BETWEEN = re.compile(r" ?(?:~|∼|-|에서|부터) ?(?:만 ?)?")
# The two ends of a range stand at most this far apart.
_FAR = 12


class Range(NamedTuple):
    """What is bounded, from where and up to where."""

    measure: str
    least: Decimal
    most: Decimal


def lies_within(place: Place, sizes: Mapping[str, Sequence[Decimal]]) -> float:
    """Say whether a size lies in the range that names the place: 1, -1 where all lie outside, 0 where none is told."""
    range_ = range_before(place.text, place.figure, place.around.start)
    told = sizes.get(range_.measure) if range_ is not None else None
    if range_ is None or not told:
        return 0.0
    return 1.0 if any(range_.least <= size <= range_.most for size in told) else -1.0


@lru_cache(maxsize=2048)
def range_before(text: Wording, figure: Figure, begin: int) -> Range | None:
    """The nearest range of another measure between the begin of a sentence and one of its figures."""
    earlier = text.in_order[text.number_of(begin) : text.number_of(figure.start)]
    for least, most in zip(reversed(earlier[:-1]), reversed(earlier[1:]), strict=True):
        if measure(most) != measure(figure) and measure(most) == measure(least) and _are_ends(text.text, least, most):
            (name, first), (_, last) = sized(least), sized(most)
            return Range(name, min(first, last), max(first, last))
    return None


def _are_ends(text: str, least: Figure, most: Figure) -> bool:
    if most.start - least.end > _FAR:
        return False
    bounded = bound_of(text, least) < 0 < bound_of(text, most)
    return bounded or _BETWEEN.fullmatch(text, least.end, most.start) is not None
