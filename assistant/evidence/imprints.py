"""What a paper says of itself around its text: the labels of its head and foot, the day and the name it closes with.

Letters, notices, minutes and contracts carry them in rows of cells, behind a colon, behind a label whose syllables are
spread (일 시 2024년5월7일), or in lines of their own at the end, so that no sentence of theirs tells them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.evidence.reading import Reading, once_for_a_reading, squeezed
from assistant.evidence.units_of_cells import cells_of
from ingest import patterns as re
from ingest.types import Block, BlockKind

_HEAD, _FOOT = 80, 120  # blocks; a row of a letter has one for every cell
_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.HEADING, BlockKind.CELL, BlockKind.FOOTNOTE})
_COLON = re.compile(r"(?P<label>[가-힣](?:[ \t]*[가-힣]){1,9})[ \t]*[:：][ \t]*(?P<value>[^\n\t]*[^\s])")
_SPREAD = re.compile(r"(?:^|\n)[^\w\n]*(?P<label>[가-힣](?: +[가-힣](?![가-힣]))+) +(?P<value>(?![:：])\S[^\n\t]*)")
_DAY = re.compile(
    r"(?:(?:19|20)\d\d|['‘’]\d\d) ?[년.] ?\d{1,2} ?[월.] ?\d{1,2} ?[일.]?(?: ?\([월화수목금토일]\))?"
    r"|(?:19|20)\d\d-\d\d?-\d\d?"
)
_MONTH = re.compile(r"(?:19|20)\d\d ?[년.] ?\d{1,2} ?[월.]?")  # on a cover
# Who closes a paper: the office or the firm, by its head or with its seal.
_SIGNER = re.compile(
    r"[가-힣A-Za-z()㈜· ]{1,24}(?:[시처청원교관소]장|총장|군수|구청장|도지사|장관|위원장|이사장|사장|회장|센터장|조합장"
    r"|본부장|단장|서장|국장|과장|대표이사|대표|위원회) ?(?:\(?직인 ?생략\)?|\[직인 ?생략\]|\(인\))?"
)
# What a contract calls its parties: (주)하늘(이하 “갑”이라 한다), 임대인(갑) 한도윤.
_CALLED = re.compile(
    r"(?:^|(?<=[\n,])|(?<=[와과및] ))[ \t]*(?P<name>[^\n\t,]{2,30}?)[ ]?"
    r"\(이하[ ]?[\"“‘'｢「]?(?P<role>갑|을|병)[\"”’'｣」]?"
)
_ROLE = re.compile(
    r"(?P<role>임대인|임차인|매도인|매수인|도급인|수급인|위탁자|수탁자|발주자|수행사|공급자|수요자)[ ]?"
    r"\([갑을병]\)[ ]*[:：]?[ ]*(?P<name>[가-힣A-Za-z㈜()]{2,20})"
)
_CLOSES = re.compile(r"끝\.?\s*$")
_LONGEST_SIGNER, _NEAR, _COVER = 30, 3, 12


@dataclass(frozen=True, slots=True)
class Mark:
    """A label as it is written, without blanks, what stands behind it, and the further cells of its row."""

    label: str
    value: "Place"
    rest: tuple["Place", ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a document and where they stand: a span of its text within a block."""

    block: Block
    start: int
    end: int

    def words(self, reading: Reading) -> str:
        """The words."""
        return reading.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Signature:
    """The day and the name that a paper closes with, either of which may be missing."""

    day: Place | None
    name: Place | None


@once_for_a_reading
def marks_of(reading: Reading) -> tuple[Mark, ...]:
    """The labels of a paper's first and last blocks with what stands behind them, in their order."""
    return tuple(mark for block in _around(reading) for mark in _marks(reading, block))


