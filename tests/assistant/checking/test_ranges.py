"""What an answer speaks of lies in the range that names a value, or outside."""

from decimal import Decimal

import pytest

from assistant.checking.around import wording
from assistant.checking.ranges import lies_within, range_before
from assistant.checking.standing import places_of
from assistant.figures.parsing import parse_figures

AGES = (
    "0개월 이상 11개월 이하일 경우 20만 원, 12개월 이상 23개월 이하일 경우 15만 원, 24개월~35개월은 10만 원입니다. "
    "나머지는 5만 원입니다."
)


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ([5], [1, -1, -1, 0]),
        ([11], [1, -1, -1, 0]),
        ([14], [-1, 1, -1, 0]),
        ([24, 14], [-1, 1, 1, 0]),
        ([40], [-1, -1, -1, 0]),
        ([], [0, 0, 0, 0]),
    ],
)
def test_a_size_lies_in_the_range_before_a_value(months: list[int], expected: list[float]) -> None:
    text = wording(AGES)
    places = places_of(parse_figures("15만 원")[0], [(text, text.figures)])
    assert [lies_within(place, {"월": [Decimal(one) for one in months]}) for place in places] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("50세 이상 60세 미만은 임금 330만원, 퇴직급여 231만원", (Decimal(600), Decimal(720))),  # past another value
        ("19세에서 34세까지 200만원", (Decimal(228), Decimal(408))),
        ("19세 이상은 200만원", None),
        ("3명이고 19세 이상은 200만원", None),
        ("100만원 이상 200만원 이하", None),  # a range of its own measure names nothing
    ],
)
def test_the_nearest_range_of_another_measure(source: str, expected: tuple[Decimal, Decimal] | None) -> None:
    text = wording(source)
    found = range_before(text, text.figures[-1], 0)
    assert (found and (found.least, found.most)) == expected
