"""What an office does, by the documents: rows of a table that name it, lines that end with it, sentences about it.

Plans write who does what behind each task, (국토부) or (산업부·과기부), or in a column of their own: 담당 부서. Rules
and minutes say it in sentences with the office as their subject, or list what a committee is there for.
"""

from collections.abc import Iterator, Sequence

from assistant.answering.draft import Draft
from assistant.answering.tasks import OFFICE_COLUMN, Task, say_tasks, task_cell, told_once
from assistant.answering.wording import readable, shortened
from assistant.evidence.finding import Found
from assistant.evidence.reading import Reading, squeezed
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import LINES, BlockKind

_WORK = r"(?:일|업무|사업|과제|역할|것|거|게|건|사무|기능|임무|소관)"
_DOES = (
    r"(?:맡(?:은|고 ?있는|는)|담당(?:하는|하고 ?있는|인)?|추진(?:하는|하고 ?있는)?|하고 ?있는|하는|할|하겠다는|한다는"
    r"|하기로 ?한|하려는|주관(?:하는)?|해야 ?(?:하는|할|되는)|심의(?:하는)?|처리(?:하는)?"
    r"|소관(?:인)?|수행(?:하는)?)"
)
_OFFICE = (
    r"[가-힣A-Za-z·]{1,18}"
    r"(?:과|팀|국|실|부|처|청|원|센터|위원회|심의회|협의회|위원장|공단|공사|재단|관|반|단|본부|소|회|장)"
)
# Words of two syllables that end like an office are mostly none: 지원, 결과, 일부, 장소, 기회.
_SHORT_OFFICE = re.compile(r"[시군구도]청|[시의국]회|본부|센터|(?:시|군|의|원|과|국|실|소|단|청|처|팀|부)장")
_NO_OFFICE = re.compile(r"(?:지원|공장|주차장|결과|효과|학과|기회|사회|수단|일부|장소)$")
_SHORT = 2
_PARTICLE = r"(?:이|가|은|는|에서|의|에서는|에선)?"
_WHAT = r"(?:뭐|뭘|무엇을?|어떤 ?(?:일|것|걸)을?|무슨 ?일을?)"
_PLACE = r"(?:과|데|곳|부서|팀|기관|위원회|조직|사람|반|거|건)"
_ASKS = re.compile(
    rf"(?P<office>{_OFFICE}){_PARTICLE} ?(?:[가-힣]{{1,8}}(?:에서|에) )?"
    rf"(?:{_DOES} ?{_WORK}|(?:소관|담당|주관) ?{_WORK}|(?:무슨|어떤) ?{_WORK}"
    rf"|{_WORK}(?:이|가|은|는|을|를|좀)? ?(?:뭐|뭔|무엇|무슨|어떤|어떻|알려|말해|설명|정리|[?？]|$)"
    rf"|{_WHAT} ?(?:하|한|해|할|맡|담당|추진|심의|다루|처리|정하|결정)|뭐 ?하는 ?{_PLACE})"
)
_SUBJECT = r"(?:이|가|은|는|에서|에서는|에게는)(?=\s)"
_CHARGED = re.compile(
    r"총괄|심의|의결|담당|맡[아는은]|추진|운영|관리|지원|결정"
    r"|판정|조사|점검|수립|확인|심사|평가|위촉|제공|보고|(?:하여야|해야) 한다|할 수 있다"
)
_ANNOUNCES = re.compile(r"다음 ?(?:각 ?[호목]의|의) ?(?:사항|업무|일|기능)")
_SENTENCE_END = re.compile(r"(?<=[다음함됨임])\.\s+|\n")
_MOST_SENTENCES, _LONGEST_SENTENCE, _FEW = 5, 200, 2
_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]?|[가-하][.)]|[①-⑳□○])\s*")
_DONE, _SECTION = re.compile(r"^(?!.*목표).*(?:내용|과제|업무|사업|추진|계획|기능)"), 120
_BEHIND = re.compile(r"[(（](?P<inside>[^()（）]{1,60})[)）]\s*(?:[*]{0,3})\s*$")
_SEPARATED = re.compile(r"\s*[,·/、ㆍ‧]\s*|\s+및\s+")
_LEAST_RELEVANCE = 0.3


