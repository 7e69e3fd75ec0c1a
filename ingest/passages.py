"""From blocks to passages: a bullet with its footnotes and short children, a few table rows under their header.

Passages never cut a sentence and never cross a heading; what stands above them in the tree is their context.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from ingest.types import Block, BlockKind, Document, Passage

_FURNITURE = frozenset({BlockKind.ROW, BlockKind.CELL, BlockKind.CAPTION})
_HANGUL = re.compile(r"[가-힣]")


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
    """Blocks that stay together, as one span under one parent."""

    start: int
    end: int
    parent: int | None
    context: tuple[int, ...] = ()


def split(document: Document, sentence_ends: Sequence[int], config: SplitConfig) -> list[Outlined]:
    """Split a document into passages. ``sentence_ends`` are the ascending offsets where a cut is allowed."""
    blocks = document.blocks
    passages = []
    for unit in _packed(_units(document, sentence_ends, config), blocks, config):
        ancestors = tuple(_ancestors(blocks, unit.parent))
        outside = tuple(block for block in ancestors if not unit.start <= blocks[block].start < unit.end)
        passages.append(_outlined(document, unit, outside, config))
    return passages


def title_and_name(document: Document) -> list[str]:
    """The document's title, and its file name where that holds Korean words."""
    stem = document.name.rpartition("/")[2].rpartition(".")[0].replace("_", " ")
    return [document.title] + ([stem] if _HANGUL.search(stem) and stem not in document.title else [])


def _outlined(document: Document, unit: _Unit, ancestors: tuple[int, ...], config: SplitConfig) -> Outlined:
    blocks, text = document.blocks, document.text
    headings = tuple(
        text[blocks[i].content_start : blocks[i].end].replace("**", "")
        for i in ancestors
        if blocks[i].kind is BlockKind.HEADING
    )
    parts = title_and_name(document)
    for i in ancestors + unit.context:
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
    return Outlined(passage, ancestors + unit.context)


def _units(document: Document, sentence_ends: Sequence[int], config: SplitConfig) -> Iterator[_Unit]:
    """Blocks with their footnotes, tables with their captions, and headings that have nothing below them."""
    blocks = document.blocks
    parents = {block.parent for block in blocks if block.kind not in _FURNITURE}
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if block.kind is BlockKind.TABLE:
            yield from _table_units(document, block, config)
        elif block.kind in _FURNITURE or (block.kind is BlockKind.HEADING and block.id in parents):
            continue
        else:
            end = block.end
            while at < len(blocks) and blocks[at].kind is BlockKind.FOOTNOTE:
                if blocks[at].end - block.start > config.longest:
                    break
                end = blocks[at].end
                at += 1
            yield from _cut(_Unit(block.start, end, block.parent), sentence_ends, config)


def _cut(unit: _Unit, sentence_ends: Sequence[int], config: SplitConfig) -> Iterator[_Unit]:
    """Cut an overlong unit at sentence ends, each piece as long as fits."""
    start = unit.start
    last = start
    inside = sentence_ends[bisect_right(sentence_ends, unit.start) : bisect_right(sentence_ends, unit.end)]
    for end in inside:
        if end - start > config.longest and last > start:
            yield _Unit(start, last, unit.parent, unit.context)
            start = last
        last = end
    yield _Unit(start, unit.end, unit.parent, unit.context)


def _table_units(document: Document, table: Block, config: SplitConfig) -> Iterator[_Unit]:
    """A small table with its captions as one unit; a long one by rows, captions and header as context."""
    blocks = document.blocks
    captions = [block for block in blocks[max(0, table.id - 4) : table.id] if block.parent == table.id]
    start = captions[0].start if captions else table.start
    if table.end - start <= config.longest:
        yield _Unit(start, table.end, table.parent)
        return
    inside = list(takewhile(lambda block: block.start < table.end, islice(blocks, table.id + 1, None)))
    rows = [block for block in inside if block.parent == table.id]
    named = tuple(block.id for block in captions) + _header_cells(inside, rows[0])
    first = rows[0]
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        if following is None or following.end - first.start > config.target:
            yield _Unit(first.start, row.end, table.parent, named if first is not rows[0] else named[: len(captions)])
            if following is not None:
                first = following


def _header_cells(inside: Sequence[Block], first_row: Block) -> tuple[int, ...]:
    naming = {header for block in inside for header in block.headers}
    return tuple(block.id for block in inside if block.parent == first_row.id and block.id in naming)


def _packed(units: Iterable[_Unit], blocks: Sequence[Block], config: SplitConfig) -> Iterator[_Unit]:
    """Join neighbours under one heading until they reach the target length."""
    pending: _Unit | None = None
    for unit in units:
        if pending is not None:
            joins = (
                pending.end - pending.start < config.target
                and unit.end - pending.start <= config.longest
                and not (pending.context or unit.context)
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
