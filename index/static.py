"""The embedded Korean encoder: a sum of morpheme vectors, made unit length. numpy only, no model to download."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.even_sums import EvenSums
from index.static_weights import StaticWeights
from index.text_rows import TextRows
from index.token_rows import TokenRows
from ingest.types import Analysis, PreparedPassage

WEIGHTS = Path(__file__).with_name("static.npz")
# A word of the title or a heading counts as two of the body: benchmarks/LOG.md, 2026-11-21.
CONTEXT_WEIGHT = 2.0
# A word put together counts less than one that is known: its pieces say less than the whole.
COMPOSED_FACTOR = 0.75
# Passages whose morphemes are looked up at once.
_TOGETHER = 128
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
        self._even = EvenSums(weights.vectors)

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
            vectors = self._vectors[found.rows[begin:end] % len(self._vectors)]
            row[:] = weights[begin:end] @ vectors.astype(np.float32)
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
        places = np.where(found.rows < len(self._vectors), found.rows, found.rows - len(self._vectors))
        self._even.put(sums, places, weights, found.ends[::2])


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    unit: NDArray[np.float32] = rows / lengths
    return unit
