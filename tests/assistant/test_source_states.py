import os
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from assistant.source_states import SourceState, SourceStates
from index.reading import StoredFile

CONTENT = "2025년 예산은 3억원이다.".encode()


@pytest.fixture
def stored(tmp_path: Path) -> StoredFile:
    path = tmp_path / "계획.txt"
    path.write_bytes(CONTENT)
    found = path.stat()
    return StoredFile("계획.txt", path, found.st_size, found.st_mtime_ns, sha256(CONTENT).hexdigest(), "")


def test_a_copy_that_was_put_back_is_what_was_read(stored: StoredFile):
    assert stored.source is not None
    os.utime(stored.source, (1, 1))
    assert SourceStates().of(stored) is SourceState.THERE


def test_other_content_of_the_same_size_is_a_change(stored: StoredFile):
    states = SourceStates()
    assert stored.source is not None
    os.utime(stored.source, (1, 1))
    assert states.of(stored) is SourceState.THERE
    stored.source.write_bytes(CONTENT.replace(b"3", b"4"))
    os.utime(stored.source, (2, 2))
    assert states.of(stored) is SourceState.CHANGED


def test_a_content_is_read_once(stored: StoredFile):
    states = SourceStates()
    assert stored.source is not None
    os.utime(stored.source, (1, 1))
    assert states.of(stored) is SourceState.THERE
    stored.source.write_bytes(CONTENT.replace(b"3", b"4"))
    os.utime(stored.source, (1, 1))  # nothing tells that it is another
    assert states.of(stored) is SourceState.THERE


def test_what_an_archive_gave_has_its_time(stored: StoredFile, tmp_path: Path):
    inside = replace(stored, source=tmp_path / "계획.txt" / "안.txt", sha256="")
    assert SourceStates().of(inside) is SourceState.THERE
    os.utime(tmp_path / "계획.txt", (1, 1))
    assert SourceStates().of(inside) is SourceState.CHANGED


def test_no_file_is_no_source(stored: StoredFile, tmp_path: Path):
    (tmp_path / "계획.txt").unlink()
    assert SourceStates().of(stored) is SourceState.GONE
