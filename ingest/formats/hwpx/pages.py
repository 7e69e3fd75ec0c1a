"""On which page each paragraph begins, from the line positions that Hancom stored when it last laid the text out.

Positions are those of lines in the body, from the top of the page; where they start again, a page ended. Other
programs keep stale positions or write none, so whether they can be true is judged, too. Knows nothing of text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from ingest.formats.hwpx.tree import child, children, is_on, number, within

_SLACK = 1500  # five millimetres: lines and tables touch, and heights are rounded
_FEWEST_LAID_OUT = 0.9  # share of paragraphs that have positions, in a file whose pages are told


@dataclass(frozen=True, slots=True)
class Pages:
    """Each section's paragraphs with their pages, from 1, empty where not told; and whether to trust them."""

    sections: tuple[tuple[int, ...], ...]
    are_sure: bool


@dataclass(slots=True)
class _Press:
    """The place that has been printed to."""

    page: int = 1
    column: int = 1
    columns: int = 1
    body: int = 0
    bottom: int = 0
    vertical: int = -1
    splits: bool = False
    doubts: int = 0
    heights: set[int] = field(default_factory=set)

    def turn(self, pages: int = 1) -> None:
        self.page += pages
        self.column, self.vertical, self.bottom, self.splits = 1, -1, 0, False

    def begin(self, line: "etree._Element", table: int) -> None:
        """Print a paragraph's first line, not above the last nor in the middle of a table that hangs on that."""
        at = number(line, "vertpos")
        spilled = -((at + _SLACK - self.bottom) // self.body) if self.body and self.vertical >= 0 else 0
        self._print(line, max(spilled, 0))
        self.splits = table > 0
        self.bottom = max(self.bottom, at + table)

    def go_on(self, line: "etree._Element") -> None:
        """Print another line of the paragraph; several may stand side by side."""
        self._print(line, 0)

    def _print(self, line: "etree._Element", spilled: int) -> None:
        at, height = number(line, "vertpos"), max(number(line, "vertsize"), 0)
        above = at < self.vertical
        too_low = self.body and (at > self.body or self.body < at + height < at + self.body)
        early = above and self.body and self.bottom + 2 * height < self.body // 2
        if above and not self.splits and self.column < self.columns:
            self.column += 1
        elif above or spilled:
            self.doubts += self.splits
            self.turn(max(spilled, 1))
        self.doubts += bool(too_low or early)
        self.heights.add(at)
        self.vertical, self.bottom = at, at + height


def find_pages(sections: Sequence["etree._Element"], most: int) -> Pages:
    """Find the page on which each paragraph of the sections begins; more than ``most`` pages are not believed."""
    press = _Press()
    found: list[tuple[int, ...]] = []
    laid_out = paragraphs = 0
    for section in sections:
        pages = []
        for place, paragraph in enumerate(children(section, "p")):
            lines = list(_lines(paragraph))
            paragraphs += 1
            laid_out += bool(lines)
            _prepare(press, paragraph, begins=place == 0 and bool(found))
            pages.append(_print(press, paragraph, lines))
        found.append(tuple(pages))
    varied = len(press.heights) > 1 or paragraphs == 1
    if not varied or press.page > most or laid_out < _FEWEST_LAID_OUT * paragraphs:
        return Pages(tuple(() for _ in found), are_sure=False)
    return Pages(tuple(found), are_sure=press.doubts == 0)


def _prepare(press: _Press, paragraph: "etree._Element", *, begins: bool) -> None:
    """Turn the page where a section or the writer says so, and take over the section's page."""
    if begins or (is_on(paragraph, "pageBreak") and press.vertical >= 0):
        press.turn()
    if (properties := within(paragraph, "secPr")) is not None:
        press.body, press.columns = _body(properties), 1
    for columns in paragraph.iter("{*}colPr"):
        press.columns = max(1, min(number(columns, "colCount", 1), 100))


def _print(press: _Press, paragraph: "etree._Element", lines: "list[etree._Element]") -> int:
    """Print a paragraph's lines; give the page of the first."""
    table = _tallest_table(paragraph)
    first = press.page
    for line in lines[:1]:
        press.begin(line, table)
        first = press.page
    for line in lines[1:]:
        press.go_on(line)
    return first


def _lines(paragraph: "etree._Element") -> Iterator["etree._Element"]:
    segments = child(paragraph, "linesegarray")
    return iter(()) if segments is None else children(segments, "lineseg")


def _tallest_table(paragraph: "etree._Element") -> int:
    """The height of the tallest table that may go on over several pages.

    Of one that does, Hancom keeps the height of the part on its first page; the least heights of its rows tell more.
    """
    tables = (table for run in children(paragraph, "run") for table in children(run, "tbl"))
    split = (table for table in tables if table.get("pageBreak") in ("CELL", "TABLE") and _is_in_flow(table))
    return max((max(number(child(table, "sz"), "height"), _rows_height(table)) for table in split), default=0)


def _is_in_flow(table: "etree._Element") -> bool:
    position = child(table, "pos")
    inline = position is not None and is_on(position, "treatAsChar")
    return inline or table.get("textWrap") == "TOP_AND_BOTTOM"


def _rows_height(table: "etree._Element") -> int:
    height = 0
    for row in children(table, "tr"):
        cells = (cell for cell in children(row, "tc") if number(child(cell, "cellSpan"), "rowSpan", 1) == 1)
        height += max((number(child(cell, "cellSz"), "height") for cell in cells), default=0)
    return height


def _body(properties: "etree._Element") -> int:
    """The height of a page's body; of pages that lie on their side (NARROWLY) the sheet's width."""
    sheet = child(properties, "pagePr")
    if sheet is None:
        return 0
    height = number(sheet, "width" if sheet.get("landscape") == "NARROWLY" else "height")
    margin = child(sheet, "margin")
    return max(0, height - sum(number(margin, side) for side in ("top", "bottom", "header", "footer")))
