"""Reasons for what was not done, told from what something is for."""

import pytest

from assistant.evidence.reasons import asks_of_shortfall, reason_fit


@pytest.mark.parametrize(
    "question",
    ["목표를 왜 못 채웠나요?", "28대만 산 이유", "왜 안 열었어요?", "예산이 줄어든 이유", "왜 10개밖에 없어요?"],
)
def test_what_was_not_done_is_asked_for(question: str) -> None:
    assert asks_of_shortfall(question)


@pytest.mark.parametrize("question", ["왜 돌봄 시간을 늘렸나요?", "이 사업은 왜 하나요?", "목적이 뭔가요?"])
def test_what_something_is_for_is_another_question(question: str) -> None:
    assert not asks_of_shortfall(question)


def test_a_line_that_tells_why_it_fell_short_fits_better_than_what_it_is_for() -> None:
    question = "왜 28대만 샀나요?"
    why = reason_fit(question, "부품 공급 지연으로 계약을 해지")
    what_for = reason_fit(question, "아동을 위해 48개소로 확대")
    neither = reason_fit(question, "예산 4,200백만원")
    assert why > 1 > what_for > neither


def test_what_something_is_for_answers_a_question_for_its_purpose() -> None:
    assert reason_fit("이 사업은 왜 하나요?", "아동을 위해 48개소로 확대") > 1


def test_a_line_that_is_headed_by_reasons_tells_them() -> None:
    assert reason_fit("왜 포기했어요?", "중도 포기 사유 : 전출 21명, 기타 4명") > 1
    assert reason_fit("왜 포기했어요?", "탈락 사유를 볼 수 있음") < 1
