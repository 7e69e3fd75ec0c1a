"""One question's way on the page: it says what is being done, grows, and ends with its answer or its failure."""

from collections.abc import Generator, Sequence
from dataclasses import replace

import pytest

from assistant.assistant import Assistant
from assistant.errors import AssistantError
from assistant.evidence.likeness import Likeness
from assistant.page.conversation import answered, begun, history, stopped
from assistant.scope import EVERYWHERE, Scope
from assistant.stages import Pieces
from assistant.talks.types import ExchangeState, KeptExchange
from assistant.types import Answer, Turn
from index.static import StaticEncoder
from index.types import Hit
from ingest.korean import Korean

FESTIVAL = "2025년 별빛축제의 금액은 얼마인가요?"


class Slow:
    """Keeps its reader waiting for some pieces, then says a word; notes whether it was left."""

    def __init__(self) -> None:
        self.closed = False

    def stream(
        self, question: str, history: Sequence[Turn], hits: Sequence[Hit], understood: str = ""
    ) -> Generator[str | Answer, None, None]:
        try:
            yield from ("", "", "별빛축제는 ")
        finally:
            self.closed = True


class Stumbling:
    """Starts to answer and then stumbles."""

    def __init__(self, failure: Exception) -> None:
        self._failure = failure
        self.closed = False

    def stream(self, question: str, history: Sequence[Turn] = (), scope: Scope = EVERYWHERE) -> Pieces:
        try:
            yield "답의 앞부분"
            raise self._failure
        finally:
            self.closed = True


def test_it_says_what_is_done_until_words_come_and_may_be_left(
    county: Assistant, korean: Korean, static: StaticEncoder
) -> None:
    writer = Slow()
    assistant = Assistant(county.library, korean, Likeness(static), writer)
    growing = answered(lambda: assistant, begun(FESTIVAL, ""), ())
    seen = [next(growing) for _ in range(5)]
    assert [one.doing for one in seen] == ["찾는 중…", *["근거 12개…"] * 4]
    assert [one.text for one in seen] == ["", "", "", "", "별빛축제는 "]
    assert not writer.closed
    growing.close()
    assert writer.closed


def test_an_answer_ends_it_and_a_follow_up_is_completed(county: Assistant) -> None:
    *growing, done = answered(lambda: county, begun(f" {FESTIVAL}\n", "찾는 중…"), ())
    assert not any(one.over for one in growing)
    assert (done.question, done.state) == (FESTIVAL, ExchangeState.ANSWERED)
    assert done.answer is not None
    assert "1,800백만원" in done.text == done.answer.text
    before = history([done.kept()])
    assert before == (Turn(FESTIVAL, done.text),)
    *growing, second = answered(lambda: county, begun("그럼 2024년은?", "찾는 중…"), before)
    assert growing[-1].understood == second.understood == "2024년 별빛축제의 금액은 얼마인가요?"


@pytest.mark.parametrize(
    ("failure", "text"),
    [
        (AssistantError("답이 없습니다.", "서버를 확인하세요."), "답이 없습니다.\n서버를 확인하세요."),
        (
            RuntimeError("secret"),
            "답변하는 중에 예상하지 못한 문제가 생겼습니다.\n"
            "질문을 다시 보내 보시고, 같은 일이 되풀이되면 관리자에게 알려 주세요.",
        ),
    ],
)
def test_a_failure_in_the_middle_is_said_in_words(failure: Exception, text: str) -> None:
    stumbling = Stumbling(failure)
    *_, last = answered(lambda: stumbling, begun("질문", ""), ())  # type: ignore[arg-type, return-value]
    assert (last.text, last.answer, last.state) == (text, None, ExchangeState.FAILED)
    assert stumbling.closed


def test_an_assistant_that_can_not_open_is_a_failure() -> None:
    def closed() -> Assistant:
        raise AssistantError("문서함이 없습니다.", "문서를 넣으세요.")

    (last,) = answered(closed, begun("질문", ""), ())
    assert last.text == "문서함이 없습니다.\n문서를 넣으세요."


def test_what_is_not_over_is_kept_as_broken_off_and_nothing_leans_on_it() -> None:
    growing = replace(begun("질문", "찾는 중…"), text="앞부분")
    assert stopped(growing).kept().state is ExchangeState.STOPPED
    assert growing.kept() == KeptExchange("질문", "앞부분", None, ExchangeState.BROKEN, growing.asked_at)
    assert history([growing.kept()]) == ()
