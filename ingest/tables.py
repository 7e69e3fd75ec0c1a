"""Tables in plain text: tab-separated lines and markdown pipes, as rows and cells that know what names them.

A printed table may hold several label-value column groups side by side; then the header repeats and each group's
first cell names its neighbours. Knows lines only; captions and parents are the caller's.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

_PIPE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*")
_FIGURE = re.compile(r"\d")
_VALUE = re.compile(r"[△▲+\-–]?[\d,.]+(?:\s*[\[(].*[\])])?\s*[%가-힣A-Za-z㎡]{0,4}|-|–|〃|해당 ?없음")
_PHONE = re.compile(r"\d{2,4}-\d{3,4}")
# Column heads are names; anything longer is a sentence of a text table.
_LONGEST_HEAD = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with text: offsets, place, and the places of the cells that name it, column header first."""

    start: int
    end: int
    row: int
    column: int
    headers: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row; ``header`` rows name columns."""

    start: int
    end: int
    header: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int
    column: int


def is_table_line(line: str) -> bool:
    """Say whether a line can belong to a table: it holds a tab between words, or pipes."""
    stripped = line.strip()
    return ("\t" in line.strip(" ") and bool(stripped)) or (stripped.startswith("|") and stripped.count("|") > 1)


def read_table(lines: list[tuple[int, str]]) -> tuple[Row, ...]:
    """Read consecutive table lines, each with its offset in the document, as rows of cells."""
    grid = [(start, line, _pieces(start, line)) for start, line in lines if not _PIPE_RULE.fullmatch(line)]
    rows = [pieces for _, _, pieces in grid]
    headed = _has_header(rows)
    group = _group_width(rows[0]) if headed else 0
    read: list[Row] = []
    for number, (start, line, pieces) in enumerate(grid):
        is_header = headed and number == 0
        names = rows[0] if headed and not is_header else []
        cells = tuple(
            Cell(
                piece.start,
                piece.start + len(piece.text),
                number,
                piece.column,
                _named_by(rows, number, piece, names, group),
            )
            for piece in pieces
        )
        end = start + len(line.rstrip())
        read.append(Row(start + len(line) - len(line.lstrip()), end, is_header, cells))
    return tuple(read)


def _pieces(start: int, line: str) -> list[_Piece]:
    """Cells with text in them, each at its column."""
    if "\t" in line:
        parts, offset = line.split("\t"), 0
    else:
        inner = line.strip()
        offset = line.index(inner) + 1
        parts = inner[1:-1].split("|") if inner.endswith("|") else inner[1:].split("|")
    pieces = []
    for column, part in enumerate(parts):
        text = part.strip()
        if text:
            pieces.append(_Piece(text, start + offset + len(part) - len(part.lstrip()), column))
        offset += len(part) + 1
    return pieces


def _has_header(rows: list[list[_Piece]]) -> bool:
    """Say whether the first row names the columns: more rows follow, and it holds names but no values."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    if any(_is_no_name(piece.text) for piece in rows[0]):
        return False
    figures_above = sum(bool(_FIGURE.search(piece.text)) for piece in rows[0])
    figures_below = max(sum(bool(_FIGURE.search(piece.text)) for piece in row) for row in rows[1:])
    widest = max(len(row) for row in rows)
    return figures_above <= figures_below and len(rows[0]) >= widest - 1


def _is_no_name(text: str) -> bool:
    return len(text) > _LONGEST_HEAD or bool(_VALUE.fullmatch(text) or _PHONE.search(text))


def _group_width(header: list[_Piece]) -> int:
    """Width of the column groups that a header repeats side by side; its whole width when it doesn't repeat."""
    names = [piece.text for piece in header]
    for width in range(2, len(names) // 2 + 1):
        if len(names) % width == 0 and all(name == names[i % width] for i, name in enumerate(names)):
            return width
    return len(names)


def _named_by(
    rows: list[list[_Piece]], number: int, piece: _Piece, header: list[_Piece], group: int
) -> tuple[tuple[int, int], ...]:
    names: list[tuple[int, int]] = []
    if any(head.column == piece.column for head in header):
        names.append((0, piece.column))
    label = _row_label(rows, number, piece, group)
    if label is not None:
        names.append(label)
    return tuple(names)


def _row_label(rows: list[list[_Piece]], number: int, piece: _Piece, group: int) -> tuple[int, int] | None:
    """The cell that names this one's row: its group's first, or without a header the words just before a value."""
    row = rows[number]
    if group:
        first = piece.column - piece.column % group
        if number == 0 or piece.column == first:
            return None
        candidates = [other for other in row if other.column == first]
        if candidates and not _VALUE.fullmatch(candidates[0].text):
            return number, first
        if not candidates and first == 0:  # a label that spans rows stands in a row above
            return _label_above(rows, number)
        return None
    before = [left for left, right in pairwise(row) if right.column == piece.column]
    return (number, before[0].column) if before else None


def _label_above(rows: list[list[_Piece]], number: int) -> tuple[int, int] | None:
    for above in range(number - 1, 0, -1):
        if rows[above] and rows[above][0].column == 0:
            return above, 0
    return None
