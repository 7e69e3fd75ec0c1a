"""Questions that what stands around a citation answers: labels beside it, programmes, terms, articles, questions."""

from collections.abc import Iterator

from assistant.answering.wording import readable
from assistant.evidence.reading import Reading, squeezed
from assistant.suggesting_ideas import Idea, Turn, how_much, name_of
from assistant.suggesting_lines import (
    Programme,
    asked_for_term,
    asked_of_label,
    bracketed,
    is_label,
    labelled,
    programme,
    question_in,
    term_of,
)
from assistant.understanding.question import years_of
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import LINES, Block, BlockKind

# How many blocks away a neighbour may stand, and how many articles.
_NEAR, _ARTICLES = 24, 2
_TITLES = 4
_LONGEST, _SIGN = 600, "제"
_ARTICLE = re.compile(r"제\d+조(?:의\d+)?\s?[(（](?P<name>[가-힣A-Za-z· ]{2,22})[)）].*", re.S)
_NO_ARTICLE = re.compile(
    r"목적|정의|시행일|적용례|경과조치|위임|시행규칙|적용 ?범위|재검토 ?기한|다른 .*관계|책무|준용"
)
# What a title says beside its topic; a notice's number is none.
_NO_TOPIC = re.compile(
    r"\s*(?:(?:참여자|참가자|대상자|신청자)?\s*모집)?\s*(?:공고|안내|보고서?|결과|요약본?|묻고 답하기)$"
    r"|.*제\s?\d[\d-]*\s?호.*"
)
# A heading that says what kind of part this is, not of what.
_NO_HEADING = re.compile(r"(?:요강|개요|사항|안내|비용|목차|정보|현황|서식|양식|요구|기준|관련|의견|계획|체계)$")


def beside(reading: Reading, cited: Block) -> Iterator[Idea]:
    """What labels in the same part of the document say of the same matter."""
    topic = topic_of(reading, cited)
    for block in _around(reading, cited) if topic else ():
        found = labelled(words_of(reading, block))
        if found and (question := asked_of_label(topic, found[0])):
            yield Idea(question, Turn.BESIDE, reading.document.name, (block.start, block.end))


def programmes(reading: Reading, cited: Block) -> Iterator[Idea]:
    """Who is in charge of the cited programme, and what those beside it cost."""
    own = next((block for block in (cited, *reading.lineage(cited)) if _programme(reading, block)), None)
    if own is not None:
        yield from _in_charge(reading, own, Turn.BESIDE)
        yield from _costs(reading, own, Turn.BESIDE)
    for block in _around(reading, own or cited):
        yield from _costs(reading, block, Turn.NEAR)


def facts(reading: Reading, cited: Block) -> Iterator[Idea]:
    """The figures that stand in brackets behind what they are of."""
    blocks = reading.document.blocks[max(0, cited.id - _NEAR) : cited.id + _NEAR]
    near = [one for one in blocks if one.kind in LINES or one.kind is BlockKind.FOOTNOTE]
    for block in sorted(near, key=lambda one: (abs(one.id - cited.id), one.id)):
        for found in bracketed(words_of(reading, block)):
            past = 0 < found.year < (reading.edition_year or 0)
            figure = re.sub(r"[^\d.]", "", found.figure)
            yield Idea(found.asked(past=past), Turn.NEAR, reading.document.name, expected=figure)


def in_charge_near(reading: Reading, cited: Block) -> Iterator[Idea]:
    """Who is in charge of the matters beside the cited one."""
    for block in (cited, *_around(reading, cited)):
        yield from _in_charge(reading, block, Turn.NEAR)


def terms(reading: Reading, cited: Block) -> Iterator[Idea]:
    """What other terms of a list of definitions mean."""
    for block in _around(reading, cited):
        if term := term_of(words_of(reading, block)):
            yield Idea(asked_for_term(term), Turn.ROW, reading.document.name, (block.start, block.end))


