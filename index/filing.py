"""Putting one document into a library: under which name, analysed, encoded, and stored in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.copies import Known, holds_all_of
from index.encoder import FIRST_PART, encode_in_parts
from index.events import AddCopy, AddEvent, AddStep, Progress
from index.likeness import sketch_of
from index.naming import Identity, identify
from index.relations import copies_of
from index.store import Store
from index.writing import Source
from ingest.documents import document_from
from ingest.errors import IngestError
from ingest.korean import Korean
from ingest.limits import Limits
from ingest.prepare import prepare
from ingest.types import Document

if TYPE_CHECKING:
    from index.encoder import Encoder
    from ingest.reading.parts import FoundPart


class Filing:
    """The library's side of a run that adds files."""

    def __init__(self, store: Store, korean: Korean, encoder: "Encoder", stored: Callable[[int], None]) -> None:
        """``stored`` is called after each document with its number of passages."""
        self._store = store
        self._korean = korean
        self._encoder = encoder
        self._stored = stored

    def document(self, name: str, part: "FoundPart", limits: Limits) -> Document:
        """Make the document ``name`` of what was read of a file.

        Raises:
            IngestError: it could not be read, or nothing stands in it.
        """
        if isinstance(part.found, IngestError):
            raise part.found
        return document_from(name, part.sha256, part.found, limits, self._korean.are_apart)

    def identity(self, path: Path, document: Document) -> Identity:
        """Tell which document of the library this is, by the file that it comes from, its name and its content."""
        with self._store.reading() as reader:
            return identify(reader, path, document.name, document.sha256)

    def is_level(self, identity: Identity, document: Document) -> bool:
        """Whether the same content is stored, analysed as it would be now."""
        stored = identity.stored
        return stored is not None and (stored.sha256, stored.analysis) == (document.sha256, self._korean.identity)

    def copies_that_hold(self, document: Document) -> tuple[str, ...]:
        """Name the stored copies of a document not yet stored that have all that it has."""
        new = Known(document.name, document.format, document.sha256, sketch_of(document.text))
        with self._store.reading() as reader:
            return tuple(one.name for one in copies_of(new, reader.sketches) if holds_all_of(one, new))

    def copies(self, names: Sequence[str]) -> tuple[AddCopy, ...]:
        """Tell which documents, stored in this order, are copies of those before them."""
        found: list[AddCopy] = []
        later = set(names)
        for name in names:
            later.discard(name)
            with self._store.reading() as reader:
                known = reader.sketches.known([name])
                copies = [one.name for new in known.values() for one in copies_of(new, reader.sketches)]
            before = tuple(copy for copy in copies if copy not in later)
            found += [AddCopy(name, before)] if before else []
        return tuple(found)

    def put(self, document: Document, source: Source | None, event: AddEvent, progress: Progress) -> None:
        """Analyse, encode and store a document."""
        progress(replace(event, step=AddStep.ANALYZING))
        prepared = prepare(document, self._korean)
        event = replace(event, passages=len(prepared.passages))

        def encoded(passages: int) -> None:
            if event.passages > FIRST_PART:
                progress(replace(event, step=AddStep.ENCODING, encoded=passages))

        vectors = encode_in_parts(self._encoder, prepared.passages, encoded)
        progress(replace(event, step=AddStep.STORING))
        with self._store.writing() as writer:
            writer.put(prepared, vectors, source)
        self._stored(event.passages)

    def note_sources(self, sources: Sequence[tuple[str, Source]]) -> None:
        """Remember where the files of unchanged documents are, all or none."""
        with self._store.writing() as writer:
            for name, source in sources:
                writer.note_source(name, source)
