"""Ranking metrics, worked out by hand."""

import math

import pytest

from eval.metrics import bootstrap_interval, mean, ndcg_at_k, percentile, recall_at_k, reciprocal_rank

RANKED = ["가", "나", "다", "라", "마"]


@pytest.mark.parametrize(
    ("k", "expected"),
    [(1, 0.0), (2, 1 / 3), (4, 2 / 3), (5, 2 / 3), (10, 2 / 3)],
)
def test_recall_counts_the_relevant_ids_among_the_first_k(k, expected):
    assert recall_at_k(RANKED, ["나", "라", "없는것"], k) == expected


def test_recall_is_zero_without_a_relevant_id():
    assert recall_at_k(RANKED, [], 10) == 0.0


def test_reciprocal_rank_is_that_of_the_first_relevant_id():
    assert reciprocal_rank(RANKED, ["라", "다"]) == 1 / 3
    assert reciprocal_rank(RANKED, ["라"], k=3) == 0.0
    assert reciprocal_rank([], ["라"]) == 0.0


def test_ndcg_discounts_by_the_logarithm_of_the_rank():
    gained = 1 / math.log2(3) + 1 / math.log2(5)
    best = 1 / math.log2(2) + 1 / math.log2(3) + 1 / math.log2(4)
    assert ndcg_at_k(RANKED, ["나", "라", "없는것"]) == pytest.approx(gained / best, abs=1e-12)


def test_ndcg_of_the_best_ranking_is_one_and_of_none_zero():
    assert ndcg_at_k(RANKED, ["나", "가"]) == 1.0
    assert ndcg_at_k(RANKED, ["없는것"]) == 0.0
    assert ndcg_at_k(RANKED, []) == 0.0


def test_ndcg_takes_at_most_k_relevant_ids_as_the_best():
    assert ndcg_at_k(RANKED, RANKED, k=2) == 1.0


@pytest.mark.parametrize(("share", "expected"), [(0.5, 20.0), (0.95, 40.0), (0.25, 10.0), (0.0, 10.0), (1.0, 40.0)])
def test_percentiles_are_the_nearest_rank(share, expected):
    assert percentile([40.0, 10.0, 30.0, 20.0], share) == expected


def test_nothing_measured():
    assert percentile([], 0.5) == 0.0
    assert mean([]) is None
    assert mean([1, 0, 0.5]) == 0.5


def test_a_bootstrap_interval_holds_the_mean_and_is_the_same_every_time():
    values = [0.0, 1.0] * 200
    low, high = bootstrap_interval(values, lambda drawn: sum(drawn) / len(drawn))
    assert (low, high) == bootstrap_interval(values, lambda drawn: sum(drawn) / len(drawn))
    # The normal approximation: half ± 1.96 × sqrt(.25 / 400).
    assert (low, high) == (pytest.approx(0.451, abs=0.01), pytest.approx(0.549, abs=0.01))


def test_bootstrapping_pairs_keeps_them_together_and_equal_things_give_no_width():
    pairs = [(2.0 * value, value) for value in range(1, 30)]

    def ratio(drawn):
        return sum(ours for ours, _ in drawn) / sum(theirs for _, theirs in drawn)

    assert bootstrap_interval(pairs, ratio, rounds=50) == (2.0, 2.0)
    assert bootstrap_interval([], ratio) == (0.0, 0.0)
