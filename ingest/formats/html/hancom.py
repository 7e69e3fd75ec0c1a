"""Web pages that Hancom Office exports: printed lines, cells and pages at measured places, all of them divisions.

A line that goes on from the one above is joined to it as it stands, since the blank before a break is kept. Cells
have no rows and columns, only places, from which these are found again. The class names are the export's own.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest import patterns as re
from ingest.content import Cell, Paragraph, Piece, Table
from ingest.errors import IngestError
from ingest.formats.html.flows import texts_of
from ingest.formats.html.walking import Step, attribute, collapsed, shown, walk
from ingest.limits import Limits

_PAGE, _LINE, _TABLE, _CELL, _CAPTIONED, _COLUMN = "hpa", "hls", "htb", "hce", "htG", "hcD"
_MARK, _PAGE_NUMBER = "hhe", "hpN"
_HEADS = ("hpH", "hpF")  # headers and footers of pages
_MEASURE = re.compile(r"(?:^|;)\s*(left|top|width|height):\s*(-?\d{1,7}(?:\.\d{1,6})?)mm")
_SAME = 0.4  # millimetres between places that are one
_MARKED = re.compile(r"\s*(?:[□○◇◆■●▶▷\-※*ㅇo·]|\d{1,2}[.)]|[가-하][.)]|\(|[①-⑳])")
_SENTENCE_END = re.compile(r"[.?!][)\]”’\"']?\s*$")
_SKIPPED = frozenset({"svg", "script", "style", "head"})


def is_hancom(tree: LexborHTMLParser) -> bool:
    """Say whether a page is such an export."""
    return tree.css_first(f"div.{_PAGE} div.{_COLUMN}") is not None


@dataclass(slots=True)
class Pages:
    """What the pages gave."""

    pieces: list[Piece] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Place:
    left: float = 0.0
    top: float = 0.0
    width: float = 0.0
    height: float = 0.0


@dataclass(slots=True)
class _Line:
    """The paragraph that is being joined from lines; ``shape`` names its paragraph style."""

    shape: str
    words: str
    number: str = ""


def read_pages(tree: LexborHTMLParser, limits: Limits) -> Pages:
    """Read every page in order.

    Raises:
        IngestError: tables lie deeper in tables than the limits allow, or there are too many pages.
    """
    pages = Pages()
    found = tree.css(f"div.{_PAGE}")
    if len(found) > limits.pages:
        raise IngestError(f"쪽이 너무 많습니다({len(found):,}쪽).", f"{limits.pages:,}쪽 이하로 나누어 넣어 주세요.")
    for number, page in enumerate(found, start=1):
        reader = _Reader(number, limits, pages.left_out)
        pages.pieces += reader.page(page)
    return pages


class _Reader:
    """Reads one page."""

    def __init__(self, number: int, limits: Limits, left_out: list[str]) -> None:
        self._number = number
        self._limits = limits
        self._left_out = left_out

    def page(self, page: LexborNode) -> list[Piece]:
        """The page's columns in order, and what floats over it before the first line below it."""
        pieces: list[Piece] = []
        tops: list[float] = []
        floating: list[tuple[float, list[Piece]]] = []
        for part in _elements(page):
            kind = _kind(part)
            if kind == _COLUMN:
                for top, piece in self._column(part, 0):
                    pieces.append(piece)
                    tops.append(max(top, tops[-1] if tops else top))
            elif kind == _PAGE_NUMBER or kind in _HEADS:
                self._left_out += texts_of(list(self._any(part, 0))) or [shown(_words(part))]
            else:
                floating.append((_place(part).top, list(self._any(part, 0))))
        for top, found in sorted(floating, key=lambda pair: -pair[0]):
            at = bisect_left(tops, top)
            pieces[at:at] = found
            tops[at:at] = [top] * len(found)
        return pieces

    def _column(self, column: LexborNode, depth: int) -> Iterator[tuple[float, Piece]]:
        """The pieces of a column with how far down they stand."""
        base = _place(column).top
        line: _Line | None = None
        at = base
        for part in _within(column):
            if _kind(part) != _LINE:
                continue
            top = base + _place(part).top
            blocks = [inner for inner in _elements(part) if _kind(inner) in (_TABLE, _CAPTIONED)]
            read = _line(part, {inner.mem_id for inner in blocks})
            if line is not None and (blocks or not _goes_on(line, read, part)):
                yield from ((at, piece) for piece in self._paragraph(line))
                line = None
            if line is None:
                line, at = read, top
            else:
                line.words += read.words
            for block in blocks:
                yield from ((at, piece) for piece in self._paragraph(line))
                line = _Line(read.shape, "")
                yield from ((top, piece) for piece in self._any(block, depth))
        if line is not None:
            yield from ((at, piece) for piece in self._paragraph(line))

    def _paragraph(self, line: _Line) -> Iterator[Paragraph]:
        text = shown(line.words)
        if text.strip() or line.number:
            yield Paragraph(text, number=line.number, page=self._number)

    def _any(self, part: LexborNode, depth: int) -> Iterator[Piece]:
        """A table, a captioned table, or a shape with text in it."""
        if depth > self._limits.depth:
            raise IngestError("표가 지나치게 겹쳐 있습니다.", "표를 풀어서 다시 저장해 넣어 주세요.")
        kind = _kind(part)
        if kind == _TABLE:
            yield from self._table(part, depth)
        elif kind == _CAPTIONED:
            yield from self._captioned(part, depth)
        else:
            columns = [inner for inner in _elements(part) if _kind(inner) == _COLUMN]
            for column in columns:
                yield from (piece for _, piece in self._column(column, depth + 1))
            if not columns and (text := shown(_words(part)).strip()):
                yield Paragraph(text, page=self._number)

    def _captioned(self, part: LexborNode, depth: int) -> Iterator[Piece]:
        captions: list[Paragraph] = []
        tables: list[Piece] = []
        below = False
        for inner in _elements(part):
            if _kind(inner) == _COLUMN:
                read = [piece for _, piece in self._column(inner, depth + 1)]
                captions += (piece for piece in read if isinstance(piece, Paragraph))
                tables += (piece for piece in read if not isinstance(piece, Paragraph))
                below = bool(tables) and _place(inner).top > 0
            else:
                tables += self._any(inner, depth)
        at = next((at for at, piece in enumerate(tables) if isinstance(piece, Table)), None)
        if at is None:
            yield from (*captions, *tables)
            return
        table = tables[at]
        if isinstance(table, Table):
            tables[at] = replace(table, caption=tuple(captions), caption_below=below)
        yield from tables

    def _table(self, part: LexborNode, depth: int) -> Iterator[Piece]:
        found = [inner for inner in _elements(part) if _kind(inner) == _CELL]
        contents = [tuple(self._cell(cell, depth + 1)) for cell in found]
        places = [_place(cell) for cell in found]
        tops, lefts = _steps([place.top for place in places]), _steps([place.left for place in places])
        cells = [
            Cell(
                row := _at(tops, place.top),
                column := _at(lefts, place.left),
                content,
                max(1, bisect_left(tops, place.top + place.height - _SAME) - row),
                max(1, bisect_left(lefts, place.left + place.width - _SAME) - column),
            )
            for place, content in zip(places, contents, strict=True)
        ]
        if any(cell.content for cell in cells):
            ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
            yield Table(tuple(ordered), page=self._number)

    def _cell(self, cell: LexborNode, depth: int) -> Iterator[Piece]:
        for column in _elements(cell):
            if _kind(column) == _COLUMN:
                yield from (piece for _, piece in self._column(column, depth))
            else:
                yield from self._any(column, depth)


