"""Whether the best evidence tells of something that only lies near what is asked.

A question may name a matter that the documents know well and ask of it what they don't tell: how many children a
school has, at what hour meals come, which papers a service wants. Knows evidence, not how a refusal is worded.
"""

from assistant.answering.cells import cell_value, names_of
from assistant.answering.draft import Draft
from assistant.evidence.asked_above import is_asked_above
from assistant.evidence.basis import is_on_basis
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.reading import stands_in
from assistant.evidence.told import can_answer
from assistant.evidence.units_of_cells import cells_of
from assistant.evidence.ways import means_asked, names_means
from assistant.evidence.weighing import holds
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from assistant.understanding.words import Word
from ingest import patterns as re
from ingest.types import BlockKind

_MARKS = re.compile(r"\[\d+\]")
# Whose paper, number or place it is stands with it, not anywhere in its document.
_BELONGS = frozenset({Asked.PAPERS, Asked.PERSON, Asked.PHONE, Asked.EMAIL, Asked.PLACE})
_LEAST_NAME = 4
# A row says these by its figures; what only counts the rows is none of them.
_FIGURES = frozenset({Asked.AMOUNT, Asked.COUNT, Asked.PERCENT})
_NUMBERS = re.compile(r"^(?:번\s*호|순\s*번|연\s*번|[Nn]o\.?)$")
_NUMBERED = re.compile(r"(?:^|[가-힣] )번\s*호$|^(?:순번|연번)$")
_LONG_NAME, _COVERED_WELL = 5, 0.65
# None of 590 questions answered rightly begins with a noun that no document holds and has but one word held.
_ALONE = 1
_EOJEOL = re.compile(r"[가-힣A-Za-z0-9]+")
# What is so right now stands in no document.
_NOW = re.compile(r"지금|오늘|내일|모레|실시간")
# Which is best or most important is told where a document says so, never by how large something is.
_JUDGED = re.compile(r"(?:제일|가장|최고로) ?(?:잘|못|좋|나쁜|나쁘|중요|훌륭|뛰어|우수|인기|유명)")
_JUDGES = re.compile(r"가장|제일|최우수|최우선|으뜸|최고|(?:핵심|중점|우수) ?(?:과제|사업|사례)")
_OF_THE_DAY = re.compile(r"날씨|기온|환율|주가|시세|운세")


def is_of_another(found: Found) -> bool:
    """Whether papers, a person, a number or a place are asked for of a name that the best evidence isn't under.

    The name stands elsewhere in the documents, so that it isn't misspelt or said otherwise.
    """
    if not found.question.asked & _BELONGS:
        return False
    missing = set(found.weighed[0].missing)
    names = (word for word in found.words if word.known and not (word.verb or word.light))
    return any(len(word.term) >= _LEAST_NAME and word.term in missing for word in names)


def is_of_another_way(found: Found) -> bool:
    """Whether by what else something may be done is asked, and the best evidence names it not, or of another matter.

    주차비 카드로도 내나요 is told neither by what parking costs nor by which cards another office takes.
    """
    asked = means_asked(found.question)
    if not asked:
        return False
    first, matter = found.weighed[0].candidate, _matter(found)
    around = f"{first.own}|{first.near}|{first.far}"
    ways = [word for word in found.words if _is_noun(word) and any(form in asked for form in word.forms)]
    unsaid = bool(ways) and not any(names_means(around, (*word.forms, *word.alike)) for word in ways)
    elsewhere = matter is not None and matter.known and not _is_of(matter, first.reading.squeezed)
    return unsaid or elsewhere


def is_of_unknown(found: Found) -> bool:
    """Whether a question is about what no document names: 청년도약계좌, 장학금 신청 자격, 비트코인 지금 시세.

    Something near in meaning is always told, so that likeness counts for nothing here. Everyday words that no document
    has are mostly said otherwise there; but then more than one of the other words stands in what answers.
    """
    now = _NOW.search(found.question.text) is not None
    if not found.weighed or (now and _OF_THE_DAY.search(found.question.text)):
        return True
    first = found.weighed[0]
    if _JUDGED.search(found.question.text) and not _JUDGES.search(f"{first.candidate.own}|{first.candidate.near}"):
        return True
    words = [word for word in found.words if not word.light]
    missing = [word for word in words if not holds(word, first.candidate)]
    unknown = [
        word for word in missing if _is_noun(word) and not word.known and not _said_otherwise(word, first.candidate)
    ]
    alone = len(words) - len(missing) <= _ALONE and _matter(found) in unknown
    if alone or (unknown and now) or any(_owns(found, word) for word in unknown):
        return True
    nouns = [word.forms[0] for word in missing if _is_noun(word)]
    return first.coverage < _COVERED_WELL and any(
        any(noun in name for noun in nouns) and name not in first.candidate.reading.squeezed
        for name in _run_together(found)
    )


