"""What a document or a named part of it holds, for a question that asks for its contents: 조례에는 뭐가 들어 있나요.

Said is the structure itself: what the document is for, in its own words, then its headings with what stands right
below them; for a part the lines below its name. Knows nothing of single points inside.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.draft import Draft
from assistant.answering.wording import as_item, as_statement, closed, readable, shortened
from assistant.evidence.finding import Found
from assistant.evidence.kinds import FIGURES_OF
from assistant.evidence.reading import Reading, squeezed, stands_in
from assistant.evidence.sections import Section, sections
from assistant.evidence.units_of_cells import cells_of
from assistant.understanding.asked import Asked
from assistant.understanding.picking import Wish
from assistant.understanding.words import Word
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import PROSE, Block, BlockKind

_WHAT = r"(?:뭐|뭘|뭔|무엇|무슨 ?것|어떤 ?(?:것|게|거|걸|통계|내용|항목|사항|주제|과목|안건|조항))"
_HOLDS = r"(?:들어|담|나와|나오|있|적혀|정해|정하|다루|다뤄|다룬|배우|배워|가르치|포함|논의|이야기|얘기|의논|결정|정했)"
_ASKS = re.compile(
    rf"(?:무슨|어떤) ?(?:내용|이야기|얘기|주제)|내용(?:이|은|을)? ?(?:뭐|뭔|무엇|어떻|알려|요약|정리|소개|설명)"
    rf"|{_WHAT}[가이을를들]? ?{_HOLDS}|(?:뭐뭐|뭐 ?뭐|무엇무엇).{{0,6}}(?:있|정|들|했|다루|였|예요|인가)"
    r"|요약|간단(?:히|하게)|정리해|줄거리|개요|뭐 ?하는 ?(?:거|건|사업|계획|데|문서)"
    r"|구성(?:이|은)? ?어떻|어떻게 ?구성|안건[이은]? ?(?:뭐|무엇|뭔)"
)
_NAMES = re.compile(r"알려|말해|보여|뭐|뭔|무엇|어떤 ?(?:것|게|거)|어떻게 ?되|궁금|[?？]\s*$|[은는]요?\s*$")
_NARROW = (frozenset(FIGURES_OF) | {Asked.YES_NO, Asked.LARGEST, Asked.SMALLEST, Asked.COMPARISON, Asked.REASON}) - {
    Asked.DATE
}
_COUNTED = re.compile(r"(?:\d|두|세|네|다섯|여섯|몇) ?(?:가지|개|종|대 |분야|곳)")  # said as a list of so many
# Right behind the name of what is asked for: 사업범위 알려 주세요. And the characters that say what a document is.
_ASKED_FOR = re.compile(
    r"[은는이가을를도]?(?:좀|다|모두)?(?:뭐|뭔|무엇|어떤것|어떻게되|알려|말해|보여|설명|정리|요약|궁금|요?[?？]?$)"
)
# 결정된 사항 asks for what a heading calls 결정 사항.
_DONE = re.compile(r"(?<=[가-힣]{2})(?:된|한|하는|되는|할)(?=사항|내용|안건|과제)")
_OPENING, _FIRST_BLOCKS = 120, 12
_ANY_NAME = re.compile(r".")
# What a document is called, and what it or a part of it is called, whatever it is about.
_DOCUMENT_WORDS = (
    "계획서 보고서 조례 지침 공고 공고문 회의록 계약서 법안 개정안 안내문 규정 규칙 법률 약관 매뉴얼 보도자료 공문"
)
_PART_WORDS = (
    "내용 계획 보고 회의 계약 강의 교육 자료 전략 문서 안내 사업 용역 법 발표 요약 정리 소개 설명 구성 주요 통계 개요 "
    "과정 수업 시간 사항"
)
_DOCUMENTS = frozenset(_DOCUMENT_WORDS.split())
_KINDS = _DOCUMENTS | frozenset(_PART_WORDS.split())
_LEAST_RELEVANCE, _LEAST_COVERED, _LEAST_OF_PART = 0.55, 0.8, 0.8
_PURPOSE = re.compile(r"목적|취지|추진 ?배경|개요")
_AIMS = re.compile(r"목적으로 ?(?:한다|함)|위하여|위해|위한|하고자|계획이다|마련|밝혔다|모집합니다|실시")
_ORDERED = re.compile(
    r"^\W*(?:첫째|둘째|셋째|넷째|다섯째|첫 ?번째|두 ?번째|세 ?번째|네 ?번째|다섯 ?번째|마지막으로|끝으로)"
)
_FURNITURE = re.compile(r"^\W*(?:목\s*차|차\s*례|부\s*칙|별\s*첨|붙\s*임|참\s*고|문\s*의)|^\W*총칙$")
_FEW = 6
_MOST_HEADS, _MOST_BELOW, _LONGEST_LINE, _LONGEST_NAME, _LONGEST = 12, 4, 110, 40, 560
_SHORTEST = 12
_OF_KINDS = re.compile(r"종류|유형|구분|형태")
_ANNOUNCES = re.compile(r"다음 ?각 ?[호목]|(?:다음|아래)[와과]? ?(?:같|의 ?각)")
_EACH_KIND = re.compile(r"뭐뭐|무엇무엇|어떤(?:게|것이|것들이)있")
_CLOSE = 0.1  # of several parts of a matter the one whose name says little else


@dataclass(frozen=True, slots=True)
class _Whole:
    """A document, or a part of it where ``section`` is one, with how well it is what the question names."""

    reading: Reading
    section: Section | None
    fit: float


def contents(found: Found, wish: Wish | None) -> Draft | None:
    """Say what the document or part that a question names holds; None where it asks for something else.

    ``wish`` is what the question picks from many, if it does.
    """
    question = found.question
    asks = _ASKS.search(question.text) is not None
    if wish is not None and not wish.loosely and wish.stem and wish.stem not in _KINDS:
        return None  # it picks some of many
    if question.asked & _NARROW or _COUNTED.search(question.text) or not (asks or _NAMES.search(question.text)):
        return None
    topic = [word for word in found.words if not (word.verb or word.light or set(word.forms) & _KINDS)]
    if not topic:  # a document is meant that is called by its kind alone: 조례에는 뭐가 들어 있나요
        topic = [word for word in found.words if not set(word.forms).isdisjoint(_DOCUMENTS)]
    wholes = sorted(_wholes(found, topic, asks=asks), key=lambda one: -one.fit)
    return next((draft for one in wholes[:3] if (draft := _said(one, topic)) is not None), None)


def _wholes(found: Found, topic: Sequence[Word], *, asks: bool) -> Iterator[_Whole]:
    years = found.question.years
    asked = _DONE.sub("", squeezed(found.question.text))
    of_kinds, asks_kinds = "종류" in asked, _EACH_KIND.search(asked) is not None
    for relevance, reading in found.readings():
        edition = reading.edition_year
        if relevance < _LEAST_RELEVANCE or (years and edition and edition not in years):
            continue
        named = [word for word in topic if _names_document(word, reading)]
        covered = _share(named, topic)
        if asks and covered >= _LEAST_COVERED:
            yield _Whole(reading, None, covered + relevance)
        for section in sections(reading, _ANY_NAME):
            name = squeezed(section.name)
            if name == squeezed(reading.document.title) or (of_kinds and not _OF_KINDS.search(name)):
                continue
            whole = len(name) > 2 and name in asked and _ASKED_FOR.match(asked.rpartition(name)[2]) is not None
            rest = [word for word in topic if word not in named]
            held = [word for word in rest if any(_names(section.name, form) for form in _forms(word))]
            if len(section.members) + (section.inline is not None) < 2 or not (whole or (asks and held)):
                continue
            told = _share([*named, *held], topic)
            if told >= _LEAST_OF_PART and (whole or len(held) == len(rest)):
                close = _CLOSE * _share_written(name, found.words)
                close += _CLOSE * 3 if asks_kinds and _OF_KINDS.search(name) else 0.0
                yield _Whole(reading, section, told + relevance + (0.4 if whole else 0.2) + close)


def _names(name: str, form: str) -> bool:
    """Whether the name of a part has a word; one of a single syllable by itself, as 급 doesn't stand in 긴급."""
    if len(form) > 1:
        return stands_in(squeezed(name), form)
    return re.search(rf"(?<![가-힣]){re.escape(form)}(?![가-힣])", name.lower()) is not None


