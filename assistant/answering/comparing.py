"""Two years or two bodies side by side, with the difference worked out from the two cited figures and said to be."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering import arithmetic
from assistant.answering.arithmetic import Operand, Worked
from assistant.answering.cells import cell_value, cited_span, names_of, without_share
from assistant.answering.draft import Draft
from assistant.answering.inside import figure_of_part
from assistant.answering.polarity import of_change, of_order
from assistant.answering.presenting import cell_of_row, told
from assistant.answering.refusing import LEAST_SCORE
from assistant.answering.year_labels import without_years
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import EvidenceFinder, Found
from assistant.evidence.kinds import holds
from assistant.evidence.units_of_cells import cells_of
from assistant.evidence.weighing import Weighed
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import FigureKind
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question, years_of
from ingest import patterns as re
from ingest.types import BlockKind

_SIDES = 2
_GOAL = re.compile(r"목표|계획")
_FIGURE = re.compile(r"\d")


def comparison(found: Found, finder: EvidenceFinder) -> Draft | None:
    """Two years or two bodies side by side, with the computed difference."""
    question = found.question
    first = found.weighed[0] if found.weighed else None
    pair: list[Candidate] = []
    if first is not None and _holds_all_years(question, first):
        pair = _cells_by_year(question, first.candidate)
    else:
        pair = _one_by_one(question, finder)
    if len(pair) != _SIDES or (pair[0].start, pair[0].reading) == (pair[1].start, pair[1].reading):
        return None
    draft = Draft()
    marks = [draft.cite(one.reading, one.block, cited_span(one)) for one in pair]
    worked = _worked(question, pair)
    if worked is None and Asked.QUANTITY in question.asked:
        return None  # by how much it grew is not told by two lines side by side
    if worked is not None:
        draft.computed |= worked.computed
        draft.say(worked.sentence, *marks)
    whole = next((one for one in pair if _states_whole(question, one)), None) if worked is None else None
    if whole is not None:
        return _said_alone(question, whole)
    if worked is None or any(one.block.kind is not BlockKind.CELL for one in pair):
        for candidate, mark in zip(pair, marks, strict=True):
            draft.say(told(question, candidate, of_year=True), mark)
    return draft


def _states_whole(question: Question, candidate: Candidate) -> bool:
    """Whether one sentence gives both years and by which share the figure changed, where that is asked for."""
    both = len(question.years) == _SIDES and set(question.years) <= set(years_of(candidate.quote))
    return both and Asked.PERCENT in question.asked and holds(Asked.PERCENT, candidate.quote)


def _said_alone(question: Question, candidate: Candidate) -> Draft:
    draft = Draft()
    draft.say(
        told(question, candidate, of_year=True), draft.cite(candidate.reading, candidate.block, cited_span(candidate))
    )
    return draft


def _one_by_one(question: Question, finder: EvidenceFinder) -> list[Candidate]:
    """The best evidence for each side; none when one side has none."""
    founds = [finder.find(part).weighed for part in _parts(question, finder)]
    if any(not weighed or weighed[0].score < LEAST_SCORE for weighed in founds):
        return []
    return [cell_of_row(_with_figures(weighed)).candidate for weighed in founds]


def _with_figures(weighed: Sequence[Weighed]) -> Sequence[Weighed]:
    """The evidence without cells that give no figure, such as 도로관리과, where any does."""
    told = [
        one for one in weighed if one.candidate.block.kind is not BlockKind.CELL or _FIGURE.search(one.candidate.quote)
    ]
    return told or weighed


def _cells_by_year(question: Question, row: Candidate) -> list[Candidate]:
    """The cells of one row whose columns are named by the years and otherwise alike: 2024년 예산, 2025년 예산."""
    if row.block.kind is not BlockKind.ROW:
        return []
    by_measure: dict[str, dict[int, Candidate]] = {}
    named: dict[int, Candidate] = {}
    for cell in cells_of(row.reading, row.block):
        _, column = names_of(row.reading, cell)
        for year in set(years_of(column)) & set(question.years):
            one = replace(row, block=cell, start=cell.start, end=cell.end, years=(year,))
            if column in question.text:
                named[year] = one  # 2024년 실적에 비해 2025년 목표
            by_measure.setdefault(without_years(column), {})[year] = one
    whole = {measure: cells for measure, cells in by_measure.items() if len(cells) == _SIDES}
    measure = next((name for name in whole if name and name in question.text), next(iter(whole), None))
    if measure is None:
        whole = {"": named} if len(named) == _SIDES else {}
    return [whole[measure or ""][year] for year in sorted(question.years)] if whole else []


def _parts(question: Question, finder: EvidenceFinder) -> list[Question]:
    """The question asked of each year or body alone; none when it compares nothing."""
    if len(question.years) == 2:
        return [finder.for_year(question, year) for year in sorted(question.years)]
    if len(question.years) == 1 and Asked.COMPARISON in question.asked and _against_last_year(question):
        return [finder.for_year(question, year) for year in (question.years[0] - 1, question.years[0])]
    if len(question.bodies) == 2:
        return [finder.for_body(question, body) for body in question.bodies]
    return []


def _holds_all_years(question: Question, first: Weighed) -> bool:
    years = question.years
    return len(years) == 2 and first.score >= 0.8 and all(year in first.candidate.years for year in years)


def _against_last_year(question: Question) -> bool:
    return any(word in question.text for word in ("전년", "작년", "지난해", "전해"))


def _worked(question: Question, pair: Sequence[Candidate]) -> Worked | None:
    """State which figure is larger and by how much, or nothing when either can't be told."""
    left, right = (_main_figure(question, candidate) for candidate in pair)
    if left is None or right is None or left.unit != right.unit or left.value == 0:
        return None
    if len(question.bodies) == _SIDES:
        named = [replace(one, name=body.name) for one, body in zip((left, right), question.bodies, strict=True)]
        subject, other = sorted(named, key=lambda one: -one.value)
        return arithmetic.difference("", subject, other, opening=of_order(question, subject, other))
    years = _named_by_year(question, pair)
    earlier, later = (replace(one, name=year) for one, year in zip((left, right), years, strict=True))
    opening = of_change(question, later.value - earlier.value)
    return arithmetic.growth(_subject(pair), earlier, later, opening=opening)


