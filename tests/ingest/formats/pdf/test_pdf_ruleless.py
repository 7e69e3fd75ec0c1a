"""Tables printed without rules, and what is only set in columns and must stay lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper import Paper, Sheet, width_of

from ingest.content import Cell, Content, Paragraph, Piece, Table
from ingest.formats.pdf import read
from ingest.limits import Limits
from tests.examples import examples

LEADING = 18


def one(paper: Paper) -> Content:
    return read(paper.pdf(), Limits())


def tables(content: Content) -> list[Table]:
    return [piece for piece in content.pieces if isinstance(piece, Table)]


def texts(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if isinstance(piece, Paragraph)]


def grid(table: Table) -> list[list[str]]:
    """The cells' texts by row and column; every place once."""
    rows = [["?"] * (1 + max(cell.column for cell in table.cells)) for _ in range(1 + table.cells[-1].row)]
    for cell in table.cells:
        assert cell == Cell(cell.row, cell.column, cell.content)
        rows[cell.row][cell.column] = "/".join(texts(cell.content))
    return rows


def set_rows(sheet: Sheet, y: float, rows: list[list[str]], places: list[float], leading: float = LEADING) -> float:
    """Print rows; a text whose place is negative ends there, as figures do."""
    for row in rows:
        for place, text in zip(places, row, strict=True):
            if text:
                sheet.text(place if place >= 0 else -place - width_of(text, 10), y, text)
        y += leading
    return y


def found(rows: list[list[str]], places: list[float], leading: float = LEADING) -> Content:
    paper = Paper()
    set_rows(paper.sheet(), 100, rows, places, leading)
    return one(paper)


BUDGET = [
    ["구분", "2023", "2024"],
    ["인건비", "1,200", "1,350.5"],
    ["운영비", "80", "△7"],
    ["자산취득비", "15,000", "12,000"],
]
PLACES = [60.0, -260.0, -380.0]


def test_names_and_figures_aligned_right_are_a_table():
    content = found(BUDGET, PLACES)
    assert grid(tables(content)[0]) == BUDGET
    assert [piece.page for piece in content.pieces] == [1]


def test_a_table_stands_between_its_paragraphs():
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 100, "예산은 다음과 같다.")
    sheet.text(300, 118, "(단위: 천원)")
    below = set_rows(sheet, 136, BUDGET, PLACES)
    sheet.text(60, below + 12, "이 표는 확정된 것이 아니다.")
    content = one(paper)
    assert [type(piece) for piece in content.pieces] == [Paragraph, Paragraph, Table, Paragraph]
    assert grid(tables(content)[0]) == BUDGET
    assert texts(content.pieces) == ["예산은 다음과 같다.", "(단위: 천원)", "이 표는 확정된 것이 아니다."]


def test_the_unit_beside_a_title_is_no_row():
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 100, "<표 1> 세출")
    sheet.text(320, 100, "(단위: 천원)")
    set_rows(sheet, 118, BUDGET, PLACES)
    content = one(paper)
    assert grid(tables(content)[0]) == BUDGET
    assert [" ".join(text.split()) for text in texts(content.pieces)] == ["<표 1> 세출 (단위: 천원)"]


def test_empty_places_and_a_name_alone_on_its_row_keep_the_others_in_their_columns():
    rows = [
        ["구분", "2022", "2023", "2024"],
        ["세입", "", "", ""],
        ["  수수료", "10", "", "30"],
        ["  이자", "5", "6", "7"],
        ["  기타", "1", "2", "-"],
    ]
    content = found(rows, [60, -220, -300, -380])
    assert grid(tables(content)[0]) == [[text.strip() for text in row] for row in rows]


def test_a_head_in_the_middle_of_a_wide_column_belongs_to_it():
    rows = [["자료형", "길이", "설명"], ["WORD", "2", "각주 번호"], ["BYTE", "1", "속성"], ["INT", "4", "간격"]]
    paper = Paper()
    sheet = paper.sheet()
    set_rows(sheet, 100, rows[:1], [60, 150, 320])
    set_rows(sheet, 100 + LEADING, rows[1:], [60, 155, 220])
    assert grid(tables(one(paper))[0]) == rows


def test_figures_in_every_column_are_a_table_below_a_head():
    rows = [["연도", "수출", "수입"], ["2024", "8", "2"], ["2023", "5", "7"], ["2022", "10", "30"]]
    assert grid(tables(found(rows, PLACES))[0]) == rows


def test_two_columns_are_a_table_where_the_second_holds_amounts_of_one_unit():
    rows = [["소프트웨어 개발비", "12,000원"], ["유지보수비", "3,400원"], ["감리비", "900원"]]
    assert grid(tables(found(rows, [60, -300]))[0]) == rows


def test_a_head_repeated_on_the_next_page_is_one():
    paper = Paper()
    more = [BUDGET[0], ["사업비", "7", "8"], ["연구비", "1", "2"], ["자산취득비", "3", "4"]]
    for y, rows in ((300, BUDGET), (100, more)):
        set_rows(paper.sheet(), y, rows, PLACES)
    assert [(table.page, table.header_rows) for table in tables(one(paper))] == [(1, 1), (2, 1)]


