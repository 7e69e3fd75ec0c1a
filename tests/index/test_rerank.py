import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question import Question
from index.rarity import rarity
from index.rerank import Candidate, Features, RerankConfig, features, rerank

WORTH = {"청년": 1.0, "월세": 2.0, "지원": 0.5, "예산": 1.5, "기준": 1.0}
QUESTION = Question(["청년", "월세", "지원", "청년", "이자"], WORTH)
ALL = 1.0 + 2.0 + 0.5  # 이자 is in no passage and counts nothing
LEXICAL_ONLY = RerankConfig(near=0, window=0, coverage=0, title=0, trust=-100)

WORDS = st.lists(st.sampled_from([*WORTH, "이자", "다른", "낱말"]), max_size=60)
CANDIDATES = st.lists(
    st.builds(Candidate, st.integers(1, 99), st.floats(0, 40), st.floats(-1, 1), WORDS, WORDS),
    max_size=8,
    unique_by=lambda candidate: candidate.key,
)


def passage(body: str, context: str = "", *, key: int = 1, points: float = 1.0, cosine: float = 0.5) -> Candidate:
    return Candidate(key, points, cosine, body.split(), context.split())


def test_rarity_is_that_of_bm25():
    assert rarity(100, 10) == pytest.approx(math.log(1 + 90.5 / 10.5))
    assert rarity(3, 3) > 0
    assert rarity(3, 50) > 0  # 47 of them were added since the passages were counted


def test_features_worked_out_on_paper():
    candidates = [
        passage("청년 월세", "예산", key=1, points=8.0, cosine=0.2),
        passage("지원", "청년", key=2, points=2.0, cosine=0.4),
        passage("", "", key=3, points=0.0, cosine=-0.3),
    ]
    found = features(QUESTION, candidates, WORTH)
    assert found.rows[0] == pytest.approx((1.0, 0.5, 1.0 / ALL, 3.0 / ALL, 3.0 / ALL, 0.0, 0.0))
    assert found.rows[1] == pytest.approx((0.25, 1.0, 0.0, 0.5 / ALL, 1.5 / ALL, 1.0, 0.0))
    assert found.rows[2] == (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    assert (found.lead, found.covered) == pytest.approx((1.0, 3.0 / ALL))


def test_without_a_word_in_common_the_vectors_decide():
    candidates = [passage("다른", key=1, points=0.0, cosine=0.2), passage("낱말", key=2, points=0.0, cosine=0.4)]
    assert features(QUESTION, candidates, WORTH) == Features(
        ((0.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)), 0.0, 0.0
    )
    assert [key for key, _ in rerank(QUESTION, candidates, WORTH, RerankConfig())] == [2, 1]


def test_a_weighed_score_worked_out_on_paper():
    candidates = [
        passage("청년 월세", "예산", key=1, points=8.0, cosine=0.2),
        passage("지원", key=2, points=2.0, cosine=0.4),
    ]
    config = RerankConfig(near=3, window=2, coverage=1, title=0.5, trust=0.5, lead=-1.0, covered=0.25)
    trust = math.exp(0.5 - 0.75 + 0.25 * 3.0 / ALL)
    whole = 1 + trust + 3 + 2 + 1 + 0.5
    first = (1 + trust * 0.5 + 3 * 1.0 / ALL + 2 * 3.0 / ALL + 3.0 / ALL) / whole
    second = (0.25 + trust + (2 + 1) * 0.5 / ALL) / whole
    assert rerank(QUESTION, candidates, WORTH, config) == [(1, pytest.approx(first)), (2, pytest.approx(second))]


def test_a_named_article_comes_first_and_the_others_keep_their_distances():
    better, named = passage("청년 월세 지원", key=1, points=8.0), passage("다른", key=2, points=1.0)
    alone = dict(rerank(QUESTION, [better, named], WORTH, RerankConfig()))
    beside = dict(rerank(QUESTION, [better, replace(named, named=True)], WORTH, RerankConfig()))
    assert max(alone, key=alone.__getitem__) == 1
    assert max(beside, key=beside.__getitem__) == 2
    assert beside[1] < alone[1]  # of a whole that is larger by the name
    assert sum(beside.values()) < 2


def test_words_that_stand_together_outdo_the_same_words_apart():
    apart = passage("청년 " + "a " * 50 + "월세 " + "a " * 50 + "지원", key=1, points=5.0)
    together = passage("청년 월세 지원 " + "a " * 100, key=2, points=4.9)
    assert [key for key, _ in rerank(QUESTION, [apart, together], WORTH, LEXICAL_ONLY)] == [1, 2]
    assert [key for key, _ in rerank(QUESTION, [apart, together], WORTH, RerankConfig())] == [2, 1]


def test_two_with_the_most_points_are_trusted_by_the_better_covered_in_any_order():
    candidates = [
        passage("월세", key=1, points=1.0),
        Candidate(2, 1.0, 0.0, [], ["청년"]),
        passage("지원", key=3, points=0.0, cosine=0.5),
    ]
    assert rerank(QUESTION, candidates, WORTH, RerankConfig()) == rerank(
        QUESTION, candidates[::-1], WORTH, RerankConfig()
    )


def test_nothing_is_ordered_as_nothing():
    assert rerank(QUESTION, [], WORTH, RerankConfig()) == []
    assert rerank(Question([], {}), [passage("청년", points=0.0, cosine=0.0)], WORTH, RerankConfig()) == [(1, 0.0)]


@given(CANDIDATES, WORDS)
def test_every_candidate_once_best_first_and_none_below_zero(candidates, words):
    question = Question(words, WORTH)
    ordered = rerank(question, candidates, WORTH, RerankConfig())
    assert sorted(key for key, _ in ordered) == sorted(candidate.key for candidate in candidates)
    scores = [score for _, score in ordered]
    assert scores == sorted(scores, reverse=True)
    assert all(score >= -1e-9 for score in scores)
    assert rerank(question, candidates[::-1], WORTH, RerankConfig()) == ordered
