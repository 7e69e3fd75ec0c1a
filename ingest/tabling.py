"""Writing a table: a line a row with tabs between cells, and a block for each row and cell with what names it.

Knows one table; what stands inside a cell of several paragraphs is read by the caller's flow.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from ingest import patterns as re
from ingest.content import Box, Cell, Note, Paragraph, Piece, Role, Table
from ingest.markers import read_mark
from ingest.merged import names_of_spanned
from ingest.sheet import Place, Sheet, line_of, on_one_line
from ingest.spans import Spanned
from ingest.types import BlockKind

Within = Callable[[Sequence[Piece], int], None]
CalledNotes = list[tuple[Note, int]]

_LONGEST_PLAIN_CELL = 200  # of several paragraphs; a longer one keeps them apart
_NUMBER_ALONE = re.compile(
    r"[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|I{1,3}|IV|VI{0,3}|IX|X|\d{1,2}|[가-하]|제\s?\d{1,2}\s?[장절편]|[①-⑳]|(?:붙임|참고|별첨|별표|부록)\s?\d{0,2}"
)
_LONGEST_TITLE = 60
_MOST_CELLS_OF_HEADING = 3
_LONGER_THAN_NAMES = 80


@dataclass(frozen=True, slots=True)
class _ReadCell:
    """A cell with its words on one line; None where they are not to stand on one."""

    cell: Cell
    filled: bool
    line: str | None

    def spanned(self) -> Spanned:
        """The cell as what names others sees it."""
        cell = self.cell
        text = _first_words(cell) if self.line is None else self.line
        return Spanned(cell.row, cell.column, cell.row_span, cell.column_span, text, cell.heads)


def is_frame(table: Table) -> bool:
    """Say whether a table is only a frame around text: it has words in one cell."""
    return len([*islice(filter(_is_filled, table.cells), 2)]) <= 1


def heading_in(table: Table) -> Paragraph | None:
    """Read a table that draws a heading, as designed documents do: Ⅰ | 추진 배경."""
    if len(table.cells) > 2 * _MOST_CELLS_OF_HEADING or table.caption:
        return None
    filled = [cell for cell in table.cells if _is_filled(cell)]
    if not 1 < len(filled) <= _MOST_CELLS_OF_HEADING or len({cell.row for cell in filled}) > 1:
        return None
    paragraphs = [piece for cell in filled for piece in cell.content if _has_words(piece)]
    if len(paragraphs) != len(filled) or not all(isinstance(piece, Paragraph) for piece in paragraphs):
        return None
    lines = [on_one_line(line_of(piece)) for piece in paragraphs if isinstance(piece, Paragraph)]
    number, title = lines[0].rstrip("."), lines[-1]
    if not _NUMBER_ALONE.fullmatch(number) or len(" ".join(lines[1:])) > _LONGEST_TITLE or not re.search(r"\D", title):
        return None
    notes = tuple(note for piece in paragraphs if isinstance(piece, Paragraph) for note in piece.notes)
    if notes:
        return None
    return Paragraph(" ".join(lines[1:]), Role.HEADING, lines[0], level=1, page=table.page)


def write_table(
    sheet: Sheet, table: Table, parent: int | None, page: int | None, within: Within
) -> tuple[int, CalledNotes]:
    """Write a table at the start of a line; return its block and the notes that plain cells call, with their cell."""
    sheet.start_line()
    block = sheet.open(BlockKind.TABLE, parent, page)
    rows: dict[int, list[_ReadCell]] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(_read_cell(cell))
    ids: dict[tuple[int, int], int] = {}
    called: CalledNotes = []
    spanned: list[Spanned] = []
    for number, cells in rows.items():
        if filled := [cell for cell in cells if cell.filled]:
            sheet.start_line()
            _write_row(sheet, number, filled, block, page, within, ids, called)
        spanned += [cell.spanned() for cell in cells]
    sheet.close(block)
    names = names_of_spanned(spanned, table.header_rows)
    for place, headers in names.items():
        if place in ids:
            sheet.name(ids[place], tuple(ids[name] for name in headers if name in ids))
    return block, called


def _write_row(
    sheet: Sheet,
    number: int,
    filled: Sequence[_ReadCell],
    table: int,
    page: int | None,
    within: Within,
    ids: dict[tuple[int, int], int],
    called: CalledNotes,
) -> None:
    page = min((piece.page for read in filled for piece in read.cell.content if piece.page), default=page)
    sheet.turn_to(page)
    before = filled[0].cell.column
    sheet.write("\t" * before)
    row = sheet.open(BlockKind.ROW, table, page, Place(number, before, 1, 1))
    for read in filled:
        sheet.write("\t" * (read.cell.column - before))
        before = read.cell.column
        ids[number, before] = _write_cell(sheet, read, row, page, within, called)
    sheet.close(row)


def _write_cell(sheet: Sheet, read: _ReadCell, row: int, page: int | None, within: Within, called: CalledNotes) -> int:
    cell = read.cell
    place = Place(cell.row, cell.column, cell.row_span, cell.column_span)
    block = sheet.open(BlockKind.CELL, row, page, place)
    if read.line is not None:
        sheet.write(read.line)
        called += [(note, block) for piece in cell.content if isinstance(piece, Paragraph) for note in piece.notes]
    else:
        sheet.begin_here()
        within(cell.content, block)
    sheet.close(block)
    return block


def _read_cell(cell: Cell) -> _ReadCell:
    """Read a cell once: its words go on one line where they are a paragraph, or a few short ones without marks."""
    lines = [line_of(piece) for piece in cell.content if isinstance(piece, Paragraph)]
    worded = [line for line in lines if line.strip()]
    if len(lines) < len(cell.content) and any(_has_words(p) for p in cell.content if not isinstance(p, Paragraph)):
        return _ReadCell(cell, True, None)
    return _ReadCell(cell, bool(worded), on_one_line("\n".join(lines)) if _go_on_one_line(worded) else None)


def _go_on_one_line(lines: Sequence[str]) -> bool:
    if len(lines) <= 1:
        return True
    if sum(map(len, lines)) > _LONGEST_PLAIN_CELL:
        return False
    return all((mark := read_mark(line)) is None or mark.bare for line in lines)


def _first_words(cell: Cell) -> str:
    """The first words of a cell that holds more than words, made longer than any name: it names nothing."""
    lines = (on_one_line(line_of(piece)) for piece in cell.content if isinstance(piece, Paragraph))
    return next(filter(None, lines), "").ljust(_LONGER_THAN_NAMES, "…")


def _is_filled(cell: Cell) -> bool:
    return any(map(_has_words, cell.content))


def _has_words(piece: Piece) -> bool:
    if isinstance(piece, Paragraph):
        return bool(line_of(piece).strip())
    if isinstance(piece, Box):
        return any(map(_has_words, (*piece.content, *piece.caption)))
    return bool(piece.caption) or any(map(_is_filled, piece.cells))
