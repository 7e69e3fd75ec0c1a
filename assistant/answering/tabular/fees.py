"""What a table of fees asks for what a question names: 자유수영 평일에 어른 얼마예요, 3인용 소파 버리는 값.

The column is told by whom or when the question names; where it names none, all columns of sums are told. Knows
evidence and its tables, not how they were found.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.cells import names_of
from assistant.answering.draft import Draft
from assistant.answering.picking.records import Field, Record, Records, value_of
from assistant.answering.picking.tables import ASIDE, of_table
from assistant.answering.tabular.among import tables_among
from assistant.answering.tabular.fee_rows import (
    FEES_AT_LARGE,
    GROUPS,
    FeeAsked,
    holds,
    is_of_another,
    naming,
    rows_named,
    unit_of_span,
)
from assistant.answering.wording import closed
from assistant.evidence.finding import Found
from assistant.evidence.reading import squeezed
from assistant.figures.parsing import parse_figures
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import IN_TABLES

_ASKS = re.compile(r"얼마|요금|값|가격|비용|[가-힣](?:료|비)(?:가|는|은|를|도)?(?![가-힣])|단가|돈")
_NAMES_FEE = re.compile(
    r"(?:[가-힣](?:료|비)|요금|값|가격|비용|단가)[은는이가을를도]? ?(?:좀 ?)?"
    r"(?:(?:알려|말해|알고|궁금).*|어떻게 ?(?:돼|되|해).*)?[?.!]*$"
)
_OTHERWISE = frozenset(
    {Asked.LARGEST, Asked.SMALLEST, Asked.COMPARISON, Asked.REASON, Asked.YES_NO, Asked.METHOD}
    | {Asked.LIST, Asked.PENALTY}
)
# Sums that all members make together, those of other years and how they grew are told elsewhere.
_OF_MORE = re.compile(r"모두|전부|총|합|각각|별로|보다|차이|평균|늘|줄|제일|가장|중에|예산|(?:19|20)\d\d")
_FEE = re.compile(
    r"료(?:\W|$)|비(?:\W|$)|요금|수수료|가격|단가|값|금액|회비|보증금|정가|판매가|원\)|대관|대여|주차|수강|관람|입장"
)
_KIND_OF_FEE = re.compile(r"료|비$|비\W|금$|금\W|수수료|가격|단가|값|금액|보증금|정가|요금")
_PER = re.compile(r"(?:이용 ?)?단위|기준|시간|이용 ?시간|횟수")
# Words that name a fee, or nothing at all.
_ASKING = re.compile(
    r"(?:얼마|요금|이용료|사용료|대여료|대관료|수강료|관람료|입장료|수수료|참가비|회비|가격|비용|값|금액|돈|원|"
    r"료|비|이용|사용|대여|신청|하루|사람|분|명|개|것|거|데|때)"
)
_UNIT_IN_HEAD = re.compile(r" ?\([^()]*원[^()]*\)$")
_LEAST_ROWS, _LEAST_COLUMNS, _MOST_COLUMNS, _MOST_LOOKED_AT = 2, 2, 5, 40
_CURRENCY = "원"
_SPANS = frozenset({"일", "시간", "개월", "달", "회", "박"})
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class _Told:
    """The rows of one table that a question names with the columns of ``sums`` that it means, ``heads``."""

    records: Records
    sums: tuple[str, ...]
    rows: tuple[Record, ...]
    heads: tuple[str, ...]
    asked: FeeAsked


def fee_of(found: Found) -> Draft | None:
    """Say the fees of the rows that a question names; None where it asks otherwise or names none of them."""
    question = found.question
    if not _asks(question) or question.asked & _OTHERWISE or _OF_MORE.search(question.text) or question.years:
        return None
    asked = _asked_of(found)
    told = next((one for records in _tables(found) if (one := _told(records, asked)) is not None), None)
    return _said(told) if told is not None else None


def is_of_another_fee(found: Found) -> bool:
    """Whether a question asks the fee of something that the fees found know nothing of: 강사료 beside 수강료."""
    first = found.weighed[0].candidate
    if not _asks(found.question) or first.block.kind not in IN_TABLES:
        return False
    table = first.reading.table_of(first.block)
    known = first.reading.squeezed
    tables = of_table(first.reading, table.id) if table is not None else ()
    return any(_sums_of(records) for records in tables) and is_of_another(_asked_of(found), known)


def _asked_of(found: Found) -> FeeAsked:
    text = found.question.text
    figures = tuple(parse_figures(text))
    at_large = (one[0] for one in FEES_AT_LARGE.finditer(text))
    written = " ".join([*(text[one.start : one.end] for one in figures), *at_large])
    words = (word for word in found.words if not (word.verb or word.light or word.term in written))
    return FeeAsked(text, figures, tuple(word for word in words if not _ASKING.fullmatch(word.term)))


def _asks(question: Question) -> bool:
    """Whether a question asks what something costs, if only by its last words: 침대 버리는 값, 수강료 알려 주세요."""
    if question.asked:
        return Asked.AMOUNT in question.asked and _ASKS.search(question.text) is not None
    return _NAMES_FEE.search(question.text) is not None


def _tables(found: Found) -> Iterator[Records]:
    """The tables of records among the evidence, those of the best first."""
    tables = tables_among(found.weighed[:_MOST_LOOKED_AT])
    return (one for one in tables if len(one.heads) >= _LEAST_COLUMNS and len(one.members) >= _LEAST_ROWS)


def _told(records: Records, asked: FeeAsked) -> _Told | None:
    sums = _sums_of(records)
    rows = rows_named(records, sums, asked) if sums else ()
    meant = _meant(sums, asked)
    return _Told(records, sums, rows, meant, asked) if rows and len(meant) <= _MOST_COLUMNS else None


def _sums_of(records: Records) -> tuple[str, ...]:
    """The heads of the columns that hold sums in won, where the table is one of fees."""
    heads = []
    for head in dict.fromkeys(records.heads):
        fields = [field for member in records.members for field in member.fields if field.head == head]
        sums = [field for field in fields if value_of(records, field).unit == _CURRENCY]
        if head and sums and 2 * len(sums) >= len(fields) and not ASIDE.search(head):
            heads.append(head)
    around = " ".join([*heads, records.near, records.far])
    by_whom = any(named.search(head) for head in heads for _, named in GROUPS)
    by_span = any(one.unit in _SPANS for head in heads for one in parse_figures(head))
    return tuple(heads) if by_whom or by_span or _FEE.search(around) else ()


def _meant(sums: Sequence[str], asked: FeeAsked) -> tuple[str, ...]:
    """The columns that a question names, by whom, when or how long; all of them where it names none."""
    groups = [named for said, named in GROUPS if said.search(asked.text)]
    of_group = tuple(head for head in sums if any(named.search(head) for named in groups))
    named = tuple(head for head in sums if any(holds(squeezed(head), word) for word in asked.nouns))
    spans = {unit_of_span(one) for one in asked.figures if one.unit in _SPANS}
    of_span = tuple(head for head in sums if any(unit_of_span(one) in spans for one in parse_figures(head)))
    told = squeezed(asked.text)
    of_kind = tuple(head for head in sums if (bare := squeezed(_without_unit(head))) and bare in told)
    return of_group or named or of_span or of_kind or tuple(sums)


def _said(told: _Told) -> Draft:
    draft = Draft()
    if len(told.rows) == 1:
        row = told.rows[0]
        draft.say(_sentence(told, row), _cite(draft, told, row))
        return draft
    head = _head_of(told, told.rows[0]) if len(told.heads) == 1 else ""
    kind = _KIND_OF_FEE.search(head) is not None
    draft.say(f"{with_particle(head if kind else '요금', '은/는')} 다음과 같습니다.")
    lines = (f"- {_name(told, row)}: {_sums(told, row, named=not kind)} {_cite(draft, told, row)}" for row in told.rows)
    draft.lines.append("\n".join(lines))
    return draft


def _sentence(told: _Told, row: Record) -> str:
    head = _head_of(told, row)
    if len(told.heads) == 1 and _KIND_OF_FEE.search(head):
        return f"{_name(told, row)}의 {with_particle(head, '은/는')} {closed(_sums(told, row, named=False))}입니다."
    if len(told.heads) == 1:
        return f"{_name(told, row)}의 {head} 요금은 {closed(_sums(told, row, named=False))}입니다."
    return f"{with_particle(_name(told, row), '은/는')} {closed(_sums(told, row, named=True))}입니다."


def _sums(told: _Told, row: Record, *, named: bool) -> str:
    """The sums of a row, each with its column unless they are all the same, and what they are for: (1회 2시간)."""
    fields = [field for field in row.fields if field.head in told.heads]
    said = [value_of(told.records, field).said for field in fields]
    if len(set(said)) == 1 and (len(said) > 1 or not named):
        words = said[0]
    else:
        pairs = zip(fields, said, strict=True)
        words = ", ".join(f"{_without_unit(field.head)} {one}" for field, one in pairs)
    per = next((field.text for field in row.fields if _PER.fullmatch(field.head)), "")
    return f"{words}({per})" if per else words


def _name(told: _Told, row: Record) -> str:
    """What a row is called: the cells that the question names, and those that tell it from rows called alike."""
    fields = [field for field in naming(row, told.sums) if _can_name(field)]
    kept = list(_asked(told, fields))
    alike = [one for one in told.records.members if one is not row and _has(one, kept)]
    for field in fields:
        others = [one for one in alike if _has(one, [field])]
        if field not in kept and len(others) < len(alike):
            kept.append(field)
            alike = others
    return " ".join(dict.fromkeys(field.text for field in fields if field in kept)) or row.name


def _can_name(field: Field) -> bool:
    return not (ASIDE.search(field.head) or _PER.fullmatch(field.head)) and len(field.text) <= _LONGEST_NAME


def _asked(told: _Told, fields: Sequence[Field]) -> Iterator[Field]:
    """The fields that hold words of the question which no field before them holds."""
    left = list(told.asked.nouns)
    for field in fields:
        held = [word for word in left if holds(squeezed(field.text), word)]
        if held:
            left = [word for word in left if word not in held]
            yield field


def _has(record: Record, fields: Sequence[Field]) -> bool:
    """Whether a row says what some fields of another row say."""
    own = {(one.head, one.text) for one in record.fields}
    return all((field.head, field.text) in own for field in fields)


def _cite(draft: Draft, told: _Told, row: Record) -> str:
    """Cite a row up to the last cell told, with the names of all its columns."""
    reading = told.records.reading
    cells = [field.cell for field in row.fields if field.head in told.heads or _PER.fullmatch(field.head)]
    line = next((reading.document.blocks[cell.parent] for cell in cells if cell.parent is not None), cells[0])
    return draft.cite(reading, line, (row.span[0], max(cell.end for cell in cells)))


def _head_of(told: _Told, row: Record) -> str:
    """What the column of the first sum told is called, without its unit and what stands above it."""
    cell = next(field.cell for field in row.fields if field.head in told.heads)
    return _without_unit(names_of(told.records.reading, cell)[1] or told.heads[0])


def _without_unit(head: str) -> str:
    return _UNIT_IN_HEAD.sub("", head)
