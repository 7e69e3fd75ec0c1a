"""Counts as word processors print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.formats.numbering import Counter, Shape, numeral


@pytest.mark.parametrize(
    ("shape", "number", "printed"),
    [
        (Shape.DIGIT, 12, "12"),
        (Shape.CIRCLED_DIGIT, 1, "①"),
        (Shape.CIRCLED_DIGIT, 21, "㉑"),
        (Shape.CIRCLED_DIGIT, 51, "51"),
        (Shape.ROMAN_CAPITAL, 1994, "MCMXCIV"),
        (Shape.ROMAN_SMALL, 4, "iv"),
        (Shape.LATIN_SMALL, 27, "a"),
        (Shape.HANGUL_SYLLABLE, 14, "하"),
        (Shape.HANGUL_SYLLABLE, 15, "거"),
        (Shape.HANGUL_SYLLABLE, 29, "고"),
        (Shape.HANGUL_SYLLABLE, 84, "히"),
        (Shape.HANGUL_JAMO, 2, "ㄴ"),
        (Shape.HANGUL_PHONETIC, 110, "백십"),
        (Shape.HANGUL_PHONETIC, 2021, "이천이십일"),
        (Shape.IDEOGRAPH, 11, "十一"),
        (Shape.IDEOGRAPH, 10_000, "10000"),
        (Shape.DECAGON_CIRCLE, 3, "병"),
        (Shape.DIGIT, 0, "0"),
    ],
)
def test_a_count_is_printed_in_its_shape(shape: Shape, number: int, printed: str):
    assert numeral(shape, number) == printed


def test_levels_count_on_their_own_and_start_again_below_the_next():
    counter = Counter([1, 1, 1])
    shapes = [Shape.DIGIT, Shape.HANGUL_SYLLABLE, Shape.CIRCLED_DIGIT]
    printed = []
    for level in (1, 2, 2, 3, 1, 2):
        counter.advance(level)
        printed.append(counter.printed(("^1.", "^2.", "^1-^2 ^3")[level - 1], shapes))
    assert printed == ["1.", "가.", "나.", "1-나 ①", "2.", "가."]


def test_a_level_entered_without_the_one_above_counts_that_as_begun():
    counter = Counter([3, 1])
    counter.advance(2)
    assert counter.printed("%1.%2", [Shape.DIGIT, Shape.DIGIT], "%") == "3.1"
    counter.advance(1)
    assert counter.printed("%1", [Shape.DIGIT, Shape.DIGIT], "%") == "4"


def test_a_restarted_level_prints_the_given_number_next():
    counter = Counter([1, 1])
    counter.advance(1)
    counter.restart(1, 7)
    counter.advance(1)
    assert counter.printed("제^1조 ^", [Shape.DIGIT, Shape.DIGIT]) == "제7조 ^"


@given(st.integers(1, 3999))
def test_roman_numerals_read_back(number: int):
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    digits = [values[sign] for sign in numeral(Shape.ROMAN_CAPITAL, number)]
    read = sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))
    assert read == number


def test_a_new_list_that_begins_deep_goes_on_below_the_last():
    first, second = Counter([1, 1, 1]), Counter([5, 1])
    for level in (1, 1, 2, 2, 3):
        first.advance(level)
    second.go_on_below(first, 2)
    second.advance(2)
    assert second.printed("^1-^2", [Shape.DIGIT, Shape.DIGIT]) == "6-1"
    second.go_on_below(Counter([1]), 2)
    assert second.printed("^1-^2", [Shape.DIGIT, Shape.DIGIT]) == "6-1"


def test_a_pattern_may_name_the_whole_path_and_the_tenth_level():
    counter = Counter([1] * 10)
    shapes = [Shape.DIGIT, Shape.HANGUL_SYLLABLE, *[Shape.DIGIT] * 7, Shape.ROMAN_SMALL]
    counter.advance(1)
    counter.advance(2)
    counter.advance(2)
    assert counter.printed("^n)", shapes) == "1.나)"
    assert counter.printed("^N", shapes) == "1.나."
    counter.advance(10)
    assert counter.printed("^10^1", shapes) == "i1"
    assert Counter([1]).printed("^10", shapes) == "10"
    assert Counter([1]).printed("%n", shapes, "%") == "%n"
