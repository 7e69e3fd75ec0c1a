"""Comparisons of figures that one sentence lines up: two of its parts, or two years of one thing."""

from dataclasses import replace

from assistant.answering import arithmetic
from assistant.answering.arithmetic import Operand, Worked
from assistant.answering.clauses import most_told
from assistant.answering.draft import Draft
from assistant.answering.inside import named_operands, named_parts, points_of, whole_of
from assistant.answering.operations import Operation, operation_of
from assistant.answering.polarity import of_change, of_order
from assistant.answering.presenting import told
from assistant.answering.refusing import LEAST_SCORE
from assistant.answering.stepping import of_steps
from assistant.answering.wording import shortened
from assistant.evidence.candidates import Candidate
from assistant.evidence.counting import counts
from assistant.evidence.finding import Found
from assistant.evidence.kinds import holds
from assistant.evidence.measures import growths
from assistant.evidence.reading import squeezed
from assistant.evidence.weighing import Weighed
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import FigureKind
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.types import IN_TABLES

_LOOKED_AT = 8
# Two parts named by words of their own say more than a score: a question that compares names less of the rest.
_LEAST_OF_PARTS = 0.3
_TELLING = frozenset({Asked.REASON, Asked.METHOD, Asked.DEFINITION, Asked.LIST})
_PERCENTS = frozenset({FigureKind.PERCENT, FigureKind.PERCENT_POINT})
_CHANGES = re.compile(r"증가|감소|늘[었어린]|늘어|줄[었어]|상승|하락|확대|증액|감액|올라|올랐")
_BY_POINTS = re.compile(r"%p|％p|퍼센트 ?포인트|%포인트")
_SINCE = re.compile(r"\d\d년?도?(?:보다|에 ?비[해하]|에 ?견줘| ?대비)")
_STROKE = re.compile(r"\s/\s")
_RATES = frozenset({"%", "%p"})
_LONGEST_QUOTE, _TWO = 300, 2
_OF_MONEY = re.compile(r"(?:예산|금액|사업비|투자액|지원금|비용|투자 ?규모)[은는이가] ")
_COVERED, _OF_MATTER = 0.9, 0.8


def states_change(found: Found) -> bool:
    """Whether the best evidence says itself by how much or how many per cent something grew, where that is asked."""
    question = found.question
    if operation_of(question.text) is not Operation.DIFFERENCE or len(question.years) > 1:
        return False
    first = found.weighed[0] if found.weighed else None
    if first is None or first.score < LEAST_SCORE or first.candidate.block.kind in IN_TABLES:
        return False
    if Asked.QUANTITY in question.asked:  # 얼마나 늘었나 is told by 57% 증가 as by a sum
        return first.coverage >= _COVERED and bool(growths(first.candidate.quote))
    if Asked.PERCENT not in question.asked:
        return Asked.AMOUNT in question.asked and any(holds(Asked.AMOUNT, by) for by in growths(first.candidate.quote))
    percents = [figure for figure in parse_figures(first.candidate.quote) if figure.kind in _PERCENTS]
    return bool(percents) and _CHANGES.search(first.candidate.quote) is not None


def lined_up(found: Found) -> Draft | None:
    """Compare two figures of one sentence; None where no good evidence lines two up that the question asks for."""
    question = found.question
    operation = operation_of(question.text)
    if operation is None or question.asked & _TELLING:
        return None
    lines = [one for one in found.weighed[:_LOOKED_AT] if one.candidate.block.kind not in IN_TABLES]
    lines = [one for one in lines if not one.candidate.is_part]
    told = max((one.coverage for one in lines), default=0.0)
    of_matter = [one for one in lines if one.coverage >= _OF_MATTER * told]  # a series of another matter fits no less
    # Two parts that are named are surer than two years that anything may have.
    for worked_out in (_share,) if operation is Operation.SHARE else (_of_parts, _of_years, of_steps):
        for one in lines if worked_out is _of_parts else of_matter:
            worked = worked_out(question, one, operation)
            if worked is not None:
                return _said(question, one.candidate, worked)
    return None


def _share(question: Question, one: Weighed, operation: Operation) -> Worked | None:
    """The share of the one named part of a line of what the line gives as the whole."""
    whole = whole_of(one.candidate.quote)
    named = named_parts(question, one.candidate.quote) if one.score >= _LEAST_OF_PARTS and whole is not None else []
    if whole is None or len(named) != 1 or named[0].unit != whole.unit or named[0].value > whole.value:
        return None
    return arithmetic.share("", named[0], whole)


def _of_parts(question: Question, one: Weighed, operation: Operation) -> Worked | None:
    operands = named_operands(question, one.candidate.quote) if one.score >= _LEAST_OF_PARTS else []
    if not operands:
        return None
    first, second = operands
    if operation is Operation.SUM:
        return arithmetic.total("", operands)
    if operation is Operation.RATIO:
        return arithmetic.ratio("", first, second) if second.value else None
    subject, other = (first, second) if first.value >= second.value else (second, first)
    return arithmetic.difference("", subject, other, opening=of_order(question, subject, other))


def _of_years(question: Question, one: Weighed, operation: Operation) -> Worked | None:
    if one.score < LEAST_SCORE or operation not in (Operation.DIFFERENCE, Operation.RATIO):
        return None
    points = points_of(_series_meant(question, one.candidate.quote))
    if len(question.years) == 1 and _SINCE.search(question.text):
        points = [point for point in points if point[0] >= question.years[0]]
        points = points if points and points[0][0] == question.years[0] else []
    elif question.years:
        points = [point for point in points if point[0] in (*question.years, min(question.years) - 1)]
    if len(points) < _TWO or not _is_counted(question, points[0][1]):
        return None
    (since, earlier), (until, later) = points[0], points[-1]
    if len(question.years) > 1 and {since, until} != set(question.years):
        return None
    pair = [replace(earlier, name=f"{since}년"), replace(later, name=f"{until}년")]
    if operation is Operation.RATIO:
        return arithmetic.ratio("", pair[1], pair[0]) if pair[0].value else None
    return arithmetic.growth("", pair[0], pair[1], opening=of_change(question, later.value - earlier.value))


def _is_counted(question: Question, operand: Operand) -> bool:
    """Whether a figure is counted or measured in what the question asks for: 몇 개, 몇 %p."""
    if _BY_POINTS.search(question.text):
        return operand.unit in _RATES
    if _OF_MONEY.search(question.text) and any(one.kind is FigureKind.COUNT for one in parse_figures(operand.said)):
        return False  # 예산은 얼마나 늘었나 is not told by 9개 → 13개
    return not question.counter or counts(question.counter, operand.said)


def _series_meant(question: Question, quote: str) -> str:
    """Of several series that a line sets apart by strokes the one that holds most of the question."""
    series = _STROKE.split(quote)
    at = most_told(question, [squeezed(one) for one in series])
    return quote if at is None else series[at]


def _said(question: Question, candidate: Candidate, worked: Worked) -> Draft:
    """What follows, and the sentence that it follows from."""
    draft = Draft()
    mark = draft.cite(candidate.reading, candidate.block, (candidate.start, candidate.end))
    draft.computed |= worked.computed
    draft.say(worked.sentence, mark)
    draft.say(shortened(told(question, candidate, of_year=False), _LONGEST_QUOTE), mark)
    return draft
