"""The conversations of a library's readers, kept in one SQLite file beside it.

Each reader has their own and sees no other's. Nothing is dropped silently: what doesn't fit is refused in words.
Knows nothing of pages, of answering, and of who a reader is beyond the name.
"""

import json
import secrets
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assistant.talks import rows
from assistant.talks.errors import TalkChanged, TalkMissing, TalksFull, TalkTooLong
from assistant.talks.folding import UNTITLED, folded, title_line, title_of, wanted_words
from assistant.talks.shelf import Shelf
from assistant.talks.types import JudgedExchange, Judgement, KeptExchange, Talk

FILE_NAME = "talks.sqlite3"
# Bounds against a runaway: years of daily use, a day of asking in one conversation, a book in one answer.
MOST_TALKS = 20_000
MOST_EXCHANGES = 1_000
LONGEST_RECORD = 2_000_000
LONGEST_REASON = 10_000
_LONGEST_TITLE = 100
# More words than this narrow nothing any more.
_MOST_WORDS = 8
# A begun conversation in which nothing was asked is cleared away after so long.
_EMPTY_FOR = timedelta(days=1)


class Talks:
    """The kept conversations; safe to share between threads, and their file between processes.

    Without a ``path`` they live in memory until ``close``.

    Raises:
        TalksUnusable: the file is damaged, newer than this program, or another program's.
    """

    def __init__(self, path: Path | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._shelf = Shelf(path, clock)
        self._file = self._shelf.file

    @property
    def kept(self) -> bool:
        """Whether conversations outlive ``close``: not where the file can't be written."""
        return self._file.kept

    def is_sound(self) -> bool:
        """Whether all of the file can be read; looks at every page of it."""
        return self._file.is_sound()

    def begin(self, user: str) -> str:
        """Begin a conversation and give its key; it is listed once something was asked.

        Raises:
            TalksFull: the reader has as many as may be kept.
        """
        key, now = secrets.token_hex(8), _now()
        long_ago = (datetime.now(UTC) - _EMPTY_FOR).isoformat(timespec="milliseconds")

        def begun(connection: sqlite3.Connection) -> None:
            connection.execute(rows.REMOVE_EMPTY, (user, long_ago))
            held = connection.execute("SELECT COUNT(*) FROM talks WHERE user = ?", (user,)).fetchone()[0]
            if held >= MOST_TALKS:
                raise TalksFull(
                    f"대화가 {MOST_TALKS:,}개나 쌓여 새 대화를 저장할 수 없습니다.", "필요 없는 대화를 지워 주세요."
                )
            connection.execute(rows.BEGIN, (key, user, UNTITLED, now, now))

        self._shelf.write(user, key, begun)
        return key

    def unkept(self, user: str, key: str) -> str:
        """Say why a conversation can't be written into the file now; empty where it is there."""
        return self._shelf.why(user, key)

    def listed(self, user: str, words: str = "") -> tuple[Talk, ...]:
        """List a reader's conversations, the last changed first, with ``words`` those that hold all of them."""
        wanted = wanted_words(words)[:_MOST_WORDS]
        if words.strip() and not wanted:
            return ()
        asked = rows.listing(len(wanted)), (user, *(w for word in wanted for w in (word, word)))
        held = self._shelf.held(user)
        with self._shelf.memory.reading() as memory, self._file.reading() as file:
            beside = [Talk(*row) for row in memory.execute(*asked)]
            return (*beside, *(talk for row in file.execute(*asked) if (talk := Talk(*row)).key not in held))

    def users(self) -> tuple[str, ...]:
        """Name all who have conversations; the one person of a server without users is ``""``."""
        with self._file.reading() as connection:
            return tuple(user for (user,) in connection.execute(rows.USERS))

    def count(self) -> int:
        """Count the conversations of all readers."""
        with self._file.reading() as connection:
            return int(connection.execute(rows.COUNT).fetchone()[0])

    def length(self, user: str, key: str) -> int:
        """Count a conversation's exchanges.

        Raises:
            TalkMissing: the reader has no conversation of that key.
        """
        with self._shelf.at(user, key).reading() as connection:
            return _held(connection, _talk(connection, user, key))

    def exchanges(self, user: str, key: str, since: int = 0) -> tuple[KeptExchange, ...]:
        """Give a conversation's exchanges in order, from the one of that number, from 0.

        Raises:
            TalkMissing: the reader has no conversation of that key.
        """
        with self._shelf.at(user, key).reading() as connection:
            talk = _talk(connection, user, key)
            return tuple(rows.exchange(*row) for row in connection.execute(rows.EXCHANGES, (talk, since)))

    def title(self, user: str, key: str) -> str:
        """Give a conversation's title.

        Raises:
            TalkMissing: the reader has no conversation of that key.
        """
        with self._shelf.at(user, key).reading() as connection:
            row = connection.execute("SELECT title FROM talks WHERE id = ?", (_talk(connection, user, key),)).fetchone()
            return str(row[0])

    def scope(self, user: str, key: str) -> str:
        """Give where a conversation's reader searches, as it was kept; empty where nothing was chosen.

        Raises:
            TalkMissing: the reader has no conversation of that key.
        """
        with self._shelf.at(user, key).reading() as connection:
            row = connection.execute("SELECT scope FROM talks WHERE id = ?", (_talk(connection, user, key),)).fetchone()
            return str(row[0])

    def keep_scope(self, user: str, key: str, scope: str) -> None:
        """Keep where a conversation's reader searches, in the caller's own words; it counts as no change of it.

        Raises:
            TalkMissing: the reader has no conversation of that key.
            TalkTooLong: more is chosen than may be kept.
        """
        if len(scope) > LONGEST_RECORD:
            raise TalkTooLong("고른 범위가 너무 길어 저장할 수 없습니다.", "고른 문서를 줄여 주세요.")
        with self._shelf.at(user, key).writing() as connection:
            connection.execute("UPDATE talks SET scope = ? WHERE id = ?", (scope, _talk(connection, user, key)))

    def strict(self, user: str) -> bool | None:
        """Give whether a reader wants unproven sentences left out; None where the reader has not said."""
        with self._file.reading() as connection:
            row = connection.execute("SELECT strict FROM readers WHERE user = ?", (user,)).fetchone()
            return None if row is None else bool(row[0])

    def keep_strict(self, user: str, strict: bool) -> None:
        """Keep whether a reader wants unproven sentences left out."""
        with self._file.writing() as connection:
            connection.execute(rows.KEEP_STRICT, (user, strict))

    def put(self, user: str, key: str, number: int, exchange: KeptExchange) -> str:
        """Keep an exchange in place of the one of that number, from 0, and of all that followed it.

        The first question names the conversation until its reader does. Gives why it can't be written into the file,
        and then it is held in memory until it can; empty where it was.

        Raises:
            TalkMissing: the reader has no conversation of that key.
            TalkChanged: there are fewer exchanges before it than its number says.
            TalkTooLong: the exchange or the conversation is longer than may be kept.
        """
        record = rows.record(exchange)
        if len(record) > LONGEST_RECORD or number >= MOST_EXCHANGES:
            raise TalkTooLong("대화가 너무 길어 더 저장할 수 없습니다.", "새 대화를 시작해 주세요.")

        def put(connection: sqlite3.Connection) -> None:
            talk = _talk(connection, user, key)
            if not 0 <= number <= _held(connection, talk):
                raise TalkChanged
            connection.execute("DELETE FROM exchanges WHERE talk = ? AND number >= ?", (talk, number))
            words = folded(f"{exchange.question}\n{exchange.text}")
            written = (talk, number, exchange.asked_at, exchange.state, words, _judged(exchange.judgement), record)
            connection.execute("INSERT INTO exchanges VALUES (?, ?, ?, ?, ?, ?, ?)", written)
            connection.execute("UPDATE talks SET changed_at = ? WHERE id = ?", (_now(), talk))
            if number == 0:
                title = title_of(exchange.question)
                connection.execute(rows.NAME, (title, folded(title), talk))

        return self._shelf.write(user, key, put)

    def rename(self, user: str, key: str, title: str) -> None:
        """Give a conversation a title; a blank one brings back that of the first question.

        Raises:
            TalkMissing: the reader has no conversation of that key.
        """
        line = title_line(title)[:_LONGEST_TITLE]
        with self._shelf.at(user, key).writing() as connection:
            talk = _talk(connection, user, key)
            first = connection.execute(rows.EXCHANGES + " LIMIT 1", (talk, 0)).fetchone()
            shown = line or (title_of(rows.exchange(*first).question) if first else UNTITLED)
            connection.execute(rows.RENAME, (shown, folded(shown), bool(line), talk))

    def remove(self, user: str, key: str) -> None:
        """Remove a conversation for good: its words are overwritten in the file and cut off its write-ahead log.

        Raises:
            TalkMissing: the reader has no conversation of that key.
        """
        with self._shelf.at(user, key).reading() as connection:
            _talk(connection, user, key)
        self._shelf.remove(user, key)
        self._file.fold_log()

    def judge(self, user: str, key: str, number: int, judgement: Judgement | None) -> None:
        """Keep what a reader thinks of an answer, or take it back.

        Raises:
            TalkMissing: the reader has no conversation of that key.
            TalkChanged: it has no such exchange.
            TalkTooLong: the reader's words are longer than may be kept.
        """
        if judgement and len(judgement.reason) + len(judgement.wanted) > LONGEST_REASON:
            raise TalkTooLong("의견이 너무 길어 저장할 수 없습니다.", f"{LONGEST_REASON:,}자보다 짧게 적어 주세요.")
        with self._shelf.at(user, key).writing() as connection:
            talk = _talk(connection, user, key)
            changed = connection.execute(rows.JUDGE, (_judged(judgement), talk, number))
            if not changed.rowcount:
                raise TalkChanged

    def judged(self, user: str | None = None) -> tuple[JudgedExchange, ...]:
        """Give the judged exchanges of a reader, or of all, the oldest conversation first."""
        with self._file.reading() as connection:
            keys = connection.execute(rows.JUDGED_TALKS, (user, user)).fetchall()
            return tuple(
                one
                for talk, key in keys
                for one in rows.judged(
                    key, [rows.exchange(*row) for row in connection.execute(rows.EXCHANGES, (talk, 0))]
                )
            )

    def close(self) -> None:
        """Close the file, and write into it what was held in memory, if that can be written now."""
        self._shelf.close()


def _talk(connection: sqlite3.Connection, user: str, key: str) -> int:
    row = connection.execute("SELECT id FROM talks WHERE key = ? AND user = ?", (key, user)).fetchone()
    if row is None:
        raise TalkMissing
    return int(row[0])


def _held(connection: sqlite3.Connection, talk: int) -> int:
    return int(connection.execute("SELECT COUNT(*) FROM exchanges WHERE talk = ?", (talk,)).fetchone()[0])


def _judged(judgement: Judgement | None) -> str | None:
    if judgement is None:
        return None
    return json.dumps({"good": judgement.good, "reason": judgement.reason, "wanted": judgement.wanted})


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
