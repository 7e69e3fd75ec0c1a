"""Searching within chosen documents: exactly what a search of all gives, less the rest, however few are chosen."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from documents import analysis, prepared
from fakes import BigramEncoder

from index.dense import DenseIndex
from index.lexical import LexicalIndex
from index.library import Library
from index.selection import among, likely_depth
from index.stamp import FORMAT, Stamp
from ingest.korean import Korean

DIMENSION = 32
WORDS = ["예산", "계획", "청년", "월세", "도로", "보수", "축제", "체험"]


def unit_rows(count: int, seed: int) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def chosen_keys(keys: np.ndarray, share: float) -> np.ndarray:
    draw = np.random.default_rng(int(share * 1000))
    return np.sort(draw.choice(keys, max(1, int(len(keys) * share)), replace=False))


def nearest(keys: np.ndarray, rows: np.ndarray, query: np.ndarray, chosen: np.ndarray, depth: int) -> list[int]:
    allowed = np.isin(keys, chosen)
    order = np.lexsort((keys[allowed], -(rows[allowed] @ query)))[:depth]
    return [int(key) for key in keys[allowed][order]]


def compressed(keys: np.ndarray, rows: np.ndarray) -> DenseIndex:
    """An index whose true vectors stand in a store."""

    def stored(wanted: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
        asked = np.array(wanted, dtype=np.int64)
        return asked, rows[np.searchsorted(keys, asked)].reshape(-1, DIMENSION)

    index = DenseIndex.for_passages(keys, DIMENSION, stored, stored)
    index.add(keys, rows)
    return index


def test_which_keys_are_among_chosen_ones() -> None:
    keys = np.array([9, 1, 4, 10, 5])
    assert among(keys, np.array([1, 5, 9])).tolist() == [True, True, False, False, True]
    assert among(keys, np.array([], dtype=np.int64)).tolist() == [False] * 5
    assert among(np.array([], dtype=np.int64), np.array([1])).tolist() == []


def test_how_deep_a_ranking_probably_must_go() -> None:
    assert likely_depth(100, 10_000, 1_000) == 2_000
    assert likely_depth(100, 10_000, 5) == 10_000
    assert likely_depth(100, 10_000, 0) == 10_000
    assert likely_depth(100, 10_000, 10_000) == 200


@pytest.mark.parametrize("share", [1.0, 0.5, 0.1, 0.01, 0.001])
def test_nearest_of_a_small_library(share: float) -> None:
    keys, rows = np.arange(3, 6003, 3), unit_rows(2000, 5)
    index = DenseIndex(DIMENSION)
    index.add(keys, rows)
    chosen = chosen_keys(keys, share)
    for query in unit_rows(10, 6):
        found = index.search(query, 20, chosen)
        assert [key for key, _ in found] == nearest(keys, rows, query, chosen, 20)
        scores = [float(rows[key // 3 - 1] @ query) for key, _ in found]
        assert [score for _, score in found] == pytest.approx(scores, abs=1e-6)


@pytest.mark.parametrize("few", [0, 200])
@pytest.mark.parametrize("share", [1.0, 0.5, 0.1, 0.01, 0.001])
def test_recall_in_a_large_library(share: float, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.dense.EXACT_FLOATS", 1000 * DIMENSION)
    monkeypatch.setattr("index.dense._FEW", few)
    keys, rows = np.arange(3, 6003, 3), unit_rows(2000, 5)

    index = compressed(keys, rows)
    assert not index.exact
    chosen = chosen_keys(keys, share)
    recalls = []
    for query in unit_rows(20, 6):
        expected = nearest(keys, rows, query, chosen, 50)
        found = [key for key, _ in index.search(query, 50, chosen)]
        assert {*found} <= {*chosen.tolist()}
        assert len(found) == len(expected)
        recalls.append(len({*found} & {*expected}) / len(expected))
    assert np.mean(recalls) >= 0.98


def test_what_is_farthest_of_all_is_found_when_it_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The chosen passages may be the last that a search of all would come to."""
    monkeypatch.setattr("index.dense.EXACT_FLOATS", 1000 * DIMENSION)
    monkeypatch.setattr("index.dense._FEW", 0)
    keys, rows, query = np.arange(3, 6003, 3), unit_rows(2000, 5), unit_rows(1, 6)[0]

    index = compressed(keys, rows)
    farthest = np.sort(keys[np.argsort(rows @ query)[:40]])
    found = [key for key, _ in index.search(query, 10, farthest)]
    assert found == nearest(keys, rows, query, farthest, 10)


