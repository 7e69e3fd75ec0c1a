import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import fuse, scaled, weighted_sum

RANKINGS = st.dictionaries(st.integers(1, 30), st.floats(0.001, 50), max_size=12).map(lambda found: list(found.items()))
SHARES = st.floats(0, 1)


def test_scores_are_scaled_between_the_floor_and_the_best():
    assert scaled([(1, 12.0), (2, 6.0), (3, 3.0)], 0.0) == {1: 1.0, 2: 0.5, 3: 0.25}
    assert scaled([(1, 0.9), (2, 0.6), (3, 0.5)], None) == pytest.approx({1: 1.0, 2: 0.25, 3: 0.0})
    assert scaled([(1, 0.9), (2, 0.6), (3, 0.3)], 0.3) == pytest.approx({1: 1.0, 2: 0.5, 3: 0.0})


def test_equal_scores_at_the_floor_say_nothing():
    assert scaled([], 0.0) == {}
    assert scaled([(1, 0.4), (2, 0.4)], None) == {1: 0.0, 2: 0.0}
    assert scaled([(1, -0.2)], 0.0) == {1: 0.0}


def test_absent_scores_count_as_zero():
    assert weighted_sum({1: 1.0, 2: 0.5}, {2: 1.0, 3: 0.4}, 0.25) == {1: 0.75, 2: 0.75 * 0.5 + 0.25, 3: 0.25 * 0.4}


def test_fused_by_weight_worked_out_on_paper():
    lexical = [(1, 10.0), (2, 8.0)]
    dense = [(3, 0.8), (2, 0.6), (1, 0.2)]
    assert fuse(lexical, dense, 0.4) == [
        (2, pytest.approx(0.6 * 0.8 + 0.4 * 0.6 / 0.8)),
        (1, pytest.approx(0.6 + 0.4 * 0.2 / 0.8)),
        (3, pytest.approx(0.4)),
    ]


def test_one_ranking_alone_keeps_its_order():
    assert fuse([(5, 4.0), (6, 1.0)], [], 0.25) == [(5, 0.75), (6, 0.75 * 0.25)]
    assert fuse([], [(5, 0.5), (6, 0.25)], 0.25) == [(5, 0.25), (6, 0.125)]
    assert fuse([], [], 0.25) == []


def test_equal_scores_are_ordered_by_id():
    assert [key for key, _ in fuse([(9, 1.0), (3, 1.0), (4, 1.0)], [], 0.25)] == [3, 4, 9]


@given(RANKINGS, RANKINGS, SHARES)
def test_each_id_once_and_best_first(lexical, dense, share):
    fused = fuse(lexical, dense, share)
    assert sorted(key for key, _ in fused) == sorted({key for key, _ in lexical} | {key for key, _ in dense})
    scores = [score for _, score in fused]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 + 1e-9 for score in scores)


@given(RANKINGS, RANKINGS, SHARES, st.floats(0.1, 100))
def test_the_scale_of_cosines_does_not_matter(lexical, dense, share, factor):
    stretched = [(key, score * factor) for key, score in dense]
    fused = dict(fuse(lexical, dense, share))
    assert dict(fuse(lexical, stretched, share)) == pytest.approx(fused)


@given(RANKINGS, RANKINGS, SHARES)
def test_what_leads_on_both_sides_is_first(lexical, dense, share):
    fused = fuse([*lexical, (99, 60.0)], [*dense, (99, 60.0)], share)
    assert fused[0][1] == pytest.approx(1.0)
    assert 99 in {key for key, score in fused if score == pytest.approx(1.0)}
