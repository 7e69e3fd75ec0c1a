"""Who may go and who waits."""

import threading
import time
from contextlib import ExitStack

import pytest

from assistant.serving.turnstile import TooManyWaiting, Turnstile, waiting_words


def test_those_behind_are_told_how_many_come_first():
    turnstile = Turnstile(at_once=2, waiting=3)
    with ExitStack() as line:
        tickets = [line.enter_context(turnstile.entered()) for _ in range(5)]
        assert [ticket.ahead(0) for ticket in tickets] == [0, 0, 1, 2, 3]
        with pytest.raises(TooManyWaiting) as refused, turnstile.entered():
            pass
        assert refused.value.problem == "지금 3명이 기다리고 있어 질문을 더 받을 수 없습니다."
        assert refused.value.remedy == "잠시 뒤에 다시 물어보세요."
    with turnstile.entered() as ticket:
        assert ticket.ahead(0) == 0


def test_one_who_leaves_gives_the_place_up():
    turnstile = Turnstile(at_once=1, waiting=2)
    with turnstile.entered() as first:
        with turnstile.entered() as second, pytest.raises(ZeroDivisionError), turnstile.entered() as third:
            assert (first.ahead(0), second.ahead(0), third.ahead(0)) == (0, 1, 2)
            raise ZeroDivisionError
        with turnstile.entered() as fourth:
            assert fourth.ahead(0) == 1


def test_a_turn_that_comes_wakes_the_one_who_waits():
    turnstile = Turnstile(at_once=1)
    with ExitStack() as held:
        held.enter_context(turnstile.entered())
        with turnstile.entered() as waiting:
            timer = threading.Timer(0.1, held.close)
            timer.start()
            began = time.monotonic()
            assert waiting.ahead(30) == 0
            assert time.monotonic() - began < 10
            timer.join()


def test_many_threads_all_get_through_and_never_too_many_at_once():
    turnstile = Turnstile(at_once=3)
    inside, most, through = 0, 0, 0
    counting = threading.Lock()

    def ask() -> None:
        nonlocal inside, most, through
        with turnstile.entered() as ticket:
            while ticket.ahead(0.05):
                pass
            with counting:
                inside += 1
                most = max(most, inside)
            time.sleep(0.002)
            with counting:
                inside -= 1
                through += 1

    threads = [threading.Thread(target=ask) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert (most, through) == (3, 30)


def test_what_nobody_waits_for_is_done_one_at_a_time_where_a_place_is_free():
    turnstile = Turnstile(at_once=2)
    with turnstile.spare(0) as first, turnstile.spare(0) as second:
        assert (first, second) == (True, False)
    with turnstile.entered(), turnstile.spare(0) as beside:
        assert beside
    with turnstile.entered(), turnstile.entered() as last, turnstile.spare(0) as beside:
        assert (beside, last.ahead(0)) == (False, 0)
    with turnstile.spare(0) as again:
        assert again


def test_what_nobody_waits_for_waits_for_a_free_place():
    turnstile = Turnstile(at_once=1)
    with ExitStack() as held:
        held.enter_context(turnstile.entered())
        timer = threading.Timer(0.1, held.close)
        timer.start()
        with turnstile.spare(30) as free:
            assert free
        timer.join()


def test_waiting_is_said_in_words():
    assert waiting_words(3) == "앞에 3명이 있습니다. 차례가 되면 바로 답합니다."
