"""All files on their way, in memory for whoever looks and in the journal for whoever comes after a kill.

Shared by threads: readers who send, answer, cancel and look, and the one that works. Reads no document.
"""

import contextlib
import threading
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.intake.errors import IntakeError
from assistant.intake.journal import Journal, is_over
from assistant.intake.limits import UploadLimits, check_queue
from assistant.intake.originals import Originals, Received
from assistant.intake.types import (
    ASKING,
    CHOICES,
    OPEN,
    UNDER_WAY,
    Choice,
    FileState,
    IntakeFile,
    IntakeState,
    Origin,
)

if TYPE_CHECKING:
    from filelock import FileLock

# What became of older files is forgotten: the list of documents has them.
_MOST_OVER = 300
_OVER_S = 12 * 3600.0  # failures stay until they are cleared


class Queue:
    """The files of one library; only one server at a time has its queue open."""

    def __init__(self, library: Path, originals: Originals, limits: UploadLimits) -> None:
        self.changed = threading.Condition(threading.RLock())
        self._library = library
        self._originals = originals
        self._limits = limits
        self._files: dict[int, IntakeFile] = {}
        self._unwanted: set[int] = set()
        self._journal: Journal | None = None
        self._lock: FileLock | None = None
        self._waits_for: tuple[str, str] | None = None
        self._unwatched: tuple[tuple[str, str], ...] = ()
        self._removed = 0
        self._began = time.time_ns()
        self._changes = 0

    def open(self) -> None:
        """Open the journal and take up what it has; once is enough.

        Raises:
            IntakeError: the folder can't be written, or another server has the queue.
        """
        with self.changed:
            if self._journal is not None:
                return
            self._lock_folder()
            self._journal = Journal(self._library)
            self._originals.sweep()
            for file in self._journal.files():
                if is_over(file) or self._is_there(file):
                    self._files[file.key] = file
                else:
                    self._journal.forget([file.key])
            self._forget_old()
            self._touch()

    def close(self) -> None:
        """Close the journal; a server after this one may open it."""
        with self.changed:
            if self._journal is not None:
                self._journal.close()
                self._journal = None
            if self._lock is not None:
                self._lock.release()

    def submit(self, file: IntakeFile, received: Received | None = None) -> IntakeFile:
        """Take a file in, with its bytes where a reader sent it; gives it with its number.

        Raises:
            IntakeError: too much waits already.
        """
        with self.changed:
            self.open()
            if received is not None:
                self.check(file.size)
            kept = self._kept().begin(file)
            if received is not None:
                self._originals.accept(received, kept.key)
            self._files[kept.key] = kept
            self._touch()
            return kept

    def check(self, size: int) -> None:
        """Refuse a file of that size where too much waits already.

        Raises:
            IntakeError: it does.
        """
        with self.changed:
            waiting = [
                file.size for file in self._files.values() if file.origin is Origin.UPLOAD and file.state in OPEN
            ]
        check_queue(len(waiting) + 1, sum(waiting) + size, self._limits)

    def state(self) -> IntakeState:
        """How all files stand."""
        with self.changed:
            version = f"{self._began}-{self._changes}"
            files = tuple(map(self._shown, self._files.values()))
            return IntakeState(version, files, self._waits_for, self._unwatched, self._removed)

    def note(self, file: IntakeFile) -> None:
        """Keep how a file stands; nobody is asked about one that was cancelled.

        A disk that refuses keeps nothing from going on: what a later server reads again, it knows already.
        """
        with self.changed:
            if file.state in ASKING and file.key in self._unwanted:
                self.drop(file, FileState.CANCELLED)
                return
            file = replace(file, ended=file.ended or time.time()) if is_over(file) else replace(file, ended=0.0)
            self._files[file.key] = file
            with contextlib.suppress(IntakeError):
                if file.state not in UNDER_WAY or file.state is FileState.READING:
                    self._kept().keep(file)
                self._forget_old()
            self._touch()

    def note_removal(self) -> None:
        """Have everybody see that documents are gone."""
        with self.changed:
            self._removed += 1
            self._touch()

    def explain(self, waits_for: tuple[str, str] | None) -> None:
        """Say why nothing goes on, or that it does."""
        with self.changed:
            if self._waits_for != waits_for:
                self._waits_for = waits_for
                self._touch()

    def explain_unwatched(self, folders: tuple[tuple[str, str], ...]) -> None:
        """Say what is wrong with watched folders."""
        with self.changed:
            if self._unwatched != folders:
                self._unwatched = folders
                self._touch()

    def waiting(self) -> list[IntakeFile]:
        """The files to be read next, oldest first."""
        with self.changed:
            return [file for file in self._files.values() if file.state is FileState.WAITING]

    def file(self, key: int) -> IntakeFile:
        """How one file stands now."""
        with self.changed:
            return self._files[key]

    def awaits(self, place: Path) -> bool:
        """Whether a file of that place is still on its way."""
        with self.changed:
            return any(file.place == str(place) and file.state in OPEN for file in self._files.values())

    def choose(self, keys: Iterable[int], choice: Choice) -> None:
        """Answer the question that files wait with; what asks no such question is left alone."""
        with self.changed:
            for file in self._named(keys):
                if choice not in CHOICES.get(file.state, frozenset()):
                    continue
                if choice is Choice.DROP:
                    self.drop(file, FileState.DECLINED)
                else:
                    self.note(replace(file, state=FileState.WAITING, choices=(*file.choices, choice)))

    def cancel(self, keys: Iterable[int]) -> None:
        """Take files out again; one that is being read, or was begun, is left to the one that works."""
        with self.changed:
            for file in self._named(keys):
                if file.state in ASKING or (file.state is FileState.WAITING and not file.place):
                    self.drop(file, FileState.CANCELLED)
                elif file.state in OPEN:
                    self._unwanted.add(file.key)
            self._touch()

    def cancel_all(self) -> None:
        """Take out all files that nobody is asked about."""
        with self.changed:
            self.cancel([key for key, file in self._files.items() if file.state in OPEN - ASKING])

    def clear(self) -> None:
        """Forget what became of files that are over."""
        with self.changed:
            over = [key for key, file in self._files.items() if is_over(file)]
            self._forget(over)
            self._touch()

    def is_unwanted(self, file: IntakeFile) -> bool:
        """Whether a file was cancelled while it was being read."""
        return file.key in self._unwanted

    def drop(self, file: IntakeFile, state: FileState) -> None:
        """Throw a file away and keep how it ended."""
        with self.changed:
            if file.origin is Origin.UPLOAD:
                self._originals.undo(file.key, Path(file.place) if file.place else None)
            self._unwanted.discard(file.key)
            self.note(replace(file, state=state, place="", passages=0, encoded=0))

    def forget(self, file: IntakeFile) -> None:
        """Forget a file of which nobody needs to hear."""
        with self.changed:
            self._forget([file.key])
            self._touch()

    def passed_over(self) -> dict[str, tuple[int, int]]:
        """The files of watched folders that are left alone while they have this size and time."""
        with self.changed:
            return self._kept().passed_over()

    def pass_over(self, path: Path) -> None:
        """Leave a file of a watched folder alone until it changes."""
        try:
            found = path.stat()
        except OSError:
            return
        with self.changed:
            self._kept().pass_over(str(path), found.st_size, found.st_mtime_ns)

    def _shown(self, file: IntakeFile) -> IntakeFile:
        """How a file stands for those who look: one that was cancelled may go on to the end of a step."""
        ends = file.key in self._unwanted and file.state in OPEN
        return replace(file, state=FileState.CANCELLING) if ends else file

    def _named(self, keys: Iterable[int]) -> list[IntakeFile]:
        return [self._files[key] for key in keys if key in self._files]

    def _kept(self) -> Journal:
        if self._journal is None:
            raise ValueError("the queue is not open")
        return self._journal

    def _is_there(self, file: IntakeFile) -> bool:
        """Whether a file that was on its way can still be read."""
        path = Path(file.place) if file.place else self._originals.incoming(file.key)
        return path.is_file() or self._originals.incoming(file.key).is_file()

    def _forget_old(self) -> None:
        over = [file for file in self._files.values() if is_over(file)]
        spare = max(0, len(over) - _MOST_OVER)
        old = [
            file for file in over[spare:] if file.ended < time.time() - _OVER_S and file.state is not FileState.FAILED
        ]
        self._forget([file.key for file in (*over[:spare], *old)])

    def _forget(self, keys: list[int]) -> None:
        if keys:
            self._kept().forget(keys)
        for key in keys:
            del self._files[key]

    def _lock_folder(self) -> None:
        from filelock import FileLock, Timeout

        try:
            self._library.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._library / "intake.lock", thread_local=False)
            lock.acquire(timeout=0)
        except Timeout as error:
            raise IntakeError(
                "다른 문답 서버가 이 문서함에 파일을 받고 있습니다.",
                "그 서버의 화면에서 올리거나, 그 서버를 끝낸 뒤 다시 올려 주세요.",
            ) from error
        except OSError as error:
            raise IntakeError(
                "문서함 폴더에 쓸 수 없습니다.", "폴더의 권한과 디스크의 남은 공간을 확인해 주세요."
            ) from error
        self._lock = lock

    def _touch(self) -> None:
        self._changes += 1
        self.changed.notify_all()
