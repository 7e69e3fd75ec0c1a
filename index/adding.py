"""Reading files into a library, one transaction a document; what fails is reported and the others go in."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from index.encoder import FIRST_PART, encode_in_parts
from index.naming import Identity, identify
from index.store import Store
from index.writing import Source
from ingest.errors import IngestError
from ingest.files import FoundFile, walk
from ingest.korean import Korean
from ingest.prepare import prepare_file

if TYPE_CHECKING:
    from index.encoder import Encoder


class AddStep(StrEnum):
    """What happens, or has happened, to one file."""

    READING = "reading"
    ENCODING = "encoding"
    ADDED = "added"
    REPLACED = "replaced"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class AddEvent:
    """Each file gives ``READING`` when its turn comes and one other step when it is done; positions from 1.

    Between them a long document gives ``ENCODING`` now and then, with how many of its passages have their vector.
    """

    name: str
    position: int
    total: int
    step: AddStep
    encoded: int = 0
    passages: int = 0


@dataclass(frozen=True, slots=True)
class AddFailure:
    """A file that did not go in: what is wrong, and what to do."""

    name: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class AddReport:
    """Names of documents by what became of them, each in the order of the files."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    skipped: tuple[str, ...]
    failed: tuple[AddFailure, ...]


Progress = Callable[[AddEvent], None]


class Adding:
    """One run over some files; the caller holds the writer lock."""

    def __init__(self, store: Store, korean: Korean, encoder: "Encoder", stored: Callable[[int], None]) -> None:
        """``stored`` is called after each document with its number of passages."""
        self._store = store
        self._korean = korean
        self._encoder = encoder
        self._stored = stored

    def run(self, paths: Sequence[Path], progress: Progress | None) -> AddReport:
        """Add every file below the paths."""
        files = _each_once(walk([path.absolute() for path in paths]))
        names: dict[AddStep, list[str]] = {step: [] for step in AddStep}
        failed: list[AddFailure] = []
        for position, file in enumerate(files, 1):
            event = AddEvent(file.name, position, len(files), AddStep.READING)
            if progress:
                progress(event)
            try:
                name, step = self._add(file, event, progress)
            except IngestError as error:
                name, step = file.name, AddStep.FAILED
                failed.append(AddFailure(file.name, error.problem, error.remedy))
            names[step].append(name)
            if progress:
                progress(replace(event, name=name, step=step))
        added, replaced, skipped = (names[step] for step in (AddStep.ADDED, AddStep.REPLACED, AddStep.SKIPPED))
        return AddReport(tuple(added), tuple(replaced), tuple(skipped), tuple(failed))

    def _add(self, file: FoundFile, event: AddEvent, progress: Progress | None) -> tuple[str, AddStep]:
        source = _source(file.path)
        with self._store.reading() as reader:
            identity = identify(reader, file.path, file.name, None)
            if source is not None and identity.same_file(source) and self._is_level(identity):
                return identity.name, AddStep.SKIPPED
            sha256 = _sha256(file.path)
            identity = identify(reader, file.path, file.name, sha256)
        if identity.stored is not None and identity.stored.sha256 == sha256 and self._is_level(identity):
            self._note_source(identity.name, source)
            return identity.name, AddStep.SKIPPED
        prepared = prepare_file(file.path, identity.name, self._korean)
        count = len(prepared.passages)

        def encoded(passages: int) -> None:
            if progress and count > FIRST_PART:
                progress(replace(event, step=AddStep.ENCODING, encoded=passages, passages=count))

        vectors = encode_in_parts(self._encoder, prepared.passages, encoded)
        with self._store.writing() as writer:
            writer.put(prepared, vectors, source)
        self._stored(count)
        return identity.name, AddStep.ADDED if identity.stored is None else AddStep.REPLACED

    def _is_level(self, identity: Identity) -> bool:
        """Whether the document was analysed as it would be now, with the same dictionary and version."""
        return identity.stored is not None and identity.stored.analysis == self._korean.identity

    def _note_source(self, name: str, source: Source | None) -> None:
        if source is not None:
            with self._store.writing() as writer:
                writer.note_source(name, source)


def _each_once(found: Iterable[FoundFile]) -> list[FoundFile]:
    files: dict[Path, FoundFile] = {}
    for file in found:
        files.setdefault(file.path, file)
    return list(files.values())


def _source(path: Path) -> Source | None:
    """Note size and time before reading: a file that changes meanwhile then counts as changed the next time."""
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
