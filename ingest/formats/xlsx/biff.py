"""The workbook stream of an .xls ([MS-XLS] 2.4, BIFF8): cells as shown, merged areas, headers, what is hidden.

Damage in a record costs that record. Other versions of the format (Excel 95 and before) are not read here.
"""

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.errors import IngestError
from ingest.formats.xlsx.codes import NUMBERED
from ingest.formats.xlsx.grid import Area
from ingest.formats.xlsx.records import BOF, Cursor, records
from ingest.formats.xlsx.sheets import MARGIN_CODES, Budget
from ingest.formats.xlsx.shown import shown_number, shown_text

_BIFF8 = b"\x00\x06"
_BOUNDSHEET, _FORMAT, _XF, _DATEMODE, _FILEPASS, _SST = 0x85, 0x41E, 0xE0, 0x22, 0x2F, 0xFC
_FROZEN, _HIDDEN_ROW, _NOTE_OBJECT = 0x08, 0x20, 0x19
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_MOST_SHEETS = 1000
_DAMAGE = (IndexError, struct.error, ValueError)


@dataclass(slots=True)
class BinarySheet:
    """A sheet; grows while it is read. ``notes`` are remarks on cells and the margins of the printed page."""

    name: str
    hidden: bool
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    header_ends: list[int] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    damaged: int = 0


@dataclass(slots=True)
class _Book:
    """What all sheets share."""

    strings: list[str] = field(default_factory=list)
    own_codes: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    places: list[tuple[int, BinarySheet]] = field(default_factory=list)
    from_1904: bool = False

    def code(self, style: int) -> str:
        number = self.styles[style] if style < len(self.styles) else 0
        return self.own_codes.get(number) or NUMBERED.get(number, "General")


def is_biff8(stream: bytes) -> bool:
    """Say whether a workbook stream is of the version of Excel 97 and later."""
    return stream[:2] == struct.pack("<H", BOF) and stream[4:6] == _BIFF8


def read_workbook(stream: bytes, budget: Budget) -> list[BinarySheet]:
    """Read every worksheet.

    Raises:
        IngestError: it is locked, or beyond the limits.
    """
    book = _Book()
    for kind, bodies in records(stream, 0):
        if kind == _FILEPASS:
            raise IngestError("암호가 걸린 엑셀 문서입니다.", "암호를 해제하고 저장한 뒤 다시 넣어 주세요.")
        if kind in _GLOBALS:
            try:
                _GLOBALS[kind](book, bodies)
            except _DAMAGE:
                continue
    for place, sheet in book.places[:_MOST_SHEETS]:
        _Cells(book, sheet, budget).read(stream, place)
    return [sheet for _, sheet in book.places]


def _add_place(book: _Book, bodies: Sequence[bytes]) -> None:
    cursor = Cursor(bodies)
    place, state, kind = cursor.number("I"), cursor.number("B"), cursor.number("B")
    if kind == 0:  # worksheets, not charts or macros
        book.places.append((place, BinarySheet(cursor.text("B"), bool(state & 3))))


def _add_code(book: _Book, bodies: Sequence[bytes]) -> None:
    cursor = Cursor(bodies)
    number = cursor.number("H")
    book.own_codes[number] = cursor.text()


def _add_style(book: _Book, bodies: Sequence[bytes]) -> None:
    book.styles.append(int(struct.unpack_from("<H", bodies[0], 2)[0]))


def _set_calendar(book: _Book, bodies: Sequence[bytes]) -> None:
    book.from_1904 = bodies[0][:2] == b"\x01\0"


def _add_strings(book: _Book, bodies: Sequence[bytes]) -> None:
    cursor = Cursor(bodies, 8)
    while True:  # until the records end: their count may lie
        book.strings.append(cursor.text())


_GLOBALS: Mapping[int, Callable[[_Book, Sequence[bytes]], None]] = {
    _BOUNDSHEET: _add_place, _FORMAT: _add_code, _XF: _add_style, _DATEMODE: _set_calendar, _SST: _add_strings,
}  # fmt: skip


