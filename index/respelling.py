"""Misspelt words of a query and the known words that were probably meant.

Candidates are known words a slip away (index.spelling); Kiwi's language model decides whether one is likelier than
what stands there, as in a noisy channel (Kernighan, Church and Gale 1990).
"""

import math
from collections.abc import Collection, Iterable, Mapping
from time import monotonic

from index.keyboard import keys_of, typed
from index.spelling import Near, SpellingIndex
from ingest import patterns as re
from ingest.korean import Korean, Likely
from ingest.types import Analysis

_WORD = re.compile("[가-힣]{2,}")
_RUN = re.compile("[가-힣ㄱ-ㅣ]{2,}")
_STRAY = re.compile("[ㄱ-ㅣ]")
# A run of more keys is no word; reading it would cost its square.
_LONGEST_RUN = 60
_RUNS, _SLIPS = 8, 2
# How many candidates the language model reads for one word.
_CANDIDATES = 10
# What makes a candidate promising: the keys that it explains, less its slip, and how common the known word is.
_PER_COST, _PER_COMMONNESS = 0.6, 0.3
# The evidence that a word was meant, in natural logarithms: for each unknown term that becomes known, for each key of
# the known word above eight (a long word is not met by chance), for each stray letter less (it is a slip in itself;
# Kiwi takes it for any symbol), and what it takes in all. On 4,807 well-typed eojeols of the development sets these
# change 6, four of them misspelt; of 634 with one slip within reach they mend 497, 482 of them rightly.
_KNOWN, _PER_KEY, _SHORT_KEYS, _PER_STRAY, _ENOUGH = 3.0, 0.5, 8, 4.0, 2.0
# While documents are added, a library's words are spelled out again for a tenth of the time at most.
_REST = 10


class Respelling:
    """Knows one vocabulary; its words are spelled out at the first doubtful word."""

    def __init__(self, korean: Korean, vocabulary: Mapping[str, int]) -> None:
        self.vocabulary = vocabulary
        self._korean = korean
        self._words: SpellingIndex | None = None
        self._stays_until = 0.0

    def meant(self, text: str, unknown: Collection[str]) -> dict[str, str]:
        """Give the words of a text that look misspelt with what was probably meant; ``unknown`` are its terms."""
        openings = {term[0] for term in unknown}
        runs = [
            run
            for run in dict.fromkeys(_RUN.findall(text))
            if len(keys_of(run)) <= _LONGEST_RUN and (_STRAY.search(run) or not openings.isdisjoint(run))
        ]
        doubtful = [
            (run, likely)
            for run, likely in zip(runs, self._korean.analyze_likely(runs), strict=True)
            if self._is_doubtful(run, likely)
        ]
        meant = {run: self._mended(run, likely) for run, likely in doubtful[:_RUNS]}
        return {run: word for run, word in meant.items() if run != word}

    def is_recent(self) -> bool:
        """Whether spelling out the words has taken a tenth of the time since, or more."""
        return monotonic() < self._stays_until

    def unknown(self, analysed: Analysis) -> list[str]:
        """List the terms that the vocabulary doesn't hold, each once."""
        return [term for term in dict.fromkeys(analysed.terms) if term not in self.vocabulary]

    def _mended(self, run: str, likely: Likely) -> str:
        """The likeliest word a slip or two away, or the same."""
        for _ in range(_SLIPS):
            candidate, its_likely = self._likelier(run, likely)
            if candidate == run:
                break
            run, likely = candidate, its_likely
            if not self._is_doubtful(run, likely):
                break
        return run

    def _likelier(self, run: str, likely: Likely) -> tuple[str, Likely]:
        candidates = self._candidates(run)
        unknown = len(self.unknown(likely.analysis))
        best, its_likely, most = run, likely, _ENOUGH
        for (word, near), read in zip(candidates.items(), self._korean.analyze_likely(list(candidates)), strict=True):
            gain = read.likelihood - likely.likelihood - near.cost
            gain += _PER_STRAY * (len(_STRAY.findall(run)) - len(_STRAY.findall(word)))
            if not likely.of_words:
                gain += _KNOWN * (unknown - len(self.unknown(read.analysis)))
            gain += _PER_KEY * (len(keys_of(near.word)) - _SHORT_KEYS)
            if gain > most:
                best, its_likely, most = word, read, gain
        return best, its_likely

    def _candidates(self, run: str) -> dict[str, Near]:
        """What a run becomes when a stretch of it is taken for a known word, the most promising ones."""
        keys = keys_of(run)
        near = [found for found in self._spelled_out().inside(keys) if found.cost]
        candidates: dict[str, Near] = {}
        for found in sorted(near, key=self._promise, reverse=True):
            candidates.setdefault(typed(keys[: found.start] + keys_of(found.word) + keys[found.end :]), found)
            if len(candidates) == _CANDIDATES:
                break
        return candidates

    def _spelled_out(self) -> SpellingIndex:
        if self._words is None:
            begun = monotonic()
            self._words = SpellingIndex(_spellable(self.vocabulary))
            self._stays_until = monotonic() + _REST * (monotonic() - begun)
        return self._words

    def _promise(self, near: Near) -> float:
        passages = self.vocabulary.get(near.word, 0) or self.vocabulary.get(f"{near.word}다", 0)
        return near.end - near.start - _PER_COST * near.cost + _PER_COMMONNESS * math.log1p(passages)

    def _is_doubtful(self, run: str, likely: Likely) -> bool:
        return _STRAY.search(run) is not None or bool(self.unknown(likely.analysis))


def _spellable(vocabulary: Mapping[str, int]) -> Iterable[str]:
    """Hangul words and the stems of verbs, which are terms that end in 다."""
    for term in vocabulary:
        if _WORD.fullmatch(term):
            yield term
            if term[-1] == "다" and len(term) > 2:
                yield term[:-1]
