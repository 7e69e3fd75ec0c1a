"""Tables that plain text lays out for the eye: drawn with lines, or set in columns of blanks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.plain import read_blocks
from ingest.types import BlockKind
from tests.ingest.outline_tree import tree

Named = dict[str, tuple[str, ...]]


def named(text: str) -> Named:
    """What names each cell, by its words, which are all different here."""
    blocks = read_blocks(text)
    cells = [block for block in blocks if block.kind is BlockKind.CELL]
    said = {block.id: text[block.start : block.end] for block in cells}
    return {said[cell.id]: tuple(said[head] for head in cell.headers) for cell in cells}


def kinds(text: str) -> set[BlockKind]:
    return {block.kind for block in read_blocks(text)}


DRAWN = """┌──────┬────────┬──────┐
│ 구분 │ 대상   │ 일수 │
├──────┼────────┼──────┤
│ 결혼 │ 본인   │ 5    │
│      │ 자녀   │ 1    │
│ 사망 │ 배우자 │ 7일  │
└──────┴────────┴──────┘
※ 휴일은 세지 않는다.
"""


def test_a_drawn_table_is_a_table():
    assert named(DRAWN) == {
        "구분": (),
        "대상": (),
        "일수": (),
        "결혼": ("구분",),
        "본인": ("대상", "결혼"),
        "5": ("일수", "결혼", "본인"),
        "자녀": ("대상", "결혼"),
        "1": ("일수", "결혼", "자녀"),
        "사망": ("구분",),
        "배우자": ("대상", "사망"),
        "7일": ("일수", "사망", "배우자"),
    }
    assert [block.kind for block in read_blocks(DRAWN)][-1] is BlockKind.FOOTNOTE


@pytest.mark.parametrize(
    "text",
    [
        "│ 급 │ 요금 │\n│ 특실 │ 300 │\n│ 일반실 │ 200 │",
        "┃ 급 ┃ 요금 ┃\n┣━━━━╋━━━━━━┫\n┃ 특실 ┃ 300 ┃\n┃ 일반실 ┃ 200 ┃",
        "║ 급 ║ 요금 ║\n╠════╬══════╣\n║ 특실 ║ 300 ║\n\n║ 일반실 ║ 200 ║",  # a blank line below each
        " ┌──┬──┐\n\n │급 │요금 │\n\n ├──┼──┤\n\n │특실 │300 │\n\n ├──┼──┤\n\n │일반실 │200 │\n\n └──┴──┘",
    ],
)
def test_other_signs_and_blank_lines(text: str):
    assert named(text)["300"] == ("요금", "특실")
    assert named(text)["200"] == ("요금", "일반실")


def test_a_head_that_spans_columns_stands_above_them():
    text = (
        "│ 구분   │ 2024년        │ 2025년        │\n"
        "│        │ 국비  │ 시비  │ 국비   │ 시비 │\n"
        "│ 도로   │ 10    │ 20    │ 30     │ 40   │\n"
    )
    blocks = read_blocks(text)
    cell = next(block for block in blocks if text[block.start : block.end] == "30")
    assert [text[blocks[head].start : blocks[head].end] for head in cell.headers] == ["2025년", "국비", "도로"]


def test_two_tables_below_one_another_stay_two():
    table = "┌──┬──┐\n│급│요금│\n├──┼──┤\n│{}│3│\n└──┴──┘\n"
    blocks = read_blocks(table.format("가") + "\n" + table.format("나"))
    assert sum(block.kind is BlockKind.TABLE for block in blocks) == 2


def test_a_frame_holds_lines_of_text():
    text = "┌───────────────┐\n│ 신청 기간: 3월 2일부터 │\n│ 신청 장소: 주민센터    │\n└───────────────┘\n"
    assert tree(text) == "P 신청 기간: 3월 2일부터\nP 신청 장소: 주민센터"


COLUMNS = """3. 제원

   항목              1호기      2호기
   -----------------------------------
   출력              75kW       110kW
   무게(kg)          1,200      1,850
   제어방식                     인버터

   ※ 2호기는 2022년에 들였다.
