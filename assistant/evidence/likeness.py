"""How near two words are in meaning, by vectors of morphemes: 업체 and 기업, 늘리다 and 확대."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from index.meanings import built_in_meanings
from index.static import StaticEncoder
from ingest.types import Analysis

# Of pairs drawn at random one in a thousand is nearer than .27 for the encoder, than .3 to .32 for meanings.
_AS_THE_ENCODERS = 0.9
# Terms whose vectors are kept, about a kilobyte each; where there are more, all are let go.
_MOST_KNOWN = 20_000


class Likeness:
    """Cosines between lexical terms."""

    def __init__(self, encoder: StaticEncoder, most_known: int = _MOST_KNOWN) -> None:
        self._encoder = encoder
        self._most_known = most_known
        self._known: dict[str, NDArray[np.float32]] = {}

    def cosines(
        self, left: Sequence[str], right: Sequence[str], otherwise: Collection[str] = ()
    ) -> NDArray[np.float32]:
        """Cosines of every left with every right term, (len(left), len(right)); 0 for a term without a vector.

        The encoder's; for those left terms that must be said ``otherwise`` if at all, the greater of that and the
        nearness of ``index.meanings``, which takes more words for the same and so mistakes more, too.
        """
        cosines: NDArray[np.float32] = self._rows(left) @ self._rows(right).T
        places = [place for place, term in enumerate(left) if term in otherwise]
        if places:
            meant = built_in_meanings().cosines([left[place] for place in places], right)
            cosines[places] = np.maximum(cosines[places], _AS_THE_ENCODERS * meant)
        return cosines

    def _rows(self, terms: Sequence[str]) -> NDArray[np.float32]:
        known = self._known
        unknown = [term for term in dict.fromkeys(terms) if term not in known]
        if len(known) + len(unknown) > self._most_known:
            known = self._known = {}
            unknown = list(dict.fromkeys(terms))
        if unknown:
            queries = [Analysis(term, (), (_token(term),)) for term in unknown]
            known.update(zip(unknown, self._encoder.encode_queries(queries), strict=True))
        if not terms:
            return np.zeros((0, self._encoder.dimension), np.float32)
        return np.stack([known[term] for term in terms])


def _token(term: str) -> str:
    if len(term) > 1 and term.endswith("다"):
        return f"{term[:-1]}/VV"
    if term.isascii():
        return f"{term}/SL"
    return f"{term}/NNG"
