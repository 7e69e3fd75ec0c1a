"""What a library asks of an encoder, the settings that choose it, and encoding with a view of how far it is.

Knows nothing of how vectors are made or kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.types import Analysis, PreparedPassage

BUILT_IN = "built-in"
# Passages encoded at first between two words to whoever watches, and how long (in seconds) the words may take to come:
# on two cores a large model makes a few vectors a second, the embedded encoder 20,000 and more.
FIRST_PART = 64
PATIENCE_S = 1.0


class Encoder(Protocol):
    """Turns queries and passages into unit rows of one space; a higher inner product is a better match."""

    @property
    def name(self) -> str:
        """Identity that a library remembers; see ``same_encoder``."""
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


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """How a model of others is run, encoder or reranker; ``None`` leaves it to the model and the machine."""

    device: str | None = None  # such as "cpu", "cuda", "cuda:1", "mps"
    batch: int | None = None  # texts computed at once; halved by itself where memory runs out
    max_length: int | None = None  # in tokens, never more than the model's own
    half: bool | None = None  # 16-bit numbers; on CUDA alone unless told
    query_prompt: str | None = None  # what goes before every query; "" is nothing
    passage_prompt: str | None = None
    cache: Path | None = None  # where models by name are looked for, if not in the hub's usual place


def open_encoder(name: str, options: ModelOptions | None = None) -> Encoder:
    """Open the embedded encoder (``built-in``) or a sentence-transformers model by name or folder.

    Raises:
        ModelUnavailable: the model isn't on this machine; the message says how to bring it here.
    """
    if name == BUILT_IN:
        from index.static import StaticEncoder

        return StaticEncoder.load()
    from index.transformer import TransformerEncoder

    return TransformerEncoder(name, options)


def same_encoder(first: str, second: str) -> bool:
    """Whether vectors under two names can be compared.

    A model of others is named ``label@fingerprint`` and known by its fingerprint: another folder or another way of
    naming it makes no difference, other weights under the same label do.
    """
    (_, at, fingerprint), (_, other_at, other) = first.rpartition("@"), second.rpartition("@")
    return first == second or (bool(at and other_at) and fingerprint == other)


def encode_in_parts(
    encoder: Encoder, passages: Sequence[PreparedPassage], done: Callable[[int], None]
) -> NDArray[np.float32]:
    """Encode passages in parts that grow while they are quick; ``done`` gets the number encoded after each part."""
    parts: list[NDArray[np.float32]] = []
    start, size = 0, FIRST_PART
    while start < len(passages):
        begun = perf_counter()
        parts.append(encoder.encode_passages(passages[start : start + size]))
        start += size
        done(min(start, len(passages)))
        size *= 2 if perf_counter() - begun < PATIENCE_S else 1
    return np.concatenate(parts) if parts else np.zeros((0, encoder.dimension), np.float32)
