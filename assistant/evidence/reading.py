"""A document read for evidence: what stands above a block, what a note explains, what names a cell, its year."""

from collections import Counter
from collections.abc import Callable, Hashable
from functools import cached_property, lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from assistant.answering.wording import without_bold
from assistant.understanding.bodies import find_bodies
from assistant.understanding.question import ordinals_of, years_of
from index.serials import without_serial
from ingest import patterns as re
from ingest.amendments import words_end
from ingest.blocks import lead_in
from ingest.types import Block, BlockKind, Document

_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")
_UNIT = re.compile(
    r"\(\s*(?:단위\s*[:：]\s*)?([^()]*?(?:원|명|건|개|%|비중|톤|km|㎡|회|곳|대|가구|세대|점(?=\s*[,)]))[^()]*)\)|단위\s*[:：]\s*([^()\n]+)"
)
_UNIT_BESIDE = re.compile(
    r"[(\[【]\s*단위\s*[:：]\s*([^()\[\]【】]+)[)\]】]\s*$|^\W{0,3}단위\s*[:：]\s*([^()\[\]【】]{1,20})$"
)
_UNIT_LINE = 60
_BLANKS = re.compile(r"[\s*]+")
_COMMAS = re.compile(r"(?<=\d),(?=\d)")
_MARKED = r"[^\s,]{1,40}(?:\s[^\s,]{1,40})?"
_STARS = re.compile(r"^(?:-[ \t]+)?(\*{1,5})")
# Words that only lead up to the word that a footnote's stars stand behind: 넘고 포장상태지수**.
_LEADS_UP = re.compile(r"^(?:\S*(?:고|며|은|는|을|를|에|에서|으로|하여|위해|위한|따라)|및|등|중|가운데|또는|그리고)\s+")
_FIRST_BLOCKS = 12
# The day of a meeting, a letter or a report, as one of its first lines gives it.
_DATED = re.compile(r"(?:회의 ?|개최 ?)?(?:일\s*시|일\s*자|작성일자?|보고일자?) ?[:：] ?(?P<year>20\d\d)[.년]")
_WEEKDAY, _WEEKDAYS = re.compile("[월화수목금토일]"), 3  # so many in a row are no other words
_FIRST_PAGE = 1000
_FRONT = 200  # characters that say what a document is about, its title among them
_MOST_BODIES = 3
# A document with headings or tables, or a longer one, tells of more than one matter.
_LEAFLET, _OF_MANY = 3500, frozenset({BlockKind.HEADING, BlockKind.TABLE})
_WIDEST_ROW = 40
_LONGEST_LIST = 60
_OPENS_LIST = re.compile(r"다음 각 ?[호목]|(?:다음|아래)[와의 ]")
_LONGEST_SHEET, _LABELLED = 12, re.compile(r"[가-힣 ]{2,12}[:：]")
_NAMES_MATTER = re.compile(r"(?:사 ?업|용 ?역|공 ?사|과 ?제|행 ?사|계 ?약|교 ?육|건) ?명 ?[:：]")
_WORDED = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.FOOTNOTE})


