"""Tokens guessed on the high side."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.writing.tokens import beginning, tokens_of


def test_a_syllable_and_a_digit_are_a_token_each() -> None:
    assert tokens_of("가나다") == 4
    assert tokens_of("12,345") == 7
    assert tokens_of("") == 1


@given(st.text(max_size=80), st.text(max_size=20))
def test_more_text_takes_no_fewer_tokens(text: str, more: str) -> None:
    assert tokens_of(text) <= tokens_of(text + more)


@given(st.text(max_size=80), st.integers(-5, 60))
def test_a_beginning_is_the_longest_that_fits(text: str, tokens: int) -> None:
    kept = beginning(text, tokens)
    assert text.startswith(kept)
    assert not kept or tokens_of(kept) <= tokens
    assert kept == text or tokens_of(text[: len(kept) + 1]) > tokens
