"""What each file of a run needs, some files ahead of its turn, so that processes read while documents are analysed.

A file that has not changed is not read, plain text waits for its turn, and everything else is begun. Nothing is
stored here.
"""

import hashlib
from collections import deque
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.naming import identify
from index.reading import Reader, StoredFile
from index.store import Store
from index.writing import Source
from ingest.errors import IngestError
from ingest.files import FoundFile
from ingest.formats.detect import Format
from ingest.reading.config import ReadingConfig
from ingest.reading.opening import plain_format

if TYPE_CHECKING:
    from ingest.reading.ahead import FileReading, ReadAhead

# Files looked at before their turn, and how many of them are read by each process, so that none of them waits.
_FILES_AHEAD = 32
_READ_AHEAD = 2


# The size of an archive's documents until all of them are stored: a run that was killed on the way reads it again.
UNFINISHED = -1


@dataclass(frozen=True, slots=True)
class Planned:
    """A file and what to do: skip its ``unchanged`` documents, refuse it, read it as plain text, or take what is read.

    ``source`` is the file before anything was read: one that changes meanwhile then counts as changed the next time.
    ``moved`` is where an unchanged document's file now is, if its place or time is not the one that is known.
    """

    file: FoundFile
    source: Source | None
    unchanged: tuple[str, ...] = ()
    moved: Source | None = None
    refused: IngestError | None = None
    plain: Format | None = None
    reading: "FileReading | None" = None


class Planning:
    """One run's plans; ``analysis`` is the identity of what analyses documents now.

    With ``again`` every file is read and stored, whether it has changed or not.
    """

    def __init__(self, store: Store, analysis: str, config: ReadingConfig, *, again: bool = False) -> None:
        self._store = store
        self._analysis = analysis
        self._config = config
        self._again = again
        self._ahead: ReadAhead | None = None

    def planned(self, files: Iterable[FoundFile]) -> Generator[Planned, None, None]:
        """Give each file's plan in order; closing ends what is read ahead."""
        upcoming, waiting = iter(files), deque[Planned]()
        try:
            while True:
                while self._has_room(waiting) and (file := next(upcoming, None)) is not None:
                    waiting.append(self._plan(file))
                if not waiting:
                    return
                yield waiting.popleft()
        finally:
            if self._ahead is not None:
                self._ahead.close()

    def _has_room(self, waiting: deque[Planned]) -> bool:
        begun = sum(plan.reading is not None for plan in waiting)
        return len(waiting) < _FILES_AHEAD and begun < _READ_AHEAD * self._config.workers

    def _plan(self, file: FoundFile) -> Planned:
        source = source_of(file.path)
        if source is not None and not self._again:
            with self._store.reading() as reader:
                unchanged = self._unchanged(reader, file, source)
            if unchanged is not None:
                return unchanged
        try:
            plain = plain_format(file.path)
        except IngestError as error:
            return Planned(file, source, refused=error)
        if plain is not None:
            return Planned(file, source, plain=plain)
        return Planned(file, source, reading=self._begin(file.path))

    def _begin(self, path: Path) -> "FileReading":
        if self._ahead is None:
            from ingest.reading.ahead import ReadAhead

            self._ahead = ReadAhead(self._config)
        return self._ahead.begin(path)

    def _unchanged(self, reader: Reader, file: FoundFile, source: Source) -> Planned | None:
        """Plan for a file that has not changed, by its size and time, else by its content; None for others."""
        stored, inside = reader.file_from(file.path), reader.files_inside(file.path)
        same = [one for one in (stored, *inside) if one is not None and one.is_of(source.size, source.modified_ns)]
        if same:
            level = all(map(self._is_level, same))
            return Planned(file, source, unchanged=tuple(one.name for one in same)) if level else None
        if inside or (stored is not None and stored.size == UNFINISHED):
            return None
        return self._unchanged_by_content(reader, file, source)

    def _unchanged_by_content(self, reader: Reader, file: FoundFile, source: Source) -> Planned | None:
        identity = identify(reader, file.path, file.name, None)
        if identity.stored is None and identity.name == file.name:  # nothing of that place or name
            return None
        sha256 = _sha256(file.path)
        stored = identify(reader, file.path, file.name, sha256).stored
        if stored is None or stored.sha256 != sha256 or not self._is_level(stored):
            return None
        return Planned(file, source, unchanged=(stored.name,), moved=source)

    def _is_level(self, stored: StoredFile) -> bool:
        return stored.analysis == self._analysis


def source_of(path: Path) -> Source | None:
    """Note a file's size and time."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Source(path, found.st_size, found.st_mtime_ns)


def _sha256(path: Path) -> str | None:
    """Hash a file; ``None`` where it can't be read, and reading it as a document will say why."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
