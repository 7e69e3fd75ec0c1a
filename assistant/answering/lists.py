"""Lists that stand in documents: in one line, below a line or heading, down a column. Knows documents, not questions.

①인력·자금 등 안정적인 성장 지원, ②기업 혁신역량 제고, ③첨단뿌리산업의 제도·기반 마련에 대한 과제
탄소 다배출 업종(철강, 석유화학, 시멘트)
반도체(10개)·AI+x(5개)·저탄소(5개) 학과 신설
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.wording import joined, readable
from assistant.evidence.reading import Reading, once_for_a_reading
from assistant.evidence.units_of_cells import cells_of
from ingest import patterns as re
from ingest.types import LINES, Block, BlockKind

MOST_ITEMS = 20
_LEAST = 2
_LONGEST_LINE = 600
_OPENING, _CLOSING = "([「『<〈《【“‘", ")]」』>〉》】”’"
_CIRCLED = re.compile(r"[①-⑳]")
_RAISED = re.compile(r"▲(?!\s?\d)")
_TRIM = " \t\n,.;/·▲*-※:：및"
# What closes a list in a sentence, the surest first: … 등 3개 분야, … 3개소, … 마련에 대한 과제를, … 을 지원한다.
_BEHIND = (
    re.compile(r"(?: |(?<=[)\]]))등(?:을|의|에|이|은|과|으로)?(?=[\s,.)]|$).*$", re.DOTALL),
    re.compile(r" (?:총 )?\d+(?:개소|개|곳|가지|종|대)(?=[\s.)]|$).*$", re.DOTALL),
    re.compile(r"에 (?:대한|관한|따른)(?=\s).*$", re.DOTALL),
)
_VERBAL = re.compile(
    r"(?<=[가-힣)])(?:을|를|으로|로|이며|이고|이다)(?=\s(?!위[한해]|통[한해])|[.]|$).*[가-힣](?:다|함|음|됨)[. ]*$",
    re.DOTALL,
)
# What stands before the first member: a label, or words that end in a particle of topic or place.
_BEFORE = re.compile(
    r"^(?:.*(?:[:：]|(?<=[가-힣)])(?:은|는|에서|으로|위해|통해|따라|하고|하여)(?=\s))\s*|\([^()]{2,30}\) (?=\S))"
    r"(?:올해|지난해|작년|매년)?",
    re.DOTALL,
)
# Behind some lists their number follows a comma: 신기술, 신일상, 신시장, 3대 분야 15개 프로젝트.
_SUMMED_UP = re.compile(r"\s*(?:등 |총 )?\d{1,2}(?:대|개|가지|곳|개소) ?[가-힣]")
_HEAD = re.compile(r"^\W*[(（](?P<head>[^()（）]{2,40})[)）]\s*")
_ORDINAL = re.compile(r"^(?:첫째|둘째|셋째|넷째|다섯째|여섯째),? ")
_SENTENCE = re.compile(r".*?(?:[다요]\.(?=\s|$)|$)", re.DOTALL)
_NUMBER = re.compile(r"^(?:\d{1,2}[.)] ?(?=[^\d\s(.])|[가-하]\. |[①-⑳]\s*)")
_WORD = re.compile(r"[가-힣A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a list: the block that it stands in, its span, and its name as it is said."""

    block: Block
    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; ``frame`` are the words that say what it lists, ``near`` those that stand above them.

    ``span`` is that of the whole line where the list stands in one line, else nothing.
    """

    reading: Reading
    owner: Block
    frame: str
    near: str
    members: tuple[Member, ...]
    span: tuple[int, int] | None = None

    @property
    def marked(self) -> bool:
        """Whether its members are set off from each other: lines, or parts of a line behind marks such as ①."""
        text = self.reading.document.text
        before = (text[max(0, one.start - 2) : one.start].strip() for one in self.members)
        return self.span is None or all(mark and (_CIRCLED.match(mark) or mark == "▲") for mark in before)


def lists_around(reading: Reading, block: Block) -> Iterator[Listing]:
    """The lists that a block holds, announces or belongs to, and those of its footnotes."""
    blocks = reading.document.blocks
    if block.kind in (BlockKind.ROW, BlockKind.CELL):
        yield from _in_table(reading, block)
        return
    above = blocks[block.parent] if block.parent is not None else None
    notes = (one for one in blocks[block.id + 1 : block.id + 4] if one.parent == block.id)
    for line in (block, *(one for one in notes if one.kind is BlockKind.FOOTNOTE)):
        yield from _in_line(reading, line, line.content_start, line.end)
    for owner in (block, above):
        if owner is not None:
            yield from _below(reading, owner)


def _in_line(reading: Reading, block: Block, start: int, end: int) -> Iterator[Listing]:
    """The lists in each sentence of a line."""
    text = reading.document.text
    at = start
    while at < end:
        sentence = _SENTENCE.match(text, at, end)
        stop = sentence.end() if sentence is not None and sentence.end() > at else end
        if stop - at <= _LONGEST_LINE:
            for spans in _runs(text, at, stop):
                if len(spans) >= _LEAST and all(_WORD.search(text, *span) for span in spans):
                    yield _listing(reading, block, (at, stop), spans)
        at = stop


def _listing(reading: Reading, block: Block, line: tuple[int, int], spans: Sequence[tuple[int, int]]) -> Listing:
    text = reading.document.text
    members = tuple(Member(block, start, end, readable(text[start:end])) for start, end in spans)
    frame = f"{text[line[0] : spans[0][0]]} {text[spans[-1][1] : line[1]]}"
    if block.kind is BlockKind.FOOTNOTE and block.parent is not None:
        explained = reading.explained(block)
        frame = f"{explained} {_around(reading.own(reading.document.blocks[block.parent]), explained)} {frame}"
    return Listing(reading, block, frame, _near(reading, block), members, line)


def _around(text: str, word: str) -> str:
    """The words right before a word that a footnote explains: 3개 before 분야."""
    return text.partition(word)[0][-12:] if word else ""


def _runs(text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """The runs of members between marks, commas or middle dots, in a line and in its brackets."""
    for marks in (_CIRCLED, _RAISED):
        places = [found.start() for found in marks.finditer(text, start, end)]
        if len(places) >= _LEAST:
            yield _trimmed(text, [*zip(places, [*places[1:], end], strict=True)], opened=True)
            return
    for left, right in (*_brackets(text, start, end), (start, end)):
        inside = left != start
        spans = _cut(text, left, right, ",")
        summed = next((at for at, span in enumerate(spans) if at and _SUMMED_UP.match(text, *span)), len(spans))
        if summed >= _LEAST:
            yield _trimmed(text, spans[:summed], opened=inside)
        else:
            yield from (_trimmed(text, dots, opened=True) for dots in _dotted(text, left, right))


def _dotted(text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """Words joined by middle dots: 패션·뷰티·리빙."""
    for word in _cut(text, start, end, " "):
        spans = _cut(text, *word, "·")
        if len(spans) >= _LEAST:
            yield spans


def _brackets(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    opened = text.find("(", start, end)
    while opened >= 0:
        closed = text.find(")", opened, end)
        if closed < 0:
            return
        if "(" not in text[opened + 1 : closed]:
            yield opened + 1, closed
        opened = text.find("(", opened + 1, end)


def _cut(text: str, start: int, end: int, separator: str) -> list[tuple[int, int]]:
    """Cut at a separator that stands in no bracket and no number."""
    cuts, depth = [start], 0
    for at in range(start, end):
        ch = text[at]
        depth += (ch in _OPENING) - (ch in _CLOSING)
        if depth <= 0 and ch == separator and not (separator == "," and text[at + 1 : at + 2].isdigit()):
            cuts.append(at + 1)
    return [(left, right) for left, right in zip(cuts, [*(cut - 1 for cut in cuts[1:]), end], strict=True)]


def _trimmed(text: str, spans: Sequence[tuple[int, int]], *, opened: bool) -> list[tuple[int, int]]:
    """Spans without marks at their ends, without what stands before the first and behind the last member."""
    (first, stop), (start, last) = spans[0], spans[-1]
    before = None if opened else _BEFORE.match(text[first:stop])
    first += before.end() if before is not None else 0
    bounded = [(first, stop), *spans[1:-1], (start, _closed(text, start + 1, last))]
    bare = (_bare(text, *span) for span in bounded)
    return [(left, right) for left, right in bare if right > left]


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without marks and blanks at its ends."""
    while start < end and (text[start] in _TRIM or _CIRCLED.match(text[start])):
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return start, end


