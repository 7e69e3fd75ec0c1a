"""Hybrid search over the two derived indexes: lexical ranking, dense ranking, fusion. Knows no text and no files."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.dense import DenseIndex
from index.fusion import fuse
from index.lexical import LexicalIndex
from index.types import Finder
from ingest.types import Analysis

if TYPE_CHECKING:
    from index.encoder import Encoder


@dataclass(frozen=True, slots=True)
class SearchConfig:
    """How deep each ranking goes and what each is worth."""

    # How many candidates each side proposes. A run has at most 100 hits (contract), and a passage beyond
    # place 100 on both sides is never fused into the first ten.
    lexical_depth: int = 100
    dense_depth: int = 100
    # What a word in the title, headings or table header is worth beside its place among all words. More helps pages
    # known by their title, and hurts passages that share their headings (benchmarks/LOG.md, 2026-11-21).
    context_boost: float = 0.2
    # What the nearest passage is worth in points of BM25. nDCG@10 with the untrained embedded encoder at 0 / 1 / 2 / 3:
    # autorag .948 .948 .948 .943, korquad .965 .965 .964 .964, welfare .859 .862 .863 .866. To be measured again with
    # each new encoder.
    dense_points: float = 2.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage key with its fused score and who found it within depth."""

    key: int
    score: float
    found_by: tuple[Finder, ...]


def search(
    query: Analysis,
    top_k: int,
    lexical: LexicalIndex,
    dense: DenseIndex,
    encoder: "Encoder",
    *,
    config: SearchConfig,
) -> list[Ranked]:
    """Rank passages for an analysed query, best first."""
    lexical_ranking = lexical.search(query.terms, max(top_k, config.lexical_depth), config.context_boost)
    vector = encoder.encode_queries([query])[0] if query.text.strip() else np.zeros(encoder.dimension, np.float32)
    # A query of which the encoder knows nothing is a zero vector, equally near to everything.
    dense_ranking = dense.search(vector, max(top_k, config.dense_depth)) if vector.any() else []
    by_lexical = {key for key, _ in lexical_ranking}
    by_dense = {key for key, _ in dense_ranking}
    # Each side's true score for what only the other found: both are cheap for some hundred known passages.
    if dense_ranking:
        dense_ranking += dense.scores(vector, sorted(by_lexical - by_dense))
    if lexical_ranking and by_dense - by_lexical:
        lexical_ranking += lexical.scores(query.terms, sorted(by_dense - by_lexical), config.context_boost)
    fused = fuse(lexical_ranking, dense_ranking, config.dense_points)
    return [Ranked(key, score, _finders(key, by_lexical, by_dense)) for key, score in fused[:top_k]]


def _finders(key: int, by_lexical: set[int], by_dense: set[int]) -> tuple[Finder, ...]:
    finders = ((Finder.LEXICAL, by_lexical), (Finder.DENSE, by_dense))
    return tuple([finder for finder, keys in finders if key in keys])
