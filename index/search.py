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
    # A word in the title, headings or table header says less than one in the passage itself. nDCG@10 of BM25 alone
    # at 0.25 / 0.5 / 1.0 / 1.5: welfare .860 .861 .856 .848 (600 questions), korquad .963 .964 .967 .967.
    context_boost: float = 0.5
    # Share of the dense score; lexical first (design, decision 7). nDCG@10 with the untrained embedded encoder at
    # 0 / 0.05 / 0.1 / 0.2 / 0.3 (500 questions): autorag .948 .949 .935 .932 .917, welfare .857 .862 .863 .868 .873,
    # korquad .964 .965 .966 .961 .960. Raw BM25 plus standardised cosines, min-max and square roots did no better
    # than a question or two. To be measured again with each new encoder.
    dense_weight: float = 0.05
    # The cosine that says nothing; None: the lowest of the candidates (no difference beyond .001 at this weight).
    dense_floor: float | None = 0.0


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
    fused = fuse(lexical_ranking, dense_ranking, config.dense_weight, config.dense_floor)
    return [Ranked(key, score, _finders(key, by_lexical, by_dense)) for key, score in fused[:top_k]]


def _finders(key: int, by_lexical: set[int], by_dense: set[int]) -> tuple[Finder, ...]:
    finders = ((Finder.LEXICAL, by_lexical), (Finder.DENSE, by_dense))
    return tuple([finder for finder, keys in finders if key in keys])
