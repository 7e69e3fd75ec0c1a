"""A file's content as one text with blocks: paragraphs a line each, tables a line a row, notes below what calls them.

What stands under what follows from the outline, whether the format tells it or the writer typed its marks. What belongs
to no block is not the document's running text, such as tables of contents and rules.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.content import Box, Content, Note, Paragraph, Piece, Role, Table
from ingest.furniture import is_caption, is_rule, past_contents, title_of
from ingest.markers import Mark, Style, read_mark, restarts
from ingest.notes import Notes
from ingest.outline import Outline
from ingest.parting import parted, whole_tables
from ingest.sheet import Sheet, line_in_note, line_of
from ingest.tabling import is_frame, write_table
from ingest.titles import LONGEST_HEADING, Around, ends_sentence, is_heading
from ingest.types import Block, BlockKind, Page

_LONGEST_TOLD_HEADING = 120
_MOST_CAPTIONS = 4
_LONGEST_APPENDIX = LONGEST_HEADING + 20


@dataclass(frozen=True, slots=True)
class Composed:
    """A document's canonical text, its blocks in reading order, and its pages."""

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]


def compose(content: Content) -> Composed:
    """Lay a file's content out as text and find its structure."""
    sheet = Sheet()
    _Flow(sheet, content.pieces, None, None).read()
    labels = {label.number: label.label for label in content.page_labels}
    return Composed(sheet.text(), sheet.blocks(), sheet.pages(labels))


