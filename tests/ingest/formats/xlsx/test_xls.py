"""Old workbooks: the real ones, damage, and streams written record by record."""

import random
import struct
from pathlib import Path

import pytest

from ingest.content import Paragraph, Table
from ingest.errors import IngestError
from ingest.formats.xlsx import read_xls
from ingest.formats.xlsx.biff import BinarySheet, is_biff8, read_workbook
from ingest.formats.xlsx.grid import Area
from ingest.formats.xlsx.sheets import Budget
from ingest.limits import Limits

PROJECT = Path(__file__).resolve().parents[4]
DOCUMENTS = PROJECT.parent / "shared" / "documents" / "xls"
REAL = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the real files are not beside this checkout")


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def text(words: str, size: str = "H") -> bytes:
    return struct.pack(f"<{size}B", len(words), 1) + words.encode("utf-16-le")


def workbook(*cells: bytes, strings: bytes = b"", code: str = '#,##0"원"', state: int = 0) -> bytes:
    """A Workbook stream of one sheet whose second cell style has a format code of its own."""
    form = record(0x41E, struct.pack("<H", 164) + text(code))
    styles = record(0xE0, struct.pack("<HH", 0, 0) + bytes(16)) + record(0xE0, struct.pack("<HH", 0, 164) + bytes(16))
    start = record(0x809, struct.pack("<HH", 0x600, 5) + bytes(12)) + form + styles + strings
    name = text("자료", "B")
    place = len(start) + 4 + 6 + len(name) + 4
    bound = record(0x85, struct.pack("<IBB", place, state, 0) + name)
    sheet = record(0x809, struct.pack("<HH", 0x600, 16) + bytes(12)) + b"".join(cells) + record(0x0A, b"")
    return start + bound + record(0x0A, b"") + sheet


def only(stream: bytes) -> BinarySheet:
    assert is_biff8(stream)
    (sheet,) = read_workbook(stream, Budget(Limits()))
    return sheet


def test_numbers_in_all_their_forms_are_shown():
    sheet = only(
        workbook(
            record(0x203, struct.pack("<HHHd", 0, 0, 1, 1234.5)),
            record(0x27E, struct.pack("<HHHI", 1, 0, 1, (700 << 2) | 2)),
            record(0x27E, struct.pack("<HHHI", 2, 0, 0, ((-5 & 0x3FFFFFFF) << 2) | 3)),
            record(0xBD, struct.pack("<HH", 3, 1) + struct.pack("<HI", 1, 6) * 2 + struct.pack("<H", 2)),
            record(0x06, struct.pack("<HHHd", 4, 0, 1, 8.0) + bytes(8)),
        )
    )
    assert sheet.rows == {
        0: {0: "1,235원"}, 1: {0: "700원"}, 2: {0: "-0.05"}, 3: {1: "1원", 2: "1원"}, 4: {0: "8원"},
    }  # fmt: skip


def test_texts_truths_and_errors():
    counted = struct.pack("<HHH", 0, 0, 0)
    sheet = only(
        workbook(
            record(0x06, counted + b"\0\0\0\0\0\0\xff\xff" + bytes(8)) + record(0x207, text("계산된 글")),
            record(0x06, struct.pack("<HHH", 0, 1, 0) + b"\1\0\1\0\0\0\xff\xff" + bytes(8)),
            record(0x06, struct.pack("<HHH", 0, 2, 0) + b"\2\0\7\0\0\0\xff\xff" + bytes(8)),
            record(0x205, struct.pack("<HHHBB", 0, 3, 0, 42, 1)) + record(0x205, struct.pack("<HHHBB", 0, 4, 0, 0, 0)),
            record(0x204, struct.pack("<HHH", 0, 5, 0) + text("이름\r\n둘")),
        )
    )
    assert sheet.rows == {0: {0: "계산된 글", 1: "TRUE", 2: "#DIV/0!", 3: "#N/A", 4: "FALSE", 5: "이름\n둘"}}


