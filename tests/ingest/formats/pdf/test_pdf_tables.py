"""Tables of PDFs: cells in their places, merged ones, tables in cells, tables over pages."""

import pytest
from paper import Paper, Sheet

from ingest.content import Box, Cell, Content, Paragraph, Piece, Table
from ingest.formats.pdf import read
from ingest.limits import Limits

Shape = dict[tuple[int, int], str]


def one(paper: Paper) -> Content:
    return read(paper.pdf(), Limits())


def said(pieces: tuple[Piece, ...]) -> str:
    parts = []
    for piece in pieces:
        if isinstance(piece, Paragraph):
            parts.append(piece.text)
        elif isinstance(piece, Box):
            parts.append(f"<{said(piece.content)}>")
        else:
            parts.append("{" + "|".join(said(cell.content) for cell in piece.cells) + "}")
    return "/".join(parts)


def tables(content: Content) -> list[Table]:
    return [piece for piece in content.pieces if isinstance(piece, Table)]


def shape(table: Table) -> dict[tuple[int, int], tuple[int, int, str]]:
    return {(cell.row, cell.column): (cell.row_span, cell.column_span, said(cell.content)) for cell in table.cells}


def fill(sheet: Sheet, xs: list[float], ys: list[float], rows: list[list[str]]) -> None:
    for y, row in zip(ys, rows, strict=False):
        for x, text in zip(xs, row, strict=False):
            if text:
                sheet.text(x + 4, y + 14, text)


XS, YS = [60.0, 160.0, 260.0, 360.0], [100.0, 120.0, 140.0, 160.0]
ROWS = [["구분", "2023", "2024"], ["인건비", "1,200", "1,350"], ["운영비", "", "80"]]
PLAIN = {
    (row, column): (1, 1, text) for row, texts in enumerate(ROWS) for column, text in enumerate(texts)
}  # fmt: skip


def test_each_cell_stands_at_its_row_and_column():
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 90, "<표 1> 예산")
    sheet.grid(XS, YS)
    fill(sheet, XS, YS, ROWS)
    content = one(paper)
    assert shape(tables(content)[0]) == PLAIN
    assert content.pieces[0] == Paragraph("<표 1> 예산", page=1)
    assert tables(content)[0].page == 1


def test_rules_may_be_dotted_double_or_thin_boxes():
    paper = Paper()
    sheet = paper.sheet()
    for x in XS:
        for place in range(30):
            sheet.rule(x, 100 + 2 * place, x, 101.4 + 2 * place)
    for y in YS:
        sheet.painted(60, y - 0.3, 360, y + 0.3, grey=0)
        sheet.rule(60, y + 2, 360, y + 2)
    fill(sheet, XS, YS, ROWS)
    assert shape(tables(one(paper))[0]) == PLAIN


def test_merged_cells_span_rows_and_columns():
    paper = Paper()
    sheet = paper.sheet()
    for y0, x0, x1 in ((100, 60, 360), (120, 160, 360), (140, 60, 360), (160, 60, 360)):
        sheet.rule(x0, y0, x1, y0)
    for x, y0, y1 in ((60, 100, 160), (160, 100, 160), (260, 120, 160), (360, 100, 160)):
        sheet.rule(x, y0, x, y1)
    fill(sheet, XS, YS, [["구분", "예산"], ["", "본예산", "추경"], ["합계", "10", "20"]])
    assert shape(tables(one(paper))[0]) == {
        (0, 0): (2, 1, "구분"),
        (0, 1): (1, 2, "예산"),
        (1, 1): (1, 1, "본예산"),
        (1, 2): (1, 1, "추경"),
        (2, 0): (1, 1, "합계"),
        (2, 1): (1, 1, "10"),
        (2, 2): (1, 1, "20"),
    }


def test_a_table_open_at_its_sides_is_closed_by_the_ends_of_its_rules():
    paper = Paper()
    sheet = paper.sheet()
    for y in YS:
        sheet.rule(60, y, 360, y)
    for x in (160, 260):
        sheet.rule(x, 100, x, 160)
    fill(sheet, XS, YS, ROWS)
    assert shape(tables(one(paper))[0]) == PLAIN


def test_sides_beside_the_header_row_alone_leave_the_outer_columns_whole():
    paper = Paper()
    sheet = paper.sheet()
    for y in YS:
        sheet.rule(60, y, 360, y)
    for x in (160, 260):
        sheet.rule(x, 100, x, 160)
    for x in (60, 360):
        sheet.rule(x, 100, x, 120)
    fill(sheet, XS, YS, ROWS)
    assert shape(tables(one(paper))[0]) == PLAIN


