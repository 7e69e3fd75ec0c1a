"""A figure of the measure that is asked for, told from another by its unit and by what is said of it."""

import pytest

from assistant.evidence.measures import growths


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("지원금은 월 5만원 늘었다.", ["5만원 늘"]),
        ("지난해보다 135억원(17.3%) 늘어난 규모", []),
        ("예산이 1,200백만원 증가하고 인원은 300명이 줄었음", ["1,200백만원 증가", "300명이 줄"]),
        ("월 25만원으로 올리는 편", []),
        ("3개소로 확대, 88개사로 늘림", []),
    ],
)
def test_by_how_much_something_grew_is_not_to_what(text: str, told: list[str]) -> None:
    assert growths(text) == told
