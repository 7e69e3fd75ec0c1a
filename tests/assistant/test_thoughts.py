"""What reasoning models think aloud is not part of their answer."""

import pytest

from assistant.thoughts import after_thoughts, without_thoughts
from assistant.writing.chat import Finish


@pytest.mark.parametrize(
    ("pieces", "left"),
    [
        (["<think>", "음…", "</think>\n\n답", "이다"], "답이다"),
        (["<th", "ink>음</thi", "nk>답이다"], "답이다"),
        (["<thinking>음</thinking>", "답이다"], "답이다"),
        (["\n<think>끝나지 않는 생각"], ""),
        (["<think>가</think>", "<think>나</think>답이다"], "답이다"),
        (["<think>" + "음" * 100, "</thi", "nk>답이다"], "답이다"),
        (["<", "5명이다"], "<5명이다"),
        (["<"], "<"),
        (["답 <think>이다"], "답 <think>이다"),
    ],
)
def test_thoughts_are_left_out(pieces: list[str], left: str) -> None:
    *shown, finish = without_thoughts([*pieces, Finish.STOP])
    assert ("".join(str(piece) for piece in shown), finish) == (left, Finish.STOP)


def test_a_reader_hears_of_every_piece() -> None:
    """Somebody who waits may leave at any piece, so thoughts come as empty ones."""
    assert list(without_thoughts(["", "<think>", "", "음", "</think>답", "이다", Finish.STOP])) == [
        "", "", "", "", "답", "이다", Finish.STOP,
    ]  # fmt: skip


def test_a_thought_that_was_opened_elsewhere() -> None:
    assert after_thoughts("음… 5억인가?\n</think>\n\n5억원입니다.") == "\n\n5억원입니다."
    assert after_thoughts("5억원입니다.") == "5억원입니다."
