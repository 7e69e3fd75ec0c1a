"""A library that is damaged, foreign, newer, or not there."""

import contextlib
import json
import sqlite3
from pathlib import Path
from random import Random

import pytest

from tests.bad_input.asked import COMMANDS, NOTICE, QUESTION, mendable


def replaced_by_garbage(path: Path) -> None:
    path.write_bytes(Random(3).randbytes(9000))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def spoiled_in_the_middle(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * (path.stat().st_size - 4096))


def replaced_by_a_text(path: Path) -> None:
    path.write_text(NOTICE * 100, encoding="utf-8")


@pytest.mark.parametrize("damage", [replaced_by_garbage, cut, spoiled_in_the_middle, replaced_by_a_text])
def test_a_damaged_store_is_named_and_left_alone(run, library, damage):
    file = library / "library.sqlite3"
    damage(file)
    damaged = file.read_bytes()
    for words in COMMANDS:
        said = mendable(run(*words))
        assert "library.sqlite3)이 손상되어" in said and "mundap add" in said
    assert file.read_bytes() == damaged
    findings = json.loads(run("doctor", "--json")[1])
    assert findings["library"]["state"] == "unreadable"
    assert "손상되어" in findings["missing"][0]["what"]


@pytest.mark.parametrize("its_version", [0, 1, 7])
def test_another_programs_database_is_never_touched(run, tmp_path, its_version):
    over = tmp_path / "남의 것"
    over.mkdir()
    with contextlib.closing(sqlite3.connect(over / "library.sqlite3")) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
        connection.execute(f"PRAGMA user_version = {its_version}")
        connection.commit()
    before = (over / "library.sqlite3").read_bytes()
    for words in COMMANDS:
        assert "문답의 문서함이 아닙니다" in mendable(run(*words, over=over))
    assert (over / "library.sqlite3").read_bytes() == before
    assert [path.name for path in over.iterdir()] == ["library.sqlite3"]
    assert run("doctor", over=over)[0] == 0


def test_an_empty_store_is_no_library_yet(run, tmp_path):
    over = tmp_path / "빈 것"
    over.mkdir()
    (over / "library.sqlite3").touch()
    assert "문서함이 없습니다" in mendable(run("list", over=over))
    document = tmp_path / "주차.txt"
    document.write_text(NOTICE, encoding="utf-8")
    assert run("add", document, over=over)[0] == 0


def test_a_library_of_a_newer_version(run, library):
    with contextlib.closing(sqlite3.connect(library / "library.sqlite3")) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.commit()
    before = (library / "library.sqlite3").read_bytes()
    for words in COMMANDS:
        said = mendable(run(*words))
        assert "더 새로운 버전" in said and "최신 버전으로" in said
    assert (library / "library.sqlite3").read_bytes() == before
    assert json.loads(run("doctor", "--json")[1])["library"]["state"] == "newer"


@pytest.mark.parametrize("words", [*COMMANDS, ("reencode",)])
def test_a_file_in_the_place_of_the_library(run, tmp_path, words):
    over = tmp_path / "파일"
    over.write_text("문서함이 아닌 파일", encoding="utf-8")
    said = mendable(run(*words, over=over))
    assert "폴더가 아닙니다" in said and "--library" in said
    assert over.read_text(encoding="utf-8") == "문서함이 아닌 파일"


@pytest.mark.parametrize("words", COMMANDS[:-1])
def test_a_missing_library_names_its_whole_path(run, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    said = mendable(run(*words, over=Path("없는 곳")))
    assert f"‘{tmp_path / '없는 곳'}’에 문서함이 없습니다" in said and "--library" in said
    assert not (tmp_path / "없는 곳").exists()


@pytest.mark.parametrize("words", COMMANDS)
def test_a_name_that_no_file_system_takes(run, tmp_path, words):
    assert "너무 깁니다" in mendable(run(*words, over=tmp_path / ("긴 이름" * 100)))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no file system here that makes no folders")
def test_a_place_where_no_folder_can_be_made(run, tmp_path):
    (tmp_path / "공고.txt").write_text(NOTICE, encoding="utf-8")
    said = mendable(run("add", tmp_path / "공고.txt", over=Path("/proc/문서함")))
    assert "‘/proc/문서함’ 폴더를 만들 수 없습니다." in said


def test_an_empty_library_says_so(run, tmp_path):
    over, folder = tmp_path / "새것", tmp_path / "빈 폴더"
    folder.mkdir()
    assert run("add", folder, over=over)[1].startswith("넣을 파일을 찾지 못했습니다")
    for words in (("ask", QUESTION), ("search", "투자")):
        status, _, err = run(*words, over=over)
        assert (status, err) == (0, "알림: 문서함이 비어 있습니다. `mundap add 파일_또는_폴더`로 문서를 넣으세요.\n")


def test_damaged_conversations_are_named_and_the_documents_still_found(run, library):
    file = library / "talks.sqlite3"
    replaced_by_garbage(file)
    damaged = file.read_bytes()
    for words in (("list",), ("export", "--out", library / "질문.jsonl"), ("report", "1", "--out", library / "r.md")):
        said = mendable(run("talks", *words))
        assert "talks.sqlite3’이 손상되어" in said and "백업해 둔 파일로 되돌리세요" in said
    assert file.read_bytes() == damaged
    assert "6,369억" in run("search", "투자")[1]
