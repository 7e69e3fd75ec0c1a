"""An ordinary web page as content: headings, paragraphs, lists with the numbers a browser prints, tables.

What is marked as hidden, navigation or the page's frame is left out of the running text. Styles of other files are
not known here, so what only they hide is read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from ingest import patterns as re
from ingest.content import Piece, Role
from ingest.errors import IngestError
from ingest.formats.html.flows import Flow, Grid, texts_of
from ingest.formats.html.walking import Event, Step, attribute, number, walk
from ingest.formats.numbering import Shape, numeral
from ingest.limits import Limits

_NO_TEXT = frozenset({"script", "style", "template", "head", "svg", "iframe", "object", "embed", "canvas", "audio",
                      "video", "map", "datalist", "colgroup", "col", "link", "meta", "title", "base"})  # fmt: skip
_BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "blockquote", "address", "figure",
    "figcaption", "dl", "dt", "dd", "ul", "ol", "li", "menu", "form", "fieldset", "legend", "details", "summary", "pre",
    "hr", "center", "hgroup", "search", "dir", "option", "optgroup", "body", "html", "frameset", "noframes",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
_FRAME_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar"})
_FRAME = frozenset({"nav", "footer", "aside", "header"})
_LEFT_OUT = frozenset({"noscript", "button", "select"})
_SHAPES = {"a": Shape.LATIN_SMALL, "A": Shape.LATIN_CAPITAL, "i": Shape.ROMAN_SMALL, "I": Shape.ROMAN_CAPITAL}
_BULLETS = "•◦▪"
_MOST_TABLES_DEEP = 32


@dataclass(slots=True)
class _List:
    """An open list: the next number, or None for bullets."""

    next: int | None
    step: int
    shape: Shape


@dataclass(slots=True)
class _Open:
    """An element that has something of its own to finish when it closes."""

    node: LexborNode
    finish: Callable[[], None]


@dataclass(slots=True)
class Page:
    """What a page gave; ``left_out`` texts stand there once each."""

    pieces: list[Piece] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def build(root: LexborNode, limits: Limits, *, whole: bool = False) -> Page:
    """Build the content of an element; with ``whole`` the page's frame is content like any other.

    Raises:
        IngestError: a table is beyond the limits.
    """
    builder = _Builder(limits, whole=whole)
    for event in walk(root, lambda node: (node.tag or "") in _NO_TEXT):
        builder.take(event)
    return builder.finished()


class _Builder:
    """Takes the steps of a walk; the innermost flow gets the words."""

    def __init__(self, limits: Limits, *, whole: bool) -> None:
        self._limits = limits
        self._whole = whole
        self._page = Page()
        self._flows = [Flow()]
        self._grids: list[Grid] = []
        self._lists: list[_List] = []
        self._open: list[_Open] = []
        self._articles = self._written = self._aside = 0
        self._openers: Mapping[str, Callable[[LexborNode], None]] = {
            "br": self._break, "table": self._open_table, "tr": self._open_row, "td": self._open_cell,
            "th": self._open_cell, "caption": self._open_caption, "ol": self._open_list, "ul": self._open_list,
            "menu": self._open_list, "li": self._open_entry, "pre": self._open_written, "textarea": self._open_written,
            "article": self._open_article, "main": self._open_article, "thead": self._open_head, "img": self._add_alt,
            "area": self._add_alt, "figcaption": self._open_figure_caption,
        }  # fmt: skip

    def finished(self) -> Page:
        self._flows[0].end_paragraph()
        self._page.pieces = self._flows[0].pieces
        return self._page

    @property
    def _flow(self) -> Flow:
        return self._flows[-1]

    def take(self, event: Event) -> None:
        if event.step is Step.TEXT:
            if self._written:
                self._flow.add_written(event.text)
            else:
                self._flow.add_text(event.text)
        elif event.step is Step.OPEN:
            self._take_open(event.node, event.node.tag or "")
        else:
            self._take_close(event.node, event.node.tag or "")

    def _take_open(self, node: LexborNode, tag: str) -> None:
        if tag in _BLOCKS or tag in _HEADINGS:
            self._flow.end_paragraph()
        if not self._aside and self._is_left_out(node, tag):
            self._open_aside(node)
        if tag in _HEADINGS:
            self._open_heading(node, _HEADINGS[tag])
        elif tag in self._openers:
            self._openers[tag](node)

    def _take_close(self, node: LexborNode, tag: str) -> None:
        if tag in _BLOCKS or tag in _HEADINGS:
            self._flow.end_paragraph()
        while self._open and self._open[-1].node.mem_id == node.mem_id:
            self._open.pop().finish()

    def _finish_with(self, node: LexborNode, finish: Callable[[], None]) -> None:
        self._open.append(_Open(node, finish))

    # What is left out of the running text

    def _is_left_out(self, node: LexborNode, tag: str) -> bool:
        attributes = node.attributes
        if attributes and ("hidden" in attributes or _HIDING.search(attributes.get("style") or "")):
            return True
        if tag in _LEFT_OUT:
            return True
        if self._whole or self._articles:
            return False
        return tag in _FRAME or (bool(attributes) and attributes.get("role") in _FRAME_ROLES)

    def _open_aside(self, node: LexborNode) -> None:
        self._flows.append(Flow())  # hidden words inside a sentence don't end it
        self._aside += 1

        def finish() -> None:
            self._aside -= 1
            self._page.left_out += texts_of(self._pop_flow())

        self._finish_with(node, finish)

    def _add_alt(self, node: LexborNode) -> None:
        alt = attribute(node, "alt").strip()
        if alt and alt not in self._page.left_out[-20:]:
            self._page.left_out.append(alt)

    def _push_flow(self) -> None:
        self._flow.end_paragraph()
        self._flows.append(Flow())

    def _pop_flow(self) -> list[Piece]:
        flow = self._flows.pop()
        flow.end_paragraph()
        return flow.pieces

    # Paragraphs

    def _break(self, _: LexborNode) -> None:
        self._flow.break_line()

    def _open_heading(self, node: LexborNode, level: int) -> None:
        flow, before = self._flow, (self._flow.role, self._flow.level)
        flow.role, flow.level = Role.HEADING, level

        def finish() -> None:
            flow.role, flow.level = before

        self._finish_with(node, finish)

    def _open_figure_caption(self, node: LexborNode) -> None:
        flow, before = self._flow, self._flow.role
        flow.role = Role.CAPTION

        def finish() -> None:
            flow.role = before

        self._finish_with(node, finish)

    def _open_written(self, node: LexborNode) -> None:
        self._written += 1

        def finish() -> None:
            self._written -= 1

        self._finish_with(node, finish)

    def _open_article(self, node: LexborNode) -> None:
        self._articles += 1

        def finish() -> None:
            self._articles -= 1

        self._finish_with(node, finish)

    # Lists

    def _open_list(self, node: LexborNode) -> None:
        ordered = node.tag == "ol"
        step = -1 if "reversed" in node.attributes else 1
        first = number(node, "start", 1) if ordered else None
        shape = _SHAPES.get(attribute(node, "type"), Shape.DIGIT)
        self._lists.append(_List(first, step, shape))

        def finish() -> None:
            self._lists.pop()

        self._finish_with(node, finish)

    def _open_entry(self, node: LexborNode) -> None:
        flow, before = self._flow, (self._flow.number, self._flow.level)
        depth = len(self._lists)
        flow.number = self._entry_number(node)
        flow.level = depth or None

        def finish() -> None:
            flow.number, flow.level = before

        self._finish_with(node, finish)

    def _entry_number(self, node: LexborNode) -> str:
        if "list-style:none" in attribute(node, "style").replace(" ", "").replace("-type", ""):
            return ""
        counted = self._lists[-1] if self._lists else None
        if counted is None or counted.next is None:
            return _BULLETS[min(max(len(self._lists), 1), len(_BULLETS)) - 1]
        at = number(node, "value", counted.next)
        counted.next = at + counted.step
        return f"{numeral(counted.shape, at)}."

    # Tables

    def _open_table(self, node: LexborNode) -> None:
        if len(self._grids) >= min(self._limits.depth, _MOST_TABLES_DEEP):
            raise IngestError("표가 지나치게 겹쳐 있습니다.", "표를 풀어서 다시 저장해 넣어 주세요.")
        self._flow.end_paragraph()
        self._push_flow()  # takes stray words between the cells
        grid = Grid(self._limits)
        self._grids.append(grid)

        def finish() -> None:
            self._grids.pop()
            stray = self._pop_flow()
            self._flow.add(*stray, *grid.finished())

        self._finish_with(node, finish)

    def _open_row(self, _: LexborNode) -> None:
        if self._grids:
            self._grids[-1].open_row()

    def _open_head(self, node: LexborNode) -> None:
        if not self._grids:
            return
        grid = self._grids[-1]

        def finish() -> None:
            grid.head_rows = grid.row + 1

        self._finish_with(node, finish)

    def _open_cell(self, node: LexborNode) -> None:
        if not self._grids:
            return
        grid = self._grids[-1]
        self._push_flow()
        lists, self._lists = self._lists, []

        def finish() -> None:
            self._lists = lists
            grid.add_cell(
                self._pop_flow(), number(node, "rowspan", 1), number(node, "colspan", 1), heads=node.tag == "th"
            )

        self._finish_with(node, finish)

    def _open_caption(self, node: LexborNode) -> None:
        if not self._grids:
            return
        grid = self._grids[-1]
        self._push_flow()
        self._finish_with(node, lambda: grid.caption.extend(self._pop_flow()))
