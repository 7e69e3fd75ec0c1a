"""Whether evidence sets the very bound that a question states: 0.08 이상이면 and 0.08퍼센트 이상 0.2퍼센트 미만."""

from functools import lru_cache

from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import squeezed
from assistant.understanding.question import Question
from ingest import patterns as re

_STATED = re.compile(r"(?<![\d.])(\d[\d.]*)[가-힣%㎡]{0,4}(이상|이하|미만|초과)")
_SAME = 1.1


def bound_fit(question: Question, candidate: Candidate) -> float:
    """More for evidence with every bound that the question states, in whatever unit it leaves unsaid."""
    stated = _bounds(squeezed(question.text))
    return _SAME if stated and stated <= _bounds(candidate.own) else 1.0


@lru_cache(maxsize=4096)
def _bounds(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((found[1], found[2]) for found in _STATED.finditer(text))