def _share_written(name: str, words: Sequence[Word]) -> float:
    """The share of a squeezed name that a question's words make up, those of asking among them: 급여의 종류."""
    return sum(len(word.forms[0]) for word in words if word.forms[0] in name) / len(name) if name else 0.0


def _forms(word: Word) -> list[str]:
    return [form for form in (*word.forms, *word.alike) if len(form) > 1 or form == word.forms[0]]


def _names_document(word: Word, reading: Reading) -> bool:
    title = squeezed(f"{reading.document.title} {reading.document.name}")
    opening = squeezed(_opening(reading))
    return any(stands_in(title, form) or stands_in(opening, form) for form in word.forms)


def _opening(reading: Reading) -> str:
    """What stands before a document's first heading, its points left out: what it is, for whom, from when."""
    lines: list[str] = []
    for block in reading.document.blocks[:_FIRST_BLOCKS]:
        if block.kind is BlockKind.HEADING:
            break
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.CAPTION):
            lines.append(reading.own(block))
    return " ".join(lines)[:_OPENING]


def _share(held: Sequence[Word], topic: Sequence[Word]) -> float:
    total = sum(word.weight for word in topic)
    return sum(word.weight for word in held) / total if total else 0.0


def _said(one: _Whole, topic: Sequence[Word]) -> Draft | None:
    return _part(one.section) if one.section is not None else _document(one.reading, topic)


