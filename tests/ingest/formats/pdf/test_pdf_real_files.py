"""The real PDFs, where they are at hand: tables by eye, agreement with the same document as .hwp, refusals."""

from pathlib import Path

import pytest

from ingest.content import Box, Content, Paragraph, Piece, Table
from ingest.errors import IngestError
from ingest.formats.pdf import read
from ingest.limits import Limits

DOCUMENTS = Path(__file__).resolve().parents[5] / "shared" / "documents"
pytestmark = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the folder of real documents is not here")


def opened(name: str) -> Content:
    return read(next((DOCUMENTS / "pdf").glob(name)).read_bytes(), Limits())


def texts(pieces: tuple[Piece, ...]) -> list[str]:
    found = []
    for piece in pieces:
        if isinstance(piece, Paragraph):
            found.append(piece.text.replace("\n", ""))
        elif isinstance(piece, Box):
            found.extend(texts(piece.content))
        else:
            found.extend(text for cell in piece.cells for text in texts(cell.content))
    return found


def shape(table: Table) -> dict[tuple[int, int], tuple[int, int, str]]:
    return {
        (cell.row, cell.column): (cell.row_span, cell.column_span, "".join(texts(cell.content))) for cell in table.cells
    }


def test_the_table_of_game_times_has_its_merged_cells():
    content = opened("AutoRAG__kbo*")
    table = next(piece for piece in content.pieces if isinstance(piece, Table))
    cells = shape(table)
    assert cells[1, 1] == (3, 1, "17:00")
    assert cells[1, 3] == (8, 1, "18:30")
    assert cells[4, 1] == (1, 2, "17:00")
    assert [cells[row, 0][2] for row in range(9)] == ["구분", *(f"{month}월" for month in range(3, 11))]
    assert table.header_rows == 1
    assert content.left_out == ("12",)


def test_the_budget_has_its_rows_whole():
    table = next(piece for piece in opened("office2pdf__08*").pieces if isinstance(piece, Table))
    cells = shape(table)
    assert cells[1, 0] == (3, 1, "개발팀")
    assert cells[4, 3] == (2, 1, "165,000,000")
    assert [cells[8, column][2] for column in (0, 2, 3)] == ["총계", "380,000,000", "380,000,000"]


def test_the_minutes_are_read_column_by_column():
    content = opened("*국회회의록*")
    found = texts(content.pieces)
    speech = next(text for text in found if text.startswith("그래서 이번에는 이것 그대로"))
    assert (
        "자는 이 국회 마지막 날 참여하지 않은 정부 부처 관계자에 대해서는" in speech
    )  # from the left column to the right
    assert speech.endswith("해임촉구결의안이 채택되기를 요청합니다.")
    assert sum("414회-환경노동" in text for text in content.left_out) == 20
    assert not any("환경노동제1차(2024년5월7일)" in text for text in found)


def test_the_bill_is_one_paragraph_over_the_page():
    paragraph = next(
        piece
        for piece in opened("*2125318*").pieces
        if isinstance(piece, Paragraph) and "그리고 탄소중립" in piece.text
    )
    assert paragraph.page == 1
    assert paragraph.text.replace("\n", "").endswith("하여야 함을 규정하고 있음.")


def test_drawn_letters_of_the_form_are_remarked():
    (remark,) = opened("auto-hwp*").remarks
    assert remark.startswith("4, 6, 8, 10, 12, 15~18쪽은 글자의 일부나 전부가 글자가 아니라 윤곽선 그림으로")


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("*chinese_scan*", "글자가 없는 스캔 PDF입니다(쪽마다 그림만 있습니다)."),
        ("*fake-jpg*", "PDF가 손상되었거나 PDF 파일이 아닙니다."),
        ("*password-protected.pdf", "암호가 걸린 PDF입니다."),
    ],
)
def test_bad_files_are_refused_by_name(name: str, problem: str):
    with pytest.raises(IngestError) as refused:
        read(next((DOCUMENTS / "bad").glob(name)).read_bytes(), Limits())
    assert refused.value.problem == problem
