"""A question waits, is told so, and goes when it may."""

from dataclasses import replace

from assistant.page.conversation import begun
from assistant.page.in_turn import in_turn
from assistant.serving.turnstile import Turnstile
from assistant.talks.types import ExchangeState

ASKED = begun("질문", "찾는 중…")
DONE = replace(ASKED, text="답", state=ExchangeState.ANSWERED)


def test_nobody_waits_where_nobody_stands():
    assert list(in_turn(Turnstile(1), ASKED, lambda: iter([DONE]))) == [DONE]


def test_a_question_is_told_to_wait_and_goes_when_the_one_before_is_through():
    turnstile = Turnstile(1)
    first = in_turn(turnstile, ASKED, lambda: iter([DONE, DONE]))
    assert next(first) == DONE
    second = in_turn(turnstile, ASKED, lambda: iter([DONE]))
    waiting = next(second)
    assert waiting == replace(ASKED, doing="앞에 1명이 있습니다. 차례가 되면 바로 답합니다.")
    first.close()
    assert list(second) == [DONE]


def test_a_reader_who_leaves_while_waiting_gives_the_place_up():
    turnstile = Turnstile(1, waiting=1)
    first = in_turn(turnstile, ASKED, lambda: iter([DONE, DONE]))
    next(first)
    second = in_turn(turnstile, ASKED, lambda: iter([DONE]))
    next(second)
    (refused,) = in_turn(turnstile, ASKED, lambda: iter([DONE]))
    assert refused.state is ExchangeState.FAILED
    assert refused.text.startswith("지금 1명이 기다리고 있어 질문을 더 받을 수 없습니다.\n")
    second.close()
    third = in_turn(turnstile, ASKED, lambda: iter([DONE]))
    assert next(third).doing.startswith("앞에 1명이")
    third.close()
    first.close()
    assert list(in_turn(turnstile, ASKED, lambda: iter([DONE]))) == [DONE]