class _Cells:
    """Reads one sheet's records."""

    def __init__(self, book: _Book, sheet: BinarySheet, budget: Budget) -> None:
        self._book = book
        self._sheet = sheet
        self._budget = budget
        self._frozen = False
        self._object = 0
        self._formula = (0, 0, 0)
        self._readers: Mapping[int, Callable[[Sequence[bytes]], None]] = {
            0x203: self._number, 0x27E: self._packed, 0xBD: self._packed_row, 0x06: self._counted, 0xFD: self._shared,
            0x204: self._label, 0xD6: self._label, 0x207: self._counted_text, 0x205: self._truth, 0xE5: self._merge,
            0x208: self._row, 0x23E: self._window, 0x41: self._pane, 0x5D: self._drawn, 0x1B6: self._drawn_text,
            0x14: self._margin, 0x15: self._margin,
        }  # fmt: skip

    def read(self, stream: bytes, place: int) -> None:
        for kind, bodies in records(stream, place):
            if kind in self._readers:
                try:
                    self._readers[kind](bodies)
                except _DAMAGE:
                    self._sheet.damaged += 1

    def _put(self, row: int, column: int, text: str) -> None:
        if text and not text.isspace():
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            self._budget.spend({column: text})
            self._sheet.rows.setdefault(row, {})[column] = text

    def _put_number(self, row: int, column: int, style: int, value: float) -> None:
        self._put(row, column, shown_number(value, self._book.code(style), from_1904=self._book.from_1904))

    def _put_text(self, row: int, column: int, style: int, text: str) -> None:
        self._put(row, column, shown_text(text, self._book.code(style)))

    def _number(self, bodies: Sequence[bytes]) -> None:
        row, column, style, value = struct.unpack_from("<HHHd", bodies[0])
        self._put_number(row, column, style, value)

    def _packed(self, bodies: Sequence[bytes]) -> None:
        row, column, style, packed = struct.unpack_from("<HHHI", bodies[0])
        self._put_number(row, column, style, _unpacked(packed))

    def _packed_row(self, bodies: Sequence[bytes]) -> None:
        row, first = struct.unpack_from("<HH", bodies[0])
        for number, at in enumerate(range(4, len(bodies[0]) - 7, 6)):
            style, packed = struct.unpack_from("<HI", bodies[0], at)
            self._put_number(row, first + number, style, _unpacked(packed))

    def _counted(self, bodies: Sequence[bytes]) -> None:
        """A formula's stored value; a text stands in the next record."""
        row, column, style = self._formula = struct.unpack_from("<HHH", bodies[0])
        raw = bodies[0][6:14]
        if raw[6:8] != b"\xff\xff":
            self._put_number(row, column, style, struct.unpack("<d", raw)[0])
        elif raw[0] in (1, 2):
            self._put(row, column, _truth(raw[2], is_error=raw[0] == 2))

    def _counted_text(self, bodies: Sequence[bytes]) -> None:
        self._put_text(*self._formula, Cursor(bodies).text())

    def _shared(self, bodies: Sequence[bytes]) -> None:
        row, column, style, at = struct.unpack_from("<HHHI", bodies[0])
        self._put_text(row, column, style, self._book.strings[at])

    def _label(self, bodies: Sequence[bytes]) -> None:
        row, column, style = struct.unpack_from("<HHH", bodies[0])
        self._put_text(row, column, style, Cursor(bodies, 6).text())

    def _truth(self, bodies: Sequence[bytes]) -> None:
        row, column, _, value, is_error = struct.unpack_from("<HHHBB", bodies[0])
        self._put(row, column, _truth(value, is_error=bool(is_error)))

    def _merge(self, bodies: Sequence[bytes]) -> None:
        for top, bottom, left, right in struct.iter_unpack("<4H", bodies[0][2 : len(bodies[0]) // 8 * 8 + 2]):
            if top <= bottom and left <= right:
                self._sheet.merges.append(Area(top, left, bottom, right))

    def _row(self, bodies: Sequence[bytes]) -> None:
        if bodies[0][12] & _HIDDEN_ROW:
            self._sheet.hidden_rows.add(struct.unpack_from("<H", bodies[0])[0])

    def _window(self, bodies: Sequence[bytes]) -> None:
        self._frozen = bool(bodies[0][0] & _FROZEN)

    def _pane(self, bodies: Sequence[bytes]) -> None:
        rows = int(struct.unpack_from("<H", bodies[0], 2)[0])
        if self._frozen and rows:
            self._sheet.header_ends.append(rows - 1)

    def _drawn(self, bodies: Sequence[bytes]) -> None:
        self._object = int(struct.unpack_from("<H", bodies[0], 4)[0])

    def _drawn_text(self, bodies: Sequence[bytes]) -> None:
        """The text of a text box or of a remark on a cell, in the record behind."""
        count = int(struct.unpack_from("<H", bodies[0], 10)[0])
        if count and len(bodies) > 1:
            text = Cursor(bodies[1:], 1).characters(count, bodies[1][0])
            (self._sheet.notes if self._object == _NOTE_OBJECT else self._sheet.boxes).append(text)

    def _margin(self, bodies: Sequence[bytes]) -> None:
        if text := MARGIN_CODES.sub(" ", Cursor(bodies).text()).strip():
            self._sheet.notes.append(text)


def _truth(value: int, *, is_error: bool) -> str:
    return _ERRORS.get(value, "#N/A") if is_error else "TRUE" if value else "FALSE"


def _unpacked(packed: int) -> float:
    """A number in 30 bits: whole, or the upper part of a float; the lowest bit says hundredths."""
    if packed & 2:
        value = float((packed >> 2) - (1 << 30 if packed >> 31 else 0))
    else:
        value = float(struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0])
    return value / 100 if packed & 1 else value
