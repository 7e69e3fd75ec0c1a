"""Several files read at once by processes of their own, ahead of the one whose turn it is.

What waits for its turn is bounded in bytes, except for the file whose turn has come. Knows nothing of documents.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import LifoQueue, SimpleQueue
from threading import Condition

from ingest.errors import IngestError
from ingest.limits import MEGABYTE, Limits
from ingest.reading.asking import Answer, read_parts
from ingest.reading.config import ReadingConfig
from ingest.reading.opening import read_bytes
from ingest.reading.parts import FoundPart, part_from
from ingest.reading.process import WORKER, Worker

# Files as they are and what was read of them, together.
_WAITING_BYTES = 400 * MEGABYTE


class Stopped(Exception):
    """Nobody waits for the file any more."""


class FileReading:
    """A file on its way through a process; its parts come in order, once."""

    def __init__(self, path: Path, limits: Limits, budget: "_Budget") -> None:
        self._path = path
        self._limits = limits
        self._budget = budget
        self._waiting: SimpleQueue[Answer | Exception | None] = SimpleQueue()

    def parts(self) -> Iterator[FoundPart]:
        """Give what was read, waiting for it; a file that can't be read is one part, too."""
        self._budget.prefer(self)
        while (answer := self._waiting.get()) is not None:
            if isinstance(answer, Exception):
                raise answer
            if not isinstance(answer.said, IngestError):
                self._budget.give(len(answer.said.body))
            yield part_from(answer.name, answer.said, self._limits)

    def read(self, worker: Worker) -> None:
        """Have the file read; for the thread that reads ahead."""
        try:
            self._read(worker)
        except IngestError as error:
            self._waiting.put(Answer("", error))
        except Exception as error:  # a fault of this program: to be raised where the parts are taken
            self._waiting.put(error)
        finally:
            self._waiting.put(None)

    def _read(self, worker: Worker) -> None:
        with self._budget.held_for(self, _size(self._path)):
            data = read_bytes(self._path, self._limits)
            for answer in read_parts(worker, self._path.name, data, self._limits):
                if not isinstance(answer.said, IngestError):
                    self._budget.take(self, len(answer.said.body))
                self._waiting.put(answer)


class ReadAhead:
    """The processes; each starts when there is a file for it and none other is free."""

    def __init__(self, config: ReadingConfig, module: str = WORKER, waiting_bytes: int = _WAITING_BYTES) -> None:
        self._limits = config.limits
        self._budget = _Budget(waiting_bytes)
        self._workers = [Worker(config.limits, module) for _ in range(config.workers)]
        self._free: LifoQueue[Worker] = LifoQueue()  # the last one used has its readers imported
        for worker in self._workers:
            self._free.put(worker)
        self._threads = ThreadPoolExecutor(config.workers, thread_name_prefix="reading")

    def begin(self, path: Path) -> FileReading:
        """Have a file read after those begun before it."""
        reading = FileReading(path, self._limits, self._budget)
        self._threads.submit(self._read, reading)
        return reading

    def close(self) -> None:
        """End everything at once."""
        self._budget.close()
        for worker in self._workers:
            worker.stop()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.close()

    def _read(self, reading: FileReading) -> None:
        worker = self._free.get()
        try:
            reading.read(worker)
        finally:
            self._free.put(worker)


class _Budget:
    """Bytes that may wait; one reading goes before it: the one that is waited for."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._preferred: FileReading | None = None
        self._closed = False
        self._changed = Condition()

    def prefer(self, reading: FileReading) -> None:
        """Let a reading go on without bounds."""
        with self._changed:
            self._preferred = reading
            self._changed.notify_all()

    def take(self, reading: FileReading, size: int) -> None:
        """Wait until there is room for so many bytes, or nothing else waits.

        Raises:
            Stopped: there never will be.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._has_room(reading, size))
            if self._closed:
                raise Stopped
            self._held += size

    def give(self, size: int) -> None:
        """Free what was taken."""
        with self._changed:
            self._held -= size
            self._changed.notify_all()

    @contextmanager
    def held_for(self, reading: FileReading, size: int) -> Iterator[None]:
        """Hold so many bytes while the block runs."""
        self.take(reading, size)
        try:
            yield
        finally:
            self.give(size)

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _has_room(self, reading: FileReading, size: int) -> bool:
        return reading is self._preferred or self._held == 0 or self._held + size <= self._most


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # reading it says why
        return 0
