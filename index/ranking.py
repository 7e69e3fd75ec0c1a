"""The ranking of passages for an analysed query: both indexes brought up to date, searched, and a reranker's say.

Knows the keys of passages, not the passages.
"""

import os
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from index.cross_encoder import rerank
from index.derived import Derived
from index.frequencies import Frequencies
from index.recent import Recent
from index.search import Ranked, SearchConfig, search
from index.selection import Selections
from index.store import Store
from index.synonyms import Synonyms
from ingest.types import Analysis

if TYPE_CHECKING:
    from index.cross_encoder import Reranker
    from index.encoder import Encoder

# Rankings that are kept: a few people's last questions, each of which is searched several times, for its answer, for
# its passages and for what might be asked next.
_RECENT = 32


class Kept:
    """What the rankings of one library keep from query to query, whatever they rank by."""

    def __init__(self) -> None:
        self.selections = Selections()
        self.frequencies = Frequencies()
        # To start a thread takes half a millisecond.
        self.beside = ThreadPoolExecutor(os.cpu_count(), "words")

    def close(self) -> None:
        """End the threads."""
        self.beside.shutdown()


class Ranking:
    """Ranks passages and keeps the last rankings; safe to share between threads."""

    def __init__(
        self,
        store: Store,
        derived: Derived,
        encoder: "Encoder",
        synonyms: Synonyms,
        config: SearchConfig,
        reranker: "Reranker | None",
        kept: Kept,
    ) -> None:
        self._store = store
        self._derived = derived
        self._encoder = encoder
        self._synonyms = synonyms
        self._config = config
        self._reranker = reranker
        self._kept = kept
        self._recent: Recent[tuple[Analysis, frozenset[str] | None, int], tuple[Ranked, ...]] = Recent(_RECENT)

    def ranked(
        self, query: Analysis, top_k: int, within: Collection[str] | None, *, save_vectors: bool
    ) -> tuple[Ranked, ...]:
        """The best passages of all documents or of those named; ``save_vectors`` as ``Derived.refresh`` has it."""
        chosen = None if within is None else frozenset(within)
        # As deep as both sides look anyway, so that whoever wants more hits of the same query has them already.
        depth = max(top_k, min(self._config.lexical_depth, self._config.dense_depth))
        if self._reranker is not None:
            depth = max(depth, self._reranker.top)
        return self._recent.get(
            (query, chosen, depth), self._store.revision, lambda: self._rank(query, chosen, depth, save_vectors)
        )[:top_k]

    def _rank(
        self, query: Analysis, within: frozenset[str] | None, depth: int, save_vectors: bool
    ) -> tuple[Ranked, ...]:
        lexical, dense = self._derived.refresh(save_vectors=save_vectors)
        with self._store.reading() as reader:
            keys = None if within is None else self._kept.selections.keys(within, reader)
            terms = self._kept.frequencies.read(reader)
            others = self._synonyms.of(query, len(lexical), terms)
            ranked = search(
                query,
                depth,
                lexical,
                dense,
                self._encoder,
                terms,
                self._kept.beside,
                config=self._config,
                within=keys,
                synonyms=others,
            )
            if self._reranker is None:
                return tuple(ranked)
            read = reader.passages([found.key for found in ranked[: self._reranker.top]])
        return tuple(rerank(query, ranked, read, self._reranker))