@once_for_a_reading
def signature_of(reading: Reading) -> Signature:
    """The day that stands in a line of its own and the name below it, or the name that a letter closes with."""
    lines = [line for block in _around(reading) if _stands_alone(reading, block) for line in _lines(reading, block)]
    words = [_bare(line.words(reading)) for line in lines]
    days = [at for at, line in enumerate(words) if _DAY.fullmatch(line)]
    closed = [at for at, line in enumerate(words) if _CLOSES.search(line)]
    for at in [*days, *closed]:
        name = next((one for one in range(at + 1, min(at + 1 + _NEAR, len(lines))) if _signs(words[one])), None)
        if name is not None:
            return Signature(lines[at] if at in days else None, lines[name])
    dated = [*range(min(_COVER, len(lines))), *range(max(_COVER, len(lines) - _COVER), len(lines))]
    alone = (lines[at] for at in dated if at in days or (at < _COVER and _MONTH.fullmatch(words[at])))
    return Signature(next(alone, None), None)


def _around(reading: Reading) -> tuple[Block, ...]:
    blocks = tuple(reading.document.blocks)
    return blocks if len(blocks) <= _HEAD + _FOOT else (*blocks[:_HEAD], *blocks[-_FOOT:])


def _marks(reading: Reading, block: Block) -> Iterator[Mark]:
    if block.kind is BlockKind.ROW:
        filled = [cell for cell in cells_of(reading, block) if reading.own(cell).strip()]
        for at, cell in enumerate(filled[:-1]):
            rest = tuple(_place(reading, one) for one in filled[at + 1 :])
            yield Mark(squeezed(reading.own(cell)), rest[0], rest[1:])
    elif block.kind in _LINES:
        text = reading.document.text[block.start : block.end]
        for found in [*_COLON.finditer(text), *_SPREAD.finditer(text)]:
            start, end = (block.start + place for place in found.span("value"))
            yield Mark(squeezed(found["label"]), Place(block, start, end))


def _stands_alone(reading: Reading, block: Block) -> bool:
    """Whether a block's lines are lines of their own: no cell but one that is alone in its row."""
    if block.kind is BlockKind.ROW:
        return sum(bool(reading.own(cell).strip()) for cell in cells_of(reading, block)) == 1
    return block.kind in _LINES - {BlockKind.CELL} and reading.cell_around(block) is None


def _lines(reading: Reading, block: Block) -> Iterator[Place]:
    """The lines of a block that hold words."""
    start = block.content_start
    for line in reading.document.text[start : block.end].split("\n"):
        if line.strip():
            first = start + len(line) - len(line.lstrip())
            yield Place(block, first, start + len(line.rstrip()))
        start += len(line) + 1


def _bare(line: str) -> str:
    return line.strip(" *\t")


def _signs(line: str) -> bool:
    name = joined_letters(line)
    return len(name) <= _LONGEST_SIGNER and _SIGNER.fullmatch(name) is not None


def joined_letters(text: str) -> str:
    """A line whose syllables are spread as its words: 인 사 혁 신 처 장."""
    words = _bare(text).split()
    return "".join(words) if len(words) > 2 and all(len(word) == 1 for word in words) else " ".join(words)


def _place(reading: Reading, block: Block) -> Place:
    text = reading.document.text[block.start : block.end]
    start = block.start + len(text) - len(text.lstrip())
    return Place(block, max(start, block.content_start), block.start + len(text.rstrip()))


@once_for_a_reading
def parties_of(reading: Reading) -> tuple[tuple[str, Place], ...]:
    """The parties of a contract by what it calls them: 갑, 을, or 임대인, 임차인."""
    parties: dict[str, Place] = {}
    for block in _around(reading):
        if block.kind not in _LINES:
            continue
        text = reading.document.text[block.start : block.end]
        for found in [*_CALLED.finditer(text), *_ROLE.finditer(text)]:
            start, end = (block.start + place for place in found.span("name"))
            parties.setdefault(found["role"], Place(block, start, end))
    return tuple(sorted(parties.items(), key=lambda one: one[1].start)) if len(parties) > 1 else ()
