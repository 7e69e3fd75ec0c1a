"""Proposals that ask for all of several things: the points below a heading, the names in a table, a line of things."""

import random
import re
from collections.abc import Iterator, Sequence

from assistant.answering.cells import is_total
from assistant.letters import letters_of
from assistant.suggesting_ideas import name_of
from assistant.suggesting_lines import is_clause, labelled
from eval.drafting.draft import Draft
from eval.drafting.nouns import telling_nouns
from eval.drafting.places import WORDED, Place
from eval.drafting.wording import listed
from eval.questions import Evidence
from index.library import Library
from ingest.particles import with_particle
from ingest.types import Block, BlockKind

_LEAST, _MOST = 3, 6
_LONGEST_POINT, _SHORT_ITEM = 45, 16
_ASIDE = re.compile(r"\s*[(（].*?[)）]")
_NO_POINT = re.compile(r"[?？]$|\s\d{1,3}$")  # questions, and lines of a table of contents
_COUNTS_UP = re.compile(r"(?:서류|대상|분야|과제|종류|유형|항목|과목|기관|업무|내용)$")
_ENDINGS = ("{named}에는 무엇이 있나요?", "{named}에는 어떤 것들이 있나요?", "{object} 모두 알려 주세요.")
# Headings whose points belong together as one answer.
_GATHERS = re.compile(
    r"(?:대상|자격|요건|서류|경우|사항|분야|과제|전략|방향|목표|내용|항목|절차|방법|종류|유형|업무|기능|성과|사유|원칙|지원|혜택)$"
)


def from_lists(place: Place, library: Library, chance: random.Random) -> Iterator[Draft]:
    """Propose a question for each list that is short enough to be asked for as a whole."""
    if place.is_form:
        return
    children = _children(place)
    for block in place.document.blocks:
        if block.kind is BlockKind.HEADING:
            yield from _points(place, block, children.get(block.id, []), library, chance)
        elif block.kind is BlockKind.TABLE:
            yield from _names(place, block, chance)
        if block.kind in WORDED:
            yield from _line(place, block, chance)


def _children(place: Place) -> dict[int, list[Block]]:
    """The blocks right below each heading, all of them, so that a list with other things between is none."""
    below: dict[int, list[Block]] = {}
    for block in place.document.blocks:
        if block.parent is not None and block.kind is not BlockKind.FOOTNOTE:
            below.setdefault(block.parent, []).append(block)
    return below


def _points(
    place: Place, heading: Block, points: Sequence[Block], library: Library, chance: random.Random
) -> Iterator[Draft]:
    name = name_of(place.words(heading))
    if not _LEAST <= len(points) <= _MOST or not _GATHERS.search(name) or is_clause(name):
        return
    words = [place.words(point) for point in points]
    if any(point.kind not in WORDED for point in points) or any(
        len(one) > _LONGEST_POINT or _NO_POINT.search(one) for one in words
    ):
        return
    found = [_known_by(point, name, library) for point in words]
    if all(found) and len(set(found)) == len(found):
        each = tuple(quote for quote in map(place.quote, points) if quote is not None)
        evidence = place.quote_from(points[0], points[-1]) or each  # other points may stand in between
        yield from _made(place, heading, name, words, found, evidence, f"목록 ‘{name}’", chance)


def _names(place: Place, table: Block, chance: random.Random) -> Iterator[Draft]:
    """The names in the column of a table that is called as the part it stands in: 제출 서류, 서류."""
    part = place.part(table)
    rows = place.reading.rows(table)
    if not part or not _GATHERS.search(part) or not _LEAST <= len(rows) - 1 <= _MOST + 2:
        return
    head, *others = rows
    column = next((cell.column for cell in head if letters_of(place.words(cell)) in _ends(part)), None)
    cells = [cell for row in others for cell in row if cell.column == column and column is not None]
    words = [place.words(cell) for cell in cells]
    if len(cells) != len(others) or any(is_total(name) or len(name) > _LONGEST_POINT for name in words):
        return
    names = [_ASIDE.sub("", name) for name in words]
    first, last = (place.document.blocks[cell.parent or 0] for cell in (cells[0], cells[-1]))
    evidence = place.quote_from(first, last)
    if len(set(names)) == len(names):
        yield from _made(
            place, table, part, words, names, evidence, f"표의 열 ‘{place.words(head[column or 0])}’", chance
        )


def _line(place: Place, block: Block, chance: random.Random) -> Iterator[Draft]:
    """The things that a label's value counts up."""
    found = labelled(place.words(block))
    items = [item.strip(" .") for item in re.split(r",\s", _ASIDE.sub("", found[1]))] if found else []
    quote = place.quote(block)
    if found is None or quote is None or not _LEAST <= len(items) <= _MOST or not _COUNTS_UP.search(found[0]):
        return
    if all(1 < len(item) <= _SHORT_ITEM and not re.search(r"\d|다$", item) for item in items):
        yield from _made(place, block, found[0], items, items, (quote,), f"이름표 ‘{found[0]}’", chance)


def _made(
    place: Place,
    block: Block,
    name: str,
    words: Sequence[str],
    known_by: Sequence[str],
    evidence: tuple[Evidence, ...],
    made_from: str,
    chance: random.Random,
) -> Iterator[Draft]:
    topic = place.topic(block)
    if not topic or not evidence:
        return
    subject = name if letters_of(topic.strip("‘’")) in letters_of(name) else f"{topic}의 {name}"
    asked = chance.choice(_ENDINGS).format(named=subject, object=with_particle(subject, "을/를"))
    yield Draft(
        question=asked,
        kind="list",
        answer=listed(words),
        must_include=tuple((known,) for known in known_by),
        evidence=evidence,
        made_from=made_from,
        document=place.name,
        place=block.start,
        source=block.id,
        matter=subject,
        said=listed(words),
    )


def _known_by(point: str, asked: str, library: Library) -> str:
    """What tells one point of a list: all of a short one, else its rarest noun."""
    short = _ASIDE.sub("", point).strip(" .")
    if len(short) <= _SHORT_ITEM:
        return short
    return next(iter(telling_nouns(short, asked, library, 1)), "")


def _ends(part: str) -> set[str]:
    letters = letters_of(part)
    return {letters[at:] for at in range(len(letters) - 1)}
