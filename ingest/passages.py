"""From blocks to passages: a bullet with its footnotes and short children, a few table rows under their header.

Passages never cut a sentence and never cross a heading that others stand under; what stands above them in the tree
is their context.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest import patterns as re
from ingest.blocks import lead_in, wordless
from ingest.types import Block, BlockKind, Document, Passage

_FURNITURE = frozenset({BlockKind.ROW, BlockKind.CELL, BlockKind.CAPTION, BlockKind.TEXTBOX})
_HANGUL = re.compile(r"[가-힣]")
# A heading that tells an amount or a term is an answer itself: □ 청년 월세 지원(청년정책과, 2,880백만원).
_TELLS = re.compile(
    r"(?<![\d.,'‘’제])\d[\d,.]*\s?(?:%|조|억|만|천|백|명|개|건|곳|원|가구|㎞|㎡|㏊|회|일|시간|배|점|위|대|세)|[:：]\s"
)
_MOST_HEADS = 40  # of a table of hundreds of columns every passage would repeat them all
_LONGEST_NAME = 24  # a longer heading is a statement


@dataclass(frozen=True, slots=True)
class SplitConfig:
    """Passage lengths in characters.

    A passage closes at the first block border past ``target`` and doesn't grow past ``longest``: on the seed
    questions 300 brought more evidence into the first 1,000 characters of hits than 200 or 500.
    """

    target: int = 300
    longest: int = 450
    context_part: int = 120  # an ancestor's words beyond this add noise, not place


@dataclass(frozen=True, slots=True)
class Outlined:
    """A passage with the blocks whose words make up its context, outermost first."""

    passage: Passage
    context_blocks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """Blocks that stay together, as one span under one parent; what ``opens`` joins nothing before it."""

    start: int
    end: int
    parent: int | None
    context: tuple[int, ...] = ()
    opens: bool = False


@dataclass(frozen=True, slots=True)
class _Source:
    """A document with what cutting it needs; ``wordless`` are the blocks that only hold others."""

    document: Document
    sentence_ends: Sequence[int]
    config: SplitConfig
    wordless: frozenset[int]


def split(document: Document, sentence_ends: Sequence[int], config: SplitConfig) -> list[Outlined]:
    """Split a document into passages. ``sentence_ends`` are the ascending offsets where a cut is allowed."""
    blocks = document.blocks
    passages = []
    for unit in _packed(_units(_Source(document, sentence_ends, config, wordless(blocks))), blocks, config):
        passages.append(_outlined(document, unit, _ancestors(blocks, unit.parent), config))
    return passages


def title_and_name(document: Document) -> list[str]:
    """The document's title, and its file name where that holds Korean words."""
    stem = document.name.rpartition("/")[2].rpartition(".")[0].replace("_", " ")
    return [document.title] + ([stem] if _HANGUL.search(stem) and stem not in document.title else [])


def _outlined(document: Document, unit: _Unit, ancestors: Sequence[int], config: SplitConfig) -> Outlined:
    blocks, text = document.blocks, document.text
    headings = tuple(
        text[blocks[i].content_start : blocks[i].end].replace("**", "")
        for i in ancestors
        if blocks[i].kind is BlockKind.HEADING
    )
    # What the unit opens with, and the tables and boxes that it stands in, are no context.
    outside = tuple(
        i for i in ancestors if not unit.start <= blocks[i].start < unit.end and blocks[i].end <= unit.start
    )
    outside += tuple(i for i in unit.context if i not in outside)
    parts = title_and_name(document)
    for i in outside:
        parts.append(text[blocks[i].content_start : blocks[i].end][: config.context_part])
    passage = Passage(
        document=document.name,
        start=unit.start,
        end=unit.end,
        text=text[unit.start : unit.end],
        headings=headings,
        context="\n".join(dict.fromkeys(part for part in parts if part)),
        page=next((page.number for page in document.pages if page.start <= unit.start < page.end), None),
    )
    return Outlined(passage, outside)


def _units(source: _Source) -> Iterator[_Unit]:
    """Blocks with their footnotes, tables with their captions, and headings that tell or have nothing below them."""
    blocks, text, config = source.document.blocks, source.document.text, source.config
    parents = {block.parent for block in blocks if block.kind not in _FURNITURE}
    opening: list[_Unit] = []  # the heading just read, if it tells something
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if block.kind in _FURNITURE and not _is_caption_of_box(block, blocks):
            continue
        if block.kind is BlockKind.HEADING and block.id in parents:
            yield from opening
            tells = _is_telling(text[block.content_start : block.end])
            heading = _Unit(block.start, block.end, block.parent, opens=True)
            opening = list(_cut(heading, source)) if tells else []
            continue
        if block.kind is BlockKind.TABLE:
            units = _table_units(source, block)
            at = _past(blocks, block)
        else:
            at = _past_footnotes(blocks, at, block.start + config.longest)
            whole = _Unit(block.start, max(block.end, blocks[at - 1].end), block.parent)
            units = _cut(whole, source)
        yield from _opened(opening, units, config)
        opening = []


def _is_caption_of_box(block: Block, blocks: Sequence[Block]) -> bool:
    """A picture's caption stands for itself; a table's goes with its table."""
    return (
        block.kind is BlockKind.CAPTION and block.parent is not None and blocks[block.parent].kind is BlockKind.TEXTBOX
    )


def _is_telling(heading: str) -> bool:
    return len(heading) > _LONGEST_NAME or _TELLS.search(heading) is not None


def _past_footnotes(blocks: Sequence[Block], at: int, furthest: int) -> int:
    while at < len(blocks) and blocks[at].kind is BlockKind.FOOTNOTE and blocks[at].end <= furthest:
        at += 1
    return at