@pytest.mark.parametrize(
    ("cut", "width"),
    [
        (7, b""), (20, b""), (22, b""),  # between texts, and in the runs of fonts behind one
        (3, b"\1"), (5, b"\1"), (12, b"\1"), (14, b"\1"), (25, b"\0"), (27, b"\0"),  # among letters
    ],
)  # fmt: skip
def test_shared_texts_run_on_into_the_next_record(cut: int, width: bytes):
    """Where letters are cut, their width stands anew."""
    rich = struct.pack("<HBH", 3, 0x09, 1) + "나다라".encode("utf-16-le") + bytes(4)
    whole = text("가나") + rich + struct.pack("<HB", 3, 0) + b"abc"
    strings = record(0xFC, struct.pack("<II", 3, 3) + whole[:cut]) + record(0x3C, width + whole[cut:])
    cells = [record(0xFD, struct.pack("<HHHI", 0, at, 0, at)) for at in range(3)]
    assert only(workbook(*cells, strings=strings)).rows == {0: {0: "가나", 1: "나다라", 2: "abc"}}


def test_what_surrounds_the_cells():
    sheet = only(
        workbook(
            record(0x203, struct.pack("<HHHd", 4, 0, 0, 1)),
            record(0x208, struct.pack("<HHHHHHBB", 4, 0, 1, 0, 0, 0, 0x20, 0) + bytes(2)),
            record(0x23E, struct.pack("<H", 0x08) + bytes(16)) + record(0x41, struct.pack("<HH", 0, 2) + bytes(6)),
            record(0xE5, struct.pack("<H4H4H", 2, 0, 1, 0, 3, 5, 4, 0, 0)),
            record(0x14, text("&C대외비")),
            record(0x5D, struct.pack("<4H", 0x15, 18, 0x19, 1))
            + record(0x1B6, struct.pack("<5HH", 0, 0, 0, 0, 0, 2))
            + record(0x3C, b"\1" + "메모".encode("utf-16-le")),
            record(0x5D, struct.pack("<4H", 0x15, 18, 6, 2))
            + record(0x1B6, struct.pack("<5HH", 0, 0, 0, 0, 0, 2))
            + record(0x3C, b"\1" + "상자".encode("utf-16-le")),
            state=1,
        )
    )
    assert (sheet.hidden, sheet.hidden_rows, sheet.header_ends, sheet.merges) == (True, {4}, [1], [Area(0, 0, 1, 3)])
    assert (sheet.notes, sheet.boxes) == (["대외비", "메모"], ["상자"])


def test_damage_costs_its_record_and_is_counted():
    sheet = only(
        workbook(record(0xFD, struct.pack("<HHHI", 0, 0, 0, 9)), record(0x203, struct.pack("<HHHd", 0, 1, 0, 2)))
    )
    assert sheet.rows == {0: {1: "2"}} and sheet.damaged == 1


def test_a_locked_workbook_and_too_many_cells_are_refused():
    start = record(0x809, struct.pack("<HH", 0x600, 5) + bytes(12))
    with pytest.raises(IngestError, match="암호"):
        read_workbook(start + record(0x2F, bytes(6)), Budget(Limits()))
    cells = [record(0x203, struct.pack("<HHHd", row, 0, 0, 1)) for row in range(20)]
    with pytest.raises(IngestError, match="칸이 너무 많은"):
        read_workbook(workbook(*cells), Budget(Limits(cells=10)))


def test_any_records_are_survived():
    strings = record(0xFC, struct.pack("<II", 1, 1) + text("가나다"))
    stream = workbook(record(0xFD, struct.pack("<HHHI", 0, 0, 0, 0)), strings=strings)
    chance = random.Random(6)
    for _ in range(1000):
        flipped = bytearray(stream[: chance.randrange(1, len(stream) + 1)])
        for _ in range(3):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        try:
            assert len(read_workbook(bytes(flipped), Budget(Limits()))) <= 2
        except IngestError as refusal:
            assert "암호" in refusal.problem


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
