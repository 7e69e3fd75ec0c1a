"""Marks of a written answer: what counts as one, streams cut anywhere, sentences and their marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.citations import (
    MarkReader,
    cited_sentences,
    find_marks,
    last_sentence,
    renumber,
    split_sentences,
)


def drop_unknown(text: str, known: set[int]) -> str:
    """Read a whole text at once, keeping the marks of known numbers."""
    reader = MarkReader(lambda number, _claim: [number] if number in known else [])
    return reader.feed(text) + reader.finish()


def numbers(text: str) -> list[tuple[int, ...]]:
    return [mark.numbers for mark in find_marks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("투자한다[1].", [(1,)]),
        ("투자한다[1][2].", [(1,), (2,)]),
        ("투자한다 [1, 2].", [(1, 2)]),
        ("투자한다【3】.", [(3,)]),
        ("투자한다［ 4 ］.", [(4,)]),
        ("`배열[1]`은 코드다[2].", [(2,)]),
        ("`23년에 늘었다[1].", [(1,)]),
        ("```\n배열[1]\n```\n글[2]", [(2,)]),
        ("[단위: 억원] [1](https://example.org) [1년] [12345]", []),
    ],
)
def test_marks(text: str, expected: list[tuple[int, ...]]) -> None:
    assert numbers(text) == expected


def test_unknown_numbers_go_with_the_space_before_them() -> None:
    assert drop_unknown("늘었다 [7]. 줄었다 [1, 9].", {1}) == "늘었다. 줄었다 [1]."
    assert drop_unknown("늘었다[0].", {1}) == "늘었다."


def test_numbers_start_from_one_in_order_of_appearance() -> None:
    text, new = renumber("가[3] 나[1] 다[3][8]", [1, 3, 5])
    assert (text, new) == ("가[1] 나[2] 다[1]", {3: 1, 1: 2})


def test_the_same_number_is_written_once_in_a_row() -> None:
    assert drop_unknown("늘었다[1][1] [1, 2].", {1, 2}) == "늘었다[1] [2]."


def test_the_claim_is_the_part_of_the_sentence_before_the_mark() -> None:
    asked: list[tuple[int, str]] = []

    def resolve(number: int, claim: str) -> list[int]:
        asked.append((number, claim))
        return [number]

    reader = MarkReader(resolve)
    reader.feed("총 1,234.5억원이다. 산업부는 3곳[1], 국토부는 5곳이다.[2] 끝")
    assert asked == [(1, "산업부는 3곳"), (2, "산업부는 3곳, 국토부는 5곳이다.")]


def test_half_a_mark_is_held_back() -> None:
    reader = MarkReader(lambda number, _claim: [number])
    assert [reader.feed(piece) for piece in ("늘었다 ", "[", "1", "]", ". 끝")] == ["늘었다", "", "", "", " [1]. 끝"]
    assert reader.feed(" [단") == " [단"
    assert reader.feed("[2") == ""
    assert reader.finish() == "[2"


ANSWERS = st.text(alphabet="가다. \n[]【】12,`(h", max_size=60)


@given(ANSWERS, st.data())
def test_cutting_the_stream_anywhere_changes_nothing(text: str, data: st.DataObject) -> None:
    whole = drop_unknown(text, {1, 12})
    reader = MarkReader(lambda number, _claim: [number] if number in {1, 12} else [])
    shown = ""
    while text:
        cut = data.draw(st.integers(1, len(text)))
        shown += reader.feed(text[:cut])
        text = text[cut:]
    assert shown + reader.finish() == whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("총 1,234.5억원이다. 3.5.(수) 발표했다.", ["총 1,234.5억원이다.", "3.5.(수) 발표했다."]),
        ("2023. 7. 1. 시행한다. 끝", ["2023. 7. 1. 시행한다.", "끝"]),
        ("가. 추진배경\n1. 목적은 이렇다. 끝!", ["가. 추진배경", "1. 목적은 이렇다.", "끝!"]),
        ("“그렇다.” 라고 했다.", ["“그렇다.”", "라고 했다."]),
        ("비중은 15.66.", ["비중은 15.66."]),
        (" \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == expected


def test_marks_belong_to_the_sentence_they_stand_in_or_follow() -> None:
    text = "늘었다[1]. 줄었다. [2]\n- 산업부 3곳\n  [3]\n그대로다."
    found = [(s.plain.strip(), s.numbers) for s in cited_sentences(text)]
    assert found == [("늘었다   .", (1,)), ("줄었다.", (2,)), ("- 산업부 3곳", (3,)), ("그대로다.", ())]
    for sentence in cited_sentences(text):
        assert len(sentence.plain) == sentence.end - sentence.start


@given(ANSWERS)
def test_sentences_lie_in_order_and_hold_every_mark(text: str) -> None:
    sentences = cited_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(sentences))
    if sentences:
        assert {n for s in sentences for n in s.numbers} == {n for mark in find_marks(text) for n in mark.numbers}


def test_last_sentence_of_nothing_is_empty() -> None:
    assert last_sentence("") == last_sentence(" .\n") == ""
