"""From recovered vectors to the rows of the embedded encoder: centred, whitened, weighed, in signed bytes.

How often a morpheme occurs is known from its id alone: Kiwi numbers morphemes by falling frequency, and frequency
falls as one over the rank (Zipf). All constants were chosen on the development sets: benchmarks/LOG.md, 2026-11-21.
"""

import numpy as np
from numpy.typing import NDArray

from index.recover import Recovered
from index.static_weights import StaticWeights, quantize

NAME = "built-in/1"
# Ids below this are Kiwi's stand-ins for classes of words (any number, any noun), not morphemes.
FIRST_MORPHEME = 61
# Flattens the head of Zipf's curve, where the count of the first morphemes falls slower than one over the rank.
ZIPF_OFFSET = 100.0
# A morpheme seen once in so many (as a logarithm) has weight 0; the weight grows with the logarithm of rarity.
COMMON = 5.5
# Full whitening divides an axis by its spread; a little more favours the fine distinctions over the broad topics.
WHITENING = 1.1
# Share of the mean spread that is added to each, against division by nearly nothing.
RIDGE = 0.1
# Particles, endings, copula, verb-making suffixes and punctuation say how words stand to each other, not what about.
SILENT_TAGS = frozenset(
    {"UN", "JKS", "JKC", "JKG", "JKO", "JKB", "JKV", "JKQ", "JX", "JC", "EP", "EF", "EC", "ETN", "ETM"}
    | {"XSV", "XSA", "VCP", "Z_CODA", "Z_SIOT", "SF", "SP", "SS", "SSO", "SSC", "SE", "SO", "SW", "SB"}
    | {"USER0", "USER1", "USER2", "USER3", "USER4"}
)
TAG_FACTORS = {"VV": 0.3, "VX": 0.6, "MAJ": 0.3, "NNB": 0.3, "XPN": 0.3, "XR": 0.3}
NUMBER_BUCKETS = 1024
WORD_BUCKETS = 8192
PAIR_BUCKETS = 16384
NUMBER_FACTOR = 0.6
WORD_FACTOR = 1.0
PAIR_FACTOR = 0.67
_SEED = 20261121


def encoder_weights(recovered: Recovered) -> StaticWeights:
    """Make the encoder's rows from unit vectors that are ordered by frequency."""
    tags = np.array([tag.partition("-")[0] for tag in recovered.tags])
    audible = ~np.isin(tags, list(SILENT_TAGS))
    audible[:FIRST_MORPHEME] = False
    share = frequencies(len(tags))
    rarity = np.maximum(0.0, -np.log(share) - COMMON)
    factors = np.array([TAG_FACTORS.get(tag, 1.0) for tag in tags])
    weights = rarity / rarity[audible].max() * factors
    spoken = np.where(audible, share, 0.0)
    rows = unit(whitened(recovered.vectors, spoken / spoken.sum())) * weights[:, None]
    kept = np.flatnonzero(audible & (weights > 0) & _first_of_key(recovered))
    own, own_scales = quantize(rows[kept])
    shared, shared_scales = quantize(_buckets(rows.shape[1]))
    return StaticWeights(
        NAME,
        tuple(f"{recovered.forms[i]}/{recovered.tags[i]}" for i in kept),
        np.concatenate([own, shared]),
        np.concatenate([own_scales, shared_scales]),
        NUMBER_BUCKETS,
        WORD_BUCKETS,
    )


def frequencies(count: int) -> NDArray[np.float64]:
    """Share of each morpheme in running text, by its id."""
    ranks = np.maximum(1.0, np.arange(count) - (FIRST_MORPHEME - 1.0))
    shares: NDArray[np.float64] = 1.0 / (ranks + ZIPF_OFFSET)
    shares /= shares.sum()
    return shares


def whitened(vectors: NDArray[np.float64], shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Take away what all morphemes of running text have in common and even out the axes along which they differ."""
    centred = vectors - shares @ vectors
    values, axes = np.linalg.eigh((centred * shares[:, None]).T @ centred)
    spreads = (values + RIDGE * values.mean()) ** (-WHITENING / 2)
    even: NDArray[np.float64] = centred @ (axes * spreads)[:, ::-1]
    # An axis may point either way; the long tail of its entries is turned to the positive side, so that the rows
    # are the same however the vectors were turned when they were recovered.
    even *= np.sign((even**3).sum(axis=0))
    return even


def unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Make rows unit length."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    made: NDArray[np.float64] = rows / np.maximum(lengths, 1e-12)
    return made


def _first_of_key(recovered: Recovered) -> NDArray[np.bool_]:
    """Mark the most frequent of morphemes that differ in sense alone."""
    first: dict[tuple[str, str], int] = {}
    for position, key in enumerate(zip(recovered.forms, recovered.tags, strict=True)):
        first.setdefault(key, position)
    marks = np.zeros(len(recovered.forms), np.bool_)
    marks[list(first.values())] = True
    return marks


def _buckets(dimension: int) -> NDArray[np.float64]:
    """Rows in random directions: they match themselves and, but for chance, nothing else."""
    factors = np.repeat([NUMBER_FACTOR, WORD_FACTOR, PAIR_FACTOR], [NUMBER_BUCKETS, WORD_BUCKETS, PAIR_BUCKETS])
    directions = np.random.RandomState(_SEED).standard_normal((len(factors), dimension))  # a frozen stream
    rows: NDArray[np.float64] = unit(directions) * factors[:, None]
    return rows
