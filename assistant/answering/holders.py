"""Who holds an office that is in charge of a matter: plans name the office, notices and minutes its people.

포트홀 담당 과장 is looked for in two steps: the office that a row (담당 부서) or the brackets behind a task name, then
the person of the asked title in a table of contacts, or behind the title: 도로관리과장 남기찬. Both are cited.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from assistant.answering.draft import Draft
from assistant.answering.tasks import OFFICE_COLUMN
from assistant.evidence.finding import EvidenceFinder, Found
from assistant.evidence.reading import Reading, squeezed, stands_in
from assistant.evidence.units_of_cells import cells_of
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from assistant.understanding.words import Word
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import LINES, Block, BlockKind

_TITLES = r"과장|팀장|국장|실장|부장|소장|센터장|단장|담당자|책임자|주무관|사무관"
_ASKS = re.compile(
    rf"(?P<title>{_TITLES})(?:님)?(?:은|는|이|가|의|을)? ?(?:좀 ?)?(?:누구|누가|이름|성함|성명|전화|연락처|번호|알려)"
    rf"|누가.{{0,12}}(?P<last>{_TITLES})"
)
_OFFICE = r"[가-힣·]{1,12}(?:과|팀|국|실|센터|단|부|소)"
_CHIEF = re.compile(r"(?P<stem>[가-힣]{2,10})(?P<kind>과|팀|국|실|부|소|센터|단)장")
_IN_BRACKETS = re.compile(rf"[(（](?P<office>{_OFFICE})(?=[,)）])")
_OFFICE_NAME = re.compile(rf"(?:.*\s)?(?P<office>{_OFFICE})\s*")
_NAME = re.compile(
    r"(?P<name>[가-힣]{2,4})\s*(?:[(（]?\s*(?P<phone>0\d{1,2}[-)]\d{3,4}-\d{4}|\d{3}-\d{3,4}-\d{4})\s*[)）]?)?\s*"
)
_GENERAL = frozenset({"담당", "책임", "부서", "업무", "사업", *_TITLES.split("|")})
_LEAST_RELEVANCE = 0.2


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something is said: an office in charge, or a person of it."""

    reading: Reading
    block: Block
    span: tuple[int, int]
    said: str
    phone: str = ""


def holder(found: Found, finder: EvidenceFinder) -> Draft | None:
    """Name who holds the title in the office in charge of the question's matter; None where that isn't told.

    Who it is may stand in a document that says nothing of the matter, so the office and the title are looked for too.
    """
    asked = _ASKS.search(found.question.text)
    if asked is None:
        return None
    title = asked["title"] or asked["last"]
    words = [word for word in found.words if not (word.verb or word.light) and word.term not in _GENERAL]
    words = [word for word in words if not word.term.endswith(title)]
    readings = [reading for relevance, reading in found.readings() if relevance >= _LEAST_RELEVANCE]
    places = [place for reading in readings for place in _in_charge(reading, words)] if words else []
    offices = _ranked(found.question, places)
    phone_asked = Asked.PHONE in found.question.asked
    for office in offices:
        also = [*readings, *finder.documents(f"{office} {title}")]
        listed = (one for reading in also for one in _listed(reading, office, title))
        named = (one for reading in also for one in _named(reading, office, title))
        person = next((one for one in chain(listed, named) if one.phone or not phone_asked), None)
        if person is not None:
            matter = any(not any(form in office for form in word.forms) for word in words)
            charge = next((one for one in places if one.said == office and not _is_of(one, person)), None)
            charge = charge if matter else None
            return _said(office, title, person, charge)
    return None


def _is_of(charge: _Place, person: _Place) -> bool:
    """Whether an office stands in the row of the person alone, not in that of a matter."""
    within = charge.span[0] <= person.span[0] and person.span[1] <= charge.span[1]
    return charge.reading is person.reading and within


def unknown_chief(found: Found) -> bool:
    """Whether the question names the office whose chief it asks for, and no document found knows of that office."""
    office = _of_chief(found.question) if _ASKS.search(found.question.text) else ""
    return bool(office) and not any(office in reading.squeezed for _, reading in found.readings())


def _of_chief(question: Question) -> str:
    """The office that a question names by its chief: 하수과 for 하수과장; empty where it names none."""
    chief = _CHIEF.search(question.text)
    named = chief is not None and chief["stem"] not in _GENERAL and not chief["stem"].endswith("담당")
    return f"{chief['stem']}{chief['kind']}" if chief is not None and named else ""


