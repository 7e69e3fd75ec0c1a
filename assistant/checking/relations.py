"""Whether figures that an answer itself relates fit each other: 10만 원의 절반인 5만 원, 60%이고 남은 40%.

Knows an answer alone, and only relations of which both sides are written out.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain, pairwise

from assistant.checking.around import Wording
from assistant.figures.compare import measure
from assistant.figures.parsing import CALENDAR_KINDS, Figure, FigureKind
from ingest import patterns as re

_HALF = re.compile(r" ?의 ?(?:절반|반)(?:인|에 해당하는|에 해당되는)? ?(?:약 ?)?")
_SHARED, _IS = re.compile(r" ?(?:의|중) ?"), re.compile(r" ?(?:인|에 해당하는|에 해당되는) ?(?:최대|약)? ?")
_LEFT = re.compile(r"(?:남은|나머지|잔여)(?:는|인)? ?(?:[가-힣]{1,6}[은는] )?(?:[가-힣]{1,4}(?<![의중]) )?$")
_TIMES, _EQUALS = re.compile(r" ?[x×X*] ?"), re.compile(r" ?= ?")
_OPENS, _CLOSES = re.compile(r" ?\("), re.compile(r" ?\)")
_WORKED_ON = re.compile(r"[÷/+−–\-x×*] ?$")  # 40 ÷ 60 × 100 = 66.7 is no product of the last two
# What is left of a whole stands at most this far behind the share that was taken, its word this far before it.
_FAR, _NEAR = 60, 16
_WHOLE = 100
# A result may be rounded by this share.
_ROUNDED = Decimal("0.01")


@lru_cache(maxsize=256)
def misfits(answer: Wording) -> frozenset[int]:
    """Where the figures begin that an answer relates and that don't fit each other."""
    figures = [one for one in answer.in_order if one.kind not in CALENDAR_KINDS]
    found = (of_kind(answer, figures) for of_kind in (_halves, _shares, _rests, _products))
    return frozenset(one.start for related in chain.from_iterable(found) for one in related)


def _halves(answer: Wording, figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    for whole, half in pairwise(figures):
        related = measure(whole) == measure(half) and _between(answer, whole, half, _HALF)
        if related and not _is(half, whole.value / 2):
            yield whole, half


def _shares(answer: Wording, figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    for whole, share, part in zip(figures, figures[1:], figures[2:], strict=False):
        if share.kind is not FigureKind.PERCENT or whole.kind is not FigureKind.AMOUNT or part.kind != whole.kind:
            continue
        related = _between(answer, whole, share, _SHARED) and _between(answer, share, part, _IS)
        if related and not _is(part, whole.value * share.value / _WHOLE):
            yield whole, share, part


def _rests(answer: Wording, figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    shares = [one for one in figures if one.kind is FigureKind.PERCENT]
    for place, rest in enumerate(shares[1:], 1):
        taken = shares[place - 1]
        said = answer.text[max(taken.end, rest.start - _NEAR) : rest.start]
        if rest.start - taken.end > _FAR or not _LEFT.search(said):
            continue
        begun = next((at for at in range(place) if shares[at].start > taken.start - _FAR), place)
        sums = {sum(one.value for one in shares[at:place]) for at in range(begun, place)}
        if _WHOLE - rest.value not in sums:
            yield taken, rest


def _products(answer: Wording, figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    for first, second, third in zip(figures, figures[1:], figures[2:], strict=False):
        equals = _between(answer, first, second, _TIMES) and _between(answer, second, third, _EQUALS)
        equals = equals and not _WORKED_ON.search(answer.text, max(0, first.start - 3), first.start)
        opens = _between(answer, first, second, _OPENS) and _between(answer, second, third, _TIMES)
        closed = opens and _CLOSES.match(answer.text, third.end) is not None
        if (equals and not _is(third, _times(first, second))) or (closed and not _is(first, _times(second, third))):
            yield first, second, third


def _times(first: Figure, second: Figure) -> Decimal:
    product = Decimal(1)
    for one in (first, second):
        product *= one.value / _WHOLE if one.kind is FigureKind.PERCENT else one.value
    return product


def _between(answer: Wording, first: Figure, second: Figure, words: re.Pattern[str]) -> bool:
    return words.fullmatch(answer.text, first.end, second.start) is not None


def _is(figure: Figure, exact: Decimal) -> bool:
    off = abs(figure.value - exact)
    return off < figure.step / 2 or off <= _ROUNDED * abs(exact)
