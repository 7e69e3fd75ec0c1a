"""What bad input gets, through the real commands: one sentence of what is wrong, one of what to do, nothing lost."""

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from cli import main
from index.encoder import open_encoder
from index.library import Library
from ingest.korean import Korean
from tests.rights import let_others_read

PROJECT = Path(__file__).resolve().parents[1]
PLAN = """2024년 가온시 뿌리산업 시행계획

1. 투자 규모
□ 2024년 뿌리산업에 총 6,369억 원을 투자한다.
 ○ 이는 2023년보다 57% 늘어난 금액이다.
"""
NOTICE = "청사 주차장 안내\n\n주차장은 평일 오전 8시에 열고 오후 9시에 닫습니다.\n"
QUESTION = "2024년 뿌리산업에 얼마를 투자하나요?"
Run = Callable[..., tuple[int, str, str]]

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user or mount a disk")


@pytest.fixture(scope="module")
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


def mendable(outcome: tuple[int, str, str]) -> str:
    """Check that a command failed in the promised way, and give what it said."""
    status, out, err = outcome
    lines = err.splitlines()
    assert (status, out) == (1, "")
    assert lines[0].startswith("오류: ")
    assert lines[0].endswith(".")
    assert len(lines) == 2 and lines[1].endswith(("요.", "다."))
    return err


