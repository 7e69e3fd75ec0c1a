"""Which rows of the embedded encoder's table a morpheme stands for.

A morpheme without a row of its own is put together from the nouns that it is made of, else from buckets
of its pairs of syllables; numbers and foreign words have buckets of their own.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from zlib import crc32

_PIECES = ("/NNG", "/NNP", "/XSN")
_STEM_TAGS = frozenset({"VV", "VA"})  # Kiwi tells irregular stems apart, the vectors only some
_COMPOSED_TAGS = frozenset({"NNG", "NNP", "NNB", "XR"})
_WORD_TAGS = frozenset({"SL", "SH", "W_SERIAL", "W_URL", "W_EMAIL"})
_LONGEST_PIECE = 8
# A leftover syllable says so little that three known pieces are better than two of which one is a syllable.
_SYLLABLE_COST = 3


class TokenRows:
    """Row numbers by ``form/tag``.

    Rows ``0..len(keys)`` belong to ``keys``, then come the buckets of numbers, of foreign words and, up to ``end``,
    of pairs of syllables. A row that is a piece of a word put together is given as the row + ``end``.
    """

    def __init__(self, keys: Sequence[str], number_buckets: int, word_buckets: int, end: int) -> None:
        self._own = dict(zip(keys, range(len(keys)), strict=True))
        self._numbers = len(keys)
        self._words = self._numbers + number_buckets
        self._pairs = self._words + word_buckets
        self._end = end

    def __getitem__(self, token: str) -> tuple[int, ...]:
        own = self._own.get(token)
        return self._without_own(token) if own is None else (own,)

    def _without_own(self, token: str) -> tuple[int, ...]:
        form, _, tag = token.rpartition("/")
        tag = tag.partition("-")[0]
        if tag == "SN":
            return (_bucket(form.replace(",", ""), self._numbers, self._words),)
        if tag in _WORD_TAGS:
            return (_bucket(form.lower(), self._words, self._pairs),)
        if tag in _STEM_TAGS:
            return self._first(form, (f"/{tag}", f"/{tag}-I"))
        if tag in _COMPOSED_TAGS:
            return tuple(row for word in form.split() for row in self._noun(word))
        return ()

    def _first(self, form: str, tags: Iterable[str]) -> tuple[int, ...]:
        """The row of a form with the first tag, given with its stroke, that has one."""
        own = self._own.get
        for tag in tags:
            row = own(form + tag)
            if row is not None:
                return (row,)
        return ()

    def _noun(self, word: str) -> tuple[int, ...]:
        own = self._first(word, _PIECES)
        return own or tuple(row + self._end for row in self._pieces(word) or self._syllables(word))

    def _pieces(self, word: str) -> tuple[int, ...]:
        """Cover a word with the fewest known nouns; nothing when it can't be covered."""
        best: list[tuple[int, tuple[int, ...]] | None] = [(0, ())]
        for end in range(1, len(word) + 1):
            found: tuple[int, tuple[int, ...]] | None = None
            for start in range(max(0, end - _LONGEST_PIECE), end):
                before = best[start]
                cost = _SYLLABLE_COST if end - start == 1 else 1
                # What would cost no less isn't looked up.
                if before is None or (found is not None and before[0] + cost >= found[0]):
                    continue
                piece = self._first(word[start:end], _PIECES)
                if piece:
                    found = (before[0] + cost, before[1] + piece)
            best.append(found)
        whole = best[-1]
        return whole[1] if whole is not None else ()

    def _syllables(self, word: str) -> tuple[int, ...]:
        return tuple(_bucket(left + right, self._pairs, self._end) for left, right in pairwise(f"<{word}>"))


def _bucket(text: str, first: int, end: int) -> int:
    return first + crc32(text.encode()) % (end - first)
