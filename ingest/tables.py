"""Tables in plain text: tab-separated lines and markdown pipes, as rows and cells that know what names them.

Knows lines only; captions and parents are the caller's, and what names a cell is for ``ingest.labels``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest import patterns as re
from ingest.labels import Grid, Names, Place, names_of_cells

_PIPE_RULE = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?")
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with text: offsets, place, and the places of the cells that name it, column header first."""

    start: int
    end: int
    row: int
    column: int
    headers: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row; ``header`` rows name columns."""

    start: int
    end: int
    header: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell's words, where they start in the document, and the column that they stand in."""

    text: str
    start: int
    column: int


def is_table_line(line: str) -> bool:
    """Say whether a line can open a table: it holds a tab between words, or pipes around them."""
    stripped = line.strip()
    return "\t" in stripped or (stripped.startswith("|") and stripped.count("|") > 1)


def is_pipe_rule(line: str) -> bool:
    """Say whether a line is the rule under a markdown table's header, which holds no words."""
    stripped = line.strip()
    return stripped.startswith(("|", ":", "-")) and _PIPE_RULE.fullmatch(stripped) is not None


def read_table(lines: list[tuple[int, str]]) -> tuple[Row, ...]:
    """Read consecutive table lines, each with its offset in the document, as rows of cells."""
    read = [(start, line, _pieces(start, line)) for start, line in lines if not is_pipe_rule(line)]
    return rows_of(read, *names_of_cells(grid_of([pieces for _, _, pieces in read])))


def grid_of(rows: Sequence[Sequence[Piece]]) -> Grid:
    """The words of each row's pieces, by column."""
    return [{piece.column: piece.text for piece in row} for row in rows]


def rows_of(read: Sequence[tuple[int, str, Sequence[Piece]]], heads: int, names: Names) -> tuple[Row, ...]:
    """Rows of cells from lines, each with its offset in the document, and their pieces in the order of columns.

    The first ``heads`` rows name columns, and ``names`` is what names each cell.
    """
    rows = []
    for number, (start, line, pieces) in enumerate(read):
        cells = tuple(
            Cell(
                piece.start,
                piece.start + len(piece.text),
                number,
                piece.column,
                names.get((number, piece.column), ()),
            )
            for piece in pieces
        )
        first = start + len(line) - len(line.lstrip())
        rows.append(Row(first, start + len(line.rstrip()), number < heads, cells))
    return tuple(rows)


def _pieces(start: int, line: str) -> list[Piece]:
    """Cells with text in them, each at its column."""
    inner = line.strip()
    if inner.startswith("|"):
        offset = line.index(inner) + 1
        parts = _PIPE.split(inner[1:])
        if not parts[-1].strip():
            parts.pop()
    else:
        parts, offset = line.split("\t"), 0
    pieces = []
    for column, part in enumerate(parts):
        text = part.strip()
        if text:
            pieces.append(Piece(text, start + offset + len(part) - len(part.lstrip()), column))
        offset += len(part) + 1
    return pieces
