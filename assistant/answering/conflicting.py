"""Two documents that give one item different values: both are said, the newer first.

A false conflict is worse than a missed one. Only lines are held against each other that carry the same label (신청
기간: …), are of the same year, and leave no noun of the question open; spans of days must share one end. Editions of
other years, parts of a sum and cells of tables are never held against each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from assistant.answering.draft import Draft
from assistant.answering.refusing import LEAST_SCORE
from assistant.answering.wording import as_statement, readable
from assistant.evidence.finding import Found
from assistant.evidence.kinds import FIGURES_OF
from assistant.evidence.reading import Reading, squeezed
from assistant.evidence.weighing import Weighed
from assistant.figures.parsing import Figure, parse_figures
from assistant.figures.quantities import Day, FigureKind
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from assistant.understanding.yes_no import NO, YES
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import BlockKind

# How an answer opens that gives two values.
DIFFERS = "자료마다 다릅니다."
_LABEL = re.compile(r"(?P<label>[가-힣A-Za-z· ]{2,16}?)(?: ?[:：] ?|[은는] )(?=\S)")
_LOOKED_AT = 40
# Of the two lines the better fits nearly as well as the best evidence; the other is found by its label.
_NEARLY, _BESIDE, _COVERED = 0.75, 0.4, 0.8
_OPEN_WORD = re.compile(r"마감|기간|기한|날짜|일정|언제|시작|종료|며칠|까지|서로|자료|문서")
_SAME_WORD = ({"신청", "접수"}, {"인원", "정원"}, {"금액", "지원금"})
_ALIKE = re.compile(r"같나|같은가|같습|같아|같은지|일치|동일")
_DIFFERENT = re.compile(r"다르|다른")
_FIRST_BLOCKS = 12
_DAYS = frozenset({Asked.DATE, Asked.PERIOD})
_PAPER = re.compile(r"공고|안내|묻|답|질문|계획|보고|회의록|지침|자료|문서|공지|보도|규정|조례")
_MEASURED = (Asked.AMOUNT, Asked.PERCENT, Asked.COUNT)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with a label and the values behind it: days as (month, day), others as (kind, unit, value)."""

    weighed: Weighed
    label: str
    values: tuple[tuple[object, ...], ...]

    @property
    def reading(self) -> Reading:
        return self.weighed.candidate.reading


def conflict(found: Found) -> Draft | None:
    """Both values where two documents disagree on what is asked for; None where none are seen to."""
    if found.confidence < LEAST_SCORE:
        return None
    lines = [line for one in found.weighed[:_LOOKED_AT] if (line := _line(found.question, one)) is not None]
    top = found.weighed[0].score
    for left, right in combinations(lines, 2):
        if left.weighed.score >= _NEARLY * top and _disagree(found.question, left, right, top):
            return _said(found.question, (left, right))
    return None


def _line(question: Question, weighed: Weighed) -> _Line | None:
    """A piece of evidence as a labelled line with values of the kind asked for."""
    candidate = weighed.candidate
    if candidate.block.kind in (BlockKind.CELL, BlockKind.ROW) or candidate.is_part:
        return None
    text = readable(candidate.quote)
    label = _LABEL.match(text)
    if label is None:
        return None
    figures = parse_figures(text[label.end() :])
    values = _days(figures) if question.asked & _DAYS else _measured(question, figures)
    return _Line(weighed, squeezed(label["label"]), values) if values else None


def _days(figures: Sequence[Figure]) -> tuple[tuple[object, ...], ...]:
    """The days of a line, without their years: the first and the last of a span."""
    points = [day for figure in figures for day in (figure.since, figure.until) if _is_day(day)]
    return tuple((day.month, day.day) for day in points if day is not None)


def _is_day(day: Day | None) -> bool:
    return day is not None and day.month is not None and day.day is not None


def _measured(question: Question, figures: Sequence[Figure]) -> tuple[tuple[object, ...], ...]:
    """The one figure of a line that is of the kind asked for; nothing where it has several."""
    kinds = {kind for asked in _MEASURED if asked in question.asked for kind in FIGURES_OF[asked]}
    alike = [figure for figure in figures if figure.kind in kinds]
    others = [figure for figure in figures if figure.kind is not FigureKind.YEAR]
    return ((alike[0].kind, alike[0].unit, alike[0].value),) if len(alike) == 1 == len(others) else ()


