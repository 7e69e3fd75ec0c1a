"""What a register says of the rows that a question tells of: 심장충격기 어디 있어요, 출하 담당자 내선 번호.

A register is a table of records, such as a staff directory or an inventory. The question tells a row by words of any
of its cells and asks for a column by its kind: where, who, which number, how many.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.cells import names_of
from assistant.answering.draft import Draft
from assistant.answering.picking.records import Field, Record, Records
from assistant.answering.picking.tables import of_table
from assistant.answering.tabular.among import tables_among
from assistant.answering.wording import closed
from assistant.evidence.calls import gives_number
from assistant.evidence.finding import Found
from assistant.evidence.reading import squeezed, stands_in
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from assistant.understanding.words import Word
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import IN_TABLES

_PERSON_HEAD = re.compile(
    r"(?:이\s*름|성\s*명|성\s*함|직\s*원|사\s*원|담\s*당\s*자|담\s*당|관\s*리\s*자|책\s*임\s*자|검수자|점검자|확인자|검사자)"
)
_NAME_HEAD = re.compile(r"(?:이\s*름|성\s*명|성\s*함)")
_PHONE_HEAD = re.compile(r".*(?:내\s*선|전\s*화|연\s*락\s*처).*")
_OFFICE_HEAD = re.compile(r"(?:소\s*속|부\s*서|부서명|팀|담\s*당\s*부\s*서)")
_TITLE_HEAD = re.compile(r"(?:직\s*급|직\s*위|직\s*책)")
_CODE_HEAD = re.compile(r"번호|코드|사번")
_PLACE_HEAD = re.compile(r"(?:(?:설치|보관|비치)\s?)?(?:위\s*치|장\s*소|소\s*재\s*지|사\s*무\s*실|주\s*소|있는 ?곳)")
_WORK_HEAD = re.compile(r"(?:담당\s?)?업\s*무|업무\s?분장|맡은 ?일")
_NUMBER_HEAD = re.compile(r"(?:수\s*량|개\s*수|대\s*수)(?:\s?\(.{1,6}\))?")
_WHERE = re.compile(r"어디|몇 ?층|어느 ?(?:층|방|건물|곳)")
_WHO = re.compile(r"누구|누가|담당자|담당이|어느 ?분|어떤 ?분|성함|이름|성명")
_WORK = re.compile(r"(?:무슨|어떤) ?(?:일|업무)|뭐 ?하는|뭘 ?하|맡은 ?일|담당 ?업무")
_HOW_MANY = re.compile(r"몇 ?(?P<counter>개|대|장|벌|권|자루)|수량|개수")
# What a question says of the column, or of registers at large.
_ASKING = re.compile(
    r"담당자?|책임자|관리자|내선|전화|번호|연락처?|위치|장소|사무실|주소|수량|개수|직원|사람|분|이름|성함|업무|일|곳|데|자리"
)
_OTHERWISE = frozenset(
    {Asked.REASON, Asked.METHOD, Asked.DEFINITION, Asked.YES_NO, Asked.PAPERS, Asked.DATE}
    | {Asked.LARGEST, Asked.SMALLEST, Asked.COMPARISON}
)
_FEWEST_COLUMNS, _FEWEST_ROWS, _MOST_TOLD = 4, 3, 12
_MOST_LACKING = 0.2  # of the nouns by weight; people add what no table says: 쌓아 둔 물건
_MOST_LOOKED_AT = 60  # pieces of evidence whose tables are looked through


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that the question tells of, and its field that is asked for."""

    records: Records
    record: Record
    field: Field


def registered(found: Found) -> Draft | None:
    """Say the asked field of the rows that a question tells of; None where it asks otherwise or tells of none."""
    question = found.question
    head = _head_asked(question)
    if head is None or question.asked & _OTHERWISE:
        return None
    words = _words(found)
    if not any(not word.verb for word in words):
        return None
    for records in _registers(found):
        rows = _told_rows(records, words, head)
        if rows:
            return _said(rows, question)
    return None


def unregistered(found: Found) -> bool:
    """Whether the best evidence is a row of a register that lacks a noun of the question, as does all above it."""
    head, first = _head_asked(found.question), found.weighed[0].candidate
    if head is None or found.question.asked & _OTHERWISE or first.block.kind not in IN_TABLES:
        return False
    if head is _PHONE_HEAD and not gives_number(first.quote, first.own):
        return True
    table = first.reading.table_of(first.block)
    nouns = [word for word in _words(found) if not word.verb]
    for records in of_table(first.reading, table.id) if table is not None else ():
        row = next((one for one in records.members if one.span[0] <= first.start < one.span[1]), None)
        if row is None or not _is_register(records) or not any(head.fullmatch(name) for name in records.heads):
            continue
        own = squeezed(" ".join([*(field.text for field in row.fields), *records.heads])) + records.near + records.far
        lacks = sum(word.weight for word in nouns if not _holds(own, word))
        return lacks > _MOST_LACKING * sum(word.weight for word in nouns)
    return False


