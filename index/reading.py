"""What is read from a library's SQLite file, within one snapshot."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import rows
from index.sketches import Sketches
from index.types import DocumentEntry, Opening
from ingest.types import Document, Passage, Sentence

Keys = NDArray[np.int64]

# Rows fetched at a time where a whole table is streamed: a few MB of vectors.
_BATCH = 2048
# A document's first passages: a letterhead, a table of who tells whom, the first sentences.
_FIRST_PASSAGES = 3

_PASSAGES = (
    'SELECT p.key, d.name, p.start, p."end", p.text, p.headings, p.context, p.page'
    " FROM passages p JOIN documents d ON d.key = p.document"
)


@dataclass(frozen=True, slots=True)
class State:
    """Where a library stands; see index.schema for the columns."""

    library: str
    revision: int
    passages: int
    newest: int
    encoder: str
    dimension: int
    encoding: int


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What a library knows of the file that a document came from."""

    name: str
    source: Path | None
    size: int | None
    modified_ns: int | None
    sha256: str
    analysis: str

    def is_of(self, size: int, modified_ns: int) -> bool:
        """Whether the document was made of a file of that size and time."""
        return (self.size, self.modified_ns) == (size, modified_ns)


class Reader:
    """The queries; lives as long as its transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.sketches = Sketches(connection)

    def state(self) -> State:
        """Where the library stands."""
        return State(*self._connection.execute("SELECT * FROM library").fetchone())

    def entries(self) -> list[DocumentEntry]:
        """All documents by name."""
        found = self._connection.execute(
            "SELECT name, title, format, page_count, passages, added_at, sha256, date, remarks"
            " FROM documents JOIN particulars ON document = key ORDER BY name"
        )
        return [replace(DocumentEntry(*fields), remarks=rows.texts_of(remarks)) for *fields, remarks in found]

    def document_names(self) -> dict[int, str]:
        """The names of all documents by key."""
        return dict(self._connection.execute("SELECT key, name FROM documents"))

    def openings(self, after: int) -> list[Opening]:
        """How the documents with a higher key begin."""
        found = self._connection.execute(
            "SELECT d.key, name, title, date, (SELECT group_concat(text, char(10)) FROM passages p"
            f" WHERE p.key BETWEEN first_passage AND first_passage + min(d.passages, {_FIRST_PASSAGES}) - 1)"
            " FROM documents d JOIN particulars ON document = d.key WHERE d.key > ? ORDER BY d.key",
            (after,),
        )
        return [Opening(key, name, title, date, head or "") for key, name, title, date, head in found]

    def count(self) -> int:
        """Count the documents."""
        found: int = self._connection.execute("SELECT COUNT(*) FROM documents").fetchone()[0]
        return found

    def document(self, name: str) -> Document | None:
        """One document with its text and blocks."""
        row = self._connection.execute(
            "SELECT name, title, format, sha256, text, blocks, pages, author, date, remarks"
            " FROM documents JOIN particulars ON document = key WHERE name = ?",
            (name,),
        ).fetchone()
        if row is None:
            return None
        name, title, form, sha256, text, blocks, pages, author, date, remarks = row
        read = rows.blocks_of(blocks), rows.pages_of(pages)
        return Document(name, title, form, sha256, text, *read, author, date, rows.texts_of(remarks))

    def sentences(self, name: str, start: int, end: int) -> list[Sentence]:
        """List a document's sentences that lie within a span, in text order."""
        found = self._connection.execute(
            'SELECT block, start, "end", terms FROM sentences '
            "WHERE document = (SELECT key FROM documents WHERE name = ?) "
            'AND start >= ? AND start <= ? AND "end" <= ? ORDER BY start, position',
            (name, start, end, end),
        )
        return [Sentence(block, begin, stop, rows.terms_of(terms)) for block, begin, stop, terms in found]

    def passages(self, keys: Sequence[int]) -> dict[int, Passage]:
        """Load passages; a key that is gone is left out."""
        marks = ",".join("?" * len(keys))
        found = self._connection.execute(f"{_PASSAGES} WHERE p.key IN ({marks})", list(keys))
        return {row[0]: _passage(row) for row in found}

    def passages_of(self, name: str) -> dict[int, Passage]:
        """One document's passages by key, in the order in which they were added."""
        found = self._connection.execute(f"{_PASSAGES} WHERE d.name = ? ORDER BY p.key", (name,))
        return {row[0]: _passage(row) for row in found}

    def document_frequency(self, term: str) -> int:
        """Count the passages whose body or context holds the term."""
        row = self._connection.execute("SELECT passages FROM vocabulary WHERE term = ?", (term,)).fetchone()
        return row[0] if row else 0

    def document_frequencies(self, terms: Collection[str]) -> dict[str, int]:
        """Count the passages that hold each term; unknown terms are left out."""
        # One parameter whatever their number: SQLite takes no more than 32,766.
        found = self._connection.execute(
            "SELECT term, passages FROM vocabulary WHERE term IN (SELECT value FROM json_each(?))",
            (json.dumps([*terms], ensure_ascii=False),),
        )
        return dict(found)

    def terms_of(self, keys: Collection[int]) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
        """Give body and context terms by passage key; unknown keys are left out."""
        marks = ",".join("?" * len(keys))
        found = self._connection.execute(
            f"SELECT key, body_terms, context_terms FROM passages WHERE key IN ({marks})", (*keys,)
        )
        return {key: (rows.terms_of(body), rows.terms_of(context)) for key, body, context in found}

    def contexts_of(self, keys: Collection[int]) -> dict[int, str]:
        """Give what stands above passages by their key; unknown keys are left out."""
        marks = ",".join("?" * len(keys))
        return dict(self._connection.execute(f"SELECT key, context FROM passages WHERE key IN ({marks})", (*keys,)))

    def vocabulary(self) -> dict[str, int]:
        """Read every term with its number of passages."""
        return dict(self._connection.execute("SELECT term, passages FROM vocabulary"))

    def keys(self) -> Keys:
        """Give the keys of all passages, ascending."""
        runs = self._connection.execute(
            "SELECT first_passage, passages FROM documents WHERE passages > 0 ORDER BY first_passage"
        ).fetchall()
        return _keys_of(runs)

    def keys_of(self, names: Collection[str]) -> Keys:
        """Give the keys of the passages of some documents, ascending; unknown names are left out."""
        runs = self._connection.execute(
            "SELECT first_passage, passages FROM documents WHERE name IN (SELECT value FROM json_each(?))"
            " AND passages > 0 ORDER BY first_passage",
            (json.dumps([*names], ensure_ascii=False),),
        ).fetchall()
        return _keys_of(runs)

    def passages_up_to(self, key: int) -> int:
        """Count the passages of documents that begin at or below a key."""
        found: int = self._connection.execute(
            "SELECT COALESCE(SUM(passages), 0) FROM documents WHERE first_passage <= ?", (key,)
        ).fetchone()[0]
        return found

    def terms(self, after: int) -> Iterator[tuple[int, str, str]]:
        """Stream ``(key, body terms, context terms)`` of the passages with a higher key, ascending."""
        yield from self._connection.execute(
            "SELECT key, body_terms, context_terms FROM passages WHERE key > ? ORDER BY key", (after,)
        )

    def vectors(self, after: int, dimension: int) -> Iterator[tuple[Keys, rows.Vectors]]:
        """Stream keys and their vectors for the passages with a higher key, ascending."""
        cursor = self._connection.execute(
            "SELECT passage, vector FROM vectors WHERE passage > ? ORDER BY passage", (after,)
        )
        while batch := cursor.fetchmany(_BATCH):
            keys, vectors = zip(*batch, strict=True)
            yield np.array(keys, dtype=np.int64), rows.vectors_of(vectors, dimension)

    def vectors_among(self, keys: Sequence[int], dimension: int) -> tuple[Keys, rows.Vectors]:
        """Read the vectors of chosen passages; a key that is gone, or has another dimension, is left out."""
        marks = ",".join("?" * len(keys))
        found = self._connection.execute(
            f"SELECT passage, vector FROM vectors WHERE passage IN ({marks}) AND length(vector) = ?",
            (*keys, rows.VECTOR_BYTES * dimension),
        ).fetchall()
        return (
            np.array([key for key, _ in found], dtype=np.int64),
            rows.vectors_of([vector for _, vector in found], dimension),
        )

    def awaiting_vectors(self) -> list[str]:
        """Name the documents of which some passage has no vector of the encoder on the way in, oldest first.

        A document's vectors come in the order of its passages, so the last one tells.
        """
        found = self._connection.execute(
            "SELECT name FROM documents WHERE passages > 0 AND NOT EXISTS"
            " (SELECT 1 FROM coming_vectors WHERE passage = first_passage + passages - 1) ORDER BY key"
        )
        return [name for (name,) in found]

    def coming_encoder(self) -> tuple[str, int] | None:
        """Name and dimension of the encoder on the way in; None where there is none."""
        found: tuple[str, int] | None = self._connection.execute(
            "SELECT name, dimension FROM coming_encoder"
        ).fetchone()
        return found

    def coming_among(self, keys: Collection[int]) -> set[int]:
        """Which of a document's passages have a vector of the encoder on the way in."""
        found = self._connection.execute(
            "SELECT passage FROM coming_vectors WHERE passage BETWEEN ? AND ?", (min(keys), max(keys))
        )
        return {key for (key,) in found}

    def coming_vectors(self) -> int:
        """Count the vectors of the encoder on the way in."""
        found: int = self._connection.execute("SELECT COUNT(*) FROM coming_vectors").fetchone()[0]
        return found

    def count_analysed_otherwise(self, analysis: str) -> int:
        """Count the documents that something else has analysed."""
        found: int = self._connection.execute(
            "SELECT (SELECT COUNT(*) FROM analyses WHERE analysis < ?1) + COUNT(*) FROM analyses WHERE analysis > ?1",
            (analysis,),
        ).fetchone()[0]
        return found

    def analysed_otherwise(self, analysis: str) -> list[str]:
        """Name the documents that something else has analysed, oldest first."""
        found = self._connection.execute(
            "SELECT name FROM documents JOIN analyses ON document = key WHERE analysis <> ? ORDER BY key", (analysis,)
        )
        return [name for (name,) in found]

    def file_from(self, source: Path) -> StoredFile | None:
        """Find the document that came from a file."""
        return next(iter(self._files("source = ?", rows.path_column(source))), None)

    def files_inside(self, source: Path) -> list[StoredFile]:
        """Find the documents that came from inside a file, such as an archive, in the order of their paths."""
        return self._files("source > ? AND source < ? ORDER BY source", *rows.columns_around_inner_paths(source))

    def file_named(self, name: str) -> StoredFile | None:
        """Find the file that a document came from."""
        return next(iter(self._files("name = ?", name)), None)

    def files_named(self, names: Collection[str]) -> dict[str, StoredFile]:
        """Find the files of several documents; unknown names are left out."""
        listed = json.dumps([*names], ensure_ascii=False)
        return {one.name: one for one in self._files("name IN (SELECT value FROM json_each(?))", listed)}

    def names_of_content(self, sha256: str) -> list[str]:
        """Name the documents whose file has that content."""
        found = self._connection.execute("SELECT name FROM documents WHERE sha256 = ? ORDER BY name", (sha256,))
        return [name for (name,) in found]

    def _files(self, condition: str, *values: str | bytes) -> list[StoredFile]:
        found = self._connection.execute(
            "SELECT name, source, size, modified_ns, sha256, analysis"
            f" FROM documents JOIN analyses ON document = key WHERE {condition}",
            values,
        )
        return [
            StoredFile(name, None if source is None else rows.path_of(source), *rest) for name, source, *rest in found
        ]


def _passage(row: tuple[int, str, int, int, str, str, str, int | None]) -> Passage:
    _, name, start, end, text, headings, context, page = row
    return Passage(name, start, end, text, rows.texts_of(headings), context, page)


def _keys_of(runs: Sequence[tuple[int, int]]) -> Keys:
    """Give all keys of runs, each with its first and its length."""
    firsts, counts = np.fromiter(chain.from_iterable(runs), np.int64, 2 * len(runs)).reshape(-1, 2).T
    # Each run's first key, less what stands before it, plus the place: no Python for each of many documents.
    shifts = firsts - np.cumsum(counts) + counts
    return np.repeat(shifts, counts) + np.arange(counts.sum(), dtype=np.int64)
