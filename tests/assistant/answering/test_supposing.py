"""What is told of a case that a question supposes, of growth, and what is refused where nothing tells of it."""

import pytest

from assistant.answering.refusing import NOT_FOUND
from assistant.assistant import Assistant
from assistant.understanding.asked import Asked
from assistant.understanding.cues import kinds_asked

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("question", ["월세 밀리면 어떻게 돼요?", "포트홀 신고가 취소되면 어떻게 되나요?"])
def test_what_speaks_of_the_matter_alone_tells_nothing_of_the_case(city: Assistant, question: str) -> None:
    answer = city.ask(question)
    assert answer.refused
    assert answer.text.startswith(NOT_FOUND)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("이사 가면 어떻게 되나요?", "이사한 날부터 14일 안에 새 임대차계약서를 올려 변경 신고를 하면 됩니다."),
        ("탈락하면 어떻게 되나요?", "'나의 신청'에서 본인의 점수와 탈락 사유를 볼 수 있습니다."),
    ],
)
def test_what_becomes_of_a_case_is_told_by_a_line_that_speaks_of_it(city: Assistant, question: str, first: str) -> None:
    assert city.ask(question).text.startswith(first)


def test_by_how_much_something_grew_is_told_by_words_of_growing(county: Assistant) -> None:
    assert county.ask("야영장 사용료는 얼마나 올랐나요?").text.startswith(NOT_FOUND)
    assert "2만 5천원" in county.ask("야영장 사용료는 얼마인가요?").text


@pytest.mark.parametrize(
    ("question", "means"),
    [
        ("협력사가 해야 할 게 뭐예요?", False),
        ("다음으로 미룬 것이 무엇인가요?", False),
        ("뿌리산업이라는 게 뭐예요?", True),
        ("가온마루가 뭐예요?", True),
    ],
)
def test_what_is_to_be_done_is_no_meaning(question: str, means: bool) -> None:
    assert (Asked.DEFINITION in kinds_asked(question)) is means
