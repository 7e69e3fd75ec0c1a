"""A process that adds and removes one document after another, with compressed vectors, is killed with SIGKILL."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from documents import analysis
from fakes import BigramEncoder
from growing import COUNT, DOCUMENTS, LIMIT, PASSAGES, compress_soon

from index import dense
from index.library import Library

pytestmark = pytest.mark.slow

DRIVER = Path(__file__).with_name("growing.py")
QUERIES = ("청년 월세 0만원 지원", "하천 정비", "도서관 15곳", "주차장 확충 예산")
KILLS = 15
LAST = [document.document.name for number, document in enumerate(DOCUMENTS) if number % 5 != 1]


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    for name in ("EXACT_FLOATS", "_SOON_WRITTEN_BYTES", "_SHARE"):
        monkeypatch.setattr(dense, name, getattr(dense, name))  # put back after the test
    compress_soon()


def instants() -> list[tuple[int, float]]:
    """After how many steps, and how many seconds later, to kill."""
    draw = random.Random(7)
    return [(draw.randint(1, COUNT), draw.uniform(0, 0.06)) for _ in range(KILLS)]


def run(folder: Path, steps: int | None, delay_s: float = 0.0) -> None:
    """Let it make so many steps and then a little more; all of them without ``steps``."""
    with subprocess.Popen([sys.executable, DRIVER, folder], stdout=subprocess.PIPE, text=True) as process:
        if steps is not None:
            for _ in range(steps):
                assert process.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(delay_s)
            process.kill()
        process.communicate()
    assert process.returncode == (0 if steps is None else -9)


def rankings(library: Library) -> list[dict[str, float]]:
    """What each index, brought level, gives every passage for each query, apart from keys and the order of ties."""
    lexical, level = library._derived.refresh()
    assert len(lexical) == len(level) == library.passage_count
    vectors = BigramEncoder().encode_queries([analysis(query) for query in QUERIES])
    found = [level.search(vector, 1000) for vector in vectors]
    found += [lexical.search(query.split(), 1000, 0.2) for query in QUERIES]
    with library._store.reading() as reader:
        passages = reader.passages(reader.keys().tolist())
    return [{passages[key].id: round(score, 4) for key, score in ranking} for ranking in found]


def answers(folder: Path, korean) -> tuple[list[str], list[dict[str, float]]]:
    """The names of all documents, and what is found."""
    library = Library.open(folder, korean, BigramEncoder())
    hits = library.search(analysis(QUERIES[0]))
    assert hits[0].passage.text == QUERIES[0]
    names, found = [entry.name for entry in library.documents.entries()], rankings(library)
    library.close()
    return names, found


def in_full(folder: Path, korean, monkeypatch, names: list[str]) -> list[dict[str, float]]:
    """What a new library of these documents finds when all vectors are compared."""
    with monkeypatch.context() as patch:
        patch.setattr(dense, "EXACT_FLOATS", 10**9)
        library = Library.open_or_create(folder, korean, BigramEncoder())
        library.add_prepared([document for document in DOCUMENTS if document.document.name in names])
        found = rankings(library)
        library.close()
    assert all(len(each) == len(names) * PASSAGES for each in found[: len(QUERIES)])
    return found


@pytest.mark.parametrize(("steps", "delay_s"), instants())
def test_a_killed_change_leaves_a_library_that_answers_as_a_new_one(tmp_path, korean, monkeypatch, steps, delay_s):
    run(tmp_path / "library", steps, delay_s)
    names, found = answers(tmp_path / "library", korean)
    assert found == in_full(tmp_path / "new", korean, monkeypatch, names)


def test_it_goes_on_where_it_was_however_often_it_is_killed(tmp_path, korean, monkeypatch):
    draw = random.Random(3)
    for _ in range(4):
        run(tmp_path / "library", draw.randint(5, 11), draw.uniform(0, 0.06))
    run(tmp_path / "library", None)
    names, found = answers(tmp_path / "library", korean)
    assert names == LAST
    assert len(names) * PASSAGES > 4 * LIMIT
    assert found == in_full(tmp_path / "new", korean, monkeypatch, names)
