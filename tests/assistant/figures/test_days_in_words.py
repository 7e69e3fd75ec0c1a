"""Lengths of time that are one word are figures like 7일 and 6개월."""

import pytest
from only_figure import only

from assistant.figures.parsing import equal_value, parse_figures


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("이틀간", "2일"),
        ("사흘간 열립니다", "3일"),
        ("열흘 안에", "10일"),
        ("열이틀 동안", "12일"),
        ("보름입니다", "15일"),
        ("일주일 이내", "7일"),
        ("일주일마다", "1주"),
        ("이주일 안에", "2주"),
        ("반년 동안", "6개월"),
        ("하루 동안", "1일"),
        ("하루도 빠짐없이", "1일"),
        ("석 달 안에", "3개월"),
    ],
)
def test_is_as_long_as_in_digits(text: str, digits: str) -> None:
    assert equal_value(only(text), only(digits))


def test_span_is_the_word() -> None:
    text = "접수한 날부터 열흘간 받습니다"
    figure = only(text)
    assert text[figure.start : figure.end] == "열흘"


@pytest.mark.parametrize(
    "text", ["정월 대보름", "보름달", "이레교회", "하루빨리", "하루하루", "일주년", "열하나", "이틀 뒤", "사흘 전"]
)
def test_other_words_are_no_lengths(text: str) -> None:
    assert parse_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "often"), [("하루 8시간", "8시간"), ("일주일에 두 번", "두 번"), ("하루에 최대 3회", "3회")]
)
def test_how_often_is_no_length(text: str, often: str) -> None:
    figure = only(text)
    assert text[figure.start : figure.end] == often
