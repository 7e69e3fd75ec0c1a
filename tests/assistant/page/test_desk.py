"""Readers at their talks: what one window does is true for all, and nothing is lost on the way."""

import asyncio
import re
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.errors import AssistantError
from assistant.page.desk import Desk, StillAnswering
from assistant.page.opening import Opening
from assistant.page.strictness import Strictness
from assistant.page.talk_view import View
from assistant.scope import EVERYWHERE, Scope
from assistant.serving.turnstile import Turnstile
from assistant.settings import Settings
from assistant.stages import Pieces
from assistant.talks.errors import TalkChanged, TalkMissing
from assistant.talks.talks import Talks
from assistant.talks.types import ExchangeState, Judgement, KeptExchange
from assistant.types import Answer, AnswererKind, Turn


class Paced:
    """Answers with the question itself, a word each time it is let; ``closed`` once it is left or done."""

    def __init__(self) -> None:
        self.may = threading.Semaphore(0)
        self.closed = threading.Event()
        self.histories: list[Sequence[Turn]] = []
        self.strictness: list[bool] = []

    def search(self, query: str, top_k: int = 10) -> list[object]:
        return []

    def strictly(self, strict: bool) -> "Paced":
        self.strictness.append(strict)
        return self

    def close(self) -> None:
        """Nothing is open."""

    def stream(self, question: str, history: Sequence[Turn] = (), scope: Scope = EVERYWHERE) -> Pieces:
        self.histories.append(history)
        try:
            for word in question.split():
                self.may.acquire()
                yield f"{word} "
            self.may.acquire()
            yield Answer(question, question, f"{question}!", False, AnswererKind.EXTRACTIVE, None, (), ())
        finally:
            self.closed.set()

    def let(self, times: int) -> None:
        self.may.release(times)


@pytest.fixture
def paced() -> Paced:
    return Paced()