@pytest.mark.parametrize("share", [1.0, 0.5, 0.1, 0.01, 0.001])
def test_words_are_found_as_in_a_ranking_of_all(tmp_path: Path, share: float) -> None:
    draw = np.random.default_rng(4)
    texts = [" ".join(draw.choice(WORDS, draw.integers(1, 30))) for _ in range(2000)]
    index = LexicalIndex.create(tmp_path / "lexical")
    index.write(((key, text, "") for key, text in enumerate(texts, 1)), (), Stamp(FORMAT, "책장", 1, 2000, 2000, 0))
    chosen = chosen_keys(np.arange(1, 2001), share)
    for terms in (["예산"], ["월세", "보수"], WORDS):
        ranked = [(key, score) for key, score in index.search(terms, 2000, 0.2) if key in chosen]
        assert index.search(terms, 2000, 0.2, chosen) == ranked
        found = index.search(terms, 7, 0.2, chosen)
        assert [score for _, score in found] == [score for _, score in ranked[:7]]
        assert {*found} <= {*ranked}
    assert index.search(["없는말"], 7, 0.2, chosen) == index.search(["예산"], 0, 0.2, chosen) == []
    assert index.search(["예산"], 7, 0.2, np.array([], dtype=np.int64)) == []


def names_of(library: Library, query: str, within: frozenset[str] | None) -> list[str]:
    return [hit.passage.document for hit in library.search(analysis(query), 10, within)]


@pytest.fixture
def library(tmp_path: Path, korean: Korean) -> Iterator[Library]:
    opened = Library.open_or_create(tmp_path / "library", korean, BigramEncoder())
    opened.add_prepared([prepared(f"{name}.txt", [f"{name} 예산 계획", "청년 월세"]) for name in "가나다라"])
    yield opened
    opened.close()


def test_a_library_is_searched_within_documents(library: Library) -> None:
    assert {*names_of(library, "예산 월세", None)} == {"가.txt", "나.txt", "다.txt", "라.txt"}
    assert {*names_of(library, "예산 월세", frozenset({"나.txt", "라.txt"}))} == {"나.txt", "라.txt"}
    assert names_of(library, "예산 월세", frozenset()) == []
    assert names_of(library, "예산 월세", frozenset({"없음.txt"})) == []
    within = library.search(analysis("예산 월세"), 10, ["나.txt", "나.txt"])
    assert [hit.rank for hit in within] == [1, 2]


def test_a_choice_holds_what_was_added_and_replaced_since(library: Library) -> None:
    chosen = frozenset({"나.txt", "마.txt"})
    assert {*names_of(library, "예산", chosen)} == {"나.txt"}
    library.add_prepared([prepared("마.txt", ["마 예산"]), prepared("나.txt", ["새 예산", "새 계획", "새 월세"])])
    hits = library.search(analysis("예산"), 10, chosen)
    assert {hit.passage.text for hit in hits} == {"마 예산", "새 예산", "새 계획", "새 월세"}
    library.remove(["나.txt"])
    assert {*names_of(library, "예산", chosen)} == {"마.txt"}


def test_more_choices_than_are_kept_from_threads_at_once(library: Library) -> None:
    names = ["가.txt", "나.txt", "다.txt", "라.txt"]
    wrong: list[str] = []

    def search(turn: int) -> None:
        for mask in range(1, 16):
            chosen = frozenset(name for place, name in enumerate(names) if (mask * 7 + turn) % 16 >> place & 1)
            wrong.extend(name for name in names_of(library, "예산", chosen) if name not in chosen)

    threads = [threading.Thread(target=search, args=(turn,)) for turn in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert wrong == []
