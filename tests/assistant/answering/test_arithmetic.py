"""What is worked out is right, said with its formula, and in Korean."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.arithmetic import Operand, difference, growth, percent, plain, ratio, share, size_word, total


def operand(name: str, said: str, value: str, unit: str) -> Operand:
    return Operand(name, said, Decimal(value), unit)


SEA = operand("해양수산부", "861.9억원", "861.9", "억원")
LAND = operand("국토교통부", "5,411.81억원", "5411.81", "억원")


def test_a_difference_names_both_figures_and_its_formula() -> None:
    worked = difference("2022년 투자실적", LAND, SEA)
    assert worked.sentence == (
        "2022년 투자실적은 국토교통부가 5,411.81억원으로 해양수산부 861.9억원보다 4,549.91억원 많습니다"
        "(계산: 5,411.81 − 861.9 = 4,549.91)."
    )
    assert {"4,549.91억원", "4,549.91"} <= worked.computed


def test_a_difference_seen_from_the_smaller_side() -> None:
    goal, result = operand("목표", "1,200명", "1200", "명"), operand("실적", "1,164명", "1164", "명")
    worked = difference("지원 인원", result, goal, opening="아니요, ")
    assert worked.sentence == (
        "아니요, 지원 인원은 실적이 1,164명으로 목표 1,200명보다 36명 적습니다(계산: 1,200 − 1,164 = 36)."
    )


def test_equal_figures_are_said_to_be_equal() -> None:
    twin = operand("환경부", "861.9억원", "861.9", "억원")
    assert difference("", SEA, twin).sentence == "해양수산부와 환경부가 861.9억원으로 같습니다."
    assert growth("월세", SEA, twin).computed == frozenset()


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        (
            operand("2024년", "14,200백만원", "14200000000", "원"),
            operand("2025년", "15,900백만원", "15900000000", "원"),
            "2024년 14,200백만원에서 2025년 15,900백만원으로 1,700백만원(12.0%) 늘었습니다"
            "(계산: 15,900 − 14,200 = 1,700).",
        ),
        (
            operand("2024년", "780억원", "78000000000", "원"),
            operand("2025년", "915억원", "91500000000", "원"),
            "2024년 780억원에서 2025년 915억원으로 135억원(17.3%) 늘었습니다(계산: 915 − 780 = 135).",
        ),
        (
            operand("2024년", "330만원", "3300000", "원"),
            operand("2025년", "350만원", "3500000", "원"),
            "2024년 330만원에서 2025년 350만원으로 20만원(6.1%) 늘었습니다(계산: 350 − 330 = 20).",
        ),
        (
            operand("2023년", "1억 4천만원", "140000000", "원"),
            operand("2024년", "1억원", "100000000", "원"),
            "2023년 1억 4천만원에서 2024년 1억원으로 4,000만원(28.6%) 줄었습니다(계산: 1.4 − 1 = 0.4).",
        ),
        (
            operand("2023년", "78.4%", "78.4", "%"),
            operand("2024년", "87.2%", "87.2", "%"),
            "2023년 78.4%에서 2024년 87.2%로 8.8%p 높아졌습니다(계산: 87.2 − 78.4 = 8.8).",
        ),
        (
            operand("2020년", "2,388명", "2388", "명"),
            operand("2022년", "57,005명", "57005", "명"),
            "2020년 2,388명에서 2022년 57,005명으로 54,617명 늘었습니다(계산: 57,005 − 2,388 = 54,617).",
        ),
    ],
)
def test_growth_in_the_unit_that_its_figures_are_said_in(earlier: Operand, later: Operand, said: str) -> None:
    assert growth("", earlier, later).sentence == said


def test_a_ratio_a_share_and_a_sum() -> None:
    assert ratio("2022년 투자실적", LAND, SEA).sentence == (
        "2022년 투자실적 기준으로 국토교통부 5,411.81억원은 해양수산부 861.9억원의 약 6.28배입니다"
        "(계산: 5,411.81 ÷ 861.9 = 6.28)."
    )
    assert share("", SEA, LAND).sentence == (
        "해양수산부 861.9억원은 국토교통부 5,411.81억원의 15.9%입니다(계산: 861.9 ÷ 5,411.81 × 100 = 15.9)."
    )
    assert total("2022년 투자실적", [SEA, LAND]).sentence == (
        "2022년 투자실적은 해양수산부 861.9억원, 국토교통부 5,411.81억원을 합하면 6,273.71억원입니다"
        "(계산: 861.9 + 5,411.81 = 6,273.71)."
    )


@pytest.mark.parametrize(
    ("topic", "unit", "larger", "smaller"),
    [
        ("예산", "억원", "많습니다", "적습니다"),
        ("처리율", "%", "높습니다", "낮습니다"),
        ("총 길이", "m", "깁니다", "짧습니다"),
        ("직경", "m", "큽니다", "작습니다"),
        ("면적", "㎡", "넓습니다", "좁습니다"),
        ("임시복구", "시간", "깁니다", "짧습니다"),
    ],
)
def test_the_adjective_fits_what_is_measured(topic: str, unit: str, larger: str, smaller: str) -> None:
    assert (size_word(topic, unit, larger=True), size_word(topic, unit, larger=False)) == (larger, smaller)


@given(
    st.decimals("0.01", "999999999", places=2, allow_nan=False),
    st.decimals("0.01", "999999999", places=2, allow_nan=False),
)
def test_the_formula_holds_for_any_two_figures(one: Decimal, other: Decimal) -> None:
    left, right = Operand("가", f"{one}명", one, "명"), Operand("나", f"{other}명", other, "명")
    big, small = (left, right) if one >= other else (right, left)
    sentence = difference("", big, small).sentence
    if one == other:
        assert "계산" not in sentence
        return
    formula = sentence.partition("(계산: ")[2].rstrip(").").replace(",", "")
    minuend, _, rest = formula.partition(" − ")
    subtrahend, _, result = rest.partition(" = ")
    assert Decimal(minuend) - Decimal(subtrahend) == Decimal(result)


def test_numbers_are_written_plainly() -> None:
    assert [plain(Decimal(value)) for value in ("1234567", "98.90", "0.5", "100", "0.005")] == [
        "1,234,567", "98.9", "0.5", "100", "0.01",
    ]  # fmt: skip
    assert percent(Decimal(1), Decimal(3)) == "33.3%"
