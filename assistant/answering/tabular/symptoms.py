"""What a manual's table says of what is the matter: 바람이 약해요 is told the cause and what to do.

Knows weighed evidence and its tables, not how it was found.
"""

from assistant.answering.draft import Draft
from assistant.answering.picking.records import Field, Record
from assistant.answering.picking.tables import of_table
from assistant.answering.wording import as_item, shortened
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.reading import Reading, squeezed
from assistant.evidence.weighing import Weighed
from assistant.understanding.asked import Asked
from ingest import patterns as re
from ingest.types import IN_TABLES

_MATTER = re.compile(r"증상|현상|상황|상태|문제|고장|오류|에러|이상|경고|메시지|코드|표시|이럴 ?때")
_HELP = re.compile(r"원인|이유|까닭|조치|해결|대처|대응|처리|점검|확인|방법|(?:할|한|해 ?볼|하실) ?일")
_KINDS = frozenset({Asked.METHOD, Asked.REASON, Asked.REMEDY, Asked.YES_NO})
# A complaint asks nothing: 카메라가 안 켜져요.
_COMPLAINT = re.compile(r"(?:[아어여해져려]요?|네요|니다|음|됨|함)[.!]*$")
_NEARLY = 0.7
_LEAST_TOLD, _LONGEST = 2, 200


def symptom(found: Found, first: Weighed) -> Draft | None:
    """Say all that a table holds of the symptom that a question tells; None where it asks for one column, or else."""
    if not found.question.asked <= _KINDS:
        return None
    told = _told(first.candidate, found.question.text) or _complaint(found, first)
    return _said(*told) if told is not None else None


_Told = tuple[Reading, Record, list[Field]]


def _told(candidate: Candidate, asked: str) -> _Told | None:
    """The row of symptoms that a piece of evidence stands in, with its fields that help."""
    table = candidate.reading.table_of(candidate.block) if candidate.block.kind in IN_TABLES else None
    for records in of_table(candidate.reading, table.id) if table is not None else ():
        for record in records.members if _MATTER.search(records.kind) else ():
            if candidate.start < record.span[1] and record.span[0] < candidate.end:
                helping = [field for field in record.fields if _HELP.search(field.head)]
                column = any(squeezed(field.head) in squeezed(asked) for field in helping)
                return (candidate.reading, record, helping) if len(helping) >= _LEAST_TOLD and not column else None
    return None


def _complaint(found: Found, first: Weighed) -> _Told | None:
    """The row whose symptom a complaint tells, where another line that says none of its verbs fits a little better."""
    if found.question.asked or _COMPLAINT.search(found.question.text.strip()) is None:
        return None
    stems = [word.term.removesuffix("다") for word in found.words if word.verb]
    elsewhere = any(stem in first.candidate.quote for stem in stems)
    nouns = [] if elsewhere else [word.term for word in found.words if not word.verb]
    for one in found.weighed:
        if one.score < _NEARLY * first.score:
            return None
        told = _told(one.candidate, found.question.text)
        if told is not None and any(part in told[1].name for part in (*stems, *nouns)):
            return told
    return None


def _said(reading: Reading, record: Record, helping: list[Field]) -> Draft:
    draft = Draft()
    mark = draft.cite(reading, record.block, record.span)
    draft.say(f"‘{record.name}’에 대한 안내입니다.", mark)
    lines = (f"- {field.head}: {shortened(as_item(field.text), _LONGEST)} {mark}" for field in helping)
    draft.lines.append("\n".join(lines))
    return draft
