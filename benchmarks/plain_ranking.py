"""Ranking metrics of a single query in a few lines, for scripts that measure thousands of orders of one query.

``eval.ranking`` measures whole runs by the same definitions, and tests hold the two against each other.
"""

import math
from collections.abc import Collection, Sequence


def recall_at_k(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Share of the relevant ids that stand among the first ``k``; 0 where none is relevant."""
    wanted = set(relevant)
    return len(wanted.intersection(ranked[:k])) / len(wanted) if wanted else 0.0


def precision_at_k(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Share of relevant ids among the first ``k`` places."""
    return len(set(relevant).intersection(ranked[:k])) / k


def reciprocal_rank(ranked: Sequence[str], relevant: Collection[str], k: int = 10) -> float:
    """One over the rank of the first relevant id, 0 where none is among the first ``k``."""
    wanted = set(relevant)
    return next((1 / rank for rank, found in enumerate(ranked[:k], start=1) if found in wanted), 0.0)


def ndcg_at_k(ranked: Sequence[str], relevant: Collection[str], k: int = 10) -> float:
    """Gains of 1 discounted by log2(rank + 1), over those of the best ranking."""
    wanted = set(relevant)
    gained = sum(_discount(rank) for rank, found in enumerate(ranked[:k], start=1) if found in wanted)
    best = sum(_discount(rank) for rank in range(1, min(len(wanted), k) + 1))
    return gained / best if best else 0.0


def average_precision(ranked: Sequence[str], relevant: Collection[str], k: int = 100) -> float:
    """The precision at the rank of each relevant id among the first ``k``, over the number of relevant ids."""
    wanted = set(relevant)
    ranks = [rank for rank, found in enumerate(ranked[:k], start=1) if found in wanted]
    return sum(place / rank for place, rank in enumerate(ranks, start=1)) / len(wanted) if wanted else 0.0


def _discount(rank: int) -> float:
    return 1 / math.log2(rank + 1)
