"""What an office does, by the documents: the rows of a table that name it, the lines that end with it in brackets.

Plans write who does what behind each task, (국토부) or (산업부·과기부), or in a column of their own: 담당 부서. Knows
nothing of what a law charges an office with in sentences.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.answering.draft import Draft
from assistant.answering.tasks import OFFICE_COLUMN, Task, say_tasks, task_cell
from assistant.answering.wording import readable, with_particle
from assistant.evidence.finding import Found
from assistant.evidence.reading import Reading, squeezed
from assistant.understanding.question import Question
from ingest.types import BlockKind

_WORK = r"(?:일|업무|사업|과제|역할|것|거|사무)"
_DOES = (
    r"(?:맡(?:은|고 ?있는|는)|담당(?:하는|하고 ?있는)?|추진(?:하는|하고 ?있는)?|하고 ?있는|하는|할|하겠다는|한다는"
    r"|하기로 ?한|하려는|주관(?:하는)?"
    r"|소관(?:인)?|수행(?:하는)?)"
)
_OFFICE = r"[가-힣·]{1,14}(?:과|팀|국|실|부|처|청|원|센터|위원회|공단|공사|재단|관)"
_WHAT = r"(?:뭐|뭘|무엇을|어떤 ?(?:일|것|걸)을?|무슨 ?일을?)"
_ASKS = re.compile(
    rf"(?P<office>{_OFFICE})(?:이|가|은|는|에서|의|에서는)? ?(?:{_DOES} ?{_WORK}|(?:소관|담당|주관) ?{_WORK}?"
    rf"|(?:무슨|어떤) ?{_WORK}|{_WHAT} ?(?:하|한|해|할|맡|담당|추진))"
)
_BEHIND = re.compile(r"[(（](?P<inside>[^()（）]{1,60})[)）]\s*(?:[*]{0,3})\s*$")
_SEPARATED = re.compile(r"\s*[,·/、ㆍ‧]\s*|\s+및\s+")
_LINES = frozenset({BlockKind.HEADING, BlockKind.BULLET, BlockKind.PARAGRAPH})
_LEAST_RELEVANCE = 0.3


def duties(found: Found) -> Draft | None:
    """List what the office that a question names does; None where nothing is asked so or no document says it."""
    forms = _office(found.question)
    if not forms:
        return None
    readings = [reading for relevance, reading in found.readings() if relevance >= _LEAST_RELEVANCE]
    newest = max((reading.edition_year or 0 for reading in readings), default=0)
    years = found.question.years
    for reading in sorted(readings, key=lambda one: newest - (one.edition_year or 0)):
        if years and reading.edition_year is not None and reading.edition_year not in years:
            continue
        tasks = _told_once([*_of_tables(reading, forms), *_of_lines(reading, forms)])
        if len(tasks) > 1:
            draft = Draft()
            draft.say(f"{with_particle(forms[0], '이/가')} 맡은 일로 적힌 것은 다음과 같습니다.")
            say_tasks(draft, reading, tasks)
            return draft
    return None


def _office(question: Question) -> tuple[str, ...]:
    """The names of the office whose work is asked about, as documents may write them."""
    asked = _ASKS.search(question.text)
    if asked is None:
        return ()
    office = asked["office"]
    body = next((body for body in question.bodies if any(form in office for form in body.forms)), None)
    return tuple(dict.fromkeys([office, *(body.forms if body is not None else ())]))


def _of_tables(reading: Reading, forms: Sequence[str]) -> Iterator[Task]:
    """The tasks of the rows whose column of offices names one of the forms."""
    blocks = reading.document.blocks
    for cell in blocks:
        if cell.kind is not BlockKind.CELL or not _names(reading.own(cell), forms):
            continue
        heads = [reading.own(blocks[head]) for head in cell.headers if blocks[head].parent != cell.parent]
        row = blocks[cell.parent] if cell.parent is not None else None
        if row is None or not any(OFFICE_COLUMN.search(head) for head in heads):
            continue
        task = task_cell(reading, row)
        if task is not None:
            yield Task(readable(reading.own(task)), task, (row.start, row.end))


def _of_lines(reading: Reading, forms: Sequence[str]) -> Iterator[Task]:
    """The headings and bullets that close with one of the forms in brackets, without the brackets."""
    for block in reading.document.blocks:
        if block.kind not in _LINES:
            continue
        own = reading.own(block)
        found = _BEHIND.search(own)
        if found is not None and found.start() and _names(found["inside"], forms):
            yield Task(readable(own[: found.start()]), block, (block.start, block.end))


def _names(text: str, forms: Sequence[str]) -> bool:
    """Whether one of several names in a cell or in brackets is one of the forms."""
    named = {squeezed(part) for part in _SEPARATED.split(text.strip())}
    return any(squeezed(form) in named for form in forms)


def _told_once(tasks: Sequence[Task]) -> list[Task]:
    kept: dict[str, Task] = {}
    for task in tasks:
        kept.setdefault(squeezed(task.name), task)
    return list(kept.values())
