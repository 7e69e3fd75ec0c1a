"""A day of the asker's own held against the periods of the sample documents."""

import pytest

from assistant.answering.own_days import Period, period_of
from assistant.assistant import Assistant
from assistant.figures.quantities import Day

MARCH = "2025. 3. 4.(화) 10:00 ~ 3. 28.(금)"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("3월 30일에 신청해도 되나요?", f"아니요, 3월 30일은 “{MARCH}”에 들지 않습니다. [1]"),
        ("3월 10일에 월세 지원 신청되나요?", f"네, 3월 10일은 “{MARCH}”에 듭니다. [1]"),
        # The period of another deed that only ends in the word.
        ("5월 13일에 이의신청 돼요?", "네, 5월 13일은 “2025. 5. 12.(월) ~ 5. 16.(금)”에 듭니다. [1]"),
        ("5월 20일에 이의신청 돼요?", "아니요, 5월 20일은 “2025. 5. 12.(월) ~ 5. 16.(금)”에 들지 않습니다. [1]"),
    ],
)
def test_a_day_is_held_against_the_period_of_the_deed(city: Assistant, question: str, first: str) -> None:
    answer = city.ask(question)
    assert not answer.refused
    assert answer.text.split("\n")[0] == first


@pytest.mark.slow
@pytest.mark.parametrize("question", ["12월 25일에 돌봄콜 돼요?", "2019년 3월 10일에 신청되나요?"])
def test_a_day_of_no_period_is_no_case_for_it(city: Assistant, question: str) -> None:
    assert "듭니다" not in city.ask(question).text
    assert "들지 않습니다" not in city.ask(question).text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("신청 기간: 2025. 3. 4.(화) 10:00 ~ 3. 28.(금) 18:00", MARCH),
        ("신청 기간은 3월 4일(화) 10시부터 3월 21일(금) 18시까지입니다.", "3월 4일(화) 10시부터 3월 21일(금)"),
        ("점검 기간: 2026. 8. 10.(월) ~ 8. 21.(금)", "2026. 8. 10.(월) ~ 8. 21.(금)"),
        ("결과는 5월 9일에 발표하고 6월 25일에 지급합니다.", ""),
        ("2023년부터 2027년까지 추진합니다.", ""),
    ],
)
def test_a_period_has_two_days(text: str, written: str) -> None:
    period = period_of(text)
    assert (period.written if period is not None else "") == written


def test_a_day_lies_in_a_period_of_its_year() -> None:
    period = Period("", Day(2025, 3, 4), Day(None, 3, 28))
    assert [period.has(Day(None, 3, day)) for day in (3, 4, 28, 29)] == [False, True, True, False]
    assert period.has(Day(2024, 3, 10)) is None
    assert Period("", Day(2025, 12, 1), Day(2026, 2, 1)).has(Day(None, 1, 10)) is None
