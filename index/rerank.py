"""Order the best passages by what fusion does not see: which words stand together, and how far to trust each side.

Works on lexical terms alone, as they were indexed. Every part is a number between 0 and about 1, so that one weight
says what it is worth beside the best lexical score, which is 1. Weights were learned on the development sets
(listwise softmax, Cao et al. 2007) and then searched around for nDCG@10: benchmarks/LOG.md, 2026-11-21.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress, count, pairwise
from operator import mul

from index.synonyms import Synonym

# Words further apart than this in a passage don't belong together; about a clause, and about three sentences.
_NEAR = 6
_WINDOW = 40
# How many lexical ranks must be told apart before their lead means something.
_LEAD_RANK = 10
# What a word of like meaning is worth beside the word itself.
_ALIKE = 0.85

# Where a passage says a term of the query or one of like meaning; which term that is, and what it is worth.
Found = tuple[int, tuple[str, float]]


@dataclass(frozen=True, slots=True)
class RerankConfig:
    """What each part of a score is worth beside the best lexical score, which is 1.

    The cosine's weight is ``exp(trust + lead * the lexical best's lead + covered * its coverage)``: little where BM25
    finds most of a query and leads clearly.
    """

    depth: int = 50
    near: float = 2.65
    window: float = 1.7
    coverage: float = 2.0
    title: float = 2.55
    # An article that the question names comes before what only has its words: at 3, 5 and 20 statutes have nDCG@10
    # .478, .480 and .480 (benchmarks/LOG.md, 2026-11-21).
    named: float = 10.0
    trust: float = 3.0
    lead: float = -3.0
    covered: float = -2.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage to be ordered: BM25 points, cosine (0 where unknown) and its terms in text order.

    ``named`` where it is an article that the question names by number.
    """

    key: int
    points: float
    cosine: float
    body: Sequence[str]
    context: Sequence[str]
    named: bool = False


class Question:
    """The terms of a query, what each is worth, and what a passage holds of them."""

    def __init__(self, terms: Sequence[str], worth: Mapping[str, float], synonyms: Sequence[Synonym] = ()) -> None:
        """Take terms in the order of the query; ``worth`` is the rarity of those that the library may hold."""
        self._place: dict[str, int] = {}
        for place, term in enumerate(terms):
            self._place.setdefault(term, place)
        own = {term: worth.get(term, 0.0) for term in self._place}
        # The term of the query that a term of a passage stands for, and what it is worth there.
        instead = _stand_for(synonyms, own, worth)
        self._said = {**instead, **{term: (term, value) for term, value in own.items()}}
        # A term that the library doesn't know is worth as much as the best word for it.
        most = dict(own)
        for term, value in instead.values():
            most[term] = max(most[term], value)
        self._all = sum(most.values()) or 1.0

    def held(self, candidate: Candidate) -> tuple[float, float, float]:
        """Give nearness, best window and coverage of a candidate.

        Nearness adds up, for two words that follow each other, the rarer one's worth over their distances in the
        passage and in the query, once for each pair, at its best. The best window is the most that one stretch holds,
        coverage what passage and context hold, both as shares of the query by worth.
        """
        said = self._said
        meant = list(map(said.get, candidate.body))
        found = list(zip(compress(count(), meant), filter(None, meant), strict=True))
        held: dict[str, float] = {}
        for term, worth in dict.fromkeys(filter(None, chain(meant, map(said.get, candidate.context)))):
            held[term] = max(worth, held.get(term, 0.0))
        coverage = sum(held.values())
        return self._nearness(found) / self._all, self._best_window(found) / self._all, coverage / self._all

    def title(self, candidate: Candidate, worth: Mapping[str, float]) -> float:
        """Share of a passage's context, by worth, that the query names."""
        # Dates and numbers of a heading tell it from others, but nobody asks for a thing by them.
        context = {term for term in candidate.context if not term[0].isdigit()}
        whole = sum(worth.get(term, 0.0) for term in context)
        return sum(self._said[term][1] for term in self._said.keys() & context) / whole if whole else 0.0

    def _nearness(self, found: Sequence[Found]) -> float:
        place = self._place
        best: dict[tuple[str, str], float] = {}
        for (before, (left, left_worth)), (at, (right, right_worth)) in pairwise(found):
            if at - before > _NEAR or left == right:
                continue
            pair = (left, right) if left < right else (right, left)
            worth = left_worth if left_worth < right_worth else right_worth
            gain = worth / (at - before) / abs(place[left] - place[right])
            if gain > best.get(pair, 0.0):
                best[pair] = gain
        return sum(best.values())

    def _best_window(self, found: Sequence[Found]) -> float:
        counts: dict[str, int] = {}
        counted: dict[str, float] = {}
        best = held = 0.0
        first = 0
        for at, (term, worth) in found:
            if counts.get(term):
                counts[term] += 1
            else:
                counts[term] = 1
                counted[term] = worth
                held += worth
            while at - found[first][0] > _WINDOW:
                gone = found[first][1][0]
                counts[gone] -= 1
                if not counts[gone]:
                    held -= counted[gone]
                first += 1
            best = max(best, held)
        return best


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


@dataclass(frozen=True, slots=True)
class Features:
    """What candidates are ordered by, one row each, and what says how far to trust the vectors.

    ``rows`` are BM25 points and cosine as shares of the best, nearness, best window, coverage, title and whether the
    question names it; ``lead`` is the lexical best's over the tenth as a share of its points, ``covered`` its coverage,
    both 0 without any.
    """

    rows: tuple[tuple[float, float, float, float, float, float, float], ...]
    lead: float
    covered: float


def features(question: Question, candidates: Sequence[Candidate], worth: Mapping[str, float]) -> Features:
    """Work out what candidates are ordered by; there is at least one."""
    ranked = sorted((candidate.points for candidate in candidates), reverse=True)
    best, tenth = ranked[0], ranked[min(_LEAD_RANK, len(ranked)) - 1]
    nearest = max(candidate.cosine for candidate in candidates)
    rows = tuple(
        (
            candidate.points / best if best > 0 else 0.0,
            max(0.0, candidate.cosine) / nearest if nearest > 0 else 0.0,
            *question.held(candidate),
            question.title(candidate, worth),
            float(candidate.named),
        )
        for candidate in candidates
    )
    if best <= 0:
        return Features(rows, 0.0, 0.0)
    # Of several with the most points the one that covers most, whatever the order in which they come.
    covered = max(row[4] for row, candidate in zip(rows, candidates, strict=True) if candidate.points == best)
    return Features(rows, (best - tenth) / best, covered)


def rerank(
    question: Question, candidates: Sequence[Candidate], worth: Mapping[str, float], config: RerankConfig
) -> list[tuple[int, float]]:
    """Score candidates, best first; equal scores by key. Scores lie between 0 and about 1."""
    if not candidates:
        return []
    found = features(question, candidates, worth)
    trust = math.exp(config.trust + config.lead * found.lead + config.covered * found.covered)
    # Of the whole score only where there is one that is named, so that all others keep theirs.
    by_name = config.named if any(candidate.named for candidate in candidates) else 0.0
    weights = (1.0, trust, config.near, config.window, config.coverage, config.title, by_name)
    whole = sum(weights)
    scored = [
        (candidate.key, sum(map(mul, weights, row)) / whole)
        for candidate, row in zip(candidates, found.rows, strict=True)
    ]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))
