"""The most there is to get, where a question asks for that: told by a bound, not by what somebody got.

Knows weighed evidence, not how it is said.
"""

from collections.abc import Sequence

from assistant.evidence.counting import counts
from assistant.evidence.kinds import holds
from assistant.evidence.weighing import Weighed
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re

_ASKED = re.compile(r"얼마까지|최대 ?(?:얼마|몇|며칠)|(?:한도|상한)(?:액)?[은는이가]?(?:[?？ ]*$| ?(?:얼마|몇))")
# 입사 1년 미만인 says of whom, not how much.
_BOUND = re.compile(r"최대|최고|한도|상한|이내|이하(?!인)|미만(?!인)|까지|범위|넘을 수 없|넘지 (?:못|않|아니)")
# How much less a piece with a bound may fit, and how far down it is looked for.
_NEARLY, _LOOKED_AT = 0.7, 8


def bounding(question: Question, first: Weighed, weighed: Sequence[Weighed]) -> Weighed:
    """The piece of evidence that tells the most there is, where that is asked for and the best one doesn't."""
    asked = next((kind for kind in (Asked.AMOUNT, Asked.COUNT) if kind in question.asked), None)
    if asked is None or not _ASKED.search(question.text) or _bounds(question, first, asked):
        return first
    near = (one for one in weighed[:_LOOKED_AT] if one.score >= _NEARLY * first.score)
    return next((one for one in near if _bounds(question, one, asked)), first)


def _bounds(question: Question, one: Weighed, asked: Asked) -> bool:
    quote = one.candidate.quote
    if asked is Asked.COUNT and question.counter and not counts(question.counter, quote):
        return False
    return _BOUND.search(f"{quote} {one.candidate.names}") is not None and holds(asked, quote)
