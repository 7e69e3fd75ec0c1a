"""The derived indexes: behind, absent, damaged, of another library. The answer is always that of the store."""

import json
import shutil

import numpy as np
import pytest
from documents import outcome, prepared
from fakes import BigramEncoder

from index import derived
from index.dense import DenseIndex
from index.lexical import LexicalIndex
from index.library import Library
from index.reading import Reader, State
from index.stamp import FORMAT, Stamp
from index.store import Store

QUERIES = ("예산 320억원", "청년 월세", "출장")
DOCUMENTS = [
    prepared("예산.txt", ["2025년 예산 1조 2,340억원", "청년 정책 320억원"], "온빛시 예산"),
    prepared("공고.txt", ["청년 월세 지원 신청", "신청 대상 무주택 청년"], "공고"),
    prepared("지침.md", ["출장비 출장 신청 7일", "숙박비 하루 7만원"], "출장 지침"),
]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "library"


@pytest.fixture
def before(library):
    """What the library's searches gave when all was well; the library is closed."""
    library.add_prepared(DOCUMENTS)
    outcomes = [outcome(library, query) for query in QUERIES]
    assert all(outcomes)
    library.close()
    return outcomes


def outcomes(library):
    return [outcome(library, query) for query in QUERIES]


def stamps(folder):
    state = state_of(folder)
    lexical = LexicalIndex.load(folder / "lexical", state.library)
    dense = DenseIndex.load(folder / "dense.faiss", state.library, state.dimension)
    return lexical and lexical.stamp, dense and dense.stamp


def state_of(folder) -> State:
    store = Store.open(folder)
    with store.reading() as reader:
        state = reader.state()
    store.close()
    return state


def level(folder) -> bool:
    state = state_of(folder)
    expected = Stamp(FORMAT, state.library, state.revision, state.passages, state.newest, 0)
    return stamps(folder) == (expected, expected)


def remove_all(folder):
    shutil.rmtree(folder / "lexical")
    (folder / "dense.faiss").unlink()


def empty_all(folder):
    for path in [*(folder / "lexical").iterdir(), folder / "dense.faiss"]:
        path.write_bytes(b"")


def garble_all(folder):
    for path in [*(folder / "lexical").iterdir(), folder / "dense.faiss"]:
        path.write_bytes(b"\xff\x00" * 50 + path.read_bytes()[100:])


def halve_all(folder):
    for path in [*(folder / "lexical").iterdir(), folder / "dense.faiss"]:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def put_something_else(folder):
    remove_all(folder)
    (folder / "lexical").write_text("파일", encoding="utf-8")
    (folder / "dense.faiss").mkdir()


def leave_unfinished(folder):
    (folder / "lexical" / "stamp.json").unlink()
    (folder / "dense.faiss").rename(folder / "dense.faiss.unfinished")


DAMAGES = [remove_all, empty_all, garble_all, halve_all, leave_unfinished]


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_indexes_are_rebuilt(before, folder, open_library, damage):
    damage(folder)
    assert outcomes(open_library()) == before
    assert level(folder)


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_indexes_are_rebuilt_on_adding(before, folder, open_library, damage):
    damage(folder)
    library = open_library()
    library.add_prepared([prepared("새 문서.txt", ["완전히 다른 내용"])])
    assert outcome(library, "완전히 다른 내용", 1)[0][0] == "새 문서.txt#0-9"
    library.remove(["새 문서.txt"])
    assert outcomes(library) == before


def test_a_folder_in_the_place_of_a_file_and_the_other_way_round(before, folder, open_library):
    put_something_else(folder)
    assert outcomes(open_library()) == before


def test_indexes_of_another_library_are_rebuilt(before, folder, tmp_path, open_library):
    other = open_library(tmp_path / "other")
    other.add_prepared([prepared(f"{number}.txt", ["전혀 다른 문서", "둘째"]) for number in range(3)])
    other.close()
    remove_all(folder)
    shutil.copytree(tmp_path / "other" / "lexical", folder / "lexical")
    shutil.copy(tmp_path / "other" / "dense.faiss", folder / "dense.faiss")
    assert outcomes(open_library()) == before
    assert level(folder)


