"""Even sums of the vectors of many passages: a word that goes with everything around it counts less.

What a passage is about is said in many words that are near each other; a plain sum lets it drown what is said once.
Knows nothing of words: a passage is places in a table, and what each of them weighs.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.text_rows import different

# How much less a word of a passage counts that goes with everything around it. nDCG@10 of the vectors alone at 0 / 2 /
# 3: autorag .747 .768 .766, korquad .832 .838 .841, welfare .841 .843 .843; the whole search finds as before, at 4
# and more a little less (benchmarks/LOG.md, 2026-11-22). Vectors of plain sums lie in the same space, and a library
# that holds both is searched as well, so the encoder's name says nothing of it: nobody has to encode anew.
EVENNESS = 3.0
# Vectors that are 32-bit numbers at once, a kilobyte each: the processor's cache has to hold them.
ROOM = 512
_TINY = np.float32(1e-9)

Floats = NDArray[np.float32]
Places = NDArray[np.int64]


class EvenSums:
    """Sums rows of a table of signed bytes; may be asked by several threads, and serves one at a time."""

    def __init__(self, vectors: NDArray[np.int8]) -> None:
        self._vectors = vectors
        # Memory that is new each time costs more than what is done in it: its pages are cleared when first touched.
        self._bytes = np.empty((ROOM, vectors.shape[1]), np.int8)
        self._room = np.empty((ROOM, vectors.shape[1]), np.float32)
        self._one_at_a_time = Lock()

    def put(self, sums: Floats, places: Places, weights: Floats, ends: Places) -> None:
        """Write each passage's sum into its row; passage ``i`` has ``places[ends[i]:ends[i + 1]]``."""
        with self._one_at_a_time:
            evening = _evening(weights, self._lengths_of(places), ends)
            for first, last in _fitting(ends):
                part = slice(ends[first], ends[last])
                vectors = self._full(places[part])
                _add_up(sums[first:last], weights[part], vectors, evening[part], ends[first : last + 1] - ends[first])

    def _full(self, places: Places) -> Floats:
        """The vectors of some places as 32-bit numbers; good until the next are asked for."""
        if len(places) > ROOM:
            return self._vectors[places].astype(np.float32)
        taken = self._vectors.take(places, axis=0, out=self._bytes[: len(places)], mode="clip")
        full = self._room[: len(places)]
        np.copyto(full, taken)
        return full

    def _lengths_of(self, places: Places) -> Floats:
        """The lengths of vectors; squares of bytes give the same to the bit however they are added up."""
        lengths = self._lengths[places]
        unknown = np.isnan(lengths)
        if not unknown.any():
            return lengths
        new = different(places[unknown])
        full = self._vectors[new].astype(np.float32)
        self._lengths[new] = np.sqrt(np.einsum("ij,ij->i", full, full))
        return self._lengths[places]

    @cached_property
    def _lengths(self) -> Floats:
        """The length of every vector that stood in a passage so far: to reckon all takes as long as 500 passages."""
        return np.full(len(self._vectors), np.nan, np.float32)


def _evening(weights: Floats, lengths: Floats, ends: Places) -> Floats:
    """By what a row's product with the plain sum of its passage is to be multiplied: ``EVENNESS`` times its cosine.

    The sum is taken to be as long as if all its rows pointed one way.
    """
    sizes = np.diff(ends)
    together = np.bincount(np.repeat(np.arange(len(sizes)), sizes), weights * lengths, len(sizes))
    evening: Floats = (EVENNESS / np.maximum(np.repeat(together, sizes) * lengths, _TINY)).astype(np.float32)
    return evening


def _fitting(ends: Places) -> Iterator[tuple[int, int]]:
    """Part passages so that the rows of each part have room; a passage that is too long is a part of its own."""
    first = 0
    while first < len(ends) - 1:
        last = max(first + 1, int(np.searchsorted(ends, ends[first] + ROOM, "right")) - 1)
        yield first, last
        first = last


def _add_up(sums: Floats, weights: Floats, vectors: Floats, evening: Floats, ends: Places) -> None:
    """Sum each passage's rows, each counting the less the more it points where all of them together point.

    Every passage by itself: a product of several at once would make its last bits depend on its neighbours.
    """
    spans = [slice(begin, end) for begin, end in pairwise(ends.tolist())]
    own = [vectors[span] for span in spans]
    with_all = np.empty(len(weights), np.float32)
    for row, passage, span in zip(sums, own, spans, strict=True):
        weights[span].dot(passage, row)
        passage.dot(row, with_all[span])
    even = weights / (1 + np.maximum(with_all * evening, np.float32(0)))
    for row, passage, span in zip(sums, own, spans, strict=True):
        even[span].dot(passage, row)
