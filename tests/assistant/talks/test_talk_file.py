"""The file itself: damaged, newer, another program's, unwritable; other threads and processes; really removed."""

import multiprocessing
import random
import sqlite3
import threading
import time

import pytest

from assistant.talks import rows
from assistant.talks.errors import TalksUnusable
from assistant.talks.schema import MIGRATIONS, VERSION
from assistant.talks.talks import FILE_NAME, Talks


def test_a_damaged_file_is_told_and_left_as_it_is(path):
    path.parent.mkdir()
    path.write_bytes(b"no database at all" * 1000)
    with pytest.raises(TalksUnusable) as told:
        Talks(path)
    assert "손상" in told.value.problem
    assert path.read_bytes() == b"no database at all" * 1000


def test_a_file_damaged_inside_is_told_when_it_is_read(path, exchange):
    opened = Talks(path)
    for _ in range(50):
        opened.put("", opened.begin(""), 0, exchange("길게", "가" * 3000))
    opened.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(TalksUnusable):
        again = Talks(path)
        for talk in again.listed("", "길게"):
            again.exchanges("", talk.key)


def test_a_newer_file_is_told_and_left_as_it_is(path):
    Talks(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(TalksUnusable) as told:
        Talks(path)
    assert "최신 버전" in told.value.remedy


def test_a_file_of_the_first_version_keeps_its_talks_and_learns_choices(path, exchange):
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        for statement in MIGRATIONS[0]:
            connection.execute(statement)
        connection.execute("PRAGMA user_version = 1")
        connection.execute(
            "INSERT INTO talks (key, user, title, folded, renamed, began_at, changed_at)"
            " VALUES ('k', '가영', '월세', '월세', 1, '2026-11-20T01:00:00+00:00', '2026-11-20T01:00:00+00:00')"
        )
        one = exchange()
        written = ("2026-11-20T01:00:00+00:00", one.state, "", rows.record(one))
        connection.execute("INSERT INTO exchanges VALUES (1, 0, ?, ?, ?, NULL, ?)", written)
    connection.close()
    for _ in range(2):  # the second time there is nothing left to do
        opened = Talks(path)
        assert [(talk.key, talk.title, talk.exchanges) for talk in opened.listed("가영")] == [("k", "월세", 1)]
        assert opened.exchanges("가영", "k")[0].answer == one.answer
        assert opened.scope("가영", "k") == ""
        assert opened.strict("가영") is None
        opened.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()


def test_another_programs_file_is_left_as_it_is(path):
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (one)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(TalksUnusable):
        Talks(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("folder", ["/proc/nowhere", "/dev/null"])
def test_where_no_file_can_be_written_talks_live_in_memory(folder, exchange, tmp_path):
    opened = Talks(tmp_path.__class__(folder) / FILE_NAME)
    assert not opened.kept
    key = opened.begin("")
    threads = [threading.Thread(target=opened.put, args=("", key, 0, exchange(str(n)))) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened.exchanges("", key)) == 1
    assert opened.listed("", "월 20만")[0].key == key
    opened.remove("", key)
    opened.close()


def _write(path, name, exchanges):
    opened = Talks(path)
    for one in exchanges:
        key = opened.begin(name)
        opened.put(name, key, 0, one)
        opened.put(name, key, 1, one)
    opened.close()


def test_threads_and_processes_write_at_once(path, exchange):
    Talks(path).close()
    some = [exchange(f"질문 {n}") for n in range(10)]
    fork = multiprocessing.get_context("spawn")
    processes = [fork.Process(target=_write, args=(path, f"p{n}", some)) for n in range(2)]
    threads = [threading.Thread(target=_write, args=(path, f"t{n}", some)) for n in range(3)]
    for one in (*processes, *threads):
        one.start()
    for one in (*processes, *threads):
        one.join()
    opened = Talks(path)
    for name in ("p0", "p1", "t0", "t1", "t2"):
        assert [talk.exchanges for talk in opened.listed(name)] == [2] * 10
    opened.close()


def test_what_is_removed_or_replaced_stands_nowhere_in_the_files(path, exchange):
    opened = Talks(path)
    draw = random.Random(3)
    keys = []
    for n in range(120):
        key = opened.begin("")
        keys.append(key)
        for number in range(draw.randint(1, 4)):
            secret = "secret" if n % 2 else "public"
            opened.put("", key, number, exchange(f"{secret}-{n} 질문", f"{secret}-{n} 답 " * draw.randint(1, 600)))
    for n in draw.sample(range(1, 120, 2), 60):
        if n % 3:
            opened.remove("", keys[n])
        else:
            opened.put("", keys[n], 0, exchange("public 다시"))
            opened.rename("", keys[n], "")
    opened.remove("", keys[0])
    files = [one for one in path.parent.iterdir() if one.name.startswith(FILE_NAME)]
    assert any(b"public-2" in one.read_bytes() for one in files)
    assert not any(b"secret" in one.read_bytes() for one in files)
    opened.close()


@pytest.mark.slow
def test_searching_five_thousand_talks_is_quick(path, exchange):
    opened = Talks(path)
    words = ["청년", "월세", "지원", "신청", "기간과", "서류", "도로", "포장", "하천", "정비", "도서관"]
    draw = random.Random(1)
    with opened._file.connections.taken() as connection:
        connection.execute("PRAGMA synchronous = OFF")
    for n in range(5000):
        key = opened.begin("")
        for number in range(3):
            opened.put("", key, number, exchange(f"질문 {n}", " ".join(draw.choices(words, k=120))))
    took = []
    for wanted in ("", "월세 도서관", "없는말", "질문4999"):
        began = time.process_time()
        found = opened.listed("", wanted)
        took.append(time.process_time() - began)
    assert len(found) == 1
    assert max(took) < 1.0
    opened.close()
