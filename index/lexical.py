"""The lexical index: BM25 by tantivy over terms that are already analysed. The only door to tantivy.

Two fields, each with its own statistics: ``all`` holds a passage's words and those of its context, and ``context`` the
latter once more, with a weight. Words of the body alone would miss what the headings say. A folder holds
tantivy's files and ``stamp.json``, written last, which lists them (see index.listing): what does not match it is
damaged or half written, and the caller rebuilds. Knows nothing of Korean, queries as text, or SQLite.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import numpy as np
import tantivy
from numpy.typing import NDArray

from index import listing
from index.selection import among, likely_depth
from index.stamp import FORMAT, Stamp, write_atomically
from index.synonyms import Synonym

Keys = NDArray[np.int64]
Scores = NDArray[np.float32]
Ranking = list[tuple[int, float]]
Clauses = list[tantivy.Query]

_STAMP = "stamp.json"
# One indexing thread gives the same index for the same passages. What it holds before a segment is written out, taken
# as it is needed: 191,485 articles make one segment, with 32 MB nine, which take 1.4 times as long to search.
_THREADS = 1
_HEAP_BYTES = 128_000_000
# A question of 20,000 characters has thousands of terms. The rarest carry nearly all of BM25's weight.
_MAX_TERMS = 256


class LexicalIndex:
    """One folder's index; searching is safe from several threads, writing needs the library's writer lock."""

    def __init__(self, folder: Path, stamp: Stamp | None) -> None:
        self.folder = folder
        self.stamp = stamp
        self._files: dict[str, listing.Entry] = {}
        self._schema = _schema()
        self._index = tantivy.Index(self._schema, path=_native(folder))
        self._index.config_reader("Manual")
        self._index.register_tokenizer("terms", _whitespace())

    @classmethod
    def create(cls, folder: Path) -> "LexicalIndex":
        """Make an empty index in place of whatever stands there.

        Raises:
            OSError: the folder can't be written, as on a full disk.
        """
        if folder.is_dir():
            _empty(folder)
        else:
            folder.unlink(missing_ok=True)
            folder.mkdir(parents=True)
        with _system_errors():
            return cls(folder, None)

    @classmethod
    def load(cls, folder: Path, library: str) -> "LexicalIndex | None":
        """Open the index of a library; ``None`` where it is absent, damaged, or of another library or layout."""
        try:
            record = json.loads((folder / _STAMP).read_bytes())
            stamp = Stamp.read(record["stamp"])
            if stamp is None or stamp.format != FORMAT or stamp.library != library:
                return None
            if not listing.matches(folder, _STAMP, record["files"]):
                return None
            loaded = cls(folder, stamp)
            loaded._files = record["files"]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return loaded if len(loaded) == stamp.passages else None

    @classmethod
    def examined(cls, folder: Path, library: str) -> "LexicalIndex | None":
        """Open as ``load`` does, but read every file to its end first, also those that nobody has touched."""
        loaded = cls.load(folder, library)
        return loaded if loaded is not None and listing.whole(folder, _STAMP, loaded._files) else None

    def __len__(self) -> int:
        return int(self._index.searcher().num_docs)

    @classmethod
    def copied(cls, folder: Path, to: Path, library: str) -> "LexicalIndex | None":
        """Open a copy: tantivy opens no folder in which it can't make its lock files, and another process may write.

        ``None`` where there is nothing whole to copy, perhaps because another process is just changing it.
        """
        shutil.rmtree(to, ignore_errors=True)
        try:
            shutil.copytree(folder, to, ignore=shutil.ignore_patterns("*.lock"))
        except (OSError, shutil.Error):
            return None
        return cls.load(to, library)

    def keys(self) -> Keys:
        """All keys, ascending."""
        searcher = self._index.searcher()
        found = searcher.search(tantivy.Query.all_query(), limit=max(1, searcher.num_docs), count=False).hits
        keys = searcher.fast_field_values("key", [address for _, address in found])
        return np.sort(np.array(keys, dtype=np.int64))

    def write(self, added: Iterable[tuple[int, str, str]], removed: Iterable[int], stamp: Stamp) -> None:
        """Add ``(key, body terms, context terms)``, terms parted by spaces; take keys out; then stamp.

        Raises:
            OSError: the folder can't be written, as on a full disk.
        """
        with _system_errors():
            self._commit(added, removed)
        self._files = listing.listed(self.folder, _STAMP, self._files)
        record = {"stamp": asdict(stamp), "files": self._files}
        write_atomically(self.folder / _STAMP, json.dumps(record).encode("ascii"))
        self._let_others_read()
        self.stamp = stamp

    def search(
        self,
        terms: Sequence[str],
        depth: int,
        context_boost: float,
        within: Keys | None = None,
        synonyms: Sequence[Synonym] = (),
    ) -> Ranking:
        """Rank the passages that hold any of the terms, or of their synonyms; equal scores by key.

        Of all passages, or of those within ascending keys. Of a term and its synonyms the one that is worth most
        counts: their sum would count twice what is said twice. What stands for several terms counts beside them.
        """
        if depth < 1:
            return []
        query = self._any_of(terms, context_boost, synonyms)
        keys, scores = self._best(query, depth) if within is None else self._best_within(query, depth, within)
        return sorted(zip(keys.tolist(), scores.tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))

    def under(self, required: Sequence[str], terms: Sequence[str], depth: int, within: Keys | None = None) -> list[int]:
        """Give the passages whose context holds all required terms, those first whose context fits ``terms`` best."""
        wanted = [(tantivy.Occur.Must, self._in_context(term)) for term in required]
        fitting = [(tantivy.Occur.Should, self._in_context(term)) for term in self._rarest(list(dict.fromkeys(terms)))]
        query = tantivy.Query.boolean_query([*wanted, *fitting])
        keys, _ = self._best(query, depth) if within is None else self._best_within(query, depth, within)
        return [int(key) for key in keys]

    def _commit(self, added: Iterable[tuple[int, str, str]], removed: Iterable[int]) -> None:
        writer = self._index.writer(_HEAP_BYTES, _THREADS)
        for key in removed:
            # Not delete_documents_by_term: on an unsigned field it silently deletes nothing (tantivy-py 0.27).
            writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, "key", key))
        for key, body, context in added:
            passage = tantivy.Document()
            passage.add_unsigned("key", key)
            passage.add_text("all", f"{context} {body}")
            passage.add_text("context", context)
            writer.add_document(passage)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def _let_others_read(self) -> None:
        """Give tantivy's own records, which it writes for its user alone, the rights of all other files here."""
        rights = (self.folder / _STAMP).stat().st_mode & 0o777
        for name in ("meta.json", ".managed.json"):
            (self.folder / name).chmod(rights)

    def _best(self, query: tantivy.Query, depth: int) -> tuple[Keys, Scores]:
        searcher = self._index.searcher()
        found = searcher.search(query, limit=depth, count=False).hits
        keys = searcher.fast_field_values("key", [address for _, address in found])
        return np.array(keys, dtype=np.int64), np.array([score for score, _ in found], dtype=np.float32)

    def _best_within(self, query: tantivy.Query, depth: int, within: Keys) -> tuple[Keys, Scores]:
        """Go down the ranking of all until it holds enough, at last to its end, so that nothing is missed.

        All 33,000 of 247,000 passages that hold a question's words take 6 ms. A filter within tantivy takes 40 ms for
        25,000 keys, and 1 ms less than this for few (benchmarks/LOG.md, 2026-11-21).
        """
        held = max(1, len(self))
        for limit in (likely_depth(depth, held, len(within)), held):
            keys, scores = self._best(query, limit)
            chosen = np.flatnonzero(among(keys, within))[:depth]
            if len(chosen) == depth or len(keys) < limit:
                break
        return keys[chosen], scores[chosen]

    def _any_of(self, terms: Sequence[str], context_boost: float, synonyms: Sequence[Synonym] = ()) -> tantivy.Query:
        ways: dict[tuple[str, ...], list[Clauses]] = {
            (term,): [self._holding(term, context_boost)] for term in self._rarest(list(dict.fromkeys(terms)))
        }
        for one in synonyms:
            ways.setdefault(one.of, []).append(self._instead(one, context_boost))
        return _sum([clause for each in ways.values() for clause in _best(each)])

    def _instead(self, synonym: Synonym, context_boost: float) -> Clauses:
        return [tantivy.Query.boost_query(each, synonym.boost) for each in self._holding(synonym.term, context_boost)]

    def _holding(self, term: str, context_boost: float) -> Clauses:
        everywhere = tantivy.Query.term_query(self._schema, "all", term, index_option="freq")
        return [everywhere, tantivy.Query.boost_query(self._in_context(term), context_boost)]

    def _in_context(self, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, "context", term, index_option="freq")

    def _rarest(self, terms: list[str]) -> list[str]:
        if len(terms) <= _MAX_TERMS:
            return terms
        searcher = self._index.searcher()
        counts = {term: searcher.doc_freq("all", term) for term in terms}
        return sorted([term for term in terms if counts[term]], key=counts.__getitem__)[:_MAX_TERMS]


