"""The rows of many texts at once, and what each counts there.

To look a morpheme up costs more than to sum its row: the tokens of all texts are turned into numbers at once, and what
follows works on arrays. Rows come in one order whatever was read before, so that equal texts get equal sums to the bit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.token_rows import TokenRows

# Tokens remembered with their rows; nothing is forgotten while texts are being looked up.
REMEMBERED = 200_000
# What a row counts that stands n times in a text: n to this power, so that a word on every line doesn't drown the rest.
# nDCG@10 of the vectors alone at 1 / .85 / .75 / .65: autorag .730 .755 .751 .750, korquad .812 .824 .830 .833,
# welfare .836 .837 .836 .833, mrtydi .709 .702 .693 .684 (benchmarks/LOG.md, 2026-11-21).
TIMES_POWER = 0.8
_TIMES = np.arange(4096, dtype=np.float32) ** np.float32(TIMES_POWER)
# A text, a row and how often it stands there are sorted as one whole number of 19, 32 and 12 bits.
_NUMBER_BITS = 32
_TIMES_BITS = 12

Rows = NDArray[np.int64]
Counts = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class CountedRows:
    """Texts as rows, ascending in each: text ``i`` is ``rows[ends[i]:ends[i + 1]]``, and what each counts."""

    rows: Rows
    counts: Counts
    ends: NDArray[np.int64]

    def apart(self) -> list[tuple[Rows, Counts]]:
        """Give each text's rows and counts."""
        inner = self.ends[1:-1]
        return list(zip(np.split(self.rows, inner), np.split(self.counts, inner), strict=True))


class TextRows:
    """Finds the rows of texts; may be asked by several threads at once."""

    def __init__(self, table: TokenRows, remembered: int = REMEMBERED) -> None:
        self._table = table
        self._remembered = remembered
        self._numbers = _Numbers(table)
        self._one_at_a_time = Lock()

    def counted(self, texts: Sequence[Sequence[str]]) -> CountedRows:
        """Give the rows of texts, given as tokens, each by how often its token stands in the text."""
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        numbers, rows, ends = self._looked_up(chain.from_iterable(texts), int(lengths.sum()))
        telling = ends[numbers + 1] > ends[numbers]
        places = np.repeat(np.arange(len(texts)) << _NUMBER_BITS, lengths)
        standing = np.sort((places + numbers)[telling])
        first = np.flatnonzero(np.diff(standing, prepend=-1))
        times = np.diff(first, append=len(standing))
        text, number = _apart(standing[first])
        taken = ends[number + 1] - ends[number]
        reached = np.cumsum(taken)
        row = rows[np.arange(int(taken.sum())) + np.repeat(ends[number + 1] - reached, taken)]
        return _in_order(np.repeat(text, taken), row, np.repeat(times, taken), len(texts))

    def _looked_up(self, tokens: Iterable[str], count: int) -> tuple[NDArray[np.int64], Rows, NDArray[np.int64]]:
        """Give the tokens' numbers and where in the rows of all numbers theirs stand."""
        with self._one_at_a_time:
            if len(self._numbers) > self._remembered:
                self._numbers = _Numbers(self._table)
            numbers = np.fromiter(map(self._numbers.__getitem__, tokens), np.int64, count)
            return numbers, *self._numbers.rows()


class _Numbers(dict[str, int]):
    """Tokens by number, in the order in which they came."""

    def __init__(self, table: TokenRows) -> None:
        super().__init__()
        self._table = table
        self._rows: Rows = np.zeros(0, np.int64)
        self._ends = np.zeros(1, np.int64)
        self._new: list[tuple[int, ...]] = []

    def __missing__(self, token: str) -> int:
        number = len(self._ends) - 1 + len(self._new)
        self._new.append(self._table[token])
        self[token] = number
        return number

    def rows(self) -> tuple[Rows, NDArray[np.int64]]:
        """Give the rows of all numbers one after another: number ``n`` has ``rows[ends[n]:ends[n + 1]]``."""
        if self._new:
            sizes = np.fromiter(map(len, self._new), np.int64, len(self._new))
            rows = np.fromiter(chain.from_iterable(self._new), np.int64, int(sizes.sum()))
            self._rows = np.concatenate([self._rows, rows])
            self._ends = np.concatenate([self._ends, self._ends[-1] + np.cumsum(sizes)])
            self._new = []
        return self._rows, self._ends


def counting(times: NDArray[np.int64]) -> Counts:
    """What rows count that stand so many times."""
    counts: Counts = _TIMES[np.minimum(times, len(_TIMES) - 1)]
    return counts


def _in_order(text: NDArray[np.int64], row: Rows, times: NDArray[np.int64], texts: int) -> CountedRows:
    """Sort by text, then row, then how often."""
    least = np.minimum(times, len(_TIMES) - 1)
    whole = np.sort((((text << _NUMBER_BITS) + row) << _TIMES_BITS) + least)
    of_text, rows = _apart(whole >> _TIMES_BITS)
    ends = np.searchsorted(of_text, np.arange(texts + 1))
    return CountedRows(rows, _TIMES[whole & ((1 << _TIMES_BITS) - 1)], ends)


def _apart(packed: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    return packed >> _NUMBER_BITS, packed & ((1 << _NUMBER_BITS) - 1)
