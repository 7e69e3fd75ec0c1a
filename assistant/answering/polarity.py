"""네 or 아니요 in front of what was worked out, where the question asks yes or no."""

from decimal import Decimal

from assistant.answering.arithmetic import Operand
from assistant.evidence.reading import squeezed
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from assistant.understanding.yes_no import NO, YES
from ingest import patterns as re

_REACHED = re.compile(r"달성|넘었|넘겼|채웠|이뤘|도달")
_THAN = re.compile(r"(\S+)보다")
_LESS = re.compile(r"(?:적|작|낮|짧)(?:은|나|습|을|아|던|은가)")
_RISING = re.compile(r"늘|증가|커|많|올[라랐]|확대|높아|상승")
_CHANGING = re.compile(r"달라|달랐|바뀌|바뀐|변했|변하|변화")
_YES, _NO = f"{YES}, ", f"{NO}, "


def of_change(question: Question, change: Decimal) -> str:
    """The opening where the question asks whether a figure rose, fell or changed; empty where it doesn't."""
    if Asked.YES_NO not in question.asked:
        return ""
    if change == 0:
        return _NO
    if _CHANGING.search(question.text):
        return _YES
    return _YES if (change > 0) == (_RISING.search(question.text) is not None) else _NO


def of_order(question: Question, subject: Operand, other: Operand) -> str:
    """The opening where the question asks whether one figure reached or exceeds another; empty where it doesn't."""
    if Asked.YES_NO not in question.asked:
        return ""
    if _REACHED.search(question.text):
        return _YES if subject.value >= other.value else _NO
    than = _THAN.search(question.text)
    if than is None:
        return ""
    against_other = squeezed(other.name).endswith(squeezed(than[1])) or squeezed(than[1]) in squeezed(other.name)
    subject_is_more = subject.value >= other.value
    asks_less = _LESS.search(question.text) is not None
    return _YES if against_other is (subject_is_more is not asks_less) else _NO
