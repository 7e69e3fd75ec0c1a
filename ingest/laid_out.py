"""Tables that plain text lays out for the eye: drawn (│ and ┌─┬─┐), parted by pipes, or set in columns of blanks.

Knows lines only, each by its words; which of them are marked is the caller's to say. A row is a printed line, so a
cell that wraps goes on in the row below. Takes time linear in the text.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from ingest import patterns as re
from ingest.blocks import Line
from ingest.labels import is_value, names_below, names_of_cells, opens_as_header
from ingest.tables import Piece, Row, grid_of, rows_of
from ingest.titles import ends_sentence

_BAR = re.compile(r"[│┃║├┤┠┨╠╣]")
_DRAWN = re.compile(r"\s*[│┃║┌├└┏┣┗┠╔╠╚╒╞╘]")
_BORDER = re.compile(r"[\s│┃║─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛┠┨┯┷┿]+")
_EDGE = re.compile(r"[│┃║─━═┌┐├┤└┘┏┓┗┛╔╗╚╝]+[ ]?")
_TOP = re.compile(r"\s*[┌┏╔╒]")
_RULE = re.compile(r"[-=─━═ ]{5,}")
_PIPE, _PIPE_RULE = re.compile(r"(?<=\S) ?\|(?= ?\S)"), re.compile(r":?-{2,}:?(?: ?\| ?:?-{2,}:?)+")
_WORDS = re.compile(r"[^\s]+(?: [^\s]+)*")
_APART = re.compile(r"\S(?:  |\u3000)\s*\S")  # at least two blanks between words

_FRAME = 2  # bars; more of them part cells
_LONGEST_LINE = 240
_LINES_ABOVE = 3  # a line above a table may be set in columns of its own
_FEWEST_ROWS = 3  # with the heads; two lines may stand side by side by chance
_FEWEST_OF_TWO = 4  # two columns without a rule below their heads may be a letter's "수신  각 부서장"
_SHARE_WHOLE = 0.5  # of the rows have a cell in every column
_SHARE_IN_PLACE = 0.7  # of the cells begin or end where their column's head does
_NEAR = 2  # half-width signs


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A table's lines, of which the last is the one before ``after``, and the pieces of each printed row.

    ``headed`` says that the only rule within it stands below its first row.
    """

    after: int
    headed: bool
    rows: tuple[tuple[Line, tuple[Piece, ...]], ...]

    def read(self) -> tuple[Row, ...]:
        """Its rows of cells; a first row above the only rule names the columns, if no figure stands in it."""
        grid = grid_of([pieces for _, pieces in self.rows])
        heads = opens_as_header(grid) or (self.headed and not any(map(is_value, grid[0].values())))
        names = names_below(grid, int(heads)) if heads else names_of_cells(grid)[1]
        return rows_of([(line.start, line.text, pieces) for line, pieces in self.rows], int(heads), names)


def laid_out(lines: Sequence[Line], listed: Sequence[bool]) -> dict[int, LaidOut]:
    """Find the tables among the lines, each at the number of its first; ``listed`` lines are entries of a list."""
    found: dict[int, LaidOut] = {}
    at = 0
    while at < len(lines):
        after, tables = _found_at(lines, listed, at)
        found.update(tables)
        at = after
    return found


def _found_at(lines: Sequence[Line], listed: Sequence[bool], at: int) -> tuple[int, dict[int, LaidOut]]:
    """The line below what may be a table from a line on, and the table, if it is one, at the number of its first."""
    pipes = _pipes(lines[at].text, listed[at])
    if _is_drawn(lines[at].text):
        after, rows, rules = _drawn_run(lines, at)
        parted = any(len(_BAR.findall(row.text)) > _FRAME for row in rows)
        return after, {at: LaidOut(after, rules == [1], tuple(_drawn_rows(rows)))} if parted else {}
    if pipes:
        after, piped = _piped_run(lines, listed, at, pipes)
        return after, {at: piped} if piped is not None else {}
    if _may_be_row(lines[at].text, listed[at]):
        after, run = _blank_run(lines, listed, at)
        for first in range(at, min(at + _LINES_ABOVE, after)):
            if (table := _in_columns(run, first, after)) is not None:
                return after, {first: table}
        return after, {}
    return at + 1, {}


