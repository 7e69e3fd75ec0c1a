import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.letter_names import initials, letters_named, may_begin_with_letters


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("에이아이", ["ai"]),
        ("아이씨티", ["ict"]),
        ("아이시티", ["ict"]),
        ("디엑스", ["dx"]),
        ("아이티에스", ["its"]),
        ("유에스비", ["usb"]),
        ("씨씨티브이", ["cctv"]),
        ("시시티브이", ["cctv"]),
        ("에스오에스", ["sos"]),
        ("큐알", ["qr"]),
        ("더블유에이치오", ["who"]),
        ("에스더블류", ["sw"]),
        ("아르앤디", ["r&d"]),
        ("알엔디", ["rnd", "r&d"]),
        ("비투비", ["b2b"]),
        ("지피에스", ["gps", "zps"]),
        ("시이오", ["ceo"]),
    ],
)
def test_initials_by_the_names_of_their_letters(word: str, letters: list[str]) -> None:
    assert sorted(initials(word)) == sorted(letters)
    assert may_begin_with_letters(word) is (word not in ("비투비", "시이오"))  # words of Chinese origin begin so


@pytest.mark.parametrize(
    "word", ["이유", "유지", "시비", "에이", "엔", "앤에이", "투비", "정부", "에이스", "", "AI", "에이아이가"]
)
def test_other_words_are_no_initials(word: str) -> None:
    assert initials(word) == []


@pytest.mark.parametrize(("word", "begins"), [("에이아이대학원은", True), ("이유가", False), ("정부에이아이", False)])
def test_a_word_may_begin_with_initials(word: str, begins: bool) -> None:
    assert may_begin_with_letters(word) is begins


def test_a_name_may_be_of_several_letters() -> None:
    assert letters_named("지") == ["g", "z"]
    assert letters_named("엔") == ["n"]
    assert letters_named("투") == []
    assert letters_named("강") == []


@given(st.text(max_size=60) | st.text(st.sampled_from("에이비시지엔앤투"), max_size=400))
def test_any_text_is_read(word: str) -> None:
    assert all(letters.isascii() and 2 <= len(letters) <= 8 for letters in initials(word))