def shell(*words: object, **environment: str) -> tuple[int, str, str]:
    settings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(PROJECT), **environment}
    command = [sys.executable, "-m", "cli", *words]
    done = subprocess.run([os.fsencode(str(word)) for word in command], capture_output=True, env=settings, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def names(library: Path, korean: Korean) -> list[str]:
    with contextlib.closing(Library.open(library, korean, open_encoder("built-in"))) as opened:
        return [entry.name for entry in opened.entries()]


# What is added


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
        "없는 곳.txt": "파일이 없습니다",
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


# A library that can't be used as it is


def replaced_by_garbage(path: Path) -> None:
    path.write_bytes(Random(3).randbytes(9000))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def spoiled_in_the_middle(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * (path.stat().st_size - 4096))


def replaced_by_a_text(path: Path) -> None:
    path.write_text(NOTICE * 100, encoding="utf-8")


COMMANDS = [
    ("list",),
    ("search", "투자"),
    ("ask", QUESTION),
    ("show", "계획.txt"),
    ("remove", "계획.txt"),
    ("add", "."),
]


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


def index_files(library: Path) -> list[Path]:
    return [library / "dense.faiss", *sorted((library / "lexical").iterdir())]


def garbled(library: Path, other: Path) -> None:
    for path in index_files(library):
        path.write_bytes(b"\xff\x00" * 50 + path.read_bytes()[100:])


def halved(library: Path, other: Path) -> None:
    for path in index_files(library):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def deleted(library: Path, other: Path) -> None:
    for path in index_files(library):
        path.unlink()


def turned_into_folders(library: Path, other: Path) -> None:
    for path in index_files(library):
        path.unlink()
        path.mkdir()


def swapped(library: Path, other: Path) -> None:
    shutil.rmtree(library / "lexical")
    shutil.copytree(other / "lexical", library / "lexical")
    shutil.copyfile(other / "dense.faiss", library / "dense.faiss")


@pytest.fixture(scope="module")
def other_library(tmp_path_factory: pytest.TempPathFactory, korean: Korean) -> Path:
    document = tmp_path_factory.mktemp("다른 문서") / "다른 문서.txt"
    document.write_text("전혀 다른 문서로, 뿌리산업에 0원을 투자한다.", encoding="utf-8")
    made = tmp_path_factory.mktemp("다른") / "library"
    with contextlib.closing(Library.open_or_create(made, korean, open_encoder("built-in"))) as opened:
        opened.add([document])
    return made


@pytest.mark.parametrize("damage", [garbled, halved, deleted, turned_into_folders, swapped])
def test_damaged_indexes_are_mended_under_the_next_question(run, library, other_library, korean, damage):
    with contextlib.closing(Library.open(library, korean, open_encoder("built-in"))) as opened:
        expected = [(hit.passage.text, hit.score, [*hit.found_by]) for hit in opened.search(QUESTION)]
    damage(library, other_library)
    status, out, err = run("search", QUESTION, "--json")
    assert (status, err) == (0, "")
    assert [(hit["text"], hit["score"], hit["found_by"]) for hit in json.loads(out)] == expected
    assert "6,369억" in out


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


# Folders and disks that refuse


@pytest.mark.slow
@needs_root
def test_a_user_without_rights(library, tmp_path):
    """Reading is all that a reader needs; what else is refused says which folder or file refuses."""
    document, out = tmp_path / "공고.txt", tmp_path / "답.jsonl"
    document.write_text(NOTICE, encoding="utf-8")
    questions = tmp_path / "질문.jsonl"
    questions.write_text(json.dumps({"id": "1", "question": QUESTION}), encoding="utf-8")
    barred, secret, inner, opened = (tmp_path / name for name in ("막힘", "비밀.txt", "자료", "열림"))
    for folder in (barred, inner, opened):
        folder.mkdir()
    shutil.copy(document, inner / "공고.txt")
    (inner / "안").mkdir()
    secret.write_text(PLAN, encoding="utf-8")
    let_others_read(tmp_path)
    for folder in (barred, inner / "안"):
        folder.chmod(0o700)
    secret.chmod(0o600)
    opened.chmod(0o777)

    refused = "문서함을 열거나 고칠 권한이 없습니다"
    expected = [
        (["list"], library, 0, "계획.txt"),
        (["search", "투자"], library, 0, "6,369억"),
        (["ask", QUESTION], library, 0, "6,369억"),
        (["show", "계획.txt"], library, 0, "6,369억"),
        (["doctor"], library, 0, "빠진 것이 없습니다"),
        (["add", document], library, 1, refused),
        (["remove", "계획.txt"], library, 1, refused),
        (["list"], barred / "안", 1, refused),
        (["ask", QUESTION], barred, 1, refused),
        (["add", document], barred / "안", 1, refused),
        (["add", document], tmp_path / "새것", 1, refused),
        (["doctor"], barred, 0, refused),
        (["add", inner, barred, secret], opened / "문서함", 1, "실패 3개\n- 안: 읽을 권한이 없습니다."),
        (["ask", QUESTION, "--history", secret], library, 1, "대화 파일을 읽지 못했습니다"),
        (["eval", "answers", "--questions", secret, "--out", out], library, 1, "읽을 권한이 없습니다"),
        (["eval", "answers", "--questions", questions, "--out", out], library, 1, "쓸 권한이 없습니다"),
        (["eval", "answers", "--questions", questions, "--out", barred / "답"], library, 1, "쓸 권한이 없습니다"),
    ]
    before = state(library)
    commands = [["--library", str(over), *map(str, words)] for words, over, _, _ in expected]
    runner = [sys.executable, Path(__file__).with_name("as_nobody.py")]
    done = subprocess.run(runner, input=json.dumps(commands).encode(), capture_output=True, check=False)
    assert done.stderr == b""
    for (words, over, status, said), outcome in zip(expected, json.loads(done.stdout), strict=True):
        assert (outcome[0], said in outcome[1] + outcome[2]) == (status, True), (words, over, outcome)
        assert "Traceback" not in outcome[2]
    assert state(library) == before
    assert not out.exists() and not (tmp_path / "새것").exists()


def state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a disk of some size; once more, it gives it another size."""
    disk = tmp_path / "작은 디스크"
    disk.mkdir()

    def mounted(size: str) -> Path:
        options = f"size={size},remount" if disk.is_mount() else f"size={size}"
        if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", disk], check=False).returncode:
            pytest.skip("no right to mount a small disk")
        return disk

    yield mounted
    subprocess.run(["umount", "--lazy", disk], check=False, capture_output=True)


@needs_root
@pytest.mark.parametrize(
    "size", ["16k", "64k", pytest.param("400k", marks=pytest.mark.slow), pytest.param("1m", marks=pytest.mark.slow)]
)
def test_a_full_disk_loses_nothing(run, small_disk, tmp_path, size):
    over = small_disk(size) / "문서함"
    folder = tmp_path / "많음"
    folder.mkdir()
    for number in range(12):
        text = [f"{number}번 문서의 {line}째 사업에 {number * line + 7}억 원을 투자한다.\n" for line in range(150)]
        (folder / f"{number:02}.txt").write_text("".join(text), encoding="utf-8")
    said = mendable(run("add", folder, over=over))
    assert "공간" in said and "다시 실행" in said
    status, out, err = run("list", "--json", over=over)
    assert status == 0 or mendable((status, out, err))
    kept = [entry["name"] for entry in json.loads(out)] if status == 0 else []
    assert kept == [f"{number:02}.txt" for number in range(len(kept))]
    if kept:
        assert "투자한다" in run("search", "투자", over=over)[1]
    small_disk("20m")
    assert run("add", folder, over=over) == (
        0, f"새로 {12 - len(kept)}개 · 바뀜 0개 · 그대로 {len(kept)}개 · 실패 0개\n", ""
    )  # fmt: skip


# Two at once, and Ctrl-C


def test_the_second_writer_is_told_who_holds_the_library(run, library, tmp_path):
    document = tmp_path / "공고.txt"
    document.write_text(NOTICE, encoding="utf-8")
    holding = "import sys; from pathlib import Path; from index.lock import WriterLock\n"
    holding += "with WriterLock(Path(sys.argv[1])).held():\n    print('held', flush=True)\n    sys.stdin.read()"
    command = [sys.executable, "-c", holding, library]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdin is not None and holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        for words in (("add", document), ("remove", "계획.txt")):
            said = mendable(run(*words))
            assert f"프로세스 {holder.pid})" in said and "그 작업이 끝난 뒤" in said
        assert "6,369억" in run("search", "투자")[1]
        holder.stdin.close()
    assert run("add", document)[0] == 0


@pytest.mark.slow
def test_what_was_added_before_ctrl_c_stays(run, tmp_path):
    over, folder = tmp_path / "새 문서함", tmp_path / "많음"
    folder.mkdir()
    for number in range(300):
        text = [f"{number}번 문서의 {line}째 사업에 {number * line + 7}억 원을 투자한다.\n" for line in range(40)]
        (folder / f"{number:03}.txt").write_text("".join(text), encoding="utf-8")
    command = [sys.executable, "-m", "cli", "--library", over, "add", folder]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as adding:
        deadline = time.monotonic() + 30
        while documents_in(over) < 5 and time.monotonic() < deadline:
            time.sleep(0.02)
        adding.send_signal(signal.SIGINT)
        out, err = adding.communicate()
    kept = documents_in(over)
    assert (adding.returncode, out) == (130, b"")
    # Between a document's commit and its count lies an instant, too.
    assert err.decode() in [
        f"멈췄습니다. 이번에 넣은 문서 {told}개는 문서함에 남아 있습니다. 같은 명령을 다시 실행하면 이어서 넣습니다.\n"
        for told in (kept, kept - 1)
    ]
    assert 5 <= kept < 300
    status, out, err = run("add", folder, over=over)
    assert (status, out, err) == (0, f"새로 {300 - kept}개 · 바뀜 0개 · 그대로 {kept}개 · 실패 0개\n", "")


def documents_in(library: Path) -> int:
    """How many documents another process has stored so far."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{library / 'library.sqlite3'}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT COUNT(*) FROM documents").fetchone()[0])
    except sqlite3.OperationalError:  # not there yet
        return 0


