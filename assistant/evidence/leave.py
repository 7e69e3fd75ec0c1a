"""Whether a line lists the cases in which something may or must not be done: 다음 각 호의 …경우에는 … 수 있다.

Rules tell when something may be done by a ban as well, with what they except from it: … 거절하지 못한다. 다만, 다음 각
호의 …. Knows the words of a question and the block that a line stands in.
"""

from assistant.evidence.candidates import Candidate
from assistant.understanding.question import Question
from ingest import patterns as re

_CASE = "(?:경우|때|사유|조건)"
_ASKS_LEAVE = re.compile(
    rf"수 ?있는 {_CASE}|않을 수 ?있는|도 ?되는 {_CASE}|(?:어떤|어느|무슨) {_CASE}[^?]{{0,30}}(?:수 ?있|도 ?[되돼])"
)
_ASKS_BAN = re.compile(
    rf"수 ?없는 {_CASE}|(?:안|못) ?[되하]는 {_CASE}|(?:어떤|어느|무슨) {_CASE}[^?]{{0,30}}(?:수 ?없|면 ?안)"
)
_LISTED = r"(?:다음|아래) ?(?:각 ?[호목항]|의? ?어느|중 어느|의 경우)"
_NOT = r"(?:[수] 없|못[하한]|(?:아니|안) ?[되된됩])"
_LEAVES = re.compile(
    rf"{_LISTED}[^.]*(?:경우|때|한하여|한해|사람|자|정보)[^.]*수 ?있"
    rf"|{_LISTED}[^.]*(?:제외하고는|외에는|아니면)[^.]*{_NOT}"
    rf"|{_NOT}[^.]*\. ?(?:다만|단),? [^.]*{_LISTED}"
)
_BANS = re.compile(rf"{_LISTED}(?:(?!제외하고|외에는|아니면)[^.])*{_NOT}")
_FITS = 1.2


def leave_fit(question: Question, candidate: Candidate) -> float:
    """More for a line that lists the cases of a leave or of a ban, where those are asked for."""
    asked = _LEAVES if _ASKS_LEAVE.search(question.text) else _BANS if _ASKS_BAN.search(question.text) else None
    if asked is None:
        return 1.0
    return _FITS if asked.search(candidate.reading.own(candidate.block)) else 1.0
