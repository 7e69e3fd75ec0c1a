"""Plain text and markdown as blocks: headings, paragraphs, bullets, tables with captions, footnotes.

What belongs to no block is not the document's running text: page numbers, tables of contents and other furniture.
"""

from collections import Counter
from dataclasses import replace

from ingest import patterns as re
from ingest.blocks import Blocks, Line, lines_of
from ingest.furniture import asks, is_caption, is_page_number, is_rule, past_contents, title_of
from ingest.laid_out import laid_out, unframed
from ingest.lone_lines import BOLD, asks_at_its_end, bold_question, is_bracketed, stands_alone
from ingest.markers import Mark, Style, read_mark, restarts
from ingest.notes import Notes
from ingest.outline import Outline
from ingest.tables import Row, is_pipe_rule, is_table_line, read_table
from ingest.titles import ALWAYS, LONGEST_HEADING, Around, ends_sentence, is_heading
from ingest.types import Block, BlockKind

_LONGEST_LEAD = 40
# 일시: …, 장소: … of minutes and letters: what stands before the colon names the line.
# Some names have their syllables spread instead: 일 시  2026년 5월 7일.
_SPREAD_NAMES = (
    "일시 일자 장소 기간 대상 목적 방법 내용 안건 제목 수신 발신 참조 성명 주소 직위 소속 기록 작성"
    " 주최 주관 문의 금액 인원"
)
_NAMED_LINE = re.compile(
    r"\s*(?:[가-힣][가-힣A-Za-z·() ]{0,13}[:：](?!//)\s*\S|(?:"
    + "|".join(r"[ \t]+".join(name) for name in _SPREAD_NAMES.split())
    + r")[ \t]+\S)"
)


def read_blocks(text: str) -> tuple[Block, ...]:
    """Read the structure of a plain text; blocks come in reading order and never overlap across families."""
    return _Reader(text).read()


