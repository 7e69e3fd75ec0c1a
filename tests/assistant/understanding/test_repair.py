import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.repair import _distance, names_ending, nearest_terms
from assistant.understanding.spelled import SpelledTerms, jamo

KOREAN = st.text(alphabet=st.sampled_from("가나다라각난달랄간값규재제샌드박스a1 "), max_size=12)
WORDS = {
    "규제샌드박스": 5,
    "스마트공장": 4,
    "스마트광장": 1,
    "학교": 7,
    "학과": 9,
    "고시원": 3,
    "시행계획": 8,
    "시행": 9,
}


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("규제", "ㄱㅠㅈㅔ"),
        ("값", "ㄱㅏㅄ"),
        ("꿩", "ㄲㅝㅇ"),
        ("힣", "ㅎㅣㅎ"),
        ("AI 3팀", "AI 3ㅌㅣㅁ"),
        ("ㅋㅋ", "ㅋㅋ"),
        ("", ""),
    ],
)
def test_syllables_are_spelt_in_letters(text: str, letters: str) -> None:
    assert jamo(text) == letters


@pytest.mark.parametrize(
    ("word", "slips", "terms"),
    [
        ("규재샌드박스", 3, ("규제샌드박스",)),
        ("규재샌드빅스", 3, ("규제샌드박스",)),
        ("규재샌드빅스", 1, ()),
        ("고시웡", 3, ("고시원",)),
        ("스마트공쟝", 3, ("스마트공장",)),
        ("스마트굉장", 3, ("스마트공장", "스마트광장")),
        ("학고", 3, ("학과", "학교")),
        ("시행게획", 3, ("시행계획",)),
        ("시행게획안이다", 3, ()),
        ("야영", 3, ()),
        ("학", 3, ()),
        ("", 3, ()),
    ],
)
def test_the_nearest_terms_within_the_slips_allowed(word: str, slips: int, terms: tuple[str, ...]) -> None:
    assert nearest_terms(word, WORDS, slips) == terms


@given(KOREAN, KOREAN, st.integers(0, 4))
def test_the_distance_is_symmetric_and_bounded(left: str, right: str, bound: int) -> None:
    distance = _distance(jamo(left), jamo(right), bound)
    assert distance == _distance(jamo(right), jamo(left), bound)
    assert distance >= 0
    assert (distance == 0) == (jamo(left) == jamo(right))
    whole = _distance(jamo(left), jamo(right), 99)
    assert whole <= max(len(jamo(left)), len(jamo(right)))
    assert (distance <= bound) == (whole <= bound)
    assert whole > bound or distance == whole


@given(st.lists(KOREAN, max_size=30, unique=True), KOREAN, st.integers(0, 4))
def test_no_term_within_the_slips_is_overlooked(words: list[str], word: str, slips: int) -> None:
    spelled = SpelledTerms(dict.fromkeys([*words, "\0"], 1))
    near = spelled.near(jamo(word), slips)
    assert near == sorted(set(near))
    within = {number for number, term in enumerate(words) if _distance(jamo(word), jamo(term), slips) <= slips}
    assert within <= set(near)


def test_terms_of_another_vocabulary_are_not_kept() -> None:
    assert nearest_terms("고시웡", {"고시원": 1}) == ("고시원",)
    assert nearest_terms("고시웡", {"고시웜": 1, "고사장": 2}) == ("고시웜",)
    assert nearest_terms("고시웡", {}) == ()


def test_a_long_word_costs_little() -> None:
    started = time.process_time()
    nearest_terms("가" * 2000, WORDS)
    assert time.process_time() - started < 1


def test_a_name_without_its_place_is_found_where_the_place_is_known() -> None:
    known = {"가온청년센터": 3, "농업청년센터": 2, "청년센터": 9, "가온시": 5, "농업": 4}
    assert names_ending("청년센터", known) == ("가온청년센터",)
    assert names_ending("복지센터", known) == ()
    assert names_ending("관리위원회", {"선거관리위원회": 3, "선거구": 2}) == ()