# Questions, places, files of conversations and measurements


@pytest.mark.parametrize(
    ("words", "problem", "remedy"),
    [
        (("ask", ""), "질문이 비어 있습니다", "적어 주세요"),
        (("ask", " \n "), "질문이 비어 있습니다", "적어 주세요"),
        (("search", ""), "질문이 비어 있습니다", "적어 주세요"),
        (("ask", "투자 " * 7000), "질문이 너무 깁니다(20,999자)", "2,000자 이내"),
        (("search", "가" * 20_000), "질문이 너무 깁니다(20,000자)", "2,000자 이내"),
        (("show", "없는 문서.txt"), "‘없는 문서.txt’ 문서가 문서함에 없습니다", "mundap list"),
        (("remove", "계획.txt", "없는 문서.txt"), "‘없는 문서.txt’ 문서가 문서함에 없습니다", "mundap list"),
        (("show", "계획.txt", "--start", 100_000), "글이 없습니다", "글자 수"),
        (("show", "계획.txt", "--start", 9, "--end", 3), "9번째 글자부터 3번째 글자까지에는", "--start는 --end보다"),
    ],
)
def test_what_asks_for_nothing_that_is_there(run, words, problem, remedy):
    said = mendable(run(*words))
    assert problem in said and remedy in said
    assert [entry["name"] for entry in json.loads(run("list", "--json")[1])] == ["계획.txt", "주차.md"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("search", "투자", "-k", "0"), "-k: 1에서 1000 사이의 정수여야 합니다"),
        (("search", "투자", "-k", "많이"), "-k: '많이'은(는) 알맞은 정수가 아닙니다"),
        (("show", "계획.txt", "--start", "-1"), "--start: 0에서"),
        (("ask", "2024년", "투자액은?"), "띄어쓰기가 든 말은 따옴표로 묶어 주세요"),
        (("ask",), "빠진 것이 있습니다: 질문"),
        (("물어봐",), "명령: '물어봐'은(는) 없습니다"),
        (("ask", "투자", "--out", "a"), "모르는 인자입니다: --out a"),
    ],
)
def test_wrong_usage_ends_with_two(run, capsys, words, said):
    with pytest.raises(SystemExit) as leaving:
        run(*words)
    out, err = capsys.readouterr()
    assert (leaving.value.code, out) == (2, "")
    assert said in err and "도움말: mundap" in err


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('["앞 질문", "앞 답"', "JSON이 아닙니다"),
        ("[" * 100_000, "JSON이 아닙니다"),
        ('{"질문": "답"}', "꼴이 다릅니다"),
        ('["하나"]', "꼴이 다릅니다"),
        ('[["질문", 3]]', "꼴이 다릅니다"),
    ],
)
def test_a_broken_conversation(run, tmp_path, content, problem):
    history = tmp_path / "대화.json"
    history.write_text(content, encoding="utf-8")
    said = mendable(run("ask", "그럼?", "--history", history))
    assert problem in said and '["앞 질문", "앞 답"]' in said
    history.write_bytes('["앞 질문", "앞 답"]'.encode("utf-16"))
    assert "JSON이 아닙니다" in mendable(run("ask", "그럼?", "--history", history))
    assert "대화 파일이 없습니다" in mendable(run("ask", "그럼?", "--history", tmp_path / "없음"))
    assert "읽지 못했습니다" in mendable(run("ask", "그럼?", "--history", tmp_path))


