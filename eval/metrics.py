"""Ranking metrics over one query's ranked ids, and percentiles. All relevance is binary.

Pure functions: they know nothing of libraries, files or questions.
"""

import math
import random
from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

Measured = TypeVar("Measured")


def recall_at_k(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Share of the relevant ids that stand among the first ``k``; 0 where none is relevant."""
    wanted = set(relevant)
    return len(wanted.intersection(ranked[:k])) / len(wanted) if wanted else 0.0


def reciprocal_rank(ranked: Sequence[str], relevant: Collection[str], k: int = 10) -> float:
    """One over the rank of the first relevant id, 0 where none is among the first ``k``.

    Its mean over queries is MRR@k (Voorhees, "The TREC-8 Question Answering Track Report", 1999).
    """
    wanted = set(relevant)
    return next((1 / rank for rank, found in enumerate(ranked[:k], start=1) if found in wanted), 0.0)


def ndcg_at_k(ranked: Sequence[str], relevant: Collection[str], k: int = 10) -> float:
    """Discounted cumulative gain with gains of 1 and a log2 discount, over that of the best ranking.

    Järvelin & Kekäläinen, "Cumulated gain-based evaluation of IR techniques", TOIS 20(4), 2002, with the
    discount 1 / log2(rank + 1) that trec_eval and MTEB use.
    """
    wanted = set(relevant)
    gained = sum(_discount(rank) for rank, found in enumerate(ranked[:k], start=1) if found in wanted)
    best = sum(_discount(rank) for rank in range(1, min(len(wanted), k) + 1))
    return gained / best if best else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least ``share`` of the values do not exceed (nearest rank)."""
    if not values:
        return 0.0
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def mean(values: Collection[float]) -> float | None:
    """The mean, or None where there is nothing to take it of."""
    return sum(values) / len(values) if values else None


def bootstrap_interval(
    measured: Sequence[Measured], figure: Callable[[Sequence[Measured]], float], rounds: int = 2000, seed: int = 1
) -> tuple[float, float]:
    """The 95 % percentile interval of a figure over things drawn anew, with replacement, in seeded rounds.

    Efron & Tibshirani, "An Introduction to the Bootstrap", 1993, ch. 13. What is measured on one question stays
    together when its measurements are one thing here, so that a ratio of two ways is a paired one. Equal figures give
    an interval of no width; of nothing it is 0 to 0.
    """
    if not measured:
        return 0.0, 0.0
    draw = random.Random(seed)
    figures = [figure(draw.choices(measured, k=len(measured))) for _ in range(rounds)]
    return percentile(figures, 0.025), percentile(figures, 0.975)


def _discount(rank: int) -> float:
    return 1 / math.log2(rank + 1)
