"""Even sums: as on paper, the same to the bit wherever a passage stands, and by several threads at once."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index.even_sums import EVENNESS, ROOM, EvenSums

DRAWN = np.random.RandomState(1)
VECTORS = DRAWN.randint(-127, 128, (3 * ROOM, 16)).astype(np.int8)
VECTORS[7] = 0


def summed(sums: EvenSums, passages: list[np.ndarray]) -> np.ndarray:
    """The sums of passages, given as places; a place weighs the more the higher it is."""
    places = np.concatenate([*passages, np.zeros(0, np.int64)])
    found = np.full((len(passages), VECTORS.shape[1]), np.nan, np.float32)
    ends = np.cumsum([0, *map(len, passages)])
    sums.put(found, places, (places / 100 + 1).astype(np.float32), ends)
    return found


def on_paper(places: np.ndarray) -> np.ndarray:
    weights, vectors = places / 100 + 1, VECTORS[places].astype(float)
    lengths = np.linalg.norm(vectors, axis=1)
    about = weights @ vectors / (weights @ lengths)
    cosines = np.divide(vectors @ about, lengths, out=np.zeros(len(places)), where=lengths > 0)
    return weights / (1 + EVENNESS * np.maximum(cosines, 0)) @ vectors


@pytest.fixture
def passages() -> list[np.ndarray]:
    """Short ones, one as long as there is room, one row more, nothing, a row without direction."""
    sizes = [1, 40, 3, ROOM, 90, ROOM + 1, 0, 200, 200, 200, 30, 0]
    return [np.sort(DRAWN.randint(0, len(VECTORS), size)) for size in sizes] + [np.array([7])]


def test_passages_are_summed_as_on_paper_whatever_their_length(passages: list[np.ndarray]) -> None:
    found = summed(EvenSums(VECTORS), passages)
    for row, places in zip(found, passages, strict=True):
        expected = on_paper(places) if len(places) and places[0] != 7 else np.zeros(VECTORS.shape[1])
        np.testing.assert_allclose(row, expected, rtol=1e-4, atol=1e-2)


def test_a_passage_has_the_same_sum_to_the_bit_wherever_it_stands(passages: list[np.ndarray]) -> None:
    sums = EvenSums(VECTORS)
    alone = np.concatenate([summed(EvenSums(VECTORS), [one]) for one in passages])
    assert summed(sums, passages).tobytes() == alone.tobytes()
    assert summed(sums, passages[::-1])[::-1].tobytes() == alone.tobytes()


def test_no_passages_have_no_sums() -> None:
    assert summed(EvenSums(VECTORS), []).shape == (0, VECTORS.shape[1])


@pytest.mark.usefixtures("taking_turns_often")
def test_threads_that_sum_at_once_get_the_sums_of_their_own() -> None:
    asked = [[np.arange(first, first + 200) for first in range(start, start + 9)] for start in range(40)]
    alone = [summed(EvenSums(VECTORS), each).tobytes() for each in asked]
    together = EvenSums(VECTORS)
    with ThreadPoolExecutor(8) as pool:
        assert [each.tobytes() for each in pool.map(lambda one: summed(together, one), asked)] == alone
