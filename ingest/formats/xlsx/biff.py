"""What python-calamine leaves out of an .xls: numbers with their formats, hidden rows, frozen headers.

Reads records of the Workbook stream ([MS-XLS] 2.4, BIFF8 only) and no texts. What it can't make out it leaves to
calamine's own values.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.formats.xlsx.codes import NUMBERED

_BIFF8 = 0x0600
_BOF, _EOF, _BOUNDSHEET, _FORMAT, _XF, _DATEMODE, _FILEPASS = 0x809, 0x0A, 0x85, 0x41E, 0xE0, 0x22, 0x2F
_NUMBER, _RK, _MULRK, _FORMULA, _ROW, _WINDOW2, _PANE = 0x203, 0x27E, 0xBD, 0x06, 0x208, 0x23E, 0x41
_FROZEN, _HIDDEN_ROW, _WIDE = 0x08, 0x20, 0x01


@dataclass(slots=True)
class BinarySheet:
    """A sheet's numbers by row and column with their format code; grows while it is read."""

    numbers: dict[tuple[int, int], tuple[float, str]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    header_ends: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Records:
    """What the records of a workbook say; ``sheets`` come in the order of the file's list."""

    sheets: tuple[BinarySheet, ...]
    from_1904: bool = False
    locked: bool = False


def read_records(stream: bytes) -> Records:
    """Read a Workbook stream; one of another version or with damage gives what was found until there."""
    places: list[int] = []
    own: dict[int, str] = {}
    styles: list[int] = []
    from_1904 = False
    for kind, body in _records(stream, 0):
        if kind == _FILEPASS:
            return Records((), locked=True)
        if kind == _BOF and body[:2] != struct.pack("<H", _BIFF8):
            return Records(())
        if kind == _BOUNDSHEET and len(body) >= 6 and body[5] == 0:  # worksheets, not charts or macros
            places.append(struct.unpack_from("<I", body)[0])
        elif kind == _FORMAT and len(body) >= 5:
            own[struct.unpack_from("<H", body)[0]] = _wide_text(body[2:])
        elif kind == _XF and len(body) >= 4:
            styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _DATEMODE and len(body) >= 2:
            from_1904 = body[:2] == b"\x01\0"
    codes = [own.get(style) or NUMBERED.get(style, "General") for style in styles]
    return Records(tuple(_sheet(stream, place, codes) for place in places[:1000]), from_1904)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one substream; charts inside it are passed over."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4 + length
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, stream[at - length : at]


def _wide_text(body: bytes) -> str:
    count = struct.unpack_from("<H", body)[0]
    if body[2] & _WIDE:
        return body[3 : 3 + 2 * count].decode("utf-16-le", "replace")
    return body[3 : 3 + count].decode("latin-1")


def _sheet(stream: bytes, place: int, codes: list[str]) -> BinarySheet:
    sheet = BinarySheet()
    frozen = False
    for kind, body in _records(stream, place):
        if kind == _MULRK:
            _add_many(sheet, body, codes)
        elif kind in (_NUMBER, _RK, _FORMULA):
            _add_one(sheet, kind, body, codes)
        elif kind == _ROW and len(body) >= 14 and body[12] & _HIDDEN_ROW:
            sheet.hidden_rows.add(struct.unpack_from("<H", body)[0])
        elif kind == _WINDOW2 and len(body) >= 2:
            frozen = bool(body[0] & _FROZEN)
        elif kind == _PANE and frozen and len(body) >= 4 and struct.unpack_from("<H", body, 2)[0]:
            sheet.header_ends.append(struct.unpack_from("<H", body, 2)[0] - 1)
    return sheet


def _add_one(sheet: BinarySheet, kind: int, body: bytes, codes: list[str]) -> None:
    if len(body) < (10 if kind == _RK else 14):
        return
    row, column, style = struct.unpack_from("<HHH", body)
    if kind == _RK:
        value = _packed(struct.unpack_from("<I", body, 6)[0])
    elif kind == _FORMULA and body[12:14] == b"\xff\xff":  # a text, a truth value or an error
        return
    else:
        value = struct.unpack_from("<d", body, 6)[0]
    sheet.numbers[row, column] = value, _code(codes, style)


def _add_many(sheet: BinarySheet, body: bytes, codes: list[str]) -> None:
    if len(body) < 6:
        return
    row, first = struct.unpack_from("<HH", body)
    for number, at in enumerate(range(4, len(body) - 7, 6)):
        style, packed = struct.unpack_from("<HI", body, at)
        sheet.numbers[row, first + number] = _packed(packed), _code(codes, style)


def _packed(packed: int) -> float:
    """A number in 30 bits: whole, or the upper part of a float; the lowest bit says hundredths."""
    if packed & 2:
        value = float((packed >> 2) - (1 << 30 if packed >> 31 else 0))
    else:
        value = float(struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0])
    return value / 100 if packed & 1 else value


def _code(codes: list[str], style: int) -> str:
    return codes[style] if style < len(codes) else "General"
