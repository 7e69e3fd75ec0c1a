"""Twenty times ``mundap add`` is killed with SIGKILL at a random instant; nothing may be lost or half there."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from documents import dump, outcome, recount
from generated import COUNT, EARLIER, write_documents, write_earlier

from index.encoder import BUILT_IN, open_encoder
from index.library import Library

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
QUERIES = ("청년 월세 지원", "하천 정비 사업 온빛시", "주차장 억원", "계획 제7호")
KILLS = 20
# So many kills fall into the end, when the derived indexes are written: a short time, and the most delicate.
KILLS_AT_THE_END = 6
PATIENCE_S = 300.0


@pytest.fixture(scope="module")
def encoder():
    return open_encoder(BUILT_IN)


@pytest.fixture(scope="module")
def places(tmp_path_factory, korean, encoder):
    """The documents, a library with the earlier editions, and an undisturbed library with the present ones."""
    top = tmp_path_factory.mktemp("kill")
    documents = top / "문서"
    write_earlier(documents)
    earlier = Library.open_or_create(top / "earlier", korean, encoder)
    assert len(earlier.add([documents]).added) == EARLIER
    earlier.close()
    write_documents(documents)
    shutil.copytree(top / "earlier", top / "undisturbed")
    undisturbed = Library.open_or_create(top / "undisturbed", korean, encoder)
    report = undisturbed.add([documents])
    assert (len(report.added), len(report.replaced)) == (COUNT - EARLIER, EARLIER)
    undisturbed.close()
    return top


def instants() -> list[tuple[int, float]]:
    """After how many stored documents, and how many seconds later, to kill."""
    draw = random.Random(20)
    midway = [(draw.randint(0, COUNT - 1), draw.uniform(0, 0.03)) for _ in range(KILLS - KILLS_AT_THE_END)]
    return midway + [(COUNT, draw.uniform(0, 0.12)) for _ in range(KILLS_AT_THE_END)]


def add_and_kill(library: Path, documents: Path, stored: int, delay_s: float) -> None:
    command = [sys.executable, "-m", "cli", "add", "--library", library, documents]
    environment = {**os.environ, "MUNDAP_ENCODER": BUILT_IN}
    wanted = revision(library) + stored
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + PATIENCE_S
        while revision(library) < wanted:
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.002)
        time.sleep(delay_s)
        process.kill()


def revision(folder: Path) -> int:
    connection = sqlite3.connect(folder / "library.sqlite3", timeout=30)
    try:
        return connection.execute("SELECT revision FROM library").fetchone()[0]
    finally:
        connection.close()


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


@pytest.mark.parametrize(("stored", "delay_s"), instants())
def test_a_killed_add_loses_nothing(places, tmp_path, korean, encoder, stored, delay_s):
    folder, documents = tmp_path / "library", places / "문서"
    shutil.copytree(places / "earlier", folder)
    add_and_kill(folder, documents, stored, delay_s)
    check_tables(folder)

    old, new = by_document(dump(places / "earlier")), by_document(dump(places / "undisturbed"))
    state = dump(folder)
    found = by_document(state)
    assert all(whole in (old.get(name), new[name]) for name, whole in found.items())
    # In order: what was stored is there.
    done = [name for name in sorted(new) if found.get(name) == new[name]]
    assert done == sorted(new)[: len(done)]
    assert stored <= len(done)
    assert state["vocabulary"] == recount(folder)
    assert state["passage_count"] == len(state["passages"])

    library = Library.open_or_create(folder, korean, encoder)
    try:
        names = set(found)
        assert all(outcome(library, query) for query in QUERIES)
        assert {hit.passage.document for query in QUERIES for hit in library.search(query, 100)} <= names
        report = library.add([documents])
        assert len(report.skipped) == len(done)
        assert report.failed == ()
        undisturbed = Library.open_or_create(places / "undisturbed", korean, encoder)
        for query in QUERIES:
            assert outcome(library, query, 50) == outcome(undisturbed, query, 50)
        undisturbed.close()
    finally:
        library.close()
    assert dump(folder) == dump(places / "undisturbed")