def _sum(clauses: Clauses) -> tantivy.Query:
    if not clauses:
        return tantivy.Query.empty_query()
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, clause) for clause in clauses])


def _best(ways: Sequence[Clauses]) -> Clauses:
    """The one of several ways to say something that is worth most."""
    if len(ways) == 1:
        return ways[0]
    return [tantivy.Query.disjunction_max_query([_sum(way) for way in ways])]


def _empty(folder: Path) -> None:
    """Remove what a folder holds, not the folder itself, which may not be empty yet again.

    A thread that tantivy starts when it opens an index makes a lock file in it some time after the index is open.
    """
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _native(folder: Path) -> str:
    """The path as tantivy takes it: the bytes of the file system read as UTF-8, whatever Python's locale is."""
    return os.fsencode(folder).decode("utf-8")


@contextmanager
def _system_errors() -> Iterator[None]:
    """Turn tantivy's ``ValueError`` about the operating system's refusal into the ``OSError`` that it is."""
    try:
        yield
    except ValueError as error:
        number = re.search(r"os error (\d+)", str(error))
        if number is None:
            raise
        raise OSError(int(number[1]), str(error)) from error


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", indexed=True, fast=True)
    # Frequencies without positions: BM25 needs no more.
    builder.add_text_field("all", tokenizer_name="terms", index_option="freq")
    builder.add_text_field("context", tokenizer_name="terms", index_option="freq")
    return builder.build()


def _whitespace() -> tantivy.TextAnalyzer:
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
