"""What a library asks of an encoder, and the one setting that chooses it.

Knows nothing of how vectors are made or kept.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.types import Analysis, PreparedPassage

BUILT_IN = "built-in"


class Encoder(Protocol):
    """Turns queries and passages into unit rows of one space; a higher inner product is a better match."""

    @property
    def name(self) -> str:
        """Identity that a library remembers; vectors of two names can't be compared."""
        ...

    @property
    def dimension(self) -> int:
        """Length of every row."""
        ...

    def encode_queries(self, queries: Sequence[Analysis]) -> NDArray[np.float32]:
        """One row for each query; a query without a known word gives a row of zeros."""
        ...

    def encode_passages(self, passages: Sequence[PreparedPassage]) -> NDArray[np.float32]:
        """One row for each passage, its context included."""
        ...


def open_encoder(name: str) -> Encoder:
    """Open the embedded encoder (``built-in``) or a sentence-transformers model by name or folder.

    Raises:
        EncoderUnavailable: the model isn't on this machine; the message says how to bring it here.
    """
    if name == BUILT_IN:
        from index.static import StaticEncoder

        return StaticEncoder.load()
    from index.transformer import TransformerEncoder

    return TransformerEncoder(name)