class Reading:
    """Look-ups over one document's blocks; built once and shared."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._header_rows: dict[int, set[int | None]] = {}
        self._headings: dict[int, tuple[str, ...]] = {}
        self._unit_cells: dict[int, Block | None] = {}
        self._own: dict[tuple[int, int], str] = {}  # by span: a part of a block has the block's id
        self.kept: dict[Hashable, object] = {}  # what once_for_a_reading remembers

    def own(self, block: Block) -> str:
        """A block's words without its mark and without notes on amendments behind them."""
        span = (block.content_start, block.end)
        if span not in self._own:
            content = self.document.text[slice(*span)]
            self._own[span] = content[: words_end(content)]
        return self._own[span]

    def lineage(self, block: Block) -> list[Block]:
        """The blocks above, nearest first."""
        above = []
        parent = block.parent
        while parent is not None:
            above.append(self.document.blocks[parent])
            parent = self.document.blocks[parent].parent
        return above

    def opener(self, block: Block) -> Block | None:
        """The line before a list that says what its items are, where they don't hang on it: 다음 각 호의 자는 …."""
        if block.kind is not BlockKind.BULLET:
            return None
        for before in reversed(self.document.blocks[max(0, block.id - _LONGEST_LIST) : block.id]):
            if before.kind is BlockKind.PARAGRAPH and before.parent == block.parent:
                return before if _OPENS_LIST.search(self.own(before)) else None
            if before.kind is not BlockKind.BULLET:
                return None
        return None

    def matter(self, block: Block) -> Block | None:
        """The line that names what a list of labelled lines is of, its first one: 사업명 : 도서관 짓기."""
        for before in reversed(self.document.blocks[max(0, block.id - _LONGEST_SHEET) : block.id + 1]):
            if before.kind is not BlockKind.BULLET or not _LABELLED.match(self.own(before)):
                return None
            if before.parent == block.parent and _NAMES_MATTER.match(self.own(before)):
                return before if before is not block else None
        return None

    def headings(self, block: Block) -> tuple[str, ...]:
        """Headings from the top down."""
        if block.parent is None:
            return ()
        if block.parent not in self._headings:
            above = self.document.blocks[block.parent]
            nearest = (self.own(above).replace("**", ""),) if above.kind is BlockKind.HEADING else ()
            self._headings[block.parent] = self.headings(above) + nearest
        return self._headings[block.parent]

    def captions(self, table: Block) -> list[Block]:
        """The captions and unit lines of a table."""
        before = self.document.blocks[max(0, table.id - 4) : table.id]
        return [block for block in before if block.kind is BlockKind.CAPTION and block.parent == table.id]

    def table_of(self, block: Block) -> Block | None:
        """The table that a row or cell stands in."""
        return next((above for above in self.lineage(block) if above.kind is BlockKind.TABLE), None)

    def rows(self, table: Block) -> list[list[Block]]:
        """The cells of a table, row by row."""
        rows: dict[int, list[Block]] = {}
        for place in range(table.id + 1, len(self.document.blocks)):
            block = self.document.blocks[place]
            if block.start >= table.end:
                break
            if block.kind is BlockKind.CELL and self._is_of(block, table):
                rows.setdefault(block.row or 0, []).append(block)
        return list(rows.values())

    def value_rows(self, table: Block) -> list[Block]:
        """The rows of a table that don't name its columns, without those of tables nested in it."""
        blocks = self.document.blocks
        found = []
        for place in range(table.id + 1, len(blocks)):
            row = blocks[place]
            if row.start >= table.end:
                break
            if row.kind is BlockKind.ROW and row.parent == table.id and not self.is_header_row(row):
                found.append(row)
        return found

    def _is_of(self, cell: Block, table: Block) -> bool:
        """Whether a cell is a table's own, not one of a table nested in it."""
        return cell.parent is not None and self.document.blocks[cell.parent].parent == table.id

    def cell_around(self, block: Block) -> Block | None:
        """The cell that a paragraph or bullet stands in."""
        return next((above for above in self.lineage(block) if above.kind is BlockKind.CELL), None)

    def is_header_row(self, row: Block) -> bool:
        """Whether a row names columns: a cell below one of its cells refers to it."""
        table = self.table_of(row)
        if table is None:
            return False
        if table.id not in self._header_rows:
            blocks = self.document.blocks
            named = [(blocks[header], cell) for line in self.rows(table) for cell in line for header in cell.headers]
            above = {name.parent for name, cell in named if name.parent != cell.parent and name.column == cell.column}
            self._header_rows[table.id] = above
        return row.id in self._header_rows[table.id]

    def unit(self, table: Block) -> str:
        """A table's unit line such as ``억원, 비중%``, or nothing; it may end the line that leads in to the table."""
        found = next(filter(None, (_UNIT.search(self.own(caption)) for caption in self.captions(table))), None)
        found = found or next(filter(None, map(_UNIT_BESIDE.search, self._beside(table))), None)
        return found[found.lastindex or 1].strip() if found is not None else ""

    def _beside(self, table: Block) -> list[str]:
        """The line that leads in to a table and the one right below it, either of which may give its unit."""
        blocks = self.document.blocks
        below = next((block for block in blocks[table.id + 1 :] if block.start >= table.end), None)
        near = [lead_in(blocks, table), below if below is not None and below.kind in _WORDED else None]
        return [self.own(block) for block in near if block is not None and block.end - block.start <= _UNIT_LINE]

    def called(self, label: Block) -> str:
        """A label's words; a weekday among others in its row in full: 월 of 월, 화, 수."""
        words = self.own(label)
        if _WEEKDAY.fullmatch(words) is None or label.parent is None:
            return words
        around = self.document.blocks[label.parent + 1 : label.parent + 1 + _WIDEST_ROW]
        beside = {self.own(one) for one in around if one.parent == label.parent and _WEEKDAY.fullmatch(self.own(one))}
        return f"{words}요일" if len(beside) >= _WEEKDAYS else words

    def further_labels(self, cell: Block) -> tuple[Block, ...]:
        """The labels of the further rows that a merged cell is of: 4월 and 5월 for 17:00 beside 3월 to 5월.

        None where a label left of it reaches down as far.
        """
        blocks, span = self.document.blocks, cell.row_span or 1
        beside = [blocks[header] for header in cell.headers if blocks[header].parent == cell.parent]
        table = self.table_of(cell) if span > 1 and beside else None
        if table is None or cell.row is None or any((label.row_span or 1) >= span for label in beside):
            return ()
        cells = (one for row in self.rows(table) for one in row if one.column == beside[-1].column)
        return tuple(one for one in cells if one.row is not None and cell.row < one.row < cell.row + span)

    def unit_cell(self, block: Block) -> Block | None:
        """The cell that gives the unit of a row, or of the row that a cell stands in: one in a column named 단위."""
        row = block if block.kind is BlockKind.ROW or block.parent is None else self.document.blocks[block.parent]
        if row.id not in self._unit_cells:
            self._unit_cells[row.id] = self._unit_cell(row)
        return self._unit_cells[row.id]

    def _unit_cell(self, row: Block) -> Block | None:
        for cell in self.document.blocks[row.id + 1 : row.id + _WIDEST_ROW]:
            if cell.parent != row.id:
                continue
            names = [self.own(self.document.blocks[header]) for header in cell.headers]
            if any(_BLANKS.sub("", name) == "단위" for name in names):
                return cell
        return None

    def standing_above(self, block: Block) -> str:
        """Everything that gives a block's words their sense: title, blocks above, caption, names of row and column."""
        parts = [
            self.document.title,
            *(self.own(above) for above in reversed(self.lineage(block)) if above.kind in _WORDED),
        ]
        table = self.table_of(block)
        if table is not None:
            parts += [self.own(caption) for caption in self.captions(table)]
            parts += [line for line in self._beside(table) if _UNIT_BESIDE.search(line)]
            around = self.cell_around(block)
            cells = [
                other
                for other in self.document.blocks[block.id + 1 : block.id + _WIDEST_ROW]
                if other.parent == block.id
            ]
            cells += [around] if around is not None else []
            headers = {header for cell in (block, *cells) for header in cell.headers}
            parts += [self.own(self.document.blocks[header]) for header in sorted(headers)]
            parts += [self.own(label) for cell in (block, *cells) for label in self.further_labels(cell)]
            unit = self.unit_cell(block)
            parts += [f"(단위: {self.own(unit)})"] if unit is not None else []
        if self.edition_year is not None:
            parts.append(f"{self.edition_year}년")
        return "\n".join(parts)

    def explained(self, note: Block) -> str:
        """The words that a footnote's stars stand behind in the block it explains, or nothing."""
        stars = _STARS.match(self.document.text[note.start : note.end])
        if stars is None or note.parent is None:
            return ""
        above = self.own(self.document.blocks[note.parent])
        count = len(stars[1])
        marked = re.compile(rf"「([^「」]{{1,60}})(?<!\*)\*{{{count}}}(?=」)|({_MARKED})(?<!\*)\*{{{count}}}(?!\*)")
        found = marked.search(without_bold(above)) or marked.search(above)
        words = _LEADS_UP.sub("", (found[1] or found[2]).strip("*「『‘“'")) if found else ""
        return words if words.count("'") != 1 else words.replace("'", "")  # the other one stands before these words

    @cached_property
    def edition_year(self) -> int | None:
        """The year that the document is of: the one its title or first lines name most."""
        text = self.document
        name, title = without_serial(text.name, text.title, text.text[:_FIRST_PAGE])
        named = Counter(years_of(title)) + Counter(years_of(name))
        if not named:
            for block in text.blocks[:_FIRST_BLOCKS]:
                dated = _DATED.match(self.own(block))
                named.update([int(dated["year"])] if dated is not None else years_of(self.own(block)))
        return max(named, key=lambda year: (named[year], -abs(year))) if named else None

    def opens_with(self, form: str) -> bool:
        """Whether a word stands at the head of the document, which says what it is about."""
        return stands_in(self.front, form)

    @cached_property
    def front(self) -> str:
        """What says what the document is about, its title among it, squeezed."""
        return self.squeezed[:_FRONT]

    @cached_property
    def first_page(self) -> str:
        """What says whose document it is, squeezed."""
        return self.squeezed[:_FIRST_PAGE]

    @cached_property
    def is_leaflet(self) -> bool:
        """Whether it tells of one matter alone, as a page without headings and tables does."""
        document = self.document
        return len(document.text) <= _LEAFLET and not any(block.kind in _OF_MANY for block in document.blocks)

    @cached_property
    def names_few_bodies(self) -> bool:
        """Whether the first page can say whose document it is: a plan of many ministries is that of none."""
        return len(find_bodies(self.document.text[:_FIRST_PAGE])) <= _MOST_BODIES

    @cached_property
    def ordinals(self) -> tuple[tuple[str, int], ...]:
        """Which of several the document is of: 제6기."""
        return ordinals_of(self.document.text[:_FRONT])

    @cached_property
    def squeezed(self) -> str:
        """The whole text, squeezed."""
        return _squeezed(self.document.text)