def faults(outcome: tuple[int, str, str]) -> list[str]:
    """What a command said of each line of a set."""
    status, out, err = outcome
    first, *lines, remedy = err.splitlines()
    assert (status, out, first.startswith("오류: ")) == (1, "", True)
    assert first.endswith(f"잘못된 곳이 {len(lines)}건 있습니다.")
    assert remedy == "그 줄들을 고친 뒤 다시 실행하세요."
    return [line.strip() for line in lines]


def test_every_fault_of_a_question_set_is_named_with_its_line(run, tmp_path):
    questions, out = tmp_path / "질문.jsonl", tmp_path / "답.jsonl"
    rows = ['{"id": "1", "question": "가?"}', '{"id": "1", "question": "나?"}', "JSON 아님", "[1]", '{"id": "3"}']
    rows += ['{"question": "다?"}', '{"id": "4", "question": "라?", "must_include": [[]], "history": ["하나"]}']
    questions.write_bytes("\n".join(rows).encode() + b"\n\xff\n")
    assert faults(run("eval", "answers", "--questions", questions, "--out", out)) == [
        "2번째 줄: id ‘1’이(가) 1번째 줄과 같습니다.",
        "3번째 줄: JSON이 아닙니다(1번째 글자).",
        "4번째 줄: JSON 객체({ })가 아닙니다.",
        "5번째 줄: ‘question’에는 비어 있지 않은 글이 있어야 합니다.",
        "6번째 줄: ‘id’가 없습니다.",
        "7번째 줄: ‘must_include’는 [[꼴, 다른 꼴], …]처럼 비어 있지 않은 목록의 목록이어야 합니다.",
        "7번째 줄: ‘history’는 [앞 질문, 앞 답] 두 개여야 합니다.",
        "8번째 줄: UTF-8 글이 아닙니다.",
    ]
    questions.write_text("\n\n", encoding="utf-8")
    assert "질문이 없습니다" in mendable(run("eval", "answers", "--questions", questions, "--out", out))
    assert "없습니다" in mendable(run("eval", "answers", "--questions", tmp_path / "없음", "--out", out))
    assert "폴더입니다" in mendable(run("eval", "answers", "--questions", tmp_path, "--out", out))
    assert not out.exists()


