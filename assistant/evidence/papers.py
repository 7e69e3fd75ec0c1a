"""Lists of papers in documents: what a letter attaches, what a form or a rule wants handed in.

Letters close with 붙임 1. … 2. …, forms with 【첨부서류】 and numbered lines, rules list 다음 각 호의 서류. Knows
documents, not questions.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.evidence.reading import Reading
from ingest import patterns as re
from ingest.types import LINES, Block, BlockKind

_ATTACHES = re.compile(r"^\W*(?:붙 ?임|첨 ?부|별 ?첨|구비|제출) ?(?:서류|자료|물)?[^\w(]*")
# A number for the first of several, or so many copies: 붙임 2 and 붙임 누리호 비교 are headings of what is attached.
_FIRST, _COPIES = re.compile(r"1[.)] ?(?=\D)"), re.compile(r"\d부\.?(?:\s*끝\.?)?$|[가-힣)]\.?\s+끝\.?$")
_REQUIRES = re.compile(r"다음[^.]{0,12}(?:서류|자료)[를을]?[^.]{0,20}(?:갖추|첨부|제출|내야|붙)")
_NUMBER = re.compile(r"\W*(\d{1,2})[.)]\s*")
_CLOSES = re.compile(r"\s*끝\.?\s*$")
_MOST_LINES, _BETWEEN = 15, 3


@dataclass(frozen=True, slots=True)
class Paper:
    """One line of a list: the span of its words without number and 끝."""

    block: Block
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Papers:
    """A list of papers below or behind the line that opens it; ``name`` is what such papers are called."""

    reading: Reading
    owner: Block
    name: str
    lines: tuple[Paper, ...]


def lists_of_papers(reading: Reading) -> Iterator[Papers]:
    """The lists of papers of a document, in its order."""
    for block in reading.document.blocks:
        if block.kind not in LINES:
            continue
        own = reading.own(block)
        opening = _ATTACHES.match(own)
        if opening is not None:
            name, lines = "첨부 서류", _attached(reading, block, opening.end())
        else:
            name, lines = "필요한 서류", _required(reading, block) if _REQUIRES.search(own) else ()
        if lines:
            yield Papers(reading, block, name, lines)


def _attached(reading: Reading, block: Block, at: int) -> tuple[Paper, ...]:
    """What stands behind 붙임 in its own line, and the numbered lines that follow."""
    own = reading.own(block)
    first = _FIRST.match(own, at)
    behind = own[at:].strip()
    if behind and first is None and _COPIES.search(behind) is None:
        return ()
    start = block.content_start + (first.end() if first is not None else at)
    lines = [_paper(reading, block, start)] if behind else []
    if not behind or first is not None:
        lines += _numbered(reading, block, 2 if first is not None else 1)
    return tuple(lines)


def _numbered(reading: Reading, opening: Block, number: int) -> Iterator[Paper]:
    """The lines below one that are numbered on from a number, with few others between them."""
    others = 0
    for block in reading.document.blocks[opening.id + 1 :]:
        found = _NUMBER.match(reading.document.text, block.start, block.end) if block.kind in LINES else None
        if found is not None and int(found[1]) == number:
            yield _paper(reading, block, found.end())
            number, others = number + 1, 0
        else:
            others += 1
        if others >= _BETWEEN or number > _MOST_LINES:
            return


def _required(reading: Reading, block: Block) -> tuple[Paper, ...]:
    below = [one for one in reading.document.blocks[block.id + 1 : block.id + 40] if one.parent == block.id]
    bullets = [one for one in below if one.kind is BlockKind.BULLET][:_MOST_LINES]
    return tuple(_paper(reading, one, one.content_start) for one in bullets) if len(bullets) > 1 else ()


def _paper(reading: Reading, block: Block, start: int) -> Paper:
    number = _NUMBER.match(reading.document.text, start, block.end)
    start = number.end() if number is not None else start
    text = reading.document.text[start : block.end]
    return Paper(block, start, start + len(_CLOSES.sub("", text).rstrip()))
