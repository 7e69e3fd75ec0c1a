"""Indexes that are damaged, gone, or another library's: the next question mends them."""

import contextlib
import json
import shutil
from pathlib import Path

import pytest

from index.encoder import open_encoder
from index.library import Library
from ingest.korean import Korean
from tests.bad_input.asked import QUESTION


def index_files(library: Path) -> list[Path]:
    return [library / "dense.faiss", *sorted((library / "lexical").iterdir())]


def garbled(library: Path, other: Path) -> None:
    for path in index_files(library):
        path.write_bytes(b"\xff\x00" * 50 + path.read_bytes()[100:])


def halved(library: Path, other: Path) -> None:
    for path in index_files(library):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def deleted(library: Path, other: Path) -> None:
    for path in index_files(library):
        path.unlink()


def turned_into_folders(library: Path, other: Path) -> None:
    for path in index_files(library):
        path.unlink()
        path.mkdir()


def swapped(library: Path, other: Path) -> None:
    shutil.rmtree(library / "lexical")
    shutil.copytree(other / "lexical", library / "lexical")
    shutil.copyfile(other / "dense.faiss", library / "dense.faiss")


@pytest.fixture(scope="module")
def other_library(tmp_path_factory: pytest.TempPathFactory, korean: Korean) -> Path:
    document = tmp_path_factory.mktemp("다른 문서") / "다른 문서.txt"
    document.write_text("전혀 다른 문서로, 뿌리산업에 0원을 투자한다.", encoding="utf-8")
    made = tmp_path_factory.mktemp("다른") / "library"
    with contextlib.closing(Library.open_or_create(made, korean, open_encoder("built-in"))) as opened:
        opened.add([document])
    return made


@pytest.mark.parametrize("damage", [garbled, halved, deleted, turned_into_folders, swapped])
def test_damaged_indexes_are_mended_under_the_next_question(run, library, other_library, korean, damage):
    with contextlib.closing(Library.open(library, korean, open_encoder("built-in"))) as opened:
        expected = [(hit.passage.text, hit.score, [*hit.found_by]) for hit in opened.search(QUESTION)]
    damage(library, other_library)
    status, out, err = run("search", QUESTION, "--json")
    assert (status, err) == (0, "")
    assert [(hit["text"], hit["score"], hit["found_by"]) for hit in json.loads(out)] == expected
    assert "6,369억" in out
