import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.folding import folded, is_unusual, without_hanja

WORDS = dict.fromkeys(["신산업", "산업", "부동산", "불가", "여성", "이해", "한중", "법률"], 1)


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("ＧＤＰ　２０２４", "GDP 2024"),
        ("（주）　100％", "(주) 100%"),
        ("ㅎㅏㄴㄱㅜㄱ 은행", "한국 은행"),
        ("정채ㅐㄱ금리", "정채ㅐㄱ금리"),  # a slip, for which spelling is responsible
        ("ㅋㅋ ㅠㅠ ㄱ", "ㅋㅋ ㅠㅠ ㄱ"),
        (unicodedata.normalize("NFD", "한국은행 é"), "한국은행 é"),
        ("㎞ ½ ①", "㎞ ½ ①"),  # no forms of width
        ("", ""),
    ],
)
def test_usual_characters(text: str, usual: str) -> None:
    assert folded(text) == usual
    assert is_unusual(text) or text == usual


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(
    st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3))
    | st.from_regex(r"[A-Za-z0-9 .,?]*", fullmatch=True)
)
def test_usual_text_stays(text: str) -> None:
    assert folded(text) == text
    assert not is_unusual(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("新산업 육성", "신산업 육성"),
        ("不동산 不가", "부동산 불가"),  # of two readings the one that makes a known word
        ("女성 理해", "여성 이해"),
        ("韓中 法律", "한중 법률"),
        ("𠀀 々 3月", "𠀀 々 3월"),
        ("한글 ABC", "한글 ABC"),
    ],
)
def test_hanja_are_read_as_known_words(text: str, read: str) -> None:
    assert without_hanja(text, WORDS) == read