def _part(section: Section) -> Draft | None:
    """The lines below a name, those below them in brackets."""
    reading = section.reading
    draft = Draft()
    members = [*_unfolded(reading, section.members)]
    lead = members[0] if members and _ANNOUNCES.search(reading.own(members[0])) else None
    name = f"{with_particle(section.name, '은/는')} 다음과 같습니다."
    if lead is not None and len(members) > 2:  # what announces the others is none of them
        name = f"{as_statement(readable(reading.own(lead)))} {draft.cite(reading, lead, (lead.start, lead.end))}"
        members = members[1:]
    lines = [_line(draft, reading, block) for block in members]
    lines = [line for line in lines if line]
    if section.inline is not None:
        told = readable(reading.document.text[slice(*section.inline)])
        mark = draft.cite(reading, section.owner, section.inline)
        lines.insert(0, f"- {as_statement(shortened(told, 2 * _LONGEST_LINE))} {mark}")
    if len(lines) < 2:
        return None
    draft.say(name)
    draft.lines.append("\n".join(_fitting(draft, lines)))
    return draft


def _unfolded(reading: Reading, members: Sequence[Block]) -> Iterator[Block]:
    """The members with tables as their rows."""
    for block in members:
        if block.kind is BlockKind.TABLE:
            yield from reading.value_rows(block)
        elif block.kind not in (BlockKind.TEXTBOX, BlockKind.EQUATION, BlockKind.CAPTION):
            yield block


def _line(draft: Draft, reading: Reading, block: Block, most_below: int = _MOST_BELOW) -> str:
    """A block as one line, with the first things right below it where it is short, each with its own mark."""
    if block.kind is BlockKind.ROW:
        told = ", ".join(cell for each in cells_of(reading, block) if (cell := readable(reading.own(each))))
    else:
        told = as_item(reading.own(block))
    if not told or _FURNITURE.match(told):
        return ""
    below = _below(reading, block)[:most_below] if len(told) <= _LONGEST_NAME else []
    said = shortened(closed(told) if below else told, _LONGEST_LINE)
    line = f"- {said} {draft.cite(reading, block, (block.start, block.end))}"
    inside = [
        f"{shortened(readable(reading.own(each)), _LONGEST_NAME)} {draft.cite(reading, each, (each.start, each.end))}"
        for each in below
    ]
    return f"{line}: {', '.join(inside)}" if inside else line


