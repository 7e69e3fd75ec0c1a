"""What is written to a library's SQLite file, within one transaction.

The vocabulary and the counts in ``library`` are kept level with the passages in the same transaction.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index import rows
from index.sketches import put_sketch
from ingest.types import ROW_FORMAT, Document, PreparedDocument, PreparedPassage, Sentence


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a document came from, as it was before it was read."""

    path: Path
    size: int
    modified_ns: int


class Writer:
    """The statements; lives as long as its transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._change: Counter[str] = Counter()  # of the vocabulary, by this transaction
        self._seen = False  # whether anybody who reads the library can notice this transaction

    def put(self, prepared: PreparedDocument, vectors: rows.Vectors, source: Source | None) -> None:
        """Store a document with all that belongs to it, in place of the one of that name."""
        self._seen = True
        self._delete(prepared.document.name)
        first = self._allot(len(prepared.passages))
        key = self._insert_document(prepared.document, first, len(prepared.passages), source)
        self._connection.execute("INSERT INTO analyses VALUES (?, ?)", (key, prepared.analysis))
        self._insert_particulars(key, prepared.document)
        if prepared.document.format != ROW_FORMAT:
            put_sketch(self._connection, key, prepared.document.text)
        self._insert_passages(key, first, prepared.passages)
        self._insert_vectors(first, vectors)
        self._insert_sentences(key, prepared.sentences)
        for passage in prepared.passages:
            self._change.update({*passage.body.terms, *passage.context.terms})

    def remove(self, name: str) -> None:
        """Delete a document and all that belongs to it."""
        self._seen = True
        self._delete(name)

    def note_source(self, name: str, source: Source) -> None:
        """Remember where an unchanged document's file now is, and its time."""
        self._seen = True
        self._connection.execute(
            "UPDATE documents SET source = ?, size = ?, modified_ns = ? WHERE name = ?",
            (rows.path_column(source.path), source.size, source.modified_ns, name),
        )

    def sketch(self, name: str) -> None:
        """Sketch a document that was stored without. Nobody notices."""
        found = self._connection.execute("SELECT key, text FROM documents WHERE name = ?", (name,)).fetchone()
        if found is not None:
            put_sketch(self._connection, *found)

    def expect_encoder(self, name: str, dimension: int) -> None:
        """Make room for another encoder's vectors, in place of any that came before. Nobody notices."""
        self._connection.execute("DELETE FROM coming_vectors")
        self._connection.execute("DELETE FROM coming_encoder")
        self._connection.execute("INSERT INTO coming_encoder VALUES (?, ?)", (name, dimension))

    def put_coming(self, keys: Sequence[int], vectors: rows.Vectors) -> None:
        """Store vectors of the encoder on the way in. Nobody notices."""
        self._connection.executemany(
            "INSERT INTO coming_vectors VALUES (?, ?)",
            [(key, rows.vector_column(vector)) for key, vector in zip(keys, vectors, strict=True)],
        )

    def adopt_encoder(self) -> None:
        """Put the coming vectors, of which every passage has one, in place of the present ones."""
        self._seen = True
        self._connection.execute("DELETE FROM vectors")
        self._connection.execute("INSERT INTO vectors SELECT passage, vector FROM coming_vectors ORDER BY passage")
        self._connection.execute(
            "UPDATE library SET encoder = coming.name, dimension = coming.dimension, encoding = encoding + 1"
            " FROM coming_encoder AS coming"
        )
        self._connection.execute("DELETE FROM coming_vectors")
        self._connection.execute("DELETE FROM coming_encoder")

    def finish(self) -> None:
        """Bring the vocabulary level and mark that the library has changed; the last step of a transaction.

        Vectors on the way in are no change: thousands of transactions with them would have every search of another
        process bring its indexes level.
        """
        if self._seen:
            self._change_vocabulary()
            self._connection.execute("UPDATE library SET revision = revision + 1")

    def _allot(self, count: int) -> int:
        newest: int = self._connection.execute("SELECT newest FROM library").fetchone()[0]
        self._connection.execute("UPDATE library SET newest = newest + ?, passages = passages + ?", (count, count))
        return newest + 1

    def _insert_document(self, document: Document, first: int, count: int, source: Source | None) -> int:
        cursor = self._connection.execute(
            "INSERT INTO documents (name, source, size, modified_ns, title, format, sha256, added_at, page_count,"
            " first_passage, passages, text, blocks, pages) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                document.name,
                source and rows.path_column(source.path),
                source and source.size,
                source and source.modified_ns,
                document.title,
                document.format,
                document.sha256,
                datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                len(document.pages),
                first,
                count,
                document.text,
                rows.blocks_column(document.blocks),
                rows.pages_column(document.pages),
            ),
        )
        return cursor.lastrowid or 0

    def _insert_particulars(self, key: int, document: Document) -> None:
        self._connection.execute(
            "INSERT INTO particulars VALUES (?, ?, ?, ?)",
            (key, document.author, document.date, rows.texts_column(document.remarks)),
        )

    def _insert_passages(self, document: int, first: int, passages: Sequence[PreparedPassage]) -> None:
        self._connection.executemany(
            "INSERT INTO passages VALUES (?,?,?,?,?,?,?,?,?,?)",
            [
                (
                    key,
                    document,
                    passage.passage.start,
                    passage.passage.end,
                    passage.passage.page,
                    rows.texts_column(passage.passage.headings),
                    passage.passage.context,
                    passage.passage.text,
                    rows.terms_column(passage.body.terms),
                    rows.terms_column(passage.context.terms),
                )
                for key, passage in enumerate(passages, first)
            ],
        )

    def _insert_vectors(self, first: int, vectors: rows.Vectors) -> None:
        self._connection.executemany(
            "INSERT INTO vectors VALUES (?, ?)",
            [(key, rows.vector_column(vector)) for key, vector in enumerate(vectors, first)],
        )

    def _insert_sentences(self, document: int, sentences: Iterable[Sentence]) -> None:
        self._connection.executemany(
            'INSERT INTO sentences (document, start, position, "end", block, terms) VALUES (?,?,?,?,?,?)',
            [
                (document, sentence.start, position, sentence.end, sentence.block, rows.terms_column(sentence.terms))
                for position, sentence in enumerate(sentences)
            ],
        )

    def _delete(self, name: str) -> None:
        found = self._connection.execute("SELECT key, passages FROM documents WHERE name = ?", (name,)).fetchone()
        if found is None:
            return
        key, passages = found
        old_terms = self._connection.execute(
            "SELECT body_terms, context_terms FROM passages WHERE document = ?", (key,)
        )
        for body, context in old_terms:
            self._change.subtract({*rows.terms_of(body), *rows.terms_of(context)})
        self._connection.execute("DELETE FROM documents WHERE key = ?", (key,))
        self._connection.execute("UPDATE library SET passages = passages - ?", (passages,))

    def _change_vocabulary(self) -> None:
        # Sorted, so that neighbouring terms land on the same pages of the tree.
        more = sorted((term, count) for term, count in self._change.items() if count > 0)
        fewer = sorted((term, count) for term, count in self._change.items() if count < 0)
        self._connection.executemany(
            "INSERT INTO vocabulary VALUES (?, ?)"
            " ON CONFLICT (term) DO UPDATE SET passages = passages + excluded.passages",
            more,
        )
        self._connection.executemany("UPDATE vocabulary SET passages = passages + ?2 WHERE term = ?1", fewer)
        self._connection.executemany(
            "DELETE FROM vocabulary WHERE term = ? AND passages <= 0", [(term,) for term, _ in fewer]
        )
