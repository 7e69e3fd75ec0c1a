"""What a user would build otherwise, beside what is here, on the same files in one run.

``python benchmarks/side_by_side.py CORPUS QUERIES [CORPUS QUERIES …]`` with files as `mundap eval retrieval` reads
them; needs ``pip install -e '.[compare]'``. Every way runs in a process of its own, one after another, so that its
peak memory is its own. A row is its title, its further fields and its text, for all alike.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

import numpy as np

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from benchmarks.plain_ranking import ndcg_at_k, recall_at_k  # noqa: E402
from eval.metrics import mean, percentile  # noqa: E402
from eval.retrieval import RetrievalSet, index_corpus, load_retrieval_set  # noqa: E402
from ingest.korean import Korean  # noqa: E402

DEPTH = 10
Rank = Callable[[str], Sequence[str]]
Figures = dict[str, float]


def words(known: RetrievalSet) -> Rank:
    """BM25 over what stands between white space (rank_bm25)."""
    from rank_bm25 import BM25Okapi

    index = BM25Okapi([text.split() for text in _texts(known)])
    ids = [row.id for row in known.corpus]
    return lambda query: _best(index.get_scores(query.split()), ids)


def forms(known: RetrievalSet) -> Rank:
    """BM25 over every form that Kiwi gives (rank_bm25), the usual recipe of Korean LangChain users."""
    from rank_bm25 import BM25Okapi

    kiwi = Korean().load()
    index = BM25Okapi([[token.form for token in kiwi.tokenize(text)] for text in _texts(known)])
    ids = [row.id for row in known.corpus]
    return lambda query: _best(index.get_scores([token.form for token in kiwi.tokenize(query)]), ids)


def sparse(known: RetrievalSet) -> Rank:
    """BM25 over every form that Kiwi gives, scores worked out beforehand (bm25s)."""
    import bm25s

    kiwi = Korean().load()
    index = bm25s.BM25()
    index.index([[token.form for token in tokens] for tokens in kiwi.tokenize(_texts(known))], show_progress=False)
    ids = [row.id for row in known.corpus]

    def rank(query: str) -> Sequence[str]:
        found, _ = index.retrieve(
            [[token.form for token in kiwi.tokenize(query)]], k=min(DEPTH, len(ids)), show_progress=False
        )
        return [ids[place] for place in found[0]]

    return rank


def ours(known: RetrievalSet) -> Rank:
    """Our library: morphemes and vectors, fused and reranked, on disk."""
    from index.library import Library
    from index.static import StaticEncoder

    korean = Korean()
    library = Library.open_or_create(Path(tempfile.mkdtemp()), korean, StaticEncoder.load())
    index_corpus(library, known.corpus, korean, lambda stage, done, total: None)

    def rank(query: str) -> Sequence[str]:
        return list(dict.fromkeys(hit.passage.document for hit in library.search(query, DEPTH)))

    return rank


WAYS: dict[str, Callable[[RetrievalSet], Rank]] = {
    "white space, rank_bm25": words,
    "Kiwi forms, rank_bm25": forms,
    "Kiwi forms, bm25s": sparse,
    "mundap": ours,
}


def _texts(known: RetrievalSet) -> list[str]:
    return [f"{row.context}\n{row.text}" for row in known.corpus]


def _best(scores: "np.ndarray[tuple[int], np.dtype[np.float64]]", ids: Sequence[str]) -> list[str]:
    return [ids[place] for place in np.argsort(-scores, kind="stable")[:DEPTH]]


def measured(way: str, corpus: Path, queries: Path) -> Figures:
    """Build and ask in this process."""
    known = load_retrieval_set(corpus, queries)
    begun = perf_counter()
    rank = WAYS[way](known)
    built = perf_counter() - begun
    rank(known.queries[0].query)  # opens what is opened late
    ndcg, first, milliseconds = [], [], []
    for query in known.queries:
        begun = perf_counter()
        found = rank(query.query)
        milliseconds.append((perf_counter() - begun) * 1000)
        if query.relevant:
            ndcg.append(ndcg_at_k(found, query.relevant, DEPTH))
            first.append(recall_at_k(found, query.relevant, 1))
    return {
        "nDCG@10": round(mean(ndcg) or 0.0, 4),
        "recall@1": round(mean(first) or 0.0, 4),
        "build s": round(built, 1),
        "query p50 ms": round(percentile(milliseconds, 0.5), 2),
        "p95 ms": round(percentile(milliseconds, 0.95), 2),
        "peak MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    """Run every way in a process of its own and print a table for each pair of files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a corpus and its queries, in turn")
    parser.add_argument("--way", choices=WAYS, help="measure this one in this process and print JSON")
    wanted = parser.parse_args()
    for corpus, queries in zip(wanted.files[::2], wanted.files[1::2], strict=True):
        if wanted.way:
            print(json.dumps(measured(wanted.way, corpus, queries)))
            continue
        print(f"\n{corpus.stem}, {queries.stem}")
        for place, way in enumerate(WAYS):
            command = [sys.executable, __file__, "--way", way, str(corpus), str(queries)]
            figures: Figures = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
            if place == 0:
                print("| | " + " | ".join(figures) + " |")
                print("|---|" + "---|" * len(figures))
            print(f"| {way} | " + " | ".join(map(str, figures.values())) + " |", flush=True)


if __name__ == "__main__":
    main()
