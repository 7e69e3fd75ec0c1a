"""Errors that leave the figures' values alone."""

import random

import pytest

from benchmarks.injected_words import WORD_ERRORS

MAKERS = {error.name: error.make for error in WORD_ERRORS}
BODIES = ("국토교통부", "통일부")


@pytest.mark.parametrize(
    ("name", "answer", "expected"),
    [
        ("이상 and 미만", "만 65세 이상입니다.", "만 65세 미만입니다."),
        ("이상 and 미만", "이상한 일입니다.", None),
        ("증가 and 감소", "10% 증가했으니 확인하세요.", "10% 감소했으니 확인하세요."),
        ("증가 and 감소", "확인하세요.", None),
        ("a count's unit", "모두 30명입니다.", "모두 30개소입니다."),
        ("최대 told as 최소", "최대 3년까지입니다.", "최소 3년까지입니다."),
        ("최대 left out", "최대 3년까지입니다.", "3년까지입니다."),
        ("another body", "통일부에 문의하세요.", "국토교통부에 문의하세요."),
        ("another body", "문의하세요.", None),
        ("a date's month or day", "3년까지입니다.", None),
    ],
)
def test_one_thing_is_made_wrong(name: str, answer: str, expected: str | None) -> None:
    assert MAKERS[name](answer, BODIES, random.Random(1)) == expected


def test_another_day_of_a_date() -> None:
    wrong = MAKERS["a date's month or day"]("신청은 5월 31일까지입니다.", BODIES, random.Random(1))
    assert wrong is not None
    assert wrong != "신청은 5월 31일까지입니다."
    assert wrong.startswith("신청은 ")
    assert wrong.endswith("일까지입니다.")
