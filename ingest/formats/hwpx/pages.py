"""On which page each paragraph begins, from the line positions that Hancom stored when it last laid the text out.

Positions are those of lines in the body, from the top of the page; where they start again, a page ended. Other
programs keep stale positions or write none, so whether they can be true is judged, too. Knows nothing of text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.formats.hwpx.layout import body_height, columns, first_part, is_broken, lines_of, row_parts
from ingest.formats.hwpx.tree import children, is_on, number

_SLACK = 1500  # five millimetres: lines and tables touch, and heights are rounded
_ROW_SLACK = 300
_DOUBTFUL = 0.05  # share of paragraphs whose place makes no sense; at 1 %, 99 % of places agreed with rhwp
_FEWEST_LAID_OUT = 0.9  # share of paragraphs that have positions, in a file whose pages are told


@dataclass(frozen=True, slots=True)
class Stand:
    """The pages on which a paragraph begins, its table begins, and that ends; ``body`` is a page's height."""

    page: int
    table: int
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

    @property
    def last(self) -> int:
        """The page on which the lowest table so far ends."""
        return self.page + (max(0, self.bottom - _SLACK) // self.body if self.body else 0)

    def begin(self, line: "etree._Element", table: "etree._Element | None") -> int:
        """Print a paragraph's first line, not above the last nor in the middle of a table that hangs on that.

        Gives the page on which the paragraph's own table begins: the next one where there is no room for its part here.
        """
        at = number(line, "vertpos")
        spilled = -((at + _SLACK - self.bottom) // self.body) if self.body and self.vertical >= 0 else 0
        self._print(line, max(spilled, 0))
        self.splits = table is not None
        if table is None:
            return self.page
        below = bool(self.body) and at + first_part(table) > self.body + _SLACK
        height = max(first_part(table), sum(map(sum, row_parts(table))))
        self.bottom = max(self.bottom, (self.body if below else at) + height)
        return self.page + below

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
            stand = _print(press, paragraph, lines)
            if stands:
                stands[-1] = replace(stands[-1], last=turned or stand.page)
            stands.append(stand)
        if stands:
            stands[-1] = replace(stands[-1], last=press.last)
        found.append(stands)
    varied = len(press.heights) > 1 or paragraphs == 1
    if not varied or press.page > most or laid_out < _FEWEST_LAID_OUT * paragraphs:
        return Pages(tuple(() for _ in found), are_sure=False)
    return Pages(tuple(map(tuple, found)), are_sure=press.doubts <= _DOUBTFUL * laid_out)


def pages_of_rows(table: "etree._Element", stand: Stand) -> dict[int, int]:
    """The page on which each row of a table begins that is broken over pages, laid out by the heights of its rows."""
    if not stand.body or stand.last <= stand.page or not is_broken(table):
        return {}
    page, used, room = stand.table, 0, first_part(table)
    found = {}
    for row, parts in enumerate(row_parts(table)):
        if used and used + parts[0] > room + _ROW_SLACK and page < stand.last:
            page, used, room = page + 1, 0, stand.body
        found[row] = page
        page, used = min(page + len(parts) - 1, stand.last), parts[-1] + (used if len(parts) == 1 else 0)
        room = room if len(parts) == 1 else stand.body
    return found


def _prepare(press: _Press, paragraph: "etree._Element", *, begins: bool) -> int:
    """Turn the page where a section or the writer says so, and take over the section's page.

    Gives the page that was printed to before it was turned, 0 where it wasn't.
    """
    before = 0
    if begins or (is_on(paragraph, "pageBreak") and press.vertical >= 0):
        before = press.last
        press.doubts += before > press.page
        press.turn(before - press.page + 1)
    if (body := body_height(paragraph)) is not None:
        press.body, press.columns = body, 1
    press.columns = columns(paragraph) or press.columns
    return before


def _print(press: _Press, paragraph: "etree._Element", lines: "list[etree._Element]") -> Stand:
    """Print a paragraph's lines; tell where it stands."""
    tables = [table for table in paragraph.iterfind("{*}run/{*}tbl") if is_broken(table)]
    page = own = press.page
    for line in lines[:1]:
        own = press.begin(line, max(tables, key=first_part, default=None))
        page = press.page
    for line in lines[1:]:
        press.go_on(line)
    return Stand(page, own, own, press.body)
