"""Order the best passages by what fusion does not see: which words stand together, and how far to trust each side.

Works on lexical terms alone, as they were indexed. Every part is a number between 0 and about 1, so that one weight
says what it is worth beside the best lexical score, which is 1. Weights were learned on the development sets
(listwise softmax, Cao et al. 2007) and then searched around for nDCG@10: benchmarks/LOG.md, 2026-11-21.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul

from index.question import Question

# How many lexical ranks must be told apart before their lead means something.
_LEAD_RANK = 10


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
    held = question.held([one.body for one in candidates], [one.context for one in candidates]).tolist()
    rows = tuple(
        (
            candidate.points / best if best > 0 else 0.0,
            max(0.0, candidate.cosine) / nearest if nearest > 0 else 0.0,
            *told,
            question.title(candidate.context, worth),
            float(candidate.named),
        )
        for candidate, told in zip(candidates, held, strict=True)
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
