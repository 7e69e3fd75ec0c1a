"""Recover Kiwi's morpheme vectors from their similarities.

Kiwi says how similar two morphemes are, not where they lie. The vectors have 256 dimensions, so the similarities
of all morphemes to a few hundred landmarks have rank 256, and a factor of the landmarks' own matrix places
every morpheme, up to a rotation that no similarity can see.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

RANK = 256
LANDMARKS = 768
# Two similarities of unit vectors differ from Kiwi's own (32-bit) by less than this.
TOLERANCE = 1e-3


class Similar(Protocol):
    """A morpheme and its similarity to the one asked for."""

    @property
    def form(self) -> str: ...  # noqa: D102
    @property
    def tag(self) -> str: ...  # noqa: D102
    @property
    def id(self) -> int: ...  # noqa: D102
    @property
    def score(self) -> float: ...  # noqa: D102


class Similarities(Protocol):
    """What is needed of Kiwi."""

    def most_similar_morphemes(self, target: int, top_n: int = 10) -> Sequence[Similar]:
        """Morphemes by falling similarity to the one with the id ``target``, itself among them."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Recovered:
    """Unit vectors in the order of Kiwi's ids, which is that of falling frequency in its training text."""

    forms: tuple[str, ...]
    tags: tuple[str, ...]
    vectors: NDArray[np.float64]


def recover(
    kiwi: Similarities,
    landmarks: int = LANDMARKS,
    rank: int = RANK,
    progress: Callable[[int, int], None] | None = None,
) -> Recovered:
    """Place every morpheme by its similarities to ``landmarks`` of them, evenly spread over the ids.

    Raises:
        ValueError: the similarities aren't those of unit vectors in ``rank`` dimensions.
    """
    first = sorted(kiwi.most_similar_morphemes(0, _ALL), key=lambda morpheme: morpheme.id)
    count = len(first)
    chosen = np.linspace(0, count - 1, min(landmarks, count)).astype(np.int64)
    rows = np.empty((len(chosen), count))
    for done, landmark in enumerate(chosen):
        rows[done] = similarities(kiwi, int(landmark), count)
        if progress is not None:
            progress(done + 1, len(chosen))
    vectors = place(rows, chosen, rank)
    lengths = np.linalg.norm(vectors, axis=1)
    if np.abs(lengths - 1).max() > TOLERANCE:
        raise ValueError(f"lengths run from {lengths.min():.4f} to {lengths.max():.4f}: rank {rank} is too low")
    return Recovered(tuple(each.form for each in first), tuple(each.tag for each in first), vectors)


_ALL = 10_000_000


def similarities(kiwi: Similarities, target: int, count: int) -> NDArray[np.float64]:
    """Similarity of each of ``count`` morphemes to ``target``, whose own is 1."""
    found = kiwi.most_similar_morphemes(target, _ALL)
    row = np.full(count, np.nan)
    row[[each.id for each in found]] = [each.score for each in found]
    row[target] = 1.0  # Kiwi leaves out the morpheme itself by a score of -100,000
    if np.isnan(row).any():
        raise ValueError(f"morpheme {target} has no similarity to {int(np.isnan(row).sum())} others")
    return row


def place(rows: NDArray[np.float64], landmarks: NDArray[np.int64], rank: int) -> NDArray[np.float64]:
    """Vectors whose inner products with the landmarks' are ``rows`` (landmarks x morphemes)."""
    own = rows[:, landmarks]
    values, axes = np.linalg.eigh((own + own.T) / 2)
    values, axes = values[::-1][:rank], axes[:, ::-1][:, :rank]
    vectors: NDArray[np.float64] = rows.T @ (axes / np.sqrt(values))
    return vectors
