"""Figures that were worked out: accepted with their formula, and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checking.formulas import Written, formula
from assistant.figures.parsing import parse_figures


def worked_out(sentence: str, value: str, operands: str | None = None) -> str:
    """The formula for ``value`` of a sentence from its other figures, or from those of another text."""
    at = sentence.rindex(value)
    claim = next(figure for figure in parse_figures(sentence) if figure.start == at)
    text = sentence if operands is None else operands
    believed = [
        Written(one, text[one.start : one.end])
        for one in parse_figures(text)
        if operands is not None or one.start != claim.start
    ]
    return formula(Written(claim, value), sentence, at, believed)


@pytest.mark.parametrize(
    ("sentence", "value", "expected"),
    [
        ("1회 2만 원씩 3회까지 총 6만 원입니다.", "6만 원", "2만 원 × 3회 = 6만 원"),
        ("월 60만 원을 12개월 동안 받아 총 720만 원입니다.", "720만 원", "60만 원 × 12개월 = 720만 원"),
        ("월 60만 원씩 1년간 모두 720만 원입니다.", "720만 원", "60만 원 × 1년간 = 720만 원"),
        ("주 5일 4시간씩 총 20시간입니다.", "20시간", "4시간 × 5일 = 20시간"),
        ("28만 원에 7만 원을 더해 35만 원입니다.", "35만 원", "28만 원 + 7만 원 = 35만 원"),
        ("가 3억, 나 4억, 다 5억으로 합계 12억입니다.", "12억", "3억 + 4억 + 5억 = 12억"),
        ("200만 원에서 210만 원으로 10만 원 인상됐습니다.", "10만 원", "210만 원 − 200만 원 = 10만 원"),
        ("162만 289원에서 60만 원을 뺀 102만 289원입니다.", "102만 289원", "162만 289원 − 60만 원 = 102만 289원"),
        ("45.2%에서 47.1%로 1.9%p 올랐습니다.", "1.9%p", "47.1% − 45.2% = 1.9%p"),
        ("84,000원의 30%인 25,200원입니다.", "25,200원", "84,000원 × 30% = 25,200원"),
        ("4만 원에서 30%가 감면된 2만 8천 원입니다.", "2만 8천 원", "4만 원 × (100% − 30%) = 2만 8천 원"),
        ("25%는 본인이 내고 나머지 75%는 정부가 냅니다.", "75%", "100% − 25% = 75%"),
        ("매월 75%를 받고, 잔여 25%는 나중에 받습니다.", "75%", "100% − 25% = 75%"),
        ("20% 가운데 50%의 지원을 빼면 10%의 부담입니다.", "10%", "50% × 20% = 10%"),
        ("10만 원의 절반인 5만 원입니다.", "5만 원", "10만 원 ÷ 2 = 5만 원"),
        ("75건은 25건의 3배입니다.", "3배", "75건 ÷ 25건 = 3배"),
        ("30건 가운데 12건으로 40%를 차지합니다.", "40%", "12건 ÷ 30건 = 40%"),
        ("87.81억원에서 186.71억원으로 112.6% 늘었습니다.", "112.6%", "(186.71억원 − 87.81억원) ÷ 87.81억원 = 112.6%"),
        ("12억원을 4개소에 나누면 평균 3억원입니다.", "3억원", "12억원 ÷ 4개소 = 3억원"),
        ("2021년의 다음 해인 2022년입니다.", "2022년", "2021년 + 1년 = 2022년"),
        ("2021년부터 3년 이내인 2024년까지입니다.", "2024년", "2021년 + 3년 = 2024년"),
    ],
)
def test_operations(sentence: str, value: str, expected: str) -> None:
    assert worked_out(sentence, value) == expected


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("28만 원이고 7만 원이며 35만 원입니다.", "35만 원"),  # no word says that they were added
        ("1회 2만 원씩 3회까지 총 7만 원입니다.", "7만 원"),
        ("월 60만 원을 12개월 동안 받아 총 720억 원입니다.", "720억 원"),
        ("45.2%에서 47.1%로 1.9% 올랐습니다.", "1.9%"),  # a difference of per cents is in points
        ("1인 가구는 20%, 2인 가구는 80%입니다.", "20%"),
        ("5개소의 40%에 드는 비용은 총 2개소입니다.", "2개소"),
        ("87.81억원에서 186.71억원으로 112.7% 늘었습니다.", "112.7%"),
        ("3명과 5km를 더해 8명입니다.", "8명"),
        ("2021년 이후 3년간의 기간에 2024년은 들지 않습니다.", "2024년"),
        ("2021년까지 다음 해의 계획을 냈고 실적은 한참 뒤인 2022년에 나왔습니다.", "2022년"),
        ("0원과 0원을 더해 0원입니다.", "0원"),
        ("15세에서 34세까지 더해 49세입니다.", "49세"),  # ages are not added
        ("1일 이상 65세 이하에게 매월 65일입니다.", "65일"),
        ("200만원을 3학년에게 매년 600만원 줍니다.", "600만원"),
        ("7년 동안 1년의 7배입니다.", "7배"),  # divided by one
        ("1인 가구와 2인 가구는 월평균소득의 50% 이하입니다.", "50%"),  # an income, not a mean of these
        ("100% 이하이고 50%를 넘는 50%p 초과 가구입니다.", "50%p"),  # a bound
        ("차 한 대를 6인승 세대에 18대 씩 줍니다.", "18대"),  # 세대 is a household
    ],
)
def test_what_does_not_follow(sentence: str, value: str) -> None:
    assert worked_out(sentence, value) == ""


def test_a_figure_is_no_reason_for_itself() -> None:
    assert worked_out("모두 5억원입니다.", "5억원", "5억원, 0원") == ""


@given(st.integers(2, 9999), st.integers(2, 9999), st.integers(1, 50_000))
def test_a_sum_follows_and_any_other_number_does_not(first: int, second: int, other: int) -> None:
    if first == second or other in {first + second, first, second}:
        return
    source = f"{first:,}원, {second:,}원"
    total = f"{first + second:,}원"
    assert worked_out(f"합하면 {total}입니다.", total, source).endswith(f"= {total}")
    assert worked_out(f"합하면 {other:,}원입니다.", f"{other:,}원", source) == ""
