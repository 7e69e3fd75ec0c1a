"""All parts of one file from a process that reads: when one part ends the process, the next goes on behind it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from ingest.errors import IngestError
from ingest.limits import Limits
from ingest.reading.frames import Frame, Kind
from ingest.reading.parts import garbled
from ingest.reading.process import Ended, Worker


@dataclass(frozen=True, slots=True)
class Answer:
    """What the process said of the part of a name, or why it said nothing."""

    name: str
    said: Frame | IngestError


class _Asked:
    """One request: how many parts it has begun, and the name of the one that it has not finished."""

    def __init__(self) -> None:
        self.begun = 0
        self.pending: str | None = None

    def answers(self, frames: Iterator[Frame], most: int) -> Iterator[Answer]:
        """Pair the names of parts with what is said of them.

        Raises:
            Ended: the process is gone, or says what it can't.
        """
        for frame in frames:
            if (frame.kind is Kind.PART) is (self.pending is not None) or self.begun > most:
                raise Ended(garbled())
            if frame.kind is Kind.PART:
                self.begun += 1
                self.pending = frame.body.decode("utf-8", "replace")
            else:
                name, self.pending = self.pending or "", None
                yield Answer(name, frame)
        if self.pending is not None:
            raise Ended(garbled())


def read_parts(worker: Worker, name: str, data: bytes, limits: Limits) -> Iterator[Answer]:
    """Have a file read, whatever its parts do to the process; a part that ended one is answered with the reason."""
    known = 0
    while True:
        asked = _Asked()
        try:
            with closing(worker.ask(name, data, known)) as frames:
                yield from asked.answers(frames, limits.members)
            return
        except Ended as ended:
            yield Answer(asked.pending or "", ended.reason)
        known += asked.begun
        if asked.pending is None or known > limits.members:  # not a part of it, but the file itself
            return