def duties(found: Found) -> Draft | None:
    """List what the office that a question names does; None where nothing is asked so or no document says it."""
    forms = _office(found.question)
    if not forms:
        return None
    readings = [reading for relevance, reading in found.readings() if relevance >= _LEAST_RELEVANCE]
    newest = max((reading.edition_year or 0 for reading in readings), default=0)
    years = found.question.years
    told: list[tuple[Reading, list[Task]]] = []
    for reading in sorted(readings, key=lambda one: newest - (one.edition_year or 0)):
        if years and reading.edition_year is not None and reading.edition_year not in years:
            continue
        own = list(_of_section(reading, forms))
        others = [*_of_tables(reading, forms), *_of_lines(reading, forms)] if len(own) <= _FEW else []
        tasks = told_once([*own, *others])
        if len(tasks) >= _FEW:
            return _said(forms[0], reading, tasks)
        tasks = told_once([*tasks, *_of_sentences(reading, forms)])
        told += [(reading, tasks)] if tasks else []
    best = max(told, key=lambda one: min(len(one[1]), _FEW), default=None)
    return _said(forms[0], *best) if best is not None else None


def unknown_office(found: Found) -> bool:
    """Whether a question asks what an office does, and neither the best evidence nor what stands above it names it."""
    forms = [squeezed(form) for form in _office(found.question)]
    told = "|".join(text for one in found.weighed[:1] for text in (one.candidate.own, one.candidate.near))
    return bool(forms) and not any(form.lower() in told for form in forms)


def _said(office: str, reading: Reading, tasks: Sequence[Task]) -> Draft:
    draft = Draft()
    draft.say(f"{with_particle(office, '이/가')} 맡은 일로 적힌 것은 다음과 같습니다.")
    say_tasks(draft, reading, tasks)
    return draft


def _of_sentences(reading: Reading, forms: Sequence[str]) -> Iterator[Task]:
    """The sentences that say what the office does: those it is the subject of, and the list of what it is there for."""
    names = "|".join(re.escape(form) for form in forms)
    subject = re.compile(rf"(?<![가-힣])(?:{names}){_SUBJECT}")
    found = 0
    for block in reading.document.blocks:
        if block.kind not in LINES:
            continue
        own = reading.own(block)
        listed = _ANNOUNCES.search(own) and re.search(names, own)
        if listed:
            below = [
                other for other in reading.document.blocks[block.id + 1 : block.id + 40] if other.parent == block.id
            ]
            yield from (Task(readable(reading.own(each)), each, (each.start, each.end)) for each in below)
            continue
        for start, sentence in _sentences(own):
            acting = subject.search(sentence)
            if found < _MOST_SENTENCES and acting is not None and _CHARGED.search(sentence, acting.end()):
                found += 1
                span = (block.content_start + start, block.content_start + start + len(sentence))
                yield Task(shortened(readable(sentence), _LONGEST_SENTENCE), block, span)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a line, each with where it begins."""
    start = 0
    for end in [*(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]:
        sentence = text[start:end].strip()
        if sentence:
            yield text.index(sentence, start), sentence
        start = end


def _office(question: Question) -> tuple[str, ...]:
    """The names of the office whose work is asked about, as documents may write them."""
    asked = _ASKS.search(question.text)
    if asked is None:
        return ()
    office = asked["office"]
    if not _may_be_office(office):
        return ()
    body = next((body for body in question.bodies if any(form in office for form in body.forms)), None)
    return tuple(dict.fromkeys([office, *(body.forms if body is not None else ())]))


def _may_be_office(word: str) -> bool:
    """Whether a word that ends like an office is likely to be one."""
    return _SHORT_OFFICE.fullmatch(word) is not None if len(word) <= _SHORT else _NO_OFFICE.search(word) is None


def _of_section(reading: Reading, forms: Sequence[str]) -> Iterator[Task]:
    """The lines below a heading that is the office's name: what is done there, before what is aimed at."""
    blocks = reading.document.blocks
    names = {squeezed(form) for form in forms}
    for heading in blocks:
        if heading.kind is not BlockKind.HEADING or squeezed(_NUMBERED.sub("", reading.own(heading))) not in names:
            continue
        below = [block for block in blocks[heading.id + 1 : heading.id + _SECTION] if block.parent == heading.id]
        parts = [block for block in below if block.kind is BlockKind.HEADING]
        done = [part for part in parts if _DONE.search(reading.own(part))] or parts
        owners = {part.id for part in done} or {heading.id}
        for block in blocks[heading.id + 1 : heading.id + _SECTION]:
            if block.parent in owners and block.kind in (BlockKind.BULLET, BlockKind.PARAGRAPH):
                yield Task(readable(reading.own(block)), block, (block.start, block.end))


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
        if block.kind not in LINES:
            continue
        own = reading.own(block)
        found = _BEHIND.search(own)
        if found is not None and found.start() and _names(found["inside"], forms):
            yield Task(readable(own[: found.start()]), block, (block.start, block.end))


def _names(text: str, forms: Sequence[str]) -> bool:
    """Whether one of several names in a cell or in brackets is one of the forms."""
    named = {squeezed(part) for part in _SEPARATED.split(text.strip())}
    return any(squeezed(form) in named for form in forms)
