import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from documents import write_files
from fakes import BigramEncoder

from index.library import Library


@pytest.fixture
def files(tmp_path) -> Path:
    return write_files(tmp_path / "문서")


@pytest.fixture
def open_library(tmp_path, korean):
    """Opens libraries (by default the one in ``library/``) and closes them after the test."""
    opened: list[Library] = []

    def opening(folder: Path = tmp_path / "library", encoder: BigramEncoder | None = None) -> Library:
        library = Library.open_or_create(folder, korean, encoder or BigramEncoder())
        opened.append(library)
        return library

    yield opening
    for library in opened:
        library.close()


@pytest.fixture
def library(open_library) -> Library:
    return open_library()


@pytest.fixture
def taking_turns_often() -> Iterator[None]:
    """Threads give way after a microsecond, so that none gets through its text alone."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)