@pytest.fixture
def talks(tmp_path: Path) -> Iterator[Talks]:
    opened = Talks(tmp_path / "talks.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def desk(paced: Paced, talks: Talks) -> Desk:
    return Desk(Opening(lambda: paced), talks, Turnstile(2), Strictness(talks, Settings(Path())))  # type: ignore[arg-type, return-value]


def followed(desk: Desk, user: str, key: str) -> list[str]:
    async def all_of_it() -> list[str]:
        return [shown async for shown in desk.follow(user, key)]

    return asyncio.run(all_of_it())


def answered(desk: Desk, paced: Paced, key: str, question: str, user: str = "") -> str:
    paced.let(len(question.split()) + 1)
    key = desk.ask(user, key, question).key
    followed(desk, user, key)
    return key


def test_an_answer_is_followed_to_its_end_and_kept(desk: Desk, paced: Paced) -> None:
    view = desk.ask("", "", "축제는 언제?")
    assert (view.title, view.past) == ("축제는 언제?", "")
    assert 'aria-busy="true"' in view.current
    paced.let(3)
    shown = followed(desk, "", view.key)
    assert "<p>축제는 언제?!</p>" in shown[-1]
    assert "aria-busy" not in shown[-1]
    assert desk.view("", view.key) == View(view.key, "축제는 언제?", "", shown[-1])


def test_the_second_question_leans_on_the_first_and_moves_it_up(desk: Desk, paced: Paced) -> None:
    key = answered(desk, paced, "", "축제는 언제?")
    assert answered(desk, paced, key, "어디서?") == key
    assert list(paced.histories[1]) == [Turn("축제는 언제?", "축제는 언제?!")]
    view = desk.view("", key)
    assert 'id="turn-0"' in view.past and 'data-act="again"' not in view.past
    assert 'id="turn-1"' in view.current and 'data-act="again"' in view.current


def test_the_page_may_go_and_come_back_while_an_answer_grows(desk: Desk, paced: Paced, talks: Talks) -> None:
    key = desk.ask("", "", "축제는 언제?").key
    assert talks.exchanges("", key)[0].state is ExchangeState.BROKEN  # for what is killed now has ended so
    assert 'aria-busy="true"' in desk.view("", key).current
    paced.let(3)
    assert "<p>축제는 언제?!</p>" in followed(desk, "", key)[-1]
    assert talks.exchanges("", key)[0].state is ExchangeState.ANSWERED


def test_stopping_keeps_what_has_come_and_leaves_the_writer(desk: Desk, paced: Paced, talks: Talks) -> None:
    key = desk.ask("", "", "축제는 언제 하나요?").key
    paced.let(1)
    for _ in range(500):
        if "<p>축제는</p>" in desk.view("", key).current:
            break
        time.sleep(0.01)
    desk.stop("", key)
    assert talks.exchanges("", key)[0].text == "축제는 "
    assert "답변을 멈췄습니다." in desk.view("", key).current
    paced.let(1)
    assert paced.closed.wait(5)
    assert talks.exchanges("", key)[0].text == "축제는 "
    desk.stop("", key)  # there is nothing to stop any more


def test_stopping_before_the_first_word(desk: Desk, paced: Paced, talks: Talks) -> None:
    key = desk.ask("", "", "축제는 언제?").key
    desk.stop("", key)
    assert "답변을 멈췄습니다." in desk.view("", key).current
    assert len(followed(desk, "", key)) == 1
    paced.let(3)
    assert paced.closed.wait(5)
    assert (talks.exchanges("", key)[0].text, talks.exchanges("", key)[0].answer) == ("", None)


def test_a_second_question_waits_for_the_first_in_one_talk_but_not_in_another(desk: Desk, paced: Paced) -> None:
    key = desk.ask("", "", "축제는 언제?").key
    with pytest.raises(StillAnswering):
        desk.ask("", key, "어디서?")
    with pytest.raises(StillAnswering):
        desk.last_question("", key)
    assert desk.ask("", "", "어디서?").key != key
    paced.let(6)


def test_asking_again_and_anew_replace_the_last_turn_alone(desk: Desk, paced: Paced, talks: Talks) -> None:
    key = answered(desk, paced, "", "축제는 언제?")
    answered(desk, paced, key, "어디서?")
    desk.judge("", key, 1, Judgement(good=True))
    paced.let(2)
    desk.ask_again("", key, 1)
    followed(desk, "", key)
    assert [(one.question, one.judgement) for one in talks.exchanges("", key)] == [
        ("축제는 언제?", None),
        ("어디서?", None),
    ]
    assert desk.last_question("", key) == (1, "어디서?")
    paced.let(3)
    desk.ask("", key, "누가 하나요?", 1)
    followed(desk, "", key)
    assert [one.question for one in talks.exchanges("", key)] == ["축제는 언제?", "누가 하나요?"]


@pytest.mark.parametrize("number", [-1, 0, 2])
def test_another_turn_than_the_last_is_not_replaced(desk: Desk, paced: Paced, talks: Talks, number: int) -> None:
    key = answered(desk, paced, "", "축제는 언제?")
    answered(desk, paced, key, "어디서?")
    with pytest.raises(TalkChanged):
        desk.ask("", key, "누가?", number)
    with pytest.raises(TalkChanged):
        desk.ask_again("", key, number)
    assert len(talks.exchanges("", key)) == 2


def test_a_talk_removed_elsewhere_is_missed_and_its_answer_said_to_be_unkept(desk: Desk, talks: Talks) -> None:
    key = desk.ask("", "", "축제는 언제?").key

    async def removed_meanwhile() -> list[str]:
        shown = []
        async for html in desk.follow("", key):
            if not shown:
                talks.remove("", key)
                desk.stop("", key)
            shown.append(html)
        return shown

    assert "이 대화를 찾을 수 없습니다." in asyncio.run(removed_meanwhile())[-1]
    for act in (desk.view, desk.exchanges):
        with pytest.raises(TalkMissing):
            act("", key)
    with pytest.raises(TalkMissing):
        desk.ask("", key, "어디서?")


def test_removing_a_talk_stops_its_answer(desk: Desk, paced: Paced) -> None:
    key = desk.ask("", "", "축제는 언제?").key
    desk.remove("", key)
    paced.let(3)
    assert paced.closed.wait(5)
    assert "축제" not in desk.listed("", "")


def test_readers_see_and_stop_only_their_own(desk: Desk, paced: Paced, talks: Talks) -> None:
    key = desk.ask("가영", "", "축제는 언제?").key
    with pytest.raises(TalkMissing):
        desk.view("나영", key)
    desk.stop("나영", key)
    paced.let(3)
    followed(desk, "가영", key)
    assert talks.exchanges("가영", key)[0].state is ExchangeState.ANSWERED
    assert "축제" not in desk.listed("나영", "")
    assert f'data-here="{key}"' in desk.listed("가영", key)


def test_a_judgement_is_shown_and_taken_back(desk: Desk, paced: Paced) -> None:
    key = answered(desk, paced, "", "축제는 언제?")
    shown = desk.judge("", key, 0, Judgement(good=False, reason="답이 틀립니다")).current
    assert '<button type="button" class="button plain small" data-act="bad" aria-pressed="true">' in shown
    assert "의견을 남기셨습니다: 답이 틀립니다" in shown
    assert 'aria-pressed="true"' not in desk.judge("", key, 0, None).current
    with pytest.raises(TalkChanged):
        desk.judge("", key, 1, None)


def test_where_a_talk_is_searched_is_kept_with_it(desk: Desk, paced: Paced) -> None:
    chosen = Scope(documents=frozenset({"‘가’ 계획.hwp"}), years=frozenset({2025}), bodies=frozenset({"온빛시"}))
    desk.keep_scope("", "", chosen)  # no talk has begun yet
    key = desk.ask("", "", "축제는 언제?", scope=chosen).key
    assert desk.scope("", key) == chosen
    paced.let(9)
    followed(desk, "", key)
    desk.ask_again("", key, 0, EVERYWHERE)  # once, from all documents
    assert desk.scope("", key) == chosen
    desk.keep_scope("", key, EVERYWHERE)
    assert desk.scope("", key) == EVERYWHERE
    with pytest.raises(TalkMissing):
        desk.keep_scope("나영", key, chosen)


def test_each_reader_is_answered_as_strictly_as_they_chose(paced: Paced, talks: Talks) -> None:
    strictness = Strictness(talks, Settings(Path(), strict=True))
    desk = Desk(Opening(lambda: paced), talks, Turnstile(2), strictness)  # type: ignore[arg-type, return-value]
    strictness.choose("가영", False)
    for user in ("가영", "나영"):
        answered(desk, paced, "", "축제는 언제?", user)
    assert paced.strictness == [False, True]


def test_a_question_far_too_long_begins_no_talk(desk: Desk, talks: Talks) -> None:
    with pytest.raises(AssistantError, match=r"질문이 너무 깁니다\(2,001자\)"):
        desk.ask("", "", "가" * 2001)
    with pytest.raises(AssistantError, match="질문이 비어 있습니다"):
        desk.ask("", "", " \n")
    assert talks.listed("") == ()


def test_a_failure_is_kept_and_shown_again(talks: Talks) -> None:
    def closed() -> Assistant:
        raise AssistantError("문서함이 없습니다.", "문서를 넣으세요.")

    desk = Desk(Opening(closed), talks, Turnstile(1), Strictness(talks, Settings(Path())))
    key = desk.ask("", "", "축제는 언제?").key
    assert "<p>문서함이 없습니다.</p><p>문서를 넣으세요.</p>" in followed(desk, "", key)[-1]
    assert "<p>문서함이 없습니다.</p><p>문서를 넣으세요.</p>" in desk.view("", key).current
    assert 'data-act="again"' in desk.view("", key).current


def long_talk(talks: Talks, length: int) -> str:
    key = talks.begin("")
    for number in range(length):
        answer = Answer(
            f"질문 {number}", f"질문 {number}", f"답 {number}", False, AnswererKind.EXTRACTIVE, None, (), ()
        )
        kept = KeptExchange(f"질문 {number}", answer.text, answer, ExchangeState.ANSWERED, "2026-11-21T10:00:00+00:00")
        talks.put("", key, number, kept)
    return key


def drawn(view: View) -> list[int]:
    return [int(number) for number in re.findall(r'id="turn-(\d+)"', view.past + view.current)]


def test_of_a_long_talk_the_newest_turns_are_drawn_and_earlier_ones_on_request(desk: Desk, talks: Talks) -> None:
    key = long_talk(talks, 75)
    view = desk.view("", key)
    assert drawn(view) == list(range(44, 75))
    assert view.first is None
    assert 'data-first="44"' in view.past
    assert "앞에 44개가 더 있습니다." in view.past
    view = desk.earlier("", key, 44)
    assert (drawn(view), view.first) == (list(range(14, 75)), 14)
    view = desk.earlier("", key, 14)
    assert (drawn(view), view.first) == (list(range(75)), 0)
    assert "data-first" not in view.past
    for odd in (-5, 10**9):
        assert drawn(desk.earlier("", key, odd))[-1] == 74


def test_what_was_gone_back_to_stays_drawn_when_something_is_done(desk: Desk, paced: Paced, talks: Talks) -> None:
    key = long_talk(talks, 75)
    first = desk.earlier("", key, 44).first
    assert drawn(desk.judge("", key, 20, Judgement(good=True), first)) == list(range(14, 75))
    paced.let(9)
    assert drawn(desk.ask("", key, "질문 75", first=first)) == list(range(14, 76))
    followed(desk, "", key)
    assert drawn(desk.view("", key)) == list(range(45, 76))
    assert [turn.question for turn in paced.histories[0]] == [f"질문 {number}" for number in range(45, 75)]


def test_a_short_talk_is_drawn_whole(desk: Desk, talks: Talks) -> None:
    view = desk.view("", long_talk(talks, 31))
    assert drawn(view) == list(range(31))
    assert "앞의 문답 보기" not in view.past
