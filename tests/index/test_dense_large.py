"""The dense index beyond the size up to which all vectors are compared."""

import numpy as np
import pytest

from index.dense import DenseIndex
from index.stamp import FORMAT, Stamp

DIMENSION = 32
STAMP = Stamp(FORMAT, "책장", 3, 2000, 6000, 0)


@pytest.fixture(autouse=True)
def early(monkeypatch):
    """Let an index be large from 1,000 passages on."""
    monkeypatch.setattr("index.dense.EXACT_FLOATS", 1000 * DIMENSION)


def clustered(count: int, seed: int, shift: float = 0.0) -> np.ndarray:
    """Unit rows around 40 centres, and a direction that they all share as many models' vectors do."""
    draw = np.random.default_rng(seed)
    centres = np.random.default_rng(1).normal(size=(40, DIMENSION))
    rows = centres[draw.integers(40, size=count)] + 0.7 * draw.normal(size=(count, DIMENSION)) + shift
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


class Shelf:
    """Keeps true vectors as a store does."""

    def __init__(self, keys: np.ndarray, vectors: np.ndarray) -> None:
        self.vectors = dict(zip(keys.tolist(), vectors, strict=True))
        self.read = 0

    def stored(self, keys):
        there = [key for key in keys if key in self.vectors]
        self.read += len(there)
        # In no order that a caller may rely on.
        vectors = np.array([self.vectors[key] for key in there[::-1]], np.float32)
        return np.array(there[::-1], np.int64), vectors.reshape(-1, DIMENSION)


def built(keys, rows, shelf) -> DenseIndex:
    index = DenseIndex.for_passages(keys, rows.shape[1], shelf.stored, shelf.stored)
    for part in np.array_split(np.arange(len(keys)), 3):
        index.add(keys[part], rows[part])
    return index


def expected(keys, rows, query, depth):
    return [int(keys[place]) for place in np.lexsort((keys, -(rows @ query)))[:depth]]


@pytest.fixture
def keys():
    return np.arange(3, 6003, 3)


def test_the_kind_goes_by_size(keys):
    rows = clustered(2000, 5)
    shelf = Shelf(keys, rows)
    assert built(keys[:1000], rows[:1000], shelf).exact
    assert not built(keys[:1001], rows[:1001], shelf).exact
    assert DenseIndex(DIMENSION).suits(10**9)


def test_another_kind_is_due_when_passages_come_or_go(keys):
    rows = clustered(2000, 5)
    shelf = Shelf(keys, rows)
    small, large = built(keys[:900], rows[:900], shelf), built(keys, rows, shelf)
    assert [small.suits(count) for count in (0, 1000, 1001)] == [True, True, False]
    assert [large.suits(count) for count in (500, 501, 8000, 8001)] == [False, True, True, False]


@pytest.mark.parametrize("shift", [0.0, 3.0])
def test_recall_and_exact_scores(keys, shift):
    rows = clustered(2000, 5, shift)
    shelf = Shelf(keys, rows)
    index = built(keys, rows, shelf)
    recalls = []
    for query in clustered(40, 6, shift):
        found = index.search(query, 50)
        assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
        for key, score in found:
            assert score == pytest.approx(float(shelf.vectors[key] @ query), abs=1e-6)
        recalls.append(len({key for key, _ in found} & {*expected(keys, rows, query, 50)}) / 50)
    assert np.mean(recalls) >= 0.98
    # The short lists, and the sample that the index was trained on; no search reads all.
    assert shelf.read == 2000 + 40 * 150


def test_deeper_than_all_is_all_in_exact_order(keys):
    rows = clustered(2000, 5)
    query = clustered(1, 6)[0]
    found = built(keys, rows, Shelf(keys, rows)).search(query, 5000)
    assert [key for key, _ in found] == expected(keys, rows, query, 5000)


def test_the_same_passages_give_the_same_index(keys, tmp_path):
    rows = clustered(2000, 5)
    files = []
    for name in ("first", "second"):
        index = built(keys, rows, Shelf(keys, rows))
        index.stamp = STAMP
        index.save(tmp_path / name)
        files.append((tmp_path / name).read_bytes())
    assert files[0] == files[1]


