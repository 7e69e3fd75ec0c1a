"""From pieces of a document to safe HTML: headings, paragraphs, bullets and tables as they stand, pages named.

Each piece carries its number (``data-unit``), by which the page's script asks for what stands before or after it.
Nothing is written that is not in the document's text. Pure.
"""

from collections.abc import Iterator

from assistant.page.marking import Span, marked
from assistant.page.pages import page_name
from assistant.page.prose import escape
from assistant.page.table_view import Rows, table_html
from assistant.page.units import Reading, Unit
from ingest.types import Block, BlockKind, Document

_DEEPEST = 6


def stretch_html(reading: Reading, first: int, last: int, span: Span) -> str:
    """Write the units from ``first`` to ``last``, both included, with what lies in the span marked."""
    return "".join(_pieces(reading, first, last, span))


def _pieces(reading: Reading, first: int, last: int, span: Span) -> Iterator[str]:
    number = first
    while number <= last:
        unit = reading.units[number]
        before = reading.units[number - 1] if number else None
        goes_on = before is not None and before.block is not None and before.block is unit.block
        if unit.page is not None and not goes_on and unit.page != _page_before(reading, number):
            yield f'<p class="page"><span>{escape(page_name(reading.document, unit.page))}</span></p>'
        if unit.rows is None or unit.block is None:
            yield _words(reading.document, unit, span)
            number += 1
            continue
        parts: list[Rows] = []
        while number <= last and (rows := reading.units[number].rows) and reading.units[number].block is unit.block:
            parts.append(Rows(*rows, number))
            number += 1
        yield table_html(reading.document, reading.grids[unit.block.id], parts, span)


def _page_before(reading: Reading, number: int) -> int | None:
    return next((unit.page for unit in reversed(reading.units[:number][-50:]) if unit.page is not None), None)


def _words(document: Document, unit: Unit, span: Span) -> str:
    if unit.block is None:
        start, end = _without_empty_lines(document.text, unit.start, unit.end)
        return f'<p class="plain" data-unit="{unit.number}">{marked(document, start, end, span)}</p>'
    words = marked(document, unit.start, unit.end, span)
    block = unit.block
    if block.kind is BlockKind.HEADING:
        level = min((block.level or 1) + 2, _DEEPEST)
        return f'<h{level} class="heading" data-unit="{unit.number}" tabindex="-1">{words}</h{level}>'
    kind = "plain" if block.kind is BlockKind.TABLE else block.kind.value
    return f'<p class="{kind} l{_depth(document, block)}{_sign(document, block)}" data-unit="{unit.number}">{words}</p>'


def _without_empty_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the empty lines around words that stand in no block; the first line keeps its indentation."""
    words = text[start:end].rstrip()
    first = len(words) - len(words.lstrip())
    return start + words.rfind("\n", 0, first) + 1, start + len(words)


def _sign(document: Document, block: Block) -> str:
    """Say how wide a bullet's sign is, so that its lines can hang beside it: - is narrow, (1) is wide."""
    if block.kind is not BlockKind.BULLET or block.content_start <= block.start:
        return ""
    sign = document.text[block.start : block.content_start].strip()
    width = sum(1 if letter.isascii() else 2 for letter in sign)
    return f" s{min(max(width, 1), 4)}"


def _depth(document: Document, block: Block) -> int:
    """Say how deep a block stands below its heading, 1 for what stands right under it."""
    depth, above = 1, _parent(document.blocks, block)
    while above is not None and above.kind is not BlockKind.HEADING and depth < _DEEPEST:
        depth += 1
        above = _parent(document.blocks, above)
    return depth


def _parent(blocks: tuple[Block, ...], block: Block) -> Block | None:
    return blocks[block.parent] if block.parent is not None and 0 <= block.parent < len(blocks) else None
