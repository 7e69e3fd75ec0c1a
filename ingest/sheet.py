"""A text being written, with the blocks on it. Knows offsets, not what makes a block."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest import patterns as re
from ingest.content import Box, Paragraph, Piece
from ingest.types import Block, BlockKind, Page

# Control characters and marks that print nothing; a tab and a line end are kept.
_UNPRINTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\u0085\u2028\u2029]")
_RAISED = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")
_BLANKS = re.compile(r"\s*[\n\t]\s*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands in its table, and how many rows and columns it covers."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(slots=True)
class _Draft:
    """A block while more of it may be written and learned; its place in the list is its id."""

    kind: BlockKind
    start: int
    end: int
    content: int
    level: int | None
    parent: int | None
    page: int | None
    place: Place | None = None
    headers: tuple[int, ...] = ()

    def block(self, own: int) -> Block:
        place = self.place
        block = (own, self.kind, self.start, self.end, self.content, self.level, self.parent, self.page)
        if place is None:
            return Block(*block)
        return Block(*block, place.row, place.column, place.row_span, place.column_span, self.headers)


class Sheet:
    """The text written so far and its blocks; each block gets its place in reading order as id."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._last = ""
        self._blocks: list[_Draft] = []
        self._turns: list[tuple[int, int]] = []  # page and where it starts
        self._begun = 0  # where the last line began
        self._skips = False
        self.at = 0

    @property
    def next_id(self) -> int:
        """The id that the next block gets."""
        return len(self._blocks)

    def write(self, text: str) -> None:
        """Write on; the text is canonical."""
        if text:
            self._parts.append(text)
            self._last = text[-1]
            self.at += len(text)

    def start_line(self) -> None:
        """Begin a line, unless one has just begun; below a blank one where :meth:`skip_line` asked for that."""
        if self.at == self._begun:
            self._skips = False
            return
        if self._last != "\n":
            self.write("\n")
        if self._skips:
            self.write("\n")
        self._skips = False
        self._begun = self.at

    def skip_line(self) -> None:
        """Leave a blank line before the next line."""
        self._skips = True

    def begin_here(self) -> None:
        """Let the next line begin here, as the first one in a cell does."""
        self._begun = self.at

    def turn_to(self, page: int | None) -> None:
        """Note the page on which what comes next stands; a page never ends before it began."""
        if page is not None and (not self._turns or page > self._turns[-1][0]):
            self.start_line()
            self._turns.append((page, self.at))

    def add(
        self, kind: BlockKind, start: int, content: int, parent: int | None, page: int | None, level: int | None = None
    ) -> int:
        """Add a block from ``start`` to where the text ends now, whose words begin at ``content``; return its id."""
        self._blocks.append(_Draft(kind, start, self.at, content, level, parent, page))
        return len(self._blocks) - 1

    def open(self, kind: BlockKind, parent: int | None, page: int | None, place: Place | None = None) -> int:
        """Open a block here that others will stand in; return its id."""
        self._blocks.append(_Draft(kind, self.at, self.at, self.at, None, parent, page, place))
        return len(self._blocks) - 1

    def close(self, block: int) -> None:
        """End a block here."""
        self._blocks[block].end = self.at
        self._skips = False

    def kind(self, block: int) -> BlockKind:
        """What kind a block is."""
        return self._blocks[block].kind

    def drop(self, block: int) -> None:
        """Take back the last block."""
        assert block == len(self._blocks) - 1
        self._blocks.pop()

    def name(self, cell: int, headers: tuple[int, ...]) -> None:
        """Say which cells name a cell."""
        self._blocks[cell].headers = headers

    def text_from(self, start: int) -> str:
        """What has been written since ``start``."""
        parts: list[str] = []
        missing = self.at - start
        for part in reversed(self._parts):
            if missing <= 0:
                break
            parts.append(part[-missing:])
            missing -= len(part)
        return "".join(reversed(parts))

    def text(self) -> str:
        """Everything written."""
        return "".join(self._parts)

    def blocks(self) -> tuple[Block, ...]:
        """Every block, in reading order."""
        return tuple(draft.block(own) for own, draft in enumerate(self._blocks))

    def pages(self, labels: Mapping[int, str]) -> tuple[Page, ...]:
        """The pages that text stands on, with what the file calls them."""
        turns = [*self._turns, (0, self.at)]
        return tuple(Page(number, start, end, labels.get(number, "")) for (number, start), (_, end) in pairwise(turns))


def printed(text: str) -> str:
    """Bring a reader's text into canonical form: NFC, line ends as ``\\n``, nothing that prints nothing."""
    return unicodedata.normalize("NFC", _UNPRINTED.sub("", _LINE_ENDS.sub("\n", text)))


def line_of(paragraph: Paragraph) -> str:
    """A paragraph as printed: its number, its words, the markers of its notes where they are called."""
    parts = []
    last = 0
    for note in sorted(paragraph.notes, key=lambda note: note.at):
        before = paragraph.text[last : note.at]
        marker = note.marker
        if before[-1:].isdigit() and marker[:1].isdigit():
            marker = marker.translate(_RAISED)  # 2024 with a note 1) is not 20241)
        parts += [before, marker]
        last = max(last, note.at)
    parts.append(paragraph.text[last:])
    words = "".join(parts)
    blank = " " if paragraph.number and words.strip() else ""
    return printed(f"{paragraph.number}{blank}{words.lstrip() if blank else words}").rstrip().strip("\n")


def on_one_line(text: str) -> str:
    """Fold line ends and tabs, which would end a row or a cell."""
    return _BLANKS.sub(" ", text).strip()


def line_in_note(piece: Piece) -> str:
    """A note's piece as text; tables in notes are rare, and their cells follow each other."""
    if isinstance(piece, Paragraph):
        return line_of(replace(piece, notes=()))
    if isinstance(piece, Box):
        return " ".join(line_in_note(inner) for inner in piece.content)
    return "\t".join(line_in_note(inner) for cell in piece.cells for inner in cell.content)
