"""Twenty times ``add`` is killed with SIGKILL at a random instant; nothing may be lost or half there."""

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from documents import dump, outcome, recount
from fakes import BigramEncoder
from generated import COUNT, EARLIER, write_documents, write_earlier

from index.library import Library

pytestmark = pytest.mark.slow

PROCESS = Path(__file__).with_name("adding_process.py")
QUERIES = ("청년 월세 지원", "하천 정비 사업 온빛시", "주차장 억원", "계획 제7호")
KILLS = 20
# So many kills fall into the end, when the derived indexes are written: a short time, and the most delicate.
KILLS_AT_THE_END = 6


@pytest.fixture(scope="module")
def places(tmp_path_factory, korean):
    """The documents, a library with the earlier editions, and an undisturbed library with the present ones."""
    top = tmp_path_factory.mktemp("kill")
    documents = top / "문서"
    write_earlier(documents)
    earlier = Library.open_or_create(top / "earlier", korean, BigramEncoder())
    assert len(earlier.add([documents]).added) == EARLIER
    earlier.close()
    write_documents(documents)
    shutil.copytree(top / "earlier", top / "undisturbed")
    undisturbed = Library.open_or_create(top / "undisturbed", korean, BigramEncoder())
    report = undisturbed.add([documents])
    assert (len(report.added), len(report.replaced)) == (COUNT - EARLIER, EARLIER)
    undisturbed.close()
    return top


def instants() -> list[tuple[int, float]]:
    """After which line of the process's output, and how many seconds later, to kill; two lines a document."""
    draw = random.Random(20)
    midway = [(draw.randint(1, 2 * COUNT - 1), draw.uniform(0, 0.03)) for _ in range(KILLS - KILLS_AT_THE_END)]
    return midway + [(2 * COUNT, draw.uniform(0, 0.12)) for _ in range(KILLS_AT_THE_END)]


def add_and_kill(library: Path, documents: Path, line: int, delay_s: float) -> None:
    with subprocess.Popen([sys.executable, PROCESS, library, documents], stdout=subprocess.PIPE) as process:
        for _ in range(line):
            assert process.stdout.readline()
        time.sleep(delay_s)
        process.kill()


def by_document(state: dict[str, object]) -> dict[str, tuple[object, ...]]:
    """Each document with all its passages, vectors and sentences."""
    documents = {row[0]: row for row in state["documents"]}
    return {
        name: (
            row,
            [passage for passage in state["passages"] if passage[0] == name],
            [sentence for sentence in state["sentences"] if sentence[0] == name],
        )
        for name, row in documents.items()
    }


def check_tables(folder: Path) -> None:
    connection = sqlite3.connect(folder / "library.sqlite3")
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    finally:
        connection.close()


@pytest.mark.parametrize(("line", "delay_s"), instants())
def test_a_killed_add_loses_nothing(places, tmp_path, korean, line, delay_s):
    folder, documents = tmp_path / "library", places / "문서"
    shutil.copytree(places / "earlier", folder)
    add_and_kill(folder, documents, line, delay_s)
    check_tables(folder)

    old, new = by_document(dump(places / "earlier")), by_document(dump(places / "undisturbed"))
    state = dump(folder)
    found = by_document(state)
    assert all(whole in (old.get(name), new[name]) for name, whole in found.items())
    # In order: what was told as done is there, and at most one document more.
    done = [name for name in sorted(new) if found.get(name) == new[name]]
    assert done == sorted(new)[: len(done)]
    assert line // 2 <= len(done)
    assert state["vocabulary"] == recount(folder)
    assert state["passage_count"] == len(state["passages"])

    library = Library.open_or_create(folder, korean, BigramEncoder())
    try:
        names = set(found)
        assert all(outcome(library, query) for query in QUERIES)
        assert {hit.passage.document for query in QUERIES for hit in library.search(query, 100)} <= names
        report = library.add([documents])
        assert len(report.skipped) == len(done)
        assert report.failed == ()
        undisturbed = Library.open_or_create(places / "undisturbed", korean, BigramEncoder())
        for query in QUERIES:
            assert outcome(library, query, 50) == outcome(undisturbed, query, 50)
        undisturbed.close()
    finally:
        library.close()
    assert dump(folder) == dump(places / "undisturbed")
