"""From a document to the safe HTML of the source panel: a quote where it stands, or the whole document to read.

The quote is marked in the text around it, a table is a table with the cited cells marked, and the buttons lead to what
stands before and after. What a stretch of the text looks like is ``reading_view``'s matter. Pure.
"""

from collections.abc import Sequence
from urllib.parse import quote

from assistant.page.cutting import one_line
from assistant.page.marking import NOWHERE, Span
from assistant.page.pages import page_name
from assistant.page.prose import escape
from assistant.page.reading_view import stretch_html
from assistant.page.rendering import citation_href, citation_place
from assistant.page.table_view import digits_of
from assistant.page.units import Reading, reading_of
from assistant.types import Citation
from ingest.types import BlockKind, Document

# Characters shown before and after a quote, up to the next border of a block: a printed paragraph and two.
_BEFORE, _AFTER = 200, 450
# Of a quote that goes over more pieces than this, as a whole register, the first ones are shown.
_MOST_MET = 12
# Characters that one more step shows, and those that come at once while a whole document is read.
STEP, PAGEFUL = 1_500, 8_000
# An outline with more entries leaves its lower levels out.
_MOST_ENTRIES = 300
# Below the first two levels a longer heading is a sentence that others hang on.
_TITLES, _LONGEST_ENTRY = 2, 40
# Letters of an entry that are shown.
_LONGEST_LINE = 90


def source_view(
    document: Document, turn: int, citation: Citation, citations: Sequence[Citation], said: Sequence[str] = ()
) -> str:
    """Write the panel for one citation, with the answer's other citations to step through.

    ``said`` are the values that the answer has from the quote.
    """
    reading, span = reading_of(document), _span(citation, said)
    tools = '<button type="button" class="button small" data-act="whole">문서 전체 보기</button>'
    return (
        _announced(citation, citations)
        + _opened(reading, span, f' data-turn="{turn}" data-number="{citation.number}"', "source")
        + f'<div class="top">{_steps(turn, citation, citations)}{_where(document, citation)}</div>'
        + _head(reading, citation, tools)
        + _text(reading, span, *_around(reading, span))
        + "</article>"
    )


def whole_view(
    document: Document, turn: int, citation: Citation, citations: Sequence[Citation], said: Sequence[str] = ()
) -> str:
    """Write the panel for the whole document of one citation, opened at the quote; see ``source_view``."""
    reading, span = reading_of(document), _span(citation, said)
    tools = '<button type="button" class="button small" data-act="quote">근거 부분만 보기</button>'
    first, last = _around(reading, span)
    return (
        _announced(citation, citations)
        + _opened(reading, span, f' data-turn="{turn}" data-number="{citation.number}"', "source whole")
        + f'<div class="top">{_steps(turn, citation, citations)}{_where(document, citation)}{_FIND}</div>'
        + _head(reading, citation, tools)
        + _outline(reading)
        + _text(reading, span, reading.reach(first, -1, STEP), reading.reach(last, 1, PAGEFUL))
        + "</article>"
    )


def document_view(document: Document) -> str:
    """Write the panel for a whole document from its beginning."""
    reading = reading_of(document)
    last = reading.reach(-1, 1, PAGEFUL)
    return (
        f'<p class="sr" role="status">{escape(document.title)} 문서를 열었습니다.</p>'
        + _opened(reading, NOWHERE, "", "source whole")
        + f'<div class="top">{_where(document, None)}{_FIND}</div>'
        + _head(reading, None, "")
        + _outline(reading)
        + _text(reading, NOWHERE, 0, last)
        + "</article>"
    )


_FIND = (
    '<div class="find" role="search"><input type="search" aria-label="이 문서에서 찾기" placeholder="이 문서에서 찾기"'
    ' maxlength="80" autocomplete="off" spellcheck="false"><span class="count" role="status"></span>'
    '<button type="button" class="button small plain" data-act="earlier" aria-label="앞에서 찾은 곳">↑</button>'
    '<button type="button" class="button small plain" data-act="later" aria-label="다음 찾은 곳">↓</button></div>'
)


def stretch(reading: Reading, span: Span, first: int, last: int) -> str:
    """Write units that the page asks for, by their numbers."""
    return stretch_html(reading, max(first, 0), min(last, len(reading.units) - 1), span)


def _span(citation: Citation, said: Sequence[str]) -> Span:
    return Span(citation.start, citation.end, frozenset(filter(None, map(digits_of, said))))


def _announced(citation: Citation, citations: Sequence[Citation]) -> str:
    """Say for screen readers which source is open; the line stays the same element from one source to the next."""
    place = escape(citation_place(citation))
    return f'<p class="sr" role="status">근거 {_position(citation, citations) + 1} / {len(citations)}: {place}</p>'


def _opened(reading: Reading, span: Span, named: str, kind: str) -> str:
    document = reading.document
    quoted = next(iter(reading.met(span.start, span.end)), 0)
    return (
        f'<article class="{kind}" aria-labelledby="source-title" data-name="{escape(document.name)}"'
        f' data-stamp="{escape(document.sha256)}" data-units="{len(reading.units)}"'
        f' data-span="{span.start}-{span.end}" data-quoted="{quoted}"{named}>'
    )


def _position(citation: Citation, citations: Sequence[Citation]) -> int:
    return next((place for place, other in enumerate(citations) if other.number == citation.number), 0)


