"""Members of tables set beside each other: two of one series, two columns of one row, one member in two years' tables.

Chooses what is compared; what follows from the figures is worked out in ``arithmetic``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answering import arithmetic
from assistant.answering.arithmetic import Operand, Worked
from assistant.answering.cells import cited_span, figure_name, share_of, statement, without_share
from assistant.answering.choosing import Scored, fits, fitting, topic_of
from assistant.answering.draft import Draft
from assistant.answering.grid import Member
from assistant.answering.naming import LAST_YEAR, named_members, years_in
from assistant.answering.operations import Operation, operation_of, ranking_of
from assistant.answering.polarity import of_change, of_order
from assistant.evidence.finding import Found
from assistant.evidence.reading import squeezed
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question, stated, years_of
from ingest import patterns as re
from ingest.particles import with_particle

_EACH = re.compile(r"각각|[가-힣](?:과|와|하고|이?랑|및) [가-힣]|[가-힣], ?[가-힣]")
_GOAL, _RESULT = re.compile(r"목표|계획|예산"), re.compile(r"실적|집행|결과")
_CHANGED = re.compile(r"늘|줄|증가|감소|변|올랐|내렸|깎|커졌|바뀌")
_ASKS_SHARE = re.compile(r"비중|비율|%p|퍼센트 ?포인트")
_TELLING = frozenset({Asked.REASON, Asked.METHOD, Asked.DEFINITION})
_MOST_NAMED = 6
_NAMED_BONUS = 0.25


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a member of a series."""

    scored: Scored
    member: Member


def paired(found: Found) -> Draft | None:
    """Set beside each other what the question names of its tables, and say what follows; None where it names no two."""
    question = found.question
    operation = operation_of(question.text)
    told = ranking_of(question.text) is not None or question.asked & _TELLING
    if told or (operation is None and not _EACH.search(question.text)):
        return None
    fitted = [scored for scored in fitting(question, found.weighed) if fits(scored)]
    if operation is Operation.SHARE:
        shared = _share_of_whole(question, fitted)
        if shared is not None:
            return shared
    sides = _best(question, fitted, operation)
    if sides:
        return _said(question, sides, operation)
    return _in_two_years(found, operation) if operation is Operation.DIFFERENCE else None


def _best(question: Question, fitted: Sequence[Scored], operation: Operation | None) -> list[Side]:
    """The members of the series that fits best with two and more named."""
    best: tuple[float, list[Side]] = (0.0, [])
    for scored in fitted:
        members = _compared(question, scored, operation)
        score = scored.score + _NAMED_BONUS * min(len(members), 3)
        if 2 <= len(members) <= _MOST_NAMED and score > best[0]:
            best = (score, [Side(scored, member) for member in members])
    return best[1]


def _compared(question: Question, scored: Scored, operation: Operation | None) -> list[Member]:
    """The named members that have one unit; with the result of a goal that alone is named."""
    asked = question
    given = stated(question.text)
    if given:
        asked = replace(question, text=question.text[len(given) :])
    members = named_members(asked, scored.series)
    if len(members) == 1 and operation is Operation.DIFFERENCE:
        members += [other for other in scored.series.members if _completes(members[0].name, other.name)][:1]
    units = {member.entry.read.unit for member in members}
    return members if len(units) == 1 else []


def _completes(name: str, other: str) -> bool:
    """Whether one column has the goal and the other the result of it."""
    same_year = not (years_of(name) and years_of(other)) or years_of(name) == years_of(other)
    crossed = bool(_GOAL.search(name) and _RESULT.search(other)) or bool(_RESULT.search(name) and _GOAL.search(other))
    return same_year and crossed


def _in_two_years(found: Found, operation: Operation | None) -> Draft | None:
    """One member in the tables of two years."""
    question = found.question
    years = sorted(question.years)
    if len(years) == 1 and (LAST_YEAR.search(question.text) or _CHANGED.search(question.text)):
        years = [years[0] - 1, years[0]]
    if len(years) != 2:
        return None
    sides = [_of_year(found, year) for year in years]
    first, second = sides
    if first is None or second is None or first.member.entry.cell is second.member.entry.cell:
        return None
    alike = squeezed(first.member.name) == squeezed(second.member.name)
    same_unit = first.member.entry.read.unit == second.member.entry.read.unit
    return _said(question, [first, second], operation, years) if alike and same_unit else None


def _of_year(found: Found, year: int) -> Side | None:
    """The one member that the question names in the tables of a year."""
    for scored in fitting(found.question, found.weighed, (year,)):
        members = named_members(found.question, scored.series)
        if fits(scored) and len(members) == 1 and scored.years == (year,):
            return Side(scored, members[0])
    return None


