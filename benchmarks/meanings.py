"""Learn which words mean the same: ``python -m benchmarks.meanings --data FOLDER`` writes ``index/meanings.npz``.

Vectors learned from running text (Kiwi's) put words near each other that stand in like places, opposites and kinds of
one thing among them. One linear map over the whitened vectors draws the pairs of the lexicon together (InfoNCE, van
den Oord et al. 2018) and pushes apart what texts list side by side (철강·시멘트, 제정·개정), which is alike but not the
same (as antonyms in Mrkšić et al. 2016). A fifth of the everyday words is kept out to measure by; then all are learned.
"""

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.lexicon import TABLE, read_entries
from index.meanings import WEIGHTS, Meanings, token_of
from index.recover import Recovered, recover
from index.static_weights import StaticWeights, quantize
from ingest.korean import Korean

NAME = "meanings/1"
TEXTS = ("law-articles.jsonl.xz", "wiki-pages.jsonl.xz")
TAGS = frozenset({"NNG", "NNP", "VV", "VA", "XR", "MAG", "SL"})
KEPT, DIMENSION = 40_000, 128
WHITENING = 0.7
# The map: how far it may leave the identity, how strongly listed pairs are pushed apart, and down to which cosine.
STRAYING, APART, MARGIN, TEMPERATURE = 0.03, 1.0, 0.1, 0.07
EPOCHS, BATCH, LISTED_BATCH, RATE, SEED = 25, 512, 1024, 1e-3, 20261121
# What two texts list side by side by chance alone is left out.
LEAST_LISTED = 2
_LISTED = re.compile(r"(?<![가-힣])(?=([가-힣]{2,4})(?:·|ㆍ|, ?)([가-힣]{2,4})(?![가-힣]))")
_FALSE_SHARES = (0.01, 0.005, 0.002, 0.001)

Rows = NDArray[np.float32]
Pairs = list[tuple[int, int]]


def main() -> None:
    """Measure on what is kept out, learn all, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds train/")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    wanted = parser.parse_args()
    found = recover(Korean().load())
    keys, start = whitened(found)
    places = {key: place for place, key in reversed(list(enumerate(keys)))}
    alike = everyday(places)
    listed = side_by_side(wanted.data / "train", places, {pair for said in alike.values() for pair in said})
    learned, kept_out = parted(sorted(alike))
    mapped = start @ fitted(start, [pair for said in learned for pair in alike[said]], listed)
    held = [pair for said in kept_out for pair in alike[said]]
    for name, rows in (("whitened", start), ("mapped", mapped), (f"{DIMENSION} of it", shortened(mapped))):
        print(name, measured(rows, held, listed))
    every = shortened(start @ fitted(start, [pair for pairs in alike.values() for pair in pairs], listed))
    vectors, scales = quantize(every)
    StaticWeights(NAME, keys, vectors, scales, 0, 0).save(wanted.out)


def whitened(found: Recovered) -> tuple[tuple[str, ...], Rows]:
    """The most frequent words of content, form and tag, and their vectors with the common directions damped."""
    mean = found.vectors.mean(axis=0)
    values, axes = np.linalg.eigh(np.cov((found.vectors - mean).T))
    keys: dict[str, int] = {}
    for place, (form, tag) in enumerate(zip(found.forms, found.tags, strict=True)):
        bare = tag.partition("-")[0]
        if bare in TAGS and len(keys) < KEPT:
            keys.setdefault(f"{form.lower()}/{bare}", place)
    rows = (found.vectors[list(keys.values())] - mean) @ axes * values ** (-WHITENING / 2)
    return tuple(keys), _unit(rows)


def everyday(places: dict[str, int]) -> dict[str, Pairs]:
    """The lexicon's single words, each with the places of itself and of what offices write for it."""
    known = Meanings.places_in(places)
    pairs: dict[str, Pairs] = {}
    for entry in read_entries(TABLE):
        said = known(token_of(entry.said))
        official = [place for word in entry.official if (place := known(token_of(word))) is not None]
        if said is not None and official:
            pairs[entry.said] = [(said, place) for place in official if place != said]
    return pairs