def _named_by_year(question: Question, pair: Sequence[Candidate]) -> list[str]:
    """What the sides are called: their years, or their columns where one is a goal and the other none: 2025년 목표."""
    years = [f"{year}년" if year else "" for year in _years_of_pair(question, pair)]
    columns = [names_of(one.reading, one.block)[1] if one.block.kind is BlockKind.CELL else "" for one in pair]
    goals = [_GOAL.search(column) is not None for column in columns]
    if len(set(goals)) == 1:
        return years
    return [column if years_of(column) else year for column, year in zip(columns, years, strict=True)]


def _years_of_pair(question: Question, pair: Sequence[Candidate]) -> list[int]:
    """The year of each side, 0 where it isn't told."""
    if len(question.years) == _SIDES:
        return sorted(question.years)
    return [next(iter(one.years or one.standing_years), 0) for one in pair]


def _subject(pair: Sequence[Candidate]) -> str:
    """What both sides are figures of, when both are cells of rows with one name."""
    names = {names_of(one.reading, one.block)[0] for one in pair if one.block.kind is BlockKind.CELL}
    return names.pop() if len(names) == 1 else ""


def _main_figure(question: Question, candidate: Candidate) -> Operand | None:
    """The figure that a candidate is about."""
    if candidate.block.kind is BlockKind.CELL:
        value = cell_value(candidate.reading, candidate.block)
        return Operand("", without_share(value.said), value.value, value.unit) if value.value is not None else None
    wanted = {FigureKind.COUNT} if Asked.COUNT in question.asked else {FigureKind.AMOUNT}
    figures = [figure for figure in parse_figures(candidate.quote) if figure.kind in wanted]
    if len(figures) != 1:
        return figure_of_part(question, candidate.quote, frozenset(wanted))
    return Operand("", candidate.quote[figures[0].start : figures[0].end], figures[0].value, figures[0].unit)
