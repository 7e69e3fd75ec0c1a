"""What a term is worth by how few passages of a library hold it."""

import math


def rarity(passages: int, holding: int) -> float:
    """Inverse document frequency as BM25 has it (Robertson and Spärck Jones 1976, never negative)."""
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))
