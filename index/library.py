"""A library: documents in, hits out. Joins the store, the derived indexes, the encoder and the writer lock.

What reads files is imported when files are added: a question has no use for it and would wait for it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.derived import Derived, check_encoder
from index.documents import Documents
from index.errors import SearchIndexError
from index.levelling import Levelling
from index.lexicon import Lexicon
from index.lock import WriterLock
from index.query_repair import QueryRepair, Reading
from index.ranking import Kept, Ranking
from index.recent import Recent
from index.search import SearchConfig
from index.shelf import Shelf
from index.sketching import sketch_all
from index.store import Store
from index.surfaces import Surfaces
from index.synonyms import Synonyms
from index.threads import keep_to_one_thread
from index.together import batches, put_together
from index.types import Hit
from index.vocabulary import Vocabulary
from index.writing import Source
from ingest.korean import Korean
from ingest.reading.config import ReadingConfig
from ingest.types import Analysis, Document, Passage, PreparedDocument, Sentence

if TYPE_CHECKING:
    from index.cross_encoder import Reranker
    from index.encoder import Encoder
    from index.events import AddReport, Progress
    from ingest.files import FoundFile
    from ingest.names import Names

# Readings that are kept: a few people's last questions, each of which is read again for its passages.
_RECENT = 32


class Library:
    """An open library; safe to share between threads. Other processes' additions are seen by the next search."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        korean: Korean,
        encoder: "Encoder",
        config: SearchConfig | None = None,
        reranker: "Reranker | None" = None,
        lexicon: Lexicon | None = None,
    ) -> None:
        keep_to_one_thread()
        self._folder = folder
        self._store = store
        self._korean = korean
        self._encoder = encoder
        lock = WriterLock(folder)
        self._documents = Documents(store, lock)
        self._derived = Derived(folder, store, lock, encoder.name, encoder.dimension)
        self._levelling = Levelling(lock, self._derived)
        config, synonyms = config or SearchConfig(), Synonyms(lexicon, korean)
        self._kept = Kept()
        self._ranking = Ranking(store, self._derived, encoder, synonyms, config, reranker, self._kept)
        none = Synonyms(Lexicon([]), korean)
        self._in_own_words = Ranking(store, self._derived, encoder, none, config, reranker, self._kept)
        self._shelf = Shelf()
        self._vocabulary: tuple[int, Vocabulary] | None = None
        surfaces = Surfaces(store, lambda: self._derived.refresh(save_vectors=self._levelling.is_level)[0])
        self._repair = QueryRepair(korean, self.vocabulary, surfaces.written)
        self._readings: Recent[str, Reading] = Recent(_RECENT)

    @classmethod
    def open(
        cls,
        folder: Path,
        korean: Korean,
        encoder: "Encoder",
        config: SearchConfig | None = None,
        reranker: "Reranker | None" = None,
        lexicon: Lexicon | None = None,
    ) -> "Library":
        """Open an existing library; ``lexicon`` is the program's own unless given.

        Raises:
            LibraryMissing: there is none in the folder.
            LibraryNewer: a later version of the program wrote it.
            EncoderMismatch: its vectors come from another encoder.
        """
        return cls._checked(folder, Store.open(folder), korean, encoder, config, reranker, lexicon)

    @classmethod
    def open_or_create(
        cls,
        folder: Path,
        korean: Korean,
        encoder: "Encoder",
        config: SearchConfig | None = None,
        reranker: "Reranker | None" = None,
        lexicon: Lexicon | None = None,
    ) -> "Library":
        """Open the library in the folder, or make an empty one."""
        store = Store.open_or_create(folder, encoder.name, encoder.dimension)
        return cls._checked(folder, store, korean, encoder, config, reranker, lexicon)

    def add(
        self,
        paths: Sequence[Path],
        progress: "Progress | None" = None,
        config: ReadingConfig | None = None,
        *,
        skip_same: bool = False,
    ) -> "AddReport":
        """Read files and folders into the library; with ``skip_same`` copies are left out. See index.adding.

        Raises:
            LibraryBusy: another process is writing.
        """
        from ingest.files import walk

        return self.add_files(walk([path.absolute() for path in paths]), progress, config, skip_same=skip_same)

    def add_files(
        self,
        files: "Iterable[FoundFile]",
        progress: "Progress | None" = None,
        config: ReadingConfig | None = None,
        *,
        skip_same: bool = False,
        again: bool = False,
    ) -> "AddReport":
        """Read files under names that are known; with ``again`` also what has not changed.

        What ``progress`` raises ends the run; what is stored by then stays.

        Raises:
            LibraryBusy: another process is writing.
        """
        from index.adding import Adding
        from index.filing import Filing
        from index.planning import Planning

        config = config or ReadingConfig()
        filing = Filing(self._store, self._korean, self._encoder, self._levelling.note_stored)
        planning = Planning(self._store, self._korean.identity, config, again=again)
        with self._levelling.writing():
            sketch_all(self._store)
            return Adding(filing, planning, config, skip_same=skip_same, again=again).run(files, progress)

    def let_follow(self, name: str, path: Path) -> None:
        """Let a document belong to another file, so that adding that file puts its content in the document's place.

        Raises:
            LibraryBusy: another process is writing.
        """
        from index.planning import UNFINISHED

        with self._levelling.writing(), self._store.writing() as writer:
            writer.note_source(name, Source(path, UNFINISHED, 0))

    def add_prepared(self, documents: Iterable[PreparedDocument]) -> None:
        """Store documents that are prepared already, in place of those of the same names."""
        with self._levelling.writing():
            for together in batches((prepared, None) for prepared in documents):
                self._levelling.note_stored(put_together(self._store, self._encoder, together))

    def reanalyze(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Analyse again what another dictionary or version has analysed, and give the number of documents.

        Raises:
            LibraryBusy: another process is writing.
        """
        from index.reanalysing import reanalyze

        with self._levelling.writing():
            return reanalyze(self._store, self._korean, self._encoder, self._levelling.note_stored, progress)

    def analysed_otherwise(self) -> int:
        """Count the documents that another dictionary or version has analysed: some of their words may not be found."""
        with self._store.reading() as reader:
            return reader.count_analysed_otherwise(self._korean.identity)

    def remove(self, names: Sequence[str]) -> None:
        """Remove documents; if one is unknown, none is removed.

        Raises:
            SearchIndexError: a name is unknown.
        """
        with self._levelling.writing():
            with self._store.reading() as reader:
                unknown = [name for name in names if reader.file_named(name) is None]
            if unknown:
                raise _unknown(unknown)
            for name in dict.fromkeys(names):
                with self._store.writing() as writer:
                    writer.remove(name)

    @property
    def documents(self) -> Documents:
        """Which documents there are, and where they came from."""
        return self._documents

    def document(self, name: str) -> Document:
        """One document with its text and blocks.

        Raises:
            SearchIndexError: the name is unknown.
        """
        document = self._shelf.get(name, self.revision)
        if document is None:
            with self._store.reading() as reader:
                document, revision = reader.document(name), reader.state().revision
            if document is None:
                raise _unknown([name])
            self._shelf.put(document, revision)
        return document

    def sentences(self, name: str, start: int, end: int) -> list[Sentence]:
        """List a document's sentences that lie within a span, in text order."""
        with self._store.reading() as reader:
            return reader.sentences(name, start, end)

    def passages(self, name: str) -> list[Passage]:
        """One document's passages in text order; none for an unknown name."""
        with self._store.reading() as reader:
            return [*reader.passages_of(name).values()]

    def document_frequency(self, term: str) -> int:
        """Count the passages whose body or context holds the term."""
        with self._store.reading() as reader:
            return reader.document_frequency(term)

    def vocabulary(self) -> Mapping[str, int]:
        """Give every term with its number of passages, read when first gone through."""
        revision = self.revision
        if self._vocabulary is None or self._vocabulary[0] != revision:
            self._vocabulary = (revision, Vocabulary(self._store))
        return self._vocabulary[1]

    @property
    def names(self) -> "Names":
        """The several names of one thing by which documents and queries are read."""
        return self._korean.names

    @property
    def passage_count(self) -> int:
        """The number of passages."""
        with self._store.reading() as reader:
            return reader.state().passages

    @property
    def revision(self) -> int:
        """The number of write transactions so far, of any process."""
        return self._store.revision()

    def read(self, query: str) -> Reading:
        """Analyse a query with what was probably meant by it; see index.query_repair."""
        return self._readings.get(query, self._store.revision, lambda: self._repair.read(self._korean.analyze(query)))

    @property
    def korean(self) -> Korean:
        """What analyses its documents and queries."""
        return self._korean

    def search(self, query: str | Analysis, top_k: int = 10, within: Collection[str] | None = None) -> list[Hit]:
        """Find the passages that fit a query best, of all documents or of those named.

        An analysed query is taken as it is; one without words finds none.
        """
        analyzed = self.read(query).analysis if isinstance(query, str) else query
        return self._hits(self._ranking, analyzed, top_k, within)

    def search_in_own_words(self, query: Analysis, top_k: int, within: Collection[str] | None = None) -> list[Hit]:
        """Find passages as ``search`` does, but by the query's words alone, for who weighs other words himself."""
        return self._hits(self._in_own_words, query, top_k, within)

    def _hits(self, ranking: Ranking, query: Analysis, top_k: int, within: Collection[str] | None) -> list[Hit]:
        ranked = ranking.ranked(query, top_k, within, save_vectors=self._levelling.is_level)
        with self._store.reading() as reader:
            passages = reader.passages([found.key for found in ranked])
        kept = [found for found in ranked if found.key in passages]
        return [Hit(passages[found.key], rank, found.score, found.found_by) for rank, found in enumerate(kept, 1)]

    def close(self) -> None:
        """Close the files."""
        self._kept.close()
        self._derived.close()
        self._store.close()

    @classmethod
    def _checked(
        cls,
        folder: Path,
        store: Store,
        korean: Korean,
        encoder: "Encoder",
        config: SearchConfig | None,
        reranker: "Reranker | None",
        lexicon: Lexicon | None,
    ) -> "Library":
        try:
            with store.reading() as reader:
                check_encoder(reader.state(), encoder.name, encoder.dimension, folder)
        except BaseException:
            store.close()
            raise
        return cls(folder, store, korean, encoder, config, reranker, lexicon)


def _unknown(names: Sequence[str]) -> SearchIndexError:
    listed = ", ".join(f"‘{name}’" for name in names)
    return SearchIndexError(f"{listed} 문서가 문서함에 없습니다.", "`mundap list`로 문서 이름을 확인하세요.")
