"""The derived indexes of a library whose vectors are compressed: its answers are those of one whose are not."""

import shutil

import pytest
from documents import outcome, prepared
from fakes import BigramEncoder

from index import dense
from index.dense import DenseIndex
from index.store import Store

DIMENSION = BigramEncoder().dimension
LIMIT = 50  # passages
QUERIES = ("예산 320억원", "청년 월세", "출장 7일", "사업 33")
SUBJECTS = ("예산 {0}억원 편성", "청년 월세 {0}만원 지원", "출장 {0}일 신청", "도서관 사업 {0}")
DOCUMENTS = [
    prepared(f"{number:02}.txt", [subject.format(number * 10 + place) for place, subject in enumerate(SUBJECTS)])
    for number in range(20)
]
LATE = prepared("늦음.txt", ["예산 320억원 추가", "출장 7일 취소"])


@pytest.fixture(autouse=True)
def early(monkeypatch):
    monkeypatch.setattr("index.dense.EXACT_FLOATS", LIMIT * DIMENSION)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "library"


@pytest.fixture
def in_full(open_library, tmp_path, monkeypatch):
    """What a library of these documents answers when all vectors are compared."""

    def answered(documents):
        monkeypatch.setattr("index.dense.EXACT_FLOATS", 10**9)
        library = open_library(tmp_path / "in full")
        library.add_prepared(documents)
        found = outcomes(library)
        assert library._derived.refresh()[1].exact
        library.close()
        shutil.rmtree(tmp_path / "in full")
        monkeypatch.setattr("index.dense.EXACT_FLOATS", LIMIT * DIMENSION)
        return found

    return answered


def outcomes(library):
    found = [outcome(library, query) for query in QUERIES]
    assert all(found)
    return found


def on_disk(folder) -> DenseIndex | None:
    with_state = Store.open(folder)
    with with_state.reading() as reader:
        state = reader.state()
    with_state.close()
    return DenseIndex.load(folder / "dense.faiss", state.library, state.dimension)


def put(folder, *documents):
    """Write documents as a process does that is killed before it writes the derived indexes."""
    store, encoder = Store.open(folder), BigramEncoder()
    for document in documents:
        with store.writing() as writer:
            writer.put(document, encoder.encode_passages(document.passages), None)
    store.close()


def test_growing_past_the_limit_and_back(library, folder, in_full):
    library.add_prepared(DOCUMENTS[:12])
    assert on_disk(folder).exact
    library.add_prepared(DOCUMENTS[12:])
    assert not on_disk(folder).exact
    assert outcomes(library) == in_full(DOCUMENTS)
    library.remove([document.document.name for document in DOCUMENTS[12:]])
    # Still more than half of the limit: the kind stays.
    assert not on_disk(folder).exact
    assert outcomes(library) == in_full(DOCUMENTS[:12])
    library.remove([document.document.name for document in DOCUMENTS[5:12]])
    assert on_disk(folder).exact
    assert outcomes(library) == in_full(DOCUMENTS[:5])


def test_it_is_made_anew_when_it_has_grown_much(library, folder):
    library.add_prepared(DOCUMENTS[:13])
    library.add_prepared([prepared(f"더 {n}.txt", ["예산", "청년", "출장", "사업"] * 13) for n in range(3)])
    assert on_disk(folder).suits(4 * 52) and not on_disk(folder).suits(4 * 52 + 1)
    library.add_prepared([LATE])
    assert on_disk(folder).suits(4 * 210)


@pytest.mark.parametrize("changed", [LATE, prepared("03.txt", ["예산 320억원 변경"])])
def test_behind_it_catches_up(library, folder, open_library, in_full, changed):
    library.add_prepared(DOCUMENTS)
    library.close()
    put(folder, changed)
    others = [document for document in DOCUMENTS if document.document.name != changed.document.name]
    assert outcomes(open_library()) == in_full([*others, changed])
    assert on_disk(folder).stamp.passages == sum(len(each.passages) for each in [*others, changed])


@pytest.mark.parametrize("place", [10, 400, 2000, -5])
def test_damaged_it_is_rebuilt(library, folder, open_library, in_full, place):
    library.add_prepared(DOCUMENTS)
    library.close()
    content = bytearray((folder / "dense.faiss").read_bytes())
    content[place] ^= 0xFF
    (folder / "dense.faiss").write_bytes(content)
    assert on_disk(folder) is None
    assert outcomes(open_library()) == in_full(DOCUMENTS)
    assert not on_disk(folder).exact


def test_a_small_change_is_left_to_the_next_start(library, folder, open_library, in_full, monkeypatch):
    monkeypatch.setattr(dense, "_SOON_WRITTEN_BYTES", 0)
    monkeypatch.setattr(dense, "_SHARE", 10)
    library.add_prepared(DOCUMENTS)
    before = (folder / "dense.faiss").read_bytes()
    library.add_prepared([LATE])
    library.remove(["03.txt"])
    left = [document for document in DOCUMENTS if document.document.name != "03.txt"]
    expected = in_full([*left, LATE])
    assert outcomes(library) == expected
    assert (folder / "dense.faiss").read_bytes() == before
    library.close()
    again = open_library()
    assert outcomes(again) == expected
    assert (folder / "dense.faiss").read_bytes() == before
    again.add_prepared([prepared("셋.txt", ["하나", "둘", "셋"])])
    assert (folder / "dense.faiss").read_bytes() != before
    assert outcomes(again) == in_full([*left, LATE, prepared("셋.txt", ["하나", "둘", "셋"])])


def test_vectors_of_another_encoder_are_never_compared(library, folder):
    library.add_prepared(DOCUMENTS)
    index = library._derived.refresh()[1]
    query = BigramEncoder()._rows(["청년 월세"])[0]
    keys = [key for key, _ in index.search(query, 5)]
    assert len(keys) == 5
    store = Store.open(folder)
    with store.writing() as writer:
        writer.expect_encoder("다른 것", DIMENSION)
        with store.reading() as reader:
            for each, vectors in reader.vectors(0, DIMENSION):
                writer.put_coming(each.tolist(), vectors)
        writer.adopt_encoder()
    store.close()
    assert index.search(query, 5) == []
    assert index.scores(query, keys) == []
