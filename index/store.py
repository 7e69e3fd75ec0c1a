"""One SQLite file, the truth of a library: its connections and its transactions.

Readers see a snapshot and never wait; writers come one at a time (see index.lock). Knows nothing of the derived
indexes. What is read and written stands in index.reading and index.writing.
"""

import os
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from index.errors import LibraryNewer
from index.migrations import is_foreign, migrate, version
from index.problems import database_problem, foreign, missing, system_problem
from index.reading import Reader
from index.schema import MIGRATIONS, TABLES, VERSION
from index.writing import Writer

FILE_NAME = "library.sqlite3"
# How long a transaction waits for another process's: far above what one document takes to write.
_WAIT_S = 20.0


class Store:
    """A library's SQLite file, shared by threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / FILE_NAME
        self._idle: list[sqlite3.Connection] = []

    @classmethod
    def open(cls, folder: Path) -> "Store":
        """Open an existing library.

        Raises:
            LibraryMissing: there is none in the folder.
            LibraryNewer: a later version of the program wrote it.
        """
        store = cls(folder)
        if not store._is_there(store._path):
            raise missing(folder)
        try:
            with store._errors_explained():
                store._bring_up_to_date()
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def open_or_create(cls, folder: Path, encoder: str, dimension: int) -> "Store":
        """Open the library in the folder, or make an empty one for that encoder."""
        store = cls(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise system_problem(error, folder) or error from error
        with store._errors_explained():
            store._create(encoder, dimension)
        return cls.open(folder)

    def revision(self) -> int:
        """Read the number of write transactions so far; cheap enough for every search."""
        with self._errors_explained():
            connection = self._take()
            try:
                found: int = connection.execute("SELECT revision FROM library").fetchone()[0]
                return found
            finally:
                self._idle.append(connection)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Read one consistent snapshot."""
        with self._errors_explained():
            connection = self._take()
            try:
                connection.execute("BEGIN")
                yield Reader(connection)
            finally:
                connection.rollback()
                self._idle.append(connection)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Write one transaction, which raises the revision; all of it is kept or nothing."""
        with self._errors_explained():
            connection = self._take()
            try:
                connection.execute("BEGIN IMMEDIATE")
                writer = Writer(connection)
                yield writer
                writer.finish()
                connection.commit()
            finally:
                connection.rollback()
                self._idle.append(connection)

    def close(self) -> None:
        """Close all connections; the last one folds the write-ahead log into the file."""
        while self._idle:
            self._idle.pop().close()

    def _take(self) -> sqlite3.Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._address(), uri=True, timeout=_WAIT_S, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        # In WAL mode this survives a killed process; only a power cut may take the last transactions, whole.
        connection.execute("PRAGMA synchronous = NORMAL")
        # 32 MB: the vocabulary of some million passages stays in memory while adding. Only what is read is kept.
        connection.execute("PRAGMA cache_size = -32000")
        # Fold the log into the file at 32 MB instead of 4: the same pages of the vocabulary change again and again.
        connection.execute("PRAGMA wal_autocheckpoint = 8000")
        return connection

    def _address(self) -> str:
        address = f"file:{quote(os.fsencode(self._path.absolute()))}"
        if os.access(self._folder, os.W_OK):
            return address
        # SQLite needs a writable folder for its log unless it is told that nobody writes.
        log = self._path.with_name(f"{FILE_NAME}-wal")
        return f"{address}?mode=ro" if self._is_there(log) else f"{address}?immutable=1"

    def _is_there(self, path: Path) -> bool:
        try:
            return path.is_file()
        except OSError as error:  # such as a folder that may not be entered
            raise system_problem(error, self._folder) or error from error

    def _create(self, encoder: str, dimension: int) -> None:
        connection = self._take()
        try:
            if is_foreign(connection, TABLES):
                raise foreign(self._folder)
            if version(connection) == 0:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("BEGIN IMMEDIATE")
                if version(connection) == 0:
                    migrate(connection, MIGRATIONS)
                    first_row = (str(uuid.uuid4()), encoder, dimension)
                    connection.execute("INSERT INTO library VALUES (?, 0, 0, 0, ?, ?, 0)", first_row)
                connection.commit()
        finally:
            connection.rollback()
            connection.close()

    def _bring_up_to_date(self) -> None:
        connection = self._take()
        self._idle.append(connection)
        if is_foreign(connection, TABLES):
            raise foreign(self._folder)
        found = version(connection)
        if found == 0:
            raise missing(self._folder)
        if found > VERSION:
            raise LibraryNewer(
                f"‘{self._folder}’ 문서함은 더 새로운 버전의 문답이 만든 것입니다(형식 {found}, 지금은 {VERSION}).",
                "문답을 최신 버전으로 올린 뒤 다시 여세요.",
            )
        if found < VERSION:
            connection.execute("BEGIN IMMEDIATE")
            migrate(connection, MIGRATIONS)
            connection.commit()

    @contextmanager
    def _errors_explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise database_problem(error, self._folder) or error from error
