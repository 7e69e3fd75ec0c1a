"""What the tests of bad input ask with, and the form in which a failure must be told."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index.encoder import open_encoder
from index.library import Library
from ingest.korean import Korean

PROJECT = Path(__file__).resolve().parents[2]
PLAN = """2024년 가온시 뿌리산업 시행계획

1. 투자 규모
□ 2024년 뿌리산업에 총 6,369억 원을 투자한다.
 ○ 이는 2023년보다 57% 늘어난 금액이다.
"""
NOTICE = "청사 주차장 안내\n\n주차장은 평일 오전 8시에 열고 오후 9시에 닫습니다.\n"
QUESTION = "2024년 뿌리산업에 얼마를 투자하나요?"
COMMANDS = [
    ("list",),
    ("search", "투자"),
    ("ask", QUESTION),
    ("show", "계획.txt"),
    ("remove", "계획.txt"),
    ("add", "."),
]
Run = Callable[..., tuple[int, str, str]]
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user or mount a disk")


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
        return [entry.name for entry in opened.documents.entries()]
