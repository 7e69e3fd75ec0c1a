"""A row's figure of one part of a year: 3분기 영업이익, 연간 매출, 상반기 매출 where the table has quarters only.

Where no part is named, the whole year is meant, or the latest of several. What the table gives by shorter parts alone
is added up, unless it is a rate or a stock.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.answering import arithmetic
from assistant.answering.arithmetic import Operand
from assistant.answering.cells import without_share
from assistant.answering.draft import Draft
from assistant.answering.figure_names import measure_above
from assistant.answering.grid import Member
from assistant.answering.operations import Operation, operation_of, ranking_of, sets_bound
from assistant.answering.presenting import cite_cell
from assistant.answering.refusing import NOT_FOUND
from assistant.answering.tabular.period_rows import PeriodRow, fits_unit, rows_asked
from assistant.evidence.finding import Found
from assistant.figures.parts_of_year import PartOfYear, Span, part_of_year, parts_asked
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.particles import with_particle

_FIGURES = frozenset({Asked.AMOUNT, Asked.COUNT, Asked.QUANTITY, Asked.PERCENT})
_THAN = re.compile(r"보다|대비|에 ?비[해하]|비교|[가-힣]별|각각|마다|비중|비율|차이|합치면|합하면|더하면|몇 ?배")
# What is so much at a time can't be added up over months, nor can rates.
_STOCK = re.compile(
    r"잔액|재고|누[적계]|현재|기준|보유|인구|정원|현원|회원 ?수|[률율]|비중|평균|단가|가격|지수|만족도|점수|대수"
)
_FEWEST = 2


def of_period(found: Found) -> Draft | None:
    """Tell the figure of a part of a year; None where none is asked for, or no table has the row asked for."""
    question = found.question
    if not _asks(question):
        return None
    for row in rows_asked(found):
        members = [member for member in _members(question, row) if fits_unit(question, member)]
        if len(members) == 1 or (len(members) > 1 and _adds_up(row)):
            return _said(question, row, members)
    return None


def no_period(found: Found) -> Draft | None:
    """A refusal where the row asked for is there, but not the part of the year that the question names: 7월."""
    question = found.question
    asked = parts_asked(question.text)
    if len(asked) != 1 or not _asks(question):
        return None
    for row in rows_asked(found):
        like = [member for part, member in row.parts if part.span is asked[0].span]
        if _members(question, row) or len(like) < _FEWEST or _is_written(row, asked[0]):
            return None
        draft = Draft()
        marks = [cite_cell(draft, row.scored.candidate, member.entry.cell) for member in (like[0], like[-1])]
        draft.computed |= {f"{like[0].name}부터 {like[-1].name}"}
        draft.say(f"{NOT_FOUND} 표에는 {like[0].name}부터 {like[-1].name}까지 나와 있습니다.", *marks)
        return draft
    return None


def _asks(question: Question) -> bool:
    """Whether one figure is asked for, not an order, a comparison or a reason."""
    if not question.asked <= _FIGURES or len(question.years) > 1 or len(parts_asked(question.text)) > 1:
        return False
    worked = operation_of(question.text) not in (None, Operation.SUM) or ranking_of(question.text) is not None
    return not (worked or _THAN.search(question.text) or sets_bound(question.text))


def _members(question: Question, row: PeriodRow) -> list[Member]:
    """The figure asked for, or those that make it up; none where the row has neither."""
    asked = next(iter(parts_asked(question.text)), None)
    year = next(iter(question.years), 0)
    if asked is None:
        whole = row.years()
        latest = max((one for one in whole if not row.base or one <= row.base), default=0)
        return [whole[year or latest]] if (year or latest) in whole else []
    parts = [(part, member) for part, member in row.parts if not year or row.year_of(part) == year]
    own = [member for part, member in parts if (part.span, part.number) == (asked.span, asked.number)]
    return own[:1] or _making_up(asked, parts)


def _making_up(asked: PartOfYear, parts: Sequence[tuple[PartOfYear, Member]]) -> list[Member]:
    """The quarters or months that a part consists of, the longer ones first; none where one is missing."""
    for span in (Span.HALF, Span.QUARTER, Span.MONTH):
        within = [(part, one) for part, one in parts if part.span is span and part.months[0] in asked.months]
        if span < asked.span and len(within) * span == asked.span:
            return [one for _, one in within]
    return []


def _adds_up(row: PeriodRow) -> bool:
    """Whether figures of several months make one of all of them: sales do, rates and stocks don't."""
    series = row.scored.series
    named = f"{series.measure} {measure_above(series.reading, series.table)}"
    units = {member.entry.read.unit for _, member in row.parts}
    return _STOCK.search(named) is None and "%" not in units and len(units) == 1


def _is_written(row: PeriodRow, asked: PartOfYear) -> bool:
    """Whether the table names the part all the same, with no figure below it."""
    series = row.scored.series
    cells = (cell for cells in series.reading.rows(series.table) for cell in cells)
    parts = (part_of_year(series.reading.own(cell)) for cell in cells)
    return any(part is not None and (part.span, part.number) == (asked.span, asked.number) for part in parts)


def _said(question: Question, row: PeriodRow, members: Sequence[Member]) -> Draft:
    draft = Draft()
    marks = [cite_cell(draft, row.scored.candidate, member.entry.cell) for member in members]
    first = members[0]
    if len(members) == 1:
        draft.say(f"{with_particle(row.called(first), '은/는')} {first.entry.read.said}입니다.", *marks)
        return draft
    said = parts_asked(question.text)[0].said
    operands = [
        Operand(member.name, without_share(read.said), read.value or Decimal(0), read.unit)
        for member in members
        for read in [member.entry.read]
    ]
    worked = arithmetic.total(row.called(first).replace(first.name, said, 1), operands)
    draft.computed |= worked.computed | {said, f"{row.base}년 {said}"}  # no cell says of what the parts make up
    draft.say(worked.sentence, *marks)
    return draft
