"""A large library: building, opening and searching it, adding one document, and what it takes on disk and in memory.

Builds the library of a corpus (JSONL, optionally .xz, rows ``id, title, text``) in a folder of the user's choice. Kiwi
takes most of the time (about 17 CPU minutes for 191,485 articles of statutes); stopped, it goes on where it was. Then a
process of its own opens the library and measures:

- ``open_s``: ``Library.open`` and the first search of an analysed query, beside what Kiwi and the encoder take;
- ``search_ms``: ``Library.search`` of the queries as text, the second time over; ``search_cpu_ms`` is what the process
  itself computes in that time, which a busy machine changes less;
- ``memory_mb``: resident memory after that, and of it what is mapped from files;
- ``recall@50``: the dense index against comparing every vector in the store;
- ``add_s``, ``replace_s``, ``remove_s``: a document of ten passages, analysed before, with both indexes level after.

Run with ``python benchmarks/scale.py --library DIR [--corpus C.jsonl.xz] [--queries Q.jsonl] [--rows N] [--json]``.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from eval.metrics import percentile  # noqa: E402
from eval.retrieval import index_corpus, load_retrieval_set  # noqa: E402
from eval.rows import Faults, read_rows  # noqa: E402
from index.dense import DenseIndex  # noqa: E402
from index.derived import Derived  # noqa: E402
from index.encoder import BUILT_IN, Encoder, open_encoder  # noqa: E402
from index.library import Library  # noqa: E402
from index.lock import WriterLock  # noqa: E402
from index.store import Store  # noqa: E402
from ingest.korean import Korean  # noqa: E402
from ingest.prepare import CorpusRow, prepare_rows  # noqa: E402
from ingest.types import Document, PreparedDocument  # noqa: E402

SHARED = PROJECT.parent / "shared" / "data"
CORPUS = SHARED / "train" / "law-articles.jsonl.xz"
QUERIES = SHARED / "bench" / "statute-queries.jsonl"
DEPTH = 50
# Queries whose nearest vectors are looked for among all.
COMPARED = 200
ROUNDS = 5
PROBE = "scale-probe"
Figures = dict[str, object]
Outcome = TypeVar("Outcome")


def timed(work: Callable[[], Outcome]) -> tuple[Outcome, float]:
    """What a call gives, and its seconds."""
    begun = perf_counter()
    outcome = work()
    return outcome, round(perf_counter() - begun, 4)


def build(folder: Path, corpus: Path, queries: Path, rows: int | None) -> Figures:
    """Add what the library doesn't hold yet of the first rows of a corpus."""
    korean, encoder = Korean(), open_encoder(BUILT_IN)
    korean.load()
    wanted = load_retrieval_set(corpus, queries).corpus[:rows]
    library = Library.open_or_create(folder, korean, encoder)
    held = library.passage_count
    seconds = index_corpus(library, wanted, korean, told)
    passages = library.passage_count
    library.close()
    return {"passages": passages, "added_passages": passages - held, "ingest_s": round(seconds, 1)}


def told(task: str, done: int, total: int) -> None:
    """Show how far it is, on standard error."""
    if done == total or done % 1024 == 0:
        sys.stderr.write(f"\r{task} {done:,}/{total:,}")
        sys.stderr.write("\n" if done == total else "")
        sys.stderr.flush()


def measure(folder: Path, queries: Path) -> Figures:
    """Everything that is measured on a built library, in an order in which no figure spoils the next."""
    texts = [row.text("query", required=True) for row in read_rows(queries, Faults(queries))]
    korean = Korean()
    _, kiwi_s = timed(korean.load)
    encoder, encoder_s = timed(lambda: open_encoder(BUILT_IN))
    first = korean.analyze(texts[0])
    began_mb = memory_mb()["resident"]
    library, _ = opened = timed(lambda: Library.open(folder, korean, encoder))
    _, first_search_s = timed(lambda: library.search(first))
    figures: Figures = {
        "kiwi_s": kiwi_s,
        "encoder_s": encoder_s,
        "open_s": round(opened[1] + first_search_s, 4),
        **search_times(library, texts),
        "memory_mb": {"before_opening": began_mb, **memory_mb()},
        **changes(library, korean),
    }
    library.close()
    return {**figures, **recall(folder, encoder, korean, texts), "file_mb": file_mb(folder)}


def search_times(library: Library, texts: list[str]) -> Figures:
    """Search for each query twice; the second time counts."""
    wall: list[float] = []
    cpu: list[float] = []
    for _ in range(2):
        wall.clear()
        cpu.clear()
        for text in texts:
            begun = perf_counter(), process_time()
            library.search(text)
            wall.append(1000 * (perf_counter() - begun[0]))
            cpu.append(1000 * (process_time() - begun[1]))
    return {"search_ms": spread(wall), "search_cpu_ms": spread(cpu)}


def spread(milliseconds: list[float]) -> dict[str, float]:
    """Median and what few are slower than."""
    return {f"p{share}": round(percentile(milliseconds, share / 100), 2) for share in (50, 95, 99)}


