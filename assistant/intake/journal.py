"""The files on their way and what became of them, on disk, so that a killed server goes on where it was.

One SQLite file beside the library's. Only what must not be lost is written: no progress within a file.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from assistant.intake.errors import IntakeError
from assistant.intake.types import OPEN, UNDER_WAY, Choice, FileState, IntakeFile, Origin

FILE_NAME = "intake.sqlite3"
_VERSION = 1
# What the disk or the folder refuses; anything else is a bug.
_REFUSALS = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
    }
)
_TABLES = (
    "CREATE TABLE files (key INTEGER PRIMARY KEY AUTOINCREMENT, record TEXT NOT NULL)",
    # Files of watched folders that are not to be read again until they change: failed ones and removed ones.
    "CREATE TABLE passed_over (path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified_ns INTEGER NOT NULL)",
    f"PRAGMA user_version = {_VERSION}",
)


class Journal:
    """The file, opened; one thread at a time. What writes to it raises IntakeError where the disk refuses."""

    def __init__(self, folder: Path) -> None:
        """Open the journal of the library in a folder, or make it.

        Raises:
            IntakeError: it can't be written, or a later version has.
        """
        self._connection = sqlite3.connect(folder / FILE_NAME, isolation_level=None, check_same_thread=False)
        try:
            self._bring_up_to_date()
        except sqlite3.Error as error:
            self.close()
            raise IntakeError(
                "올린 파일의 목록(intake.sqlite3)을 열 수 없습니다.",
                "문서함 폴더의 권한과 디스크의 남은 공간을 확인해 주세요.",
            ) from error

    def _bring_up_to_date(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version > _VERSION:
            self.close()
            raise IntakeError(
                "올린 파일의 목록을 더 새로운 버전의 문답이 썼습니다.", "문답을 최신 버전으로 올려 주세요."
            )
        if version < _VERSION:
            self._connection.execute("BEGIN IMMEDIATE")
            for statement in _TABLES:
                self._connection.execute(statement)
            self._connection.commit()

    def files(self) -> list[IntakeFile]:
        """All files, oldest first."""
        found = self._connection.execute("SELECT key, record FROM files ORDER BY key").fetchall()
        return [_file(key, json.loads(record)) for key, record in found]

    def begin(self, file: IntakeFile) -> IntakeFile:
        """Keep a file that is new, and give it with its key."""
        with _refusals_told():
            cursor = self._connection.execute("INSERT INTO files (record) VALUES (?)", (_record(file),))
        return replace(file, key=cursor.lastrowid or 0)

    def keep(self, file: IntakeFile) -> None:
        """Keep how a file stands."""
        with _refusals_told():
            self._connection.execute("UPDATE files SET record = ? WHERE key = ?", (_record(file), file.key))

    def forget(self, keys: Iterable[int]) -> None:
        """Forget files."""
        with _refusals_told(), contextlib.closing(self._connection.cursor()) as cursor:
            cursor.executemany("DELETE FROM files WHERE key = ?", [(key,) for key in keys])

    def passed_over(self) -> dict[str, tuple[int, int]]:
        """The files of watched folders that are left alone while they have this size and time."""
        found = self._connection.execute("SELECT path, size, modified_ns FROM passed_over")
        return {path: (size, modified_ns) for path, size, modified_ns in found}

    def pass_over(self, path: str, size: int, modified_ns: int) -> None:
        """Leave a file of a watched folder alone until it changes."""
        signs = path, size, modified_ns
        with _refusals_told():
            self._connection.execute("INSERT OR REPLACE INTO passed_over VALUES (?, ?, ?)", signs)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


@contextlib.contextmanager
def _refusals_told() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if error.sqlite_errorcode & 0xFF not in _REFUSALS:
            raise
        raise IntakeError(
            "디스크에 남은 공간이 없거나 쓸 수 없어 올린 파일의 목록을 적지 못했습니다.",
            "디스크의 남은 공간과 문서함 폴더의 권한을 확인해 주세요.",
        ) from error


def _record(file: IntakeFile) -> str:
    # What is under way is waiting for whoever opens the journal next.
    kept = replace(file, state=FileState.WAITING) if file.state in UNDER_WAY else file
    return json.dumps(asdict(kept), ensure_ascii=False)


def _file(key: int, record: dict[str, Any]) -> IntakeFile:
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in record.items()
    }
    fields |= {"key": key, "origin": Origin(record["origin"]), "state": FileState(record["state"])}
    fields["choices"] = tuple(Choice(choice) for choice in record["choices"])
    return IntakeFile(**fields)


def is_over(file: IntakeFile) -> bool:
    """Whether nothing more will become of a file."""
    return file.state not in OPEN
