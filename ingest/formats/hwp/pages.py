"""The pages on which paragraphs and table rows stand, after what the editor kept of its last layout.

A page ends where a line stands higher than the one before. Tables that float between the lines may run over several
pages, of which nothing is kept but their part on the first page and the line that follows them, so their rows are
laid out here by their heights. Files that other programs wrote keep no lines or made-up ones: then no page is given.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from ingest.formats.hwp.lines import (
    Line,
    body_height,
    bottom,
    columns,
    first_part,
    floats,
    kept_lines,
    overfull,
    row_heights,
    stands_above,
)
from ingest.formats.hwp.records import Record, Tag

_SLACK, _ROW_SLACK = 0.05, 0.005  # of a page's height: how far kept figures may be off
_NEXT_LINE = 3  # heights of a line within which the next one follows
_PAGE_BREAK = 4
_HALF_EMPTY = 0.3  # of a page: where no line was kept below, the page hardly ended by itself
_DOUBTFUL, _UNUSABLE = 0.1, 0.5  # shares of paragraphs whose kept lines make no sense


class Pages:
    """The pages of a whole document."""

    def __init__(self, sections: Sequence[Sequence[Record]]) -> None:
        self._places: dict[int, int] = {}
        self._ends: dict[int, int] = {}
        self._bodies: dict[int, int] = {}
        self._lined = self._bare = self._doubts = 0
        self._in_columns = False
        last = 0
        for top in sections:
            section = _Section(last + 1)
            for paragraph in top:
                if paragraph.tag == Tag.PARAGRAPH:
                    self._place(section, paragraph)
            last = section.page
        doubts = self._doubts / self._lined if self._lined else 1
        self._usable = doubts <= _UNUSABLE and self._lined >= self._bare
        self.sure = self._usable and doubts <= _DOUBTFUL and not self._in_columns

    def of(self, paragraph: Record) -> int | None:
        """The page on which a paragraph at the top of a section begins."""
        return self._places.get(id(paragraph)) if self._usable else None

    def rows(self, paragraph: Record, control: Record) -> dict[int, int]:
        """The page of each row of a table that hangs on a paragraph, where the table floats and may be parted."""
        page, body = self.of(paragraph), self._bodies.get(id(paragraph), 0)
        if page is None or not body or not floats(control):
            return {}
        last = self._ends.get(id(paragraph), page + ceil(sum(row_heights(control).values()) / body))
        room, used = first_part(control), 0
        found: dict[int, int] = {}
        for row, height in sorted(row_heights(control).items()):
            if used and used + height > room + body * _ROW_SLACK and page < last:
                page, used, room = page + 1, 0, body
            found[row] = page
            used += height
        return found

    def _place(self, section: "_Section", paragraph: Record) -> None:
        lines = kept_lines(paragraph)
        self._lined += bool(lines)
        self._bare += not lines and paragraph.first(Tag.TEXT) is not None
        before = section.before
        self._places[id(paragraph)] = section.enter(paragraph, lines)
        self._bodies[id(paragraph)] = section.body
        if before is not None:
            self._ends[id(before)] = section.end_of_one_before
        self._doubts += section.doubtful or overfull(paragraph, lines)
        self._in_columns = self._in_columns or section.columns > 1


class _Section:
    """Where the reading of a section has come to."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.before: Record | None = None
        self.end_of_one_before = page
        self.doubtful = False
        self.body = 0
        self.columns, self._column = 1, 0
        self._above = Line(0, 0)
        self._bottom = 0
        self._under_table = False

    def enter(self, paragraph: Record, lines: list[Line]) -> int:
        """Go on to a paragraph; its page, and say in ``doubtful`` whether its lines fit what came before."""
        self.body = body_height(paragraph) or self.body
        begun = columns(paragraph)
        self.columns, self._column = (begun, 0) if begun else (self.columns, self._column)
        flags = paragraph.payload[11] if len(paragraph.payload) > 11 and self.before is not None else 0
        breaks = bool(flags & _PAGE_BREAK)
        if breaks:
            self._above, self._bottom = Line(0, 0), 0
        over = bool(self.body and lines) and lines[0].top > self.body
        if over:  # what is kept as standing below the page's end stands at the top of the next
            lines = [Line(0, line.height) for line in lines]
        self.page += max(self._turned(lines[0]) if lines else 0, int(breaks or over))
        self.end_of_one_before = self.page - breaks
        at = self.page
        self.page += sum(self._steps_on(line, following) for line, following in pairwise(lines))
        top = lines[0].top if lines else self._above.top
        self._bottom = max(
            [
                lines[-1].top if lines else self._bottom,
                *(bottom(control, top) for control in paragraph.all(Tag.CONTROL)),
            ]
        )
        self._above = lines[-1] if lines else self._above
        self._under_table = any(stands_above(control, top) for control in paragraph.all(Tag.CONTROL))
        self.before = paragraph
        return at

    def _turned(self, line: Line) -> int:
        """How many pages are turned between the line above, with tables down to ``_bottom``, and the next."""
        above = self._above
        on = self._steps_on(above, line)
        self.doubtful = line.top < above.top < self.body * _HALF_EMPTY and self._bottom <= above.top
        self.doubtful = self.doubtful or (0 <= line.top - above.top < above.height // 2 and self._bottom <= above.top)
        right_below = above.height <= line.top - above.top <= _NEXT_LINE * above.height
        if not self.body or self.columns > 1 or (self._under_table and right_below):
            return on
        return max(ceil((self._bottom - line.top) / self.body - _SLACK), on, 0)

    def _steps_on(self, line: Line, following: Line) -> int:
        """Whether a line that stands higher than the one before turns the page; in columns only the last one does."""
        if following.top >= line.top:
            return 0
        self._column = (self._column + 1) % max(self.columns, 1)
        return int(self._column == 0)
