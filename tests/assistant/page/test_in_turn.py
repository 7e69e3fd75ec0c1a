"""A question waits, is told so, and goes when it may."""

from assistant.page.conversation import Exchange
from assistant.page.in_turn import in_turn
from assistant.serving.turnstile import Turnstile

DONE = Exchange("질문", "답", shown="답", over=True)


def test_nobody_waits_where_nobody_stands():
    assert list(in_turn(Turnstile(1), 0, "질문", lambda: iter([DONE]))) == [DONE]


def test_a_question_is_told_to_wait_and_goes_when_the_one_before_is_through():
    turnstile = Turnstile(1)
    first = in_turn(turnstile, 0, "질문", lambda: iter([DONE, DONE]))
    assert next(first) == DONE
    second = in_turn(turnstile, 3, "<b>다음</b>", lambda: iter([DONE]))
    waiting = next(second)
    assert "앞에 1명이 있습니다. 차례가 되면 바로 답합니다." in waiting.shown
    assert 'id="turn-3"' in waiting.shown
    assert "&lt;b&gt;" in waiting.shown
    assert not waiting.over
    first.close()
    assert list(second) == [DONE]


def test_a_reader_who_leaves_while_waiting_gives_the_place_up():
    turnstile = Turnstile(1, waiting=1)
    first = in_turn(turnstile, 0, "질문", lambda: iter([DONE, DONE]))
    next(first)
    second = in_turn(turnstile, 0, "질문", lambda: iter([DONE]))
    next(second)
    (refused,) = in_turn(turnstile, 0, "질문", lambda: iter([DONE]))
    assert refused.over
    assert 'role="alert"' in refused.shown
    assert "지금 기다리는 질문이 1개가 넘어 더 받을 수 없습니다." in refused.shown
    second.close()
    third = in_turn(turnstile, 0, "질문", lambda: iter([DONE]))
    assert "앞에 1명이" in next(third).shown
    third.close()
    first.close()
    assert list(in_turn(turnstile, 0, "질문", lambda: iter([DONE]))) == [DONE]
