"""Real processes that really crash, hang, bloat and lie: each costs its file, by name and reason, and nothing else."""

import gc
import os
import re
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from hostile_worker import LIMITS

from ingest.content import Content, Paragraph
from ingest.errors import IngestError
from ingest.limits import Limits
from ingest.reading.ahead import ReadAhead
from ingest.reading.asking import read_parts
from ingest.reading.config import ReadingConfig
from ingest.reading.parts import FoundPart, part_from
from ingest.reading.process import Worker

pytestmark = pytest.mark.slow  # many damaged files, or real processes

HOSTILE = "hostile_worker"
CRASHED = "읽다가 프로그램이 멈췄습니다"
LATE = "2초 안에 다 읽지 못했습니다."
GARBLED = "읽은 내용이 올바르지 않아 버렸습니다. 파일이 손상된 것 같습니다."
BLOATED = "읽는 데 메모리가 700MB보다 많이 필요합니다."
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="what only Linux can take from a process")


@pytest.fixture(scope="module")
def worker():
    with closing(Worker(LIMITS, HOSTILE)) as opened:
        yield opened


def found(worker: Worker, act: str) -> list[FoundPart]:
    answers = read_parts(worker, "이름.hwp", act.encode(), LIMITS)
    return [part_from(answer.name, answer.said, LIMITS) for answer in answers]


def text(part: FoundPart) -> str:
    assert isinstance(part.found, Content)
    (paragraph,) = part.found.pieces
    assert isinstance(paragraph, Paragraph)
    return paragraph.text


def problem(part: FoundPart) -> str:
    assert isinstance(part.found, IngestError)
    assert part.found.remedy.endswith("주세요.")
    return part.found.problem


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("segv", f"{CRASHED}(신호 11). 파일이 손상된 것 같습니다."),
        ("abort", f"{CRASHED}(신호 6). 파일이 손상된 것 같습니다."),
        ("exit", f"{CRASHED}(종료 코드 3). 파일이 손상된 것 같습니다."),
        ("leave", f"{CRASHED}(종료 코드 4). 파일이 손상된 것 같습니다."),
        ("killed", BLOATED),
        ("fill", BLOATED),
        ("once", BLOATED),
        ("loop", LATE),
        ("spin", LATE),
        ("sleep", LATE),
        ("garbage", GARBLED),
        ("endless", GARBLED),
        ("parts", GARBLED),
        ("foreign", "문서 하나로는 내용이 너무 많습니다."),
        ("deep", "파일 안의 구조가 너무 깊이 겹쳐 있습니다."),
        ("refuse", "손으로 쓴 글입니다."),
    ],
)
def test_what_a_file_does_costs_that_file(worker: Worker, act: str, said: str):
    (part,) = found(worker, act)
    assert (part.name, part.sha256, problem(part)) == ("", "", said)
    (after,) = found(worker, "say 다음 파일")
    assert text(after) == "다음 파일"


def test_a_fault_of_a_reader_is_told_with_its_place(worker: Worker):
    (part,) = found(worker, "bug")
    assert problem(part).startswith("읽는 프로그램이 이 파일을 다루지 못했습니다(KeyError, ")
    assert ".py:" in problem(part)


def test_a_process_that_only_closes_its_pipe(worker: Worker):
    (part,) = found(worker, "closed")
    assert problem(part) in (GARBLED, LATE)
    assert text(*found(worker, "say 다음")) == "다음"


def test_a_process_that_does_not_start_is_not_the_file_s_fault():
    with closing(Worker(LIMITS, "no_such_module")) as worker:
        (part,) = found(worker, "say 글")
    assert problem(part) == "파일을 읽을 프로세스를 시작하지 못했습니다(종료 코드 1)."


def test_one_process_reads_many_files(worker: Worker):
    processes = {text(*found(worker, "process")) for _ in range(5)}
    assert len(processes) == 1
    assert processes != {str(os.getpid())}


@linux_only
def test_a_process_that_has_grown_is_followed_by_another(worker: Worker):
    first, grown, after = (text(*found(worker, act)) for act in ("process", "grow", "process"))
    assert first == grown != after


def test_what_a_reader_prints_is_no_answer(worker: Worker, capfd: pytest.CaptureFixture[str]):
    assert text(*found(worker, "print")) == ""
    assert capfd.readouterr() == ("", "")


def test_a_process_inherits_no_descriptors(worker: Worker, tmp_path: Path):
    with (tmp_path / "열린 파일").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        with closing(Worker(LIMITS, HOSTILE)) as fresh:
            assert text(*found(fresh, "descriptors")) == "0 1 2 3 4"  # the last two are its pipes


@linux_only
def test_a_process_ends_with_the_one_that_asks():
    ask = (
        "import os; from hostile_worker import LIMITS; from ingest.reading.process import Worker\n"
        "worker = Worker(LIMITS, 'hostile_worker')\n"
        "print([*worker.ask('', b'process', 0)][1].body.decode('ascii', 'ignore'), flush=True)\n"
        "os.kill(os.getpid(), 9)"
    )
    path = os.pathsep.join(sys.path)
    asking = subprocess.run([sys.executable, "-c", ask], stdout=subprocess.PIPE, env={"PYTHONPATH": path}, check=False)
    found = re.search(rb'"text":"(\d+)"', asking.stdout)
    assert found is not None and asking.returncode == -9
    deadline = time.monotonic() + 10
    while Path("/proc", found[1].decode()).exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@linux_only
