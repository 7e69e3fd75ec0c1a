"""A figure or a day of the asker's own in a question: 40살도 되나요, 월세가 15만원이면, 3월 30일에 신청해도 되나요.

It is a case to which a rule applies or not, and no figure that documents would repeat. Knows words and figures, not how
evidence is found.
"""

from collections.abc import Iterator

from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import squeezed
from assistant.figures.bounds import Bound
from assistant.figures.parsing import Figure, parse_figures
from assistant.figures.quantities import FigureKind
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re

_BOUNDED = frozenset({FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.PERCENT})
_AGES = ("세", "살")
AGE_WORDS = "연령 나이 세 이상 이하"  # what is looked for where a question is of an age: no document writes 40살
PERIOD_WORDS = "기간 일정"  # what is looked for where a day is named: documents tell from when until when
_OF_AGE = re.compile(r"몇 ?[살세]|나이|연령")
_STATED_AGO = re.compile(r"(?:19|20)\d\d년")
_SUPPOSED = re.compile(r" ?(?:이?면|이?라면|인데|짜리)")
_WHEN = re.compile(
    r"[을를이가]? ?(?:(?P<below>보다 ?(?:적|작|낮)으면|미만이면|에 못 미치면)|(?P<most>이하(?:이?면|인 경우))"
    r"|(?P<above>보다 ?(?:많|크|높)으면|초과하?면|넘으면)|(?P<least>이상(?:이?면|인 경우)))"
)
_OF_CASES = re.compile(r" ?(?:이상|이하|미만|초과)")
_APPLIES, _APPLIES_NOT, _OTHER_CASE, _STATED_OTHERWISE = 1.5, 0.5, 0.8, 0.5


def own_figures(question: Question) -> Iterator[Figure]:
    """The figures that a question for yes or no states, and those that another one supposes."""
    for figure in parse_figures(question.text):
        if figure.kind not in _BOUNDED or _STATED_AGO.match(question.text, figure.start):
            continue
        if Asked.YES_NO in question.asked or _SUPPOSED.match(question.text, figure.end):
            yield figure


def own_day(question: Question) -> Figure | None:
    """The one day that a question for yes or no names; None where it names none, or several."""
    if Asked.YES_NO not in question.asked:
        return None
    days = [figure for figure in parse_figures(question.text) if figure.kind is FigureKind.DATE]
    if len(days) != 1 or days[0].since is None or not days[0].since.day:
        return None
    return days[0]


def exact_figures(question: Question) -> list[Figure]:
    """The figures of the asker's own that are a case themselves; 18세 미만이면 says no age to hold against a bound."""
    return [one for one in own_figures(question) if not _OF_CASES.match(question.text, one.end)]


def is_age(figure: Figure) -> bool:
    """Whether a figure is the age of a person."""
    return figure.unit in _AGES


def asks_of_age(question: Question) -> bool:
    """Whether a question states an age of the asker's."""
    return any(map(is_age, own_figures(question)))


def tells_of_age(question: Question) -> bool:
    """Whether a question states an age of the asker's or asks for one: 몇 살까지, 나이 제한."""
    return _OF_AGE.search(question.text) is not None or asks_of_age(question)


def subject_of(question: Question, figure: Figure) -> str:
    """The noun that a figure of the question is of: 보증금 in 보증금이 9천만원인데; empty for an age."""
    words = [word.form for word in question.focus if not word.verb and len(word.form) > 1]
    before = squeezed(question.text[: figure.start])
    return next((word for word in reversed(words) if squeezed(word) in before), "")


def is_alike(figure: Figure, other: Figure) -> bool:
    """Whether two figures are of one measure; people leave 원 away: 보증금 1억."""
    if figure.kind is not other.kind:
        return False
    if is_age(figure):
        return is_age(other)
    return other.unit == figure.unit or (figure.kind is FigureKind.AMOUNT and not figure.unit)


def case_fit(question: Question, candidate: Candidate) -> float:
    """More for a rule whose condition the asker's own figure meets, less for the rule or the answer of another case."""
    for figure in own_figures(question):
        subject = subject_of(question, figure)
        met = [bound.holds(figure.value) for bound in _conditions(figure, candidate) if subject in candidate.own]
        if met and Asked.YES_NO not in question.asked:
            return _APPLIES if all(met) else _APPLIES_NOT
    return _supposed_fit(question, candidate)


def _conditions(figure: Figure, candidate: Candidate) -> Iterator[Bound]:
    """The bounds under which a line says that something holds: 25만원보다 적으면."""
    for other in parse_figures(candidate.quote):
        when = _WHEN.match(candidate.quote, other.end) if is_alike(figure, other) else None
        if when is not None:
            yield Bound(other.value, bool(when["above"] or when["least"]), bool(when["most"] or when["least"]))


def _supposed_fit(question: Question, candidate: Candidate) -> float:
    """Less for the answer to another's case, as of a heading that asks about 월세가 18만원이면."""
    heading = next(iter(candidate.reading.headings(candidate.block)[-1:]), "")
    if not heading.rstrip().endswith(("?", "？")):
        return 1.0
    supposed = {figure.value for figure in parse_figures(heading) if figure.kind is FigureKind.AMOUNT}
    if not supposed - {figure.value for figure in parse_figures(question.text)}:
        return 1.0
    return _STATED_OTHERWISE if any(True for _ in own_figures(question)) else _OTHER_CASE