def test_another_format_number_is_rebuilt(before, folder, open_library):
    path = folder / "lexical" / "stamp.json"
    record = json.loads(path.read_bytes())
    record["stamp"]["format"] = FORMAT + 1
    path.write_text(json.dumps(record))
    assert outcomes(open_library()) == before
    assert level(folder)


def put(folder, *documents):
    """Write documents as a process does that is killed before it writes the derived indexes."""
    store, encoder = Store.open(folder), BigramEncoder()
    for document in documents:
        with store.writing() as writer:
            writer.put(document, encoder.encode_passages(document.passages), None)
    store.close()


def test_indexes_behind_catch_up(before, folder, tmp_path, open_library):
    late = prepared("늦음.txt", ["예산 320억원 추가", "출장 취소"])
    put(folder, late)
    fresh = open_library(tmp_path / "fresh")
    fresh.add_prepared([*DOCUMENTS, late])
    assert outcomes(open_library()) == outcomes(fresh)
    assert level(folder)


def test_indexes_behind_forget_what_was_replaced(before, folder, tmp_path, open_library):
    changed = prepared("예산.txt", ["예산 320억원 변경"])
    put(folder, changed)
    fresh = open_library(tmp_path / "fresh")
    fresh.add_prepared([*DOCUMENTS[1:], changed])
    assert outcomes(open_library()) == outcomes(fresh)


def test_an_older_store_put_back_from_a_backup(before, folder, open_library):
    shutil.copy(folder / "library.sqlite3", folder / "backup")
    library = open_library()
    library.add_prepared([prepared("예산.txt", ["예산 320억원 변경"])])
    library.close()
    shutil.move(folder / "backup", folder / "library.sqlite3")
    assert outcomes(open_library()) == before
    assert level(folder)


def test_a_level_index_is_not_written_again(before, folder, open_library):
    written = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    assert outcomes(open_library()) == before
    names = ("stamp.json", "meta.json", "dense.faiss")
    assert all(path.stat().st_mtime_ns == time for path, time in written.items() if path.name in names)


def test_large_libraries_take_passages_out_one_by_one(before, folder):
    put(folder, prepared("예산.txt", ["예산 320억원 변경"]))
    store = Store.open(folder)
    with store.reading() as reader:
        state = reader.state()
        wanted = Stamp(FORMAT, state.library, state.revision, state.passages, state.newest, 0)
        index = LexicalIndex.load(folder / "lexical", state.library)
        same = derived.level_lexical(index, folder / "lexical", reader, wanted, rebuild_below=0)
        assert same is index
        assert np.array_equal(index.keys(), reader.keys())
    store.close()
    assert [key for key, _ in index.search(["변경"], 5, 0.5)] == [7]
    assert index.search(["1조"], 5, 0.5) == []


def test_many_passages_are_written_to_disk_on_the_way(tmp_path, korean, monkeypatch):
    monkeypatch.setattr("index.levelling._FEW_PASSAGES", 100)
    seen: list[int] = []
    library = Library.open_or_create(tmp_path / "library", korean, BigramEncoder())

    def documents():
        for number in range(300):
            seen.append(library._derived.indexed)
            yield prepared(f"{number}.txt", [f"예산 {number}", f"청년 {number}"])

    library.add_prepared(documents())
    library.close()
    assert sorted(set(seen)) == [0, 128, 256, 384, 512]
    assert level(tmp_path / "library")


def test_the_reader_streams_in_key_order(before, folder):
    store = Store.open(folder)
    with store.reading() as reader:
        assert isinstance(reader, Reader)
        assert [key for key, _, _ in reader.terms(2)] == [3, 4, 5, 6]
        assert [keys.tolist() for keys, _ in reader.vectors(4, 64)] == [[5, 6]]
        assert reader.keys().tolist() == [1, 2, 3, 4, 5, 6]
    store.close()