def _below(reading: Reading, owner: Block) -> list[Block]:
    """The headings right below a block, else the short lines."""
    blocks = reading.document.blocks
    children = [block for block in blocks[owner.id + 1 : owner.id + 400] if block.parent == owner.id]
    headings = [block for block in children if block.kind is BlockKind.HEADING]
    lines = [block for block in children if block.kind is BlockKind.BULLET and block.end - block.start <= 60]
    return headings or lines


def _fitting(draft: Draft, lines: Sequence[str]) -> Iterator[str]:
    """As many lines as an answer holds."""
    length = 0
    for number, line in enumerate(lines):
        length += len(line)
        if number == _MOST_HEADS or (number > 1 and length > _LONGEST):
            yield f"- {draft.others(len(lines) - number)}"
            return
        yield line


def _document(reading: Reading, topic: Sequence[Word]) -> Draft | None:
    """The title, what the document is for, and its headings; its leading lines where it has none."""
    draft = Draft()
    purpose = _purpose(reading)
    title = readable(reading.document.title)
    heads = [
        block
        for block in _top(reading)
        if not _FURNITURE.match(told := readable(reading.own(block))) and squeezed(told) != squeezed(title)
    ]
    if len(heads) < 2:
        return None
    if purpose is not None:
        mark = draft.cite(reading, purpose, (purpose.start, purpose.end))
        draft.say(as_statement(shortened(readable(reading.own(purpose)), 2 * _LONGEST_LINE)), mark)
    titled = any(stands_in(squeezed(title), form) for word in topic for form in word.forms)
    draft.say(f"{f'「{title}」' if titled else '이 문서'}에 담긴 것은 다음과 같습니다.")
    below = _MOST_BELOW if len(heads) <= _FEW else 0
    lines = [line for block in heads if (line := _line(draft, reading, block, below))]
    draft.lines.append("\n".join(_fitting(draft, lines)))
    return draft


def _purpose(reading: Reading) -> Block | None:
    """The line that says what a document is for: below a heading of purpose, else the first that says what it does."""
    blocks = reading.document.blocks
    for section in sections(reading, _PURPOSE):
        told = section.owner if section.inline is not None else next(iter(section.members), None)
        if told is not None and told.kind in PROSE and told.end - told.start >= _SHORTEST:
            return told
        if told is not None and told.kind is BlockKind.HEADING and _AIMS.search(reading.own(told)):
            return told
    first = (block for block in blocks[:40] if block.kind in PROSE and block.end - block.start > 2 * _SHORTEST)
    return next((block for block in first if _AIMS.search(reading.own(block))), None)


def _top(reading: Reading) -> list[Block]:
    """The headings of the first level that has several, else the points counted off, else the first lines."""
    blocks = reading.document.blocks
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    for level in sorted({block.level or 0 for block in headings}):
        alike = [
            block for block in headings if (block.level or 0) == level and block.end - block.start <= _LONGEST_LINE
        ]
        if len(alike) > 1 and any(_below(reading, block) or _holds_lines(reading, block) for block in alike):
            return alike
    counted = [block for block in blocks if block.kind in PROSE and _ORDERED.match(reading.own(block))]
    if len(counted) > 1:
        return counted
    return [block for block in blocks if block.kind is BlockKind.BULLET and block.parent is None][:_MOST_HEADS]


def _holds_lines(reading: Reading, heading: Block) -> bool:
    following = reading.document.blocks[heading.id + 1 : heading.id + 3]
    return any(block.parent == heading.id for block in following)
