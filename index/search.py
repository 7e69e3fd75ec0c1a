"""Hybrid search over the two derived indexes: both rankings, fusion, reranking. Knows no text and no files."""

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index.dense import DenseIndex, Keys, Ranking
from index.fusion import fuse
from index.lexical import LexicalIndex
from index.question import Question
from index.rarity import rarity
from index.references import named, references
from index.rerank import Candidate, RerankConfig, rerank
from index.synonyms import Synonym
from index.types import Finder
from ingest.types import Analysis

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.encoder import Encoder


# What a passage beyond the lexical depth is taken to have of the points of the last within it.
_BEYOND = 0.8
# How many passages below an article of the number asked for are held against the names in a question.
_UNDER_ARTICLE = 30
# How many of the nearest passages have their terms read while the other side still searches: of 25 some 20 are among
# the first of both (statutes).
_READ_EARLY = 25


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
    # What the nearest passage is worth beside the best lexical one when candidates are chosen for the reranker, which
    # weighs the two anew for each query.
    dense_share: float = 0.5
    # None leaves passages in the order in which they are fused.
    rerank: RerankConfig | None = field(default_factory=RerankConfig)
    # One ranking by itself, neither fused nor reranked: for measuring what each is worth. None searches with both.
    alone: Finder | None = None


class Terms(Protocol):
    """What ordering by terms and by the articles named asks of the library."""

    def terms_of(self, keys: Sequence[int]) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
        """Give body and context terms by passage key."""
        ...

    def contexts_of(self, keys: Sequence[int]) -> dict[int, str]:
        """Give what stands above passages by their key."""
        ...

    def document_frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        """Give the number of passages that hold each term; unknown terms are left out."""
        ...


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage key with its fused score and who found it within depth."""

    key: int
    score: float
    found_by: tuple[Finder, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What both sides propose for a query, by fused score; the first of them as the reranker needs them."""

    fused: list[tuple[int, float]]
    by_lexical: set[int]
    by_dense: set[int]
    question: Question
    candidates: list[Candidate]
    worth: dict[str, float]


def search(
    query: Analysis,
    top_k: int,
    lexical: LexicalIndex,
    dense: DenseIndex,
    encoder: "Encoder",
    source: Terms,
    beside: Executor,
    *,
    config: SearchConfig,
    within: Keys | None = None,
    synonyms: Sequence[Synonym] = (),
) -> list[Ranked]:
    """Rank passages for an analysed query, best first, of all or of those within ascending keys.

    ``beside`` is where words are searched while vectors are compared; ``synonyms`` are those of the query's terms.
    """
    if config.alone is Finder.LEXICAL:
        by_words = lexical.search(query.terms, top_k, config.context_boost, within, synonyms)
        # Scaled, since whoever weighs evidence by scores takes them to lie below 1.
        return [Ranked(key, score, (Finder.LEXICAL,)) for key, score in fuse(by_words, (), 0.0)]
    if config.alone is Finder.DENSE:
        _, nearest = _nearest(query, top_k, dense, encoder, within)
        return [Ranked(key, score, (Finder.DENSE,)) for key, score in nearest]
    found = propose(
        query, top_k, lexical, dense, encoder, source, beside, config=config, within=within, synonyms=synonyms
    )
    ordered = found.fused if config.rerank is None else _reranked(found, config.rerank)
    return [Ranked(key, score, _finders(key, found)) for key, score in ordered[:top_k]]


def _reranked(found: Proposed, config: RerankConfig) -> list[tuple[int, float]]:
    ordered = rerank(found.question, found.candidates, found.worth, config)
    # What lies deeper keeps its order below the last that was looked at.
    lowest = ordered[-1][1] if ordered else 0.0
    looked_at = {key for key, _ in ordered}
    return ordered + [(key, lowest * score) for key, score in found.fused if key not in looked_at]