def once_for_a_reading(
    found: Callable[Concatenate[Reading, _Given], _Found],
) -> Callable[Concatenate[Reading, _Given], _Found]:
    """Remember with each reading what is found over it: for as long as the reading lives, and no longer."""

    @wraps(found)
    def remembered(reading: Reading, /, *given: _Given.args, **named: _Given.kwargs) -> _Found:
        key = (found, given)
        if key not in reading.kept:
            reading.kept[key] = found(reading, *given, **named)
        return cast("_Found", reading.kept[key])

    return remembered


@lru_cache(maxsize=8192)
def squeezed(text: str) -> str:
    """A sentence, cell or heading in lower case without blanks, bold marks and commas in numbers.

    Spacing is no difference in Korean. Headings and captions stand over many candidates and are squeezed once.
    """
    return _squeezed(text)


def _squeezed(text: str) -> str:
    return _COMMAS.sub("", _BLANKS.sub("", text)).lower()


def stands_in(text: str, form: str) -> bool:
    """Whether a word stands in a squeezed text; its numbers as whole ones: 300 is not in 3000, 마을7 not in 마을77."""
    if form not in text or not (form[0].isdecimal() or form[-1].isdecimal()):
        return form in text
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        begun = form[0].isdecimal() and text[start - 1 : start].isdecimal()
        if not (begun or (form[-1].isdecimal() and text[end : end + 1].isdecimal())):
            return True
        start = text.find(form, start + 1)
    return False