def test_every_fault_of_a_retrieval_set_is_named_with_its_line(run, tmp_path):
    corpus, queries, out = tmp_path / "말뭉치.jsonl", tmp_path / "질의.jsonl", tmp_path / "결과.jsonl"
    corpus.write_text('{"id": "a"}\n{"text": "나"}\n{"id": "a", "text": 3}\n', encoding="utf-8")
    queries.write_text('{"query": ""}\n{"query": "가", "relevant": "a"}\n', encoding="utf-8")

    def measured() -> tuple[int, str, str]:
        return run("eval", "retrieval", "--corpus", corpus, "--queries", queries, "--out", out)

    assert [fault.partition(":")[0] for fault in faults(measured())] == ["1번째 줄", "2번째 줄"]
    queries.write_text('{"query": "가", "relevant": ["a"]}\n', encoding="utf-8")
    assert [fault.partition(":")[0] for fault in faults(measured())] == [
        "1번째 줄", "2번째 줄", "3번째 줄", "3번째 줄",
    ]  # fmt: skip
    corpus = tmp_path / "말뭉치.jsonl.xz"
    corpus.write_bytes(b"\xfd7zXZ\x00")
    assert "읽지 못했습니다" in mendable(measured())
    assert not out.exists()


def test_results_are_never_written_over_what_is_measured(run, tmp_path):
    questions = tmp_path / "질문.jsonl"
    questions.write_text('{"id": "1", "question": "가?"}', encoding="utf-8")
    link = tmp_path / "같은 것.jsonl"
    link.symlink_to(questions)
    for out in (questions, link):
        said = mendable(run("eval", "answers", "--questions", questions, "--out", out))
        assert "읽을 파일과 같습니다" in said and "--out" in said
    for out, reason in (
        (tmp_path, "폴더입니다"),
        (tmp_path / "없음" / "답", "폴더가 없습니다"),
        (questions / "답", "폴더"),
    ):
        assert reason in mendable(run("eval", "answers", "--questions", questions, "--out", out))
    assert questions.read_text(encoding="utf-8") == '{"id": "1", "question": "가?"}'


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("", "언어 모델 서버의 주소가 정해지지 않았습니다"),
        ("http://127.0.0.1:9/v1", "언어 모델 서버(http://127.0.0.1:9/v1)에 연결할 수 없습니다"),
        ("서버", "언어 모델 서버의 주소 '서버'에 http:// 또는 https://가 없습니다"),
    ],
)
def test_a_model_without_a_server(run, monkeypatch, address, problem):
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    status, out, err = run("ask", QUESTION, "--model", "아무거나")
    assert status == 0
    assert out.startswith(f"※ {problem}") and "그래서 언어 모델 없이 문서에서 찾은 답을 보여 드립니다.\n\n" in out
    assert err.startswith(f"알림: {problem}") and "OPENAI_BASE_URL" in err


def test_an_empty_library_says_so(run, tmp_path):
    over, folder = tmp_path / "새것", tmp_path / "빈 폴더"
    folder.mkdir()
    assert run("add", folder, over=over)[1].startswith("넣을 파일을 찾지 못했습니다")
    for words in (("ask", QUESTION), ("search", "투자")):
        status, _, err = run(*words, over=over)
        assert (status, err) == (0, "알림: 문서함이 비어 있습니다. `mundap add 파일_또는_폴더`로 문서를 넣으세요.\n")


def test_an_encoder_folder_that_is_not_there_is_named_at_once(run, monkeypatch, tmp_path):
    monkeypatch.setenv("MUNDAP_ENCODER", str(tmp_path / "없는 모델"))
    for words in COMMANDS:
        said = mendable(run(*words))
        assert "모델 폴더가 없습니다" in said and "MUNDAP_ENCODER" in said
