"""Where each talk stands: in the file, or beside it in memory while the file can't be written.

A full disk must not keep an answer from its reader. A talk that can't be written is held whole in memory, and goes into
the file with the first write that succeeds. Knows no exchanges, only that talks have a reader and a key.
"""

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

from assistant.talks import rows
from assistant.talks.errors import TalksUnusable, TalkUnwritable
from assistant.talks.talk_file import TalkFile

# Until a file that refused is tried again: one that another program holds is waited for ten seconds each time.
_AGAIN_S = 30.0

Change = Callable[[sqlite3.Connection], None]


class Shelf:
    """The file of talks, and the talks that are held beside it.

    Raises:
        TalksUnusable: the file is damaged, newer than this program, or another program's.
    """

    def __init__(self, path: Path | None, clock: Callable[[], float] = time.monotonic) -> None:
        self.file = TalkFile(path)
        self.memory = TalkFile(None)
        self._clock = clock
        self._refused = ""
        self._again_at = clock()
        self._lock = threading.Lock()
        # By reader and key: why the talk is not in the file.
        self._held: dict[tuple[str, str], str] = {}

    def why(self, user: str, key: str) -> str:
        """Say why a talk is held in memory; empty where it stands in the file."""
        return self._held.get((user, key), "")

    def at(self, user: str, key: str) -> TalkFile:
        """Give where a talk stands as it is now."""
        return self.memory if (user, key) in self._held else self.file

    def held(self, user: str) -> frozenset[str]:
        """Give the keys of a reader's talks that are held in memory."""
        return frozenset(key for reader, key in list(self._held) if reader == user)

    def write(self, user: str, key: str, change: Change) -> str:
        """Change a talk in the file, or in memory where that can't be written; give why it had to be memory."""
        with self._lock:
            why = self._refused if self._clock() < self._again_at else self._written(change)
            if why:
                self._hold(user, key, change)
                self._held[user, key] = why
            return why

    def remove(self, user: str, key: str) -> None:
        """Remove a talk from the file, and what is held of it."""
        with self._lock:
            with self.file.writing() as connection:
                connection.execute("DELETE FROM talks WHERE user = ? AND key = ?", (user, key))
            self._let_go([(user, key)])

    def close(self) -> None:
        """Close the file, with what is held where it can be written now."""
        with self._lock:
            if self._held:
                self._written(lambda connection: None)
        self.file.close()
        self.memory.close()

    def _written(self, change: Change) -> str:
        """Write what is held and a change into the file, all or nothing; give why it can't be."""
        try:
            with self.file.writing() as connection:
                self._put_back(connection)
                change(connection)
        except (TalkUnwritable, TalksUnusable) as error:
            self._again_at = self._clock() + _AGAIN_S
            self._refused = f"{error.problem} {error.remedy}"
            return self._refused
        self._let_go(list(self._held))
        return ""

    def _put_back(self, connection: sqlite3.Connection) -> None:
        if self._held:
            with self.memory.reading() as memory:
                for user, key in self._held:
                    rows.copy(memory, connection, user, key)

    def _hold(self, user: str, key: str, change: Change) -> None:
        with self.memory.writing() as memory:
            if (user, key) not in self._held:
                # A file that can't even be read has nothing to go on from; a new talk begins all the same.
                with contextlib.suppress(TalkUnwritable, TalksUnusable), self.file.reading() as file:
                    rows.copy(file, memory, user, key)
            change(memory)

    def _let_go(self, talks: list[tuple[str, str]]) -> None:
        """Forget what is held, first where it is looked for: who reads meanwhile finds it in the file."""
        gone = [talk for talk in talks if self._held.pop(talk, "")]
        if gone:
            with self.memory.writing() as memory:
                memory.executemany("DELETE FROM talks WHERE user = ? AND key = ?", gone)
