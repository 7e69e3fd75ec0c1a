"""Misspelt words mended with words of the library, and only those."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import understand
from assistant.repair import jamo, known_parts, nearest_terms
from assistant.words import weigh_words
from ingest.korean import Korean

VOCABULARY = {
    "규제샌드박스": 5, "스마트공장": 4, "가온돌봄콜": 3, "옴부즈만": 2, "학과": 9, "극한소재": 2, "실증": 7, "기반": 9,
    "전기버스": 3, "투자": 9, "투자계획": 4, "달뫼구": 2, "보수": 5, "노후": 5, "도로": 8, "2023년": 9,
}  # fmt: skip


class Words:
    """A library of a hundred passages that holds these terms."""

    passage_count = 100

    def vocabulary(self) -> dict[str, int]:
        return VOCABULARY

    def document_frequency(self, term: str) -> int:
        return VOCABULARY.get(term, 0)


def test_syllables_are_spelt_out_and_the_rest_is_left():
    assert jamo("규제 A1") == "ㄱㅠㅈㅔ A1"
    assert jamo("값") == "ㄱㅏㅄ"


@pytest.mark.parametrize(
    ("word", "terms"),
    [
        ("규재샌드박스", ("규제샌드박스",)),
        ("스마트공쟝", ("스마트공장",)),
        ("가온돌범콜", ("가온돌봄콜",)),
        ("읍부즈만", ("옴부즈만",)),
        ("전기뻐스", ("전기버스",)),
        ("전혀다른말", ()),
        ("물", ()),
    ],
)
def test_an_unknown_word_finds_the_known_one_a_slip_or_two_away(word: str, terms: tuple[str, ...]):
    assert nearest_terms(word, VOCABULARY) == terms


def test_words_run_together_are_cut_into_known_ones():
    assert known_parts("극한소재실증기반", VOCABULARY) == ("극한소재", "실증", "기반")
    assert known_parts("원스탑", VOCABULARY) == ()


@given(st.text(max_size=20))
def test_mending_never_fails(word: str):
    assert set(nearest_terms(word, VOCABULARY)) <= set(VOCABULARY)


def weighed(korean: Korean, text: str) -> dict[str, tuple[str, ...]]:
    return {word.term: word.forms for word in weigh_words(understand(text, korean.analyze(text)), Words())}


def test_a_misspelt_word_of_the_question_counts_as_the_known_one(korean: Korean):
    assert "스마트공장" in weighed(korean, "스마트공쟝 투자")["스마트공쟝"]
    assert ("가온돌봄콜",) in weighed(korean, "가온돌범콜 전화번호").values()


def test_short_real_words_are_not_mended(korean: Korean):
    assert weighed(korean, "학교 투자")["학교"] == ("학교",)


def test_a_name_that_kiwi_cuts_apart_counts_as_one_word(korean: Korean):
    assert weighed(korean, "달뫼구 도로 보수")["달뫼구"] == ("달뫼구",)


def test_rarer_words_weigh_more_and_words_of_asking_next_to_nothing(korean: Korean):
    text = "극한소재 도로 투자 금액"
    weights = {word.term: word.weight for word in weigh_words(understand(text, korean.analyze(text)), Words())}
    assert weights["극한소재"] > weights["도로"] >= weights["투자"] > 0
    assert weights.get("금액", 0.0) < 0.3