class _Reader:
    """One pass over the lines; ``self._blocks`` grows in reading order."""

    def __init__(self, text: str) -> None:
        lines = lines_of(text)
        self._laid_out = laid_out(lines, [_is_listed(line.text) for line in lines])
        self._lines = [*map(unframed, lines)]
        self._texts = [line.text for line in self._lines]
        self._marks = [bold_question(line) or read_mark(line) for line in self._texts]
        self._markdown = any(mark is not None and mark.style is Style.MARKDOWN for mark in self._marks)
        titles = Counter(title_of(line) for line in self._texts)
        self._again = frozenset(title for title, count in titles.items() if count > 1 and title)
        self._text = text
        self._blocks = Blocks()
        self._outline = Outline()
        self._notes = Notes()
        self._after_blank = True

    def read(self) -> tuple[Block, ...]:
        at = 0
        while at < len(self._lines):
            at = self._read_at(at)
        return self._blocks.all()

    def _read_at(self, at: int) -> int:
        text = self._texts[at]
        if not text.strip() or is_rule(text) or self._is_page_number(at):
            self._after_blank = True
            return at + 1
        if (after := past_contents(self._texts, at, self._again)) > at:
            self._after_blank = True
            return after
        if is_caption(text) and (table := self._table_after(at)) is not None:
            return self._read_table(at, table)
        if at in self._laid_out:
            return self._read_table(at, at)
        mark = self._marks[at]
        marked = mark is not None and self._is_real(mark, at)
        if is_table_line(text) and not (marked and self._tab_ends_mark(at)):
            return self._read_table(at, at)
        return self._read_marked(at, mark) if marked and mark is not None else self._read_unmarked(at)

    def _is_page_number(self, at: int) -> bool:
        before = self._texts[at - 1] if at else ""
        after = self._texts[at + 1] if at + 1 < len(self._texts) else ""
        if not is_page_number(self._texts[at], before, "" if after.startswith("\f") else after):
            return False
        above = next((text for text in reversed(self._texts[max(0, at - 3) : at]) if text.strip()), "")
        return not asks(above)  # the answer to a question may be one figure

    def _tab_ends_mark(self, at: int) -> bool:
        """Say whether the line's only tab sets off its mark: ``1.<tab>개요``, and alone ``참고<tab>개요``."""
        text, mark = self._texts[at], self._marks[at]
        if mark is None or text.strip().count("\t") != 1:
            return False
        alone = not any(is_table_line(near) for near in self._texts[max(0, at - 1) : at] + self._texts[at + 1 : at + 2])
        if mark.style is Style.APPENDIX:
            return alone and text.strip().index("\t") < 8
        return "\t" in text[mark.indent : mark.length] and (alone or not mark.bare)

    def _is_real(self, mark: Mark, at: int) -> bool:
        """Refuse marks that only look like one: a bare number or syllable in the middle of running text."""
        text = self._texts[at]
        if mark.style is Style.ANSWER:
            return self._outline.inside(Style.QUESTION)
        if mark.style is Style.APPENDIX:
            return len(text) <= LONGEST_HEADING + 20 and not ends_sentence(text)
        if mark.style is Style.HANGUL and not mark.bare:  # a wrapped line may begin with the end of a verb: "다. 또한"
            return self._after_blank or self._outline.continues(mark)
        if not mark.bare or self._outline.divides(mark, text):
            return True
        return (
            self._after_blank
            and len(text) <= LONGEST_HEADING
            and not ends_sentence(text)
            and self._outline.continues(mark)
        )

    def _read_marked(self, at: int, mark: Mark) -> int:
        if mark.style is Style.NOTE:
            if not self._is_list_star(at, mark):
                return self._read_note(at, mark)
            mark = replace(mark, style=Style.DASH)
        if mark.style is Style.ARTICLE:
            return self._read_article(at, mark)
        bold = mark.style is Style.QUESTION and bold_question(self._texts[at]) is not None
        after = at + 1 if bold else self._continued(at, mark)
        self._after_blank = False
        line, end = self._lines[at], self._lines[after - 1].end - (len(BOLD) if bold else 0)
        heading = bold or self._is_heading(at, mark, end)
        parent, level = self._outline.enter(
            mark, len(self._blocks), heading=heading, restarts_next=restarts(self._marks, at, mark)
        )
        kind = BlockKind.HEADING if heading else BlockKind.BULLET
        self._hold(self._blocks.add(kind, line, end, mark.length, parent=parent, level=level))
        return after

    def _is_list_star(self, at: int, mark: Mark) -> bool:
        """In markdown a star opens a list, unless a star above waits for its footnote."""
        sign = self._texts[at][mark.indent : mark.length].strip()
        return self._markdown and sign == "*" and not self._notes.waits(sign)

    def _read_note(self, at: int, mark: Mark) -> int:
        after = self._continued(at, mark)
        explained = self._notes.explained_by(self._texts[at][mark.indent : mark.length])
        parent = explained if explained is not None else self._outline.parent
        end = self._lines[after - 1].end
        own = self._blocks.add(BlockKind.FOOTNOTE, self._lines[at], end, mark.length, parent=parent)
        self._hold(own, explainable=False)
        return after

    def _hold(self, block: int, *, explainable: bool = True) -> None:
        """Let footnotes find a block."""
        one = self._blocks[block]
        if one.kind is BlockKind.HEADING:
            self._notes.forget()
        self._notes.hold(block, self._text[one.content_start : one.end], explainable=explainable)

    def _read_article(self, at: int, mark: Mark) -> int:
        """제1조(목적) is a heading, and the words behind it on the same line are its paragraph."""
        after = self._continued(at, mark)
        line, end = self._lines[at], self._lines[after - 1].end
        title_end = _closing_bracket(line.text, mark.length)
        own = len(self._blocks)
        parent, level = self._outline.enter(mark, own, heading=True)
        rest = Line(line.start + title_end, line.text[title_end:])
        if not rest.text.strip() and after > at + 1:
            rest = self._lines[at + 1]
        end_of_title = line.start + title_end
        self._hold(self._blocks.add(BlockKind.HEADING, line, end_of_title, mark.indent, parent=parent, level=level))
        nested = read_mark(rest.text)
        if nested is not None and nested.style is Style.CIRCLED:
            parent, level = self._outline.enter(nested, len(self._blocks), heading=False)
            self._hold(self._blocks.add(BlockKind.BULLET, rest, end, nested.length, parent=parent, level=level))
        elif rest.text.strip():
            self._hold(self._blocks.add(BlockKind.PARAGRAPH, rest, end, rest.indent, parent=own))
        return after

    def _read_unmarked(self, at: int) -> int:
        line = self._lines[at]
        if self._after_blank:
            self._outline.leave_bullets()
        leads = self._leads(at)
        after = at + 1 if stands_alone(self._texts[at]) else self._continued(at, None)
        end, parent = self._lines[after - 1].end, self._outline.parent
        if leads:
            parent, _ = self._outline.enter(Mark(Style.LEAD, 0, 0, line.indent), len(self._blocks), heading=False)
        self._hold(self._blocks.add(BlockKind.PARAGRAPH, line, end, line.indent, parent=parent))
        return after

    def _leads(self, at: int) -> bool:
        """Say whether lines right below an unmarked line stand under it: it is in brackets, or short above bullets."""
        if is_bracketed(self._texts[at]):
            return at + 1 < len(self._lines) and bool(self._texts[at + 1].strip())
        below = self._marks[at + 1] if at + 1 < len(self._lines) else None
        text = self._texts[at].strip()
        bullets = below is not None and Style.SQUARE <= below.style < Style.NOTE
        return bullets and self._after_blank and len(text) <= _LONGEST_LEAD and not ends_sentence(text)

    def _continued(self, at: int, mark: Mark | None) -> int:
        """First line after a block: unmarked lines directly below its first carry it on.

        Each line of running text that ends a sentence is a paragraph of its own in most plain-text exports, and a
        heading of markdown is one line, whatever stands right below it (CommonMark 0.31, 4.2).
        """
        after = at + 1
        self._after_blank = False
        if mark is not None and mark.style is Style.MARKDOWN:
            return after
        while after < len(self._lines):
            if not self._texts[after].strip() or self._starts_anew(after, mark):
                break
            ended = self._texts[after - 1]
            if (mark is None and ends_sentence(ended)) or self._are_named(at, mark, after):
                break
            if mark is not None and (asks(ended) if mark.style is Style.QUESTION else asks_at_its_end(ended)):
                break  # the answer stands below
            after += 1
        return after

    def _are_named(self, first: int, mark: Mark | None, at: int) -> bool:
        """Say whether two lines each open with their own name, so that neither goes on with the other.

        Behind a mark the lower one stands below the words: 3. 나온 사람: …, below it 못 나온 사람: ….
        """
        begins = mark.length if mark is not None else 0
        below = mark is None or self._lines[at].indent >= begins
        return below and all(map(_NAMED_LINE.match, (self._texts[first][begins:], self._texts[at])))

    def _starts_anew(self, at: int, above: Mark | None) -> bool:
        text, mark = self._texts[at], self._marks[at]
        if mark is not None and not mark.bare:
            counted = above is not None and above.style is mark.style and above.number + 1 == mark.number
            answers = mark.style is Style.ANSWER and above is not None and above.style is Style.QUESTION
            if counted or answers or self._is_real(mark, at):
                return True
        if mark is not None and mark.style is Style.DECIMAL and self._is_part(mark, at, above):
            return True
        return (
            is_table_line(text)
            or at in self._laid_out
            or is_rule(text)
            or is_caption(text)
            or self._is_page_number(at)
            or stands_alone(self._texts[at])
        )

    def _is_part(self, mark: Mark, at: int, above: Mark | None) -> bool:
        """Say whether 9.2 goes on behind what is open, or behind the line above, which is not open yet."""
        if above is not None and above.style is Style.DECIMAL:
            return above.number + 1 == mark.number and above.depth == mark.depth
        first = above is not None and above.style is Style.NUMBER and mark.number == 1
        return first or self._outline.divides(mark, self._texts[at])

    def _is_heading(self, at: int, mark: Mark, end: int) -> bool:
        line = self._lines[at]
        if end != line.end and mark.style not in ALWAYS:
            return False
        around = Around(self._mark_before(at), self._following_mark(at), self._is_before_table(at))
        return is_heading(mark, line.text[mark.length :].strip(), around, self._outline)

    def _is_before_table(self, at: int) -> bool:
        following = next(
            (place for place in range(at + 1, min(at + 4, len(self._texts))) if self._texts[place].strip()), at
        )
        table = self._opens_table(following) or self._table_after(following) is not None
        return table and following > at

    def _mark_before(self, at: int) -> Mark | None:
        before = next((place for place in range(at - 1, max(-1, at - 4), -1) if self._lines[place].text.strip()), None)
        return self._marks[before] if before is not None else None

    def _following_mark(self, at: int) -> Mark | None:
        for place in range(at + 1, min(at + 4, len(self._lines))):
            if self._texts[place].strip():
                return self._marks[place]
        return None

    def _table_after(self, at: int) -> int | None:
        """The first line of the table that captions from ``at`` on announce, or None."""
        for place in range(at + 1, min(at + 5, len(self._lines))):
            text = self._texts[place]
            if self._opens_table(place):
                return place
            if text.strip() and not is_caption(text):
                return None
        return None

    def _opens_table(self, at: int) -> bool:
        return at in self._laid_out or is_table_line(self._texts[at])

    def _read_table(self, first: int, at: int) -> int:
        """Read a table whose captions start at line ``first`` and whose rows start at line ``at``."""
        after, rows = self._rows_from(at)
        self._after_blank = False
        if not rows:
            return after
        self._outline.leave_bullets()
        captions = [line for line in self._lines[first:at] if line.text.strip()]
        for line in captions:
            table = len(self._blocks) + len(captions) - captions.index(line)
            self._blocks.add(BlockKind.CAPTION, line, line.end, line.indent, parent=table)
        table = self._blocks.add_table(rows, self._outline.parent)
        self._notes.hold(table, self._text[self._lines[first].start : self._lines[after - 1].end])
        return after

    def _rows_from(self, at: int) -> tuple[int, tuple[Row, ...]]:
        """The line below a table, and its rows; none where it is drawn alone."""
        if at in self._laid_out:
            table = self._laid_out[at]
            return table.after, table.read()
        after = at + 1
        while after < len(self._lines) and self._is_row(after):
            after += 1
        lines = [(line.start, line.text) for line in self._lines[at:after]]
        return after, () if all(is_pipe_rule(line) for _, line in lines) else read_table(lines)

    def _is_row(self, at: int) -> bool:
        """Say whether a line goes on with the table above; a row's only cell may stand behind tabs."""
        text = self._texts[at]
        return is_table_line(text) or ("\t" in text and bool(text.strip()) and self._marks[at] is None)


def _closing_bracket(text: str, opening: int) -> int:
    closing = text.find(")", opening)
    return closing + 1 if closing >= 0 else len(text.rstrip())


def _is_listed(line: str) -> bool:
    """Say whether a line is an entry of a list, whose mark may stand apart from its words."""
    mark = read_mark(line)
    return mark is not None and not mark.bare
