"""Percentiles, means and bootstrap intervals, worked out by hand."""

import pytest

from eval.metrics import bootstrap_interval, mean, percentile


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
