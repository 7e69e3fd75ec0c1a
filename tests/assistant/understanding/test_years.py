"""Years told by the calendar, counted from the newest edition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.years import anchored, is_relative, only_tells_case, without_relative

COUNTED = [
    ("올해 예산은?", "2025년 예산은?", "2025년(문서 기준 올해) 예산은?"),
    ("금년도 예산은?", "2025년 예산은?", "2025년(문서 기준 금년도) 예산은?"),
    ("작년 신고는 몇 건?", "2024년 신고는 몇 건?", "2024년(문서 기준 작년) 신고는 몇 건?"),
    ("사고가 지난해에 줄었어요?", "사고가 2024년에 줄었어요?", "사고가 2024년(문서 기준 지난해)에 줄었어요?"),
    ("재작년 예산은?", "2023년 예산은?", "2023년(문서 기준 재작년) 예산은?"),
    ("내년에는 얼마?", "2026년에는 얼마?", "2026년(문서 기준 내년)에는 얼마?"),
    ("내후년 계획은?", "2027년 계획은?", "2027년(문서 기준 내후년) 계획은?"),
    ("작년보다 올해 예산은?", "2024년보다 2025년 예산은?", "2024년(문서 기준 작년)보다 2025년(문서 기준 올해) 예산은?"),
    ("예산이 전년보다 늘었나?", "2025년 예산이 전년보다 늘었나?", "2025년(문서 기준 올해) 예산이 전년보다 늘었나?"),
    ("전년 대비 증가율은?", "2025년 전년 대비 증가율은?", "2025년(문서 기준 올해) 전년 대비 증가율은?"),
    (
        "최근 3년간 예산은?",
        "2023년부터 2025년까지 예산은?",
        "2023년부터 2025년까지(문서 기준 최근 3년간) 예산은?",
    ),
    ("최근 두 해", "최근 두 해", "최근 두 해"),
]


@pytest.mark.parametrize(("text", "plain", "said"), COUNTED, ids=[text for text, _, _ in COUNTED])
def test_relative_years_count_from_the_newest_edition(text: str, plain: str, said: str) -> None:
    assert anchored(text, 2025) == (plain, said)


@pytest.mark.parametrize(
    "text",
    ["작년(2024년)에 몇 건?", "2023년에 전년보다 늘었나요?", "예산은?", "2024년에 다음 해로 이월된 사업", "만작년", ""],
)
def test_a_question_that_names_a_year_or_none_counts_nothing(text: str) -> None:
    assert not is_relative(text)


def test_the_rest_of_a_question_finds_its_documents() -> None:
    assert without_relative("올해 청년 월세 예산은?") == "청년 월세 예산은?"
    assert without_relative("작년은") == "은"
    assert without_relative("올해") == "올해"


@given(st.text(), st.integers(1900, 2099))
def test_any_text_is_dated(text: str, newest: int) -> None:
    plain, said = anchored(text, newest)
    assert is_relative(text) or plain == said == text


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("작년에 퇴직한 선배가 차린 회사랑 계약해도 되나요?", True),
        ("작년에 낸 세금은 얼마예요?", False),  # no yes or no
        ("작년 예산이 남았나요?", False),
    ],
)
def test_a_year_of_the_askers_own_case_dates_no_documents(text: str, own: bool) -> None:
    assert only_tells_case(text) is own
