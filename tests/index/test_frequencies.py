"""How many passages hold a term, from query to query and while the library changes."""

from contextlib import closing

import pytest
from documents import prepared
from fakes import BigramEncoder

from index.frequencies import Frequencies, TermReader
from index.library import Library
from index.reading import Reader
from index.store import Store


@pytest.fixture
def library(tmp_path, korean):
    with closing(Library.open_or_create(tmp_path, korean, BigramEncoder())) as opened:
        opened.add_prepared([prepared("글.txt", ["청년 월세", "청년 예산"])])
        yield opened


@pytest.fixture
def store(library, tmp_path):
    with closing(Store.open(tmp_path)) as opened:
        yield opened


def test_terms_are_counted_and_unknown_ones_left_out(store):
    frequencies = Frequencies()
    for _ in range(2):
        with store.reading() as reader:
            assert frequencies.read(reader).document_frequencies(["청년", "월세", "하수도"]) == {"청년": 2, "월세": 1}


def test_what_was_read_once_is_not_read_again(store):
    frequencies = Frequencies()
    with store.reading() as reader:
        frequencies.read(reader).document_frequencies(["청년", "하수도"])
        queries: list[str] = []
        reader._connection.set_trace_callback(queries.append)
        assert frequencies.read(reader).document_frequencies(["청년", "하수도", "예산"]) == {"청년": 2, "예산": 1}
        reader._connection.set_trace_callback(None)
    (asked,) = [query for query in queries if "vocabulary" in query]
    assert "예산" in asked and "청년" not in asked and "하수도" not in asked


def test_numbers_are_those_of_the_snapshot_whatever_was_kept(library, store):
    frequencies = Frequencies()
    with store.reading() as before:
        assert _of_youth(frequencies, before) == 2
        library.add_prepared([prepared("새 글.txt", ["청년 도서관"])])
        with store.reading() as after:
            assert _of_youth(frequencies, after) == 3
        assert _of_youth(frequencies, before) == 2
    with store.reading() as again:
        reading: TermReader = frequencies.read(again)
        assert reading.document_frequencies(["청년", "도서관"]) == {"청년": 3, "도서관": 1}


def _of_youth(frequencies: Frequencies, reader: Reader) -> int:
    return frequencies.read(reader).document_frequencies(["청년"])["청년"]
