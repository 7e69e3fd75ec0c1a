"""Tables of years, quarters and months: which figure is meant, what makes it up, how it changed, what it is of all."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

REPORT = """# 산들유통 2025년 경영실적 보고

## 1. 부문별 매출

부문별·분기별 매출 (단위: 억원)

| 부문 | 1분기 | 2분기 | 3분기 | 4분기 | 연간 | 전년 |
|---|---|---|---|---|---|---|
| 신선식품 | 120 | 131 | 140 | 152 | 543 | 498 |
| 가공식품 | 98 | 101 | 97 | 110 | 406 | 411 |
| 생활용품 | 45 | 44 | 51 | 60 | 200 | 187 |
| 계 | 263 | 276 | 288 | 322 | 1,149 | 1,096 |

## 2. 손익

(단위: 억원, %)

| 구분 | 상반기 | 하반기 | 합계 |
|---|---|---|---|
| 영업이익 | 21 | 34 | 55 |
| 당기순이익 | 15 | 24 | 39 |
| 영업이익률 | 3.9 | 5.6 | 4.8 |

## 3. 월별 방문객

| 월 | 방문객 수(명) | 회원 가입(명) |
|---|---|---|
| 1월 | 12,400 | 310 |
| 2월 | 11,050 | 275 |
| 3월 | 13,900 | 402 |
| 4월 | 14,220 | 388 |

## 4. 점포별 회원 수

점포별 회원 수 (단위: 명, 연말 기준)

| 점포 | 2022 | 2023 | 2024 | 2025 |
|---|---|---|---|---|
| 본점 | 8,200 | 8,950 | 9,400 | 10,120 |
| 역앞점 | 3,100 | 3,420 | 3,380 | 3,750 |
| 강변점 | – | 1,200 | 2,010 | 2,640 |
"""
NOT_FOUND = "문서에서 답을 찾지 못했습니다."


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("periods")), {"실적.md": REPORT}, korean, static)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("신선식품 1분기 매출 얼마야?", "2025년 1분기 신선식품 매출은 120억원입니다. [1]"),
        ("신선식품 매출은 얼마야?", "2025년 신선식품 매출은 543억원입니다. [1]"),
        ("가공식품 연간 매출", "2025년 가공식품 매출은 406억원입니다. [1]"),
        ("3분기 전체 매출은?", "2025년 3분기 전체 매출은 288억원입니다. [1]"),
        ("전년 매출은 얼마였어?", "전년 전체 매출은 1,096억원입니다. [1]"),
        ("영업이익 얼마야?", "2025년 영업이익은 55억원입니다. [1]"),
        ("하반기 당기순이익은?", "2025년 하반기 당기순이익은 24억원입니다. [1]"),
        ("영업이익률은 몇 퍼센트야?", "2025년 영업이익률은 4.8%입니다. [1]"),
        ("3월에 회원 몇 명 가입했어?", "2025년 3월 회원 가입은 402명입니다. [1]"),
        ("본점 회원은 몇 명이야?", "2025년 본점 회원 수는 10,120명입니다. [1]"),
        ("강변점 회원 2023년에 몇 명이었어?", "2023년 강변점 회원 수는 1,200명입니다. [1]"),
    ],
)
def test_the_figure_of_the_part_of_the_year_is_told(shop: Assistant, question: str, told: str) -> None:
    assert shop.ask(question).text == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "상반기 생활용품 매출은?",
            "2025년 상반기 생활용품 매출은 1분기 45억원, 2분기 44억원을 합하면 89억원입니다"
            "(계산: 45 + 44 = 89). [1][2]",
        ),
        (
            "상반기 매출은 모두 얼마야?",
            "2025년 상반기 전체 매출은 1분기 263억원, 2분기 276억원을 합하면 539억원입니다"
            "(계산: 263 + 276 = 539). [1][2]",
        ),
        (
            "1분기 방문객은 모두 몇 명이야?",
            "2025년 1분기 방문객 수는 1월 12,400명, 2월 11,050명, 3월 13,900명을 합하면 37,350명입니다"
            "(계산: 12,400 + 11,050 + 13,900 = 37,350). [1][2][3]",
        ),
        (
            "작년보다 가공식품 매출이 줄었어?",
            "네, 가공식품 매출은 전년 411억원에서 2025년 406억원으로 5억원(1.2%) 줄었습니다"
            "(계산: 411 − 406 = 5). [1][2]",
        ),
        (
            "본점 회원은 2022년보다 몇 명 늘었어?",
            "본점 회원 수는 2022년 8,200명에서 2025년 10,120명으로 1,920명(23.4%) 늘었습니다"
            "(계산: 10,120 − 8,200 = 1,920). [1][2]",
        ),
        (
            "매출이 가장 많이 늘어난 부문은?",
            "가장 많이 늘어난 것은 신선식품입니다.\n\n신선식품 매출은 전년 498억원에서 2025년 543억원으로 45억원(9.0%) "
            "늘었습니다(계산: 543 − 498 = 45). [1][2]",
        ),
        (
            "신선식품이 전체 매출에서 차지하는 비중은?",
            "2025년 신선식품 매출 543억원은 전체 매출 1,149억원의 47.3%입니다(계산: 543 ÷ 1,149 × 100 = 47.3). [1][2]",
        ),
    ],
)
def test_what_follows_from_the_figures_is_worked_out_and_checked(shop: Assistant, question: str, told: str) -> None:
    answer = shop.ask(question)
    assert answer.text == told
    assert [check for check in answer.checks if not check.supported] == []


def test_rates_and_stocks_are_not_added_up(shop: Assistant) -> None:
    for question in ("2025년 연간 영업이익률 합계는?", "상반기 점포 회원 수는?"):
        assert "합하면" not in shop.ask(question).text


def test_half_a_year_of_which_months_are_missing_is_not_added_up(shop: Assistant) -> None:
    assert "합하면" not in shop.ask("상반기 방문객은 모두 몇 명이야?").text


def test_a_part_of_the_year_that_the_table_lacks_is_not_told_by_another(shop: Assistant) -> None:
    answer = shop.ask("7월 방문객은?")
    assert answer.refused
    assert answer.text == f"{NOT_FOUND} 표에는 1월부터 4월까지 나와 있습니다. [1][2]"
    assert [cited.quote for cited in answer.citations] == ["1월 | 12,400", "4월 | 14,220"]
    assert [check for check in answer.checks if not check.supported] == []


def test_a_cell_without_a_figure_is_not_told_by_its_neighbour(shop: Assistant) -> None:
    text = shop.ask("강변점 2022년 회원 수는?").text
    assert text.startswith("강변점은 2022년 –, 2023년 1,200명")


def test_places_in_a_year_or_quarter_are_said_as_people_say_them(shop: Assistant) -> None:
    assert shop.ask("회원이 제일 많은 점포는?").text == "2025년에는 본점이 10,120명으로 가장 많습니다. [1]"
    assert shop.ask("4분기에 제일 많이 팔린 부문은?").text.startswith("2025년 4분기에는 신선식품이 152억원")
