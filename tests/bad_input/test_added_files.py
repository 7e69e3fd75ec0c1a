"""Files that are no documents, vanish, or bear names in other encodings."""

import contextlib
import json
import os
import unicodedata
import zipfile
from pathlib import Path
from random import Random

import pytest

from index.encoder import open_encoder
from index.library import Library
from tests.bad_input.asked import NOTICE, PLAN, mendable, names, shell


def binary(path: Path) -> None:
    with zipfile.ZipFile(path / "압축.txt", "w") as file:
        file.writestr("가.txt", "가나다라" * 100)
    (path / "그림.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + Random(1).randbytes(3000))
    (path / "난수.txt").write_bytes(Random(2).randbytes(5000))
    (path / "피디에프.txt").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n")
    (path / "한글.txt").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(3000))


def test_files_that_are_no_text_are_named_and_the_others_go_in(run, tmp_path, korean):
    folder = tmp_path / "섞임"
    folder.mkdir()
    binary(folder)
    (folder / "빈칸.txt").write_text(" \n\n　", encoding="utf-8")
    (folder / "빔.txt").touch()
    (folder / "섞인 인코딩.txt").write_bytes((PLAN * 5).encode() + (NOTICE * 5).encode("cp949"))
    (folder / "없는 곳.txt").symlink_to(tmp_path / "없음")
    (folder / "엑셀.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "일본어.txt").write_bytes(("これは日本語の文書です。\n" * 20).encode("shift_jis"))
    (folder / "정상.txt").write_text(PLAN, encoding="utf-16")
    (folder / "큼.txt").write_bytes(NOTICE.encode() * (50_000_000 // len(NOTICE.encode())))
    status, out, err = run("add", folder, over=tmp_path / "새 문서함")
    first, *failures = out.splitlines()
    assert (status, err, first) == (1, "", "새로 2개 · 바뀜 0개 · 그대로 0개 · 실패 11개")
    problems = dict(failure.removeprefix("- ").split(": ", 1) for failure in failures)
    assert {name: problem.partition(". ")[0] for name, problem in problems.items() if "인코딩" not in problem} == {
        "그림.txt": "그림 파일입니다(PNG)",
        "난수.txt": "글 파일이 아니라 이진 파일입니다",
        "피디에프.txt": "PDF가 손상되었거나 PDF 파일이 아닙니다",
        "한글.txt": "알 수 없는 복합 문서(OLE)입니다",
        "빈칸.txt": "글자가 없는 파일입니다",
        "빔.txt": "빈 파일입니다",
        "없는 곳.txt": "가리키는 파일이 없는 링크입니다",
        "엑셀.xlsx": "파일이 손상되었거나 끝까지 저장되지 않았습니다",
        "큼.txt": "글 파일이 너무 큽니다(50MB)",
    }
    assert "UTF-8" in problems["섞인 인코딩.txt"] and "UTF-8" in problems["일본어.txt"]
    assert names(tmp_path / "새 문서함", korean) == ["압축.txt/가.txt", "정상.txt"]


def test_a_file_that_vanishes_between_walk_and_read(library, tmp_path, korean):
    folder = tmp_path / "사라짐"
    folder.mkdir()
    for name in ("가", "나", "다"):
        (folder / f"{name}.txt").write_text(f"{name} 문서의 예산은 10억 원입니다.", encoding="utf-8")
    with contextlib.closing(Library.open(library, korean, open_encoder("built-in"))) as opened:
        report = opened.add([folder], lambda event: (folder / "나.txt").unlink(missing_ok=True))
    assert report.added == ("가.txt", "다.txt")
    assert [(failure.name, failure.problem) for failure in report.failed] == [("나.txt", "파일이 없습니다.")]


def test_decomposed_korean_in_paths(run, tmp_path, korean):
    apart = tmp_path / unicodedata.normalize("NFD", "가온시 자료")
    apart.mkdir()
    (apart / unicodedata.normalize("NFD", "계획서.txt")).write_text(unicodedata.normalize("NFD", PLAN), "utf-8")
    over = tmp_path / unicodedata.normalize("NFD", "우리 문서함")
    assert run("add", apart, over=over)[0] == 0
    assert run("add", apart, over=over)[1].startswith("새로 0개 · 바뀜 0개 · 그대로 1개")
    shown = json.loads(run("show", unicodedata.normalize("NFD", "계획서.txt"), "--json", over=over)[1])
    assert (shown["name"], shown["text"]) == ("계획서.txt", PLAN)


@pytest.mark.slow
def test_file_names_in_other_encodings(tmp_path, korean):
    folder = os.fsencode(tmp_path) + "/옛 자료 ".encode("cp949")
    Path(os.fsdecode(folder)).mkdir()
    for name in (b"\xb0\xa1.txt", b"\xff\xfe.txt", "가.txt".encode()):
        Path(os.fsdecode(folder + b"/" + name)).write_text(f"{name!r} 문서입니다.", encoding="utf-8")
    over = tmp_path / "문서함"
    words = ("--library", over, "add", os.fsdecode(folder))
    assert shell(*words) == (0, "새로 3개 · 바뀜 0개 · 그대로 0개 · 실패 0개\n", "")
    assert names(over, korean) == ["가.txt", "옛 자료 /가.txt", "��.txt"]
    # Where Python reads names as ASCII alone, the same files are the same documents, in the same library.
    bare = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert shell(*words, **bare) == (0, "새로 0개 · 바뀜 0개 · 그대로 3개 · 실패 0개\n", "")
    assert "가.txt" in shell("--library", over, "show", "가.txt", **bare)[1]
    impossible = tmp_path / os.fsdecode(b"\xb0\xa1")
    assert "문서함의 위치" in mendable(shell("--library", impossible, "add", os.fsdecode(folder)))
    assert not impossible.exists()
