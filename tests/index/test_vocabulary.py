import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.vocabulary import known_parts

WORDS = {"학교": 3, "학과": 1, "시행": 2, "시행계획": 1, "스마트공장": 4, "스마트": 1}


class Counted(dict[str, int]):
    """A vocabulary that counts how often it is asked."""

    asked = 0

    def __contains__(self, term: object) -> bool:
        self.asked += 1
        return super().__contains__(term)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("스마트공장시행계획", ("스마트공장", "시행계획")),
        ("시행학과", ("시행", "학과")),
        ("옛학교터", ("학교",)),
        ("바다", ()),
        ("", ()),
    ],
)
def test_a_run_together_word_is_cut_into_known_ones(word: str, parts: tuple[str, ...]) -> None:
    assert known_parts(word, WORDS) == parts


@given(st.text(st.sampled_from("학교과시행계획스마트공장 ")))
def test_known_parts_stand_in_the_word_in_order(word: str) -> None:
    at = 0
    for part in known_parts(word, WORDS):
        at = word.index(part, at) + len(part)


def test_a_long_word_costs_by_its_length() -> None:
    asked = Counted(WORDS)
    assert known_parts("가" * 2000, asked) == ()
    assert asked.asked < 2000 * 30
