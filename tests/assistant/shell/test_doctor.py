"""What the doctor finds, over real libraries."""

import pytest
from fakes import BigramEncoder

from assistant.settings import Settings
from assistant.shell.doctor import examine
from index.library import Library


def test_a_library_of_another_encoder_is_named_with_the_way_out(tmp_path, korean):
    Library.open_or_create(tmp_path, korean, BigramEncoder()).close()
    (found,) = examine(Settings(tmp_path)).missing
    assert "‘bigram/1’" in found.what and "mundap reencode" in found.remedy


def test_a_damaged_library_is_told_and_nothing_raised(tmp_path):
    (tmp_path / "library.sqlite3").write_bytes(b"junk" * 1000)
    examination = examine(Settings(tmp_path))
    library = examination.record()["library"]
    assert isinstance(library, dict) and library["state"] == "unreadable"
    assert "손상" in examination.missing[0].what


@pytest.mark.slow
def test_an_encoder_that_is_not_here_is_told(tmp_path):
    folder = tmp_path / "모델"
    folder.mkdir()
    examination = examine(Settings(tmp_path / "없음", encoder=str(folder)))
    assert examination.record()["encoder"] == {"setting": str(folder), "ready": False, "name": None, "dimension": None}
    assert examination.missing[0].what.startswith("모델 폴더를 읽을 수 없습니다")


def test_damaged_indexes_are_seen(tmp_path, korean):
    Library.open_or_create(tmp_path, korean, BigramEncoder()).close()
    (tmp_path / "dense.faiss").write_bytes(b"junk")
    library = examine(Settings(tmp_path)).record()["library"]
    assert isinstance(library, dict)
    assert library["indexed_revision"] == {"lexical": None, "dense": None}
