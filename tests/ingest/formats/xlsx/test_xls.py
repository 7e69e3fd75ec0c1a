"""Old workbooks: the real ones, damage, and records of numbers."""

import random
import struct
from pathlib import Path

import pytest

from ingest.content import Paragraph, Table
from ingest.errors import IngestError
from ingest.formats.xlsx import read_xls
from ingest.formats.xlsx.biff import read_records
from ingest.limits import Limits

PROJECT = Path(__file__).resolve().parents[4]
DOCUMENTS = PROJECT.parent / "shared" / "documents" / "xls"
REAL = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the real files are not beside this checkout")


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def workbook(*cells: bytes, code: str = '#,##0"원"') -> bytes:
    """A Workbook stream of one sheet whose second cell style has a format code of its own."""
    form = record(0x41E, struct.pack("<HHB", 164, len(code), 1) + code.encode("utf-16-le"))
    styles = record(0xE0, struct.pack("<HH", 0, 0) + bytes(16)) + record(0xE0, struct.pack("<HH", 0, 164) + bytes(16))
    start = record(0x809, struct.pack("<HH", 0x600, 5) + bytes(12)) + form + styles
    bound = struct.pack("<IBBB", 0, 0, 0, 1) + b"\0A"
    place = len(start) + len(record(0x85, bound)) + 4
    bound = struct.pack("<I", place) + bound[4:]
    sheet = record(0x809, struct.pack("<HH", 0x600, 16) + bytes(12)) + b"".join(cells) + record(0x0A, b"")
    return start + record(0x85, bound) + record(0x0A, b"") + sheet


def test_numbers_in_all_their_forms_have_their_format():
    stream = workbook(
        record(0x203, struct.pack("<HHHd", 0, 0, 1, 1234.5)),
        record(0x27E, struct.pack("<HHHI", 1, 0, 1, (700 << 2) | 2)),
        record(0x27E, struct.pack("<HHHI", 2, 0, 0, ((-5 & 0x3FFFFFFF) << 2) | 3)),
        record(0xBD, struct.pack("<HH", 3, 1) + struct.pack("<HI", 1, 6) * 2 + struct.pack("<H", 2)),
        record(0x06, struct.pack("<HHHd", 4, 0, 1, 8.0) + bytes(8)),
        record(0x06, struct.pack("<HHH", 5, 0, 1) + bytes(6) + b"\xff\xff" + bytes(8)),
        record(0x208, struct.pack("<HHHHHHBB", 4, 0, 1, 0, 0, 0, 0x20, 0) + bytes(2)),
        record(0x23E, struct.pack("<H", 0x08) + bytes(16)),
        record(0x41, struct.pack("<HH", 0, 2) + bytes(6)),
    )
    (sheet,) = read_records(stream).sheets
    won = '#,##0"원"'
    assert sheet.numbers == {
        (0, 0): (1234.5, won), (1, 0): (700.0, won), (2, 0): (-0.05, "General"),
        (3, 1): (1.0, won), (3, 2): (1.0, won), (4, 0): (8.0, won),
    }  # fmt: skip
    assert sheet.hidden_rows == {4} and sheet.header_ends == [1]


def test_a_locked_workbook_says_so():
    assert read_records(record(0x809, struct.pack("<HH", 0x600, 5)) + record(0x2F, bytes(6))).locked


def test_any_records_are_survived():
    stream = workbook(record(0x203, struct.pack("<HHHd", 0, 0, 1, 1234.5)))
    chance = random.Random(6)
    for _ in range(300):
        flipped = bytearray(stream[: chance.randrange(1, len(stream) + 1)])
        for _ in range(3):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        assert len(read_records(bytes(flipped)).sheets) <= 2


@REAL
def test_the_real_population():
    content = read_xls((DOCUMENTS / "kordoc__population.xls").read_bytes(), Limits())
    first, heading = content.pieces[1], content.pieces[2]
    assert isinstance(first, Table) and isinstance(heading, Paragraph)
    assert [label.label for label in content.page_labels] == ["2024년", "2023년"] and heading.page == 2
    busan = {cell.column: cell.content[0] for cell in first.cells if cell.row == 2}
    assert busan[0] == Paragraph("부산광역시", page=1) and busan[4] == Paragraph("1462384", page=1)


@REAL
def test_broken_files_are_refused_or_read():
    whole = (DOCUMENTS / "kordoc__budget.xls").read_bytes()
    chance = random.Random(7)
    broken = [whole[: chance.randrange(len(whole))] for _ in range(50)]
    for _ in range(100):
        flipped = bytearray(whole)
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        broken.append(bytes(flipped))
    for data in broken:
        try:
            assert read_xls(data, Limits()).pieces
        except IngestError as refusal:
            assert refusal.problem and refusal.remedy
