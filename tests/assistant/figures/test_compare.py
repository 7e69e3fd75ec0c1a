"""Figures that are the same in other forms, and those that only look so."""

import pytest
from only_figure import only

from assistant.figures.parsing import equal_value, same_when_rounded


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("3조 2,682억원", "32,682억 원"),
        ("07시", "오전 7시"),
        ("'23년", "2023년"),
        ("24개월", "2년"),
        ("5개소", "5곳"),
        ("100명", "100인"),
        ("2,388명", "2,388"),
        ("1.5km", "1500m"),
        ("3.5.(수)", "3월 5일"),
        ("스물다섯 명", "25명"),
        ("'23~'28", "2023년부터 2028년까지"),
        ("2조", "2조 원"),
        ("20년", "'20년"),
        ("6시", "18시"),
        ("19대", "19가지"),
    ],
)
def test_equal(first: str, second: str) -> None:
    assert equal_value(only(first), only(second)) and equal_value(only(second), only(first))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("6,369억원", "6,369만원"),
        ("57%", "57%p"),
        ("57%", "57"),
        ("2023년", "2024년"),
        ("228건", "229건"),
        ("5명", "5km"),
        ("180억불", "180억원"),
        ("△240억불", "240억불"),
        ("'23~'28", "'23~'27"),
        ("3월 5일", "3월 6일"),
        ("5년", "5개월"),
        ("오전 7시", "19시"),
        ("6,369억원", "6,369"),
        ("2023년 상반기", "2023년 하반기"),
    ],
)
def test_unequal(first: str, second: str) -> None:
    assert not equal_value(only(first), only(second)) and not equal_value(only(second), only(first))


@pytest.mark.parametrize(
    ("coarse", "exact", "same"),
    [
        ("3조 4,561억원", "34,561.55억원", True),  # cut off
        ("3조 4,562억원", "34,561.55억원", True),  # rounded
        ("3조 4,563억원", "34,561.55억원", False),
        ("16%", "15.98%", True),
        ("15%", "15.98%", False),  # cutting off 6 % of the value is no rounding
        ("34,561.55억원", "3조 4,561억원", False),  # finer than what is known
        ("16%p", "15.98%", False),
        ("230건", "228건", False),
        ("1억원", "5,000만원", False),  # half rounds up, yet says twice as much
        ("1억원", "9,500만원", True),
    ],
)
def test_rounding_goes_one_way(coarse: str, exact: str, same: bool) -> None:
    assert same_when_rounded(only(coarse), only(exact)) is same