def _steps(turn: int, citation: Citation, citations: Sequence[Citation]) -> str:
    here = _position(citation, citations)
    links: list[str] = []
    for other in citations:
        current = ' aria-current="true"' if other.number == citation.number else ""
        place = escape(citation_place(other))
        links.append(
            f'<a class="cite" href="{citation_href(turn, other.number)}"{current} title="{place}"'
            f' aria-label="[{other.number}] {place}">[{other.number}]</a>'
        )
    return (
        '<nav class="steps" aria-label="이 답변의 근거">'
        f'<span class="count">근거 {here + 1} / {len(citations)}</span>'
        f"{_step(turn, citations, here - 1, '이전')}{''.join(links)}{_step(turn, citations, here + 1, '다음')}"
        f'<a class="back" href="#turn-{turn}">답변으로</a></nav>'
    )


def _step(turn: int, citations: Sequence[Citation], place: int, name: str) -> str:
    if not 0 <= place < len(citations):
        return ""
    return (
        f'<a class="step" href="{citation_href(turn, citations[place].number)}">{name}<span class="sr"> 근거</span></a>'
    )


def _head(reading: Reading, citation: Citation | None, tools: str) -> str:
    document = reading.document
    page = citation.page if citation else None
    where = f"<strong>{escape(page_name(document, page))}</strong> · " if page is not None else ""
    copies = escape(", ".join(citation.same_as)) if citation else ""
    return (
        f'<header><h2 id="source-title" tabindex="-1">{escape(document.title)}</h2>'
        f'<p class="place" id="source-place">{where}{escape(document.name)}</p>'
        + (f'<p class="copies">같은 문서: {copies}</p>' if copies else "")
        + (_path(reading, citation) if citation else "")
        + f'<p class="bar tools">{tools}<a class="button small" href="/original?name={quote(document.name, safe="")}"'
        ' target="_blank" rel="noopener">원문 열기</a></p></header>'
    )


def _where(document: Document, citation: Citation | None) -> str:
    """Write in short what the head says, for when it is out of sight."""
    page = citation.page if citation else None
    place = f"{escape(page_name(document, page))} · " if page is not None else ""
    return f'<p class="where" aria-hidden="true">{place}{escape(document.title)}</p>'


def _path(reading: Reading, citation: Citation) -> str:
    """Write the headings above a quote, each leading to where it stands."""
    text = reading.document.text
    # The nearest heading above the quote with those words, be they given with its number or without.
    named = {
        " ".join(text[start : unit.end].split()): unit.number
        for unit in reading.units
        if unit.block is not None and unit.block.kind is BlockKind.HEADING and unit.start <= citation.start
        for start in (unit.start, unit.block.content_start)
    }
    written: list[str] = []
    for heading in citation.headings:
        number = named.get(" ".join(heading.split()))
        words = escape(heading)
        written.append(
            f'<button type="button" class="jump" data-go="{number}">{words}</button>' if number is not None else words
        )
    return f'<p class="path">{" › ".join(written)}</p>' if written else ""


def _outline(reading: Reading) -> str:
    """Write the document's headings to jump to, without the lower levels where they are very many."""
    heads = [
        (unit.number, level, words)
        for unit in reading.units
        if unit.block is not None and unit.block.kind is BlockKind.HEADING
        for level, words in [(unit.block.level or 1, reading.document.text[unit.start : unit.end])]
        if level <= _TITLES or len(words) <= _LONGEST_ENTRY
    ]
    for deepest in range(6, 1, -1):
        if len(heads) > _MOST_ENTRIES:
            heads = [head for head in heads if head[1] < deepest]
    if len(heads) < 2:
        return ""
    top = min(level for _, level, _ in heads)
    lines = "".join(
        f'<li class="o{min(level - top + 1, 5)}"><button type="button" class="jump" data-go="{number}">'
        f"{escape(one_line(words, _LONGEST_LINE))}</button></li>"
        for number, level, words in heads[: 2 * _MOST_ENTRIES]
    )
    return f'<details class="outline"><summary>차례</summary><ul>{lines}</ul></details>'


def _around(reading: Reading, span: Span) -> tuple[int, int]:
    """Give the first and last unit to show around a quote."""
    met = reading.met(span.start, span.end) or range(0, 1)
    last = min(met[-1], met[0] + _MOST_MET)
    return reading.reach(met[0], -1, _BEFORE), reading.reach(last, 1, _AFTER)


def _text(reading: Reading, span: Span, first: int, last: int) -> str:
    """Write the units from first to last, with a way to those before and after."""
    end = len(reading.units) - 1
    written = _quoted(stretch(reading, span, first, last))
    before = _more(-1, "앞 내용 더 보기") if first > 0 else ""
    after = _more(1, "뒤 내용 더 보기") if last < end else ""
    if not reading.units:
        written = '<p class="soft">이 문서에는 읽을 수 있는 글이 없습니다.</p>'
    return f'<div class="text">{before}{written}{after}</div>'


def _quoted(written: str) -> str:
    """Name the place to go to: of a quoted row the cell that the answer speaks of, else where the quote begins."""
    said = max(written.find(' said">'), 0)
    return written[:said] + written[said:].replace("<mark>", _QUOTE, 1)


_QUOTE = '<mark id="quote" tabindex="-1" aria-describedby="source-place">'


def _more(way: int, words: str) -> str:
    return f'<p class="more"><button type="button" class="button plain small" data-more="{way}">{words}</button></p>'
