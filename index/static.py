"""The embedded Korean encoder: a sum of morpheme vectors, made unit length. numpy only, no model to download.

A morpheme without a vector of its own is put together from the nouns that it is made of, else from buckets
of its pairs of syllables; numbers and foreign words have buckets of their own.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.static_weights import StaticWeights
from ingest.types import Analysis, PreparedPassage

WEIGHTS = Path(__file__).with_name("static.npz")
# A word of the title or a heading counts as two of the body: benchmarks/LOG.md, 2026-11-21.
CONTEXT_WEIGHT = 2.0
_PIECE_TAGS = ("NNG", "NNP", "XSN")
_STEM_TAGS = frozenset({"VV", "VA"})  # Kiwi tells irregular stems apart, the vectors only some
_COMPOSED_TAGS = frozenset({"NNG", "NNP", "NNB", "XR"})
_WORD_TAGS = frozenset({"SL", "SH", "W_SERIAL", "W_URL", "W_EMAIL"})
_LONGEST_PIECE = 8
# A leftover syllable says so little that three known pieces are better than two of which one is a syllable.
_SYLLABLE_COST = 3
# A word put together counts less than one that is known: its pieces say less than the whole.
_COMPOSED_FACTOR = 0.75
_REMEMBERED = 200_000


class StaticEncoder:
    """Unit rows by summing the rows of ``weights``."""

    def __init__(self, weights: StaticWeights) -> None:
        self._name = weights.name
        self._vectors = weights.vectors
        # Row r + count is row r as a piece of a word that is put together.
        self._scales = np.concatenate([weights.scales, weights.scales * np.float32(_COMPOSED_FACTOR)])
        self._rows = _Rows(weights)

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> "StaticEncoder":
        """Open the weights that come with the program."""
        return cls(StaticWeights.load(path))

    @property
    def name(self) -> str:
        """The name of the weights."""
        return self._name

    @property
    def dimension(self) -> int:
        """Length of every row."""
        return int(self._vectors.shape[1])

    def encode_queries(self, queries: Sequence[Analysis]) -> NDArray[np.float32]:
        """Sum the rows of each query's morphemes; a query without a known one gives zeros."""
        sums = np.zeros((len(queries), self.dimension), np.float32)
        for row, query in zip(sums, queries, strict=True):
            row[:] = self._sum(query.tokens)
        return _unit(sums)

    def encode_passages(self, passages: Sequence[PreparedPassage]) -> NDArray[np.float32]:
        """Sum the rows of each passage's own morphemes and, weighed, of those of its context."""
        sums = np.zeros((len(passages), self.dimension), np.float32)
        for row, passage in zip(sums, passages, strict=True):
            row[:] = self._sum(passage.body.tokens) + CONTEXT_WEIGHT * self._sum(passage.context.tokens)
        return _unit(sums)

    def _sum(self, tokens: Iterable[str]) -> NDArray[np.float32]:
        rows = self._rows
        ids = np.array([row for token in tokens for row in rows[token]], np.int32)
        vectors = self._vectors[ids % len(self._vectors)]
        total: NDArray[np.float32] = self._scales[ids] @ vectors.astype(np.float32)
        return total


class _Rows(dict[str, tuple[int, ...]]):
    """Row numbers by ``form/tag``, found once and remembered."""

    def __init__(self, weights: StaticWeights) -> None:
        super().__init__()
        self._own = dict(zip(weights.keys, range(len(weights.keys)), strict=True))
        self._numbers = len(weights.keys)
        self._words = self._numbers + weights.number_buckets
        self._pairs = self._words + weights.word_buckets
        self._end = len(weights.scales)

    def __missing__(self, token: str) -> tuple[int, ...]:
        own = self._own.get(token)
        rows = self._without_own(token) if own is None else (own,)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[token] = rows
        return rows

    def _without_own(self, token: str) -> tuple[int, ...]:
        form, _, tag = token.rpartition("/")
        tag = tag.partition("-")[0]
        if tag == "SN":
            return (_bucket(form.replace(",", ""), self._numbers, self._words),)
        if tag in _WORD_TAGS:
            return (_bucket(form.lower(), self._words, self._pairs),)
        if tag in _STEM_TAGS:
            return self._first(form, (tag, f"{tag}-I"))
        if tag in _COMPOSED_TAGS:
            return tuple(row for word in form.split() for row in self._noun(word))
        return ()

    def _first(self, form: str, tags: Iterable[str]) -> tuple[int, ...]:
        for tag in tags:
            row = self._own.get(f"{form}/{tag}")
            if row is not None:
                return (row,)
        return ()

    def _noun(self, word: str) -> tuple[int, ...]:
        own = self._first(word, _PIECE_TAGS)
        return own or tuple(row + self._end for row in self._pieces(word) or self._syllables(word))

    def _pieces(self, word: str) -> tuple[int, ...]:
        """Cover a word with the fewest known nouns; nothing when it can't be covered."""
        best: list[tuple[int, tuple[int, ...]] | None] = [(0, ())]
        for end in range(1, len(word) + 1):
            found: tuple[int, tuple[int, ...]] | None = None
            for start in range(max(0, end - _LONGEST_PIECE), end):
                before = best[start]
                piece = self._first(word[start:end], _PIECE_TAGS) if before is not None else ()
                if before is None or not piece:
                    continue
                cost = before[0] + (1 if end - start > 1 else _SYLLABLE_COST)
                if found is None or cost < found[0]:
                    found = (cost, before[1] + piece)
            best.append(found)
        whole = best[-1]
        return whole[1] if whole is not None else ()

    def _syllables(self, word: str) -> tuple[int, ...]:
        return tuple(_bucket(left + right, self._pairs, self._end) for left, right in pairwise(f"<{word}>"))


def _bucket(text: str, first: int, end: int) -> int:
    return first + crc32(text.encode()) % (end - first)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    unit: NDArray[np.float32] = rows / lengths
    return unit