"""


def test_columns_of_blanks_are_a_table():
    assert named(COLUMNS) == {
        "항목": (),
        "1호기": (),
        "2호기": (),
        "출력": ("항목",),
        "75kW": ("1호기", "출력"),
        "110kW": ("2호기", "출력"),
        "무게(kg)": ("항목",),
        "1,200": ("1호기", "무게(kg)"),
        "1,850": ("2호기", "무게(kg)"),
        "제어방식": ("항목",),
        "인버터": ("2호기", "제어방식"),
    }


def test_figures_that_end_below_one_another():
    text = "지역      2024년     2025년\n유럽         397        486\n동남아     1,268      1,291\n"
    assert named(text)["1,291"] == ("2025년", "동남아")


def test_a_cell_too_long_for_its_column_pushes_the_others():
    text = (
        "위반             1차            2차            3차\n"
        "메모를 붙여 둠   구두 주의      서면 경고      정직\n"
        "카드를 빌려줌    위원회 회부 뒤 감봉  출입 정지   해고\n"
    )
    assert named(text)["출입 정지"] == ("2차", "카드를 빌려줌")


def test_a_table_goes_on_right_below_a_point():
    text = "○ 수출은 늘었다\n  지역     올해    작년\n  유럽     486     397\n  북미     402     431\n○ 수입은 줄었다\n"
    assert named(text)["402"] == ("올해", "북미")
    assert [block.kind for block in read_blocks(text)].count(BlockKind.BULLET) == 2


@pytest.mark.parametrize(
    "text",
    [
        "수신  각 부서장\n참조  총무과장\n제목  회의 안내\n",  # a letter's head
        "1.  목적을 정한다\n2.  범위를 정한다\n3.  용어를 정한다\n4.  책임을 정한다\n",
        "가.  관내출장\n나.  관외출장\n다.  국외출장\n라.  부임\n",
        "작성: 기획실 위하늘 차장    검토: 기획실장 태윤석\n",
        "문을 닫는다.  불을 끈다.\n가방을 챙긴다.  나간다.\n손을 씻는다.  쉰다.\n밥을 먹는다.  잔다.\n",
        "큰  글\n아주아주 긴 글을 여기에 쓴다고 하자  글\n또  다른\n하나  더 있다\n",
    ],
)
def test_what_is_no_table(text: str):
    assert BlockKind.TABLE not in kinds(text)


def test_lines_with_names_of_their_own_are_apart():
    text = "일시: 2025. 9. 22.\n장소: 대회의실\n참석: 본부장 셋,\n연구소장\n불참: 상무 육성호\n"
    assert tree(text) == "P 일시: 2025. 9. 22.\nP 장소: 대회의실\nP 참석: 본부장 셋,/연구소장\nP 불참: 상무 육성호"


def test_lines_that_open_with_a_name_of_spread_syllables_are_lines_of_their_own() -> None:
    text = "일 시 2024년5월7일(화)\n장 소  대회의실\n그 중 세 건은\n뒤로 미룬다.\n"
    assert tree(text) == "P 일 시 2024년5월7일(화)\nP 장 소  대회의실/그 중 세 건은/뒤로 미룬다."


def test_a_picture_of_a_saved_page_is_no_text():
    text = '<img src="http://가온.kr/1" alt="img1" >\n\n┌─┬─┐\n│급│요금│\n│가│3│\n└─┴─┘\n\n</img>\n'
    assert kinds(text) == {BlockKind.TABLE, BlockKind.ROW, BlockKind.CELL}


SIGNS = st.text("가나 3│┃┌┬┐├┼┤└┴┘─=-.\n", max_size=120)


@given(SIGNS)
def test_no_word_is_lost_and_cells_never_overlap(text: str):
    blocks = read_blocks(text)
    told = [block for block in blocks if block.kind not in (BlockKind.TABLE, BlockKind.ROW)]
    held = "".join(text[block.start : block.end] for block in told)
    assert sorted(sign for sign in held if sign in "가나") == sorted(sign for sign in text if sign in "가나")
    cells = sorted((block.start, block.end) for block in blocks if block.kind is BlockKind.CELL)
    assert all(before[1] <= after[0] for before, after in pairwise(cells))


PIPED = """[별표 1] 출장비 지급표 (단위: 원)
직급 | 일비 | 숙박비(서울) | 그 밖
1급 | 30,000 | 130,000 | 95,000
2급 | 25,000 | | 70,000
※ 계약직은 2급에 따른다.
"""


def test_words_parted_by_pipes_are_a_table_without_pipes_around_them():
    assert tree(PIPED).splitlines()[0] == "H [별표 1] 출장비 지급표 (단위: 원)"
    assert named(PIPED)["130,000"] == ("숙박비(서울)", "1급")
    assert named(PIPED)["70,000"] == ("그 밖", "2급")
    assert [block.kind for block in read_blocks(PIPED)][-1] is BlockKind.FOOTNOTE


@pytest.mark.parametrize(
    "text",
    [
        "품목 | 값\n--- | ---\n사과 | 1,000원\n배 | 2,000원\n",
        "품목 | 값 | 산지\n:---|---:|---\n사과 | 1,000원 | 도담\n",
        "구분 | 품목 | 값\n과일 | 사과 | 1,000원\n",
    ],
)
def test_a_rule_or_a_second_line_of_as_many_pipes_makes_a_table(text: str):
    assert named(text)["1,000원"][0] == "값"


@pytest.mark.parametrize("text", ["처음 | 소식 | 오시는 길\n새 소식을 알려 드립니다.\n", "담당 | 총무과\n전화 | 3번\n"])
def test_a_line_of_links_and_two_of_one_pipe_are_no_table(text: str):
    assert BlockKind.TABLE not in kinds(text)