def changes(library: Library, korean: Korean) -> Figures:
    """Add, replace and remove one document; medians over some rounds."""
    old, new = (probe(korean, edition) for edition in ("처음", "다음"))
    rounds = []
    for _ in range(ROUNDS):
        rounds.append(
            (
                timed(lambda: library.add_prepared([old]))[1],
                timed(lambda: library.add_prepared([new]))[1],
                timed(lambda: library.remove([PROBE]))[1],
            )
        )
    medians = np.median(np.array(rounds), axis=0).tolist()
    return {name: round(each, 4) for name, each in zip(("add_s", "replace_s", "remove_s"), medians, strict=True)}


def probe(korean: Korean, edition: str) -> PreparedDocument:
    """A document of ten passages, analysed."""
    rows = [
        CorpusRow(f"{PROBE}-{n}", f"{edition} 조례", f"제{n}조(목적) {edition} 주차장 {n}곳의 요금을 정한다.")
        for n in range(10)
    ]
    parts = list(prepare_rows(rows, korean))
    document = parts[0].document
    whole = Document(PROBE, document.title, document.format, edition, document.text, document.blocks)
    return PreparedDocument(whole, tuple(passage for part in parts for passage in part.passages), ())


def recall(folder: Path, encoder: Encoder, korean: Korean, texts: list[str]) -> Figures:
    """Compare the dense index's nearest passages with those among all vectors of the store."""
    vectors = encoder.encode_queries([korean.analyze(text) for text in texts[:COMPARED]])
    vectors = vectors[vectors.any(axis=1)]
    store = Store.open(folder)
    derived = Derived(folder, store, WriterLock(folder), encoder.name, encoder.dimension)
    dense = derived.refresh()[1]
    found, seconds = timed(lambda: [dense.search(vector, DEPTH) for vector in vectors])
    best = nearest(store, vectors)
    derived.close()
    store.close()
    shares = [
        len({key for key, _ in ranking} & {*keys.tolist()}) / len(keys)
        for ranking, keys in zip(found, best, strict=True)
    ]
    return {
        "dense": kind(dense),
        "dense_ms": round(1000 * seconds / len(vectors), 3),
        f"recall@{DEPTH}": round(float(np.mean(shares)), 5),
        "worst_recall": min(shares),
    }


def kind(dense: DenseIndex) -> str:
    """How the dense index holds its vectors."""
    return "exact" if dense.exact else "compressed"


def nearest(store: Store, queries: NDArray[np.float32]) -> NDArray[np.int64]:
    """The keys of the nearest passages for each query, by comparing every vector, some thousand at a time."""
    keys = np.zeros((len(queries), 0), dtype=np.int64)
    scores = np.zeros((len(queries), 0), dtype=np.float32)
    with store.reading() as reader:
        for batch, vectors in reader.vectors(0, queries.shape[1]):
            keys = np.concatenate([keys, np.broadcast_to(batch, (len(queries), len(batch)))], axis=1)
            scores = np.concatenate([scores, queries @ vectors.T], axis=1)
            best = np.argpartition(-scores, min(DEPTH, scores.shape[1]) - 1, axis=1)[:, :DEPTH]
            keys, scores = np.take_along_axis(keys, best, axis=1), np.take_along_axis(scores, best, axis=1)
    return keys


def memory_mb() -> dict[str, float]:
    """Resident memory of this process; ``mapped`` of it is files' pages, which the system may drop."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    kilobytes = {
        name: int(value.split()[0]) for name, _, value in (line.partition(":") for line in lines) if "kB" in value
    }
    names = {"resident": "VmRSS", "mapped": "RssFile", "peak": "VmHWM"}
    return {name: round(kilobytes[source] / 1000, 1) for name, source in names.items()}


def file_mb(folder: Path) -> dict[str, float]:
    """Megabytes of the store and of each derived index."""
    sizes: dict[str, float] = {}
    for path in folder.rglob("*"):
        if path.is_file():
            name = path.relative_to(folder).parts[0].split("-")[0]
            sizes[name] = sizes.get(name, 0.0) + path.stat().st_size / 1e6
    return {name: round(size, 1) for name, size in sorted(sizes.items()) if size >= 0.05}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", type=Path, required=True, help="the folder to build in, or to go on building in")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--queries", type=Path, default=QUERIES)
    parser.add_argument("--rows", type=int, help="take only so many rows of the corpus")
    parser.add_argument("--built", action="store_true", help="measure the library as it is")
    parser.add_argument("--json", action="store_true", help="print one JSON value")
    chosen = parser.parse_args()
    if chosen.built:
        figures = measure(chosen.library, chosen.queries)
    else:
        built = build(chosen.library, chosen.corpus, chosen.queries, chosen.rows)
        command = [
            sys.executable,
            __file__,
            "--built",
            "--json",
            "--library",
            chosen.library,
            "--queries",
            chosen.queries,
        ]
        measured = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=PROJECT).stdout
        figures = {"cores": os.cpu_count(), "load": round(os.getloadavg()[0], 2), **built, **json.loads(measured)}
    if chosen.json:
        print(json.dumps(figures, ensure_ascii=False))
        return
    for name, value in figures.items():
        print(f"{name:16} {value}")


if __name__ == "__main__":
    main()
