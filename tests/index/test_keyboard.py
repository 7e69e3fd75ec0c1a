import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.keyboard import is_hangul, keys_of, neighbours, typed

SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)
LETTER_KEYS = "qwertyuiopasdfghjklzxcvbnmQWERTOP"


@pytest.mark.parametrize(
    ("hangul", "keys"),
    [
        ("한국", "gksrnr"),
        ("까치", "Rkcl"),
        ("뛰어난 왕", "Enldjsks dhkd"),
        ("읽어 값싼", "dlfrdj rkqtTks"),  # 겹받침 stay where no vowel follows
        ("의회", "dmlghl"),
        ("ㅎ예", "gdP"),
        ("2024년 GDP!", "2024sus GDP!"),
    ],
)
def test_hangul_as_keys(hangul: str, keys: str) -> None:
    assert keys_of(hangul) == keys


@pytest.mark.parametrize(
    ("keys", "hangul"),
    [
        ("gksrnr", "한국"),
        ("dlfrdj", "읽어"),
        ("dlfrj", "일거"),  # ㄺ parts when a vowel follows
        ("rkRk", "가까"),
        ("gdp", "ㅎ에"),
        ("ASkF", "ㅁ날"),  # a capital without a letter of its own types what the plain key does
        ("hk", "ㅘ"),
        ("rk2rk", "가2가"),
        ("", ""),
    ],
)
def test_keys_as_hangul(keys: str, hangul: str) -> None:
    assert typed(keys) == hangul


@given(st.text(st.one_of(SYLLABLES, st.sampled_from(" .,0123456789()·"))))
def test_what_hangul_is_typed_with_types_it(text: str) -> None:
    assert typed(keys_of(text)) == text


@given(st.text(LETTER_KEYS))
def test_what_keys_type_is_typed_with_them(keys: str) -> None:
    assert keys_of(typed(keys)) == keys


@given(st.text())
def test_any_text_has_keys_and_any_keys_type_something(text: str) -> None:
    assert len(keys_of(text)) >= len(text)
    assert isinstance(typed(text), str)


@pytest.mark.parametrize(
    ("key", "touching"),
    [("q", "waQ"), ("h", "yugjbn"), ("p", "olP"), ("P", "olp"), ("m", "jkn"), ("1", ""), ("가", "")],
)
def test_neighbours_touch_or_differ_by_shift(key: str, touching: str) -> None:
    assert sorted(neighbours(key)) == sorted(touching)


def test_neighbours_are_mutual() -> None:
    plain = [key for key in LETTER_KEYS if key.islower()]
    assert all(left in neighbours(right) for left in plain for right in neighbours(left) if right.islower())


def test_hangul_is_syllables_and_letters_that_stand_alone() -> None:
    assert [ch for ch in "가힣ㄱㅣaａ新1 ᄀ" if is_hangul(ch)] == ["가", "힣", "ㄱ", "ㅣ"]
