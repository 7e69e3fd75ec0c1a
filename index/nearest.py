"""Nearest rows by FAISS: exact while that is fast, in four bits a dimension beyond. The only door to faiss.

Rows are known by their places, 0 and up; taking some out closes the gaps. Rows have length 1, or 0 where nothing is
known of a text.
"""

from types import ModuleType
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import faiss

Places = NDArray[np.int64]
Scores = NDArray[np.float32]
Vectors = NDArray[np.float32]

# Rows that CompressedRows are trained on: what FAISS takes for sixteen values (256 rows for each).
TRAINED_ON = 4096
_BITS = 4


class ExactRows:
    """Rows as they are; every one is compared."""

    def __init__(self, index: "faiss.Index") -> None:
        self._index = index

    @classmethod
    def empty(cls, dimension: int) -> Self:
        """Start without rows."""
        return cls(_faiss().IndexFlatIP(dimension))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def add(self, vectors: Vectors) -> None:
        """Append rows."""
        self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def remove(self, places: Places) -> None:
        """Take rows out."""
        self._index.remove_ids(_faiss().IDSelectorBatch(places))

    def nearest(self, vector: Vectors, count: int, allowed: Places | None = None) -> tuple[Places, Scores]:
        """Find the nearest rows, of all or of those allowed; scores are inner products."""
        if allowed is None:
            scores, places = self._index.search(vector.reshape(1, -1), min(count, len(self)))
            return places[0], scores[0]
        if not len(allowed):
            return np.empty(0, np.int64), np.empty(0, np.float32)
        faiss = _faiss()
        chosen = faiss.SearchParameters(sel=faiss.IDSelectorBatch(allowed))
        scores, places = self._index.search(vector.reshape(1, -1), min(count, len(allowed)), params=chosen)
        return places[0], scores[0]

    def at(self, places: Places) -> Vectors:
        """Give rows back."""
        vectors: Vectors = self._index.reconstruct_batch(places)
        return vectors

    def written(self) -> memoryview:
        """Give the rows as FAISS writes them."""
        return memoryview(_faiss().serialize_index(self._index))


class CompressedRows:
    """Rows with each dimension rounded to one of sixteen values of its own, compared by SIMD table look-ups.

    It finds which rows to look at, not their scores: the caller compares those exactly. Every row is looked at, so
    there are no cells to miss, and nothing to tune. See André, Kermarrec and Le Scouarnec, "Cache locality is not
    enough: high-performance nearest neighbor search with product quantization fast scan" (2015).

    By Euclidean distance, which between rows of length 1 ranks as the inner product does: its rounding error grows
    with the distance between query and row, that of the product with all that rows share (benchmarks/LOG.md,
    2026-11-21).
    """

    def __init__(self, index: "faiss.IndexPQ") -> None:
        self._index = index
        # The same rows laid out for scanning: 30 ms for 200,000 rows, so it is made anew whenever they change.
        self._scan: faiss.IndexPQFastScan | None = None

    @classmethod
    def trained(cls, sample: Vectors) -> Self:
        """Start without rows, with values fit for a sample of them; the same sample gives the same values."""
        faiss = _faiss()
        dimension = sample.shape[1]
        index = faiss.IndexPQ(dimension, dimension, _BITS, faiss.METRIC_L2)
        # FAISS would warn of a small sample.
        index.pq.cp.min_points_per_centroid = 1
        index.train(np.ascontiguousarray(sample, dtype=np.float32))
        return cls(index)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def add(self, vectors: Vectors) -> None:
        """Append rows."""
        known = vectors.any(axis=1, keepdims=True)
        # A row of zeros is nearer to a query than most rows are. In its place goes the greatest value of each
        # dimension, which is far from all rows of length 1.
        self._index.add(np.ascontiguousarray(np.where(known, vectors, np.float32(1)), dtype=np.float32))
        self._scan = None

    def remove(self, places: Places) -> None:
        """Take rows out."""
        self._index.remove_ids(_faiss().IDSelectorBatch(places))
        self._scan = None

    def nearest(self, vector: Vectors, count: int) -> tuple[Places, Scores]:
        """Find rows that seem nearest; scores are negative squared distances, roughly."""
        if self._scan is None:
            self._scan = _faiss().IndexPQFastScan(self._index)
        distances, places = self._scan.search(vector.reshape(1, -1), min(count, len(self)))
        found = places[0] >= 0
        return places[0][found], -distances[0][found]

    def written(self) -> memoryview:
        """Give the rows as FAISS writes them."""
        return memoryview(_faiss().serialize_index(self._index))


def read(content: NDArray[np.uint8]) -> ExactRows | CompressedRows:
    """Undo ``written``; the bytes are known to be whole."""
    faiss = _faiss()
    index = faiss.deserialize_index(content)
    return CompressedRows(index) if isinstance(index, faiss.IndexPQ) else ExactRows(index)


def _faiss() -> ModuleType:
    import faiss

    # One query is one thread's work. With more, FAISS's threads wait for one another: over 100,000 vectors of 256
    # on two busy cores a search took 24 ms instead of 6.
    faiss.omp_set_num_threads(1)
    return faiss
