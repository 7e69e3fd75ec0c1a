"""On which page each paragraph begins, from the line positions that Hancom stored when it last laid the text out.

Positions are those of lines in the body, from the top of the page; where they start again, a page ended. Other
programs keep stale positions or write none, so whether they can be true is judged, too. Knows nothing of text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from ingest.formats.hwpx.tree import child, children, is_on, local, number, within

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
    doubts: int = 0
    heights: set[int] = field(default_factory=set)

    def turn(self, pages: int = 1) -> None:
        self.page += pages
        self.column, self.vertical, self.bottom = 1, -1, 0

    def take(self, line: "etree._Element", tallest: int) -> None:
        """Put one line below the last, or on top of the next column or page."""
        at = number(line, "vertpos")
        height = max(number(line, "vertsize"), 0)
        self.heights.add(at)
        if at < self.vertical:
            self._go_on(height)
        if self.body and at + height > self.body + 1 and height < self.body:
            self.doubts += 1
        self.vertical = at
        self.bottom = at + max(height, tallest)

    def _go_on(self, height: int) -> None:
        """Turn to the next column or page; what still had room below the last line makes one doubt."""
        if self.column < self.columns:
            self.column += 1
            return
        spilled = max(1, self.bottom // self.body) if self.body else 1
        if spilled > 1 or (self.body and self.bottom + 2 * height < self.body // 2):
            self.doubts += 1
        self.turn(spilled)


def find_pages(sections: Sequence["etree._Element"]) -> Pages:
    """Find the page on which each paragraph of the sections begins."""
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
    if not varied or laid_out < _FEWEST_LAID_OUT * paragraphs:
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
    tallest = _tallest_table(paragraph)
    first = press.page
    for place, line in enumerate(lines):
        press.take(line, tallest)
        if place == 0:
            first = press.page
    return first


def _lines(paragraph: "etree._Element") -> Iterator["etree._Element"]:
    segments = child(paragraph, "linesegarray")
    return iter(()) if segments is None else children(segments, "lineseg")


def _tallest_table(paragraph: "etree._Element") -> int:
    """The height of the tallest table that hangs on a paragraph; it may go on over several pages."""
    heights = [0]
    for run in children(paragraph, "run"):
        heights += [number(child(table, "sz"), "height") for table in run if local(table) == "tbl"]
    return max(heights)


def _body(properties: "etree._Element") -> int:
    """The height of a page's body; of pages that lie on their side (NARROWLY) the sheet's width."""
    sheet = child(properties, "pagePr")
    if sheet is None:
        return 0
    height = number(sheet, "width" if sheet.get("landscape") == "NARROWLY" else "height")
    margin = child(sheet, "margin")
    return max(0, height - sum(number(margin, side) for side in ("top", "bottom", "header", "footer")))
