"""The process that reads files for another one: bytes in, contents out, until nobody asks any more.

Started by ``ingest.reading.process``. A file may crash, block or bloat it; the process that asks sees to that. Readers
are imported when a file first needs them.
"""

import faulthandler
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import islice
from typing import BinaryIO

from ingest.errors import IngestError
from ingest.formats.reading import Part, PlainText, parts_of
from ingest.limits import Limits
from ingest.reading.confinement import confine, held_memory_bytes, own_pipes
from ingest.reading.frames import Frame, Kind, read_frame, write_frame
from ingest.wire import content_to_json

# Beyond this share of its memory limit, a half, a process makes room by ending: what a file took isn't all given back.
_SPENT = 2
# Longer than the asking process waits: this ends what it has left behind.
_PATIENCE_S = 15.0

Parts = Callable[[bytes, str, Limits], Iterator[Part]]


def main(parts: Parts = parts_of) -> None:
    """Read what is asked for on standard input; the limits are the last argument."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that asks
    limits = Limits(**json.loads(sys.argv[-1]))
    asked, told = own_pipes()
    confine(limits.memory_bytes)
    with asked, told:
        try:
            write_frame(told, Frame(Kind.END, b""))  # ready
            _serve(asked, told, parts, limits)
        except BrokenPipeError:  # nobody waits any more
            os._exit(0)  # closing would write what is left, and fail again


def _serve(asked: BinaryIO, told: BinaryIO, parts: Parts, limits: Limits) -> None:
    """Answer requests until there are none, or until the memory is better given back."""
    spent = False
    while not spent:
        request, data = read_frame(asked, limits.file_bytes), read_frame(asked, limits.file_bytes)
        if request is None or data is None:
            return
        file = json.loads(request.body)
        for frame in _answer(parts(data.body, file["name"], limits), file["known"], limits):
            write_frame(told, frame)
        spent = held_memory_bytes() * _SPENT > limits.memory_bytes
        write_frame(told, Frame(Kind.END, b"spent" if spent else b""))


def _answer(parts: Iterator[Part], known: int, limits: Limits) -> Iterator[Frame]:
    """Give the frames of all parts behind those that are known."""
    upcoming = islice(parts, known, None)
    while True:
        try:
            with _ended_in_time(limits):
                part = next(upcoming, None)
        except Exception as error:  # of the whole file: no part has a name yet
            yield Frame(Kind.PART, b"")
            yield _failure(error)
            return
        if part is None:
            return
        yield Frame(Kind.PART, part.name.encode("utf-8", "replace"))
        try:
            with _ended_in_time(limits):
                found = _read(part, limits)
        except Exception as error:
            found = _failure(error)
        yield found


def _read(part: Part, limits: Limits) -> Frame:
    found = part.read(limits)
    hashed = sha256(part.data).digest()
    if isinstance(found, PlainText):
        return Frame(Kind.TEXT, hashed + f"{found.format}\n{found.text}".encode())
    return Frame(Kind.CONTENT, hashed + content_to_json(found))


def _failure(error: Exception) -> Frame:
    if isinstance(error, IngestError):
        said = {"problem": error.problem, "remedy": error.remedy}
        return Frame(Kind.REFUSED, json.dumps(said).encode())
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if "ingest" in frame.filename]
    place = f"{ours[-1].filename.rpartition('ingest')[2]}:{ours[-1].lineno}" if ours else ""
    return Frame(Kind.BROKEN, json.dumps({"error": type(error).__name__, "place": place}).encode())


@contextmanager
def _ended_in_time(limits: Limits) -> Iterator[None]:
    """End this process when the block takes far too long, whatever code it is in and whether anybody still asks."""
    faulthandler.dump_traceback_later(limits.seconds + _PATIENCE_S, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    main()