def _opened(opening: Sequence[_Unit], units: Iterable[_Unit], config: SplitConfig) -> Iterator[_Unit]:
    """Let the first unit under a heading open with it where both fit into one passage."""
    first, *rest = units
    if len(opening) == 1 and first.end - opening[0].start <= config.longest and not first.context:
        yield _Unit(opening[0].start, first.end, first.parent, opens=True)
    else:
        yield from opening
        yield first
    yield from rest


def _cut(unit: _Unit, source: _Source) -> Iterator[_Unit]:
    """Cut an overlong unit at sentence ends, each piece as long as fits."""
    text, sentence_ends, config = source.document.text, source.sentence_ends, source.config
    start = unit.start
    last = start
    inside = sentence_ends[bisect_right(sentence_ends, unit.start) : bisect_right(sentence_ends, unit.end)]
    for end in inside:
        if end - start > config.longest and last > start:
            yield replace(unit, start=start, end=last)
            unit = replace(unit, opens=False)
            start = last
            while text[start].isspace():
                start += 1
        last = end
    yield replace(unit, start=start)


def _past(blocks: Sequence[Block], outer: Block) -> int:
    """The first block behind all that stand in one."""
    at = outer.id + 1
    while at < len(blocks) and blocks[at].start < outer.end:
        at += 1
    return at


def _table_units(source: _Source, table: Block) -> Iterator[_Unit]:
    """A small table with its captions as one unit; a long one by rows, captions and header as context."""
    blocks, config = source.document.blocks, source.config
    captions = [block for block in blocks[max(0, table.id - 4) : table.id] if block.parent == table.id]
    start = captions[0].start if captions else table.start
    if table.end - start <= config.longest:
        yield _Unit(start, table.end, table.parent)
        return
    inside = blocks[table.id + 1 : _past(blocks, table)]
    rows = [block for block in inside if block.parent == table.id]
    lead = lead_in(blocks, table)
    named = ((lead.id,) if lead is not None else ()) + tuple(block.id for block in captions)
    own = {row.id for row in rows}
    named += _header_cells(blocks, [block for block in inside if block.parent in own])
    context: tuple[int, ...] = ()
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        if row.end - row.start > config.longest:
            if start < row.start:
                before = captions[-1] if row is rows[0] else blocks[row.id - 1]
                yield _Unit(start, before.end, table.parent, context)
            yield from _row_units(source, row, named)
        elif following is None or following.end - start > config.target:
            yield _Unit(start, row.end, table.parent, context)
        else:
            continue
        if following is not None:
            start, context = following.start, named


def _row_units(source: _Source, row: Block, named: tuple[int, ...]) -> Iterator[_Unit]:
    """A long row in pieces: what opens the row names the pieces behind it, as a form's label names its long answer."""
    blocks = source.document.blocks
    inside = blocks[row.id + 1 : _past(blocks, row)]
    labels: tuple[int, ...] = ()
    pending: _Unit | None = None
    for leaf in (block for block in inside if block.id not in source.wordless):
        own = leaf.parent == row.id
        context = named + labels + (() if own else _names_inside(blocks, leaf, row))
        if own and leaf.end - leaf.start <= _LONGEST_NAME:
            labels = (*labels, leaf.id)[-3:]
        if pending is not None and leaf.end - pending.start <= source.config.target:
            pending = replace(pending, end=leaf.end)
            continue
        if pending is not None:
            yield pending
        *cut, pending = _cut(_Unit(leaf.start, leaf.end, leaf.parent, context), source)
        yield from cut
    if pending is not None:
        yield pending


def _names_inside(blocks: Sequence[Block], cell: Block, row: Block) -> tuple[int, ...]:
    """What names a cell of a table that is nested in a row: the line above that table, and the cell's heads."""
    above = cell.parent
    while above is not None and above > row.id:
        if blocks[above].kind is BlockKind.TABLE:
            lead = lead_in(blocks, blocks[above])
            return ((lead.id,) if lead is not None else ()) + cell.headers
        above = blocks[above].parent
    return ()


def _header_cells(blocks: Sequence[Block], inside: Sequence[Block]) -> tuple[int, ...]:
    """The cells that name columns: those of the first row, and of a second where that divides the first."""
    naming = {
        header
        for block in inside
        for header in block.headers
        if blocks[header].row != block.row and (blocks[header].row == 0 or blocks[header].column == block.column)
    }
    return tuple(sorted(naming)[:_MOST_HEADS])


def _packed(units: Iterable[_Unit], blocks: Sequence[Block], config: SplitConfig) -> Iterator[_Unit]:
    """Join neighbours under one heading until they reach the target length."""
    pending: _Unit | None = None
    for unit in units:
        if pending is not None:
            joins = (
                pending.end - pending.start < config.target
                and unit.end - pending.start <= config.longest
                and not (pending.context or unit.context or unit.opens)
                and _heading(blocks, pending.parent) == _heading(blocks, unit.parent)
            )
            if joins:
                pending = _Unit(pending.start, unit.end, pending.parent)
                continue
            yield pending
        pending = unit
    if pending is not None:
        yield pending


def _heading(blocks: Sequence[Block], parent: int | None) -> int | None:
    while parent is not None and blocks[parent].kind is not BlockKind.HEADING:
        parent = blocks[parent].parent
    return parent


def _ancestors(blocks: Sequence[Block], parent: int | None) -> list[int]:
    path: list[int] = []
    while parent is not None:
        path.append(parent)
        parent = blocks[parent].parent
    return path[::-1]
