import pytest

from assistant.evidence.told import can_answer
from assistant.evidence.ways import asks_way, names_way, way_fit
from assistant.understanding.question import understand
from ingest.korean import Korean


@pytest.mark.parametrize(
    "question",
    [
        "파손 신고 방법",
        "파손을 신고하려면?",
        "신청 절차 알려 주세요",
        "환불하는 방법은?",
        "예약하는 법",
        "포트홀 신고 어떻게 해요",
        "포트홀 신고는 어디에 해요",
    ],
)
def test_a_way_is_asked_for(question: str) -> None:
    assert asks_way(question)


@pytest.mark.parametrize("question", ["점수는 어떻게 매겨요?", "관리법 개정", "어떻게 바뀌나요?", "신청은 언제까지?"])
def test_a_way_is_not_asked_for_by_every_how(question: str) -> None:
    assert not asks_way(question)


def test_ways_are_pages_places_and_papers() -> None:
    assert names_way("누리집에서 받습니다") and names_way("방문하여 제출")
    assert not names_way("신고는 5,240건")


def test_a_number_of_reports_is_no_way_to_report(korean: Korean) -> None:
    question = understand("파손 신고 방법", korean.analyze("파손 신고 방법"), korean.names)
    assert not can_answer(question, "파손 신고는 5,240건으로 여전히 많습니다.")
    assert can_answer(question, "전화나 누리집으로 신고합니다.")
    other = understand("점수는 어떻게 매겨요?", korean.analyze("점수는 어떻게 매겨요?"), korean.names)
    assert can_answer(other, "소득이 낮은 순으로 매깁니다.")


def test_by_which_way_goes_before_that_there_is_one_and_both_before_none(korean: Korean) -> None:
    question = understand("파손 신고 어떻게 해요", korean.analyze("파손 신고 어떻게 해요"), korean.names)
    by, there, none = "전화나 방문의 방법으로 신고할 수 있다", "신고를 받는 접수 창구를 둔다", "신고는 5,240건이다"
    assert way_fit(question, by) > way_fit(question, there) == 1.0 > way_fit(question, none)
    other = understand("점수는 어떻게 매겨요?", korean.analyze("점수는 어떻게 매겨요?"), korean.names)
    assert {way_fit(other, quote) for quote in (by, there, none)} == {1.0}
