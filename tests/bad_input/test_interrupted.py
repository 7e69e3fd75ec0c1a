"""Two writers at once, and Ctrl-C."""

import contextlib
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bad_input.asked import NOTICE, PROJECT, mendable


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
        deadline = time.monotonic() + 180
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
