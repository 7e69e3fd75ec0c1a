"""What passages hold of a query: how near its terms stand to each other, the best stretch, and how many there are.

Of all passages at once, for a query is held against some fifty of 160 terms each: term by term in the interpreter that
takes longer than any other step of a search but BM25 (benchmarks/LOG.md, 2026-11-22).
"""

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise, repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.synonyms import Synonym

Numbers = NDArray[np.intp]
Amounts = NDArray[np.float64]

# Words further apart than this in a passage don't belong together; about a clause, and about three sentences.
_NEAR = 6
_WINDOW = 40
# What a word of like meaning is worth beside the word itself.
_ALIKE = 0.85
# Amounts are added up along all passages as whole numbers of this share, so that none depends on the others.
_FINE = 2.0**-32


class _Found(NamedTuple):
    """The places where passages say a term of the query or one of like meaning, in order; arrays (found,).

    ``of`` is the passage's number, ``at`` the place within it, ``term`` the number of the query's term, ``worth`` what
    it is worth there, ``step`` how many lesser words the term has.
    """

    of: Numbers
    at: Numbers
    term: Numbers
    worth: Amounts
    step: Numbers


class Question:
    """The terms of a query, what each is worth, and what passages hold of them."""

    def __init__(self, terms: Sequence[str], worth: Mapping[str, float], synonyms: Sequence[Synonym] = ()) -> None:
        """Take terms in the order of the query; ``worth`` is the rarity of those that the library may hold."""
        place: dict[str, int] = {}
        for at, term in enumerate(terms):
            place.setdefault(term, at)
        own = {term: worth.get(term, 0.0) for term in place}
        # The term of the query that a term of a passage stands for, and what it is worth there.
        instead = _stand_for(synonyms, own, worth)
        said = {**instead, **{term: (term, value) for term, value in own.items()}}
        number = {term: at for at, term in enumerate(place)}
        self._entry = {term: at for at, term in enumerate(said)}
        self._term = np.array([number[of] for of, _ in said.values()], np.intp)
        self._worth = np.array([value for _, value in said.values()], np.float64)
        self._place = np.array([*place.values()], np.intp)
        # What each word of a term is worth above the next lesser one, so that the steps up to a word make its worth.
        values = [[value] for value in own.values()]
        for of, value in instead.values():
            values[number[of]].append(value)
        values = [sorted(set(of_term)) for of_term in values]
        self._step = np.array([values[number[of]].index(value) for of, value in said.values()], np.intp)
        most_steps = max(map(len, values), default=0)
        above = [[value - before for before, value in pairwise([0.0, *of_term])] for of_term in values]
        self._steps = np.array([[*steps, *[0.0] * (most_steps - len(steps))] for steps in above], np.float64)
        self._told = {term: value for term, (_, value) in said.items()}
        # A term that the library doesn't know is worth as much as the best word for it.
        most = dict(own)
        for term, value in instead.values():
            most[term] = max(most[term], value)
        self._all = sum(most.values()) or 1.0

    def held(self, bodies: Sequence[Sequence[str]], contexts: Sequence[Sequence[str]]) -> Amounts:
        """Give nearness, best window and coverage of each passage: (passages, 3).

        Nearness adds up, for two words that follow each other, the rarer one's worth over their distances in the
        passage and in the query, once for each pair, at its best. The best window is the most that one stretch holds,
        coverage what passage and context hold, both as shares of the query by worth.
        """
        found, above = self._found(bodies), self._found(contexts)
        nearness = self._nearness(found, len(bodies))
        window = self._best_window(found, len(bodies))
        coverage = self._coverage(found, above, len(bodies))
        held: Amounts = np.stack([nearness, window, coverage], axis=1) / self._all
        return held

    def title(self, context: Sequence[str], worth: Mapping[str, float]) -> float:
        """Share of what stands above a passage, by worth, that the query names."""
        # Dates and numbers of a heading tell it from others, but nobody asks for a thing by them.
        named = [term for term in dict.fromkeys(context) if not term[0].isdigit()]
        whole = sum(worth.get(term, 0.0) for term in named)
        return sum(self._told.get(term, 0.0) for term in named) / whole if whole else 0.0

    def _found(self, texts: Sequence[Sequence[str]]) -> _Found:
        lengths = np.array([len(terms) for terms in texts], np.intp)
        entries = np.fromiter(
            map(self._entry.get, chain.from_iterable(texts), repeat(-1)), np.intp, count=int(lengths.sum())
        )
        places = np.flatnonzero(entries >= 0)
        ends = np.cumsum(lengths)
        of = np.searchsorted(ends, places, side="right")
        entry = entries[places]
        at = places - (ends - lengths)[of]
        return _Found(of, at, self._term[entry], self._worth[entry], self._step[entry])

    def _nearness(self, found: _Found, passages: int) -> Amounts:
        of, at, term, worth, _ = found
        apart = np.diff(at)
        left = np.flatnonzero((np.diff(of) == 0) & (np.diff(term) != 0) & (apart <= _NEAR))
        right = left + 1
        in_query = np.abs(self._place[term[left]] - self._place[term[right]])
        gain = np.minimum(worth[left], worth[right]) / apart[left] / in_query
        terms = len(self._place)
        pair = np.minimum(term[left], term[right]) * terms + np.maximum(term[left], term[right])
        best, gained = _best_of(of[left] * terms**2 + pair, gain)
        return _sums(best // terms**2, gained, passages) if terms else np.zeros(passages)

    def _best_window(self, found: _Found, passages: int) -> Amounts:
        """What the best stretch of each passage holds, each term at its best in it."""
        if not len(found.of):
            return np.zeros(passages)
        along = found.at + found.of * (int(found.at.max()) + _WINDOW + 1)
        changes = np.zeros(len(along) + 1, np.int64)
        for step in range(int(found.step.max()) + 1):
            # A word brings its step from where it is said until one as good is said or the stretch has left it behind.
            chosen = np.flatnonzero(found.step >= step)
            fine = np.rint(self._steps[found.term[chosen], step] / _FINE).astype(np.int64)
            changes[chosen] += fine
            np.subtract.at(changes, _last_of(found, chosen, along), fine)
        best = np.zeros(passages, np.int64)
        np.maximum.at(best, found.of, np.cumsum(changes[:-1]))
        window: Amounts = best * np.float64(_FINE)
        return window

    def _coverage(self, found: _Found, above: _Found, passages: int) -> Amounts:
        terms = len(self._place)
        said = np.concatenate([found.of * terms + found.term, above.of * terms + above.term])
        best, held = _best_of(said, np.concatenate([found.worth, above.worth]))
        return _sums(best // terms, held, passages) if terms else np.zeros(passages)


def _last_of(found: _Found, chosen: Numbers, along: Numbers) -> Numbers:
    """Until before which of all words found a chosen one is the last of its term in a stretch that ends there."""
    of, term = found.of[chosen], found.term[chosen]
    ordered = np.lexsort((found.at[chosen], term, of))
    again = np.full(len(chosen), len(along), np.intp)
    same = (of[ordered][1:] == of[ordered][:-1]) & (term[ordered][1:] == term[ordered][:-1])
    again[ordered[:-1][same]] = chosen[ordered[1:][same]]
    return np.minimum(again, np.searchsorted(along, along[chosen] + _WINDOW, side="right"))


def _sums(of: Numbers, amounts: Amounts, passages: int) -> Amounts:
    return np.bincount(of, amounts, passages).astype(np.float64)


def _best_of(keys: Numbers, amounts: Amounts) -> tuple[Numbers, Amounts]:
    """The largest amount of each key, by ascending key."""
    ordered = np.lexsort((amounts, keys))
    keys = keys[ordered]
    last = np.flatnonzero(np.append(keys[1:] != keys[:-1], True)) if len(keys) else np.empty(0, np.intp)
    return keys[last], amounts[ordered][last]


def _stand_for(
    synonyms: Sequence[Synonym], own: Mapping[str, float], worth: Mapping[str, float]
) -> dict[str, tuple[str, float]]:
    """What synonyms stand for: of several terms the one that is worth most, and no more than itself or its share."""
    found: dict[str, tuple[str, float]] = {}
    for one in synonyms:
        term = max(one.of, key=lambda each: own.get(each, 0.0))
        itself = worth.get(one.term, 0.0)
        value = _ALIKE * one.share * min(own.get(term) or itself, itself)
        if value > found.get(one.term, ("", 0.0))[1]:
            found[one.term] = term, value
    return found
