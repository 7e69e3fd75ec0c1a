"""Two rankings into one, by weighted scores. Sees only lists of ``(id, score)``; a higher score is better.

Rank fusion (RRF) forgets by how much the first passage leads, and with Korean BM25 that lead is most of what is known
(design, decision 7). So scores are brought to a common scale and added with weights.
"""

from collections.abc import Mapping, Sequence

Ranking = Sequence[tuple[int, float]]


def scaled(ranking: Ranking, floor: float | None = None) -> dict[int, float]:
    """Map scores to at most 1: the best is 1, ``floor`` is 0; without a floor the lowest score is.

    Where all scores are the floor, nothing is known, and all are 0.
    """
    if not ranking:
        return {}
    scores = [score for _, score in ranking]
    low = min(scores) if floor is None else floor
    width = max(scores) - low
    if width <= 0:
        return {key: 0.0 for key, _ in ranking}
    return {key: (score - low) / width for key, score in ranking}


def weighted_sum(first: Mapping[int, float], second: Mapping[int, float], second_weight: float) -> dict[int, float]:
    """Add two scaled scores, the second with ``second_weight``, the first with the rest of 1; absent counts 0."""
    first_weight = 1.0 - second_weight
    keys = dict.fromkeys([*first, *second])
    return {key: first_weight * first.get(key, 0.0) + second_weight * second.get(key, 0.0) for key in keys}


def fuse(lexical: Ranking, dense: Ranking, dense_share: float) -> list[tuple[int, float]]:
    """Fuse a lexical and a dense ranking, best first; equal scores by id.

    The best of each side is 1, and ``dense_share`` of the sum is the dense side's. 0 is the floor of both: the score
    of a passage with none of the words and the cosine of what has nothing in common.
    """
    fused = weighted_sum(scaled(lexical, 0.0), scaled(dense, 0.0), dense_share)
    return sorted(fused.items(), key=lambda pair: (-pair[1], pair[0]))
