import numpy as np
import pytest

from index.meanings import Meanings, built_in_meanings, token_of
from index.static_weights import StaticWeights


def few() -> Meanings:
    """Five words in two dimensions, of unequal lengths."""
    keys = ("낡/VV", "노후/NNG", "크/VA", "천천히/MAG", "ai/SL")
    vectors = np.array([[100, 0], [50, 0], [0, 127], [30, 40], [-10, 0]], np.int8)
    return Meanings(StaticWeights("few", keys, vectors, np.ones(5, np.float32), 0, 0))


def test_cosines_are_those_of_the_vectors_whatever_their_lengths() -> None:
    cosines = few().cosines(["낡다", "노후"], ["노후", "크다", "천천히", "AI"])
    assert cosines == pytest.approx(np.array([[1, 0, 0.6, -1], [1, 0, 0.6, -1]]), abs=1e-6)


def test_a_word_without_a_vector_is_like_nothing_not_even_itself() -> None:
    assert few().cosines(["쀍쁽", "노후"], ["쀍쁽", "노후"]) == pytest.approx(np.array([[0, 0], [0, 1]]), abs=1e-6)
    assert few().cosines([], ["노후"]).shape == (0, 1)
    assert few().cosines(["노후"], []).shape == (1, 0)


@pytest.mark.parametrize(
    ("term", "token"), [("낡다", "낡/VV"), ("다", "다/NNG"), ("AI", "ai/SL"), ("노후", "노후/NNG"), ("", "/SL")]
)
def test_the_morpheme_of_a_term(term: str, token: str) -> None:
    assert token_of(term) == token


def test_a_noun_may_be_a_name_a_root_or_an_adverb_and_never_a_verb() -> None:
    place = Meanings.places_in({"낡/VV": 0, "서울/NNP": 1, "깨끗/XR": 2, "천천히/MAG": 3, "서울/NNG": 4})
    assert [place(token) for token in ("낡/NNG", "서울/NNG", "깨끗/NNG", "천천히/NNG", "낡/VA")] == [None, 4, 2, 3, 0]


# Pairs that the lexicon does not hold, but for their first word: each against what texts only list beside it.
@pytest.mark.parametrize(
    ("word", "same", "beside"),
    [("고치다", "개선", "지원"), ("뽑히다", "선정", "신청"), ("회사", "기업", "학교"), ("도와주다", "지원", "규제")],
)
def test_the_same_is_nearer_than_what_stands_beside_it(word: str, same: str, beside: str) -> None:
    near, far = built_in_meanings().cosines([word], [same, beside])[0]
    assert near >= 0.28 > far
