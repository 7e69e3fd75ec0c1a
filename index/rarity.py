"""What a term is worth by how few passages of a library hold it."""

import math


def rarity(passages: int, holding: int) -> float:
    """Inverse document frequency as BM25 has it (Robertson and Spärck Jones 1976, never negative).

    ``holding`` may be more than ``passages`` where another process adds documents between the two counts.
    """
    return math.log(1 + (max(0, passages - holding) + 0.5) / (holding + 0.5))
