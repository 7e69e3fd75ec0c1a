"""Tables of ○ and ×, read along a row or down a column: who was absent on Monday, on which days somebody was.

Knows tables and the question, not how evidence was weighed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.cells import names_of
from assistant.answering.draft import Draft
from assistant.answering.wording import readable
from assistant.evidence.finding import Found
from assistant.evidence.reading import Reading, once_for_a_reading, squeezed
from assistant.evidence.units_of_cells import cells_of
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import Block, BlockKind

_YES, _NO = re.compile(r"[○◯●OoＯ✓✔Vv]"), re.compile(r"[×✕✖╳XxＸ–—-]")
# What the two signs stand for in lists of people and of duties.
_DONE = re.compile(
    r"출석|참석|나[온왔오]|제출|[낸냈]|이수|수료|들[은었]|납부|완료|마[친쳤]|설치|보유|가입|받[은았]|했|한 "
)
_NOT_DONE = re.compile(
    r"결석|불참|빠[지진졌질]|누락|미(?:제출|이수|납|참석|가입|설치|완료)|(?:안|못) ?[가-힣]|지 ?(?:않|못)"
)
_SIGNIFIES = re.compile(r"[출결참]석|불참|제출|이수|수료|납부|완료|누락|미제출|설치|보유|가입|인원|요일|날")
_WHICH_COLUMN = re.compile(r"(?:무슨|어느|어떤|몇) ?(?:요일|날|것|거|과목|항목|달|월|주|차시)|언제|며칠|[뭐뭘]|무엇")
_WHICH_ROW = re.compile(r"누구|누가|어느|어떤|어디|몇 ?(?:명|사람|곳|개)|명단|사람[은이]?[?？ ]*$")
_COUNTED = re.compile(r"몇 ?(?:명|사람|곳|개|분)")
_EVER = re.compile(r"적[이은]? ?(?:있|없)|한 ?번")
_PEOPLE = re.compile(r"성\s*명|이\s*름|직원|학생|회원|위원|사원|참가자|수강생")
_LEAST_RELEVANCE, _LEAST_SIGNS, _MOST_TOLD = 0.5, 4, 20


@dataclass(frozen=True, slots=True)
class _Sign:
    """A cell with a sign, the names of its row and its column."""

    cell: Block
    row: str
    column: str
    holds: bool


def marked(found: Found) -> Draft | None:
    """Say what a table of signs has for the row, the column or both that a question names; None where it has none."""
    question = found.question
    text = question.text
    if not (_DONE.search(text) or _NOT_DONE.search(text)):
        return None
    for relevance, reading in found.readings():
        for signs in _tables(reading) if relevance >= _LEAST_RELEVANCE else ():
            draft = _said(reading, signs, question) if _is_of_matter(found, reading, signs) else None
            if draft is not None:
                return draft
    return None


def _is_of_matter(found: Found, reading: Reading, signs: Sequence[_Sign]) -> bool:
    """Whether all that a question names stands in a table, over it or in the title, what the signs stand for aside."""
    table = reading.table_of(signs[0].cell)
    above = [*map(reading.own, reading.captions(table)), *reading.headings(table)] if table is not None else []
    names = {name for one in signs for name in (one.row, one.column)}
    near = squeezed(" ".join([reading.document.title, *above, *names]))
    words = [word for word in found.words if not (word.verb or word.light or _SIGNIFIES.fullmatch(word.term))]
    held = (any(form in near for form in (*word.forms, *word.alike)) for word in words)
    return all(held) and set(found.question.years) <= {reading.edition_year}


@once_for_a_reading
def _tables(reading: Reading) -> tuple[tuple[_Sign, ...], ...]:
    """The signs of each table that has both of them, row by row."""
    tables = (block for block in reading.document.blocks if block.kind is BlockKind.TABLE)
    found = (tuple(_signs(reading, table)) for table in tables)
    return tuple(
        signs
        for signs in found
        if len(signs) >= _LEAST_SIGNS and any(one.holds for one in signs) and not all(one.holds for one in signs)
    )


def _signs(reading: Reading, table: Block) -> Iterator[_Sign]:
    for row in reading.value_rows(table):
        for cell in cells_of(reading, row):
            text = reading.own(cell).strip()
            if _YES.fullmatch(text) or _NO.fullmatch(text):
                name, column = names_of(reading, cell)
                if name and column:
                    yield _Sign(cell, name, column, _YES.fullmatch(text) is not None)


def _said(reading: Reading, signs: Sequence[_Sign], question: Question) -> Draft | None:
    asked = squeezed(question.text)
    rows = [one for one in signs if len(one.row) > 1 and squeezed(one.row) in asked]
    columns = [one for one in signs if len(one.column) > 1 and squeezed(one.column) in asked]
    both = [one for one in rows if one in columns]
    if both:
        return _of_one(reading, both, question) if len(both) == 1 else None
    if rows and len({one.row for one in rows}) == 1 and not columns:
        return _along(reading, rows, question)
    if columns and len({one.column for one in columns}) == 1 and not rows and _WHICH_ROW.search(question.text):
        return _down(reading, columns, question)
    return None


def _of_one(reading: Reading, signs: Sequence[_Sign], question: Question) -> Draft:
    one, draft = signs[0], Draft()
    is_so = one.holds != (_NOT_DONE.search(question.text) is not None)
    opening = ("네, " if is_so else "아니요, ") if Asked.YES_NO in question.asked else ""
    name = with_particle(f"{one.row}의 {one.column}", "은/는")
    said = f"{opening}{name} 표에 ‘{_sign(reading, one)}’로 적혀 있습니다."
    draft.say(said, draft.cite(reading, one.cell, (one.cell.start, one.cell.end)))
    return draft


def _along(reading: Reading, row: Sequence[_Sign], question: Question) -> Draft | None:
    """The columns that have the sign asked for in one row."""
    ever = _EVER.search(question.text) is not None and Asked.YES_NO in question.asked
    if not (ever or _WHICH_COLUMN.search(question.text)):
        return None
    meant = [one for one in row if one.holds != (_NOT_DONE.search(question.text) is not None)]
    draft, sign = Draft(), _sign_meant(reading, row, question)
    opening = ("네, " if meant else "아니요, ") if ever else ""
    name = with_particle(row[0].row, "은/는")
    if not meant:
        draft.say(f"{opening}{name} 표에 {sign} 칸이 없습니다.", _cite_row(draft, reading, row[0]))
        return draft
    columns = with_particle(", ".join(one.column for one in meant), "이/가")
    draft.say(f"{opening}{name} {columns} 표에 {sign}입니다.", *_cited(draft, reading, meant))
    return draft


def _down(reading: Reading, column: Sequence[_Sign], question: Question) -> Draft | None:
    """The rows that have the sign asked for in one column."""
    lacking = _NOT_DONE.search(question.text) is not None
    meant = [one for one in column if one.holds != lacking]
    if len(meant) > _MOST_TOLD:
        return None
    draft, sign = Draft(), _sign_meant(reading, column, question)
    name = with_particle(column[0].column, "이/가")
    what = "사람" if _are_people(reading, column[0]) else "것"
    if not meant:
        said = f"{name} 표에 {sign}인 {with_particle(what, '은/는')} 없습니다."
        draft.say(said, _cite_row(draft, reading, column[0]))
        return draft
    told = ", ".join(one.row for one in meant)
    if _COUNTED.search(question.text):
        count = f"{len(meant)}{'명' if what == '사람' else '개'}"
        draft.computed.add(count)
        told = f"{told} {count}"
    draft.say(f"{name} 표에 {sign}인 {with_particle(what, '은/는')} {told}입니다.", *_cited(draft, reading, meant))
    return draft


def _are_people(reading: Reading, sign: _Sign) -> bool:
    """Whether the rows of a sign's table are people, by what the column of their names is called."""
    blocks = reading.document.blocks
    labels = (blocks[head] for head in sign.cell.headers if blocks[head].parent == sign.cell.parent)
    heads = (blocks[head] for label in labels for head in label.headers)
    return any(_PEOPLE.search(reading.own(head)) for head in heads)


def _sign(reading: Reading, one: _Sign) -> str:
    return readable(reading.own(one.cell)).strip()


def _sign_meant(reading: Reading, signs: Sequence[_Sign], question: Question) -> str:
    """The sign that a question means, in quotes, as the table writes it."""
    holds = _NOT_DONE.search(question.text) is None
    written = next((_sign(reading, one) for one in signs if one.holds == holds), "○" if holds else "×")
    return f"‘{written}’"


def _cited(draft: Draft, reading: Reading, signs: Sequence[_Sign]) -> list[str]:
    return [draft.cite(reading, one.cell, (one.cell.start, one.cell.end)) for one in signs]


def _cite_row(draft: Draft, reading: Reading, one: _Sign) -> str:
    row = reading.document.blocks[one.cell.parent] if one.cell.parent is not None else one.cell
    return draft.cite(reading, row, (row.start, row.end))
