"""The documents read last, kept in memory: an answer looks into the same few again and again."""

import threading

from ingest.types import Document

# Characters kept in all: some thirty long reports, well under 100 MB with their blocks.
_MOST_CHARACTERS = 3_000_000


class Shelf:
    """Documents of one revision of a library."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._revision = -1
        self._documents: dict[str, Document] = {}

    def get(self, name: str, revision: int) -> Document | None:
        """Take a document, if it stands here as of that revision."""
        with self._mutex:
            return self._documents.get(name) if revision == self._revision else None

    def put(self, document: Document, revision: int) -> None:
        """Keep a document; those of another revision go, and the oldest ones when there are too many."""
        with self._mutex:
            if revision != self._revision:
                self._documents.clear()
                self._revision = revision
            self._documents[document.name] = document
            while len(self._documents) > 1 and self._characters() > _MOST_CHARACTERS:
                del self._documents[next(iter(self._documents))]

    def _characters(self) -> int:
        return sum(len(document.text) for document in self._documents.values())
