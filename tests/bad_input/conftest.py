import contextlib
import shutil
from pathlib import Path

import pytest

from cli import main
from index.encoder import open_encoder
from index.library import Library
from ingest.korean import Korean
from tests.bad_input.asked import NOTICE, PLAN, Run


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory, korean: Korean) -> Path:
    """A library that the tests copy."""
    folder = tmp_path_factory.mktemp("문서")
    (folder / "계획.txt").write_text(PLAN, encoding="utf-8")
    (folder / "주차.md").write_text(NOTICE, encoding="utf-8")
    made = tmp_path_factory.mktemp("원본") / "library"
    with contextlib.closing(Library.open_or_create(made, korean, open_encoder("built-in"))) as library:
        library.add([folder])
    return made


@pytest.fixture
def library(stored: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(stored, tmp_path / "문서함"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], library: Path, one_kiwi: None) -> Run:
    def running(*words: object, over: Path = library) -> tuple[int, str, str]:
        status = main(["--library", str(over), *map(str, words)])
        return (status, *capsys.readouterr())

    return running
