"""By how much something grows, as a sentence says it from one figure to another: 47개소에서 54개소로 확대.

Knows one sentence and the question; which sentence is looked at is chosen elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.answering import arithmetic
from assistant.answering.arithmetic import Operand, Worked
from assistant.answering.clauses import most_told
from assistant.answering.operations import Operation
from assistant.answering.polarity import of_change
from assistant.answering.refusing import LEAST_SCORE
from assistant.evidence.counting import counts
from assistant.evidence.reading import squeezed
from assistant.evidence.tenses import asks_of_past
from assistant.evidence.weighing import Weighed
from assistant.figures.parsing import Figure, parse_figures
from assistant.figures.quantities import FigureKind
from assistant.understanding.question import Question
from ingest import patterns as re

_BY_HOW_MUCH = re.compile(r"(?:몇|얼마).*(?:늘|줄|증가|감소|올[라랐리]|오르|내[려렸리]|확대|축소|많아|적어)")
_UP_TO_WHAT = re.compile(r"(?:몇 ?[가-힣]{1,4}|얼마)로 ")
# 8개 반에서 10개 반으로.
_FROM = re.compile(r"(?P<of>(?: [가-힣]{1,3})?)에서 ?")
_TO = re.compile(r"(?P<of>(?: [가-힣]{1,3}?)?)(?:으로|로)(?![가-힣])")
_MEASURED = frozenset({FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.PERCENT})
_PLANNED = (("늘었습니다", "늘어납니다"), ("줄었습니다", "줄어듭니다"), ("높아졌", "높아집"), ("낮아졌", "낮아집"))
_LEAST_COVERAGE = 0.8


@dataclass(frozen=True, slots=True)
class _Step:
    """Two figures of a sentence, the later one after the earlier, and the words before them."""

    before: str
    earlier: Operand
    later: Operand


def of_steps(question: Question, one: Weighed, operation: Operation) -> Worked | None:
    """Work out by how much the thing asked about grows; None where the sentence takes no such step with it."""
    if operation is not Operation.DIFFERENCE or one.score < LEAST_SCORE or one.coverage < _LEAST_COVERAGE:
        return None
    if not _BY_HOW_MUCH.search(question.text) or _UP_TO_WHAT.search(question.text):
        return None
    steps = [step for step in _steps(one.candidate.quote) if _is_counted(question, step)]
    at = 0 if len(steps) == 1 else most_told(question, [squeezed(step.before) for step in steps])
    if not steps or at is None:
        return None
    step = steps[at]
    opening = of_change(question, step.later.value - step.earlier.value)
    worked = arithmetic.growth("", step.earlier, step.later, opening=opening)
    return worked if asks_of_past(question) else replace(worked, sentence=_planned(worked.sentence))


def _steps(text: str) -> Iterator[_Step]:
    since = 0
    for earlier, later in pairwise(parse_figures(text)):
        alike = earlier.kind is later.kind and earlier.unit == later.unit and earlier.kind in _MEASURED
        start, end = _FROM.fullmatch(text, earlier.end, later.start), _TO.match(text, later.end)
        if alike and start is not None and end is not None and start["of"] == end["of"]:
            yield _Step(text[since : earlier.start], _operand(text, earlier, start), _operand(text, later, end))
            since = later.end


def _operand(text: str, figure: Figure, behind: re.Match[str]) -> Operand:
    return Operand("", text[figure.start : behind.end("of")], figure.value, figure.unit)


def _is_counted(question: Question, step: _Step) -> bool:
    return not question.counter or counts(question.counter, f"{step.later.said} ")


def _planned(sentence: str) -> str:
    """A sentence that says what is to come as such."""
    for past, planned in _PLANNED:
        sentence = sentence.replace(past, planned)
    return sentence
