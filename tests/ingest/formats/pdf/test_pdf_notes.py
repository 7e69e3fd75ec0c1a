"""Footnotes of PDFs at the words that call them."""

import pytest
from paper import Paper, Sheet

from ingest.content import Note, Paragraph, Table
from ingest.formats.pdf import read
from ingest.limits import Limits

BODY = ["이 사업은 국비로 한다. 그 밖의 일은 따로 정하는 바에 따르기로 하였으므로 이를 널리 빠짐없이 모두", "알린다."]


def noted(sheet: Sheet, notes: list[str]) -> None:
    sheet.rule(60, 700, 200, 700)
    sheet.lines(60, 715, notes, size=8, leading=12)


def pieces(paper: Paper) -> tuple[object, ...]:
    return read(paper.pdf(), Limits()).pieces


def note(at: int, marker: str, text: str, page: int = 1) -> Note:
    return Note(at, marker, (Paragraph(text, page=page, wrapped="\n" in text),))


def test_a_raised_mark_calls_its_note():
    paper = Paper()
    sheet = paper.sheet()
    sheet.lines(60, 80, BODY)
    end = sheet.text(60, 140, "지원율")
    end = sheet.text(end, 136, "1)", 6)
    sheet.text(end, 140, "은 절반이다.")
    noted(sheet, ["1) 국고보조금의 비율로서 해마다 새로 정하는", "값을 말한다."])
    assert pieces(paper)[-1] == Paragraph(
        "지원율은 절반이다.", page=1, notes=(note(3, "1)", "국고보조금의 비율로서 해마다 새로 정하는\n값을 말한다."),)
    )


def test_several_notes_keep_their_places():
    paper = Paper()
    sheet = paper.sheet()
    sheet.lines(60, 80, BODY)
    sheet.text(60, 140, "기관*과 단체**가 함께 한다.")
    noted(sheet, ["* 중앙행정기관", "** 비영리법인"])
    assert pieces(paper)[-1] == Paragraph(
        "기관과 단체가 함께 한다.", page=1, notes=(note(2, "*", "중앙행정기관"), note(6, "**", "비영리법인"))
    )


def test_a_note_may_be_called_in_a_table():
    paper = Paper()
    sheet = paper.sheet()
    sheet.lines(60, 80, BODY)
    sheet.grid([60, 200, 340], [140, 160])
    sheet.text(64, 154, "예산1)")
    sheet.text(204, 154, "100")
    noted(sheet, ["1) 추경 포함"])
    table = pieces(paper)[-1]
    assert isinstance(table, Table)
    assert table.cells[0].content == (Paragraph("예산", page=1, notes=(note(2, "1)", "추경 포함"),)),)


def test_a_note_that_nothing_calls_is_a_paragraph_of_its_page():
    paper = Paper()
    paper.sheet().lines(60, 80, BODY)
    paper.sheet().lines(60, 80, ["다음 쪽의 본문이다."])
    noted(paper.sheets[0], ["1) 부르는 데가 없는 주석"])
    found = [(piece.page, piece.text) for piece in pieces(paper) if isinstance(piece, Paragraph)]
    assert found == [(1, "\n".join(BODY)), (1, "1) 부르는 데가 없는 주석"), (2, "다음 쪽의 본문이다.")]


@pytest.mark.parametrize("size", [10, 14])
def test_lines_as_large_as_the_body_are_no_notes(size: float):
    paper = Paper()
    sheet = paper.sheet()
    sheet.lines(60, 80, BODY)
    sheet.rule(60, 700, 200, 700)
    sheet.text(60, 715, "1) 본문의 항목", size)
    assert isinstance(pieces(paper)[-1], Paragraph)
    assert not any(piece.notes for piece in pieces(paper) if isinstance(piece, Paragraph))
    assert [piece.text for piece in pieces(paper) if isinstance(piece, Paragraph)][-1] == "1) 본문의 항목"
