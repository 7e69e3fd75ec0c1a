"""The documents of a library as a list: which there are, where they came from, which are copies of each other.

Knows the store; neither their text nor how they are found.
"""

from collections.abc import Collection
from pathlib import Path

from index.lock import WriterLock
from index.reading import StoredFile
from index.relations import copies_of, with_relations
from index.sketching import sketch_all
from index.store import Store
from index.types import DocumentEntry, Opening


class Documents:
    """What is stored, as it stands at each call; safe to share between threads."""

    def __init__(self, store: Store, lock: WriterLock) -> None:
        """``lock`` is the library's own: what copies are told by is made up where no one is writing."""
        self._store = store
        self._lock = lock

    def entries(self) -> list[DocumentEntry]:
        """All documents by name, each with its copies and editions."""
        with self._lock.offered() as granted:
            if granted:
                sketch_all(self._store)
        with self._store.reading() as reader:
            return with_relations(reader.entries(), reader.sketches)

    def listed(self) -> list[DocumentEntry]:
        """All documents by name, without their copies and editions: a fifteenth of the time of ``entries``."""
        with self._store.reading() as reader:
            return reader.entries()

    @property
    def count(self) -> int:
        """The number of documents."""
        with self._store.reading() as reader:
            return reader.count()

    def files(self, names: Collection[str]) -> dict[str, StoredFile]:
        """The files that documents came from, by the documents' names; unknown names are left out."""
        with self._store.reading() as reader:
            return reader.files_named(names)

    def files_inside(self, path: Path) -> list[StoredFile]:
        """The documents that came from a file or from inside it, such as an archive."""
        with self._store.reading() as reader:
            whole = reader.file_from(path)
            return [*([whole] if whole else []), *reader.files_inside(path)]

    def names_of_content(self, sha256: str) -> list[str]:
        """Name the documents whose file has exactly that content."""
        with self._store.reading() as reader:
            return reader.names_of_content(sha256)

    def names(self) -> dict[int, str]:
        """The names of all documents by key; a replaced document has another, higher than all before."""
        with self._store.reading() as reader:
            return reader.document_names()

    def openings(self, after: int = 0) -> list[Opening]:
        """How the documents with a higher key begin."""
        with self._store.reading() as reader:
            return reader.openings(after)

    def copies(self, name: str) -> tuple[str, ...]:
        """Name the copies of a document, such as the same in another format."""
        with self._store.reading() as reader:
            known = reader.sketches.known([name]).values()
            return tuple(copy.name for one in known for copy in copies_of(one, reader.sketches))

    def alike(self, names: Collection[str]) -> set[str]:
        """Name those of some documents that may be copies of another of them; only their ``copies`` need a look."""
        with self._store.reading() as reader:
            return reader.sketches.alike(names)
