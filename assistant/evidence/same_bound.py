"""Whether evidence sets the bound that a question states or asks for: 0.08 이상이면, 최대 며칠까지."""

from functools import lru_cache

from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import squeezed
from assistant.understanding.question import Question
from ingest import patterns as re

_STATED = re.compile(r"(?<![\d.])(\d[\d.]*)[가-힣%㎡]{0,4}(이상|이하|미만|초과)")
_ASKS_MOST = re.compile(
    r"(?:최대|최고|최장|많아야) ?(?:며칠|몇|얼마)|(?:며칠|몇 ?[가-힣]{1,2}|얼마)까지 (?:늘|쓸|가능|받|올)"
)
_SETS_MOST = re.compile(r"\d[^.]{0,12}(?:넘지 (?:못|않|아니)|까지|이내|이하|한도)|최대|최장|상한")
_SAME, _MOST = 1.1, 1.15


def bound_fit(question: Question, candidate: Candidate) -> float:
    """More for evidence with every bound that the question states, in whatever unit, or with the most it asks for."""
    stated = _bounds(squeezed(question.text))
    most = _ASKS_MOST.search(question.text) is not None and _SETS_MOST.search(candidate.quote) is not None
    return (_SAME if stated and stated <= _bounds(candidate.own) else 1.0) * (_MOST if most else 1.0)


@lru_cache(maxsize=4096)
def _bounds(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((found[1], found[2]) for found in _STATED.finditer(text))
