"""From a document and a citation to the safe HTML of the source panel: the quote marked where it stands.

Shows whole blocks around the span, a table as a table with the cited cells marked. Pure; nothing is quoted that is
not in the document's text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.page.prose import escape
from assistant.page.rendering import citation_href, citation_place
from assistant.page.table_view import table_html
from assistant.types import Citation
from ingest.types import Block, BlockKind, Document

# Characters shown before and after the quote, up to the next block border: a printed paragraph and two.
_BEFORE, _AFTER = 200, 450
_DEEPEST_INDENT = 6
_OF_TABLE = frozenset({BlockKind.ROW, BlockKind.CELL})


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open span of the document that is to be marked."""

    start: int
    end: int

    def meets(self, start: int, end: int) -> bool:
        """Say whether some of ``start:end`` lies in the span."""
        return start < self.end and self.start < end


def source_view(document: Document, turn: int, citation: Citation, citations: Sequence[Citation]) -> str:
    """Write the panel for one citation, with the answer's other citations to step through."""
    page = f" · {citation.page}쪽" if citation.page is not None else ""
    path = " › ".join(escape(heading) for heading in citation.headings)
    return (
        '<article class="source" aria-labelledby="source-title"><header>'
        f"{_steps(turn, citation, citations)}"
        f'<h2 id="source-title">{escape(document.title)}</h2>'
        f'<p class="place">{escape(document.name)}{page}</p>'
        + (f'<p class="path">{path}</p>' if path else "")
        + f'</header><div class="text">{_text(document, Span(citation.start, citation.end))}</div></article>'
    )


def document_view(document: Document) -> str:
    """Write the panel for a whole document."""
    top = min((block.level for block in document.blocks if block.level is not None), default=1)
    nowhere = Span(0, 0)
    return (
        f'<article class="source" aria-labelledby="source-title"><header><h2 id="source-title">{escape(document.title)}'
        f'</h2><p class="place">{escape(document.name)}</p></header><div class="text">'
        + "".join(_block(document, block, nowhere, top) for block in _units(document))
        + "</div></article>"
    )


def marked(document: Document, start: int, end: int, span: Span) -> str:
    """Escape ``text[start:end]`` with what lies in the span inside ``<mark>``."""
    text = document.text
    if not span.meets(start, end):
        return escape(text[start:end])
    first, last = max(start, span.start), min(end, span.end)
    return f"{escape(text[start:first])}<mark>{escape(text[first:last])}</mark>{escape(text[last:end])}"


def _steps(turn: int, citation: Citation, citations: Sequence[Citation]) -> str:
    links: list[str] = []
    for other in citations:
        here = ' aria-current="true"' if other.number == citation.number else ""
        links.append(
            f'<a class="cite" href="{citation_href(turn, other.number)}"{here} title="{escape(citation_place(other))}"'
            f' aria-label="[{other.number}] {escape(citation_place(other))}">[{other.number}]</a>'
        )
    back = f'<a class="back" href="#turn-{turn}">답변으로 돌아가기</a>'
    return f'<nav class="steps" aria-label="이 답변의 근거"><span>근거</span>{"".join(links)}{back}</nav>'


def _text(document: Document, span: Span) -> str:
    """Write the blocks around the span; where no block holds it, the bare text around it."""
    units = _units(document)
    touched = [number for number, block in enumerate(units) if span.meets(block.start, block.end)]
    if not touched:
        start, end = max(0, span.start - _BEFORE), min(len(document.text), span.end + _AFTER)
        written = f'<p class="plain">{marked(document, start, end, span)}</p>'
    else:
        first = _reach(units, touched[0], -1, _BEFORE)
        last = _reach(units, touched[-1], 1, _AFTER)
        shown = units[first : last + 1]
        top = min((block.level for block in shown if block.level is not None), default=1)
        written = "".join(_block(document, block, span, top) for block in shown)
        written = (_CUT if first else "") + written + (_CUT if last + 1 < len(units) else "")
    return written.replace("<mark>", '<mark id="quote" tabindex="-1">', 1)


_CUT = '<p class="cut" aria-hidden="true">⋯</p>'


def _units(document: Document) -> list[Block]:
    """List the blocks that are written one under the other: all but those inside a table or another block."""
    units: list[Block] = []
    covered = 0
    for block in document.blocks:
        if block.kind in _OF_TABLE or block.end <= covered:
            continue
        units.append(block)
        covered = max(covered, block.end)
    return units


def _reach(units: Sequence[Block], number: int, step: int, enough: int) -> int:
    """Go on from one block until enough characters stand between it and the last one taken."""
    length = 0
    while 0 <= number + step < len(units) and length < enough:
        number += step
        length += units[number].end - units[number].start
    return number


def _block(document: Document, block: Block, span: Span, top: int) -> str:
    if block.kind is BlockKind.TABLE:
        return table_html(document, block, lambda start, end: marked(document, start, end, span))
    depth = min((block.level or top) - top + 1, _DEEPEST_INDENT)
    return f'<p class="{block.kind.value} l{depth}">{marked(document, block.start, block.end, span)}</p>'