def test_a_process_writes_no_large_file(worker: Worker, tmp_path: Path):
    (part,) = found(worker, f"write {tmp_path / '큼'}")
    assert isinstance(part.found, IngestError)
    assert (tmp_path / "큼").stat().st_size <= 64_000_000


@linux_only
def test_a_process_reaches_no_network(worker: Worker):
    with socket.create_server(("127.0.0.1", 0)) as server:
        (part,) = found(worker, f"network {server.getsockname()[1]}")
    if isinstance(part.found, Content):
        pytest.skip("this system lets no process leave its network")
    assert "OSError" in problem(part)


def test_the_parts_of_an_archive_fail_one_by_one(worker: Worker):
    acts = ["가.hwp=say 하나", "나.hwp=segv", "다.hwp=say 둘", "라.hwp=sleep", "마.hwp=refuse", "바.hwp=say 셋"]
    parts = found(worker, "\n".join(acts))
    assert [part.name for part in parts] == ["가.hwp", "나.hwp", "다.hwp", "라.hwp", "마.hwp", "바.hwp"]
    assert [text(parts[place]) for place in (0, 2, 5)] == ["하나", "둘", "셋"]
    assert [problem(parts[place]) for place in (1, 3, 4)] == [
        f"{CRASHED}(신호 11). 파일이 손상된 것 같습니다.", LATE, "손으로 쓴 글입니다."
    ]  # fmt: skip


@pytest.mark.parametrize("act", ["segv", "bug"])
def test_an_archive_that_fails_between_its_parts_fails_itself(worker: Worker, act: str):
    parts = found(worker, f"가.hwp=say 하나\n!={act}\n나.hwp=say 둘")
    assert [part.name for part in parts] == ["가.hwp", ""]
    assert (text(parts[0]), isinstance(parts[1].found, IngestError)) == ("하나", True)


def test_an_archive_of_nothing_but_crashes_ends(worker: Worker):
    parts = found(worker, "\n".join(f"{number}.hwp=exit" for number in range(8)))
    assert [part.name for part in parts] == [f"{number}.hwp" for number in range(8)]
    assert {problem(part) for part in parts} == {f"{CRASHED}(종료 코드 3). 파일이 손상된 것 같습니다."}


def test_an_archive_of_more_files_than_allowed_is_given_up(worker: Worker):
    parts = found(worker, "\n".join(f"{number}.hwp=say {number}" for number in range(60)))
    assert len(parts) == LIMITS.members + 1
    assert problem(parts[-1]) == GARBLED


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\가\\..\\나.hwp", "C:/가/나.hwp"),
        ("./가//나.hwp", "가/나.hwp"),
        ("..", "이름 없음"),
        ("가" * 3000, "가" * 1000),
    ],
)
def test_names_inside_a_file_lead_nowhere(worker: Worker, inside: str, name: str):
    (part,) = found(worker, f"{inside}=say 글")
    assert part.name == name


# Several at once


def written(folder: Path, acts: dict[str, str]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, act in acts.items():
        (folder / name).write_text(act, encoding="utf-8")
    return [folder / name for name in acts]


def test_files_are_read_ahead_and_come_in_order(tmp_path: Path):
    acts = {f"{number:02}.hwp": ("exit", "sleep", f"say {number}", f"say {number}")[number % 4] for number in range(12)}
    with closing(ReadAhead(ReadingConfig(LIMITS, 4), HOSTILE)) as ahead:
        start = time.monotonic()
        readings = [ahead.begin(path) for path in written(tmp_path, acts)]
        parts = [part for reading in readings for part in reading.parts()]
        took = time.monotonic() - start
    assert [isinstance(part.found, IngestError) for part in parts] == [number % 4 < 2 for number in range(12)]
    assert [text(part) for part in parts if isinstance(part.found, Content)] == ["2", "3", "6", "7", "10", "11"]
    assert took < 3 * LIMITS.seconds  # three of them sleep, side by side


def test_what_waits_is_bounded_but_never_what_is_waited_for(tmp_path: Path):
    acts = {f"{number}.hwp": "\n".join(f"{part}=say {'글' * 300}" for part in range(5)) for number in range(6)}
    with closing(ReadAhead(ReadingConfig(LIMITS, 3), HOSTILE, waiting_bytes=1000)) as ahead:
        readings = [ahead.begin(path) for path in written(tmp_path, acts)]
        time.sleep(0.5)
        assert [len([*reading.parts()]) for reading in readings] == [5] * 6


def test_a_file_that_has_vanished_is_named(tmp_path: Path):
    with closing(ReadAhead(ReadingConfig(LIMITS, 1), HOSTILE)) as ahead:
        (part,) = ahead.begin(tmp_path / "없음.hwp").parts()
    assert problem(part) == "파일이 없습니다."


def test_closing_ends_all_at_once(tmp_path: Path):
    before = {*threading.enumerate()}  # an earlier test's last thread may end meanwhile
    acts = {f"{number}.hwp": "sleep" for number in range(8)}
    ahead = ReadAhead(ReadingConfig(Limits(seconds=60), 3), HOSTILE)
    for path in written(tmp_path, acts):
        ahead.begin(path)
    time.sleep(0.5)
    start = time.monotonic()
    ahead.close()
    assert time.monotonic() - start < 5
    gc.collect()  # an unclosed pipe or process would warn, and warnings are errors
    assert {*threading.enumerate()} <= before


def test_nothing_starts_before_it_is_needed():
    with closing(ReadAhead(ReadingConfig(LIMITS, 4), "no_such_module")):
        pass
