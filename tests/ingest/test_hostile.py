"""Hostile and broken files on the real way into a library, with processes that read: each costs itself and no more.

Every file of a batch is either read within its limits or refused by name, with a reason and a remedy in Korean; the
good files beside it go in; nothing is written outside the library's folder; and all of it ends in time.
"""

import os
import re
import tempfile
import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from fakes import BigramEncoder

from index.events import AddReport
from index.library import Library
from ingest.limits import Limits
from ingest.reading.config import ReadingConfig
from ingest.types import BlockKind
from tests.ingest import hostile_files
from tests.ingest.hostile_files import SAMPLES, Files
from tests.ingest.texts import BlankKorean

pytestmark = pytest.mark.slow  # many damaged files, or real processes

LIMITS = Limits(seconds=30)
SLOWEST_S = 60.0  # of a quick batch, on a busy machine
GOOD = "좋은 글"
_HANGUL = re.compile("[가-힣]")
# What is said of a fault of ours, or of a process that ended: no file here may come to that.
_OURS = ("읽는 프로그램이 이 파일을 다루지 못했습니다", "읽다가 프로그램이 멈췄습니다", "읽은 내용이 올바르지 않아")


class Blanks(BlankKorean):
    """Doubtful words at line ends stay apart: no Kiwi."""

    def are_apart(self, pairs: Sequence[tuple[str, str]]) -> list[bool]:
        return [True] * len(pairs)


@dataclass(frozen=True)
class Outcome:
    """What came of a batch; the good files are taken out."""

    report: AddReport
    texts: dict[str, str]
    remarks: str
    seconds: float

    def refusal(self, name: str) -> str:
        """Why a file, or one inside it, was refused; empty where it was read."""
        (said, *_) = [fail.problem for fail in self.report.failed if _is_of(fail.name, name)] or [""]
        return said


Add = Callable[..., Outcome]


def _is_of(document: str, file: str) -> bool:
    return document == file or document.startswith(f"{file}/")