def propose(
    query: Analysis,
    top_k: int,
    lexical: LexicalIndex,
    dense: DenseIndex,
    encoder: "Encoder",
    source: Terms,
    beside: Executor,
    *,
    config: SearchConfig,
    within: Keys | None = None,
    synonyms: Sequence[Synonym] = (),
) -> Proposed:
    """Find what each side ranks first and fuse the two; see :func:`search`."""
    asked = references(query.text) if config.rerank else ()
    # Both sides work outside the interpreter, so on two cores they work at once.
    words = beside.submit(
        lexical.search, query.terms, max(top_k, config.lexical_depth), config.context_boost, within, synonyms
    )
    vector, dense_ranking = _nearest(query, max(top_k, config.dense_depth), dense, encoder, within)
    # Words take longer. Meanwhile what is likely to be needed is read.
    articles = [key for one in asked for key in lexical.under(one.terms, query.terms, _UNDER_ARTICLE, within)]
    terms = source.terms_of([key for key, _ in dense_ranking[:_READ_EARLY]]) if config.rerank else {}
    lexical_ranking = words.result()
    by_lexical, by_dense = {key for key, _ in lexical_ranking}, {key for key, _ in dense_ranking}
    fused, points, cosines = _joined(lexical_ranking, dense_ranking, vector, dense, config)
    first = [key for key, _ in fused[: config.rerank.depth if config.rerank else 0]]
    # A number is no rare term and the words of an article are often not those of the question.
    by_name = named(asked, source.contexts_of([*{*first, *articles}])) if asked else frozenset()
    beyond = sorted(by_name.difference(first))
    terms |= source.terms_of([key for key in [*first, *beyond] if key not in terms])
    candidates = [
        Candidate(key, points.get(key, 0.0), cosines.get(key, 0.0), *terms[key], named=key in by_name)
        for key in [*first, *beyond]
        if key in terms
    ]
    known = {*query.terms, *(one.term for one in synonyms)}.union(*(candidate.context for candidate in candidates))
    passages = len(lexical)
    worth = {term: rarity(passages, holding) for term, holding in source.document_frequencies(known).items()}
    return Proposed(
        fused, by_lexical.union(beyond), by_dense, Question(query.terms, worth, synonyms), candidates, worth
    )


def _joined(
    by_words: Ranking, nearest: Ranking, vector: "NDArray[np.float32]", dense: DenseIndex, config: SearchConfig
) -> tuple[Ranking, dict[int, float], dict[int, float]]:
    """Both rankings as one, and the points and cosines by key."""
    points, cosines = dict(by_words), dict(nearest)
    # What only one side found gets its true cosine. Its true points would take as long again as all the rest, and
    # are below those of the last that was found; how far below makes no difference (benchmarks/LOG.md, 2026-11-21).
    if nearest:
        cosines.update(dense.scores(vector, sorted(points.keys() - cosines.keys())))
    if len(by_words) >= config.lexical_depth:
        lowest = by_words[-1][1] * _BEYOND
        points.update((key, lowest) for key, _ in nearest if key not in points)
    return fuse([*points.items()], [*cosines.items()], config.dense_share), points, cosines


def _nearest(
    query: Analysis, depth: int, dense: DenseIndex, encoder: "Encoder", within: Keys | None
) -> tuple["NDArray[np.float32]", list[tuple[int, float]]]:
    """The query's vector, and the passages nearest to it."""
    vector = encoder.encode_queries([query])[0] if query.text.strip() else np.zeros(encoder.dimension, np.float32)
    # A query of which the encoder knows nothing is a zero vector, equally near to everything.
    return vector, dense.search(vector, depth, within) if vector.any() else []


def _finders(key: int, found: Proposed) -> tuple[Finder, ...]:
    finders = ((Finder.LEXICAL, found.by_lexical), (Finder.DENSE, found.by_dense))
    return tuple([finder for finder, keys in finders if key in keys])