def side_by_side(folder: Path, places: dict[str, int], alike: Collection[tuple[int, int]]) -> Pairs:
    """Nouns that texts list beside each other, without those that the lexicon calls alike."""
    known = Meanings.places_in(places)
    counted: Counter[tuple[str, str]] = Counter()
    for text in _texts(folder):
        counted.update((min(pair), max(pair)) for pair in _LISTED.findall(text))
    friends = {frozenset(pair) for pair in alike}
    found = []
    for (left, right), count in sorted(counted.items()):
        one, other = known(token_of(left)), known(token_of(right))
        if count >= LEAST_LISTED and one is not None and other is not None and one != other:
            found += [(one, other)] if frozenset((one, other)) not in friends else []
    return found


def parted(words: list[str]) -> tuple[list[str], list[str]]:
    """Four fifths to learn and a fifth to measure by."""
    order = np.random.default_rng(SEED).permutation(len(words))
    cut = len(words) // 5
    return [words[place] for place in order[cut:]], [words[place] for place in order[:cut]]


def fitted(start: Rows, alike: Pairs, listed: Pairs) -> Rows:
    """Learn the map, (dimension x dimension)."""
    import torch
    from torch.nn.functional import cross_entropy, normalize, softplus

    torch.manual_seed(SEED)
    rows, same, apart = torch.from_numpy(start), torch.tensor(alike), torch.tensor(listed)
    identity = torch.eye(start.shape[1])
    learned = torch.nn.Parameter(identity.clone())
    optimizer = torch.optim.Adam([learned], lr=RATE)
    for _ in range(EPOCHS):
        for batch in torch.split(same[torch.randperm(len(same))], BATCH):
            said, official = (normalize(rows[batch[:, side]] @ learned, dim=1) for side in (0, 1))
            scores = said @ official.T / TEMPERATURE
            shared = (batch[:, :1] == batch[:, 0]) | (batch[:, 1:] == batch[:, 1])
            scores = scores.masked_fill(shared.fill_diagonal_(False), -1e4)
            own = torch.arange(len(batch))
            beside = apart[torch.randint(len(apart), (LISTED_BATCH,))]
            one, other = (normalize(rows[beside[:, side]] @ learned, dim=1) for side in (0, 1))
            pushed = softplus(((one * other).sum(1) - MARGIN) / TEMPERATURE).mean()
            strayed = ((learned - identity) ** 2).sum()
            loss = cross_entropy(scores, own) + cross_entropy(scores.T, own) + APART * pushed + STRAYING * strayed
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    mapped: Rows = learned.detach().numpy()
    return mapped


def shortened(rows: Rows) -> Rows:
    """The directions in which the words differ most."""
    unit = _unit(rows)
    _, axes = np.linalg.eigh(unit.T @ unit)
    return _unit(unit @ axes[:, ::-1][:, :DIMENSION])


def measured(rows: Rows, alike: Pairs, listed: Pairs) -> str:
    """Shares of the pairs alike and of those listed side by side that are nearer than nearly all drawn at random."""
    unit = _unit(rows)
    drawn = np.random.default_rng(SEED).integers(0, len(unit), (2, 400_000))
    by_chance = (unit[drawn[0]] * unit[drawn[1]]).sum(axis=1)
    near, beside = (np.array([unit[one] @ unit[other] for one, other in pairs]) for pairs in (alike, listed))
    bounds = {share: float(np.quantile(by_chance, 1 - share)) for share in _FALSE_SHARES}
    return " | ".join(
        f"{share}: from {bound:.2f} alike {(near > bound).mean():.3f} listed {(beside > bound).mean():.3f}"
        for share, bound in bounds.items()
    )


def _texts(folder: Path) -> Iterator[str]:
    for name in TEXTS:
        with lzma.open(folder / name, "rt", encoding="utf-8") as file:
            yield from (json.loads(line)["text"] for line in file)


def _unit(rows: NDArray[np.floating]) -> Rows:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)


if __name__ == "__main__":
    main()
