"""The dense index: nearest passages by cosine, which between unit vectors is the inner product.

A small library's vectors are held as they are and all compared. A large one's are held in four bits a dimension: that
finds a short list, whose true vectors are then read from the store and compared, so that scores are exact in both.
Passage keys are kept in ascending order; FAISS itself only sees places (see index.nearest).
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import dense_file, nearest
from index.nearest import CompressedRows, ExactRows
from index.selection import among, likely_depth
from index.stamp import FORMAT, Stamp

Keys = NDArray[np.int64]
Vectors = NDArray[np.float32]
Ranking = list[tuple[int, float]]
# Reads true vectors: those of the keys that are still there, in any order.
Stored = Callable[[Sequence[int]], tuple[Keys, Vectors]]

# Up to so many numbers (32 MB) all vectors are compared: 31,000 of 256 dimensions in about 1 ms.
EXACT_FLOATS = 8_000_000
# The short list for each passage wanted. Measured: recall@50 against exact search 1.0000 with 2 and 3 over 191,485
# articles, .990 or more with 3 over random vectors of several shapes, where nothing else helps either.
_SHORT_LIST = 3
# So many chosen vectors or fewer are all read from the store and compared, in 13 ms; of more a short list is made.
_FEW = 4000
# Compressed anew when this many times as many passages are held as when the values were chosen.
_OUTGROWN = 4
# A larger file is not written for a change of less than this share: the store has the rest.
_SOON_WRITTEN_BYTES = 16_000_000
_SHARE = 64


class DenseIndex:
    """Vectors by passage key; safe to share between threads.

    Without ``stored`` the vectors are held as they are, however many.
    """

    def __init__(self, dimension: int, stored: Stored | None = None) -> None:
        self._rows: ExactRows | CompressedRows = ExactRows.empty(dimension)
        self._keys: Keys = np.empty(0, dtype=np.int64)
        self._dimension = dimension
        self._stored = stored
        self._fit_for = 0  # passages for which compressed rows were trained
        self._changes = 0  # rows added and removed since the file was read or written
        self._mutex = threading.Lock()
        self.stamp: Stamp | None = None

    @classmethod
    def for_passages(cls, keys: Keys, dimension: int, snapshot: Stored, stored: Stored) -> "DenseIndex":
        """Start an empty index of the kind that suits the passages of a snapshot, which are added next."""
        index = cls(dimension, stored)
        if len(keys) * dimension > EXACT_FLOATS:
            # The same passages give the same sample.
            chosen = np.random.default_rng(len(keys)).choice(keys, min(nearest.TRAINED_ON, len(keys)), replace=False)
            found, sample = snapshot(np.sort(chosen).tolist())
            index._rows = CompressedRows.trained(sample[np.argsort(found)])
            index._fit_for = len(keys)
        return index

    def suits(self, passages: int) -> bool:
        """Whether an index of this kind is right for so many passages, or another should take its place."""
        if isinstance(self._rows, ExactRows):
            return self._stored is None or passages * self._dimension <= EXACT_FLOATS
        # Not as soon as they are few: some that come and go must not change the kind each time.
        return passages * self._dimension > EXACT_FLOATS // 2 and passages <= _OUTGROWN * self._fit_for

    def __len__(self) -> int:
        return len(self._keys)

    @property
    def keys(self) -> Keys:
        """All keys, ascending."""
        return self._keys

    @property
    def exact(self) -> bool:
        """Whether all vectors are compared."""
        return isinstance(self._rows, ExactRows)

    def add(self, keys: Keys, vectors: Vectors) -> None:
        """Add vectors; the keys ascend and are higher than all before."""
        with self._mutex:
            self._rows.add(vectors)
            self._keys = np.concatenate([self._keys, keys])
            self._changes += len(keys)

    def remove(self, keys: Keys) -> None:
        """Take vectors out; unknown keys are ignored."""
        with self._mutex:
            gone = np.isin(self._keys, keys)
            if gone.any():
                self._rows.remove(np.flatnonzero(gone))
                self._keys = self._keys[~gone]
                self._changes += int(gone.sum())

    def search(self, vector: Vectors, depth: int, within: Keys | None = None) -> Ranking:
        """Rank the nearest passages, of all or of those within ascending keys; equal scores by key."""
        with self._mutex:
            if not len(self._keys) or depth < 1:
                return []
            if isinstance(self._rows, ExactRows):
                allowed = None if within is None else np.flatnonzero(among(self._keys, within))
                places, scores = self._rows.nearest(vector, depth, allowed)
                keys, compared = self._keys[places], True
            else:
                keys, compared = self._short_list(self._rows, vector, _SHORT_LIST * depth, within), False
        if not compared:
            keys, scores = self._compared(keys, vector)
        return sorted(zip(keys.tolist(), scores.tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))[:depth]

    def scores(self, vector: Vectors, keys: Sequence[int]) -> Ranking:
        """Score chosen passages exactly, in the order given; unknown keys are left out."""
        wanted = np.array(keys, dtype=np.int64)
        with self._mutex:
            places = np.searchsorted(self._keys, wanted)
            places[places == len(self._keys)] = 0
            known = self._keys[places] == wanted if len(self._keys) else np.zeros(len(wanted), dtype=bool)
            if not known.any():
                return []
            exact = self._rows.at(places[known]) @ vector if isinstance(self._rows, ExactRows) else None
        if exact is not None:
            return list(zip(wanted[known].tolist(), exact.tolist(), strict=True))
        found, compared = self._compared(wanted[known], vector)
        by_key = dict(zip(found.tolist(), compared.tolist(), strict=True))
        return [(key, by_key[key]) for key in wanted.tolist() if key in by_key]

    def worth_saving(self) -> bool:
        """Whether the file should be written now, or the next one to open the library may well add the rest."""
        size = len(self) * self._dimension * (4.0 if self.exact else 0.5)
        return size <= _SOON_WRITTEN_BYTES or self._changes * _SHARE >= len(self)

    def save(self, path: Path) -> None:
        """Write the index with its stamp, which the caller has set."""
        if self.stamp is None:
            raise ValueError("an index without a stamp can't be told apart from a stale one")
        with self._mutex:
            dense_file.write(path, self.stamp, self._dimension, self._fit_for, self._keys, self._rows.written())
            self._changes = 0

    @classmethod
    def load(cls, path: Path, library: str, dimension: int, stored: Stored | None = None) -> "DenseIndex | None":
        """Read the index of a library; ``None`` where it is absent, damaged, or of another library or layout."""
        found = dense_file.read(path)
        if found is None or found.dimension != dimension:
            return None
        if found.stamp.format != FORMAT or found.stamp.library != library:
            return None
        loaded = cls(dimension, stored)
        loaded._rows = nearest.read(found.rows)
        loaded._keys, loaded._fit_for, loaded.stamp = found.keys, found.fit_for, found.stamp
        return loaded if len(loaded._rows) == len(loaded._keys) == found.stamp.passages else None

    def _short_list(self, rows: CompressedRows, vector: Vectors, count: int, within: Keys | None) -> Keys:
        """Find what to compare; of chosen passages as many as of all, however far down, or all where they are few."""
        if within is None:
            return self._keys[rows.nearest(vector, count)[0]]
        if len(within) <= _FEW:
            return within[among(within, self._keys)]
        held = len(self._keys)
        for limit in (likely_depth(count, held, len(within)), held):
            keys = self._keys[rows.nearest(vector, limit)[0]]
            keys = keys[among(keys, within)][:count]
            if len(keys) == count:
                break
        return keys

    def _compared(self, keys: Keys, vector: Vectors) -> tuple[Keys, Vectors]:
        """Read true vectors and compare them; what another process has just removed is left out."""
        if self._stored is None:
            raise ValueError("compressed vectors are compared by those in the store, which was not given")
        found, vectors = self._stored(np.sort(keys).tolist())
        return found, vectors @ vector
