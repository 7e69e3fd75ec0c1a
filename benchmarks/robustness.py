"""Retrieval under badly typed queries: nDCG@10 of a set as it is, without spaces, mistyped, on the wrong keyboard.

Each is measured with the words as they are written and as query repair reads them.

How mistyped queries are drawn stands in ``eval.variants.slips``; answers to a question set under these and other ways
of asking are measured by ``mundap eval robustness``.

Run with ``python benchmarks/robustness.py --corpus C.jsonl --queries Q.jsonl --library DIR``; ``--help`` says more.
"""

import argparse
import json
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import fmean
from time import perf_counter

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from benchmarks.plain_ranking import ndcg_at_k  # noqa: E402
from eval.metrics import percentile  # noqa: E402
from eval.retrieval import RUN_DEPTH, Query, index_corpus, load_retrieval_set  # noqa: E402
from eval.variants.slips import mistyped  # noqa: E402
from index.encoder import BUILT_IN, open_encoder  # noqa: E402
from index.keyboard import keys_of  # noqa: E402
from index.library import Library  # noqa: E402
from index.query_repair import QueryRepair  # noqa: E402
from ingest.korean import Korean  # noqa: E402
from ingest.types import Analysis  # noqa: E402

Perturb = Callable[[str, random.Random], str]


def as_it_is(query: str, _draw: random.Random) -> str:
    return query


def without_spaces(query: str, _draw: random.Random) -> str:
    return "".join(query.split())


def on_the_wrong_keyboard(query: str, _draw: random.Random) -> str:
    return keys_of(query)


PERTURBATIONS: dict[str, Perturb] = {
    "plain": as_it_is,
    "no spaces": without_spaces,
    "mistyped": mistyped,
    "wrong keyboard": on_the_wrong_keyboard,
}


def perturbed(queries: Sequence[Query], perturb: Perturb, seed: int) -> list[Query]:
    """The queries as they are typed; each query's slips depend on the seed and its id alone."""
    return [replace(query, query=perturb(query.query, random.Random(f"{seed} {query.id}"))) for query in queries]


def measured(library: Library, korean: Korean, repair: QueryRepair, queries: Sequence[Query]) -> dict[str, float]:
    """Mean nDCG@10 as written and as read, how many queries were read otherwise, and what reading cost in ms."""
    written, read, cost = [], [], []
    otherwise = 0
    for query in queries:
        plain = korean.analyze(query.query)
        begun = perf_counter()
        reading = repair.read(plain)
        cost.append((perf_counter() - begun) * 1000)
        otherwise += bool(reading.corrections)
        written.append(_ndcg(library, plain, query))
        read.append(written[-1] if reading.analysis is plain else _ndcg(library, reading.analysis, query))
    return {
        "written": fmean(written),
        "read": fmean(read),
        "otherwise": otherwise,
        "queries": len(queries),
        "p50_ms": percentile(cost, 0.5),
        "p95_ms": percentile(cost, 0.95),
    }


def _ndcg(library: Library, analysis: Analysis, query: Query) -> float:
    names = [hit.passage.document for hit in library.search(analysis, RUN_DEPTH)]
    return ndcg_at_k(list(dict.fromkeys(names)), query.relevant, 10)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--library", type=Path, required=True, help="indexed at the first run, used again after it")
    parser.add_argument("--sample", type=int, help="how many queries, drawn with the seed; all by default")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    korean = Korean()
    library = Library.open_or_create(arguments.library, korean, open_encoder(BUILT_IN))
    chosen = load_retrieval_set(arguments.corpus, arguments.queries)
    index_corpus(library, chosen.corpus, korean, lambda *_: None)
    queries: Sequence[Query] = chosen.queries
    if arguments.sample and arguments.sample < len(queries):
        queries = random.Random(arguments.seed).sample(queries, arguments.sample)
    repair = QueryRepair(korean, library.vocabulary)
    repair.read(korean.analyze("뷁뷁"))  # what is built at the first unknown word is no query's cost
    rows = {
        name: measured(library, korean, repair, perturbed(queries, perturb, arguments.seed))
        for name, perturb in PERTURBATIONS.items()
    }
    library.close()
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False))
        return
    for name, row in rows.items():
        print(
            f"{name:<15} as written {row['written']:.4f}  as read {row['read']:.4f} "
            f"({row['read'] - rows['plain']['read']:+.4f})  {row['otherwise']} of {row['queries']} read otherwise  "
            f"p50 {row['p50_ms']:.2f} ms, p95 {row['p95_ms']:.2f} ms"
        )


if __name__ == "__main__":
    main()
