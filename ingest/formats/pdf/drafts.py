"""Paragraphs of a PDF while the pages are read: lines that belong together, tables and frames with their drafts.

A printed line goes on in the next one unless something speaks against it: a mark of the Korean outline, an indent, a
wider gap, other print, or that the next word would still have had room. Knows nothing of headings and notes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple, TypeAlias

from ingest import patterns as re
from ingest.formats.pdf.layout import FrameBox, PageLayout, Part, TableBox, Zone
from ingest.formats.pdf.lines import Line
from ingest.furniture import is_caption
from ingest.markers import Style, read_mark

_WIDER_GAP = 1.45  # of the usual distance between lines
_OTHER_SIZE = 0.07
_JUSTIFIED = 0.3  # of the lines end at the right margin
_TELLING = 8  # lines; a column of fewer says nothing of how it is set
_LONG = 0.4  # of the page's width
_FAR = 3.0  # of the size: no first line is indented so far
_INDENT = 0.7  # of the size
_SENTENCE_END = re.compile(r"[.?!。][\"'”’)\]」』]*\s*$|[:;]\s*$")
_ENTRY_END = re.compile(r"(?:[.·…‥⋯]{3,}|\s{2,}|[.·…‥⋯]\s)\s*\d{1,4}\s*$")  # a line of a table of contents
_SPEAKER = re.compile(r"[◯○●]\s?[가-힣]")


@dataclass(slots=True)
class Draft:
    """A paragraph as printed; ``setting`` is that of its last line's column."""

    lines: list[Line]
    page: int
    last_page: int
    setting: "_Setting"


@dataclass(slots=True)
class DraftTable:
    """A table with the drafts in its cells, in the order of ``box.cells``."""

    box: TableBox
    cells: "list[list[DraftPiece]]"
    page: int
    header_rows: int = 0


@dataclass(slots=True)
class DraftFrame:
    """A frame with the drafts in it."""

    pieces: "list[DraftPiece]"
    page: int


DraftPiece: TypeAlias = Draft | DraftTable | DraftFrame


@dataclass(slots=True)
class Drafting:
    """Collects the drafts of a file, page by page; a paragraph may go on in the next column or page.

    ``right`` is the usual right margin of pages with one column; ``justified`` says that most columns are.
    """

    right: float = 0.0
    justified: bool = False
    pieces: list[DraftPiece] = field(default_factory=list)

    def add_page(self, page: PageLayout) -> None:
        """Take a page's parts."""
        for zone in page.zones:
            setting = _setting(zone.parts, zone.left, _right(zone), usually=self.justified)
            if len(page.zones) == 1:
                # A page of short lines doesn't show its margin: it is that of the other pages, or as wide as the left.
                sure = setting.justified or _shows_margin(zone, page.width)
                wide = self.right if sure else max(self.right, page.width - zone.left)
                if wide > setting.right:
                    setting = _setting(zone.parts, zone.left, wide, usually=self.justified)
            for place, part in enumerate(zone.parts):
                self._add(part, page.number, setting, opens=place == 0)

    def _add(self, part: Part, page: int, setting: "_Setting", *, opens: bool) -> None:
        if not isinstance(part, Line):
            self.pieces.append(_boxed(part, page))
            return
        last = self.pieces[-1] if self.pieces else None
        if isinstance(last, Draft) and (_crosses(last, part, setting) if opens else _continues(last, part, setting)):
            last.lines.append(part)
            last.last_page, last.setting = page, setting
        else:
            self.pieces.append(Draft([part], page, page, setting))


def usual_right(pages: Sequence[PageLayout]) -> float:
    """The right margin that most pages of one column reach, which a page of short lines doesn't show."""
    rights = sorted(_right(page.zones[0]) for page in pages if len(page.zones) == 1)
    return rights[int(0.7 * (len(rights) - 1))] if rights else 0.0


def _right(zone: Zone) -> float:
    """Where lines of a column end; one that reaches further than all others doesn't count."""
    ends = sorted(part.area.x1 for part in zone.parts if isinstance(part, Line))
    return zone.right if not ends else ends[-2] if len(ends) > 3 else ends[-1]


def _boxed(part: TableBox | FrameBox, page: int) -> DraftPiece:
    if isinstance(part, FrameBox):
        return DraftFrame(_inside(part.parts, part.area.x0, part.area.x1, page), page)
    cells = [_inside(cell.parts, cell.slot.area.x0, cell.slot.area.x1, page) for cell in part.cells]
    return DraftTable(part, cells, page)


def _inside(parts: Sequence[Part], x0: float, x1: float, page: int) -> list[DraftPiece]:
    """The drafts of a cell or frame; its margins are as wide at the right as its text leaves at the left."""
    if not parts:
        return []
    padding = min(max(0.0, min(part.area.x0 for part in parts) - x0), 8.0)
    inner = Drafting()
    setting = _setting(parts, x0 + padding, x1 - padding, usually=False)
    for part in parts:
        inner._add(part, page, setting, opens=False)
    return inner.pieces


class _Setting(NamedTuple):
    """How a column is set: its margins, the usual distance between lines, and whether they are all as long."""

    left: float
    right: float
    leading: float
    justified: bool


def _shows_margin(zone: Zone, width: float) -> bool:
    """Say whether at least two long lines end at one place."""
    lines = [part for part in zone.parts if isinstance(part, Line)]
    return _full(lines, _right(zone)) > 1 and _right(zone) - zone.left > _LONG * width