def _share_of_whole(question: Question, fitted: Sequence[Scored]) -> Draft | None:
    """The share of one member: as its table gives it, or of the sum that closes the table."""
    for scored in fitted:
        members = named_members(question, scored.series)
        if len(members) != 1 or scored.series.across:
            continue
        draft = Draft()
        side = Side(scored, members[0])
        if members[0].entry.read.unit == "%" and "비중" in scored.series.measure:
            cell = members[0].entry.cell
            one = replace(scored.candidate, block=cell, start=cell.start, end=cell.end, years=())
            draft.say(statement(one, of_year=bool(question.years)), _cite(draft, side))
            return draft
        if share_of(members[0].entry.read.said):
            return None  # the cell says its share itself
        whole = next((member for member in scored.series.members if member.total), None)
        if whole is not None and whole.entry.read.unit == members[0].entry.read.unit and whole.entry.read.value:
            marks = [_cite(draft, side), _cite(draft, Side(scored, whole))]
            worked = arithmetic.share(topic_of(question, scored), _operand(side), _operand(Side(scored, whole)))
            draft.computed |= worked.computed
            draft.say(worked.sentence, *marks)
            return draft
    return None


def _operand(side: Side, name: str = "") -> Operand:
    """A member's figure for working out, without the share in brackets behind it."""
    read = side.member.entry.read
    return Operand(name or side.member.name, without_share(read.said), read.value or Decimal(0), read.unit)


def _share_operand(side: Side, name: str = "") -> Operand | None:
    """The share in brackets behind a member's figure."""
    said = share_of(side.member.entry.read.said)
    if not said:
        return None
    return Operand(name or side.member.name, said, Decimal(said.rstrip("%").replace(",", "")), "%")


def _cite(draft: Draft, side: Side) -> str:
    """Cite a member's cell with the label right before it."""
    cell = side.member.entry.cell
    span = cited_span(replace(side.scored.candidate, block=cell, start=cell.start, end=cell.end))
    return draft.cite(side.scored.series.reading, cell, span)


def _said(question: Question, sides: Sequence[Side], operation: Operation | None, years: Sequence[int] = ()) -> Draft:
    draft = Draft()
    marks = [_cite(draft, side) for side in sides]
    if operation is None or "각각" in question.text or (len(sides) > 2 and operation is not Operation.SUM):
        draft.say(_each(question, sides), *marks)
        return draft
    worked = _grown(question, sides, years) if years else _worked(question, sides, operation)
    draft.computed |= worked.computed
    draft.say(worked.sentence, *marks)
    return draft


def _each(question: Question, sides: Sequence[Side]) -> str:
    """Several members' figures in one sentence."""
    parts = [f"{with_particle(side.member.name, '이/가')} {side.member.entry.read.said}" for side in sides]
    topic = topic_of(question, sides[0].scored)
    return f"{with_particle(topic, '은/는') + ' ' if topic else ''}{', '.join(parts)}입니다."


def _operands(question: Question, sides: Sequence[Side]) -> tuple[list[Operand], str]:
    """What is worked out with: the shares where the question asks for them, else the figures; and what they are."""
    shares = [_share_operand(side) for side in sides] if _ASKS_SHARE.search(question.text) else []
    held = [share for share in shares if share is not None]
    if held and len(held) == len(sides):
        return held, " 비중"
    return [_operand(side) for side in sides], ""


def _worked(question: Question, sides: Sequence[Side], operation: Operation) -> Worked:
    operands, what = _operands(question, sides)
    topic = topic_of(question, sides[0].scored) + what
    if operation is Operation.SUM:
        return arithmetic.total(topic, operands)
    first, second = operands[0], operands[1]
    if operation is Operation.RATIO and second.value:
        return arithmetic.ratio(topic, first, second)
    if operation is Operation.SHARE and second.value:
        return arithmetic.share(topic, first, second)
    if _in_time(sides):
        order = sorted(range(2), key=lambda at: min(years_in(sides[at].member.name)))
        earlier, later = operands[order[0]], operands[order[1]]
        opening = of_change(question, later.value - earlier.value)
        return arithmetic.growth(sides[0].scored.series.measure, earlier, later, opening=opening)
    subject, other = _subject_first(operands)
    return arithmetic.difference(topic, subject, other, opening=of_order(question, subject, other))


def _grown(question: Question, sides: Sequence[Side], years: Sequence[int]) -> Worked:
    """One member in two years: 행정안전부는 2022년 … 2023년 …."""
    operands, what = _operands(question, sides)
    earlier, later = (replace(one, name=f"{year}년") for one, year in zip(operands, years, strict=True))
    names = {figure_name(side.scored.series.reading, side.member.entry.cell) for side in sides}
    name = names.pop() if len(names) == 1 else ""
    topic = (name if name and not years_of(name) else sides[0].member.name) + what
    return arithmetic.growth(topic, earlier, later, opening=of_change(question, later.value - earlier.value))


def _in_time(sides: Sequence[Side]) -> bool:
    """Whether two members are the same measured in two years: 2024년 예산 and 2025년 예산, but not 목표 and 실적."""
    years = [years_in(side.member.name) for side in sides]
    return all(years) and years[0] != years[1]


def _subject_first(operands: Sequence[Operand]) -> tuple[Operand, Operand]:
    """What is compared, and with what: the result with its goal, else the larger with the smaller."""
    first, second = operands[0], operands[1]
    if bool(_GOAL.search(first.name)) != bool(_GOAL.search(second.name)):
        return (second, first) if _GOAL.search(first.name) else (first, second)
    return (first, second) if first.value >= second.value else (second, first)
