import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nuri import FAQ, PLAN_2025, RULE, block_of, reading_of

from assistant.evidence.reading import Reading, squeezed, stands_in
from ingest.types import BlockKind


@pytest.fixture(scope="module")
def plan() -> Reading:
    return reading_of(PLAN_2025)


def test_a_block_stands_under_its_bullets_and_headings(plan: Reading) -> None:
    bullet = block_of(plan, "갯벌 체험장 정비(3억 5천만원)")
    assert [plan.own(above) for above in plan.lineage(bullet)] == ["해양수산부 협력 사업", "부문별 계획"]
    assert plan.headings(bullet) == ("부문별 계획", "해양수산부 협력 사업")
    cell = block_of(plan, "1,800")
    assert [above.kind for above in plan.lineage(cell)] == [BlockKind.ROW, BlockKind.TABLE, BlockKind.HEADING]
    assert plan.headings(cell) == ("재정 계획",)


def test_a_table_has_its_caption_its_unit_line_and_its_rows(plan: Reading) -> None:
    tables = [block for block in plan.document.blocks if block.kind is BlockKind.TABLE]
    captions = [[plan.own(caption) for caption in plan.captions(table)] for table in tables]
    assert captions == [["< 2025년 사업별 투자계획(백만원, 비중%) >"], ["< 부처별 지원액(억원, 비중%) >"], []]
    assert [plan.unit(table) for table in tables] == ["백만원, 비중%", "억원, 비중%", ""]
    assert [[plan.own(cell) for cell in row] for row in plan.rows(tables[1])] == [
        ["부처명", "지원액", "부처명", "지원액"],
        ["해양수산부", "3.5 (25.93)", "환경부", "2.0 (14.81)"],
        ["국토교통부", "8.0 (59.26)", "합계", "13.5 (100)"],
    ]
    assert plan.table_of(block_of(plan, "6,000")) == tables[2]
    assert plan.table_of(block_of(plan, "부문별 계획")) is None


def test_header_rows_name_columns_and_data_rows_do_not(plan: Reading) -> None:
    rows = [block for block in plan.document.blocks if block.kind is BlockKind.ROW]
    heads = [plan.own(row).partition("\t")[0] for row in rows if plan.is_header_row(row)]
    assert heads == ["사업", "부처명", "성과지표"]


def test_a_table_of_one_row_has_no_header_row() -> None:
    reading = reading_of("안내\n\n문의\t관광과\t000-777-1234\n")
    rows = [block for block in reading.document.blocks if block.kind is BlockKind.ROW]
    assert [reading.is_header_row(row) for row in rows] == [False]


def test_the_unit_of_a_row_stands_in_its_own_column(plan: Reading) -> None:
    unit = plan.unit_cell(block_of(plan, "81.5"))
    assert unit is not None
    assert plan.own(unit) == "점"
    assert plan.unit_cell(block_of(plan, "1,800")) is None


def test_what_stands_above_a_cell_names_it(plan: Reading) -> None:
    above = plan.standing_above(block_of(plan, "81.5")).splitlines()
    assert above == [
        "2025년도 누리군 관광 진흥 시행계획", "성과지표", "2024년 실적", "축제 만족도", "(단위: 점)", "2025년",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "note", "explained"),
    [
        ("계획\n\n ○ 야영장*을 넓힘\n   * 텐트를 칠 수 있는 곳\n", "* 텐트를 칠 수 있는 곳", "야영장"),
        ("계획\n\n ○ 면적이 넓고 조용한 숲길*이 있음\n   * 나무 사이 길\n", "* 나무 사이 길", "조용한 숲길"),
        ("계획\n\n ○ 면적이 넓고 숲길*이 있음\n   * 나무 사이 길\n", "* 나무 사이 길", "숲길"),
        ("계획\n\n ○ 축제* 및 숲길**을 정비\n   * 밤 행사\n   ** 나무 사이 길\n", "** 나무 사이 길", "숲길"),
        ("계획\n\n ○ 축제* 및 숲길**을 정비\n   * 밤 행사\n   ** 나무 사이 길\n", "* 밤 행사", "축제"),
        ("계획\n\n ○ 「**관광 발전 방안***」 발표\n   * 다섯 해 계획\n", "* 다섯 해 계획", "관광 발전 방안"),
        ("계획\n\n ○ 숲길을 정비\n   * 나무 사이 길\n", "* 나무 사이 길", ""),
    ],
)
def test_a_note_explains_the_words_before_its_stars(text: str, note: str, explained: str) -> None:
    reading = reading_of(text)
    block = next(one for one in reading.document.blocks if text[one.start : one.end].strip() == note)
    assert reading.explained(block) == explained


def test_an_edition_is_of_the_year_in_its_title_name_or_first_lines() -> None:
    assert reading_of(PLAN_2025).edition_year == 2025
    assert reading_of("계획\n\n본문\n", name="2023_계획.txt").edition_year == 2023
    assert reading_of("계획\n\n2023년 실적\n", name="계획_2099.txt").edition_year == 2023
    assert reading_of("계획\n\n'24년 실적과 2023년 실적\n\n2024년 목표\n").edition_year == 2024
    assert reading_of(RULE).edition_year is None
    assert reading_of(FAQ).edition_year is None


def test_spacing_bold_signs_and_commas_make_no_difference() -> None:
    assert squeezed(" **총** 1,200 명\n, 3,400AI") == "총1200명,3400ai"


@pytest.mark.parametrize("bullet", ["가" * 60_000 + "*", "가 " * 30_000 + "*", "*" * 60_000, "「" * 60_000 + "*"])
def test_notes_under_long_bullets_are_read_in_linear_time(bullet: str) -> None:
    reading = reading_of(f"계획\n\n ○ 나 {bullet}\n   * 뜻\n")
    started = time.process_time()
    for block in reading.document.blocks:
        reading.explained(block)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("text", "form", "stands"),
    [
        ("예산은300억원", "300", True),
        ("예산은3000억원", "300", False),
        ("예산은3000억원중300억원", "300", True),
        ("예산은1300억원", "300", False),
        ("마을77", "마을7", False),
        ("마을7", "마을7", True),
        ("300", "300", True),
        ("제2차계획", "2차", True),
        ("제12차계획", "2차", False),
        ("야영장", "영장", True),
    ],
)
def test_a_number_stands_only_as_a_whole_one(text: str, form: str, stands: bool) -> None:
    assert stands_in(text, form) is stands


@given(text=st.text("1２가", max_size=12), form=st.text("1２가", min_size=1, max_size=3))
def test_a_whole_number_is_one_with_no_digit_beside_it(text: str, form: str) -> None:
    before = r"(?<!\d)" if form[0].isdecimal() else ""
    after = r"(?!\d)" if form[-1].isdecimal() else ""
    assert stands_in(text, form) is (re.search(f"{before}{re.escape(form)}{after}", text) is not None)
