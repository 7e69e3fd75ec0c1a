"""Real files of offices, where the folder of them is at hand."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from ingest.content import Cell, Content, Note, Paragraph, Piece, Table
from ingest.errors import IngestError
from ingest.formats.hwpx import read
from ingest.formats.hwpx.inline import clean
from ingest.formats.packages import open_package
from ingest.limits import Limits

PROJECT = Path(__file__).resolve().parents[4]
DOCUMENTS = PROJECT.parent / "shared" / "documents"
FILES = sorted((DOCUMENTS / "hwpx").glob("*.hwpx"))

pytestmark = pytest.mark.skipif(not FILES, reason=f"no real files at {DOCUMENTS}")


def content(start: str) -> Content:
    (path,) = (path for path in FILES if path.name.startswith(start))
    return read(path.read_bytes(), Limits())


def all_within(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Every piece, outer ones before what stands in them."""
    for piece in pieces:
        yield piece
        if isinstance(piece, Paragraph):
            for note in piece.notes:
                yield from all_within(note.content)
            continue
        yield from piece.caption
        inner = (cell.content for cell in piece.cells) if isinstance(piece, Table) else (piece.content,)
        for pieces_inside in inner:
            yield from all_within(pieces_inside)


def paragraphs(found: Content) -> list[Paragraph]:
    return [piece for piece in all_within(found.pieces) if isinstance(piece, Paragraph)]


def tables(found: Content) -> list[Table]:
    return [piece for piece in all_within(found.pieces) if isinstance(piece, Table)]


def words(cell: Cell) -> str:
    return " ".join(piece.text.strip() for piece in all_within(cell.content) if isinstance(piece, Paragraph))


def cell_at(table: Table, row: int, column: int) -> str:
    return next(words(cell) for cell in table.cells if (cell.row, cell.column) == (row, column))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:30])
def test_every_character_of_the_file_stands_in_what_is_read(path: Path):
    raw = path.read_bytes()
    found = read(raw, Limits())
    package = open_package(raw, Limits())
    written: Counter[str] = Counter()
    for name in package.names:
        if "section" in name:
            for text in package.xml(name).iter("{*}t"):
                written.update(clean("".join(text.itertext())))
    kept = Counter("".join(one.text for one in paragraphs(found)) + "".join(found.left_out))
    assert {sign: count for sign, count in (written - kept).items() if not sign.isspace()} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:30])
def test_no_two_cells_cover_one_place_and_the_whole_grid_is_covered(path: Path):
    for table in tables(read(path.read_bytes(), Limits())):
        covered = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        ]
        rows, columns = max(row for row, _ in covered) + 1, max(column for _, column in covered) + 1
        assert len(covered) == len(set(covered)) == rows * columns


def test_the_press_release_is_read_as_printed():
    found = content("noori")
    assert (found.author, found.pages_are_sure) == ("이은지", True)
    first, title, *_, compared = tables(found)
    assert cell_at(first, 1, 2) == "담당부서"
    assert cell_at(first, 1, 3) == "거대공공연구정책과"
    (cell,) = title.cells
    assert [piece.number for piece in cell.content if isinstance(piece, Paragraph)] == ["", "", "-", "-"]
    assert (cell_at(compared, 3, 0), cell_at(compared, 3, 1), cell_at(compared, 3, 2)) == (
        "총 길이",
        "47.2 m",
        "25.8 m",
    )
    assert compared.page == 3


def test_the_press_release_is_the_same_in_both_formats():
    from ingest.formats.hwp import read as read_hwp

    other = read_hwp((DOCUMENTS / "hwp" / "hwpjs__noori.hwp").read_bytes(), Limits())
    assert content("noori").pieces == other.pieces


def test_notes_stand_at_their_anchors():
    notes = [(one.text[: note.at], note) for one in paragraphs(content("HwpForge__05")) for note in one.notes]
    assert [(before, note.marker) for before, note in notes] == [
        ("이 문장에는 각주가 있습니다", "1)"),
        ("첫 번째 각주", "2)"),
        ("첫 번째 각주와 두 번째 각주", "3)"),
        ("이 문장에는 미주가 있습니다", "1)"),
        ("각주", "4)"),
        ("각주와 미주", "2)"),
        ("긴 각주 내용 테스트", "5)"),
    ]
    assert notes[1][1] == Note(7, "2)", (Paragraph("각주 2: 첫 번째 참고 자료."),))


def test_a_note_in_a_long_form_has_the_marker_that_hancom_wrote():
    (noted,) = (one for one in paragraphs(content("붙임4-1")) if one.notes)
    assert noted.text[: noted.notes[0].at].endswith("(예) SIP")
    assert noted.notes[0].marker == "1)"
    assert isinstance(first := noted.notes[0].content[0], Paragraph)
    assert first.text.startswith("SIP(Session Initiation Protocol)")


def test_numbers_in_boxes_are_real_signs():
    signs = [one.text[:1] for one in paragraphs(content("public_official")) if one.text[:1] in set("①②③④⑤⑥⑦⑧⑨⑩⑪⑫")]
    assert "".join(signs) == "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"


def test_a_table_in_a_cell_stays_there():
    (outer,) = (table for table in content("mpm_").pieces if isinstance(table, Table))
    assert [type(piece) for piece in outer.cells[0].content][-1] is Table
    assert cell_at(outer, 1, 0).startswith("< 국민참여정책단 활동 개요 >")


def test_a_password_is_named():
    path = DOCUMENTS / "bad" / "kordoc__HWP5-password-123456.hwpx"
    with pytest.raises(IngestError, match="암호가 걸린"):
        read(path.read_bytes(), Limits())