def unframed(line: Line) -> Line:
    """A line without what is drawn around it, as a frame's lines hold it; the line itself where nothing is."""
    edge = _EDGE.match(line.text, line.indent) if _is_drawn(line.text) else None
    if edge is None:
        return line
    words = line.text[edge.end() :].rstrip()
    last = len(words) - 1
    while last >= 0 and _EDGE.fullmatch(words[last]):
        last -= 1
    return Line(line.start + edge.end(), words[: last + 1].rstrip())


def _is_drawn(line: str) -> bool:
    return _DRAWN.match(line) is not None


def _drawn_run(lines: Sequence[Line], at: int) -> tuple[int, list[Line], list[int]]:
    """The line below what is drawn from a line on, the lines with words in it, and how many stand above each rule.

    A blank line may stand below each, as in the texts of the law portal.
    """
    after = at
    rows: list[Line] = []
    rules: list[int] = []
    for place in range(at, len(lines)):
        text = lines[place].text
        if _is_drawn(text) and not (rows and _TOP.match(text)):
            after = place + 1
            if not _BORDER.fullmatch(text):
                rows.append(lines[place])
            else:
                rules.append(len(rows))
        elif text.strip() or place > after:
            break
    return after, rows, [above for above in rules if 0 < above < len(rows)]


def _pipes(text: str, listed: bool) -> int:
    """How many pipes part a line's words: 등급 | 일비 | 식비; a line that opens with one is markdown's."""
    stripped = text.strip()
    parted = not (listed or stripped.startswith("|") or "\t" in stripped) and len(text) <= _LONGEST_LINE
    return len(_PIPE.findall(stripped)) if parted else 0


def _piped_run(lines: Sequence[Line], listed: Sequence[bool], at: int, pipes: int) -> tuple[int, LaidOut | None]:
    """The line below those of as many pipes from a line on, and their table; None where they are too few."""
    after = at
    rows: list[tuple[Line, tuple[Piece, ...]]] = []
    ruled = False
    while after < len(lines):
        line = lines[after]
        if rows and _PIPE_RULE.fullmatch(line.text.strip()):
            ruled = ruled or len(rows) == 1
        elif _pipes(line.text, listed[after]) == pipes:
            rows.append((line, _parted(line)))
        else:
            break
        after += 1
    fewest = 2 if pipes > 1 else _FEWEST_ROWS
    return after, LaidOut(after, ruled, tuple(rows)) if len(rows) >= fewest else None


def _parted(line: Line) -> tuple[Piece, ...]:
    pieces, offset = [], 0
    for column, part in enumerate(line.text.split("|")):
        if part.strip():
            pieces.append(Piece(part.strip(), line.start + offset + len(part) - len(part.lstrip()), column))
        offset += len(part) + 1
    return tuple(pieces)


def _drawn_rows(rows: Sequence[Line]) -> Iterator[tuple[Line, tuple[Piece, ...]]]:
    """Each row's cells at the columns of the fullest row, to whose bars theirs are nearest."""
    wide = max((1, 2), key=lambda width: _shared_bars(rows, width))
    bars = max((_bars(row.text, wide) for row in rows), key=len)
    for row in rows:
        own = _bars(row.text, wide)
        before, *parts = _BAR.split(row.text)
        offset = row.start + len(before) + 1
        pieces = []
        for number, part in enumerate(parts):
            if part.strip() and not _BORDER.fullmatch(part):
                column = number if len(own) == len(bars) else _nearest(bars, own[number])
                pieces.append(Piece(part.strip(), offset + len(part) - len(part.lstrip()), column))
            offset += len(part) + 1
        yield row, tuple(pieces)


def _bars(line: str, wide: int) -> list[int]:
    """Where the bars stand on a line, in half-widths."""
    place, found = 0, []
    for part in _BAR.split(line)[:-1]:
        place += _width(part, wide)
        found.append(place)
        place += wide
    return found


def _shared_bars(rows: Sequence[Line], wide: int) -> int:
    """How many bars stand below one another; signs of drawing are one or two half-widths wide, as the font has it."""
    counted = Counter(place for row in rows for place in _bars(row.text, wide))
    return sum(count for count in counted.values() if count > 1)


def _nearest(places: Sequence[int], place: int) -> int:
    at = bisect_left(places, place)
    return min((number for number in (at - 1, at) if 0 <= number < len(places)), key=lambda n: abs(places[n] - place))


