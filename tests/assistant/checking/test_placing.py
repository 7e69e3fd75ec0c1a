"""A value that stands in the source, told of another year, row or item."""

import pytest

from assistant.checking.around import wording
from assistant.checking.placing import other_place
from assistant.figures.parsing import parse_figures
from assistant.support import evidence

GRADES = (
    "수당은 장애등급에 따라 매월 지급한다. 고도의 경우 199만원, 중등도의 경우 154만원, 경도의 경우 124만원이 지급된다."
)
PHONES = "지역별 전화번호는 서울(02-6941-3430), 부산(051-711-3430), 광주(062-710-3430)입니다."
SERIES = "방문자 수는 2020년 2,388명, 2021년 9,100명, 2022년 57,005명이다."
ROWS = "부처명\t2022년\t2023년\n국토교통부\t541억원\t418억원\n환경부\t87억원\t186억원"


def placed(answer: str, value: str, *quotes: str, question: str = "얼마인가요?") -> str:
    at = answer.index(value)
    claim = next(figure for figure in parse_figures(answer) if figure.start == at)
    return other_place(claim, wording(answer), wording(question), [evidence(quote) for quote in quotes])


@pytest.mark.parametrize(
    ("answer", "value", "source", "expected"),
    [
        ("중등도의 경우 매월 154만원을 받습니다.", "154만원", GRADES, ""),
        ("중등도의 경우 매월 199만원을 받습니다.", "199만원", GRADES, "다른 항목 값"),
        ("광주는 062-710-3430으로 연락하세요.", "062-710-3430", PHONES, ""),
        ("광주는 02-6941-3430으로 연락하세요.", "02-6941-3430", PHONES, "다른 항목 값"),
        ("2022년 방문자 수는 57,005명입니다.", "57,005명", SERIES, ""),
        ("2022년 방문자 수는 2,388명입니다.", "2,388명", SERIES, "다른 연도(2020년) 값"),
        ("2022년 투자는 6조원입니다.", "6조원", "2023년 투자는 6조원이다.", "다른 연도(2023년) 값"),
        ("2023년 투자는 6조원입니다.", "6조원", "2023년 투자는 6조원이다.", ""),
        ("2025년까지의 투자는 6조원입니다.", "6조원", "2021~2025년 투자는 6조원이다.", ""),
        ("2022년 투자는 6조원입니다.", "6조원", "투자는 6조원이다. 2023년에 다시 본다.", ""),
        ("국토교통부는 2023년 418억원입니다.", "418억원", ROWS, ""),
        ("국토교통부는 2022년 541억원입니다.", "541억원", ROWS, ""),
        ("국토교통부는 2023년 541억원입니다.", "541억원", ROWS, "다른 연도(2022년) 값"),
        ("국토교통부의 2023년 투자는 186억원입니다.", "186억원", ROWS, "다른 항목 값"),
        ("환경부의 2023년 투자는 186억원입니다.", "186억원", ROWS, ""),
    ],
)
def test_where_a_value_stands(answer: str, value: str, source: str, expected: str) -> None:
    assert placed(answer, value, source) == expected


def test_the_year_of_the_question_is_the_answers_where_it_names_none() -> None:
    source = "2023년 투자는 6조원이다."
    assert placed("6조원입니다.", "6조원", source, question="2022년 투자는?") == "다른 연도(2023년) 값"
    assert placed("6조원입니다.", "6조원", source, question="2023년 투자는?") == ""
    assert placed("2023년 투자는 6조원입니다.", "6조원", source, question="2022년 투자는?") == ""


def test_both_of_two_values_may_be_told() -> None:
    assert placed("중등도는 154만원, 고도는 199만원입니다.", "199만원", GRADES) == ""


def test_little_evidence_says_nothing() -> None:
    assert placed("199만원입니다.", "199만원", GRADES) == ""
    assert placed("3억원입니다.", "3억원", "3억원") == ""


@pytest.mark.parametrize("source", ["", "\t\t\n\t", "(((( 1억원 ))))", "1억원" * 400, "\t1억원" * 300, "1억원\n" * 300])
def test_strange_sources_are_read(source: str) -> None:
    assert placed("가는 1억원입니다.", "1억원", source) == ""
