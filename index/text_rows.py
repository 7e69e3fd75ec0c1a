"""The rows of many texts at once, and what each counts there.

To look a morpheme up costs more than to sum its row: the tokens of all texts are turned into numbers at once, and what
follows works on arrays. Rows come in one order whatever was read before, so that equal texts get equal sums to the bit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from struct import Struct
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.token_rows import TokenRows

# Tokens and rows of tokens that are remembered, whichever are more: a word of 1,000 unknown syllables has as many rows.
# Nothing is forgotten while texts are being looked up.
REMEMBERED = 200_000
# What a row counts that stands n times in a text: n to this power, so that a word on every line doesn't drown the rest.
# nDCG@10 of the vectors alone at 1 / .85 / .75 / .65: autorag .730 .755 .751 .750, korquad .812 .824 .830 .833,
# welfare .836 .837 .836 .833, mrtydi .709 .702 .693 .684 (benchmarks/LOG.md, 2026-11-21).
TIMES_POWER = 0.8
_TIMES = np.arange(4096, dtype=np.float32) ** np.float32(TIMES_POWER)
# A text, a row and a slot are sorted as one whole number of 19, 20 and 24 bits: 524,288 texts at once, a million rows.
_ROW_BITS = 20
_SLOT_BITS = 24
_TIMES_BITS = 12
_SLOT = np.dtype("<i8")
_BYTES = Struct("<q").pack

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
        self._slots = _Slots(table)
        self._one_at_a_time = Lock()

    def counted(self, texts: Sequence[Sequence[str]]) -> CountedRows:
        """Give the rows of texts, given as tokens, each by how often its token stands in the text."""
        found = self._looked_up(texts)
        sizes = np.fromiter(map(len, found), np.int64, len(found)) // _SLOT.itemsize
        places = np.repeat(np.arange(len(texts)) << (_ROW_BITS + _SLOT_BITS), sizes)
        # Where a processor packs vectors slowly, numpy takes three times as long for its other sort.
        standing = np.sort(places + np.frombuffer(b"".join(found), _SLOT), kind="stable")
        new = np.ones(len(standing), np.bool_)
        np.not_equal(standing[1:], standing[:-1], out=new[1:])
        first = np.flatnonzero(new)
        return _in_order(standing[first] >> _SLOT_BITS, np.diff(first, append=len(standing)), len(texts))

    def _looked_up(self, texts: Sequence[Sequence[str]]) -> list[bytes]:
        """Give the slots of each text's tokens."""
        with self._one_at_a_time:
            if max(len(self._slots), self._slots.taken) > self._remembered:
                self._slots = _Slots(self._table)
            slots = self._slots.__getitem__
            return [b"".join(map(slots, text)) for text in texts]


class _Slots(dict[str, bytes]):
    """A token's rows, each with a slot of its own below it, since tokens that share a row are counted apart.

    They are bytes, so that those of a text are put together at once, whether a token has one row, none or several.
    """

    def __init__(self, table: TokenRows) -> None:
        super().__init__()
        self._table = table
        self.taken = 0

    def __missing__(self, token: str) -> bytes:
        rows = self._table[token]
        found = b""
        for slot, row in enumerate(rows, self.taken):
            found += _BYTES((row << _SLOT_BITS) + slot)
        self.taken += len(rows)
        self[token] = found
        return found


def counting(times: NDArray[np.int64]) -> Counts:
    """What rows count that stand so many times."""
    counts: Counts = _TIMES[np.minimum(times, len(_TIMES) - 1)]
    return counts


def _in_order(text_and_row: NDArray[np.int64], times: NDArray[np.int64], texts: int) -> CountedRows:
    """Take texts and rows that are sorted, and sort where a row stands more than once in a text by how often."""
    times = np.minimum(times, len(_TIMES) - 1)
    again = np.flatnonzero(text_and_row[1:] == text_and_row[:-1])
    if len(again):
        shared = different(np.concatenate([again, again + 1]))
        times[shared] = np.sort((text_and_row[shared] << _TIMES_BITS) + times[shared]) & ((1 << _TIMES_BITS) - 1)
    ends = np.searchsorted(text_and_row, np.arange(texts + 1) << _ROW_BITS)
    return CountedRows(text_and_row & ((1 << _ROW_BITS) - 1), _TIMES[times], ends)


def different(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sort numbers and leave out what stands there again; numpy's own way imports masked arrays, for 9 ms."""
    ordered = np.sort(numbers)
    return ordered[np.diff(ordered, prepend=-1) > 0]
