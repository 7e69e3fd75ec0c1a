"""From drafts to the content of a file: paragraphs with roles and notes, tables with their header rows, boxes."""

from collections.abc import Sequence
from itertools import pairwise

from ingest import patterns as re
from ingest.content import Box, Cell, Paragraph, Piece, Role, Table
from ingest.formats.pdf.drafts import Draft, DraftFrame, DraftPiece, DraftTable
from ingest.formats.pdf.furniture import text_of
from ingest.formats.pdf.headings import Headings
from ingest.formats.pdf.layout import CellBox, TableBox
from ingest.formats.pdf.printed_notes import Call, PrintedNote, find_call, with_calls
from ingest.formats.pdf.signs import SOFT_HYPHEN

_SAME_COLUMN = 6.0  # points between the columns of a table and of its continuation
_MOST_HEADER_ROWS = 4
_MOST_SHADED = 0.7
# What leads from a title to its page in a table of contents is drawn, though the file gives it as signs.
_HYPHENED = re.compile(r"[A-Za-z]-$")
_LEADERS = re.compile(r"\s*[.·…‥⋯․]{4,}\s*(?=\d{1,4}$)")
_FIGURES = re.compile(r"[\d\s.,%()원천백만억조△▲+\-~:/]*")


def finish(pieces: Sequence[DraftPiece], headings: Headings, notes: Sequence[PrintedNote]) -> tuple[Piece, ...]:
    """The content of the drafts; notes whose call isn't found stand as paragraphs at the end of their page."""
    _mark_repeated_headers(pieces)
    calls = _Calls(pieces, notes)
    finished: list[tuple[int, Piece]] = [(piece.page, _piece(piece, headings, calls)) for piece in pieces]
    for note in calls.lost:
        text = Paragraph(f"{note.mark} {note.paragraph.text}", page=note.page, wrapped=note.paragraph.wrapped)
        finished.append((note.page, text))
    finished.sort(key=lambda pair: pair[0])
    return tuple(piece for _, piece in finished)


class _Calls:
    """Which draft calls which notes; each note is called once."""

    def __init__(self, pieces: Sequence[DraftPiece], notes: Sequence[PrintedNote]) -> None:
        self.lost: list[PrintedNote] = []
        self._calls: dict[int, list[Call]] = {}
        pages = {note.page for note in notes}
        drafts: dict[int, list[Draft]] = {page: [] for page in pages}
        for draft in _all_drafts(pieces) if notes else ():
            for page in range(draft.page, draft.last_page + 1):
                if page in drafts:
                    drafts[page].append(draft)
        for note in notes:
            self._place(note, drafts[note.page])

    def of(self, draft: Draft) -> Sequence[Call]:
        return self._calls.get(id(draft), ())

    def _place(self, note: PrintedNote, drafts: Sequence[Draft]) -> None:
        for draft in drafts:
            text, raised = written(draft)
            call = find_call(text, raised, note)
            if call is not None:
                self._calls.setdefault(id(draft), []).append(call)
                return
        self.lost.append(note)


def _all_drafts(pieces: Sequence[DraftPiece]) -> list[Draft]:
    drafts: list[Draft] = []
    for piece in pieces:
        if isinstance(piece, Draft):
            drafts.append(piece)
        elif isinstance(piece, DraftFrame):
            drafts.extend(_all_drafts(piece.pieces))
        else:
            for cell in piece.cells:
                drafts.extend(_all_drafts(cell))
    return drafts


def written(draft: Draft) -> tuple[str, list[tuple[int, int]]]:
    """A draft's text, a line a printed line, and where it is small and high; a broken word is whole again."""
    text = ""
    raised: list[tuple[int, int]] = []
    for line in draft.lines:
        if text.endswith(SOFT_HYPHEN) or _is_broken_word(text, line.text):
            text = text[:-1]
        elif text:
            text += "\n"
        raised.extend((len(text) + at, length) for at, length in line.raised)
        text += _LEADERS.sub("\t", line.text.rstrip())
    if SOFT_HYPHEN in text:
        text = text.replace(SOFT_HYPHEN, "")
        raised = []  # their places have moved
    return text, raised


def _is_broken_word(above: str, below: str) -> bool:
    """Say whether a hyphen at a line end is only that of a Latin word that goes on; Korean words have none."""
    return _HYPHENED.search(above) is not None and below[:1].isascii() and below[:1].islower()


def _piece(piece: DraftPiece, headings: Headings | None, calls: _Calls) -> Piece:
    if isinstance(piece, Draft):
        return _paragraph(piece, headings, calls)
    if isinstance(piece, DraftFrame):
        return Box(tuple(_piece(inner, headings, calls) for inner in piece.pieces), page=piece.page)
    return _table(piece, calls)


def _paragraph(draft: Draft, headings: Headings | None, calls: _Calls) -> Paragraph:
    text, notes = with_calls(written(draft)[0], calls.of(draft))
    level = headings.level(draft) if headings is not None else None
    role = Role.BODY if level is None else Role.HEADING
    return Paragraph(text, role, level=level, notes=notes, page=draft.page, wrapped="\n" in text)


def _table(draft: DraftTable, calls: _Calls) -> Table:
    box = draft.box
    shaded = _shaded_rows(box)
    labelled = sum(cell.slot.shaded for cell in box.cells) <= _MOST_SHADED * len(box.cells)
    cells = tuple(
        Cell(
            cell.slot.row,
            cell.slot.column,
            tuple(_piece(piece, None, calls) for piece in pieces),
            cell.slot.row_span,
            cell.slot.column_span,
            heads=labelled and cell.slot.shaded and not _FIGURES.fullmatch(_text(cell)),
        )
        for cell, pieces in zip(box.cells, draft.cells, strict=True)
    )
    return Table(cells, max(draft.header_rows, shaded), page=draft.page)


def _text(cell: CellBox) -> str:
    return " ".join(text_of(part) for part in cell.parts)


def _shaded_rows(box: TableBox) -> int:
    """How many rows at the top are painted whole, where the table's first column isn't painted as well."""
    rows: dict[int, list[CellBox]] = {}
    for cell in box.cells:
        rows.setdefault(cell.slot.row, []).append(cell)
    count = 0
    while count < min(box.rows, _MOST_HEADER_ROWS) and all(cell.slot.shaded for cell in rows.get(count, ())):
        count += 1
    below = [cell for cell in box.cells if cell.slot.row >= count]
    labels = [cell for cell in below if cell.slot.column == 0]
    if count == 0 or not below or (len(rows.get(0, ())) < 3 and labels and all(cell.slot.shaded for cell in labels)):
        return 0
    return count


def _mark_repeated_headers(pieces: Sequence[DraftPiece]) -> None:
    """Where a table goes on over the page with the same columns and first rows, these rows are its header."""
    for before, after in pairwise(pieces):
        if not (isinstance(before, DraftTable) and isinstance(after, DraftTable) and after.page == before.page + 1):
            continue
        if before.box.columns != after.box.columns or not _same_columns(before.box, after.box):
            continue
        rows = 0
        while rows < min(_MOST_HEADER_ROWS, before.box.rows - 1, after.box.rows - 1):
            first, second = _row(before.box, rows), _row(after.box, rows)
            if first != second or not any(first):
                break
            rows += 1
        before.header_rows = max(before.header_rows, rows)
        after.header_rows = max(after.header_rows, rows)


def _same_columns(before: TableBox, after: TableBox) -> bool:
    return abs(before.area.width - after.area.width) <= _SAME_COLUMN


def _row(box: TableBox, row: int) -> list[str]:
    return ["".join(_text(cell).split()) for cell in box.cells if cell.slot.row == row]
