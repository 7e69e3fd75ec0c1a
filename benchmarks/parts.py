"""Show what each part of the search earns, and search for the reranker's weights.

``python benchmarks/parts.py LIBRARY QUERIES [LIBRARY QUERIES …] [--similar KORSTS.tsv] [--search N]`` with libraries
that `mundap eval retrieval --library LIBRARY` has built. What a part earns is what nDCG@10 loses when its weight is 0,
with the 95 % interval of a paired bootstrap. ``--search`` draws N weights around the best so far and keeps what does
better, on one half of each set's queries and then on the other, and shows what the halves unseen come to.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from benchmarks.plain_ranking import ndcg_at_k  # noqa: E402
from benchmarks.robustness import on_the_wrong_keyboard, perturbed, without_spaces  # noqa: E402
from eval.public.similarity import measure_similarity  # noqa: E402
from eval.retrieval import RUN_DEPTH, Query, load_queries  # noqa: E402
from eval.variants.slips import mistyped  # noqa: E402
from index.derived import Derived  # noqa: E402
from index.encoder import Encoder  # noqa: E402
from index.lexicon import Lexicon, built_in_lexicon  # noqa: E402
from index.library import Library  # noqa: E402
from index.lock import WriterLock  # noqa: E402
from index.rerank import RerankConfig, features  # noqa: E402
from index.search import SearchConfig, propose  # noqa: E402
from index.static import StaticEncoder  # noqa: E402
from index.store import Store  # noqa: E402
from index.synonyms import Synonyms  # noqa: E402
from ingest.korean import Korean  # noqa: E402
from ingest.types import Analysis  # noqa: E402

# What a set is to reach, by the words in its library's name; what is missing counts ten times.
BARS = {"autorag": 0.961, "korquad": 0.9724, "welfare": 0.89, "mrtydi": 0.72, "statute": 0.434}
SHORTFALL = 10.0
# The small set is asked in these ways, too, so that the weights serve badly typed questions.
BADLY_TYPED = {"no spaces": without_spaces, "mistyped": mistyped, "wrong keyboard": on_the_wrong_keyboard}
SMALL = 100
SAMPLES = 2000
SEED = 20261121
Values = NDArray[np.float64]
Score = Callable[["Judged"], float]


@dataclass(frozen=True, slots=True)
class Judged:
    """A query's candidates: a row of features each, the document of each, and which documents answer.

    ``lexical`` and ``dense`` are the nDCG@10 of each side alone.
    """

    rows: NDArray[np.float32]
    lead: float
    covered: float
    documents: tuple[str, ...]
    relevant: tuple[str, ...]
    lexical: float
    dense: float

    def ndcg(self, config: RerankConfig) -> float:
        """Measure the order that weights give, a document counted at its best passage."""
        trust = np.exp(config.trust + config.lead * self.lead + config.covered * self.covered)
        weights = np.array([1.0, trust, config.near, config.window, config.coverage, config.title, config.named])
        order = np.argsort(-(self.rows @ weights), kind="stable")
        return ndcg_at_k(list(dict.fromkeys(self.documents[place] for place in order)), self.relevant, 10)


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """A set's judged queries."""

    name: str
    queries: tuple[Judged, ...]

    def half(self, number: int) -> "JudgedSet":
        """Every other query."""
        return JudgedSet(self.name, self.queries[number::2])

    def ndcg(self, config: RerankConfig) -> Values:
        """Measure every query."""
        return np.array([judged.ndcg(config) for judged in self.queries])


def gather(
    name: str, folder: Path, queries: Sequence[Query], korean: Korean, encoder: Encoder, lexicon: Lexicon
) -> JudgedSet:
    """Give what the reranker sees for every judged query."""
    library = Library.open(folder, korean, encoder)
    store = Store.open(folder)
    derived = Derived(folder, store, WriterLock(folder), encoder.name, encoder.dimension)
    synonyms = Synonyms(lexicon, korean)
    gathered: list[Judged] = []
    with ThreadPoolExecutor(1) as beside:
        for query in queries:
            judged = _judged(library.read(query.query).analysis, query, store, derived, encoder, synonyms, beside)
            gathered.extend([judged] if judged else [])
    for opened in (library, derived, store):
        opened.close()
    return JudgedSet(name, tuple(gathered))


def _judged(
    read: Analysis,
    query: Query,
    store: Store,
    derived: Derived,
    encoder: Encoder,
    synonyms: Synonyms,
    beside: Executor,
) -> Judged | None:
    config = SearchConfig()
    lexical, dense = derived.refresh()
    with store.reading() as reader:
        others = synonyms.of(read, len(lexical), reader)
        found = propose(read, 10, lexical, dense, encoder, reader, beside, config=config, synonyms=others)
        if not found.candidates or not query.relevant:
            return None
        by_words = [key for key, _ in lexical.search(read.terms, RUN_DEPTH, config.context_boost, None, others)]
        by_vectors = [key for key, _ in dense.search(encoder.encode_queries([read])[0], RUN_DEPTH)]
        keys = [candidate.key for candidate in found.candidates]
        passages = reader.passages([*keys, *by_words, *by_vectors])
    told = features(found.question, found.candidates, found.worth)
    name = {key: passage.document for key, passage in passages.items()}

    def alone(ranked: Sequence[int]) -> float:
        return ndcg_at_k(list(dict.fromkeys(name[key] for key in ranked)), query.relevant, 10)

    documents = tuple(name[key] for key in keys)
    rows = np.array(told.rows, np.float32)
    return Judged(rows, told.lead, told.covered, documents, query.relevant, alone(by_words), alone(by_vectors))


