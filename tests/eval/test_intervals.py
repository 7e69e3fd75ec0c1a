"""Intervals of shares, means and ratios, against values worked out by hand."""

import math

import pytest

from eval.intervals import Interval, of_mean, of_ratio, of_strata, wilson

Z2 = 1.959963984540054**2


def test_wilsons_interval_is_the_formula():
    # Centre (p + z²/2n) / (1 + z²/n), half z √(p(1-p)/n + z²/4n²) / (1 + z²/n), for 8 of 10.
    centre = (0.8 + Z2 / 20) / (1 + Z2 / 10)
    half = math.sqrt(Z2) * math.sqrt(0.8 * 0.2 / 10 + Z2 / 400) / (1 + Z2 / 10)
    found = wilson(8, 10)
    assert found.low == pytest.approx(centre - half, abs=1e-12)
    assert found.high == pytest.approx(centre + half, abs=1e-12)
    assert (round(found.low, 4), round(found.high, 4)) == (0.4902, 0.9433)  # as printed in tables


def test_five_of_five_are_not_certain():
    assert wilson(5, 5) == Interval(pytest.approx(5 / (5 + Z2)), 1.0)
    assert wilson(0, 5) == Interval(0.0, pytest.approx(Z2 / (5 + Z2)))
    assert wilson(0, 0) == Interval(0.0, 1.0)


def test_equal_values_give_no_width_and_the_same_values_the_same_interval():
    assert of_mean([0.25] * 7) == Interval(0.25, 0.25)
    assert of_mean([]) == Interval(0.0, 0.0)
    values = [0.0, 1.0, 1.0, 0.5, 0.0, 1.0]
    assert of_mean(values) == of_mean(values)


def test_two_values_are_drawn_as_a_coin_is_thrown():
    # Both drawn alike has a chance of 1/4 at each end, so the bounds of 2.5 % are the ends.
    assert of_mean([0.0, 1.0]) == Interval(0.0, 1.0)


def test_a_mean_of_many_has_the_width_that_theory_gives():
    found = of_mean([0.0, 1.0] * 200)
    assert found.low == pytest.approx(0.5 - 1.96 * 0.5 / 20, abs=0.005)
    assert found.high == pytest.approx(0.5 + 1.96 * 0.5 / 20, abs=0.005)


def test_groups_weigh_the_same_whatever_their_size():
    assert of_strata([[1.0] * 100, [0.0], []]) == Interval(0.5, 0.5)
    assert of_strata([[], []]) == Interval(0.0, 0.0)


def test_a_ratio_draws_both_of_one_question_together():
    assert of_ratio([1, 2, 4], [2, 4, 8]) == Interval(0.5, 0.5)
    assert of_ratio([], []) == Interval(0.0, 0.0)
    assert of_ratio([0.0], [0.0]) == Interval(0.0, 0.0)
