"""``mundap reencode`` to a real transformer is killed with SIGKILL at several instants; then it is run to its end."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from documents import outcome
from generated import write_documents
from tiny_models import encoder_folder

from index.encoder import BUILT_IN, open_encoder
from index.library import Library

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

ROOT = Path(__file__).resolve().parents[2]
QUERIES = ("청년 월세 지원", "하천 정비 사업 온빛시", "계획 제7호")
PATIENCE_S = 120.0


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> Path:
    """Wide enough to take some seconds over the library."""
    return encoder_folder(tmp_path_factory.mktemp("model"), {"query": "query: ", "passage": "passage: "}, width=256)


@pytest.fixture(scope="module")
def built_in(tmp_path_factory, korean) -> Path:
    top = tmp_path_factory.mktemp("built-in")
    write_documents(top / "문서")
    library = Library.open_or_create(top / "library", korean, open_encoder(BUILT_IN))
    library.add([top / "문서"])
    library.close()
    return top / "library"


def start(library: Path, model: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cli", "reencode", "--library", library]
    environment = {**os.environ, "MUNDAP_ENCODER": str(model), "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def made(library: Path) -> int:
    connection = sqlite3.connect(library / "library.sqlite3", timeout=30)
    try:
        return connection.execute("SELECT COUNT(*) FROM coming_vectors").fetchone()[0]
    finally:
        connection.close()


def vectors(library: Path) -> dict[str, np.ndarray]:
    connection = sqlite3.connect(library / "library.sqlite3")
    try:
        found = connection.execute(
            'SELECT d.name, p.start, p."end", v.vector FROM vectors v'
            " JOIN passages p ON p.key = v.passage JOIN documents d ON d.key = p.document"
        )
        return {f"{name}#{begin}-{end}": np.frombuffer(vector, np.float32) for name, begin, end, vector in found}
    finally:
        connection.close()


def test_a_killed_reencoding_loses_no_transaction_and_ends_whole(model, built_in, tmp_path, korean):
    folder = tmp_path / "library"
    shutil.copytree(built_in, folder)
    before = Library.open(built_in, korean, open_encoder(BUILT_IN))
    expected = {query: outcome(before, query) for query in QUERIES}
    total = before.passage_count
    before.close()

    reached = 0
    for wanted in (1, total // 4, total // 2, total - 1):
        with start(folder, model) as process:
            deadline = time.monotonic() + PATIENCE_S
            while made(folder) < wanted and process.poll() is None:
                assert time.monotonic() < deadline
                time.sleep(0.002)
            process.kill()
        if process.returncode == 0:
            break  # it was done before it could be killed
        assert reached <= made(folder) <= total  # what was made before is never made again
        reached = made(folder)
        old = Library.open(folder, korean, open_encoder(BUILT_IN))
        assert {query: outcome(old, query) for query in QUERIES} == expected
        old.close()
    assert reached > 0

    with start(folder, model) as process:
        out, _ = process.communicate()
    assert process.returncode == 0
    encoder = open_encoder(str(model))
    assert encoder.name in out.decode()
    reencoded = Library.open(folder, korean, encoder)
    found = {query: [hit.passage.id for hit in reencoded.search(query)] for query in QUERIES}
    fresh = Library.open_or_create(tmp_path / "fresh", korean, encoder)
    fresh.add([built_in.parent / "문서"])
    assert found == {query: [hit.passage.id for hit in fresh.search(query)] for query in QUERIES}
    reencoded.close()
    fresh.close()
    mine, theirs = vectors(folder), vectors(tmp_path / "fresh")
    assert mine.keys() == theirs.keys() and len(mine) == total
    for place, vector in mine.items():
        np.testing.assert_allclose(vector, theirs[place], atol=1e-5)
