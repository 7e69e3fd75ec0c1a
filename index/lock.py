"""One writer at a time, over all processes, by a lock on a file that a killed process gives back by itself."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import LibraryBusy
from index.problems import system_problem

if TYPE_CHECKING:
    from filelock import FileLock


class WriterLock:
    """The right to write to one library; threads of this process share it once it is held."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writers = threading.RLock()
        self._mutex = threading.Lock()
        self._holders = 0
        self._lock: FileLock | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the right to write documents; other threads of this process wait for their turn.

        Raises:
            LibraryBusy: another process has it; the message says which.
        """
        with self._writers:
            self._acquire_or_explain()
            try:
                yield
            finally:
                self._release()

    @contextmanager
    def offered(self) -> Iterator[bool]:
        """Hold the right to write derived files if no other process does and the folder allows it; say whether."""
        try:
            granted = os.access(self._folder, os.W_OK) and self._acquire()
        except OSError:
            granted = False
        try:
            yield granted
        finally:
            if granted:
                self._release()

    def _acquire_or_explain(self) -> None:
        try:
            granted = self._acquire()
        except OSError as error:
            raise system_problem(error, self._folder) or error from error
        if not granted:
            raise LibraryBusy(
                f"다른 프로그램{self._holder()}이 ‘{self._folder}’ 문서함에 쓰고 있습니다.",
                "그 작업이 끝난 뒤 다시 시도하세요. 찾기와 질문은 지금도 할 수 있습니다.",
            )

    def _acquire(self) -> bool:
        from filelock import FileLock, Timeout

        with self._mutex:
            if self._lock is None:
                self._lock = FileLock(self._folder / "writer.lock", thread_local=False)
            if self._holders == 0:
                try:
                    self._lock.acquire(timeout=0)
                except Timeout:
                    return False
                with suppress(OSError):  # only for the message; a full disk must not keep anyone from removing
                    self._pid_file.write_text(str(os.getpid()), encoding="ascii")
            self._holders += 1
            return True

    def _release(self) -> None:
        with self._mutex:
            self._holders -= 1
            if self._holders == 0 and self._lock is not None:
                with suppress(OSError):
                    self._pid_file.unlink()
                self._lock.release()

    @property
    def _pid_file(self) -> Path:
        return self._folder / "writer.pid"

    def _holder(self) -> str:
        try:
            return f"(프로세스 {int(self._pid_file.read_text(encoding='ascii'))})"
        except (OSError, ValueError):
            return ""
