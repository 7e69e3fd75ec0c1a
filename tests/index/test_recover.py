"""Vectors come back from similarities alone: on paper, and from the installed Kiwi."""

from dataclasses import dataclass

import numpy as np
import pytest

from index.recover import RANK, Recovered, recover, similarities
from index.static import WEIGHTS
from index.static_weights import StaticWeights
from index.weigh import COMMON, FIRST_MORPHEME, RIDGE, WHITENING, encoder_weights, frequencies, unit, whitened
from ingest.korean import Korean

COUNT, DIMENSIONS = 90, 5


@dataclass(frozen=True)
class Neighbour:
    form: str
    tag: str
    id: int
    score: float


class FakeKiwi:
    """Answers as Kiwi does: sorted by similarity, the morpheme itself last with a score far below -1."""

    def __init__(self, vectors: np.ndarray, tags: tuple[str, ...] = ("NNG",)) -> None:
        self.vectors = vectors
        self.tags = tags

    def most_similar_morphemes(self, target: int, top_n: int = 10) -> list[Neighbour]:
        scores = (self.vectors @ self.vectors[target]).astype(np.float32)
        scores[target] = -1e5
        order = np.argsort(-scores)[:top_n]
        return [Neighbour(f"말{i}", self.tags[i % len(self.tags)], int(i), float(scores[i])) for i in order]


@pytest.fixture
def vectors() -> np.ndarray:
    return unit(np.random.RandomState(3).standard_normal((COUNT, DIMENSIONS)))


def test_recovered_vectors_have_the_inner_products_of_the_hidden_ones(vectors: np.ndarray) -> None:
    recovered = recover(FakeKiwi(vectors), landmarks=12, rank=DIMENSIONS)
    assert recovered.forms == tuple(f"말{i}" for i in range(COUNT))
    assert recovered.tags == ("NNG",) * COUNT
    np.testing.assert_allclose(recovered.vectors @ recovered.vectors.T, vectors @ vectors.T, atol=1e-6)


def test_progress_counts_the_landmarks(vectors: np.ndarray) -> None:
    seen: list[tuple[int, int]] = []
    recover(FakeKiwi(vectors), landmarks=7, rank=DIMENSIONS, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(done, 7) for done in range(1, 8)]


def test_a_rank_below_the_true_one_is_noticed(vectors: np.ndarray) -> None:
    with pytest.raises(ValueError, match="rank 4 is too low"):
        recover(FakeKiwi(vectors), landmarks=12, rank=4)


def test_a_row_with_gaps_is_noticed(vectors: np.ndarray) -> None:
    with pytest.raises(ValueError, match="morpheme 0 has no similarity to 2 others"):
        similarities(FakeKiwi(vectors), 0, COUNT + 2)


def test_frequency_falls_as_one_over_the_rank() -> None:
    shares = frequencies(300)
    assert shares.sum() == pytest.approx(1)
    assert shares[0] == shares[FIRST_MORPHEME]
    assert shares[FIRST_MORPHEME] / shares[FIRST_MORPHEME + 101] == pytest.approx(202 / 101)


def test_whitening_centres_and_evens_out_as_the_formula_says(vectors: np.ndarray) -> None:
    shares = np.full(COUNT, 1 / COUNT)
    spread = np.linalg.eigvalsh(np.cov(vectors.T, bias=True))[::-1]
    even = whitened(vectors, shares)
    np.testing.assert_allclose(even.mean(axis=0), 0, atol=1e-12)
    expected = np.diag(spread * (spread + RIDGE * spread.mean()) ** -WHITENING)
    np.testing.assert_allclose(even.T @ even / COUNT, expected, atol=1e-12)


def test_whitening_does_not_see_how_the_vectors_were_turned(vectors: np.ndarray) -> None:
    turn = np.linalg.qr(np.random.RandomState(4).standard_normal((DIMENSIONS, DIMENSIONS)))[0]
    shares = frequencies(COUNT)
    np.testing.assert_allclose(whitened(vectors @ turn, shares), whitened(vectors, shares), atol=1e-9)


def test_particles_and_stand_ins_get_no_row_and_verbs_less_weight() -> None:
    vectors = unit(np.random.RandomState(5).standard_normal((3000, DIMENSIONS)))
    tags = ("NNG", "JKS", "VV", "VA-I")
    forms = tuple(f"말{i}" for i in range(3000))
    weights = encoder_weights(Recovered(forms, tuple(tags[i % 4] for i in range(3000)), vectors))
    rows = weights.vectors * weights.scales[:, None]
    lengths = dict(zip(weights.keys, np.linalg.norm(rows, axis=1), strict=False))
    rarity = -np.log(frequencies(3000)) - COMMON
    first = int(np.flatnonzero(rarity > 0)[0])
    kept = range(max(first, FIRST_MORPHEME), 3000)
    assert weights.keys == tuple(f"말{i}/{tags[i % 4]}" for i in kept if i % 4 != 1)
    for i, factor in ((2996, 1.0), (2998, 0.3), (2999, 1.0)):
        expected = factor * rarity[i] / rarity[2999]
        assert lengths[f"말{i}/{tags[i % 4]}"] == pytest.approx(expected, rel=0.01)


@pytest.mark.slow
def test_the_installed_kiwi_gives_the_start_of_the_weights_that_come_with_the_program(korean: Korean) -> None:
    """Half the landmarks, to halve the minute. Training kept half of the start, so most angles are still akin."""
    recovered = recover(korean.load(), landmarks=384)
    assert recovered.vectors.shape[1] == RANK
    for held_out in (12_345, 54_321):
        row = similarities(korean.load(), held_out, len(recovered.forms))
        np.testing.assert_allclose(recovered.vectors @ recovered.vectors[held_out], row, atol=1e-3)
    made, shipped = encoder_weights(recovered), StaticWeights.load(WEIGHTS)
    assert made.keys == shipped.keys
    assert (made.number_buckets, made.word_buckets, len(made.scales)) == (
        shipped.number_buckets,
        shipped.word_buckets,
        len(shipped.scales),
    )
    assert np.corrcoef(angles(made).ravel(), angles(shipped).ravel())[0, 1] > 0.85


def angles(weights: StaticWeights) -> np.ndarray:
    """Cosines between every hundredth morpheme; the buckets lie in the axes as they come."""
    every = slice(0, len(weights.keys), 100)
    rows = unit(weights.vectors[every] * weights.scales[every, None].astype(float))
    return rows @ rows.T
