"""Chosen documents as passage keys, and which of many keys are among them. Knows nothing of rankings."""

import threading
from collections.abc import Collection
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from index.reading import Reader

Keys = NDArray[np.int64]

# Choices kept: those of a few readers who each ask about documents of their own. One of 10,000 documents has some MB.
_KEPT = 8


class Selections:
    """The keys of the documents chosen last: one question searches several times over the same documents."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._revision = -1
        self._keys: dict[frozenset[str], Keys] = {}

    def keys(self, names: Collection[str], reader: "Reader") -> Keys:
        """Give the keys of the passages of some documents, ascending; unknown names have none."""
        chosen, revision = frozenset(names), reader.state().revision
        with self._mutex:
            if revision != self._revision:
                self._keys.clear()
                self._revision = revision
            known = self._keys.get(chosen)
        if known is not None:
            return known
        read = reader.keys_of(chosen)
        with self._mutex:
            if revision == self._revision:
                while len(self._keys) >= _KEPT:
                    del self._keys[next(iter(self._keys))]
                self._keys[chosen] = read
        return read


def among(keys: Keys, chosen: Keys) -> NDArray[np.bool_]:
    """Tell for each key whether it is chosen; the chosen ones ascend."""
    if not len(chosen):
        return np.zeros(len(keys), dtype=bool)
    places = np.searchsorted(chosen, keys)
    places[places == len(chosen)] = 0
    found: NDArray[np.bool_] = chosen[places] == keys
    return found


def likely_depth(depth: int, ranked: int, chosen: int) -> int:
    """How deep a ranking must go to hold enough chosen ones, were they spread over it evenly, and as deep again."""
    return min(ranked, 2 * depth * -(-ranked // max(1, chosen)))
