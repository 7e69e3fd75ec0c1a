import numpy as np
import pytest

from index.dense import DenseIndex
from index.stamp import FORMAT, Stamp

STAMP = Stamp(FORMAT, "책장", 3, 40, 99, 0)


def unit_rows(count: int, dimension: int = 16, seed: int = 7) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def brute_force(keys, rows, query, depth):
    scores = rows @ query
    order = sorted(range(len(keys)), key=lambda place: (-scores[place], keys[place]))[:depth]
    return [int(keys[place]) for place in order], [float(scores[place]) for place in order]


def filled(keys, rows) -> DenseIndex:
    index = DenseIndex(rows.shape[1])
    index.add(np.array(keys), rows)
    return index


@pytest.mark.parametrize("depth", [1, 10, 40, 1000])
def test_same_ids_and_scores_as_brute_force(depth):
    keys, rows, query = np.arange(10, 410, 10), unit_rows(40), unit_rows(1, seed=8)[0]
    ids, scores = brute_force(keys, rows, query, depth)
    found = filled(keys, rows).search(query, depth)
    assert [key for key, _ in found] == ids
    assert [score for _, score in found] == pytest.approx(scores, abs=1e-6)


def test_same_as_brute_force_after_adding_and_removing():
    keys, rows, query = np.arange(1, 61), unit_rows(60), unit_rows(1, seed=9)[0]
    index = filled(keys[:40], rows[:40])
    index.remove(np.array([1, 7, 40, 12345]))
    index.add(keys[40:], rows[40:])
    index.remove(np.array([50, 60]))
    kept = ~np.isin(keys, [1, 7, 40, 50, 60])
    ids, scores = brute_force(keys[kept], rows[kept], query, 20)
    found = index.search(query, 20)
    assert [key for key, _ in found] == ids
    assert [score for _, score in found] == pytest.approx(scores, abs=1e-6)
    assert len(index) == 55


def test_chosen_passages_are_scored_in_the_order_given():
    keys, rows, query = np.array([3, 5, 8]), unit_rows(3), unit_rows(1, seed=9)[0]
    scores = filled(keys, rows).scores(query, [8, 4, 3, 9])
    assert [key for key, _ in scores] == [8, 3]
    assert [score for _, score in scores] == pytest.approx([float(rows[2] @ query), float(rows[0] @ query)], abs=1e-6)


def test_an_empty_index_finds_nothing():
    index = DenseIndex(4)
    assert index.search(np.ones(4, np.float32), 5) == []
    assert index.scores(np.ones(4, np.float32), [1, 2]) == []


def test_equal_scores_are_ordered_by_key():
    rows = np.repeat(unit_rows(1), 5, axis=0)
    assert [key for key, _ in filled(np.array([2, 3, 5, 7, 11]), rows).search(rows[0], 5)] == [2, 3, 5, 7, 11]


@pytest.fixture
def saved(tmp_path):
    index = filled(np.arange(60, 100), unit_rows(40))
    index.stamp = STAMP
    index.save(tmp_path / "dense.faiss")
    return tmp_path / "dense.faiss"


def test_what_is_saved_is_loaded(saved):
    query = unit_rows(1, seed=8)[0]
    loaded = DenseIndex.load(saved, "책장", 16)
    assert loaded is not None
    assert loaded.stamp == STAMP
    assert loaded.search(query, 40) == filled(np.arange(60, 100), unit_rows(40)).search(query, 40)


@pytest.mark.parametrize("place", [0, 5, 300, 600, 1000, -1])
def test_a_damaged_file_is_not_loaded(saved, place):
    content = bytearray(saved.read_bytes())
    content[place] ^= 0xFF
    saved.write_bytes(content)
    assert DenseIndex.load(saved, "책장", 16) is None


@pytest.mark.parametrize("length", [0, 10, 400, 2000])
def test_a_shortened_file_is_not_loaded(saved, length):
    saved.write_bytes(saved.read_bytes()[:length])
    assert DenseIndex.load(saved, "책장", 16) is None


def test_a_file_of_another_library_or_dimension_is_not_loaded(saved):
    assert DenseIndex.load(saved, "다른 책장", 16) is None
    assert DenseIndex.load(saved, "책장", 8) is None
    assert DenseIndex.load(saved.with_name("absent"), "책장", 16) is None
