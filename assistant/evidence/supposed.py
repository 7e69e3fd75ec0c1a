"""Whether a line tells of the case that a question supposes: 부정청탁을 받으면 and 부정청탁을 받았을 때에는.

Rules say what holds in a case, and many other lines name its matter. Knows the morphemes of a question and the words of
a line.
"""

from functools import lru_cache
from itertools import pairwise

from assistant.evidence.candidates import Candidate
from assistant.understanding.question import Question
from ingest import patterns as re

_IF = frozenset({"면/EC", "으면/EC", "다면/EC"})
_VERBS = ("/VV", "/XSV")
_OF_CASE = 1.12
# How a verb goes on in the case that a rule is for.
_CASE = "(?:때|경우|면|날|자[는가에]|사람[은이에]|후)"
_DONE = "[하한할했함되된될됐됨받]"


def supposed_fit(question: Question, candidate: Candidate) -> float:
    """More for a line that says of a case what the question supposes of it."""
    case = _case(question)
    return _OF_CASE if case is not None and case.search(candidate.own) else 1.0


@lru_cache(maxsize=32)
def _case(question: Question) -> "re.Pattern[str] | None":
    """How a squeezed line tells of what happens in a question to what, in its own words."""
    tokens = question.analysis.tokens
    for at, (one, behind) in enumerate(pairwise(tokens)):
        if not (behind in _IF or (behind.endswith("/EP") and tokens[at + 2 : at + 3] and tokens[at + 2] in _IF)):
            continue
        form, _, tag = one.partition("/")
        before = [token.partition("/")[0] for token in tokens[:at] if "/NN" in token]
        if not before or not f"/{tag}".startswith(_VERBS):
            continue
        # The last syllable of a stem changes: 잃어버린, 늦은.
        deed = _DONE if tag.startswith("XSV") else re.escape(form[:-1] if len(form) > 1 else form)
        return re.compile(rf"{re.escape(before[-1].lower())}[가-힣]{{0,4}}?{deed}[가-힣]{{0,5}}?{_CASE}")
    return None
