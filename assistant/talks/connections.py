"""Connections to the file of conversations, or to memory where no file can be written. Knows no tables.

Every commit reaches the disk before it counts, for talks are written at the pace of people. ``secure_delete``
overwrites what is deleted inside the file; VACUUM would do so too, but writes the whole file anew for each removal.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# How long a transaction waits for another's: far above what one exchange takes to write.
_WAIT_S = 10.0
_MOST_IDLE = 8


class FileConnections:
    """Connections to one file, each used by one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._address = f"file:{quote(os.fsencode(path.absolute()))}"
        self._idle: list[sqlite3.Connection] = []
        self._closed = False

    @contextmanager
    def taken(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection, in no transaction, for one ``with`` block."""
        connection = self._take()
        try:
            yield connection
        finally:
            connection.rollback()
            if self._closed or len(self._idle) >= _MOST_IDLE:
                connection.close()
            else:
                self._idle.append(connection)

    def close(self) -> None:
        """Close the idle connections; the last one folds the write-ahead log into the file."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    def _take(self) -> sqlite3.Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return _connection(self._address)


class MemoryConnection:
    """One connection to a database in memory, which threads take in turns."""

    def __init__(self) -> None:
        self._connection = _connection("file::memory:")
        self._lock = threading.Lock()

    @contextmanager
    def taken(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection, in no transaction, for one ``with`` block."""
        with self._lock:
            try:
                yield self._connection
            finally:
                self._connection.rollback()

    def close(self) -> None:
        """Close the connection, and with it all is gone."""
        with self._lock:
            self._connection.close()


def _connection(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, timeout=_WAIT_S, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    return connection
