"""From an answer's text to safe HTML.

Everything is escaped and only the tags written here come out, so neither a model nor a document can bring in a script,
a style, an image or a link. Knows nothing of citations: the caller says what a known ``[n]`` becomes.
"""

import html
from collections.abc import Iterator, Mapping
from itertools import groupby

from assistant.markup import Code, Grid, Kind, Lines, Span, blocks, spans
from ingest import patterns as re

# Longer answers are cut on the page: a model that never stops must not freeze the reader's browser.
LONGEST_TEXT = 20_000
# Cells with more characters than this get a column of some width, and the table scrolls instead.
_SHORT_CELL = 14

# Control characters show as nothing or, the bidirectional ones, turn the text around them.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LISTS = {Kind.BULLET: "ul", Kind.NUMBERED: "ol"}


def escape(text: str) -> str:
    """Escape text for HTML, in an element or a quoted attribute; control characters become U+FFFD."""
    return html.escape(_CONTROL.sub("\ufffd", text), quote=True)


def prose(text: str, marks: Mapping[int, str]) -> str:
    """Write an answer's text as HTML blocks; ``marks`` gives the HTML of each known ``[n]``."""
    if len(text) > LONGEST_TEXT:
        text = text[:LONGEST_TEXT] + "…\n\n(답변이 너무 길어 여기까지만 보여 드립니다.)"
    written: list[str] = []
    for block in blocks(text.replace("\r\n", "\n")):
        if isinstance(block, Code):
            written.append(f"<pre><code>{escape(chr(10).join(block.lines))}</code></pre>")
        elif isinstance(block, Grid):
            written.append(_table(block, marks))
        else:
            written.extend(_lines(block, marks))
    return "".join(written)


def inline(text: str, marks: Mapping[int, str]) -> str:
    """Write one line's words: strong, code and known ``[n]``; of links and images only their words stay."""
    written: list[str] = []
    for strong, group in groupby(spans(text), key=lambda span: span.strong):
        words = "".join(_span(span, marks) for span in group)
        written.append(f"<strong>{words}</strong>" if strong else words)
    return "".join(written)


def _span(span: Span, marks: Mapping[int, str]) -> str:
    if span.code:
        return f"<code>{escape(span.text)}</code>"
    if span.number is not None:
        return marks.get(span.number, span.text)
    return escape(span.text)


def _lines(block: Lines, marks: Mapping[int, str]) -> Iterator[str]:
    words = [inline(line.words, marks) for line in block.lines]
    if block.kind in _LISTS:
        yield _list(block, words)
    elif block.kind is Kind.HEADING:
        yield from (f'<p class="heading"><strong>{heading}</strong></p>' for heading in words)
    elif block.kind is Kind.QUOTE:
        yield f"<blockquote>{'<br>'.join(words)}</blockquote>"
    else:
        yield f"<p>{'<br>'.join(words)}</p>"


def _list(block: Lines, words: list[str]) -> str:
    written: list[str] = []
    for line, each in zip(block.lines, words, strict=True):
        deep = ' class="deep"' if line.deep else ""
        value = f' value="{int(line.mark[:-1])}"' if block.kind is Kind.NUMBERED else ""
        written.append(f"<li{deep}{value}>{each}</li>")
    return f"<{_LISTS[block.kind]}>{''.join(written)}</{_LISTS[block.kind]}>"


def wordy(text: str) -> bool:
    """Say whether a cell holds so many words that a narrow column would break them to pieces."""
    return len(text) > _SHORT_CELL


def _width(cell: str) -> str:
    return ' class="wordy"' if wordy(cell) else ""


def _table(grid: Grid, marks: Mapping[int, str]) -> str:
    written: list[str] = []
    for number, cells in enumerate(grid.rows):
        tag = 'th scope="col"' if grid.headed and number == 0 else "td"
        row = "".join(f"<{tag}{_width(cell)}>{inline(cell, marks)}</{tag[:2]}>" for cell in cells)
        written.append(f"<tr>{row}</tr>")
    return f'<div class="table" role="region" aria-label="표" tabindex="0"><table>{"".join(written)}</table></div>'
