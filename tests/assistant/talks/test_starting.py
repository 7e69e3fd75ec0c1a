"""What a server starts with where the file of conversations is damaged, held, or another's."""

import contextlib
import sqlite3

import pytest

from assistant.talks import connections
from assistant.talks.errors import TalksUnusable
from assistant.talks.starting import aside, start
from assistant.talks.talks import Talks

GARBAGE = b"no database at all" * 1000


def held(path, mode):
    """Another program's transaction on the file."""
    other = sqlite3.connect(path, isolation_level=None)
    if mode == "EXCLUSIVE":
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute(f"BEGIN {mode}")
    other.execute("UPDATE talks SET renamed = renamed")
    return contextlib.closing(other)


def test_a_sound_file_is_opened_and_nothing_lies_aside(path, exchange):
    with contextlib.closing(Talks(path)) as talks:
        talks.put("", talks.begin(""), 0, exchange("질문"))
    with contextlib.closing(start(path)) as talks:
        assert talks.kept and [talk.title for talk in talks.listed("")] == ["질문"]
    assert aside(path) == ()


def test_a_damaged_file_is_put_aside_whole_and_talks_are_kept_anew(path, exchange):
    path.parent.mkdir()
    path.write_bytes(GARBAGE)
    path.with_name(f"{path.name}-wal").write_bytes(b"log")
    with contextlib.closing(start(path)) as talks:
        assert talks.kept and talks.listed("") == ()
        talks.put("", talks.begin(""), 0, exchange("새 질문"))
    (damaged,) = aside(path)
    assert damaged.read_bytes() == GARBAGE
    assert damaged.with_name(f"{damaged.name}-wal").read_bytes() == b"log"
    with contextlib.closing(start(path)) as talks:
        assert [talk.title for talk in talks.listed("")] == ["새 질문"]
    assert aside(path) == (damaged,)


def test_a_file_damaged_inside_is_put_aside_too(path, exchange):
    with contextlib.closing(Talks(path)) as talks:
        for _ in range(50):
            talks.put("", talks.begin(""), 0, exchange("길게", "가" * 3000))
    whole = path.read_bytes()
    torn = whole[: len(whole) // 2] + b"\xff" * (len(whole) - len(whole) // 2)
    path.write_bytes(torn)
    with contextlib.closing(start(path)) as talks:
        assert talks.kept and talks.listed("") == ()
    assert [one.read_bytes() for one in aside(path)] == [torn]


def test_a_file_that_another_program_writes_is_read_and_talks_wait_for_it(path, exchange, monkeypatch):
    with contextlib.closing(Talks(path)) as talks:
        talks.put("", talks.begin(""), 0, exchange("앞의 질문"))
    monkeypatch.setattr(connections, "_WAIT_S", 0.0)
    with held(path, "IMMEDIATE") as other, contextlib.closing(start(path)) as talks:
        assert talks.kept and [talk.title for talk in talks.listed("")] == ["앞의 질문"]
        key = talks.begin("")
        assert "다른 프로그램이 대화 파일을 쓰고 있어" in talks.put("", key, 0, exchange("새 질문"))
        other.rollback()
    with contextlib.closing(start(path)) as talks:
        assert [talk.title for talk in talks.listed("")] == ["새 질문", "앞의 질문"]


def test_a_file_that_nobody_else_may_read_is_left_and_talks_live_in_memory(path, exchange, monkeypatch):
    with contextlib.closing(Talks(path)) as talks:
        talks.put("", talks.begin(""), 0, exchange("앞의 질문"))
    monkeypatch.setattr(connections, "_WAIT_S", 0.0)
    with held(path, "EXCLUSIVE"), contextlib.closing(start(path)) as talks:
        assert not talks.kept
        key = talks.begin("")
        talks.put("", key, 0, exchange("새 질문"))
        assert [talk.title for talk in talks.listed("")] == ["새 질문"]
    with contextlib.closing(start(path)) as talks:
        assert [talk.title for talk in talks.listed("")] == ["앞의 질문"]
    assert aside(path) == ()


def test_another_programs_file_still_keeps_the_server_from_starting(path):
    path.parent.mkdir()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (one)")
    with pytest.raises(TalksUnusable):
        start(path)
    assert aside(path) == ()


def test_what_befalls_the_file_after_the_start_is_seen(path, exchange):
    with contextlib.closing(Talks(path)) as talks:
        key = talks.begin("")
        talks.put("", key, 0, exchange("질문"))
    with contextlib.closing(start(path)) as talks:
        content = path.read_bytes()
        path.write_bytes(content[:4096] + b"x" * (len(content) - 4096))
        with pytest.raises(TalksUnusable):
            talks.exchanges("", key)