def test_adding_and_removing(keys):
    rows = clustered(2000, 5)
    shelf = Shelf(keys, rows)
    index = built(keys[:1500], rows[:1500], shelf)
    index.search(rows[0], 5)
    index.remove(keys[:100])
    index.add(keys[1500:], rows[1500:])
    index.remove(np.array([int(keys[1999]), 1, 10**9]))
    assert index.keys.tolist() == keys[100:1999].tolist()
    for place in (100, 1000, 1998):
        assert index.search(rows[place], 1)[0] == (int(keys[place]), pytest.approx(1.0, abs=1e-6))
    assert not {key for key, _ in index.search(rows[0], 300)} & {*keys[:100].tolist(), int(keys[1999])}
    query = clustered(1, 6)[0]
    assert [key for key, _ in index.search(query, 5)] == expected(keys[100:1999], rows[100:1999], query, 5)


def test_chosen_passages_are_scored_exactly_in_the_order_given(keys):
    rows, query = clustered(2000, 5), clustered(1, 6)[0]
    found = built(keys, rows, Shelf(keys, rows)).scores(query, [600, 4, 3, 6000, 6003])
    assert [key for key, _ in found] == [600, 3, 6000]
    places = [199, 0, 1999]
    assert [score for _, score in found] == pytest.approx([float(rows[place] @ query) for place in places], abs=1e-6)


def test_what_the_store_no_longer_has_is_left_out(keys):
    rows = clustered(2000, 5)
    shelf = Shelf(keys, rows)
    index = built(keys, rows, shelf)
    for key in keys[:1000].tolist():
        del shelf.vectors[key]
    assert not {key for key, _ in index.search(rows[0], 50)} & {*keys[:1000].tolist()}
    assert [key for key, _ in index.scores(rows[0], [3, 6000])] == [6000]
    shelf.vectors.clear()
    assert index.search(rows[0], 50) == []
    assert index.scores(rows[0], [3, 6000]) == []


def test_many_passages_of_which_nothing_is_known_hide_none(keys):
    rows = clustered(2000, 5)
    rows[::2] = 0
    index = built(keys, rows, Shelf(keys, rows))
    query = clustered(1, 6)[0]
    # Neighbours at cosines far below those at which a vector of zeros would seem near.
    depth = 300
    found = index.search(query, depth)
    assert found[-1][1] < 0.3
    assert [key for key, _ in found] == expected(keys[1::2], rows[1::2], query, depth)


@pytest.fixture
def saved(keys, tmp_path):
    rows = clustered(2000, 5)
    index = built(keys, rows, Shelf(keys, rows))
    index.stamp = STAMP
    index.save(tmp_path / "dense.faiss")
    return tmp_path / "dense.faiss"


def test_what_is_saved_is_loaded(keys, saved):
    rows, query = clustered(2000, 5), clustered(1, 6)[0]
    shelf = Shelf(keys, rows)
    loaded = DenseIndex.load(saved, "책장", DIMENSION, shelf.stored)
    assert loaded.stamp == STAMP
    assert not loaded.exact
    assert loaded.search(query, 50) == built(keys, rows, shelf).search(query, 50)
    assert loaded.suits(8000) and not loaded.suits(8001)
    # 16 bytes a passage for 32 dimensions, 8 for its key, and what the values take.
    assert saved.stat().st_size < 2000 * (16 + 8) + 4 * 16 * DIMENSION + 1000


def test_without_the_store_it_is_only_looked_at(saved):
    loaded = DenseIndex.load(saved, "책장", DIMENSION)
    assert loaded.stamp == STAMP
    with pytest.raises(ValueError, match="store"):
        loaded.search(clustered(1, 6)[0], 5)


@pytest.mark.parametrize("place", [0, 5, 300, 5000, 20000, 30000, -1])
def test_a_damaged_file_is_not_loaded(saved, place):
    content = bytearray(saved.read_bytes())
    content[place] ^= 0xFF
    saved.write_bytes(content)
    assert DenseIndex.load(saved, "책장", DIMENSION) is None


def test_a_small_change_of_a_large_file_waits(keys, monkeypatch, tmp_path):
    rows = clustered(2000, 5)
    index = built(keys[:1900], rows[:1900], Shelf(keys, rows))
    index.stamp = STAMP
    assert index.worth_saving()
    index.save(tmp_path / "dense.faiss")
    monkeypatch.setattr("index.dense._SOON_WRITTEN_BYTES", 1000)
    index.add(keys[1900:1920], rows[1900:1920])
    assert not index.worth_saving()
    index.remove(keys[:10])
    assert index.worth_saving()
    index.save(tmp_path / "dense.faiss")
    assert not index.worth_saving()
