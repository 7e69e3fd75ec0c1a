"""Folders and disks that refuse: no rights, no room."""

import contextlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.talks.talks import FILE_NAME, Talks
from tests.bad_input.asked import NOTICE, PLAN, PROJECT, QUESTION, mendable, needs_root
from tests.rights import let_others_read


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
    with contextlib.closing(Talks(library / FILE_NAME)) as talks:
        talks.begin("")
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
        (["doctor"], library, 0, "대화를 저장할 수 없어 서버를 끄면 사라집니다"),
        (["add", document], library, 1, refused),
        (["remove", "계획.txt"], library, 1, refused),
        (["talks", "list"], library, 1, "열거나 고칠 권한이 없습니다"),
        (["talks", "list"], barred, 1, "열거나 고칠 권한이 없습니다"),
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
    runner = [sys.executable, PROJECT / "tests" / "as_nobody.py"]
    done = subprocess.run(runner, input=json.dumps(commands).encode(), capture_output=True, check=False)
    assert done.stderr.decode() == ""
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
    assert "공간" in said and "다시 시도" in said
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
