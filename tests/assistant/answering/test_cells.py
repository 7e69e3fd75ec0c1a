from dataclasses import replace
from decimal import Decimal

import pytest
from nuri import PLAN_2025, block_of, reading_of

from assistant.answering.cells import (
    CellValue,
    cell_value,
    cited_span,
    is_total,
    names_of,
    row_statement,
    share_of,
    statement,
    without_share,
)
from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import Reading
from assistant.understanding.question import years_of
from ingest.types import Block, BlockKind

AREAS = "구분\t늘솔구\t합계\n연장(㎞)\t13.0\t39.8\n사고(건)\t1\t2\n"
YEARS = "구분\t2024년\t2025년\n보수반\t8개 반\t10개 반\n신고\t3건\t4건\n"


@pytest.fixture(scope="module")
def plan() -> Reading:
    return reading_of(PLAN_2025)


def candidate(reading: Reading, block: Block) -> Candidate:
    own = reading.own(block)
    standing = (reading.edition_year,) if reading.edition_year else ()
    return Candidate(
        reading, block, block.start, block.end, own, "", "", "", frozenset(), years_of(own), standing, frozenset(), 1
    )


@pytest.mark.parametrize(
    ("unit", "written", "value"),
    [
        ("(억원, 비중%)", "5,411.81 (15.66)", CellValue("5,411.81 (15.66)", Decimal("5411.81"),
                                                      "5,411.81억원(비중 15.66%)", "억원")),
        ("(억원)", "△240", CellValue("△240", Decimal(-240), "△240억원", "억원")),
        ("(억원)", "-3.5", CellValue("-3.5", Decimal("-3.5"), "-3.5억원", "억원")),
        ("", "8억 4천만원", CellValue("8억 4천만원", Decimal(840_000_000), "8억 4천만원", "원")),
        ("", "35대", CellValue("35대", Decimal(35), "35대", "대")),
        ("", "850가구, 최대 2년", CellValue("850가구, 최대 2년", Decimal(850), "850가구, 최대 2년", "가구")),
        ("(백만원)", "7.5%", CellValue("7.5%", Decimal("7.5"), "7.5%", "%")),
        ("(억원)", "2. 5.(수) 14:00", CellValue("2. 5.(수) 14:00", None, "2. 5.(수) 14:00")),
        ("(억원)", "3월 말", CellValue("3월 말", None, "3월 말")),
        ("(억원)", "관광과", CellValue("관광과", None, "관광과")),
        ("(억원)", "-", CellValue("-", None, "-")),
        ("", "3293362", CellValue("3293362", Decimal(3293362), "3,293,362")),
        ("(원)", "-200000000", CellValue("-200000000", Decimal(-200000000), "-200,000,000원", "원")),
        ("", "12345.50", CellValue("12345.50", Decimal("12345.50"), "12,345.50")),
        ("", "20181108", CellValue("20181108", Decimal(20181108), "20181108")),
        ("", "2025", CellValue("2025", Decimal(2025), "2025")),
        ("", "03187", CellValue("03187", Decimal(3187), "03187")),
    ],
)  # fmt: skip
def test_a_cell_is_read_with_the_unit_of_its_table(unit: str, written: str, value: CellValue) -> None:
    reading = reading_of(f"계획\n\n< 제목{unit} >\n\n구분\t값\n축제\t{written}\n숲길\t1\n")
    assert cell_value(reading, block_of(reading, written)) == value


def test_the_digits_of_a_code_get_no_commas() -> None:
    reading = reading_of("계획\n\n구분\t접수번호\n축제\t123456\n숲길\t123457\n")
    assert cell_value(reading, block_of(reading, "123456")).said == "123456"


def test_a_cell_is_named_by_its_row_and_column(plan: Reading) -> None:
    assert names_of(plan, block_of(plan, "5,250")) == ("바다숲길", "금액")
    assert names_of(plan, block_of(plan, "81.5")) == ("축제 만족도", "2024년 실적")
    assert names_of(plan, block_of(plan, "부문별 계획")) == ("", "")


