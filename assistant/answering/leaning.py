"""What a sentence leans on: an exception, or what holds in that case, is told behind the rule that it belongs to."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence.candidates import Candidate
from ingest import patterns as re

_IN_THAT_CASE = re.compile(r"\W{0,2}이 경우")
# An exception that only takes away from the rule: by itself it tells nothing, or the contrary.
_EXCEPTION = re.compile(r"\W{0,2}(?:다만|단)[,，]?\s")
_TAKES_AWAY = re.compile(r"(?:그러하지 (?:아니하다|않다)|(?:제외|예외로) ?(?:한다|합니다|함|됩니다|된다))[.\s]*$")
# What holds for one kind says no more than how much: 하자보증기간은 1년이다. 설비는 2년으로 한다.
_OF_ONE_KIND = re.compile(r"\W{0,2}[가-힣 ]{1,14}[은는] [\d,.]+ ?[가-힣%㎞㎡]{1,5}로 (?:한다|합니다|함)[.\s]*$")
_ENDED = re.compile(r"(?<=[다요음함])[.]\s+")
_LONGEST = 400


def with_their_rules(told: Sequence[Candidate]) -> list[Candidate]:
    """Candidates with the sentences that they lean on; what another one says with its rule isn't told by itself."""
    whole = [with_its_rule(one) for one in told]
    return [one for one in whole if not any(_holds(other, one) for other in whole)]


def _holds(wider: Candidate, inner: Candidate) -> bool:
    same = wider.reading is inner.reading and wider.start <= inner.start and inner.end <= wider.end
    return same and (wider.start, wider.end) != (inner.start, inner.end)


def with_its_rule(candidate: Candidate) -> Candidate:
    """The candidate with the sentences before it in its line that it can't be understood without."""
    start = candidate.start
    text, first = candidate.reading.document.text, candidate.block.content_start
    while start > first and _leans(text[start : candidate.end]):
        before = text[first:start].rstrip()
        ends = [match.end() for match in _ENDED.finditer(before)]
        start = first + (ends[-1] if ends else 0)
        if candidate.end - start > _LONGEST:
            return candidate
    return candidate if start == candidate.start else replace(candidate, start=start)


def _leans(told: str) -> bool:
    exception = _EXCEPTION.match(told) is not None and _TAKES_AWAY.search(told) is not None
    return exception or _IN_THAT_CASE.match(told) is not None or _OF_ONE_KIND.match(told) is not None
