"""On which page each paragraph begins, from the line positions that Hancom stored when it last laid the text out.

Positions are those of lines in the body, from the top of the page; where they start again, a page ended. Other
programs keep stale positions or write none, so whether they can be true is judged, too. Knows nothing of text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.formats.hwpx.layout import (
    body_height,
    columns,
    is_broken,
    lines_of,
    row_heights,
    stored_height,
    tallest_table,
)
from ingest.formats.hwpx.tree import children, is_on, number

_SLACK = 1500  # five millimetres: lines and tables touch, and heights are rounded
_FEWEST_LAID_OUT = 0.9  # share of paragraphs that have positions, in a file whose pages are told


@dataclass(frozen=True, slots=True)
class Stand:
    """The page on which a paragraph begins, the one on which what hangs on it ends, and the height of pages."""

    page: int
    last: int
    body: int


@dataclass(frozen=True, slots=True)
class Pages:
    """Each section's paragraphs with where they stand, empty where not told; and whether to trust it."""

    sections: tuple[tuple[Stand, ...], ...]
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
    found: list[list[Stand]] = []
    laid_out = paragraphs = 0
    for section in sections:
        stands: list[Stand] = []
        for place, paragraph in enumerate(children(section, "p")):
            lines = lines_of(paragraph)
            paragraphs += 1
            laid_out += bool(lines)
            turned = _prepare(press, paragraph, begins=place == 0 and bool(found))
            page = _print(press, paragraph, lines)
            if stands:
                stands[-1] = replace(stands[-1], last=turned or page)
            stands.append(Stand(page, page, press.body))
        found.append(stands)
    varied = len(press.heights) > 1 or paragraphs == 1
    if not varied or press.page > most or laid_out < _FEWEST_LAID_OUT * paragraphs:
        return Pages(tuple(() for _ in found), are_sure=False)
    return Pages(tuple(map(tuple, found)), are_sure=press.doubts == 0)


def pages_of_rows(table: "etree._Element", stand: Stand) -> dict[int, int]:
    """The page of each row of a table that is broken over pages, laid out by the heights of its rows."""
    if not stand.body or stand.last <= stand.page or not is_broken(table):
        return {}
    page, used, room = stand.page, 0, stored_height(table)
    found = {}
    for row, height in enumerate(row_heights(table)):
        if used and used + height > room and page < stand.last:
            page, used, room = page + 1, 0, stand.body
        found[row] = page
        used += height
    return found


def _prepare(press: _Press, paragraph: "etree._Element", *, begins: bool) -> int:
    """Turn the page where a section or the writer says so, and take over the section's page.

    Gives the page that was printed to before it was turned, 0 where it wasn't.
    """
    before = 0
    if begins or (is_on(paragraph, "pageBreak") and press.vertical >= 0):
        spilled = max(0, press.bottom - _SLACK) // press.body if press.body else 0
        press.doubts += bool(spilled)
        before = press.page + spilled
        press.turn(spilled + 1)
    if (body := body_height(paragraph)) is not None:
        press.body, press.columns = body, 1
    press.columns = columns(paragraph) or press.columns
    return before


def _print(press: _Press, paragraph: "etree._Element", lines: "list[etree._Element]") -> int:
    """Print a paragraph's lines; give the page of the first."""
    table = tallest_table(paragraph)
    first = press.page
    for line in lines[:1]:
        press.begin(line, table)
        first = press.page
    for line in lines[1:]:
        press.go_on(line)
    return first
