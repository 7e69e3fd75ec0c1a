"""The file in which conversations are kept: opened, brought up to date, or lived without where none can be written.

Lends transactions and says in words what SQLite refuses. Knows nothing of what is read and written in them.
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.talks.connections import FileConnections, MemoryConnection
from assistant.talks.errors import TalksDamaged, foreign, newer, told
from assistant.talks.schema import MIGRATIONS, TABLES, VERSION
from index.migrations import is_foreign, migrate, version

_UNWRITABLE = frozenset(
    {
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_AUTH,
    }
)

_log = logging.getLogger("mundap.talks")


class TalkFile:
    """The opened file; ``kept`` is False where it can't be written, and then all lives in memory until ``close``.

    ``path`` is None for one that lives in memory to begin with.

    Raises:
        TalksUnusable: the file is damaged, newer than this program, or another program's.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path or Path()
        self.kept = path is not None
        self.connections: FileConnections | MemoryConnection = FileConnections(path) if path else MemoryConnection()
        if path is None:
            self._open()
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._open()
        except (OSError, sqlite3.Error) as error:
            self.connections.close()
            self._live_in_memory(error)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection that sees one state of the file."""
        with self._explained(), self.connections.taken() as connection:
            connection.execute("BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection whose writes count together, once the block ends without an error."""
        with self._explained(), self.connections.taken() as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.commit()

    def is_sound(self) -> bool:
        """Whether SQLite can read all pages of the file."""
        try:
            with self.connections.taken() as connection:
                found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
                # Pages read for this would stay in memory, and hide from their readers what later befalls the file.
                connection.execute("PRAGMA shrink_memory")
                return bool(found == "ok")
        except sqlite3.DatabaseError as error:
            return not isinstance(told(error, self._path), TalksDamaged)

    def fold_log(self) -> None:
        """Write the log into the file and empty it, as far as nobody reads from it; else the next removal does."""
        with self._explained(), self.connections.taken() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file."""
        self.connections.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise told(error, self._path) or error from error

    def _open(self) -> None:
        """Bring the tables up to date, in a write transaction that shows whether the file can be written."""
        with self.connections.taken() as connection:
            if is_foreign(connection, TABLES):
                raise foreign(self._path)
            found = version(connection)
            if found > VERSION:
                raise newer(self._path, found, VERSION)
            # Readers never wait then; the file keeps the mode.
            connection.execute("PRAGMA journal_mode = WAL")
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if found == VERSION and error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                    return  # another program writes: all can be read, and what is written waits for it
                raise
            if version(connection) < VERSION:
                migrate(connection, MIGRATIONS)
            connection.execute("UPDATE talks SET renamed = renamed WHERE id = 0")
            connection.commit()

    def _live_in_memory(self, error: OSError | sqlite3.Error) -> None:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if isinstance(error, sqlite3.Error) and code not in _UNWRITABLE:
            raise told(error, self._path) or error from error
        _log.info("conversations are not kept: %s", error)
        self.kept = False
        self.connections = MemoryConnection()
        self._open()