def search_weights(sets: Sequence[JudgedSet], start: RerankConfig, draws: int) -> RerankConfig:
    """Draw weights around the best so far, nearer and nearer, and keep those that serve the sets better."""
    drawn = np.random.RandomState(SEED)
    names = [name for name in asdict(start) if name not in ("depth", "named")]
    best, best_worth, step = start, _worth(sets, start), 0.3
    for _ in range(draws):
        moved = {
            name: getattr(best, name) + step * drawn.standard_normal() for name in names if drawn.random_sample() < 0.6
        }
        tried = replace(best, **{name: max(0.0, value) if name in _PARTS else value for name, value in moved.items()})
        worth = _worth(sets, tried)
        if worth > best_worth:
            best, best_worth, step = tried, worth, min(0.6, step * 1.3)
        else:
            step = max(0.05, step * 0.98)
    return best


def _worth(sets: Sequence[JudgedSet], config: RerankConfig) -> float:
    means = {each.name: float(each.ndcg(config).mean()) for each in sets}
    missing = sum(min(0.0, means[name] - bar) for name in means for word, bar in BARS.items() if name == word)
    return sum(means.values()) / len(means) + SHORTFALL * missing


_PARTS = {"near": 0.0, "window": 0.0, "coverage": 0.0, "title": 0.0, "named": 0.0}
# What is taken away to see what it is worth.
_WITHOUT = {
    **{part: {part: 0.0} for part in _PARTS},
    "vectors": {"trust": -30.0},
    "trust by query": {"lead": 0.0, "covered": 0.0},
}


def interval(differences: Values) -> str:
    """Give the mean of paired differences with its 95 % bootstrap interval (Efron and Tibshirani 1993)."""
    drawn = np.random.RandomState(SEED)
    means = [differences[drawn.randint(0, len(differences), len(differences))].mean() for _ in range(SAMPLES)]
    low, high = np.quantile(means, [0.025, 0.975])
    return f"{differences.mean():+.4f} [{low:+.4f}, {high:+.4f}]"


def show(sets: Sequence[JudgedSet], plain: Sequence[JudgedSet]) -> None:
    """Print each side alone, all together, and what each part earns; ``plain`` is without synonyms."""
    config = RerankConfig()
    shipped = [each.ndcg(config) for each in sets]
    lexical = [np.array([judged.lexical for judged in each.queries]) for each in sets]
    dense = [np.array([judged.dense for judged in each.queries]) for each in sets]
    print("| | " + " | ".join(each.name for each in sets) + " |\n|---|" + "---|" * len(sets))
    for name, values in (("words alone", lexical), ("vectors alone", dense), ("all", shipped)):
        print(f"| {name} | " + " | ".join(f"{each.mean():.4f}" for each in values) + " |")
    _row("all against words alone", shipped, lexical)
    _row("synonyms: earn", shipped, [each.ndcg(config) for each in plain])
    by_plain_words = [np.array([judged.lexical for judged in each.queries]) for each in plain]
    _row("synonyms: earn by words alone", lexical, by_plain_words)
    for name, taken in _WITHOUT.items():
        changed = replace(config, **taken)
        if name == "trust by query":  # as much trust as there is on average
            lead, covered = (np.mean([getattr(one, told) for each in sets for one in each.queries]) for told in taken)
            changed = replace(changed, trust=config.trust + config.lead * lead + config.covered * covered)
        _row(f"{name}: earns", shipped, [each.ndcg(changed) for each in sets])


def _row(name: str, left: Sequence[Values], right: Sequence[Values]) -> None:
    print(f"| {name} | " + " | ".join(interval(a - b) for a, b in zip(left, right, strict=True)) + " |", flush=True)


def main() -> None:
    """Gather and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path, metavar="PATH", help="a library and its queries, in turn")
    parser.add_argument("--similar", type=Path, help="sentence pairs judged by people, as KorSTS has them")
    parser.add_argument("--search", type=int, default=0, metavar="N", help="draw so many weights")
    wanted = parser.parse_args()
    korean, encoder = Korean(), StaticEncoder.load()
    if wanted.similar:
        row = measure_similarity(wanted.similar, korean, encoder, "built-in", lambda what, done, total: None)
        print(f"Spearman on {wanted.similar.name}: {row.figures['spearman'].value:.4f}\n")
    sets: list[JudgedSet] = []
    plain: list[JudgedSet] = []
    for folder, path in zip(wanted.sets[::2], wanted.sets[1::2], strict=True):
        queries = load_queries(path)
        name = next((word for word in BARS if word in folder.name), folder.name)
        asked = {name: queries}
        if len(queries) < SMALL:
            asked |= {f"{name}, {way}": perturbed(queries, perturb, 0) for way, perturb in BADLY_TYPED.items()}
        for way, each in asked.items():
            sets.append(gather(way, folder, each, korean, encoder, built_in_lexicon()))
            plain.append(gather(way, folder, each, korean, encoder, Lexicon([])))
    show(sets, plain)
    if wanted.search:
        halves = [search_weights([each.half(half) for each in sets], RerankConfig(), wanted.search) for half in (0, 1)]
        unseen = [np.concatenate([each.half(1 - half).ndcg(halves[half]) for half in (0, 1)]) for each in sets]
        print("| unseen halves | " + " | ".join(f"{each.mean():.4f}" for each in unseen) + " |")
        print(search_weights(sets, RerankConfig(), wanted.search))


if __name__ == "__main__":
    main()