def _tree(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        os.fsdecode(os.fsencode(path)): (path.lstat().st_size, path.lstat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Add:
    """Adds a batch of files, each beside a good one of every format, and checks what holds for all of them."""
    outside = tmp_path / "outside"
    for name in ("work", "temporary", "home", "files"):
        (outside / name).mkdir(parents=True)
    monkeypatch.chdir(outside / "work")
    monkeypatch.setenv("TMPDIR", str(outside / "temporary"))
    monkeypatch.setenv("HOME", str(outside / "home"))
    monkeypatch.setattr(tempfile, "tempdir", None)

    def adding(files: Mapping[str, bytes] | Mapping[bytes, bytes], limits: Limits = LIMITS) -> Outcome:
        good = {f"{GOOD}.{form}": data for form, data in SAMPLES.items()}
        for name, data in {**good, **files}.items():
            Path(os.fsdecode(os.fsencode(outside / "files") + b"/" + os.fsencode(name))).write_bytes(data)
        before, begun = _tree(outside), time.monotonic()
        library = Library.open_or_create(tmp_path / "library", Blanks(), BigramEncoder())
        try:
            report = library.add([outside / "files"], config=ReadingConfig(limits, 2))
            seconds = time.monotonic() - begun
            documents = {entry.name: library.document(entry.name) for entry in library.documents.entries()}
        finally:
            library.close()
        assert _tree(outside) == before
        assert {name for name in report.added if name.startswith(GOOD)} == {*good}
        for document in documents.values():
            assert len(document.text.encode()) <= limits.text_bytes
            assert sum(block.kind is BlockKind.CELL for block in document.blocks) <= limits.cells
        _check_refusals(report)
        texts = {name: found.text for name, found in documents.items() if not name.startswith(GOOD)}
        remarks = " ".join(said for found in documents.values() for said in found.remarks)
        return Outcome(report, texts, remarks, seconds)

    return adding


def _check_refusals(report: AddReport) -> None:
    for failure in report.failed:
        assert _HANGUL.search(failure.problem) and _HANGUL.search(failure.remedy), failure
        assert failure.problem.endswith(".") and failure.remedy.endswith("."), failure
        assert not failure.problem.startswith(_OURS), failure


def check_each_named(outcome: Outcome, files: Files) -> None:
    """Every file has come to something."""
    named = [*outcome.report.added, *(failure.name for failure in outcome.report.failed)]
    tops = {name.partition("/")[0] for name in named}
    assert {unicodedata.normalize("NFC", name) for name in files} <= tops


def test_files_cut_and_flipped_of_every_format(add: Add):
    files = {**dict(hostile_files.truncated(3, 1)), **dict(hostile_files.flipped(3, 2))}
    outcome = add(files)
    check_each_named(outcome, files)
    assert len(outcome.report.failed) > len(SAMPLES)
    assert outcome.seconds < SLOWEST_S


@pytest.mark.slow
@pytest.mark.parametrize("part", range(5))
def test_fifty_cuts_and_two_hundred_flips_of_every_format(add: Add, part: int):
    files = {**dict(hostile_files.truncated(10, part)), **dict(hostile_files.flipped(40, 100 + part))}
    outcome = add(files)
    check_each_named(outcome, files)
    assert len(outcome.report.failed) > 50
    assert outcome.seconds < 2 * SLOWEST_S


def test_files_are_read_by_what_they_are_not_by_their_names(add: Add):
    files = hostile_files.misnamed()
    outcome = add(files)
    check_each_named(outcome, files)
    binary = [name for name in files if name.split("로 된")[0] not in ("csv", "tsv", "md", "txt", "html", "mht", "eml")]
    assert [name for name in binary if name not in outcome.texts] == []
    assert all("915억원" in outcome.texts[name] for name in binary)


def test_what_is_no_document_is_refused(add: Add):
    files = hostile_files.foreign()
    outcome = add(files)
    check_each_named(outcome, files)
    assert outcome.texts == {}


def test_locked_files_are_named_as_such(add: Add):
    files = hostile_files.locked()
    outcome = add(files)
    assert outcome.texts == {}
    assert {name: "암호" in outcome.refusal(name) for name in files} == dict.fromkeys(files, True)


def test_bombs_burst_nothing(add: Add):
    files = hostile_files.bombs()
    outcome = add(files, replace(LIMITS, unpacked_bytes=50_000_000, memory_bytes=1_000_000_000))
    check_each_named(outcome, files)
    assert outcome.texts == {}
    assert outcome.seconds < SLOWEST_S


def test_sheets_of_ten_thousand_columns(add: Add):
    files = hostile_files.wide()
    outcome = add(files, replace(LIMITS, memory_bytes=1_000_000_000))
    check_each_named(outcome, files)
    # What only claims to be wide, or has nothing between two cells, costs nothing and is read.
    assert outcome.texts == {"먼 칸.xlsx": "처음\n끝", "넓은 척.html": "칸", "넓은 척.docx": "넓은 칸"}
    assert outcome.seconds < SLOWEST_S


def test_two_hundred_deep(add: Add):
    files = hostile_files.deep()
    outcome = add(files)
    check_each_named(outcome, files)
    assert {name.partition("/")[0] for name in outcome.texts} == {"깊은 상자.html", "깊음.eml"}
    assert all(text == "바닥" or "forwarded" in text for text in outcome.texts.values())
    assert outcome.seconds < SLOWEST_S


def test_entities_neither_multiply_nor_open_files(add: Add, tmp_path: Path):
    secret = tmp_path / "비밀.txt"
    secret.write_text("아무도못볼말", encoding="utf-8")
    files = hostile_files.with_entities(secret)
    outcome = add(files)
    check_each_named(outcome, files)
    said = [*outcome.texts.values(), outcome.remarks, *(one.problem + one.remedy for one in outcome.report.failed)]
    assert not any("아무도못볼말" in one for one in said)
    assert all(len(text) < 10_000 for text in outcome.texts.values())
    assert "틀 밖의 글" in outcome.texts["틀.html"]


def test_odd_names(add: Add):
    outcome = add(hostile_files.oddly_named())
    assert outcome.report.failed == ()
    assert {*outcome.texts} == {
        "한글 이름.html", "줄\n바꿈.html", f"{'가' * 83}a.html", "-rf.html", "~.html", "a\u202egpj.html",
        "탭\t.html", "옛 이름.html",
    }  # fmt: skip


def test_all_of_it_in_one_archive(add: Add):
    members = {**hostile_files.locked(), **hostile_files.deep(), **dict(hostile_files.truncated(1, 3))}
    files = {"모두.zip": hostile_files.zipped({**members, "끝에 든 글.html": SAMPLES["html"]})}
    outcome = add(files)
    named = {*outcome.report.added, *(failure.name for failure in outcome.report.failed)}
    assert [name for name in members if not any(_is_of(one, f"모두.zip/{name}") for one in named)] == []
    assert "915억원" in outcome.texts["모두.zip/끝에 든 글.html"]


@pytest.mark.slow
def test_a_pdf_of_five_thousand_pages(add: Add):
    files = {"오천 쪽.pdf": hostile_files.long_pdf(5_000)}
    outcome = add(files, replace(LIMITS, seconds=120))
    text = outcome.texts["오천 쪽.pdf"]
    assert "1번째 쪽에는" in text and "5000번째 쪽에는 가온시의 5000번째 사업을 적는다." in text
    assert outcome.seconds < 2 * SLOWEST_S


def test_more_pages_than_allowed_are_refused(add: Add):
    outcome = add({"열 쪽.pdf": hostile_files.long_pdf(10)}, replace(LIMITS, pages=9))
    assert outcome.refusal("열 쪽.pdf") == "PDF가 10쪽으로 너무 깁니다."
