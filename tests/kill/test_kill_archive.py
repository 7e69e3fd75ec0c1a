"""``mundap add`` of an archive and pages is killed with SIGKILL on the way; the next run takes up what is missing."""

import os
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from documents import dump, recount

from index.encoder import BUILT_IN, open_encoder
from index.library import Library

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
MEMBERS = 60
PATIENCE_S = 300.0


def page(number: int) -> str:
    lines = "".join(f"<p>{number}번 사업의 {line}째 해에 {number * line + 7}억원을 쓴다.</p>" for line in range(1, 30))
    return f"<!doctype html><meta charset=utf-8><h1>{number}번 사업</h1>{lines}"


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("문서")
    with zipfile.ZipFile(folder / "묶음.zip", "w") as archive:
        for number in range(MEMBERS):
            archive.writestr(f"안/{number:02}.html", page(number))
    for number in range(5):
        (folder / f"홀로 {number}.html").write_text(page(100 + number), encoding="utf-8")
    return folder


def revision(folder: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{folder / 'library.sqlite3'}?mode=ro", uri=True, timeout=30)) as connection:
            return connection.execute("SELECT revision FROM library").fetchone()[0]
    except sqlite3.OperationalError:  # not there yet
        return 0


def add_and_kill(library: Path, documents: Path, stored: int) -> None:
    command = [sys.executable, "-m", "cli", "add", "--library", library, documents]
    environment = {**os.environ, "MUNDAP_ENCODER": BUILT_IN}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + PATIENCE_S
        while revision(library) < stored:
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.002)
        process.kill()


@pytest.mark.parametrize("stored", [1, 20, 45, MEMBERS])
def test_a_killed_add_goes_on_in_the_archive(documents, tmp_path, korean, stored):
    folder = tmp_path / "library"
    add_and_kill(folder, documents, stored)
    with closing(Library.open_or_create(folder, korean, open_encoder(BUILT_IN))) as library:
        before = [entry.name for entry in library.documents.entries()]
        report = library.add([documents])
        assert stored <= len(before) == len(report.skipped) and report.failed == ()
        assert len(report.added) == MEMBERS + 5 - len(before)
        assert library.add([documents]).added == ()
    with closing(Library.open_or_create(tmp_path / "undisturbed", korean, open_encoder(BUILT_IN))) as undisturbed:
        undisturbed.add([documents])
    assert dump(folder) == dump(tmp_path / "undisturbed")
    assert dump(folder)["vocabulary"] == recount(folder)