def _ranked(question: Question, places: Sequence[_Place]) -> list[str]:
    """The office that the question names itself, else those in charge, that of most places first, if one leads."""
    named = [form for body in question.bodies for form in body.forms if re.fullmatch(_OFFICE, form)]
    chief = _of_chief(question)
    named = [chief, *named] if chief else named
    if named:
        return named
    counted = Counter(place.said for place in places).most_common()
    leads = len(counted) == 1 or (len(counted) > 1 and counted[0][1] > counted[1][1])
    return [counted[0][0]] if leads else []


def _in_charge(reading: Reading, words: Sequence[Word]) -> Iterator[_Place]:
    """The offices that a document puts in charge of a matter: in the matter's row, or in brackets behind it."""
    for block in reading.document.blocks:
        if block.kind is BlockKind.ROW:
            office = next((cell for cell in cells_of(reading, block) if _is_office(reading, cell)), None)
            if office is not None and _tells(reading, block, words):
                yield _Place(reading, block, (block.start, block.end), reading.own(office).strip().split()[-1])
        elif block.kind in LINES:
            inside = _IN_BRACKETS.search(reading.own(block))
            if inside is not None and _tells(reading, block, words):
                yield _Place(reading, block, (block.start, block.end), inside["office"])


def _is_office(reading: Reading, cell: Block) -> bool:
    heads = (reading.own(reading.document.blocks[head]) for head in cell.headers)
    return any(OFFICE_COLUMN.search(head) for head in heads) and _OFFICE_NAME.fullmatch(reading.own(cell)) is not None


def _tells(reading: Reading, block: Block, words: Sequence[Word]) -> bool:
    text = squeezed(reading.own(block))
    return all(any(stands_in(text, form) for form in (*word.forms, *word.alike)) for word in words)


def _listed(reading: Reading, office: str, title: str) -> Iterator[_Place]:
    """The people of an office with a title in tables of contacts."""
    for table in reading.document.blocks:
        if table.kind is BlockKind.TABLE and office in reading.own(table):
            yield from _in_contacts(reading, table, office, title)


def _named(reading: Reading, office: str, title: str) -> Iterator[_Place]:
    """The people of an office whom a line names behind their title."""
    if not office.endswith(title[0]):
        return
    behind = re.compile(rf"(?<![가-힣]){re.escape(office)}{title[1:]} (?P<name>[가-힣]{{2,4}})(?![가-힣])")
    for block in reading.document.blocks:
        named = behind.search(reading.own(block)) if block.kind in LINES else None
        if named is not None:
            start = block.content_start
            yield _Place(reading, block, (start + named.start(), start + named.end()), named["name"])


def _in_contacts(reading: Reading, table: Block, office: str, title: str) -> Iterator[_Place]:
    """The people of an office in a table whose rows go on with the office of the row above."""
    current = ""
    for cells in reading.rows(table):
        texts = [reading.own(cell).strip() for cell in cells]
        titles = [place for place, text in enumerate(texts) if squeezed(text) in _TITLES.split("|")]
        before = texts[: titles[0]] if titles else texts  # behind a title stands a person: 박미소 is no 소
        named = next((found["office"] for text in before if (found := _OFFICE_NAME.fullmatch(text))), "")
        current = named or current
        titled = next((place for place in titles if squeezed(texts[place]) == title), None)
        if current != office or titled is None:
            continue
        for cell, text in zip(cells[titled + 1 :], texts[titled + 1 :], strict=True):
            person = _NAME.fullmatch(text)
            if person is not None and squeezed(text) not in _TITLES.split("|"):
                yield _Place(reading, cell, (cells[titled].start, cell.end), person["name"], person["phone"] or "")
                break


def _said(office: str, title: str, person: _Place, charge: _Place | None) -> Draft:
    draft = Draft()
    marks = [draft.cite(person.reading, person.block, person.span)]
    phone = f"({person.phone})" if person.phone else ""
    draft.say(f"{office} {with_particle(title, '은/는')} {person.said}{phone}입니다.", *marks)
    if charge is not None:
        where = draft.cite(charge.reading, charge.block, charge.span)
        draft.say(f"이 일은 {office} 소관으로 적혀 있습니다.", where)
    return draft
