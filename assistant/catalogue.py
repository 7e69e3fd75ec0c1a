"""The library's documents as they are looked through: filtered by words, ordered, a page at a time.

Reads the list once for each revision of the library. Copies and editions take far longer to tell than the list, so in
a large library they are told by a thread behind it, and meanwhile as they last were. Knows no page of the server.
"""

import threading
import time
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from assistant.origins.years import years_of_document
from assistant.source_states import SourceState, SourceStates
from index.library import Library
from index.reading import StoredFile
from index.types import DocumentEntry

PER_PAGE = 50
# Above this many documents relations take longer than a reader likes to wait (2.7 s for 10,000).
_AT_ONCE = 800
# Of the time, at most one part in so many goes into telling relations while documents are being added.
_REST = 20
# Documents whose years are held: telling them takes some hundredths of a millisecond, in a large library seconds.
_REMEMBERED = 200_000


class Order(StrEnum):
    """By what documents are ordered."""

    ADDED = "added"
    TITLE = "title"
    NAME = "name"
    FORMAT = "format"
    DATE = "date"
    PAGES = "pages"
    PASSAGES = "passages"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader wants to see; ``page`` from 1."""

    words: str = ""
    order: Order = Order.ADDED
    descending: bool = True
    page: int = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """One document of the list; ``own`` where the library keeps the original itself."""

    entry: DocumentEntry
    source: SourceState
    own: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of the list; ``unrelated`` while copies and editions are still being told."""

    wanted: Wanted
    rows: tuple[Listed, ...]
    found: int
    total: int
    unrelated: bool = False

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.found // PER_PAGE))


@dataclass(frozen=True, slots=True)
class _Relations:
    revision: int
    until: float  # when they may be told again
    entries: Mapping[str, DocumentEntry]


class Catalogue:
    """The list of one library; safe to share between threads."""

    def __init__(self, get_library: Callable[[], Library], own: Path) -> None:
        """``own`` is the folder of the originals that the library keeps."""
        self._get_library = get_library
        self._own = own
        self._states = SourceStates()
        self._lock = threading.Lock()
        self._telling = threading.Lock()
        self._entries: tuple[int, list[DocumentEntry], list[str]] = (-1, [], [])
        self._names: frozenset[str] = frozenset()
        self._relations = _Relations(-1, 0.0, {})

    def show(self, wanted: Wanted) -> Shown:
        """Give the page that is wanted, or the last one."""
        library = self._get_library()
        revision, entries, keys = self._list(library)
        words = _plain(wanted.words).split()
        found = [entry for entry, key in zip(entries, keys, strict=True) if all(word in key for word in words)]
        found.sort(key=_KEYS[wanted.order], reverse=wanted.descending)
        last = max(1, -(-len(found) // PER_PAGE))
        wanted = replace(wanted, page=min(max(wanted.page, 1), last))
        seen = found[(wanted.page - 1) * PER_PAGE : wanted.page * PER_PAGE]
        relations = self._related(library, revision, len(entries))
        files = library.documents.files([entry.name for entry in seen])
        rows = tuple(self._listed(relations.entries.get(entry.name, entry), entry, files) for entry in seen)
        return Shown(wanted, rows, len(found), len(entries), relations.revision != revision)

    def _list(self, library: Library) -> tuple[int, list[DocumentEntry], list[str]]:
        revision = library.revision
        with self._lock:
            if self._entries[0] != revision:
                entries = library.documents.listed()
                self._names = frozenset(entry.name for entry in entries)
                self._entries = revision, entries, [_plain(f"{entry.title} {entry.name}") for entry in entries]
            return self._entries

    def _related(self, library: Library, revision: int, count: int) -> _Relations:
        if self._relations.revision == revision or time.monotonic() < self._relations.until:
            return self._relations
        if count <= _AT_ONCE:
            self._tell(library)
        elif not self._telling.locked():
            threading.Thread(target=self._tell, args=(library,), name="relations", daemon=True).start()
        return self._relations

    def _tell(self, library: Library) -> None:
        with self._telling:
            began, revision = time.monotonic(), library.revision
            entries = {entry.name: entry for entry in library.documents.entries()}
            now = time.monotonic()
            until = now + (_REST * (now - began) if len(entries) > _AT_ONCE else 0)
            self._relations = _Relations(revision, until, entries)

    def _listed(self, related: DocumentEntry, entry: DocumentEntry, files: Mapping[str, StoredFile]) -> Listed:
        names = self._names
        same_as = tuple(name for name in related.same_as if name in names)
        editions = tuple(name for name in related.editions if name in names)
        told = replace(entry, same_as=same_as, editions=editions, edition_year=related.edition_year)
        stored = files.get(entry.name)
        if stored is None or stored.source is None:
            return Listed(told, SourceState.GONE, False)
        return Listed(told, self._states.of(stored), stored.source.is_relative_to(self._own))


def years_told(entry: DocumentEntry) -> frozenset[int]:
    """Give the years that a document's title or name tells, as the choice of years has them; no text is read."""
    return _years(entry.name, entry.title)


@lru_cache(maxsize=_REMEMBERED)
def _years(name: str, title: str) -> frozenset[int]:
    return years_of_document(name, title, "", "")


def _plain(text: str) -> str:
    """Bring text to the form in which it is compared; a Mac's names come in pieces of letters."""
    return unicodedata.normalize("NFC", text).casefold()


_KEYS: Mapping[Order, Callable[[DocumentEntry], tuple[object, ...]]] = {
    Order.ADDED: lambda entry: (entry.added_at, entry.name),
    Order.TITLE: lambda entry: (_plain(entry.title), entry.name),
    Order.NAME: lambda entry: (_plain(entry.name),),
    Order.FORMAT: lambda entry: (entry.format, _plain(entry.title)),
    Order.DATE: lambda entry: (entry.date or str(max(years_told(entry), default="")), entry.name),
    Order.PAGES: lambda entry: (entry.pages, entry.name),
    Order.PASSAGES: lambda entry: (entry.passages, entry.name),
}
