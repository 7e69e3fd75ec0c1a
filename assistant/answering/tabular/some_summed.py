"""The sum over the rows of a table that a question names by a word of theirs: 8급은 모두 몇 명, 즉시 조치 비용의 합.

Where the table itself sums them up, or a sentence does, that is told; here the rows are added up, each of them cited.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.answering import arithmetic
from assistant.answering.arithmetic import Operand
from assistant.answering.cells import without_share
from assistant.answering.draft import Draft
from assistant.answering.operations import Operation, operation_of
from assistant.answering.picking.records import Field, Record, Records, value_of
from assistant.answering.picking.tables import ASIDE
from assistant.answering.tabular.among import tables_among
from assistant.answering.year_labels import without_years
from assistant.evidence.counting import units_counted
from assistant.evidence.finding import Found
from assistant.evidence.reading import squeezed, stands_in
from assistant.evidence.weighing import Weighed
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question, years_of
from ingest import patterns as re
from ingest.types import IN_TABLES

_TOGETHER = re.compile(
    r"(?:모두|전부|다|총|합쳐서?|합해서?) ?(?:해서 |합쳐서? |합해서? )?(?:몇|얼마)|총 ?(?:인원|금액|비용)"
)
_TOKEN = re.compile(r"[가-힣A-Za-z0-9]+")
_PARTICLE = re.compile(r"(?<=[가-힣0-9]{2})(?:으로|에서|에게|까지|부터|[은는이가을를의에도로만])$")
_TELLING = frozenset({Asked.REASON, Asked.METHOD, Asked.LIST, Asked.YES_NO, Asked.LARGEST, Asked.SMALLEST})
_PRICE_OF_ONE = re.compile(r"단가|개당|대당|인당")
_MONEY = re.compile(r"원$")
_LEAST, _MOST = 2, 12
_LOOKED_AT, _NEARLY = 20, 0.7
_LONGEST_FIELD = 60


def summed_some(found: Found, first: Weighed) -> Draft | None:
    """Add up the figures of the rows that a question names by a word; None where it asks for no sum of some rows."""
    question = found.question
    asked = operation_of(question.text) is Operation.SUM or _TOGETHER.search(question.text) is not None
    if not asked or question.asked & _TELLING:
        return None
    said = _said_of(found)
    for records in _tables(found, first):
        head = _measure(question, records)
        rows = _named(said, records, head) if head else []
        if _LEAST <= len(rows) <= _MOST:
            return _said(records, rows)
    return None


def _tables(found: Found, first: Weighed) -> Iterator[Records]:
    """The table of the best evidence; where that is a line that holds no such figure, the tables nearly as near."""
    if first.candidate.block.kind in IN_TABLES:
        return tables_among([first])
    near = (one for one in found.weighed[:_LOOKED_AT] if one.coverage >= _NEARLY * first.coverage)
    return tables_among(near if first.kind_fit < 1.0 else ())


def _measure(question: Question, records: Records) -> str:
    """The head of the only column that holds what is counted or paid, of like ones that of the year asked or newest."""
    heads = [*dict.fromkeys(field.head for field in _measured(question, records))]
    named = [head for head in heads if squeezed(without_years(head).partition("(")[0]) in squeezed(question.text)]
    heads = named or heads
    if len({squeezed(without_years(head)) for head in heads}) != 1:
        return ""
    of_year = [head for head in heads if set(years_of(head)) & set(question.years)]
    return max(of_year or heads, key=lambda head: max(years_of(head), default=0))


def _measured(question: Question, records: Records) -> Iterator[Field]:
    units = units_counted(question.counter) if question.counter else frozenset()
    for member in records.members:
        for field in member.fields:
            read = value_of(records, field)
            money = Asked.AMOUNT in question.asked and _MONEY.search(read.unit) is not None
            aside = ASIDE.search(field.head) or _PRICE_OF_ONE.search(field.head)
            if read.value is not None and not aside and (money or read.unit in units):
                yield field


def _named(said: Sequence[Sequence[str]], records: Records, head: str) -> list[tuple[Record, Field]]:
    """The rows of which a word that the question says tells some but not all, each with its figure."""
    rows: list[tuple[Record, Field]] = []
    for member in records.members:
        field = next((one for one in member.fields if one.head == head), None)
        if field is None or value_of(records, field).value is None:
            return []
        rows.append((member, field))
    kept = rows
    for forms in said:
        held = [pair for pair in kept if any(stands_in(_told(pair[0], head), form) for form in forms)]
        kept = held or kept
    return kept if len(kept) < len(rows) else []


def _said_of(found: Found) -> list[Sequence[str]]:
    """The words of a question as they are written, and those that documents have for them."""
    tokens = (_PARTICLE.sub("", token).lower() for token in _TOKEN.findall(found.question.text))
    written: list[Sequence[str]] = [(token,) for token in tokens if len(token) > 1]
    return written + [word.alike for word in found.words if not word.light and word.alike]


def _told(member: Record, head: str) -> str:
    fields = (one for one in member.fields if one.head != head and len(one.text) <= _LONGEST_FIELD)
    return squeezed(" ".join(one.text for one in fields))


def _said(records: Records, rows: Sequence[tuple[Record, Field]]) -> Draft:
    draft = Draft()
    operands, marks = [], []
    for member, field in rows:
        read = value_of(records, field)
        operands.append(Operand(member.name, without_share(read.said), read.value or Decimal(0), read.unit))
        marks.append(draft.cite(records.reading, field.cell, (field.cell.start, field.cell.end)))
    worked = arithmetic.total("", operands)
    draft.computed |= worked.computed
    draft.say(worked.sentence, *dict.fromkeys(marks))
    return draft
