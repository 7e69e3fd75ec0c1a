"""The terms of a library spelled out in letters, so that those a few slips from a word are found without trying all.

A word with at most n slips in it keeps one of any n + 1 pieces whole, moved by at most n places. Terms of one length
stand together, a row for each place, so that a piece is looked for in all of them at once. Knows nothing of questions.
"""

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_FIRST = 0xAC00
# Stands between terms while they are spelled together; no term is left that has it.
_BETWEEN = "\0"


def jamo(text: str) -> str:
    """Spell Hangul syllables out in letters; other characters stay."""
    return text.translate(_letters())


@lru_cache(maxsize=1)
def _letters() -> dict[int, str]:
    syllables = (lead + vowel + final for lead in _LEADS for vowel in _VOWELS for final in _FINALS)
    return dict(enumerate(syllables, _FIRST))


class SpelledTerms:
    """The terms of one vocabulary, numbered in its order; built once, some 60 bytes a term."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self.vocabulary = vocabulary
        self.terms = [term for term in vocabulary if _BETWEEN not in term]
        self.letters = jamo(_BETWEEN.join(self.terms)).split(_BETWEEN) if self.terms else []
        numbers: dict[int, list[int]] = {}
        for number, letters in enumerate(self.letters):
            numbers.setdefault(len(letters), []).append(number)
        self._numbers = {length: np.array(held) for length, held in numbers.items()}
        self._places = {length: _by_place([self.letters[n] for n in held]) for length, held in numbers.items()}

    def near(self, spelled: str, slips: int) -> list[int]:
        """The numbers of all terms within some slips of a word in letters, in order, and of others like it."""
        lengths = range(len(spelled) - slips, len(spelled) + slips + 1)
        found = [self._of_length(length, spelled, slips) for length in lengths]
        return sorted(number for numbers in found for number in numbers)

    def _of_length(self, length: int, spelled: str, slips: int) -> list[int]:
        if length not in self._places:
            return []
        places, codes = self._places[length], np.array([*map(ord, spelled)], dtype=np.uint32)
        held = np.full(places.shape[1], len(spelled) <= slips)  # a piece of no letters is in all of them
        ends = [len(spelled) * piece // (slips + 1) for piece in range(slips + 2)]
        for start, end in pairwise(ends) if not held.all() else ():
            for moved in range(max(0, start - slips), min(start + slips, length - (end - start)) + 1):
                same = places[moved] == codes[start]
                for step in range(1, end - start):
                    same &= places[moved + step] == codes[start + step]
                held |= same
        numbers: list[int] = self._numbers[length][held].tolist()
        return numbers


def _by_place(words: list[str]) -> NDArray[np.uint32]:
    """Words of one length as numbers, a row for each place: (places, words)."""
    length = len(words[0])
    codes = np.array(words, f"U{max(1, length)}").view(np.uint32).reshape(len(words), -1)
    return np.ascontiguousarray(codes[:, :length].T)


class Latest:
    """Spells vocabularies; keeps that of the library asked last."""

    def __init__(self) -> None:
        self._held: SpelledTerms | None = None

    def of(self, vocabulary: Mapping[str, int]) -> SpelledTerms:
        """The spelled terms of a vocabulary, which doesn't change once it is asked for."""
        held = self._held
        if held is None or held.vocabulary is not vocabulary:
            held = self._held = SpelledTerms(vocabulary)
        return held