def articles(reading: Reading, cited: Block) -> Iterator[Idea]:
    """What the articles next to the cited one lay down."""
    text = reading.document.text
    blocks = [one for one in reading.document.blocks if one.kind in LINES and _SIGN in text[one.start : one.start + 4]]
    found = [(block, match) for block in blocks if (match := _ARTICLE.fullmatch(words_of(reading, block)))]
    place = next((at for at in reversed(range(len(found))) if found[at][0].start <= cited.start), None)
    title = name_of(reading.document.title)
    if place is None or not title:
        return
    for at in sorted(range(len(found)), key=lambda at: (abs(at - place), -at)):
        block, match = found[at]
        if 0 < abs(at - place) <= _ARTICLES and not _NO_ARTICLE.search(match["name"]):
            end = found[at + 1][0].start if at + 1 < len(found) else len(reading.document.text)
            asked = f"{with_particle(match['name'], '은/는')} 어떻게 정하고 있나요?"
            span = (block.start, end)
            yield Idea(asked, Turn.BESIDE, reading.document.name, span)  # where no other document answers it as well
            yield Idea(f"{title}에서 {asked}", Turn.NEAR, reading.document.name, span)


def asked_there(reading: Reading, cited: Block) -> Iterator[Idea]:
    """The questions that the document itself asks and answers, those behind the citation first."""
    blocks = reading.document.blocks
    asking = [
        (block, found) for block in blocks if block.kind is BlockKind.HEADING and (found := _asks(reading, block))
    ]
    behind = [pair for pair in asking if pair[0].start > cited.start]
    before = [pair for pair in asking if pair[0].end < cited.start]
    for block, question in [*behind[:3], *reversed(before[-3:])]:
        end = next((other.start for other, _ in asking if other.start > block.start), len(reading.document.text))
        yield Idea(question, Turn.ASKED_THERE, reading.document.name, (block.start, end))


def topic_of(reading: Reading, block: Block) -> str:
    """What a part of a document is about: its nearest heading with a name of its own, else the document's title."""
    for above in reading.lineage(block):
        name = name_of(words_of(reading, above)) if above.kind in LINES else ""
        if len(name) > 3 and not _NO_HEADING.search(name) and not is_label(name):
            return name
    titles = (reading.document.title, *(words_of(reading, one) for one in reading.document.blocks[:_TITLES]))
    return next((name for title in titles if (name := name_of(_NO_TOPIC.sub("", title)))), "")


def words_of(reading: Reading, block: Block) -> str:
    """How a block begins, readable: a block may be a whole document."""
    return readable(reading.document.text[block.content_start : min(block.end, block.content_start + _LONGEST)])


def _around(reading: Reading, cited: Block) -> list[Block]:
    """The blocks under the same heading, nearest first."""
    blocks = reading.document.blocks[max(0, cited.id - _NEAR) : cited.id + _NEAR]
    near = [one for one in blocks if one.kind in LINES and one.parent == cited.parent and one.id != cited.id]
    return sorted(near, key=lambda one: (abs(one.id - cited.id), one.id))


def _programme(reading: Reading, block: Block) -> Programme | None:
    return programme(words_of(reading, block)) if block.kind in LINES else None


def _in_charge(reading: Reading, block: Block, turn: Turn) -> Iterator[Idea]:
    found = _programme(reading, block)
    if found is not None and found.office:
        yield Idea(found.asked_in_charge(), turn, reading.document.name, expected=squeezed(found.office))


def _costs(reading: Reading, block: Block, turn: Turn) -> Iterator[Idea]:
    found = _programme(reading, block)
    if found is not None and found.money:
        question = how_much(f"{_dated(reading, found.name)}{found.name} 예산", "원")
        yield Idea(question, turn, reading.document.name, expected=squeezed(found.money))


def _dated(reading: Reading, name: str) -> str:
    return f"{reading.edition_year}년 " if reading.edition_year and not years_of(name) else ""


def _asks(reading: Reading, block: Block) -> str:
    return question_in(words_of(reading, block))
