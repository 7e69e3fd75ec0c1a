"""Measure retrieval: index a corpus as a library, run every query through its search, write the run.

What is measured is ``Library.search`` as everybody else uses it; nothing here ranks.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from eval.errors import EvaluationError
from eval.output import Progress, WholeFile
from eval.ranking import Ranking, means, measure
from eval.rows import Faults, Row, read_rows
from eval.summary import latency
from index.library import Library
from ingest.korean import Korean
from ingest.particles import quoted
from ingest.prepare import CorpusRow, prepare_rows
from ingest.types import PreparedDocument

# A run holds at most this many hits for a query (contract).
RUN_DEPTH = 100
# Rows analysed between two steps of the progress bar.
_ROWS_TOGETHER = 1024

Entry = TypeVar("Entry", "Query", CorpusRow)


@dataclass(frozen=True, slots=True)
class Query:
    """One query of a retrieval set, the ids of the corpus rows that answer it, and the answer where it is given."""

    id: str
    query: str
    relevant: tuple[str, ...]
    answer: str = ""


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """A corpus and the queries over it; ``unknown`` counts relevant ids that the corpus doesn't hold."""

    corpus: tuple[CorpusRow, ...]
    queries: tuple[Query, ...]
    unknown: int


def load_retrieval_set(corpus_path: Path, queries_path: Path) -> RetrievalSet:
    """Read a corpus and its queries.

    Raises:
        EvaluationError: a file can't be read, is empty or has faults, which are listed by line.
    """
    queries = load_queries(queries_path)
    corpus = _entries(corpus_path, _corpus_row)
    known = {row.id for row in corpus}
    unknown = sum(1 for query in queries for wanted in query.relevant if wanted not in known)
    return RetrievalSet(corpus, queries, unknown)


def load_queries(path: Path) -> tuple[Query, ...]:
    """Read queries.

    Raises:
        EvaluationError: the file can't be read, is empty or has faults, which are listed by line.
    """
    return _entries(path, _query)


def index_corpus(library: Library, corpus: Sequence[CorpusRow], korean: Korean, progress: Progress) -> float:
    """Add the rows that the library doesn't hold yet, and give the seconds that it took."""
    begun = perf_counter()
    if library.analysed_otherwise():
        library.reanalyze(lambda done, total: progress("다시 분석하는 중", done, total))
    held = {entry.name: entry.sha256 for entry in library.documents.listed()}
    missing = [row for row in corpus if row.id not in held or held[row.id] != row.sha256] if held else list(corpus)
    if missing:
        library.add_prepared(_prepared(missing, korean, progress))
    return perf_counter() - begun


def run_queries(library: Library, queries: Sequence[Query], out: Path, progress: Progress) -> dict[str, object]:
    """Search for every query, write one run row each to ``out``, and give the metrics.

    ``latency_ms`` is one search as the library's users see it: analysis, both rankings, fusion, passages.
    """
    runs: list[list[str]] = []
    milliseconds: list[float] = []
    with WholeFile(out) as file:
        for number, query in enumerate(queries, start=1):
            scores, took = searched(library, query)
            milliseconds.append(took)
            file.write_row(run_row(query, scores))
            runs.append(list(scores))
            progress("찾는 중", number, len(queries))
    return {**figures(queries, runs), "latency_ms": latency(milliseconds)}


def searched(library: Library, query: Query) -> tuple[dict[str, float], float]:
    """Search once: documents by the score of their best passage, best first, and the milliseconds that it took."""
    begun = perf_counter()
    hits = library.search(query.query, RUN_DEPTH)
    took = (perf_counter() - begun) * 1000
    scores: dict[str, float] = {}
    for hit in hits:
        scores.setdefault(hit.passage.document, hit.score)
    return scores, took


def run_row(query: Query, scores: Mapping[str, float]) -> dict[str, object]:
    """Make one line of a run."""
    ranked = [{"id": name, "score": score} for name, score in scores.items()]
    return {"id": query.id, "query": query.query, "hits": ranked}


def figures(queries: Sequence[Query], runs: Sequence[Sequence[str]]) -> dict[str, object]:
    """Means over all queries that name a relevant row."""
    judged = [Ranking(tuple(run), query.relevant) for query, run in zip(queries, runs, strict=True) if query.relevant]
    return {"queries": len(queries), "judged": len(judged), **means(measure(judged))}


def _entries(path: Path, read: Callable[[Row], Entry]) -> tuple[Entry, ...]:
    faults = Faults(path)
    found: dict[str, Entry] = {}
    for row in read_rows(path, faults):
        entry = read(row)
        if entry.id in found:
            row.fault(f"id {quoted(entry.id, '이/가')} 앞에 이미 있습니다.")
        found[entry.id] = entry
    faults.raise_if_any("그 줄들을 고친 뒤 다시 실행하세요.")
    if not found:
        raise EvaluationError(f"{path.name}에 줄이 없습니다.", "한 줄에 하나씩 JSON으로 적어 주세요.")
    return tuple(found.values())


def _query(row: Row) -> Query:
    relevant = row.array("relevant")
    if not all(isinstance(wanted, str | int) for wanted in relevant):
        row.fault("‘relevant’에는 말뭉치 id의 목록이 있어야 합니다.")
    return Query(
        row.identifier("id") or str(row.line),
        row.text("query", required=True),
        tuple(dict.fromkeys(str(wanted) for wanted in relevant)),
        row.text("answer"),
    )


def _corpus_row(row: Row) -> CorpusRow:
    identifier = row.identifier("id")
    if not identifier:
        row.fault("‘id’가 없습니다.")
    if "text" not in row.fields:
        row.fault("‘text’가 없습니다.")
    return CorpusRow(identifier, row.text("title"), row.text("text"), _labels(row))


def _labels(row: Row) -> tuple[str, ...]:
    """Every further field of strings, in the order of the file: the law of an article, the ministry, the date."""
    found: list[str] = []
    for name, value in row.fields.items():
        if name not in ("id", "title", "text"):
            found.extend(part for part in (value if isinstance(value, list) else [value]) if isinstance(part, str))
    return tuple(found)


def _prepared(rows: Sequence[CorpusRow], korean: Korean, progress: Progress) -> Iterator[PreparedDocument]:
    iterator = iter(rows)
    done = 0
    while together := list(islice(iterator, _ROWS_TOGETHER)):
        progress("색인하는 중", done, len(rows))
        yield from prepare_rows(together, korean)
        done += len(together)
    progress("색인하는 중", done, len(rows))
