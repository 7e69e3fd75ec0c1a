"""Learn what each part of the reranker is worth, and show what each part of the search earns.

``python benchmarks/parts.py LIBRARY QUERIES [LIBRARY QUERIES …] [--similar KORSTS.tsv]`` with libraries that
`mundap eval retrieval --library LIBRARY` has built. Weights are learned by listwise softmax (the top-one probability of
ListNet, Cao et al. 2007) over all sets together; a set's figures come from the half of its queries that the weights
have not seen.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from eval.metrics import ndcg_at_k  # noqa: E402
from eval.retrieval import RUN_DEPTH, Query, load_queries  # noqa: E402
from index.derived import Derived  # noqa: E402
from index.encoder import Encoder  # noqa: E402
from index.lock import WriterLock  # noqa: E402
from index.rerank import RerankConfig, features  # noqa: E402
from index.search import SearchConfig, propose  # noqa: E402
from index.static import StaticEncoder  # noqa: E402
from index.store import Store  # noqa: E402
from ingest.korean import Korean  # noqa: E402

PARTS = ("cosine", "near", "window", "coverage", "title")
SIGNALS = ("lead", "covered")
# Keeps weights of what says nothing at nothing; far below what any query says.
RIDGE = 1e-3
SAMPLES = 2000
SEED = 20261121


@dataclass(frozen=True, slots=True)
class Judged:
    """A query's candidates: a row of features each, the document of each, and which documents answer.

    ``lexical`` and ``dense`` are the nDCG@10 of each side alone.
    """

    rows: NDArray[np.float32]
    signals: NDArray[np.float32]
    documents: tuple[str, ...]
    relevant: tuple[str, ...]
    lexical: float
    dense: float

    @property
    def hits(self) -> NDArray[np.bool_]:
        """Mark the candidates that answer."""
        return np.isin(self.documents, self.relevant)

    def ndcg(self, scores: NDArray[np.float32]) -> float:
        """Measure the order that scores give, a document counted at its best passage."""
        order = np.argsort(-scores, kind="stable")
        return ndcg_at_k(list(dict.fromkeys(self.documents[place] for place in order)), self.relevant, 10)


@dataclass(frozen=True, slots=True)
class Weights:
    """Worth of every part but the lexical one, and how the cosine's follows the signals."""

    parts: NDArray[np.float32]
    trust: float
    signals: NDArray[np.float32]

    def scores(self, judged: Judged) -> NDArray[np.float32]:
        """Order a query's candidates."""
        trust = np.exp(self.trust + judged.signals @ self.signals)
        scores: NDArray[np.float32] = judged.rows[:, 0] + trust * judged.rows[:, 1] + judged.rows[:, 2:] @ self.parts
        return scores


def gather(folder: Path, queries: Sequence[Query], korean: Korean, encoder: Encoder) -> list[Judged]:
    """Give what the reranker sees for every judged query."""
    store = Store.open(folder)
    derived = Derived(folder, store, WriterLock(folder), encoder.name, encoder.dimension)
    lexical, dense = derived.refresh()
    config = SearchConfig()
    gathered: list[Judged] = []
    with store.reading() as reader:
        for query in queries:
            analysed = korean.analyze(query.query)
            found = propose(analysed, 10, lexical, dense, encoder, reader, config=config)
            if not found.candidates or not query.relevant:
                continue
            told = features(found.question, found.candidates, found.worth)
            by_words = [key for key, _ in lexical.search(analysed.terms, RUN_DEPTH, config.context_boost)]
            by_vectors = [key for key, _ in dense.search(encoder.encode_queries([analysed])[0], RUN_DEPTH)]
            keys = [candidate.key for candidate in found.candidates]
            passages = reader.passages([*keys, *by_words, *by_vectors])
            name = {key: passage.document for key, passage in passages.items()}
            gathered.append(
                Judged(
                    np.array(told.rows, np.float32),
                    np.array([told.lead, told.covered], np.float32),
                    tuple(name[key] for key in keys),
                    query.relevant,
                    ndcg_at_k(list(dict.fromkeys(name[key] for key in by_words)), query.relevant, 10),
                    ndcg_at_k(list(dict.fromkeys(name[key] for key in by_vectors)), query.relevant, 10),
                )
            )
    derived.close()
    store.close()
    return gathered


def similarity(path: Path, korean: Korean, encoder: Encoder) -> float:
    """Correlate cosines of sentence pairs with people's judgement (Spearman), as KorSTS does."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")[1:] if line]
    left, right = (encoder.encode_queries(korean.analyze_all([row[place] for row in rows])) for place in (5, 6))
    cosines, judged = (left * right).sum(axis=1), np.array([float(row[4]) for row in rows])
    return float(np.corrcoef(_ranks(cosines), _ranks(judged))[0, 1])


def _ranks(values: NDArray[np.floating]) -> NDArray[np.float64]:
    """Give ranks, equal values sharing the mean of theirs."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks: NDArray[np.float64] = (ends - (counts - 1) / 2)[place]
    return ranks


