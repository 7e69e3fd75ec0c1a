"""What follows from a table of years: how a figure changed, which changed most, which share of the total one is.

작년보다 매출이 줄었나, 2022년보다 몇 명 늘었나, 매출이 가장 많이 늘어난 부문, 전체 매출에서 차지하는 비중. The years
stand in columns named by the year alone, or as 연간 beside 전년. Both figures are cited; what follows is worked out.
"""

from decimal import Decimal

from assistant.answering import arithmetic
from assistant.answering.arithmetic import Operand
from assistant.answering.cells import without_share
from assistant.answering.draft import Draft
from assistant.answering.figure_names import with_year
from assistant.answering.grid import Member
from assistant.answering.operations import Operation, operation_of
from assistant.answering.polarity import of_change
from assistant.answering.presenting import cite_cell
from assistant.answering.tabular.period_rows import PeriodRow, rows_asked, rows_measuring, total_beside
from assistant.evidence.finding import Found
from assistant.figures.parts_of_year import parts_asked
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question, years_of
from ingest import patterns as re

_ROSE, _FELL = r"늘|증가|올랐|오른|올라|상승|성장|불어|뛰", r"줄|감소|내렸|내린|떨어|하락"
_CHANGED = re.compile(rf"{_ROSE}|{_FELL}|변했|변화|달라졌|바뀌었")
_THAN = re.compile(
    r"(?:(?:19|20)\d\d년?|['‘’]?\d\d년|작년|전년|지난해|한 ?해 ?전)(?:도)? ?(?:보다|대비|에 ?비[해하]|에 ?견)"
)
_MOST = re.compile(rf"(?:가장|제일|젤) (?:많이|크게)? ?(?:(?P<rose>{_ROSE})|(?P<fell>{_FELL}))")
_OF_ALL = re.compile(r"전체|총|회사|가운데|중")
_OTHERWISE = frozenset({Asked.REASON, Asked.METHOD, Asked.DEFINITION, Asked.LIST, Asked.PAPERS})
_FEWEST = 2


def changed_over_years(found: Found) -> Draft | None:
    """Say by how much a figure rose or fell since an earlier year; None where that isn't asked or told."""
    question = found.question
    than = _THAN.search(question.text)
    asks = than is not None and _CHANGED.search(question.text, than.end()) and not question.asked & _OTHERWISE
    if not asks or _MOST.search(question.text) or parts_asked(question.text):
        return None
    for row in rows_asked(found):
        years = _two_years(question, row)
        if years is not None:
            return _said(question, row, years)
    return None


def most_changed(found: Found) -> Draft | None:
    """Say which row of a table rose or fell most from one year to the next; None where that isn't asked or told."""
    question = found.question
    most = _MOST.search(question.text)
    if most is None or parts_asked(question.text) or question.asked & _OTHERWISE or len(question.years) > 1:
        return None
    sign = -1 if most["fell"] else 1
    told = [(row, years) for row in rows_measuring(found) if not row.is_total and (years := _two_years(question, row))]
    changes = [sign * (_value(later) - _value(earlier)) for _, (earlier, later) in told]
    pairs = {(earlier.name, later.name, earlier.entry.read.unit) for _, (earlier, later) in told}
    if len(told) < _FEWEST or len(pairs) > 1 or max(changes) <= 0 or changes.count(max(changes)) > 1:
        return None
    row, years = told[changes.index(max(changes))]
    draft = _said(question, row, years)
    verb = "늘어난" if sign > 0 else "줄어든"
    draft.lines[:0] = [f"가장 많이 {verb} 것은 {row.scored.series.measure}입니다."]
    return draft


def share_of_total(found: Found) -> Draft | None:
    """Say which share of the total of a year a row is; None where that isn't asked or the table has no total."""
    question = found.question
    if operation_of(question.text) is not Operation.SHARE or question.asked & _OTHERWISE or parts_asked(question.text):
        return None
    for row in rows_asked(found):
        whole = total_beside(found, row)
        if row.is_total or whole is None or not _OF_ALL.search(question.text):
            continue
        year = next(iter(question.years), 0) or max(row.years(), default=0)
        part, total = row.years().get(year), whole.years().get(year)
        if part is not None and total is not None and _value(total):
            return _shared(row, part, whole, total)
    return None


def _two_years(question: Question, row: PeriodRow) -> tuple[Member, Member] | None:
    """The figures of the earlier and of the later year that are set against each other."""
    years = row.years()
    known = sorted(year for year in years if year and (not row.base or year <= row.base))
    than = _THAN.search(question.text)
    since = next(iter(years_of(than.group())), 0) if than is not None else 0
    later = max((year for year in question.years if year != since), default=max(known, default=0))
    earlier = since or max((year for year in known if year < later), default=0)
    if earlier not in known or later not in known or earlier >= later:
        return None
    pair = (years[earlier], years[later])
    return pair if pair[0].entry.read.unit == pair[1].entry.read.unit else None


def _said(question: Question, row: PeriodRow, years: tuple[Member, Member]) -> Draft:
    draft = Draft()
    earlier, later = years
    marks = [cite_cell(draft, row.scored.candidate, member.entry.cell) for member in years]
    called = row.called(later)
    named = _year_ahead(called) or later.name
    opening = of_change(question, _value(later) - _value(earlier))
    operands = (_operand(earlier.name, earlier), _operand(named, later))
    worked = arithmetic.growth(called.removeprefix(named).strip(), *operands, opening=opening)
    draft.computed |= worked.computed
    draft.say(worked.sentence, *marks)
    return draft


def _shared(row: PeriodRow, part: Member, whole: PeriodRow, total: Member) -> Draft:
    draft = Draft()
    marks = [cite_cell(draft, row.scored.candidate, member.entry.cell) for member in (part, total)]
    called = whole.called(total)
    other = called.removeprefix(_year_ahead(called)).strip()
    worked = arithmetic.share("", _operand(row.called(part), part), _operand(other, total))
    draft.computed |= worked.computed
    draft.say(worked.sentence, *marks)
    return draft


def _operand(name: str, member: Member) -> Operand:
    read = member.entry.read
    return Operand(with_year(name), without_share(read.said), read.value or Decimal(0), read.unit)


def _value(member: Member) -> Decimal:
    return member.entry.read.value or Decimal(0)


def _year_ahead(name: str) -> str:
    """The year that a name begins with: 2025년 of 2025년 신선식품 매출."""
    found = re.match(r"(?:19|20)\d\d년", name)
    return found.group() if found is not None else ""
