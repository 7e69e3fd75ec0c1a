"""What stands around a figure: its label, its bounds, its years."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checking.around import Around, wording
from assistant.checking.terms import sized, years_of
from assistant.figures.parsing import parse_figures


def around(text: str, value: str) -> Around:
    found = wording(text).around(text.index(value))
    assert found is not None
    return found


def test_a_list_member_has_its_own_name_and_the_lists() -> None:
    label = around("정원은 서울 20명, 부산 30명, 광주 40명이다", "30명").label
    assert label["부산"] > label["정원"] > 0
    assert "서울" not in label and "광주" not in label


def test_the_upper_end_of_a_range_is_named_as_its_lower_end() -> None:
    label = around("나이는 39세 이상, 소득은 20% 이상 70% 이하", "70%").label
    assert label["소득"] > label.get("나이", 0)
    assert label["소득"] == around("나이는 39세 이상, 소득은 20% 이상 70% 이하", "20%").label["소득"]


def test_what_follows_at_once_ends_with_the_clause() -> None:
    assert "철분" in around("5개월분 철분제를, 3개월분 엽산제를 준다", "5개월").after
    assert "엽산" not in around("5개월분 철분제를, 3개월분 엽산제를 준다", "5개월").after


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("70% 이하", 1),
        ("최대 70%", 1),
        ("70% 이상", -1),
        ("70%", 0),
        ("최소 30% 최대 70%", 1),
        ("상한액 30%에서 70%로", 1),
    ],
)
def test_bounds(text: str, bound: float) -> None:
    assert around(text, "70%").bound == bound


def test_limits_of_a_row() -> None:
    assert around("40세 이상 50세 미만은 350만원", "350만원").limits == {"월": (Decimal(480), Decimal(600))}


def test_years_stand_before_or_right_behind() -> None:
    assert around("2021년은 보고, 2022년 실적은 5억원이다", "5억원").years == {2022}
    assert around("실적은 5억원(’23년)이다", "5억원").years == {2023}
    assert around("’23~’25년 5억원", "5억원").years == {2023, 2024, 2025}
    assert around("2022년이다. 실적은 5억원", "5억원").years == frozenset()


def test_a_cell_has_the_names_of_its_row_and_column() -> None:
    cell = around("부처\t실적\t계획\n환경부\t5억원\t7억원", "7억원")
    assert set(cell.label) == {"계획", "환경", "경부"}


def test_sizes() -> None:
    assert sized(parse_figures("4살")[0]) == sized(parse_figures("48개월")[0]) == ("월", Decimal(48))
    assert years_of(parse_figures("1950년~2100년")[0]) == frozenset(range(1950, 2051))  # longer ones are cut


@given(st.text(alphabet="가나다 은는\t|\n(),.다12345년월일%원명억~'이상하", max_size=80))
def test_reading_never_fails(text: str) -> None:
    for figure in wording(text).figures:
        wording(text).around(figure.start)
    assert wording(text).around(len(text) + 5) is None