def test_a_figure_is_named_by_the_last_label_that_names_a_matter() -> None:
    reading = reading_of("계획\n\n분야\t사업\t담당 부서\t금액\n청년\t월세\t주거과\t20\n청년\t인턴\t일자리과\t30\n")
    assert names_of(reading, block_of(reading, "30")) == ("인턴", "금액")


@pytest.mark.parametrize(
    ("table", "quote", "of_year", "said"),
    [
        ("사업\t금액\n축제\t-\n숲길\t3억원\n", "-", False, "축제의 금액은 표에 '-'로 적혀 있습니다."),
        ("사업\t금액\n축제\t20억원\n숲길\t3억원\n", "20억원", False, "축제의 금액은 20억원입니다."),
        ("사업\t금액\n축제\t20억원\n숲길\t3억원\n", "20억원", True, "2025년 축제의 금액은 20억원입니다."),
        (AREAS, "13.0", False, "늘솔구의 연장은 13.0㎞입니다."),
        (AREAS, "39.8", False, "연장의 합계는 39.8㎞입니다."),
        ("구분\t0000년 00월 00일\n성명\t한가람\n", "한가람", False, "성명은 한가람입니다."),
        ("구분\t3월 2일\n관람객\t120명\n", "120명", False, "3월 2일 관람객은 120명입니다."),
        ("구분\t숲길\t다리\n단 수\t3단\t1단\n", "1단", False, "다리의 단수는 1단입니다."),
        ("구분\t숲길\t다리\n목 적\t산책\t통행\n", "통행", False, "다리의 목적은 통행입니다."),
        ("값\t설명\n3\t원뿔형\n4\t사각형\n", "원뿔형", False, "값 3은 원뿔형입니다."),
        ("성명\t출석\t비율\n한가람\t○\t60%\n윤슬기\t○\t80%\n", "80%", False, "윤슬기의 비율은 80%입니다."),
        ("사업\t접수일\n축제\t2023. 11. 9.\n", "2023. 11. 9.", False, "축제의 접수일은 2023. 11. 9.입니다."),
        (YEARS, "10개 반", True, "2025년 보수반은 10개 반입니다."),
        ("등급\t복구\n가\t4시간 이내\n나\t12시간 이내\n", "12시간 이내", False, "나의 복구는 12시간 이내입니다."),
        (
            "사업\t설명\n이사비\t이사비는 월세와 다른 항목.\n월세\t빈칸 없음\n", "이사비는 월세와 다른 항목.", False,
            "이사비: 이사비는 월세와 다른 항목입니다.",
        ),
        (
            "구분\t내용\n상담\t3월 신청 기간에는 평일 20:00까지\n월세\t빈칸 없음\n",
            "3월 신청 기간에는 평일 20:00까지", False,
            "상담: 3월 신청 기간에는 평일 20:00까지입니다.",
        ),
    ],
)  # fmt: skip
def test_a_cell_is_said_in_a_sentence(table: str, quote: str, of_year: bool, said: str) -> None:
    reading = reading_of(f"2025년 계획\n\n{table}")
    assert statement(candidate(reading, block_of(reading, quote)), of_year=of_year) == said


def test_a_row_is_said_with_its_columns_and_only_the_group_that_is_asked_for(plan: Reading) -> None:
    row = candidate(plan, block_of(plan, "별빛축제\t1,800\t12.0\t바다숲길\t5,250\t35.0"))
    assert row_statement(row, "바다숲길은 얼마?") == "바다숲길은 금액 5,250백만원, 비중 35.0%입니다."
    assert (
        row_statement(row)
        == row_statement(row, "별빛축제와 바다숲길")
        == ("사업 별빛축제 · 금액 1,800백만원 · 비중 12.0% · 사업 바다숲길 · 금액 5,250백만원 · 비중 35.0%.")
    )
    measured = candidate(plan, block_of(plan, "축제 만족도\t점\t81.5\t85.0\t문화과"))
    assert row_statement(measured, "만족도") == (
        "축제 만족도는 2024년 실적 81.5점, 2025년 목표 85.0점, 담당 부서 문화과입니다."
    )


