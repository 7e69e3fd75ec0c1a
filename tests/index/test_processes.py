"""Several processes on one library, and folders and disks that refuse."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from documents import analysis, outcome, prepared

from index.errors import LibraryBusy
from tests.rights import let_others_read

OTHER = Path(__file__).with_name("other_process.py")
BUDGET = prepared("예산.txt", ["2025년 예산 1조 2,340억원", "청년 정책 320억원"])


def other(command: str, folder: Path, *arguments: str, user: str = "self") -> list[str]:
    run = subprocess.run(
        [sys.executable, OTHER, user, command, folder, *arguments], capture_output=True, text=True, check=False
    )
    assert run.stderr == ""
    return run.stdout.splitlines()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "library"


@pytest.fixture
def slow_writer(folder):
    """Another process in the middle of adding; it has stored 64 documents, and stores 64 more at a line."""
    command = [sys.executable, OTHER, "self", "add_slowly", folder, "느림", "첫째 월세/둘째 출장/셋째 숙박"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "stored\n"
        yield process
        process.kill()


def step(process) -> None:
    process.stdin.write("\n")
    process.stdin.flush()
    assert process.stdout.readline() == "stored\n"


def test_an_open_library_sees_what_another_process_adds(library, folder):
    library.add_prepared([BUDGET])
    assert outcome(library, "월세", 1)[0][0].startswith("예산.txt")
    other("add", folder, "공고.txt", "청년 월세 지원")
    assert outcome(library, "월세", 1)[0][0] == "공고.txt#0-8"
    assert library.document("공고.txt").text == "청년 월세 지원"
    other("add", folder, "공고.txt", "지원 끝")
    assert library.document("공고.txt").text == "지원 끝"
    assert library.vocabulary().get("월세", 0) == 0


def test_a_reader_sees_what_a_busy_writer_has_stored_so_far(library, folder, slow_writer):
    assert library.passage_count == 64
    assert outcome(library, "월세", 1)[0][0].startswith("느림0-")
    assert library._derived._private is not None
    with pytest.raises(LibraryBusy, match=rf"프로세스 {slow_writer.pid}\)"):
        library.add_prepared([BUDGET])
    step(slow_writer)
    assert outcome(library, "출장", 1)[0][0].startswith("느림1-")
    slow_writer.kill()
    slow_writer.wait()
    library.add_prepared([prepared("끝.txt", ["숙박비"])])
    assert library._derived._private is None
    assert outcome(library, "출장", 1)[0][0].startswith("느림1-")


def test_two_writers_at_once(library, folder, slow_writer):
    kind, problem, remedy = other("add", folder, "공고.txt", "월세")[0].split("|")
    assert kind == "LibraryBusy"
    assert str(slow_writer.pid) in problem
    assert remedy.endswith(".")


def test_a_killed_writer_gives_the_lock_back(library, folder, slow_writer):
    slow_writer.kill()
    slow_writer.wait()
    library.add_prepared([BUDGET])
    assert len(library.documents.entries()) == 65


def test_threads_of_one_process_take_turns(library):
    threads = [
        threading.Thread(target=lambda n=number: library.add_prepared([prepared(f"{n}.txt", [f"예산 {n}", "청년"])]))
        for number in range(8)
    ]
    found: list[int] = []
    readers = [
        threading.Thread(target=lambda: found.extend(len(library.search(analysis("예산"))) for _ in range(20)))
        for _ in range(4)
    ]
    for thread in [*threads, *readers]:
        thread.start()
    for thread in [*threads, *readers]:
        thread.join()
    assert len(found) == 80
    assert len(library.documents.entries()) == 8
    assert len([hit for hit in outcome(library, "예산", 16) if "lexical" in hit[2]]) == 8


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


@needs_root
def test_a_read_only_folder_can_be_searched(library, folder, tmp_path):
    library.add_prepared([BUDGET])
    expected = outcome(library, "예산 청년")
    library.close()
    let_others_read(tmp_path)
    assert other("search", folder, "예산 청년", user="nobody") == [repr(expected)]
    shutil.rmtree(folder / "lexical")
    (folder / "dense.faiss").unlink()
    assert other("search", folder, "예산 청년", user="nobody") == [repr(expected)]
    assert not (folder / "lexical").exists()


@needs_root
def test_a_read_only_folder_is_not_written(library, folder, tmp_path):
    library.add_prepared([BUDGET])
    library.close()
    let_others_read(tmp_path)
    kind, problem, _ = other("add", folder, "공고.txt", "월세", user="nobody")[0].split("|")
    assert kind == "SearchIndexError"
    assert "권한" in problem
    assert "권한" in other("add", tmp_path / "새 문서함", "공고.txt", "월세", user="nobody")[0]


@pytest.fixture
def small_disk(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", disk], check=False).returncode:
        pytest.skip("no right to mount a small disk")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


@needs_root
def test_a_full_disk_stops_adding_and_loses_nothing(small_disk, open_library):
    (small_disk / "나중에 지울 파일").write_bytes(b"0" * 700_000)
    *stored, message = other("add_until_full", small_disk / "library")
    assert message.startswith("SearchIndexError|디스크에 남은 공간이 없어")
    assert message.endswith("공간을 비운 뒤 다시 시도하세요. 이미 들어간 문서는 그대로 있습니다.")
    assert stored
    library = open_library(small_disk / "library")
    assert [entry.name for entry in library.documents.entries()] == sorted(stored)
    assert outcome(library, "예산 0 7", 1)
    (small_disk / "나중에 지울 파일").unlink()
    library.add_prepared([prepared("500.txt", ["자리가 생긴 뒤"])])
    assert outcome(library, "자리가 생긴 뒤", 1)[0][0] == "500.txt#0-8"
    library.close()


@pytest.mark.parametrize("size", [40_000, 150_000, 300_000])
def test_a_refusing_disk_stops_adding_and_loses_nothing(folder, open_library, size):
    *stored, message = other("add_with_little_room", folder, str(size))
    assert message.startswith("SearchIndexError|")
    assert "디스크" in message
    library = open_library(folder)
    assert [entry.name for entry in library.documents.entries()] == sorted(stored)
    for entry in library.documents.entries():
        assert len(library.passages(entry.name)) == 20
    library.add_prepared([prepared("500.txt", ["자리가 생긴 뒤"])])
    assert outcome(library, "자리가 생긴 뒤", 1)[0][0] == "500.txt#0-8"


def test_a_damaged_store_is_explained(folder, open_library):
    folder.mkdir()
    (folder / "library.sqlite3").write_bytes(b"not a database, " * 1000)
    message = other("search", folder, "예산")[0]
    assert message.startswith("SearchIndexError|")
    assert "손상" in message


def test_a_file_in_the_place_of_the_folder_is_explained(folder):
    folder.write_text("파일", encoding="utf-8")
    assert "폴더가 아닙니다" in other("search", folder, "예산")[0]
