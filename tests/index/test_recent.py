"""What was worked out last: made once, made anew when the library changes, and never kept from between two states."""

from collections.abc import Sequence

import numpy as np
import pytest
from documents import analysis, prepared
from fakes import BigramEncoder
from numpy.typing import NDArray

from index.library import Library
from index.recent import Recent
from ingest.types import Analysis


class Ledger:
    """Makes values and notes for which keys it was asked to."""

    def __init__(self) -> None:
        self.revision = 1
        self.made: list[str] = []

    def value(self, recent: Recent[str, str], key: str) -> str:
        return recent.get(key, lambda: self.revision, lambda: self._make(key))

    def _make(self, key: str) -> str:
        self.made.append(key)
        return f"{key} of {self.revision}"


def test_a_value_is_made_once_while_nothing_changes_and_anew_afterwards():
    recent, ledger = Recent[str, str](4), Ledger()
    assert [ledger.value(recent, "가"), ledger.value(recent, "가")] == ["가 of 1", "가 of 1"]
    ledger.revision = 2
    assert [ledger.value(recent, "가"), ledger.value(recent, "가")] == ["가 of 2", "가 of 2"]
    assert ledger.made == ["가", "가"]


def test_what_is_longest_unused_goes_first():
    recent, ledger = Recent[str, str](2), Ledger()
    for key in ("가", "나", "가", "다", "가", "나"):
        ledger.value(recent, key)
    assert ledger.made == ["가", "나", "다", "나"]


def test_a_value_made_while_the_library_changes_is_given_but_not_kept():
    recent, ledger = Recent[str, str](2), Ledger()

    def changing() -> str:
        ledger.revision += 1
        return "half old, half new"

    assert recent.get("가", lambda: ledger.revision, changing) == "half old, half new"
    assert ledger.value(recent, "가") == "가 of 2"


def test_a_failure_is_not_kept():
    recent, ledger = Recent[str, str](2), Ledger()
    with pytest.raises(ZeroDivisionError):
        recent.get("가", lambda: 1, lambda: str(1 // 0))
    assert ledger.value(recent, "가") == "가 of 1"


class CountingEncoder(BigramEncoder):
    """Notes the queries that it encodes: one for each ranking."""

    def __init__(self) -> None:
        super().__init__()
        self.queries: list[str] = []

    def encode_queries(self, queries: Sequence[Analysis]) -> NDArray[np.float32]:
        self.queries += [query.text for query in queries]
        return super().encode_queries(queries)


def test_more_hits_of_the_same_query_need_no_second_ranking_and_new_documents_do(tmp_path, korean):
    encoder = CountingEncoder()
    library = Library.open_or_create(tmp_path, korean, encoder)
    library.add_prepared([prepared("예산.txt", [f"청년 예산 {number}억원" for number in range(20)])])
    query = analysis("청년 예산")
    few, many = library.search(query, 3), library.search(query, 20)
    assert (many[:3], len(many)) == (few, 20)
    assert library.search(query, 3, {"예산.txt"}) == few
    assert library.search(query, 3, {"없음.txt"}) == []
    assert encoder.queries == ["청년 예산"] * 3  # of all documents, of one, of none
    library.add_prepared([prepared("공고.txt", ["청년 예산"])])
    assert library.search(query, 1)[0].passage.document == "공고.txt"
    library.remove(["공고.txt"])
    assert library.search(query, 3) == few
    assert encoder.queries == ["청년 예산"] * 5
    library.close()
