"""The dense index: FAISS over unit vectors, so that the inner product is the cosine. The only door to faiss.

Exact search (``IndexFlatIP``). Passage keys are kept beside it in ascending order; FAISS itself only sees positions.
One file holds a line of JSON (the stamp and checksums), the keys, and the index as FAISS writes it.
"""

import json
import threading
import zlib
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.stamp import FORMAT, Stamp, write_atomically

if TYPE_CHECKING:
    pass

Keys = NDArray[np.int64]
Vectors = NDArray[np.float32]
Ranking = list[tuple[int, float]]


class DenseIndex:
    """Vectors by passage key, held in memory; safe to share between threads."""

    def __init__(self, dimension: int) -> None:
        import faiss

        # One query is one thread's work. With more, FAISS's threads wait for one another: over 100,000 vectors of 256
        # on two busy cores a search took 24 ms instead of 6.
        faiss.omp_set_num_threads(1)
        self._faiss: faiss.Index = faiss.IndexFlatIP(dimension)
        self._keys: Keys = np.empty(0, dtype=np.int64)
        self._dimension = dimension
        self._mutex = threading.Lock()
        self.stamp: Stamp | None = None

    def __len__(self) -> int:
        return len(self._keys)

    @property
    def keys(self) -> Keys:
        """All keys, ascending."""
        return self._keys

    def add(self, keys: Keys, vectors: Vectors) -> None:
        """Add vectors; the keys ascend and are higher than all before."""
        with self._mutex:
            self._faiss.add(np.ascontiguousarray(vectors, dtype=np.float32))
            self._keys = np.concatenate([self._keys, keys])

    def remove(self, keys: Keys) -> None:
        """Take vectors out; unknown keys are ignored."""
        import faiss

        with self._mutex:
            gone = np.isin(self._keys, keys)
            self._faiss.remove_ids(faiss.IDSelectorBatch(np.flatnonzero(gone)))
            self._keys = self._keys[~gone]

    def search(self, vector: Vectors, depth: int) -> Ranking:
        """Rank the nearest passages; equal scores by key."""
        with self._mutex:
            scores, places = self._faiss.search(vector.reshape(1, -1), min(depth, len(self._keys)) or 1)
            if not len(self._keys):
                return []
            found = zip(self._keys[places[0]].tolist(), scores[0].tolist(), strict=True)
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def scores(self, vector: Vectors, keys: Sequence[int]) -> Ranking:
        """Score chosen passages, in the order given; unknown keys are left out."""
        wanted = np.array(keys, dtype=np.int64)
        with self._mutex:
            places = np.searchsorted(self._keys, wanted)
            places[places == len(self._keys)] = 0
            known = self._keys[places] == wanted if len(self._keys) else np.zeros(len(wanted), dtype=bool)
            if not known.any():
                return []
            vectors = self._faiss.reconstruct_batch(places[known])
        return list(zip(wanted[known].tolist(), (vectors @ vector).tolist(), strict=True))

    def save(self, path: Path) -> None:
        """Write the index with its stamp, which the caller has set."""
        import faiss

        if self.stamp is None:
            raise ValueError("an index without a stamp can't be told apart from a stale one")
        with self._mutex:
            keys = self._keys.astype("<i8").tobytes()
            index = faiss.serialize_index(self._faiss).data
        sums = {"keys": len(keys), "keys_crc": zlib.crc32(keys), "index_crc": zlib.crc32(index)}
        header = json.dumps({"stamp": asdict(self.stamp), "dimension": self._dimension, **sums}).encode("ascii")
        write_atomically(path, header, b"\n", keys, index)

    @classmethod
    def load(cls, path: Path, library: str, dimension: int) -> "DenseIndex | None":
        """Read the index of a library; ``None`` where it is absent, damaged, or of another library or layout."""
        import faiss

        try:
            with path.open("rb") as file:
                header = json.loads(file.readline(1000))
                stamp = Stamp.read(header.pop("stamp"))
                if stamp is None or stamp.format != FORMAT or stamp.library != library:
                    return None
                keys = file.read(header["keys"])
                index = np.fromfile(file, dtype=np.uint8)
            intact = zlib.crc32(keys) == header["keys_crc"] and zlib.crc32(index.data) == header["index_crc"]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        if not intact or header["dimension"] != dimension:
            return None
        loaded = cls(dimension)
        loaded._faiss = faiss.deserialize_index(index)
        loaded._keys = np.frombuffer(keys, dtype="<i8").astype(np.int64)
        loaded.stamp = stamp
        return loaded if loaded._faiss.ntotal == len(loaded._keys) == stamp.passages else None
