"""Known words one slip of a finger away from what was typed, found without going through the vocabulary.

Symmetric deletion (SymSpell, W. Garbe 2012): two words that differ by one key more, less, wrong or in the wrong order
become equal when one key is left out of each. Here over the keys of a two-set keyboard, so that a slip in a syllable,
or over the border of two, is one slip. Each known word stands under a hash of itself without each of its keys, in
one sorted array; a hash says where to look, and the keys themselves decide. Knows nothing of Kiwi or sentences.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.keyboard import keys_of, neighbours

# Words of fewer keys have too many neighbours (학교, 학과), and longer ones are put together from shorter ones.
SHORTEST_KEYS, LONGEST_KEYS = 4, 20
# What a slip costs, as natural logarithms of how seldom it is: a character is hit in some per cent of cases, a
# neighbouring key, a key too few, twice or too early being likelier than any other.
LIKELY_SLIP, OTHER_SLIP = 5.0, 8.0
_BASE = np.uint32(0x9E3779B1)
# One place to the front: the inverse of the base among numbers of 32 bits.
_BACK = np.uint32(pow(0x9E3779B1, -1, 1 << 32))
# Numbers of keys whose stretches are kept, all that a run may have (index.respelling); 0.5 MB for the largest.
_KEPT_LENGTHS = 64
# A place in the index: the hash in the upper half, the word's number in the lower.
_HALF = np.uint64(32)
_LOWER = np.uint64(0xFFFFFFFF)


class Near(NamedTuple):
    """A known word found in typed keys: ``start:end`` are places in the keys, ``cost`` the slip's, 0 for none."""

    word: str
    start: int
    end: int
    cost: float


class SpellingIndex:
    """Known words by their keys; built once for a vocabulary, eight bytes a key."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take words without line breaks; those of too few or too many keys are left out."""
        given = list(words)
        spelled = keys_of("\n".join(given)).split("\n") if given else []
        lengths = np.array([len(keys) for keys in spelled], np.int32)
        self._words: list[str] = []
        parts = []
        for length in range(SHORTEST_KEYS, LONGEST_KEYS + 1):
            chosen = np.flatnonzero(lengths == length).tolist()
            hashes = _shortened(_codes([spelled[place] for place in chosen], length)).astype(np.uint64)
            numbers = np.arange(len(self._words), len(self._words) + len(chosen), dtype=np.uint64)
            parts.append(((hashes << _HALF) | numbers[:, None]).ravel())
            self._words += [given[place] for place in chosen]
        # Behind the last place stands one that no key has, so that looking at what was found needs no bounds.
        self._places = np.concatenate([*parts, [np.uint64(0xFFFFFFFFFFFFFFFF)]])
        self._places.sort()

    def __len__(self) -> int:
        return len(self._words)

    def inside(self, keys: str) -> list[Near]:
        """Find known words that any stretch of the keys is or almost is."""
        found: dict[tuple[int, int, int], Near] = {}
        stretches = _stretches(len(keys))
        wanted = _hashed(keys, stretches).astype(np.uint64) << _HALF
        # One after the other in memory, in which looking for them takes most of the time.
        ascending = np.argsort(wanted)
        low = np.empty(len(wanted), np.intp)
        low[ascending] = np.searchsorted(self._places[:-1], wanted[ascending])
        here = np.flatnonzero(self._places[low] >> _HALF == wanted >> _HALF)
        high = np.searchsorted(self._places, wanted[here] | _LOWER, side="right")
        starts, ends = stretches.starts[here].tolist(), stretches.ends[here].tolist()
        for start, end, first, last in zip(starts, ends, low[here].tolist(), high.tolist(), strict=True):
            for number in (self._places[first:last] & _LOWER).tolist():
                self._note(keys, number, start, end, found)
        return list(found.values())

    def _note(self, keys: str, number: int, start: int, end: int, found: dict[tuple[int, int, int], Near]) -> None:
        if (number, start, end) not in found:
            cost = slip_cost(keys_of(self._words[number]), keys[start:end])
            if cost is not None:
                found[number, start, end] = Near(self._words[number], start, end, cost)


class _Stretches(NamedTuple):
    """The stretches of so many keys: where each starts and ends, and the key left out, the end for none. All (n,)."""

    starts: NDArray[np.intp]
    ends: NDArray[np.intp]
    without: NDArray[np.intp]


@lru_cache(_KEPT_LENGTHS)
def _stretches(keys: int) -> _Stretches:
    rows = [
        (start, start + length, without)
        for length in range(SHORTEST_KEYS - 1, min(LONGEST_KEYS + 1, keys) + 1)
        for start in range(keys - length + 1)
        for without in (start + length, *range(start, start + length))
    ]
    return _Stretches(*np.array(rows, np.intp).reshape(-1, 3).T)


def _hashed(keys: str, stretches: _Stretches) -> NDArray[np.uint32]:
    """Hash stretches of keys as `_shortened` does, but all at once, from sums over all keys before a place."""
    codes = np.frombuffer(keys.encode("utf-32-le"), np.uint32)
    places = np.arange(len(codes) + 1, dtype=np.uint32)
    before = np.concatenate([np.zeros(1, np.uint32), np.cumsum(codes * _BASE ** places[:-1], dtype=np.uint32)])
    starts, ends, without = stretches
    # What stands behind the key that is left out moves one place to the front, all of it as many as stand before.
    front = before[without] - before[starts]
    behind = before[ends] - before[np.minimum(without + 1, ends)]
    hashes: NDArray[np.uint32] = (front + behind * _BACK) * (_BACK**places)[starts]
    return hashes


def slip_cost(meant: str, hit: str) -> float | None:
    """What it costs to hit these keys for those meant: 0 for the same, ``None`` for more than one slip."""
    if meant == hit:
        return 0.0
    shorter = min(len(meant), len(hit))
    start = 0
    while start < shorter and meant[start] == hit[start]:
        start += 1
    end = 0
    while end < shorter - start and meant[-1 - end] == hit[-1 - end]:
        end += 1
    left, right = meant[start : len(meant) - end], hit[start : len(hit) - end]
    if len(left) == 1 and not right:
        return LIKELY_SLIP
    if len(left) == len(right) == 1:
        return LIKELY_SLIP if right in neighbours(left) else OTHER_SLIP
    if len(left) == 2 and left == right[::-1]:
        return LIKELY_SLIP
    if not left and len(right) == 1:
        beside = meant[max(0, start - 1) : start + 1]
        touched = any(right == key or right in neighbours(key) for key in beside)
        return LIKELY_SLIP if touched else OTHER_SLIP
    return None


def _codes(words: Sequence[str], length: int) -> NDArray[np.uint32]:
    """Keys as numbers, a row for each of some words of one length."""
    return np.array(words, f"U{length}").view(np.uint32).reshape(len(words), length)


def _shortened(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Hash each row as it is and without each of its keys: (rows, keys) to (rows, keys + 1)."""
    powers = _BASE ** np.arange(codes.shape[1], dtype=np.uint32)
    zero = np.zeros((len(codes), 1), np.uint32)
    before = np.concatenate([zero, np.cumsum(codes * powers, axis=1, dtype=np.uint32)], axis=1)
    # What stands behind the key that is left out moves one place to the front.
    moved = np.concatenate([zero, np.cumsum(codes[:, 1:] * powers[:-1], axis=1, dtype=np.uint32)], axis=1)
    return np.concatenate([before[:, -1:], before[:, :-1] + moved[:, -1:] - moved], axis=1)
