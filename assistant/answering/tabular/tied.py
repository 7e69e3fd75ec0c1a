"""Every row of a table that a question fits alike: 설명회 어디서 해요 names none of the four places.

To tell one of them would be to choose for the asker. Knows weighed evidence, not how it was found.
"""

from collections.abc import Iterator, Sequence

from assistant.answering.cells import cell_value, is_total
from assistant.answering.draft import Draft
from assistant.answering.picking.records import Field, Record, Records
from assistant.answering.picking.tables import of_table
from assistant.answering.wording import shortened
from assistant.evidence.finding import Found
from assistant.evidence.reading import squeezed, stands_in
from assistant.evidence.weighing import Weighed
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import BlockKind

_ALIKE = 0.999
_LEAST, _MOST, _LONGEST = 2, 12, 160
_KINDS = frozenset({Asked.AMOUNT, Asked.COUNT, Asked.PERCENT, Asked.DATE, Asked.PERIOD, Asked.PLACE})
# What names a column; a form's first line and the number of a row name none.
_HEAD = re.compile(r"(?!번호|순번|연번|구분)[가-힣][가-힣·/ ]{0,9}(?P<unit> ?\([^()]{1,6}\))?")


def tied(found: Found, first: Weighed) -> Draft | None:
    """Say a cell of every row that fits as well as the best one; None where that stands out, or there are too many."""
    candidate = first.candidate
    if candidate.block.kind is not BlockKind.CELL or not found.question.asked <= _KINDS or not found.question.asked:
        return None
    alike = {
        one.candidate.block.id
        for one in found.weighed
        if one.candidate.reading is candidate.reading and one.score >= _ALIKE * first.score
    }
    table = candidate.reading.table_of(candidate.block)
    for records in of_table(candidate.reading, table.id) if table is not None else ():
        head = next((field.head for _, field in _fields(records) if field.cell.id == candidate.block.id), None)
        told = [(one, field) for one, field in _fields(records) if field.head == head and field.cell.id in alike]
        if _LEAST <= len(told) <= _MOST and _are_apart(told):
            told = _named(found.question, told) or told
            named = _HEAD.fullmatch(head or "")
            return _said(records, (head or "").removesuffix(named["unit"] or ""), told) if named else None
    return None


def _named(question: Question, told: Sequence[tuple[Record, Field]]) -> list[tuple[Record, Field]]:
    """The rows that a question names: 2인용 침대."""
    asked = squeezed(question.text)
    return [(one, field) for one, field in told if stands_in(asked, squeezed(one.name))]


def _are_apart(told: Sequence[tuple[Record, Field]]) -> bool:
    """Whether each row has a name and a cell of its own; a cell that spans several says one thing of all."""
    names, cells = {one.name for one, _ in told}, {field.cell.id for _, field in told}
    return len(names) == len(cells) == len(told) and not names & {field.text for _, field in told}


def _fields(records: Records) -> Iterator[tuple[Record, Field]]:
    return ((one, field) for one in records.members if not is_total(one.name) for field in one.fields)


def _said(records: Records, head: str, told: Sequence[tuple[Record, Field]]) -> Draft:
    draft = Draft()
    lines = []
    for member, field in told:
        said = shortened(cell_value(records.reading, field.cell).said, _LONGEST)
        figured = any(map(str.isdigit, member.name))  # 폭 1m 이상 is cited with the figure
        span = (min(member.span[0], field.cell.start) if figured else field.cell.start, field.cell.end)
        lines.append((f"- {member.name}: {said}", draft.cite(records.reading, field.cell, span)))
    if len(told) == 1:
        member, field = told[0]
        first = next((one.text for one in member.fields if one.text != member.name), "")
        name = f"{first}({member.name})" if first and first != field.text else member.name
        draft.say(
            f"{name}의 {with_particle(head, '은/는')} {cell_value(records.reading, field.cell).said}입니다.",
            lines[0][1],
        )
        return draft
    listed = "\n".join(f"{line} {mark}" for line, mark in lines)
    draft.lines[:] = [f"{with_particle(head, '은/는')} 다음과 같습니다.", listed]
    return draft
