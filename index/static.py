"""The embedded Korean encoder: a sum of morpheme vectors, made unit length. numpy only, no model to download."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.static_weights import StaticWeights
from index.text_rows import TextRows
from index.token_rows import TokenRows
from ingest.types import Analysis, PreparedPassage

WEIGHTS = Path(__file__).with_name("static.npz")
# A word of the title or a heading counts as two of the body: benchmarks/LOG.md, 2026-11-21.
CONTEXT_WEIGHT = 2.0
# A word put together counts less than one that is known: its pieces say less than the whole.
COMPOSED_FACTOR = 0.75
# How much less a word of a passage counts that goes with everything around it. nDCG@10 of the vectors alone at 0 / 2 /
# 3: autorag .747 .768 .766, korquad .832 .838 .841, welfare .841 .843 .843; the whole search finds as before, at 4
# and more a little less (benchmarks/LOG.md, 2026-11-22). Vectors of plain sums lie in the same space, and a library
# that holds both is searched as well, so the encoder's name says nothing of it: nobody has to encode anew.
EVENNESS = 3.0
# The vectors as 32-bit numbers are 100 MB; their lengths are reckoned part by part.
_PARTS = 32
# Passages whose morphemes are looked up at once.
_TOGETHER = 64
_TINY = np.float32(1e-9)
_BODY_AND_CONTEXT = np.array([1, CONTEXT_WEIGHT], np.float32)


class StaticEncoder:
    """Unit rows by summing the rows of ``weights``."""

    def __init__(self, weights: StaticWeights) -> None:
        self._name = weights.name
        self._vectors = weights.vectors
        # Row r + count is row r as a piece of a word that is put together.
        self._scales = np.concatenate([weights.scales, weights.scales * np.float32(COMPOSED_FACTOR)])
        table = TokenRows(weights.keys, weights.number_buckets, weights.word_buckets, len(weights.scales))
        self._rows = TextRows(table)

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> "StaticEncoder":
        """Open the weights that come with the program."""
        return cls(StaticWeights.load(path))

    @property
    def name(self) -> str:
        """The name of the weights."""
        return self._name

    @property
    def dimension(self) -> int:
        """Length of every row."""
        return int(self._vectors.shape[1])

    def encode_queries(self, queries: Sequence[Analysis]) -> NDArray[np.float32]:
        """Sum the rows of each query's morphemes; a query without a known one gives zeros."""
        found = self._rows.counted([query.tokens for query in queries])
        weights = self._scales[found.rows] * found.counts
        sums = np.zeros((len(queries), self.dimension), np.float32)
        for row, (begin, end) in zip(sums, pairwise(found.ends.tolist()), strict=True):
            row[:] = weights[begin:end] @ self._full(found.rows[begin:end] % len(self._vectors))
        return _unit(sums)

    def encode_passages(self, passages: Sequence[PreparedPassage]) -> NDArray[np.float32]:
        """Sum the rows of each passage's own morphemes and, weighed, of those of its context, evenly."""
        sums = np.zeros((len(passages), self.dimension), np.float32)
        for first in range(0, len(passages), _TOGETHER):
            part = slice(first, first + _TOGETHER)
            self._add_even_sums(sums[part], passages[part])
        return _unit(sums)

    def _add_even_sums(self, sums: NDArray[np.float32], passages: Sequence[PreparedPassage]) -> None:
        """Put each passage's sum into its row, looked up together."""
        found = self._rows.counted([each.tokens for one in passages for each in (one.body, one.context)])
        weights = self._scales[found.rows] * found.counts
        weights *= np.repeat(np.tile(_BODY_AND_CONTEXT, len(passages)), np.diff(found.ends))
        places = found.rows % len(self._vectors)
        lengths = self._lengths[places]
        for row, (begin, end) in zip(sums, pairwise(found.ends[::2].tolist()), strict=True):
            row[:] = _even_sum(weights[begin:end], self._full(places[begin:end]), lengths[begin:end])

    def _full(self, places: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors of some places as 32-bit numbers."""
        return self._vectors[places].astype(np.float32)

    @cached_property
    def _lengths(self) -> NDArray[np.float32]:
        """The length of every vector; reckoned with the first passage, since no question needs it."""
        parts = np.array_split(self._vectors, _PARTS)
        return np.concatenate([np.linalg.norm(part.astype(np.float32), axis=1) for part in parts])


def _even_sum(
    weights: NDArray[np.float32], vectors: NDArray[np.float32], lengths: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Sum a passage's rows, each counting the less the more it points where all of them together point.

    What a passage is about is said in many words that are near each other; a plain sum lets it drown what is said once.
    """
    about = weights @ vectors / np.maximum(weights @ lengths, _TINY)
    with_all = np.maximum(vectors @ about / np.maximum(lengths, _TINY), np.float32(0))
    total: NDArray[np.float32] = (weights / (1 + np.float32(EVENNESS) * with_all)) @ vectors
    return total


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    unit: NDArray[np.float32] = rows / lengths
    return unit