class _Flow:
    """Pieces that follow each other under one root: a whole file, a cell, a box; each has an outline of its own."""

    def __init__(self, sheet: Sheet, pieces: Sequence[Piece], root: int | None, page: int | None) -> None:
        self._sheet = sheet
        self._pieces = whole_tables([one for piece in pieces for one in parted(piece)])
        self._lines = [line_of(piece) if isinstance(piece, Paragraph) else "" for piece in self._pieces]
        self._marks = [self._mark(at) for at in range(len(self._pieces))]
        titles = Counter(map(title_of, self._lines))
        self._again = frozenset(title for title, count in titles.items() if count > 1 and title)
        self._root = root
        # A nested table belongs to its cell, whatever heading stands above it there.
        self._in_cell = root is not None and sheet.kind(root) is BlockKind.CELL
        self._page = page
        self._outline = Outline()
        self._notes = Notes()

    def read(self) -> None:
        """Write every piece with its blocks."""
        at = 0
        while at < len(self._pieces):
            at = self._read_at(at)

    def _read_at(self, at: int) -> int:
        piece = self._pieces[at]
        self._page = piece.page or self._page
        self._sheet.turn_to(piece.page)
        if isinstance(piece, Table):
            return self._read_table(at, at)
        if isinstance(piece, Box):
            return self._read_box(at, piece)
        if not self._lines[at].strip():
            return at + 1
        after = past_contents(self._lines, at, self._again)
        if after > at or is_rule(self._lines[at]):
            for place in range(at, max(after, at + 1)):
                self._read_outside(place)
            return max(after, at + 1)
        table = self._table_after(at) if piece.role is Role.CAPTION or is_caption(self._lines[at]) else None
        if table is not None:
            return self._read_table(at, table)
        self._read_paragraph(at, piece)
        return at + 1

    def _mark(self, at: int) -> Mark | None:
        """The mark of a paragraph: told by its format, or typed."""
        piece, line = self._pieces[at], self._lines[at]
        if not isinstance(piece, Paragraph):
            return None
        typed = read_mark(line)
        if piece.role is Role.HEADING and len(line) <= _LONGEST_TOLD_HEADING:
            length = typed.length if typed is not None and not typed.bare else 0
            length = max(length, min(len(piece.number) + bool(piece.number), len(line)), _indent(line))
            return Mark(Style.MARKDOWN, piece.level or 1, length, 0)
        if piece.number and piece.level and typed is not None and typed.style in (Style.DASH, Style.DOT):
            return replace(typed, indent=2 * piece.level)
        if piece.number and (typed is None or typed.style is Style.NOTE or typed.bare):
            return Mark(
                Style.DASH, 0, max(min(len(piece.number) + 1, len(line)), _indent(line)), 2 * (piece.level or 1)
            )
        return typed

    def _read_outside(self, at: int) -> None:
        """Write what is not running text, such as a table of contents, without a block."""
        piece = self._pieces[at]
        if isinstance(piece, Paragraph):
            self._write_line(self._lines[at])
            self._read_notes(piece.notes, self._outline.parent)

    def _read_paragraph(self, at: int, piece: Paragraph) -> None:
        mark = self._marks[at]
        if mark is not None and self._is_real(mark, at):
            block = self._read_marked(at, mark)
        else:
            if not self._lines[at][:1].isspace():
                self._outline.leave_bullets()
            kind = BlockKind.EQUATION if piece.role is Role.EQUATION else BlockKind.PARAGRAPH
            start = self._write_line(self._lines[at])
            block = self._add(kind, start, start, self._outline.parent)
        self._read_notes(piece.notes, block)

    def _is_real(self, mark: Mark, at: int) -> bool:
        """Refuse marks that only look like one."""
        line = self._lines[at]
        if mark.style is Style.ANSWER:
            return self._outline.inside(Style.QUESTION)
        if mark.style is Style.APPENDIX:
            return len(line) <= _LONGEST_APPENDIX and not ends_sentence(line)
        if not mark.bare or self._outline.divides(mark, line):
            return True
        return len(line) <= LONGEST_HEADING and not ends_sentence(line) and self._outline.continues(mark)

    def _read_marked(self, at: int, mark: Mark) -> int:
        line = self._lines[at]
        if mark.style is Style.NOTE:
            start = self._write_line(line)
            explained = self._notes.explained_by(line[mark.indent : mark.length])
            parent = explained if explained is not None else self._outline.parent
            return self._add(BlockKind.FOOTNOTE, start, start - mark.indent + mark.length, parent, explainable=False)
        if mark.style is Style.ARTICLE:
            return self._read_article(at, mark)
        around = Around(self._marks[at - 1] if at else None, self._following_mark(at), self._is_before_table(at))
        heading = is_heading(mark, line[mark.length :].strip(), around, self._outline)
        parent, level = self._outline.enter(
            mark, self._sheet.next_id, heading=heading, restarts_next=restarts(self._marks, at, mark)
        )
        start = self._write_line(line)
        kind = BlockKind.HEADING if heading else BlockKind.BULLET
        return self._add(kind, start, start - _indent(line) + mark.length, parent, level)

    def _read_article(self, at: int, mark: Mark) -> int:
        """제1조(목적) is a heading, and the words behind it on the same line are its paragraph."""
        line = self._lines[at]
        closing = line.find(")", mark.length)
        title, rest = (line[: closing + 1], line[closing + 1 :]) if closing >= 0 else (line, "")
        parent, level = self._outline.enter(mark, self._sheet.next_id, heading=True)
        start = self._write_line(title)
        own = self._add(BlockKind.HEADING, start, start, parent, level)
        if not rest.strip():
            return own
        self._sheet.write(rest[: _indent(rest)])
        rest = rest.strip()
        begin = self._sheet.at
        self._sheet.write(rest)
        nested = read_mark(rest)
        if nested is None or nested.style is not Style.CIRCLED:
            return self._add(BlockKind.PARAGRAPH, begin, begin, own)
        parent, level = self._outline.enter(nested, self._sheet.next_id, heading=False)
        return self._add(BlockKind.BULLET, begin, begin + nested.length, parent, level)

    def _read_table(self, first: int, at: int) -> int:
        """Write a table whose captions start at piece ``first``."""
        table = self._pieces[at]
        assert isinstance(table, Table)  # what the callers looked for
        captions = [(self._lines[place], self._notes_of(place)) for place in range(first, at) if self._lines[place]]
        captions += [(line_of(caption), caption.notes) for caption in table.caption]
        self._page = table.page or self._page
        if is_frame(table):
            for line, notes in captions:
                start = self._write_line(line)
                self._read_notes(notes, self._add(BlockKind.PARAGRAPH, start, start, self._outline.parent))
            inside = tuple(piece for cell in table.cells for piece in cell.content)
            return self._read_box(at, Box(inside, page=table.page))
        self._outline.leave_bullets()
        self._sheet.skip_line()
        self._sheet.turn_to(table.page)
        captions = [(line, notes) for line, notes in captions if line.strip()]
        named = self._sheet.next_id + len(captions)
        for line, _ in captions:
            start = self._write_line(line)
            self._add(BlockKind.CAPTION, start, start, named)
        begin = self._sheet.at
        parent = self._root if self._in_cell else self._parent(self._outline.parent)
        block, called = write_table(self._sheet, table, parent, self._page, self._read_within)
        for note, cell in [*((note, block) for _, found in captions for note in found), *called]:
            self._read_note(note, cell)
        self._notes.hold(block, self._sheet.text_from(begin))
        self._sheet.skip_line()
        return at + 1

    def _read_within(self, pieces: Sequence[Piece], root: int) -> None:
        _Flow(self._sheet, pieces, root, self._page).read()

    def _read_box(self, at: int, box: Box) -> int:
        self._sheet.start_line()
        self._sheet.turn_to(box.page)
        before = self._sheet.next_id
        parent = self._parent(self._outline.parent)
        block = self._sheet.open(BlockKind.TEXTBOX, parent, box.page or self._page)
        self._read_within(box.content, block)
        for caption in box.caption:
            start = self._write_line(line_of(caption))
            self._add(BlockKind.CAPTION, start, start, block)
        self._sheet.close(block)
        if self._sheet.next_id == before + 1:
            self._sheet.drop(block)
        return at + 1

    def _read_notes(self, notes: Sequence[Note], caller: int | None) -> None:
        for note in notes:
            self._read_note(note, caller)

    def _read_note(self, note: Note, caller: int | None) -> None:
        """Write a note on a line of its own, its marker first."""
        paragraphs = [line for line in map(line_in_note, note.content) if line.strip()]
        if not paragraphs:
            return
        start = self._write_line(f"{note.marker} {paragraphs[0].lstrip()}".lstrip())
        for line in paragraphs[1:]:
            self._write_line(line)
        words = start + (len(note.marker) + 1 if note.marker else 0)
        self._sheet.add(BlockKind.FOOTNOTE, start, words, self._parent(caller), self._page)

    def _notes_of(self, at: int) -> tuple[Note, ...]:
        piece = self._pieces[at]
        return piece.notes if isinstance(piece, Paragraph) else ()

    def _write_line(self, line: str) -> int:
        """Write a line of its own; return where its words start."""
        self._sheet.start_line()
        start = self._sheet.at + _indent(line)
        self._sheet.write(line)
        return start

    def _add(
        self,
        kind: BlockKind,
        start: int,
        content: int,
        parent: int | None,
        level: int | None = None,
        *,
        explainable: bool = True,
    ) -> int:
        """Add a block that ends here, and let footnotes find it."""
        block = self._sheet.add(kind, start, content, self._parent(parent), self._page, level)
        if kind is BlockKind.HEADING:
            self._notes.forget()
        if kind is not BlockKind.CAPTION:
            self._notes.hold(block, self._sheet.text_from(content), explainable=explainable)
        return block

    def _parent(self, parent: int | None) -> int | None:
        return self._root if parent is None else parent

    def _following_mark(self, at: int) -> Mark | None:
        for place in range(at + 1, min(at + 4, len(self._pieces))):
            if self._lines[place].strip() or not isinstance(self._pieces[place], Paragraph):
                return self._marks[place]
        return None

    def _is_before_table(self, at: int) -> bool:
        following = next((p for p in range(at + 1, min(at + 4, len(self._pieces))) if self._is_seen(p)), None)
        if following is None:
            return False
        piece = self._pieces[following]
        return isinstance(piece, Table) or (
            is_caption(self._lines[following]) and self._table_after(following) is not None
        )

    def _is_seen(self, at: int) -> bool:
        return not isinstance(self._pieces[at], Paragraph) or bool(self._lines[at].strip())

    def _table_after(self, at: int) -> int | None:
        """The table that captions from ``at`` on announce, or None."""
        for place in range(at + 1, min(at + 1 + _MOST_CAPTIONS, len(self._pieces))):
            piece = self._pieces[place]
            if isinstance(piece, Table):
                return place
            if isinstance(piece, Box):
                return None
            if self._lines[place].strip() and not (piece.role is Role.CAPTION or is_caption(self._lines[place])):
                return None
        return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