def test_a_row_is_of_the_matter_that_tells_it_from_others_of_its_kind() -> None:
    head, roads = "분야\t세부사업\t부서\t예산(원)", "길\t도로 보수\t도로과\t100\n길\t다리 점검\t도로과\t300"
    plan = reading_of(f"사업표\n\n{head}\n{roads}\n숲\t나무 심기\t숲과\t50\n")
    shared = candidate(plan, block_of(plan, "길\t다리 점검\t도로과\t300"))
    assert row_statement(shared) == "다리 점검은 분야 길, 부서 도로과, 예산(원) 300원입니다."
    alone = candidate(plan, block_of(plan, "숲\t나무 심기\t숲과\t50"))
    assert row_statement(alone) == "숲은 세부사업 나무 심기, 부서 숲과, 예산(원) 50원입니다."


def test_a_cell_is_cited_with_its_label(plan: Reading) -> None:
    text = plan.document.text
    for quote, cited in [("5,250", "바다숲길\t5,250"), ("35.0", "바다숲길\t5,250\t35.0"), ("바다숲길", "바다숲길")]:
        start, end = cited_span(candidate(plan, block_of(plan, quote)))
        assert text[start:end] == cited
    start, end = cited_span(candidate(plan, block_of(plan, "부문별 계획")))
    assert text[start:end] == "Ⅱ. 부문별 계획"


@pytest.mark.parametrize(
    ("part", "cited"),
    [
        ("숲길을 넓힘(‘23년 9개", "숲길을 넓힘(‘23년 9개 → ‘24년 13개)"),
        ("‘23년 9개", "‘23년 9개"),
        ("숲길을 넓힘(‘23년 9개 → ‘24년 13개)", "숲길을 넓힘(‘23년 9개 → ‘24년 13개)"),
        ("쉼터(세 곳", "쉼터(세 곳"),
        ("다리(두 곳", "다리(두 곳"),
    ],
)
def test_a_cited_part_leaves_no_short_bracket_open(part: str, cited: str) -> None:
    text = "계획\n\n ○ 숲길을 넓힘(‘23년 9개 → ‘24년 13개)하고 다리(두 곳(옛 다리 빼고))와 "
    text += f"쉼터(세 곳 {'그늘 ' * 40})를 놓음\n"
    reading = reading_of(text)
    line = next(block for block in reading.document.blocks if reading.own(block).startswith("숲길"))
    start = text.index(part)
    one = replace(candidate(reading, line), start=start, end=start + len(part))
    assert text[slice(*cited_span(one))] == cited


@pytest.mark.parametrize(
    ("name", "is_sum"),
    [("합계", True), ("소 계", True), ("( A + B ) 총합계", True), ("계", True), ("총 길이", False), ("통계", False)],
)
def test_what_sums_up_its_neighbours(name: str, is_sum: bool) -> None:
    assert is_total(name) is is_sum


def test_a_share_behind_a_figure() -> None:
    assert (without_share("87.81억원(비중 0.25%)"), share_of("87.81억원(비중 0.25%)")) == ("87.81억원", "0.25%")
    assert (without_share("850가구(최대 2년)"), share_of("850가구(최대 2년)")) == ("850가구(최대 2년)", "")


def test_every_cell_of_every_table_can_be_said(plan: Reading) -> None:
    for block in plan.document.blocks:
        if block.kind is BlockKind.CELL:
            start, end = cited_span(candidate(plan, block))
            assert plan.own(block) in plan.document.text[start:end]
            assert statement(candidate(plan, block), of_year=True).endswith(".")