def learn(sets: Sequence[Sequence[Judged]], parts: Sequence[str], with_signals: bool = True) -> Weights:
    """Fit weights of ``parts`` to all sets, each set counting the same."""
    places = [PARTS.index(part) + 1 for part in parts if part != "cosine"]
    packed = [_padded([judged for judged in each if judged.hits.any()]) for each in sets]
    worth = torch.zeros(len(places), requires_grad=True)
    trust = torch.tensor(-0.5 if "cosine" in parts else -30.0, requires_grad="cosine" in parts)
    signals = torch.zeros(len(SIGNALS), requires_grad=with_signals)
    sharpness = torch.tensor(2.0, requires_grad=True)
    free = [one for one in (worth, trust, signals, sharpness) if one.requires_grad and one.numel()]
    optimizer = torch.optim.LBFGS(free, max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        total = RIDGE * (worth.square().sum() + signals.square().sum())
        for rows, told, hits, there in packed:
            scores = rows[:, :, 0] + torch.exp(trust + told @ signals)[:, None] * rows[:, :, 1]
            scores = (scores + rows[:, :, places] @ worth) * torch.exp(sharpness)
            scores = scores.masked_fill(~there, -1e4)
            right = scores.masked_fill(~hits, -1e4)
            total = total + (torch.logsumexp(scores, 1) - torch.logsumexp(right, 1)).mean()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    full = np.zeros(len(PARTS) - 1, np.float32)
    full[[place - 2 for place in places]] = worth.detach().numpy()
    return Weights(full, trust.item(), signals.detach().numpy())


def _padded(judged: Sequence[Judged]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    most = max(len(one.rows) for one in judged)
    rows = np.zeros((len(judged), most, judged[0].rows.shape[1]), np.float32)
    hits, there = np.zeros((2, len(judged), most), np.bool_)
    for place, one in enumerate(judged):
        count = len(one.rows)
        rows[place, :count], hits[place, :count], there[place, :count] = one.rows, one.hits, True
    signals = np.stack([one.signals for one in judged])
    return torch.from_numpy(rows), torch.from_numpy(signals), torch.from_numpy(hits), torch.from_numpy(there)


def unseen(
    sets: Sequence[Sequence[Judged]], parts: Sequence[str], with_signals: bool = True
) -> list[NDArray[np.float64]]:
    """Measure each query with weights that were learned on the other half of the queries."""
    found = [np.zeros(len(each)) for each in sets]
    for half in (0, 1):
        weights = learn([each[1 - half :: 2] for each in sets], parts, with_signals)
        for each, values in zip(sets, found, strict=True):
            values[half::2] = [judged.ndcg(weights.scores(judged)) for judged in each[half::2]]
    return found


def interval(differences: NDArray[np.float64]) -> str:
    """Give the mean of paired differences with its 95 % bootstrap interval (Efron and Tibshirani 1993)."""
    draw = np.random.RandomState(SEED)
    means = [differences[draw.randint(0, len(differences), len(differences))].mean() for _ in range(SAMPLES)]
    low, high = np.quantile(means, [0.025, 0.975])
    return f"{differences.mean():+.4f} [{low:+.4f}, {high:+.4f}]"


def main() -> None:
    """Gather, learn, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path, metavar="PATH", help="a library and its queries, in turn")
    parser.add_argument("--similar", type=Path, help="sentence pairs judged by people, as KorSTS has them")
    wanted = parser.parse_args()
    korean, encoder = Korean(), StaticEncoder.load()
    if wanted.similar:
        print(f"Spearman on {wanted.similar.name}: {similarity(wanted.similar, korean, encoder):.4f}\n")
    libraries: list[Path] = wanted.sets[::2]
    queries = [load_queries(path) for path in wanted.sets[1::2]]
    show(libraries, [gather(*pair, korean, encoder) for pair in zip(libraries, queries, strict=True)])


def show(libraries: Sequence[Path], sets: Sequence[Sequence[Judged]]) -> None:
    """Print what every part earns and the weights learned on everything."""
    print("| | " + " | ".join(library.name for library in libraries) + " |")
    lexical = [np.array([judged.lexical for judged in each]) for each in sets]
    dense = [np.array([judged.dense for judged in each]) for each in sets]
    whole = unseen(sets, PARTS)
    for name, values in (("lexical alone", lexical), ("dense alone", dense), ("all", whole)):
        print(f"| {name} | " + " | ".join(f"{each.mean():.4f}" for each in values) + " |")
    print("| all against lexical | " + " | ".join(map(interval, _differences(whole, lexical))) + " |")
    for part in PARTS:
        without = unseen(sets, [each for each in PARTS if each != part])
        print(f"| {part} earns | " + " | ".join(map(interval, _differences(whole, without))) + " |")
    fixed = unseen(sets, PARTS, with_signals=False)
    print("| trust by query earns | " + " | ".join(map(interval, _differences(whole, fixed))) + " |")
    config = RerankConfig()
    parts = np.array([config.near, config.window, config.coverage, config.title], np.float32)
    shipped = Weights(parts, config.trust, np.array([config.lead, config.covered], np.float32))
    ours = [np.array([judged.ndcg(shipped.scores(judged)) for judged in each]) for each in sets]
    print("| as shipped | " + " | ".join(f"{each.mean():.4f}" for each in ours) + " |")
    print("| as shipped against lexical | " + " | ".join(map(interval, _differences(ours, lexical))) + " |")
    weights = learn(sets, PARTS)
    seen = [np.mean([judged.ndcg(weights.scores(judged)) for judged in each]) for each in sets]
    print("| all, learned on all | " + " | ".join(f"{each:.4f}" for each in seen) + " |")
    print(dict(zip(PARTS[1:], weights.parts.round(2).tolist(), strict=True)))
    print("trust", round(weights.trust, 2), dict(zip(SIGNALS, weights.signals.round(2).tolist(), strict=True)))


def _differences(
    left: Sequence[NDArray[np.float64]], right: Sequence[NDArray[np.float64]]
) -> list[NDArray[np.float64]]:
    return [a - b for a, b in zip(left, right, strict=True)]


if __name__ == "__main__":
    main()
