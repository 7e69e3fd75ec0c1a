"""Real .hwp documents, where the folder of them is there."""

from pathlib import Path

import pytest

from ingest.content import Content, Paragraph, Piece, Table
from ingest.errors import IngestError
from ingest.formats.hwp import read
from ingest.limits import Limits

DOCUMENTS = Path(__file__).resolve().parents[5] / "shared" / "documents"
pytestmark = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the folder of real documents isn't here")


def document(name: str) -> Content:
    return read((DOCUMENTS / "hwp" / name).read_bytes(), Limits())


def tables(pieces: tuple[Piece, ...]) -> list[Table]:
    return [piece for piece in pieces if isinstance(piece, Table)]


def row(table: Table, number: int) -> list[str]:
    return [" ".join(piece.text for piece in cell.content) for cell in table.cells if cell.row == number]


def test_the_press_release_has_its_rows():
    pieces = document("hwpjs__noori.hwp").pieces
    rocket = tables(pieces)[-1]
    assert row(rocket, 5) == ["이륙 중량", "200 톤", "52.1 톤"]
    assert rocket.page == 3
    assert [cell.column_span for cell in tables(pieces)[0].cells if cell.row == 0] == [1, 3]


def test_outline_numbers_are_those_that_the_editor_prints():
    numbers = [piece.number for piece in document("hwpjs__outline.hwp").pieces]
    assert numbers == ["1.", "가.", "1)", "가)", "(1)", "(2)", "나.", "(가)", "(나)", "①", "②", "③", "⑤", "⑦", "2."]


def test_two_notes_at_one_place():
    called, ended = document("hwpjs__footnote-endnote.hwp").pieces
    for paragraph, words in ((called, "각주"), (ended, "미주")):
        assert isinstance(paragraph, Paragraph)
        assert [(one.at, one.marker, one.content[0].text) for one in paragraph.notes] == [
            (4, "1)", f"{words}입니다."), (4, "2)", f"{words} 두 번째입니다."),
        ]  # fmt: skip


def test_a_distribution_document_is_read():
    found = document("hwpjs__distribution.hwp")
    assert (found.title, found.date) == ("한글문서파일구조_배포용문서", "2014-10-09")
    assert tables(found.pieces)[0].caption[0].text == "표 1 배포용 문서와 일반 문서의 차이점"


def test_pages_of_a_long_document_with_tables_over_pages():
    found = document("openhwp__한글문서파일형식_5.0_revision1.3.hwp")
    starts = {piece.text: piece.page for piece in found.pieces if isinstance(piece, Paragraph)}
    assert starts["Tag ID : HWPTAG_NUMBERING"] == 31
    assert starts["Tag ID : HWPTAG_SHAPE_COMPONENT_CURVE"] == 51
    assert found.pieces[-1].page == 71
    assert tables(found.pieces)[1].caption[0].text == "표 2 전체 구조"


def test_header_cells_and_rows_over_pages():
    found = document("HwpForge__table_06c_repeat_header_multi_page.hwp")
    table = tables(found.pieces)[0]
    assert (table.header_rows, [cell.heads for cell in table.cells][:4]) == (1, [True, True, True, False])


@pytest.mark.parametrize(
    ("name", "problem"),
    [("kordoc__HWP3-password-123456.hwp", "3.x"), ("kordoc__HWP5-password-123456.hwpx", "아닙니다")],
)
def test_bad_files_are_refused(name: str, problem: str):
    with pytest.raises(IngestError, match=problem):
        read((DOCUMENTS / "bad" / name).read_bytes(), Limits())
