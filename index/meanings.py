"""How near two words are in meaning, by vectors learned from pairs of words: 낡다 and 노후, 뽑히다 and 선정.

The embedded encoder's vectors find texts on one matter; for that 시멘트 may lie near 철강. These tell the same from
what only stands in like places. Knows single words of content; ``benchmarks.meanings`` makes the file.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.static_weights import StaticWeights

WEIGHTS = Path(__file__).with_name("meanings.npz")
# A term says what a word is, not which kind: tags that it may stand for, likeliest first.
_NOUNS, _VERBS = ("NNG", "NNP", "XR", "MAG"), ("VV", "VA")


class Meanings:
    """Cosines between the terms that have a vector."""

    def __init__(self, weights: StaticWeights) -> None:
        lengths = np.linalg.norm(weights.vectors.astype(np.float32), axis=1)
        # The last row is that of a term without a vector.
        self._rows = np.vstack([weights.vectors, np.zeros_like(weights.vectors[:1])])
        self._scales = np.append(1 / np.maximum(lengths, 1e-9), np.float32(0)).astype(np.float32)
        self._place = self.places_in({key: place for place, key in enumerate(weights.keys)})

    @staticmethod
    def places_in(places: Mapping[str, int]) -> Callable[[str], int | None]:
        """A look-up of ``form/tag``, which tries the other tags that a term may stand for."""

        def place(token: str) -> int | None:
            form, _, tag = token.rpartition("/")
            tags = _VERBS if tag in _VERBS else (tag,) if tag not in _NOUNS else _NOUNS
            return next((places[key] for each in tags if (key := f"{form}/{each}") in places), None)

        return place

    def cosines(self, left: Sequence[str], right: Sequence[str]) -> NDArray[np.float32]:
        """Cosines of every left with every right term, (len(left), len(right)); 0 for a term without a vector."""
        cosines: NDArray[np.float32] = self._of(left) @ self._of(right).T
        return cosines

    def _of(self, terms: Sequence[str]) -> NDArray[np.float32]:
        found = (self._place(token_of(term)) for term in terms)
        places = np.array([len(self._rows) - 1 if place is None else place for place in found], np.int64)
        rows: NDArray[np.float32] = self._rows[places].astype(np.float32) * self._scales[places, None]
        return rows


@lru_cache(maxsize=1)
def built_in_meanings() -> Meanings:
    """The vectors that come with the program, read once."""
    return Meanings(StaticWeights.load(WEIGHTS))


def token_of(term: str) -> str:
    """The morpheme that a term or a word in its dictionary form most likely is, as ``form/tag``."""
    if len(term) > 1 and term.endswith("다"):
        return f"{term[:-1]}/VV"
    if term.isascii():
        return f"{term.lower()}/SL"
    return f"{term.lower()}/NNG"
