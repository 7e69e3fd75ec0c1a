"""Whether the two ends of a range in an answer belong together: 3세 이상 5세 이하 where the source has 3~8세.

An end that belongs to another range of the source passes where both ranges may have been told as one (0~11 and 12~23
as 0~23). Knows figures and the words that bound them.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.checking.around import Wording, bound_of
from assistant.checking.terms import sized
from assistant.figures.compare import measure, same_when_rounded
from assistant.figures.parsing import Figure, FigureKind
from ingest import patterns as re

_KINDS = frozenset({FigureKind.AMOUNT, FigureKind.PERCENT, FigureKind.COUNT})
_BETWEEN = re.compile(r" ?[~∼] ?(?:만 ?)?")
_FROM, _TO = re.compile(r" ?에서 ?(?:최대 ?|만 ?)?"), re.compile(r" ?(?:까지|사이)")
# The two ends of a range stand at most this far apart.
_FAR = 12
Ends = tuple[Figure, Figure]


def is_odd_end(claim: Figure, answer: Wording, question: Wording, cited: Iterable[Wording]) -> bool:
    """Say whether a claim is an end of a range that goes backwards, or of which the source has the other end alone."""
    own = next((ends for ends in ranges_of(answer) if claim.start in (ends[0].start, ends[1].start)), None)
    if own is None:
        return False
    (first_of, first), (last_of, last) = (sized(end) for end in own)
    if first_of == last_of and first > last:
        return True
    if any(_same(own, ends) == (True, True) for ends in ranges_of(question)):
        return False
    same = [_same(own, ends) for text in cited for ends in ranges_of(text)]
    if (True, True) in same:
        return False
    known = (True, False) in same, (False, True) in same
    return known == ((False, True) if claim.start == own[0].start else (True, False))


@lru_cache(maxsize=256)
def ranges_of(text: Wording) -> Sequence[Ends]:
    """The ranges of a text that are bounded on both sides, as 만 3세 이상 5세 이하 or 3~5세."""
    figures = [one for one in text.in_order if one.kind in _KINDS or one.kind is FigureKind.NUMBER]
    return tuple((least, most) for least, most in pairwise(figures) if _are_ends(text.text, least, most))


def _are_ends(text: str, least: Figure, most: Figure) -> bool:
    if most.kind not in _KINDS or most.start - least.end > _FAR:
        return False
    if measure(least) != measure(most) and least.kind is not FigureKind.NUMBER:
        return False  # of "3이상 8세 이하" the first has no unit of its own
    if _FROM.fullmatch(text, least.end, most.start) and _TO.match(text, most.end):
        return True  # from 40시간 to 20시간 something is changed, to 20시간까지 it reaches
    bounded = bound_of(text, least) < 0 < bound_of(text, most)
    return bounded or _BETWEEN.fullmatch(text, least.end, most.start) is not None


def _same(first: Ends, second: Ends) -> tuple[bool, bool]:
    if measure(first[1]) != measure(second[1]):
        return False, False
    return _is_same(first[0], second[0]), _is_same(first[1], second[1])


def _is_same(first: Figure, second: Figure) -> bool:
    return same_when_rounded(first, second) or first.number == second.number
