"""One process that reads files, seen from outside: started when first asked, ended when its file goes wrong.

Knows limits and messages, nothing of formats. Not for two threads at once.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator, Iterator
from dataclasses import asdict
from typing import IO, BinaryIO, cast

from ingest.errors import IngestError
from ingest.limits import Limits
from ingest.reading.frames import Frame, FrameError, Kind, read_frame, write_frame
from ingest.reading.parts import crashed, garbled, not_started, out_of_memory, out_of_time
from ingest.reasons import reason_of

WORKER = "ingest.worker"
# The search path is the asking process's own, whatever the folder or the environment says.
_START = (
    "import sys; sys.path[:] = sys.argv[2:-1]; from importlib import import_module; import_module(sys.argv[1]).main()"
)
# An answer is as long as a document's text with its marks; a cell takes some 30 bytes beside its text.
_BYTES_A_CHARACTER = 6
_BYTES_A_CELL = 100
_ENDING_S = 2.0
_KILLED = -9  # by the system where it wasn't us: there was no memory left
# What libraries say before they give up for want of memory.
_NO_MEMORY = (b"MemoryError", b"bad_alloc", b"emory allocation", b"ut of memory")
_LAST_WORDS = 8192


class Ended(Exception):
    """The process has ended, or was ended, on the way; ``reason`` is for the file that it was reading."""

    def __init__(self, reason: IngestError) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Worker:
    """A process that reads one file after another; one thread asks, any may stop it."""

    def __init__(self, limits: Limits, module: str = WORKER) -> None:
        """``module`` has the ``main`` that the process runs."""
        self._limits = limits
        self._module = module
        self._most = _BYTES_A_CHARACTER * limits.text_bytes + _BYTES_A_CELL * limits.cells
        self._running: _Running | None = None
        self._starting = threading.Lock()
        self._closed = False

    def ask(self, name: str, data: bytes, known: int) -> Generator[Frame, None, None]:
        """Have a file read; gives the frames of its parts behind those known, and ends with the last.

        Closed before its end, it ends the process.

        Raises:
            Ended: the process is gone; the next file starts another.
        """
        running = self._started()
        request = json.dumps({"name": name, "known": known}).encode()
        spent = True
        try:
            with running.in_time(self._limits.seconds):
                running.tell(Frame(Kind.FILE, request), Frame(Kind.BYTES, data))
            if not running.ready:
                running.ready = self._next(running).kind is Kind.END
            while (frame := self._next(running)).kind is not Kind.END:
                yield frame
            spent = bool(frame.body)
        finally:
            if spent:
                self._end()

    def stop(self) -> None:
        """End the process at once, whatever it does; any thread may."""
        with self._starting:
            self._closed = True
            if self._running is not None:
                self._running.kill()

    def close(self) -> None:
        """End the process and take back what it held, when nobody asks any more."""
        self.stop()
        self._end()

    def _started(self) -> "_Running":
        with self._starting:
            if self._closed:
                raise Ended(crashed(_KILLED))
            if self._running is None:
                try:
                    self._running = _Running(self._module, self._limits)
                except OSError as error:
                    raise Ended(not_started(reason_of(error))) from error
            return self._running

    def _next(self, running: "_Running") -> Frame:
        try:
            with running.in_time(self._limits.seconds):
                frame = running.hear(self._most)
        except FrameError:
            raise Ended(garbled()) from None
        if frame is None:
            raise Ended(running.why_ended(self._limits))
        return frame

    def _end(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.end()


class _Running:
    """The process itself, with its pipes and what it writes to standard error."""

    def __init__(self, module: str, limits: Limits) -> None:
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        self._late = False
        self.ready = False  # whether it has said so
        path = [os.path.abspath(place) for place in sys.path]  # noqa: PTH100 - an empty entry is this folder
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", _START, module, *path, json.dumps(asdict(limits))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._words,
            start_new_session=True,  # Ctrl-C on the terminal is not for it
        )

    def tell(self, *frames: Frame) -> None:
        """Send a request; where the process is gone, the missing answer says so."""
        with contextlib.suppress(OSError):
            for frame in frames:
                write_frame(cast("BinaryIO", self._process.stdin), frame)

    def hear(self, most: int) -> Frame | None:
        return read_frame(cast("BinaryIO", self._process.stdout), most)

    @contextlib.contextmanager
    def in_time(self, seconds: float) -> Iterator[None]:
        """Kill the process when the block takes longer."""
        timer = threading.Timer(seconds, self._pass)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        """Kill the process if it lives, and close its pipes."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._words):
            with contextlib.suppress(OSError):
                cast("IO[bytes]", stream).close()

    def why_ended(self, limits: Limits) -> IngestError:
        """Find out what ended the process."""
        try:
            status = self._process.wait(_ENDING_S)
        except subprocess.TimeoutExpired:  # it has only closed its pipe
            return garbled()
        if self._late:
            return out_of_time(limits)
        if not self.ready:
            return not_started(f"종료 코드 {status}")
        said = self._last_words()
        if status == _KILLED or any(word in said for word in _NO_MEMORY):
            return out_of_memory(limits)
        return crashed(status)

    def _pass(self) -> None:
        self._late = True
        self._process.kill()

    def _last_words(self) -> bytes:
        size = self._words.seek(0, os.SEEK_END)
        self._words.seek(max(0, size - _LAST_WORDS))
        return self._words.read()
