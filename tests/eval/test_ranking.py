"""Ranking metrics: worked out by hand, held against a plain writing of the definitions, and against two libraries."""

import math
import random

import pytest

from benchmarks.plain_ranking import average_precision, ndcg_at_k, precision_at_k, recall_at_k, reciprocal_rank
from eval.ranking import MEASURES, Ranking, means, measure

FOUND = ("가", "나", "다", "라", "마")
# Relevant at ranks 2 and 4, and one that was not found.
BY_HAND = {
    "recall@1": 0.0,
    "recall@5": 2 / 3,
    "recall@10": 2 / 3,
    "recall@100": 2 / 3,
    "precision@1": 0.0,
    "precision@5": 2 / 5,
    "precision@10": 2 / 10,
    "mrr@10": 1 / 2,
    "ndcg@10": (1 / math.log2(3) + 1 / math.log2(5)) / (1 + 1 / math.log2(3) + 1 / math.log2(4)),
    "map@100": (1 / 2 + 2 / 4) / 3,
}


def random_rankings(count, seed, *, whole=False):
    """Rankings of ids with spaces and Korean in them, some relevant ids unfound unless whole."""
    draw = random.Random(seed)
    ids = [f"제{number}조 (가)" for number in range(150)]
    rankings = []
    for _ in range(count):
        found = draw.sample(ids, 100 if whole else draw.randint(0, 100))
        pool = found if whole else ids
        rankings.append(Ranking(tuple(found), tuple(draw.sample(pool, draw.randint(1, 15)))))
    return rankings


@pytest.mark.parametrize("name", MEASURES)
def test_each_measure_is_as_worked_out_by_hand(name):
    measured = measure([Ranking(FOUND, ("나", "라", "없는 것"))])
    assert measured[name][0] == pytest.approx(BY_HAND[name], abs=1e-9)


def test_every_query_counts_and_keeps_its_place():
    rankings = [
        Ranking((), ("가",)),
        Ranking(("가",), ("가",)),
        Ranking(("나", "가"), ("가",)),
        Ranking(("나",), ("가",)),
    ]
    assert measure(rankings)["mrr@10"] == (0.0, 1.0, 0.5, 0.0)
    assert means(measure(rankings))["recall@1"] == 0.25


def test_what_lies_deeper_than_is_asked_for_counts_for_nothing():
    deep = Ranking(tuple(str(number) for number in range(100)), ("10",))
    measured = {name: values[0] for name, values in measure([deep]).items()}
    assert (measured["mrr@10"], measured["ndcg@10"], measured["recall@10"]) == (0.0, 0.0, 0.0)
    assert measured["map@100"] == pytest.approx(1 / 11, abs=1e-9)
    assert measured["recall@100"] == 1.0


def test_at_most_k_relevant_ids_make_the_best_ranking():
    many = tuple(str(number) for number in range(30))
    assert measure([Ranking(many, many)])["ndcg@10"] == (pytest.approx(1.0, abs=1e-9),)


def test_nothing_measured_has_no_mean():
    assert measure([]) == dict.fromkeys(MEASURES, ())
    assert means(measure([])) == dict.fromkeys(MEASURES)


@pytest.mark.parametrize("ranking", [Ranking(("가",), ()), Ranking(("가", "가"), ("가",))])
def test_what_cannot_be_measured_is_refused(ranking):
    with pytest.raises(ValueError, match="relevant ids"):
        measure([ranking])


PLAIN = {"recall": recall_at_k, "precision": precision_at_k, "mrr": reciprocal_rank, "ndcg": ndcg_at_k,
         "map": average_precision}  # fmt: skip


@pytest.mark.parametrize("name", MEASURES)
def test_a_plain_writing_of_the_definitions_agrees(name):
    rankings = random_rankings(200, seed=1)
    kind, _, depth = name.partition("@")
    expected = [PLAIN[kind](one.found, one.relevant, int(depth)) for one in rankings]
    assert measure(rankings)[name] == pytest.approx(expected, abs=1e-9)


def test_scikit_learn_agrees_on_ndcg_and_average_precision():
    from sklearn.metrics import average_precision_score, ndcg_score

    rankings = random_rankings(50, seed=2, whole=True)
    measured = measure(rankings)
    for place, one in enumerate(rankings):
        right = [int(found in one.relevant) for found in one.found]
        scores = list(range(len(right), 0, -1))
        assert measured["ndcg@10"][place] == pytest.approx(ndcg_score([right], [scores], k=10), abs=1e-9)
        assert measured["map@100"][place] == pytest.approx(average_precision_score(right, scores), abs=1e-9)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_ranx_agrees():
    """ranx brings numba and 300 MB, so it is asked where somebody has installed it (`pip install ranx`)."""
    ranx = pytest.importorskip("ranx", reason="ranx is not installed: 300 MB with numba")
    rankings = [one for one in random_rankings(200, seed=3) if one.found]
    qrels = ranx.Qrels({str(place): dict.fromkeys(one.relevant, 1) for place, one in enumerate(rankings)})
    run = ranx.Run(
        {
            str(place): {found: 1000.0 - rank for rank, found in enumerate(one.found)}
            for place, one in enumerate(rankings)
        }
    )
    theirs = ranx.evaluate(qrels, run, list(MEASURES), return_mean=False)
    measured = measure(rankings)
    order = [int(key) for key in qrels.keys()]  # noqa: SIM118 - not a dict
    for name in MEASURES:
        assert [measured[name][place] for place in order] == pytest.approx(list(theirs[name]), abs=1e-9)
