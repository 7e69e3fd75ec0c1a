"""The sum of a row's figures, worked out: 상반기 영업이익을 합치면, 세 대의 윤활유를 다 합치면.

A table that gives the sum itself is told by it; here the figures are added up and cited, each by itself.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.answering import arithmetic
from assistant.answering.arithmetic import Operand
from assistant.answering.cells import without_share
from assistant.answering.choosing import Scored, fitting, topic_of
from assistant.answering.draft import Draft
from assistant.answering.grid import Member
from assistant.answering.operations import Operation, operation_of
from assistant.answering.presenting import cite_cell
from assistant.answering.tabular.asked import nouns_of
from assistant.evidence.counting import units_counted
from assistant.evidence.finding import Found
from assistant.evidence.reading import squeezed, stands_in
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re

_HALF = re.compile(r"(?P<which>상|하)반기")
_ALL = re.compile(
    r"(?:다|모두|전부|전체|총) ?(?:합|더)|(?:두|세|네|다섯|[2-9]) ?(?:대|곳|개|군데|명)(?:에|의|를|을|가|이)? "
)
_PART_OF_YEAR = re.compile(r"(?P<number>\d{1,2}) ?(?P<part>분기|월)")
_PARTS = {"분기": 2, "월": 6}  # of a half year
_TELLING = frozenset({Asked.REASON, Asked.METHOD, Asked.LIST, Asked.YES_NO})
_LOOKED_AT, _MOST = 12, 12


def summed(found: Found) -> Draft | None:
    """Add up the figures of a row that a question names; None where it asks for no sum or a sum stands there."""
    question = found.question
    half = _HALF.search(question.text)
    if operation_of(question.text) is not Operation.SUM or question.asked & _TELLING:
        return None
    if half is None and not _ALL.search(question.text):
        return None
    for scored in fitting(question, found.weighed)[:_LOOKED_AT]:
        members = _of_half(scored, half["which"]) if half is not None else _every(question, scored)
        if 1 < len(members) <= _MOST and _is_asked(question, scored, members):
            return _said(question, scored, members)
    return None


def _of_half(scored: Scored, which: str) -> list[Member]:
    """The members of a half year: its two quarters or six months."""
    members: dict[str, list[Member]] = {}
    for member in scored.series.members:
        named = _PART_OF_YEAR.fullmatch(member.name)
        part = named["part"] if named is not None else ""
        if named is not None and (int(named["number"]) <= _PARTS[part]) is (which == "상"):
            members.setdefault(part, []).append(member)
    return next((found for part, found in members.items() if len(found) == _PARTS[part]), [])


def _every(question: Question, scored: Scored) -> list[Member]:
    """All members, where the table sums them up nowhere and the question names none of them alone."""
    members = scored.series.members
    named = any(squeezed(member.name) in squeezed(question.text) for member in members)
    summed_up = any(member.total for member in members)
    return [] if named or summed_up or not scored.series.across else [*members]


def _is_asked(question: Question, scored: Scored, members: Sequence[Member]) -> bool:
    """Whether the row is what the question names, counted as it counts, and every member in the same unit."""
    units = {member.entry.read.unit for member in members}
    label = squeezed(scored.series.measure)
    held = any(stands_in(label, noun) or (label and label in noun) for noun in nouns_of(question, []))
    unit = next(iter(units))
    counted = not question.counter or unit in units_counted(question.counter)
    return held and len(units) == 1 and counted and all(member.entry.read.value is not None for member in members)


def _said(question: Question, scored: Scored, members: Sequence[Member]) -> Draft:
    draft = Draft()
    marks = [cite_cell(draft, scored.candidate, member.entry.cell) for member in members]
    operands = [
        Operand(member.name, without_share(read.said), read.value or Decimal(0), read.unit)
        for member in members
        for read in [member.entry.read]
    ]
    worked = arithmetic.total(topic_of(question, scored), operands)
    draft.computed |= worked.computed
    draft.say(worked.sentence, *marks)
    return draft