def _closed(text: str, start: int, end: int) -> int:
    """Where the last member of a list ends."""
    found = next((behind for cue in (*_BEHIND, _VERBAL) if (behind := cue.search(text, start, end)) is not None), None)
    return found.start() if found is not None else end


@once_for_a_reading
def _below(reading: Reading, owner: Block) -> tuple[Listing, ...]:
    """The lines below a line or heading, all of one kind and mark; what they are called where each has a name."""
    blocks, text = reading.document.blocks, reading.document.text
    groups: dict[tuple[BlockKind, str], list[Block]] = {}
    for block in blocks[owner.id + 1 :]:
        if block.start >= owner.end and block.parent is not None and block.parent < owner.id:
            break
        if block.parent == owner.id and block.kind in LINES:
            groups.setdefault((block.kind, _kind_of(text, block)), []).append(block)
    frame, near = reading.own(owner), _near(reading, owner)
    return tuple(
        Listing(reading, owner, frame, near, tuple(_member(text, one) for one in alike))
        for alike in groups.values()
        if len(alike) >= _LEAST
    )


def _kind_of(text: str, block: Block) -> str:
    """What lines of one list share: the sign that they open with, or that they are counted."""
    if block.kind is not BlockKind.PARAGRAPH:
        return ""
    return "째" if _ORDINAL.match(text[block.content_start : block.end]) else f"{block.id}"


