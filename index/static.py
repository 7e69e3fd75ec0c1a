"""The embedded Korean encoder: a sum of morpheme vectors, made unit length. numpy only, no model to download."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.static_weights import StaticWeights
from index.token_rows import TokenRows
from ingest.types import Analysis, PreparedPassage

WEIGHTS = Path(__file__).with_name("static.npz")
# A word of the title or a heading counts as two of the body: benchmarks/LOG.md, 2026-11-21.
CONTEXT_WEIGHT = 2.0
# A word put together counts less than one that is known: its pieces say less than the whole.
COMPOSED_FACTOR = 0.75


class StaticEncoder:
    """Unit rows by summing the rows of ``weights``."""

    def __init__(self, weights: StaticWeights) -> None:
        self._name = weights.name
        self._vectors = weights.vectors
        # Row r + count is row r as a piece of a word that is put together.
        self._scales = np.concatenate([weights.scales, weights.scales * np.float32(COMPOSED_FACTOR)])
        self._rows = TokenRows(weights.keys, weights.number_buckets, weights.word_buckets, len(weights.scales))

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
        sums = np.zeros((len(queries), self.dimension), np.float32)
        for row, query in zip(sums, queries, strict=True):
            row[:] = self._sum(query.tokens)
        return _unit(sums)

    def encode_passages(self, passages: Sequence[PreparedPassage]) -> NDArray[np.float32]:
        """Sum the rows of each passage's own morphemes and, weighed, of those of its context."""
        sums = np.zeros((len(passages), self.dimension), np.float32)
        for row, passage in zip(sums, passages, strict=True):
            row[:] = self._sum(passage.body.tokens) + CONTEXT_WEIGHT * self._sum(passage.context.tokens)
        return _unit(sums)

    def _sum(self, tokens: Iterable[str]) -> NDArray[np.float32]:
        rows, counts = self._rows.weighed(tokens)
        vectors = self._vectors[rows % len(self._vectors)]
        total: NDArray[np.float32] = (self._scales[rows] * counts) @ vectors.astype(np.float32)
        return total


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    unit: NDArray[np.float32] = rows / lengths
    return unit
