"""Of two statements of one deadline the more exact one: 다음 해 2월 말까지, not 이듬해 2월까지.

Knows evidence in its order, not how it was found.
"""

from collections.abc import Sequence

from assistant.evidence.weighing import Weighed
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re

_MONTH = re.compile(r"(?<!\d)(?P<month>\d{1,2})월(?P<day>까지| ?(?:\d{1,2}일|말|초|중순|상순|하순)(?:까지)?)")
_NEARLY = 0.8


def more_exact(question: Question, best: Weighed, weighed: Sequence[Weighed]) -> Weighed:
    """The best evidence, or evidence nearly as good that says till when in the month that the best one only names."""
    vague = _MONTH.findall(best.candidate.quote) if Asked.DATE in question.asked else []
    if len(vague) != 1 or vague[0][1] != "까지":
        return best
    for one in (one for one in weighed if one.score >= _NEARLY * best.score):
        told = _MONTH.findall(one.candidate.quote)
        if len(told) == 1 and told[0][0] == vague[0][0] and told[0][1] != "까지":
            return one
    return best