def _member(text: str, block: Block) -> Member:
    """A line as a member, by the name in brackets that it opens with; a paragraph by its first sentence."""
    own = text[block.content_start : block.end]
    head = _HEAD.match(_NUMBER.sub("", own).replace("**", ""))
    if head is not None:
        end = text.find(")", block.content_start, block.end) + 1
        return Member(block, block.start, max(end, block.start + 1), head["head"].strip())
    sentence = _SENTENCE.match(text, block.content_start, block.end)
    end = sentence.end() if block.kind is BlockKind.PARAGRAPH and sentence is not None else block.end
    return Member(block, block.start, end, _ORDINAL.sub("", readable(_NUMBER.sub("", text[block.content_start : end]))))


def _near(reading: Reading, block: Block) -> str:
    return " ".join(reading.own(above) for above in reading.lineage(block) if above.kind not in (BlockKind.TABLE,))


def _in_table(reading: Reading, block: Block) -> Iterator[Listing]:
    """The list in a cell, and the members down each column of words."""
    table = reading.table_of(block)
    if table is None:
        return
    row = reading.document.blocks[block.parent or 0] if block.kind is BlockKind.CELL else block
    for cell in cells_of(reading, row):
        names = " ".join(reading.own(reading.document.blocks[header]) for header in cell.headers)
        for one in _in_line(reading, cell, cell.start, cell.end):
            yield Listing(reading, cell, f"{names} {one.frame}", _captions(reading, table), one.members, one.span)
    yield from _columns(reading, table)


@once_for_a_reading
def _columns(reading: Reading, table: Block) -> tuple[Listing, ...]:
    """The columns of a table whose cells are all different, each with its name; not those of a long table."""
    rows = reading.rows(table)
    if len(rows) > MOST_ITEMS + 1:
        return ()
    columns: dict[int, list[Block]] = {}
    for cells in rows:
        for cell in cells:
            columns.setdefault(cell.column or 0, []).append(cell)
    found = (_column(reading, table, cells) for cells in columns.values())
    return tuple(listing for listing in found if listing is not None)


def _column(reading: Reading, table: Block, cells: Sequence[Block]) -> Listing | None:
    head, *below = cells
    if not reading.is_header_row(reading.document.blocks[head.parent or 0]) or len(below) < _LEAST:
        return None
    names = [joined(readable(_NUMBER.sub("", reading.own(cell)))) for cell in below]
    if len(set(names)) < len(names) or not all(map(_WORD.search, names)):
        return None
    members = tuple(Member(cell, cell.start, cell.end, name) for cell, name in zip(below, names, strict=True))
    return Listing(reading, table, reading.own(head), _captions(reading, table), members)


def _captions(reading: Reading, table: Block) -> str:
    return " ".join([*map(reading.own, reading.captions(table)), *reading.headings(table)[-1:]])