def test_columns_that_go_on_over_pages_without_ends_are_a_row():
    paper = Paper()
    sheet = paper.sheet()
    for x in (60, 300, 540):
        sheet.rule(x, 80, x, 780)
    for place in range(5):
        sheet.text(70, 120 + 16 * place, f"현행 {place}째 줄")
        sheet.text(310, 120 + 16 * place, f"개정 {place}째 줄")
    cells = tables(one(paper))[0].cells
    assert [said(cell.content).replace("\n", "/") for cell in cells] == [
        "/".join(f"{name} {place}째 줄" for place in range(5)) for name in ("현행", "개정")
    ]


def test_figures_close_to_a_rule_are_divided_by_it():
    paper = Paper()
    sheet = paper.sheet()
    sheet.grid([60, 100, 140], [100, 120])
    sheet.text(61, 114, "1234567812345")
    cells = tables(one(paper))[0].cells
    assert [said(cell.content) for cell in cells] == ["12345678", "12345"]


def test_a_table_in_a_cell_stays_in_it():
    paper = Paper()
    sheet = paper.sheet()
    sheet.grid([60, 160, 460], [100, 220])
    sheet.text(64, 114, "설명")
    sheet.text(170, 114, "안의 표")
    sheet.grid([180, 240, 300], [130, 150, 170])
    fill(sheet, [180, 240], [130, 150], [["갑", "을"], ["1", "2"]])
    sheet.text(170, 200, "뒤의 글")
    content = one(paper)
    assert len(tables(content)) == 1
    assert said(tables(content)[0].cells[1].content) == "안의 표/{갑|을|1|2}/뒤의 글"


def test_a_frame_is_a_box_and_a_frame_around_the_page_is_none():
    paper = Paper()
    sheet = paper.sheet()
    sheet.grid([30, 560], [30, 800])
    sheet.grid([60, 400], [100, 140])
    sheet.text(70, 124, "테두리 안의 글")
    sheet.text(60, 200, "밖의 글")
    assert one(paper).pieces == (
        Box((Paragraph("테두리 안의 글", page=1),), page=1),
        Paragraph("밖의 글", page=1),
    )


def test_rules_without_text_and_underlines_are_no_tables():
    paper = Paper()
    sheet = paper.sheet()
    sheet.grid([60, 160, 260], [500, 520, 540])
    sheet.text(60, 100, "밑줄이 있는 제목")
    sheet.rule(60, 103, 150, 103)
    assert one(paper).pieces == (Paragraph("밑줄이 있는 제목", page=1),)


def test_painted_first_rows_are_header_and_painted_labels_name_their_rows():
    paper = Paper()
    sheet = paper.sheet()
    sheet.painted(60, 100, 360, 120)
    sheet.painted(60, 120, 160, 160)
    sheet.grid(XS, YS)
    fill(sheet, XS, YS, ROWS)
    table = tables(one(paper))[0]
    assert table.header_rows == 1
    assert {(cell.row, cell.column) for cell in table.cells if cell.heads} == {(0, 0), (1, 0), (2, 0)}


def test_a_header_repeated_on_the_next_page_is_one():
    paper = Paper()
    for rows in (ROWS, [ROWS[0], ["사업비", "5", "6"], ["예비비", "1", "2"]]):
        sheet = paper.sheet()
        sheet.grid(XS, YS)
        fill(sheet, XS, YS, rows)
    assert [(table.page, table.header_rows) for table in tables(one(paper))] == [(1, 1), (2, 1)]


def test_lines_of_a_cell_are_together_and_its_items_apart():
    paper = Paper()
    sheet = paper.sheet()
    sheet.grid([60, 160, 436], [100, 180])
    sheet.text(64, 114, "세부 내용")
    for y, text in ((114, "○ 첫째 항목의 긴 줄이 칸의 오른쪽 끝까지 이르러 다음"), (130, "줄로"), (146, "○ 둘째")):
        sheet.text(164, y, text)
    content = tables(one(paper))[0].cells[1].content
    assert said(content) == "○ 첫째 항목의 긴 줄이 칸의 오른쪽 끝까지 이르러 다음\n줄로/○ 둘째"


def test_a_cell_may_stand_between_turned_coordinates():
    paper = Paper()
    sheet = paper.sheet()
    sheet.drawn.append("q 2 0 0 2 -60 -642 cm")
    sheet.grid([60, 110, 160], [100, 115, 130])
    sheet.drawn.append("Q")
    sheet.text(70, 220, "갑")
    assert all(
        cell == Cell(cell.row, cell.column, cell.content) for table in tables(one(paper)) for cell in table.cells
    )


@pytest.mark.parametrize("columns", [Limits().columns + 1])
def test_too_many_columns_are_read_as_lines(columns: int):
    paper = Paper()
    sheet = paper.sheet(width=14_000)
    xs = [20 + 6.0 * place for place in range(columns + 1)]
    sheet.grid(xs, [100, 120])
    sheet.text(24, 114, "첫째 칸")
    assert "".join(said((piece,)) for piece in one(paper).pieces).replace(" ", "") == "첫째칸"