def _said_otherwise(word: Word, candidate: Candidate) -> bool:
    """Whether the document of the evidence has what offices write for a word: 임대인 for 집주인."""
    return any(stands_in(candidate.reading.squeezed, form) for form in word.alike)


def _is_of(word: Word, text: str) -> bool:
    """Whether a text holds a word or what offices write for it."""
    return any(stands_in(text, form) for form in (*word.forms, *word.alike))


def _is_noun(word: Word) -> bool:
    return not (word.verb or word.light)


def _owns(found: Found, word: Word) -> bool:
    """Whether a question begins with a long name whose matter it asks about: 한국동서발전의 추정가격."""
    written = f"{word.forms[0]}의 "
    return len(word.forms[0]) >= _LONG_NAME and found.question.text.lower().startswith(written)


def _matter(found: Found) -> Word | None:
    """The noun that a question begins with: what the others are of, as 장학금 of 장학금 신청 자격."""
    asked = found.question.text.lower()
    nouns = [word for word in found.words if _is_noun(word)]
    nouns = [word for word in nouns if not _is_done(word, asked)] or nouns
    return min(nouns, key=lambda word: asked.find(word.forms[0]), default=None)


def _is_done(word: Word, asked: str) -> bool:
    """Whether a noun is what somebody does in a case: 입사한 지 1년, 퇴사하면."""
    return re.search(rf"{re.escape(word.forms[0])}(?:한|하고|하면|했|한지|하는|할|되면|됐|되고)", asked) is not None


def _run_together(found: Found) -> list[str]:
    """The names of a question that are written as one of several nouns, without their particles."""
    names = []
    for written in _EOJEOL.findall(found.question.text.lower()):
        inside = [word.forms[0] for word in found.words if _is_noun(word) and word.forms[0] in written]
        start = min((written.find(form) for form in inside), default=0)
        name = written[start : max((written.rfind(form) + len(form) for form in inside), default=0)]
        if len(name) >= _LONG_NAME and name not in inside:
            names.append(name)
    return names


def is_of_another_kind(question: Question, draft: Draft, told_by: Candidate | None) -> bool:
    """Whether what would be said holds nothing of the kind asked for, though the evidence fits in its words.

    ``told_by`` is the evidence of a single answer, None for a list. Of a cell only its figure is looked at: its names
    may hold others (24시간 내 처리율). The members of a list may be persons without a name.
    """
    if told_by is None:
        return Asked.PERSON not in question.asked and not can_answer(question, _MARKS.sub("", draft.text))
    if is_asked_above(question, told_by):
        return False
    alone = len(draft.citations) == 1 and draft.citations[0].start <= told_by.start < draft.citations[0].end
    said = _MARKS.sub("", draft.text)
    around = f"{said}|{told_by.own}|{told_by.near}|{told_by.far}"
    if alone and told_by.block.kind is BlockKind.CELL:
        if question.asked <= _FIGURES and any(map(_NUMBERED.search, names_of(told_by.reading, told_by.block))):
            return True  # 1, 3, 4 below 지적 번호 tell which, not how many
        said = cell_value(told_by.reading, told_by.block).said
    elif alone and told_by.block.kind is BlockKind.ROW and question.asked <= _FIGURES:
        said = _figures_of(told_by)
    names = told_by.own if Asked.PHONE in question.asked and not told_by.names else told_by.names
    return not (can_answer(question, said, names, told_by.fillers) and is_on_basis(question, around))


def _figures_of(row: Candidate) -> str:
    """What the cells of a row say that name no others of it and don't only number it."""
    reading = row.reading
    cells = cells_of(reading, row.block)
    heads = {header for cell in cells for header in cell.headers}
    named = {cell.id: names_of(reading, cell) for cell in cells}
    # A cell beside its row's name is a value, even where it heads those behind it.
    values = [cell for cell in cells if named[cell.id][0] or cell.id not in heads]
    values = [cell for cell in values if not _NUMBERS.search(named[cell.id][1])]
    return " | ".join(cell_value(reading, cell).said for cell in values or cells)  # 3,000백만원 counts nobody