def _are_of_two(left: _Line, right: _Line) -> bool:
    """Whether one line lacks what the other is of; what kind of document it stands in is of neither."""
    return any(_PAPER.match(term) is None for term in set(left.weighed.missing) ^ set(right.weighed.missing))


def _disagree(question: Question, left: _Line, right: _Line, top: float) -> bool:
    """Whether two lines give different values for one item that the question asks for."""
    if left.reading is right.reading or left.label != right.label or left.values == right.values:
        return False
    if _are_of_two(left, right):
        return False
    if _year(left.reading) != _year(right.reading) or not _year(left.reading):
        return False
    if not _is_asked(question, left, right):
        return False
    if question.asked & _DAYS:
        shares_end = len(left.values) == 2 == len(right.values) and any(
            one == other for one, other in zip(left.values, right.values, strict=True)
        )
        return shares_end and right.weighed.score >= _BESIDE * top
    both = (left.weighed, right.weighed)
    same_unit = left.values[0][:2] == right.values[0][:2]
    return same_unit and all(not one.missing and one.coverage >= _COVERED for one in both)


def _is_asked(question: Question, left: _Line, right: _Line) -> bool:
    """Whether every noun of a question stands in the label or at the head of a document, or is a word of time."""
    nouns = [word.form for word in question.focus if not (word.verb or word.light) and len(word.form) > 1]
    same = {noun: next((words for words in _SAME_WORD if noun in words), {noun}) for noun in nouns}
    labelled = [noun for noun in nouns if any(word in left.label for word in same[noun])]
    documents = (left.reading, right.reading)
    return bool(labelled) and all(
        noun in labelled or _OPEN_WORD.search(noun) or any(each.opens_with(noun.lower()) for each in documents)
        for noun in nouns
    )


def _said(question: Question, lines: Sequence[_Line]) -> Draft:
    """Say that the documents differ, and what each says with its title and day."""
    draft = Draft()
    opening = f"{YES}, " if _DIFFERENT.search(question.text) else f"{NO}, " if _ALIKE.search(question.text) else ""
    draft.say(f"{opening if Asked.YES_NO in question.asked else ''}{DIFFERS}")
    dated = sorted(((_dated(line.reading), line) for line in lines), key=lambda one: one[0][0], reverse=True)
    for (_, day), line in dated:
        candidate = line.weighed.candidate
        mark = draft.cite(candidate.reading, candidate.block, (candidate.start, candidate.end))
        draft.contexts[draft.citations[-1].number] += f"\n{day}"
        name = f"{_title(line.reading)}({day})" if day else _title(line.reading)
        draft.say(as_statement(f"{name}: {readable(candidate.quote)}"), mark)
    if dated[0][0][0] > dated[1][0][0]:
        newer = with_particle(f"더 나중에 나온 자료({dated[0][0][1]})", "을/를")
        draft.say(f"{newer} 기준으로 보되, 담당 부서에 확인하시기 바랍니다.", "[1]")
    else:
        draft.say("어느 쪽이 맞는지 담당 부서에 확인하시기 바랍니다.")
    return draft


def _title(reading: Reading) -> str:
    """A document's title, or its file's name where the title is only a number."""
    name = reading.document.name.rpartition("/")[2].rpartition(".")[0].replace("_", " ")
    return reading.document.title.strip() or name


def _year(reading: Reading) -> int:
    """The year that a document is of, or that it was written in; 0 where it names none."""
    return reading.edition_year or _dated(reading)[0][0]


def _dated(reading: Reading) -> tuple[tuple[int, int, int], str]:
    """The first full day at the head of a document, as it can be ordered and as it is written; zeros where none is."""
    for block in reading.document.blocks[:_FIRST_BLOCKS]:
        text = reading.own(block)
        for figure in parse_figures(text):
            day = figure.since
            if figure.kind is FigureKind.DATE and day is not None and day.year and day.month and day.day:
                return (day.year, day.month, day.day), text[figure.start : figure.end]
    return (0, 0, 0), ""