def _words(found: Found) -> list[Word]:
    """The words that tell a row: none that only name the asked column."""
    return [word for word in found.words if not (word.light or _ASKING.fullmatch(word.term))]


def _is_register(records: Records) -> bool:
    return len(records.heads) >= _FEWEST_COLUMNS and len(records.members) >= _FEWEST_ROWS


def _head_asked(question: Question) -> "re.Pattern[str] | None":
    """What the head of the asked column is like."""
    if Asked.PHONE in question.asked:
        return _PHONE_HEAD
    told = ((_WORK, _WORK_HEAD), (_WHERE, _PLACE_HEAD), (_WHO, _PERSON_HEAD), (_HOW_MANY, _NUMBER_HEAD))
    return next((head for asked, head in told if asked.search(question.text)), None)


def _registers(found: Found) -> Iterator[Records]:
    """The tables of records among the evidence, those of the best first."""
    return filter(_is_register, tables_among(found.weighed[:_MOST_LOOKED_AT]))


def _told_rows(records: Records, words: Sequence[Word], head: "re.Pattern[str]") -> list[_Row]:
    """The rows that hold the question's words, each word at least above the table; none where they are too many."""
    nouns = [word for word in words if not word.verb]
    around = squeezed(" ".join(records.heads)) + records.near + records.far
    rows: list[tuple[int, int, _Row]] = []
    for record in records.members:
        asked = next((field for field in record.fields if head.fullmatch(field.head)), None)
        if asked is None:
            continue
        own = squeezed(" ".join(field.text for field in record.fields if field.cell != asked.cell))
        held = [word for word in nouns if _holds(own, word)]
        if held and all(word in held or _holds(around, word) for word in nouns):
            rows.append((len(held), sum(_holds(own, word) for word in words), _Row(records, record, asked)))
    most = max((held[:2] for held in rows), default=None)
    told = [held[2] for held in rows if held[:2] == most]
    return told if len(told) <= min(_MOST_TOLD, len(records.members) // 2) else []


def _holds(text: str, word: Word) -> bool:
    return any(stands_in(text, form) for form in (*word.forms, *word.alike))


def _said(rows: Sequence[_Row], question: Question) -> Draft:
    draft, field = Draft(), rows[0].field
    persons = _NAME_HEAD.fullmatch(field.head) is not None
    subjects = [_subject(row) for row in rows]
    same = len(set(subjects)) == 1
    asked = with_particle(f"{subjects[0]}의 {field.head}" if same else field.head, "은/는")
    if len(rows) == 1:
        said = _person(rows[0].record, phone=True) if persons else f"{asked} {closed(_counted(field, question))}"
        draft.say(f"{said}입니다.", _cite(draft, rows[0]))
        return draft
    apart = _telling_apart(rows) if same else ""
    lines = []
    for row, subject in zip(rows, subjects, strict=True):
        name = "" if persons else _field(row.record, apart) if same else subject
        text = _person(row.record, phone=True) if persons else _counted(row.field, question)
        lines.append(f"- {f'{name}: ' if name else ''}{text} {_cite(draft, row)}")
    if not persons:
        draft.say(f"{asked} 다음과 같습니다.")
    draft.lines.append("\n".join(lines))
    return draft


def _counted(field: Field, question: Question) -> str:
    """What a field says; a bare number with the word that the question counts with."""
    asked = _HOW_MANY.search(question.text)
    counter = asked["counter"] if asked is not None and _NUMBER_HEAD.fullmatch(field.head) else None
    return f"{field.text}{counter}" if counter and field.text.isdecimal() else field.text


def _telling_apart(rows: Sequence[_Row]) -> str:
    """The head of the first field that is another one in every row, where the asked ones don't tell the rows apart."""
    if _PLACE_HEAD.fullmatch(rows[0].field.head):
        return ""
    heads = (field.head for field in rows[0].record.fields if not _CODE_HEAD.search(field.head))
    return next((head for head in heads if len({_field(row.record, head) for row in rows}) == len(rows)), "")


def _field(record: Record, head: str) -> str:
    return next((field.text for field in record.fields if field.head == head), "")


def _subject(row: _Row) -> str:
    if any(_NAME_HEAD.fullmatch(field.head) for field in row.record.fields):
        return _person(row.record, phone=False)
    return names_of(row.records.reading, row.field.cell)[0] or row.record.name


def _person(record: Record, *, phone: bool) -> str:
    """A person by office, name and title: 생산관리팀 목이슬 대리(내선 3103)."""
    heads = (_OFFICE_HEAD, _NAME_HEAD, _TITLE_HEAD)
    parts = [field.text for head in heads for field in record.fields if head.fullmatch(field.head)]
    called = next((field for field in record.fields if _PHONE_HEAD.fullmatch(field.head)), None) if phone else None
    return " ".join(dict.fromkeys(parts)) + (f"({called.head} {called.text})" if called is not None else "")


def _cite(draft: Draft, row: _Row) -> str:
    return draft.cite(row.records.reading, row.record.block, row.record.span)