PROSE = "나라의 살림은 해마다 늘어 2024년에는 1,200억"
NO_TABLES: dict[str, tuple[list[list[str]], list[float]]] = {
    "prose in two columns": ([[PROSE, PROSE[::-1]]] * 3, [60, 310]),
    "contents with leaders": (
        [[f"제{place}장 사업의 개요 ················", str(3 * place)] for place in range(1, 6)],
        [60, -460],
    ),
    "contents of chosen parts with leaders": (
        [["가장", "사업 개요 ··········", "31"], ["나장", "방법 ··········", "4"], ["다장", "예산 ··········", "9"]],
        [60, 100, -460],
    ),
    "contents without leaders": (
        [["제1장", "사업의 개요", "1쪽"], ["제2장", "추진 방법", "4쪽"], ["제3장", "기대 효과", "12쪽"]],
        [60, 110, -460],
    ),
    "contents with a head": (
        [["차례", "쪽"], ["사업의 개요", "1"], ["추진 방법", "4"], ["기대 효과", "9"]],
        [60, -460],
    ),
    "labels": ([["일 시", "2024년5월7일(화)"], ["장 소", "환경노동위원회"], ["인 원", "12명"]], [60, 140]),
    "labels with figures": ([["사업기간", "12개월"], ["사업비", "1,200백만원"], ["인원", "5명"]], [60, 140]),
    "labels with colons": (
        [["담당 : 김철수", "전화 : 02-123-4567", "3층"]] * 2 + [["과장 : 이영희", "전화 : 02-123-4568", "4층"]] * 2,
        [60, 200, 400],
    ),
    "signatures": (
        [["위원장", "2024. 5. 7.", "홍길동", "(인)"], ["위원", "2024. 5. 7.", "김철수", "(인)"]] * 2,
        [60, 150, 280, 400],
    ),
    "names": (
        [["강은미", "김영진", "노웅래"], ["우원식", "윤건영", "이수진"], ["전용기", "진성준", "김형동"]],
        [60, 200, 340],
    ),
    "choices": (
        [["① 10명", "② 20명", "③ 30명"], ["① 1회", "② 2회", "③ 3회"], ["① 5원", "② 6원", "③ 7원"]],
        [60, 200, 340],
    ),
    "code": (
        [["int count = 1;", "10", "// 수"], ["int other = 2;", "20", "// 값"], ["int third = 3;", "30", "// 합"]],
        [60, 200, 340],
    ),
    "ticks of a chart": ([["300", "10", "60"], ["200", "30", "40"], ["100", "50", "20"]], [60, 200, 340]),
    "sentences": (
        [[f"{place}호선", "이 사업은 기한이 늘어났습니다.", f"{len(place)}00"] for place in ("가나", "다", "라", "마")],
        [60, 120, -460],
    ),
    "rows without names": (
        [["구분", "내역", "금액"], ["인건비", "급여", "300"], ["", "수당", "20"], ["운영비", "임차", "5"]],
        [60, 200, -460],
    ),
    "two rows": (BUDGET[:2], PLACES),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_TABLES)
def test_what_is_only_set_in_columns_stays_lines(name: str):
    rows, places = NO_TABLES[name]
    content = found(rows, places)
    assert tables(content) == []
    printed, said = (
        "".join("".join(parts).split()) for parts in ([text for row in rows for text in row], texts(content.pieces))
    )
    assert sorted(said.replace("·", "")) == sorted(printed.replace("·", ""))  # leaders are drawn


def test_a_list_with_indents_stays_lines():
    paper = Paper()
    sheet = paper.sheet()
    for place, (x, text) in enumerate([(60, "□ 추진 배경"), (80, "○ 2024년 1,200억"), (100, "- 3월 30명")] * 3):
        sheet.text(x, 100 + LEADING * place, text)
    assert tables(one(paper)) == []


def test_a_row_whose_cell_has_a_second_line_stays_lines_below_the_others():
    paper = Paper()
    sheet = paper.sheet()
    below = set_rows(sheet, 100, BUDGET, PLACES)
    sheet.text(230, below, "(조정)")
    content = one(paper)
    assert [grid(table) for table in tables(content)] == [BUDGET[:3]]
    assert "".join("".join(texts(content.pieces)).split()) == "자산취득비15,00012,000(조정)"


def test_rows_at_uneven_distances_stay_lines():
    paper = Paper()
    sheet = paper.sheet()
    for y, row in zip((100, 118, 148, 166), BUDGET, strict=True):
        set_rows(sheet, y, [row], PLACES)
    assert tables(one(paper)) == []


def test_figures_on_no_edge_stay_lines():
    paper = Paper()
    sheet = paper.sheet()
    for place, row in enumerate(BUDGET):
        set_rows(sheet, 100 + LEADING * place, [row], [60, -240.0 - 12 * (place % 3), 340.0 + 14 * (place % 3)])
    assert tables(one(paper)) == []


@settings(max_examples=examples(40), deadline=None)
@given(
    st.lists(
        st.lists(st.text("가나다 1,9.%-①:", min_size=0, max_size=8), min_size=4, max_size=4), min_size=1, max_size=8
    )
)
def test_no_sign_is_lost_whatever_stands_in_the_columns(rows: list[list[str]]):
    rows = [["시작", *row[1:]] for row in rows]
    content = found(rows, [60, 180, -400, 440])
    said = texts(content.pieces)
    for table in tables(content):
        said.extend(text for row in grid(table) for text in row)
    printed = sorted("".join("".join(row) for row in rows).replace(" ", ""))
    assert sorted("".join("".join(said).split())) == printed
