import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.keyboard import keys_of
from index.retyping import retyped
from ingest.korean import Korean

WORDS = dict.fromkeys(["gdp", "app", "pdf", "한국", "은행", "예산", "고용", "기준금리", "청년", "월세"], 1)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("gksrnr", {"gksrnr": "한국"}),
        ("gksrnr dmsgoddml dPtks", {"gksrnr": "한국", "dmsgoddml": "은행의", "dPtks": "예산"}),
        ("GDPdml gksrnr 2024", {"GDPdml": "GDP의", "gksrnr": "한국"}),
        ("cjdsus dnjftp qkedmaus djWj", {"cjdsus": "청년", "dnjftp": "월세", "qkedmaus": "받으면", "djWj": "어쩌"}),
        ("ㅎ예", {"ㅎ예": "gdp"}),
        ("ㅎ예의 성장", {"ㅎ예의": "gdp의"}),
        ("메ㅔ 설치", {"메ㅔ": "app"}),
    ],
)
def test_words_of_the_other_keyboard(korean: Korean, text: str, meant: dict[str, str]) -> None:
    assert retyped(text, WORDS, korean) == meant


@pytest.mark.parametrize(
    "text",
    [
        "GDP 성장률",
        "pdf 파일",
        "한국 and us",
        "the budget of 한국",
        "the whole also 한국 AI NPU KOSPI",
        "증앙은행ㅇ",  # a slip, no Latin word
        "ㅋㅋㅋ",
        "",
    ],
)
def test_what_may_be_meant_as_it_stands_is_left_alone(korean: Korean, text: str) -> None:
    assert retyped(text, WORDS, korean) == {}


def test_one_sure_word_among_latin_ones_is_the_only_one_typed_again(korean: Korean) -> None:
    assert retyped("gksrnr transformer architecture", WORDS, korean) == {"gksrnr": "한국"}


@given(st.lists(st.sampled_from([word for word in WORDS if not word.isascii()]), min_size=1, max_size=4))
def test_known_words_come_back_from_the_other_keyboard(korean: Korean, words: list[str]) -> None:
    assert retyped(keys_of(" ".join(words)), WORDS, korean) == {keys_of(word): word for word in words}


def test_a_long_run_is_left_alone(korean: Korean) -> None:
    assert retyped("gksrnr" * 2000, WORDS, korean) == {}
