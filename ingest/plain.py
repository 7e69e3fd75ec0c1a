"""Plain text and markdown as blocks: headings, paragraphs, bullets, tables with captions, footnotes.

What belongs to no block is not the document's running text: page numbers, tables of contents and other furniture.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.markers import Mark, Style, read_mark
from ingest.outline import Outline, is_bullet_style
from ingest.tables import Row, is_table_line, read_table
from ingest.types import Block, BlockKind

_PAGE_NUMBER = re.compile(
    r"[ \t]*(?:[-–—〈<(\[]?[ ]*\d{1,4}[ ]*[-–—〉>)\]]?|(?:페이지|page|p\.)[ ]*\d{1,4}"
    r"|\d{1,4}[ ]*/[ ]*\d{1,4}|\d{1,4}[ ]*쪽)[ \t]*",
    re.I,
)
_RULE = re.compile(r"[ \t]*(?:[-=_*~·─━]{3,}|(?:[-*_] ){2,}[-*_])[ \t]*")
_CONTENTS_TITLE = re.compile(r"[ \t]*[#<\[【〈]*[ ]*(?:목[ ]*차|차[ ]*례|순[ ]*서|contents)[ ]*[>\]】〉]*[ \t]*", re.I)
_CONTENTS_LINE = re.compile(r".*\S(?:[ \t]*[.·…‥⋯]{2,}[ \t]*|\t+|[ ]{2,})-?[ ]?\d{1,4}[ ]?-?[ \t]*")
_CAPTION = re.compile(
    r"[ \t]*(?:[<〈【\[][^<>〈〉【】\[\]]{2,80}[>〉】\]]"
    r"|\(?[ ]*단위[ ]*[:：][^()]{1,30}\)?|[<\[]?(?:표|그림)[ ]?\d+(?:[-.]\d+)?[.\])>]?[ ].{1,60})"
    r"(?:[ ]*\([ ]*단위[^()]*\))?[ \t]*"
)
_SENTENCE_END = re.compile(r"(?:[다요까죠오]|[음함됨임])[.?!]?[)\]”\"'’]?\s*$")
_BOLD_LINE = re.compile(r"[ \t]*\*\*[^*]+\*\*[ \t]*")
_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text.rstrip())


def read_blocks(text: str) -> tuple[Block, ...]:
    """Read the structure of a plain text; blocks come in reading order and never overlap across families."""
    return _Reader(text).read()


class _Reader:
    """One pass over the lines; ``self._blocks`` grows in reading order."""

    def __init__(self, text: str) -> None:
        self._lines = _lines(text)
        self._marks = [read_mark(line.text) for line in self._lines]
        self._blocks: list[Block] = []
        self._outline = Outline()
        self._explained: int | None = None  # the block that a footnote would explain
        self._after_blank = True

    def read(self) -> tuple[Block, ...]:
        at = 0
        while at < len(self._lines):
            at = self._read_at(at)
        return tuple(self._blocks)

    def _read_at(self, at: int) -> int:
        line = self._lines[at]
        if not line.text.strip() or _PAGE_NUMBER.fullmatch(line.text) or _RULE.fullmatch(line.text):
            self._after_blank = True
            return at + 1
        if _CONTENTS_TITLE.fullmatch(line.text):
            return self._past_contents(at + 1)
        if _CAPTION.fullmatch(line.text) and (table := self._table_after(at)) is not None:
            return self._read_table(at, table)
        if is_table_line(line.text):
            return self._read_table(at, at)
        mark = self._marks[at]
        if mark is not None and self._is_real(mark, at):
            return self._read_marked(at, mark)
        return self._read_unmarked(at)

    def _past_contents(self, at: int) -> int:
        """Skip a table of contents: lines that end in a page number."""
        last = at
        for place in range(at, min(at + 200, len(self._lines))):
            text = self._lines[place].text
            if _CONTENTS_LINE.fullmatch(text) and "\t" * 2 not in text:
                last = place + 1
            elif text.strip() and not _PAGE_NUMBER.fullmatch(text):
                break
        return max(last, at)

    def _is_real(self, mark: Mark, at: int) -> bool:
        """Refuse marks that only look like one: a bare number or syllable in the middle of running text."""
        if not mark.bare:
            return True
        text = self._lines[at].text
        return (
            self._after_blank
            and len(text) <= _LONGEST_HEADING
            and not _SENTENCE_END.search(text)
            and self._outline.continues(mark)
        )

    def _read_marked(self, at: int, mark: Mark) -> int:
        line = self._lines[at]
        after = self._continued(at)
        end = self._lines[after - 1].end
        if mark.style is Style.NOTE:
            self._add(BlockKind.FOOTNOTE, line, end, mark.length, parent=self._explained or self._outline.parent)
            return after
        if mark.style is Style.ARTICLE:
            return self._read_article(at, mark, after)
        heading = self._is_heading(at, mark, end)
        parent, level = self._outline.enter(
            mark, len(self._blocks), heading=heading, restarts_next=self._restarts(at, mark)
        )
        kind = BlockKind.HEADING if heading else BlockKind.BULLET
        self._explained = self._add(kind, line, end, mark.length, parent=parent, level=level)
        return after

    def _read_article(self, at: int, mark: Mark, after: int) -> int:
        """제1조(목적) is a heading, and the words behind it on the same line are its paragraph."""
        line = self._lines[at]
        title_end = _closing_bracket(line.text, mark.length)
        parent, level = self._outline.enter(mark, len(self._blocks), heading=True)
        self._add(BlockKind.HEADING, line, line.start + title_end, mark.indent, parent=parent, level=level)
        rest = line.text[title_end:]
        if rest.strip():
            own = len(self._blocks) - 1
            offset = title_end + len(rest) - len(rest.lstrip())
            nested = read_mark(rest.lstrip())
            start = _Line(line.start + offset, rest.lstrip())
            if nested is not None and nested.style is Style.CIRCLED:
                parent, level = self._outline.enter(nested, len(self._blocks), heading=False)
                self._explained = self._add(
                    BlockKind.BULLET,
                    start,
                    self._lines[after - 1].end,
                    nested.length,
                    parent=parent,
                    level=level,
                )
            else:
                self._explained = self._add(BlockKind.PARAGRAPH, start, self._lines[after - 1].end, 0, parent=own)
        return after

    def _read_unmarked(self, at: int) -> int:
        line = self._lines[at]
        if self._after_blank:
            self._outline.leave_bullets()
        after = self._continued(at) if not _BOLD_LINE.fullmatch(line.text) else at + 1
        content = len(line.text) - len(line.text.lstrip())
        self._explained = self._add(
            BlockKind.PARAGRAPH, line, self._lines[after - 1].end, content, parent=self._outline.parent
        )
        return after

    def _continued(self, at: int) -> int:
        """First line after a block: unmarked lines directly below its first carry it on.

        Each line of running text that ends a sentence is a paragraph of its own in most plain-text exports.
        """
        after = at + 1
        self._after_blank = False
        marked = self._marks[at] is not None
        while after < len(self._lines):
            text = self._lines[after].text
            if not text.strip() or self._starts_anew(after):
                break
            if not marked and _SENTENCE_END.search(self._lines[after - 1].text):
                break
            after += 1
        return after

    def _starts_anew(self, at: int) -> bool:
        text = self._lines[at].text
        mark = self._marks[at]
        if mark is not None and not mark.bare:
            return True
        return any(pattern.fullmatch(text) for pattern in (_PAGE_NUMBER, _RULE, _CAPTION, _BOLD_LINE)) or is_table_line(
            text
        )

    def _is_heading(self, at: int, mark: Mark, end: int) -> bool:
        """A numbered line is a heading when it reads like a title; a square when deeper lines follow, too."""
        line = self._lines[at]
        words = line.text[mark.length :].strip()
        if mark.style in (Style.MARKDOWN, Style.CHAPTER, Style.ROMAN, Style.APPENDIX, Style.QUESTION):
            return True
        if len(words) > _LONGEST_HEADING or _SENTENCE_END.search(words) or end != line.end:
            return False
        following = self._following_mark(at)
        deeper = following is not None and following.style > mark.style and following.style is not Style.NOTE
        if is_bullet_style(mark.style):
            return deeper and mark.style <= Style.TRIANGLE
        return mark.style <= Style.HANGUL or deeper

    def _following_mark(self, at: int) -> Mark | None:
        for place in range(at + 1, min(at + 4, len(self._lines))):
            if self._lines[place].text.strip():
                return self._marks[place]
        return None

    def _restarts(self, at: int, mark: Mark) -> bool:
        """Say whether the next line of the same counted style is numbered 1."""
        for other in self._marks[at + 1 : at + 200]:
            if other is not None and other.style is mark.style:
                return other.number == 1
        return False

    def _table_after(self, at: int) -> int | None:
        """The first line of the table that captions from ``at`` on announce, or None."""
        for place in range(at + 1, min(at + 5, len(self._lines))):
            text = self._lines[place].text
            if is_table_line(text):
                return place
            if text.strip() and not _CAPTION.fullmatch(text):
                return None
        return None

    def _read_table(self, first: int, at: int) -> int:
        """Read a table whose captions start at line ``first`` and whose rows start at line ``at``."""
        after = at
        while after < len(self._lines) and is_table_line(self._lines[after].text):
            after += 1
        self._outline.leave_bullets()
        captions = [line for line in self._lines[first:at] if line.text.strip()]
        table = len(self._blocks) + len(captions)
        for line in captions:
            content = len(line.text) - len(line.text.lstrip())
            self._add(BlockKind.CAPTION, line, line.end, content, parent=table)
        rows = read_table([(line.start, line.text) for line in self._lines[at:after]])
        self._add_table(rows)
        self._explained = table
        self._after_blank = False
        return after

    def _add_table(self, rows: Sequence[Row]) -> None:
        table = self._append(BlockKind.TABLE, rows[0].start, rows[-1].end, rows[0].start, parent=self._outline.parent)
        ids: dict[tuple[int, int], int] = {}
        for number, row in enumerate(rows):
            parent = self._append(BlockKind.ROW, row.start, row.end, row.start, parent=table, row=number)
            for cell in row.cells:
                headers = tuple(ids[place] for place in cell.headers if place in ids)
                ids[cell.row, cell.column] = self._append(
                    BlockKind.CELL, cell.start, cell.end, cell.start, parent=parent, row=number, column=cell.column,
                    headers=headers,
                )  # fmt: skip

    def _add(
        self,
        kind: BlockKind,
        line: _Line,
        end: int,
        content: int,
        *,
        parent: int | None,
        level: int | None = None,
    ) -> int:
        indent = len(line.text) - len(line.text.lstrip())
        return self._append(kind, line.start + indent, end, line.start + content, parent=parent, level=level)

    def _append(
        self, kind: BlockKind, start: int, end: int, content: int, *,
        parent: int | None, level: int | None = None, row: int | None = None, column: int | None = None,
        headers: tuple[int, ...] = (),
    ) -> int:  # fmt: skip
        span = 1 if kind is BlockKind.CELL else None
        self._blocks.append(
            Block(
                len(self._blocks),
                kind,
                start,
                end,
                content,
                level,
                parent,
                None,
                row,
                column,
                span,
                span,
                headers,
            )
        )
        return len(self._blocks) - 1


def _lines(text: str) -> list[_Line]:
    lines = []
    start = 0
    for piece in text.split("\n"):
        lines.append(_Line(start, piece))
        start += len(piece) + 1
    return lines


def _closing_bracket(text: str, opening: int) -> int:
    closing = text.find(")", opening)
    return closing + 1 if closing >= 0 else len(text.rstrip())
