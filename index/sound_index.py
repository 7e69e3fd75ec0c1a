"""Words listed by how they sound, so that a word in the other letters is held against few of them."""

import math
from collections.abc import Iterable, Mapping

from index.letter_names import initials
from index.sounds import phones, skeleton, skeletons, strangeness
from ingest import patterns as re
from ingest.hanja import is_reading

_LATIN = re.compile("[a-z]{2,30}")
# Verbs end in 다.
_HANGUL = re.compile("[가-힣]{2,15}(?<!다)")
# Without a vowel letters are said by their names.
_SAID = re.compile("[aeiouy]")
# How strange a spelling may be: a letter read in its second-best way in every five phones; ㅡ says nothing.
_PHONES_PER_COST = 5
# Of words that sound the same one is meant where it stands in so many times the passages of each other.
_OFTENER = 4
# Shorter words sound alike by chance, the more so the more words there are: 4 phones of up to a thousand, 6 of ten.
_FEWEST_PHONES, _PER_DECADE = 4, 1.5

# Words with what their sound costs, least first.
Near = list[tuple[int, str]]


class LatinBySound:
    """The Latin words of a vocabulary, found by Hangul."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._listed: dict[str, list[str]] = {}
        words = [word for word in vocabulary if _LATIN.fullmatch(word) and _SAID.search(word)]
        self.fewest_phones = _fewest(len(words))
        for word in words:
            for key in skeletons(word):
                self._listed.setdefault(key, []).append(word)

    def near(self, sounds: str) -> Near:
        """Words that phones may spell, with what it costs, least first."""
        return _near((word, word, sounds) for word in self._listed.get(skeleton(sounds), ()))


class HangulBySound:
    """The Hangul words of a vocabulary that may be loan words, found by Latin ones, and those that name letters."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._listed: dict[str, list[tuple[str, str]]] = {}
        self._named: dict[str, list[str]] = {}
        words = [word for word in vocabulary if _HANGUL.fullmatch(word)]
        for word in words:
            for letters in initials(word):
                self._named.setdefault(letters, []).append(word)
        loans = [(word, phones(word)) for word in words if may_be_loan(word)]
        fewest = _fewest(len(loans))
        for word, sounds in loans:
            if len(sounds) >= fewest:
                self._listed.setdefault(skeleton(sounds), []).append((word, sounds))

    def near(self, latin: str) -> Near:
        """Words that spell a Latin word, with what it costs, least first."""
        listed = {pair for key in skeletons(latin) for pair in self._listed.get(key, ())}
        return _near((word, latin, sounds) for word, sounds in listed)

    def naming(self, letters: str) -> Near:
        """Words that name letters one after another."""
        return [(0, word) for word in self._named.get(letters, ())]


def _fewest(words: int) -> int:
    return max(_FEWEST_PHONES, int(_PER_DECADE * math.log10(max(1, words))))


def may_be_loan(word: str) -> bool:
    """Whether a word may be no Korean one: Hanja are not read as all of its syllables."""
    return not all(map(is_reading, word))


def only(near: Near, vocabulary: Mapping[str, int]) -> str:
    """The one that is meant: the least strange, or by far the commonest of those; nothing where there is none."""
    best = [word for cost, word in near if cost == near[0][0]]
    first, *others = sorted(best, key=lambda word: -vocabulary[word]) or [""]
    return first if all(vocabulary[first] >= _OFTENER * vocabulary[other] for other in others) else ""


def _near(pairs: Iterable[tuple[str, str, str]]) -> Near:
    """Those words whose spelling agrees with phones: ``(word, Latin letters, phones)``."""
    near = []
    for word, latin, sounds in pairs:
        cost = strangeness(latin, sounds, len(sounds.replace("x", "")) // _PHONES_PER_COST)
        if cost is not None:
            near.append((cost, word))
    return sorted(near)