def _setting(parts: Sequence[Part], left: float, right: float, *, usually: bool) -> _Setting:
    lines = [part for part in parts if isinstance(part, Line)]
    steps = [
        after.area.top - before.area.top
        for before, after in pairwise(lines)
        if after.area.top - before.area.top > 0.5 * before.size
    ]
    full = _full(lines, right)
    justified = full >= max(3, _JUSTIFIED * len(lines)) or (usually and full > 1)
    return _Setting(left, right, median(steps) if steps else 0.0, justified)


def _full(lines: Sequence[Line], right: float) -> int:
    return sum(abs(right - line.area.x1) < 0.4 * line.size for line in lines)


def usually_justified(pages: Sequence[PageLayout]) -> bool:
    """Say whether lines of a file mostly end at the right margin of their column."""
    full = count = 0
    for zone in (zone for page in pages for zone in page.zones):
        lines = [part for part in zone.parts if isinstance(part, Line)]
        if len(lines) >= _TELLING:
            full += _full(lines, _right(zone))
            count += len(lines)
    return full > _JUSTIFIED * count


def _continues(draft: Draft, line: Line, setting: _Setting) -> bool:
    last = draft.lines[-1]
    step = line.area.top - last.area.top
    if step < 0 or (setting.leading and step > max(_WIDER_GAP * setting.leading, 1.1 * line.size)):
        return False
    if not _alike(draft, line):
        return False
    if _is_centred_title(draft, line):
        return True
    return _has_no_room(last, line, setting) and _fits_indent(draft, line)


def _crosses(draft: Draft, line: Line, setting: _Setting) -> bool:
    """Say whether a paragraph goes on at the top of the next column or page."""
    last = draft.lines[-1]
    if _SENTENCE_END.search(last.text) or not _alike(draft, line) or len(last.text) < 8:
        return False
    if not _has_no_room(last, line, draft.setting):
        return False
    rest = (draft.lines[1] if len(draft.lines) > 1 else last).area.x0 - draft.setting.left
    indent = line.area.x0 - setting.left
    deeper = _INDENT * line.size
    return abs(indent - rest) <= deeper or (len(draft.lines) == 1 and -deeper <= indent <= rest + 3 * line.size)


def _alike(draft: Draft, line: Line) -> bool:
    """Say whether a line may belong to a paragraph by its print and its words."""
    last = draft.lines[-1]
    if abs(last.size - line.size) > _OTHER_SIZE * max(last.size, line.size):
        return False
    if last.bold != line.bold and (len(draft.lines) == 1 or line.bold):
        return False
    if is_caption(line.text) or is_caption(last.text) or _ENTRY_END.search(last.text):
        return False
    return not _opens(draft, line)


def _opens(draft: Draft, line: Line) -> bool:
    """Say whether a line opens with a mark of its own; what only looks like one stands where lines go on."""
    text = line.text
    if _SPEAKER.match(text) or ("\ue000" <= text[:1] <= "\uf8ff" and text[1:2] == " "):
        return True
    mark = read_mark(text)
    if mark is None:
        return False
    if not (mark.bare or mark.style in (Style.DASH, Style.DOT)):
        return True
    # Words that only look like a mark stand where the paragraph's other lines begin.
    first = draft.lines[0]
    own = read_mark(first.text)
    if mark.bare:
        return own is not None and own.style is mark.style and abs(line.area.x0 - first.area.x0) < 0.5 * line.size
    rest = draft.lines[1].area.x0 if len(draft.lines) > 1 else None
    return rest is None or abs(rest - first.area.x0) < 0.3 * line.size or abs(line.area.x0 - rest) >= 0.3 * line.size


def _is_centred_title(draft: Draft, line: Line) -> bool:
    """Say whether lines stand one below the other around one axis, away from the left margin: a title in two lines."""
    last = draft.lines[-1].area
    middle = abs((last.x0 + last.x1) - (line.area.x0 + line.area.x1)) / 2
    away = min(last.x0, line.area.x0) - draft.setting.left > line.size and abs(last.x0 - line.area.x0) > line.size
    tight = line.area.top - last.top < 2.0 * line.size
    return middle < 2.5 and away and tight and not _SENTENCE_END.search(draft.lines[-1].text)


def _has_no_room(last: Line, line: Line, setting: _Setting) -> bool:
    """Say whether a line's first word would not have fitted behind the last one."""
    room = setting.right - last.area.x1
    if setting.justified and not (line.area.x0 > last.area.x0 + 0.5 * line.size and read_mark(last.text)):
        return room < 0.7 * line.size  # but the last blank of a marked line may be left as it is
    word = line.text.split(maxsplit=1)[0] if line.text.split() else ""
    width = sum(0.95 if sign >= "\u1100" else 0.5 for sign in word) * line.size
    if _SENTENCE_END.search(last.text) and room > 1.6 * line.size:
        return False
    return room < width + 0.6 * line.size


def _fits_indent(draft: Draft, line: Line) -> bool:
    first = draft.lines[0]
    deeper = _INDENT * line.size
    last = draft.lines[-1].area
    if abs((last.x0 + last.x1) - (line.area.x0 + line.area.x1)) < 5.0:
        return True  # centred
    if len(draft.lines) > 1:
        return abs(line.area.x0 - draft.lines[-1].area.x0) <= deeper
    if first.area.x0 - line.area.x0 > _FAR * line.size:
        return False  # what stands far to the right is a line of its own
    if line.area.x0 - first.area.x0 > deeper:
        # The rest of a marked or labelled paragraph hangs; else it is the first line of the next paragraph.
        return read_mark(first.text) is not None or ":" in first.text or _SENTENCE_END.search(first.text) is None
    return True