def _steps(values: Sequence[float]) -> list[float]:
    """The different places among measured ones, in order."""
    steps: list[float] = []
    for value in sorted(values):
        if not steps or value - steps[-1] > _SAME:
            steps.append(value)
    return steps


def _at(steps: Sequence[float], value: float) -> int:
    return max(0, bisect_left(steps, value + _SAME) - 1)


def _line(part: LexborNode, blocks: set[int]) -> _Line:
    """One printed line's words and, before them, the mark that the program printed."""
    mark, words = "", []
    for event in walk(part, lambda node: node.mem_id in blocks or node.tag in _SKIPPED):
        if event.step is Step.TEXT:
            words.append(event.text)
        elif event.step is Step.CLOSE and _kind(event.node) == _MARK and not "".join(words[:-1]).strip():
            mark, words = shown(collapsed("".join(words))).strip(), []
    text = collapsed("".join(words)).strip(" ").replace("\xa0", " ")
    shape = next((name for name in attribute(part, "class").split() if name.startswith("ps")), "")
    return _Line(shape, text, mark)


def _goes_on(line: _Line, following: _Line, part: LexborNode) -> bool:
    """Say whether a line belongs to the paragraph above: hung in, or, of one style, behind a kept blank."""
    if line.shape != following.shape or following.number:
        return False
    if "padding-left" in attribute(part, "style"):
        return bool(line.words.strip())
    if not line.words.endswith(" ") or _SENTENCE_END.search(line.words):
        return False
    return not _MARKED.match(following.words) and following.words[:1].strip() != ""


def _words(part: LexborNode) -> str:
    texts = (event.text for event in walk(part, lambda node: node.tag in _SKIPPED) if event.step is Step.TEXT)
    return collapsed("".join(texts))


def _kind(part: LexborNode) -> str:
    return attribute(part, "class").partition(" ")[0]


def _elements(part: LexborNode) -> Iterator[LexborNode]:
    inner = part.first_child
    while inner is not None:
        if inner.is_element_node and inner.tag not in _SKIPPED:
            yield inner
        inner = inner.next


def _within(column: LexborNode) -> Iterator[LexborNode]:
    """The lines of a column, which stand one division further in."""
    for part in _elements(column):
        if _kind(part) == _LINE:
            yield part
        else:
            yield from _elements(part)


def _place(part: LexborNode) -> _Place:
    return _Place(**{name: float(value) for name, value in _MEASURE.findall(attribute(part, "style"))})
