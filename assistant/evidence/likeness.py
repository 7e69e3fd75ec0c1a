"""How near two words are in meaning, by the embedded encoder's morpheme vectors: 업체 and 기업, 늘리다 and 확대."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.static import StaticEncoder
from ingest.types import Analysis


class Likeness:
    """Cosines between lexical terms."""

    def __init__(self, encoder: StaticEncoder) -> None:
        self._encoder = encoder
        self._known: dict[str, NDArray[np.float32]] = {}

    def cosines(self, left: Sequence[str], right: Sequence[str]) -> NDArray[np.float32]:
        """Cosines of every left with every right term, (len(left), len(right)); 0 for a term without a vector."""
        cosines: NDArray[np.float32] = self._rows(left) @ self._rows(right).T
        return cosines

    def _rows(self, terms: Sequence[str]) -> NDArray[np.float32]:
        unknown = [term for term in dict.fromkeys(terms) if term not in self._known]
        if unknown:
            queries = [Analysis(term, (), (_token(term),)) for term in unknown]
            self._known.update(zip(unknown, self._encoder.encode_queries(queries), strict=True))
        if not terms:
            return np.zeros((0, self._encoder.dimension), np.float32)
        return np.stack([self._known[term] for term in terms])


def _token(term: str) -> str:
    if len(term) > 1 and term.endswith("다"):
        return f"{term[:-1]}/VV"
    if term.isascii():
        return f"{term}/SL"
    return f"{term}/NNG"