def _may_be_row(text: str, listed: bool) -> bool:
    if listed or len(text) > _LONGEST_LINE or "\t" in text.strip() or not _APART.search(text):
        return False
    return _RULE.fullmatch(text.strip()) is None and not (len(_WORDS.findall(text)) == 2 and ends_sentence(text))


def _blank_run(lines: Sequence[Line], listed: Sequence[bool], at: int) -> tuple[int, list[Line]]:
    """The line below the last of what may be rows from a line on, and all of them, rules included."""
    after = at
    while after < len(lines):
        text = lines[after].text
        rule = bool(text.strip()) and _RULE.fullmatch(text.strip()) is not None
        if not (rule or _may_be_row(text, listed[after]) or _goes_on(lines, listed, after)):
            break
        after += 1
    return after, [*lines[at:after]]


def _goes_on(lines: Sequence[Line], listed: Sequence[bool], at: int) -> bool:
    """Say whether a line is what a cell of the row above had no room for: it begins far to the right."""
    above, text = _printed(lines[at - 1]), lines[at].text
    if listed[at] or not text.strip() or len(text) > _LONGEST_LINE or len(above) < 2:
        return False
    return lines[at].indent > 0 and _width(text[: lines[at].indent], 1) >= above[1].left - _NEAR


@dataclass(frozen=True, slots=True)
class _Printed:
    """Words apart from others on their line: where they stand in the document and on the line, in half-widths."""

    text: str
    start: int
    left: int
    right: int


def _printed(line: Line) -> list[_Printed]:
    found = []
    for words in _WORDS.finditer(line.text):
        left = _width(line.text[: words.start()], 1)
        found.append(_Printed(words.group(), line.start + words.start(), left, left + _width(words.group(), 1)))
    return found


def _in_columns(run: Sequence[Line], first: int, after: int) -> LaidOut | None:
    """The table that the run's lines from number ``first`` of the document on make; None for none."""
    below = run[len(run) - (after - first) :]
    ruled = len(below) > 1 and _RULE.fullmatch(below[1].text.strip()) is not None
    lines = [line for line in below if _RULE.fullmatch(line.text.strip()) is None]
    rows = [_printed(line) for line in lines]
    columns = _columns(rows)
    if columns is None or len(rows) < (2 if ruled else _FEWEST_OF_TWO if len(columns) == 2 else _FEWEST_ROWS):
        return None
    return LaidOut(after, ruled, tuple((line, _placed(row, columns)) for line, row in zip(lines, rows, strict=True)))


def _columns(rows: Sequence[Sequence[_Printed]]) -> Sequence[_Printed] | None:
    """The cells that stand for the columns: the first row's that has one in each; None where there are no columns."""
    if len(rows) < 2:
        return None
    many = Counter(len(row) for row in rows).most_common(1)[0][0]
    first, *whole = [row for row in rows if len(row) == many]
    if many < 2 or not whole or len(whole) + 1 < _SHARE_WHOLE * len(rows) or max(map(len, rows)) > many:
        return None
    places = [(cell, head) for row in whole for cell, head in zip(row, first, strict=True)]
    near = sum(abs(cell.left - head.left) <= _NEAR or abs(cell.right - head.right) <= _NEAR for cell, head in places)
    return first if near >= _SHARE_IN_PLACE * len(places) else None


def _placed(row: Sequence[_Printed], columns: Sequence[_Printed]) -> tuple[Piece, ...]:
    """The row's cells, each at the column that it stands below; in order where there is one for each."""
    if len(row) == len(columns):
        return tuple(Piece(cell.text, cell.start, number) for number, cell in enumerate(row))
    placed: dict[int, Piece] = {}
    for cell in row:
        column = max(range(len(columns)), key=lambda number: _overlap(cell, columns[number]))
        left = placed.get(column)
        if left is not None:  # both stand below the same head: one cell, with the blanks between its words
            blanks = " " * (cell.start - left.start - len(left.text))
            placed[column] = Piece(left.text + blanks + cell.text, left.start, column)
        else:
            placed[column] = Piece(cell.text, cell.start, column)
    return tuple(placed.values())


def _overlap(cell: _Printed, head: _Printed) -> int:
    """How far two cells stand below each other; negative is how far they are apart."""
    return min(cell.right, head.right) - max(cell.left, head.left)


def _width(text: str, wide: int) -> int:
    """Half-widths; what is wide in Korean fonts alone counts as ``wide``."""
    return sum(2 if (kind := east_asian_width(sign)) in "WF" else wide if kind == "A" else 1 for sign in text)
