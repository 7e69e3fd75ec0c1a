import pytest
from nuri import block_of, reading_of

from assistant.evidence.units_of_cells import cells_of, is_measure, share_unit, unit_of
from ingest.types import BlockKind

TABLE = "계획\n\n< 제목{unit} >\n\n구분\t{column}\n{row}\t12.5\n다른\t3\n"


@pytest.mark.parametrize(
    ("unit", "column", "row", "said"),
    [
        ("(억원)", "투자액", "축제", "억원"),
        ("(억원, 비중%)", "투자액", "축제", "억원"),
        ("(백만원, 비중%)", "비중", "축제", "%"),
        ("", "투자액(억원)", "축제", "억원"),
        ("(억원)", "인원(명)", "축제", "명"),
        ("(억원)", "인원", "축제", ""),
        ("", "증감률", "축제", "%"),
        ("", "투자액", "축제", ""),
        ("(㎞, 백만원)", "늘솔", "연장", "㎞"),
        ("(㎞, 백만원)", "늘솔", "사업비", "백만원"),
        ("(㎞, 백만원)", "늘솔", "사고", ""),
        ("(점)", "배점", "부담률 30% 이상", "점"),
        ("(건, %)", "신고", "1분기", "건"),
        ("(건, %)", "처리율", "1분기", "%"),
        ("(단위: 명)", "이용객", "축제", "명"),
    ],
)
def test_a_cell_takes_the_unit_of_what_it_measures(unit: str, column: str, row: str, said: str) -> None:
    reading = reading_of(TABLE.format(unit=unit, column=column, row=row))
    assert unit_of(reading, block_of(reading, "12.5")) == said


def test_the_unit_cell_of_a_row_counts_but_a_column_of_rates_keeps_its_per_cent() -> None:
    reading = reading_of("계획\n\n지표\t단위\t2024년 실적\t달성률\n이용객\t명\t4,820\t96.4\n가구\t가구\t120\t80\n")
    assert unit_of(reading, block_of(reading, "4,820")) == "명"
    assert unit_of(reading, block_of(reading, "96.4")) == "%"
    assert unit_of(reading, block_of(reading, "120")) == "가구"


def test_the_share_in_brackets_has_the_second_unit() -> None:
    reading = reading_of("계획\n\n< 지원액(억원, 비중%) >\n\n부처\t지원액\n환경부\t2.0 (14.81)\n교육부\t1.0 (7)\n")
    assert share_unit(reading, block_of(reading, "2.0 (14.81)")) == "비중%"
    plain = reading_of("계획\n\n< 지원액(억원) >\n\n부처\t지원액\n환경부\t2.0 (14.81)\n교육부\t1.0 (7)\n")
    assert share_unit(plain, block_of(plain, "2.0 (14.81)")) == ""


def test_cells_of_a_row_in_order() -> None:
    reading = reading_of("계획\n\n구분\t2024년\t2025년\n축제\t1\t2\n숲길\t3\t4\n")
    row = block_of(reading, "축제\t1\t2", BlockKind.ROW)
    assert [reading.own(cell) for cell in cells_of(reading, row)] == ["축제", "1", "2"]


@pytest.mark.parametrize("name", ["사업비", "연장", "집행률", "비중", "참여자 수", "건수", "만족도"])
def test_names_of_measures(name: str) -> None:
    assert is_measure(name)


@pytest.mark.parametrize("name", ["늘솔구", "별빛축제", "2025년", "합계", ""])
def test_names_of_other_things(name: str) -> None:
    assert not is_measure(name)
