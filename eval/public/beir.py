"""Reading a folder laid out as BEIR lays out its sets: ``corpus.jsonl``, ``queries.jsonl``, ``qrels/*.tsv``.

Thakur et al., "BEIR: A Heterogenous Benchmark for Zero-shot Evaluation of Information Retrieval Models", NeurIPS 2021.
A judgement above 0 makes a document relevant. Only queries that are judged are asked, as MTEB does.
"""

from collections.abc import Iterator
from pathlib import Path

from eval.errors import EvaluationError
from eval.retrieval import Query, RetrievalSet
from eval.rows import Fault, Faults, Row, read_rows
from ingest.particles import quoted
from ingest.prepare import CorpusRow

CORPUS, QUERIES, QRELS = "corpus.jsonl", "queries.jsonl", "qrels"
# Which judgements are taken where there are several: those that results are published on.
_SPLITS = ("test.tsv", "dev.tsv", "validation.tsv", "train.tsv")
_FORM = "BEIR의 꼴(corpus.jsonl, queries.jsonl, qrels/test.tsv)인지 확인해 주세요."


def is_beir(folder: Path) -> bool:
    """Whether a folder is laid out so."""
    return (folder / CORPUS).is_file() and (folder / QUERIES).is_file() and (folder / QRELS).is_dir()


def load_beir(folder: Path) -> RetrievalSet:
    """Read a set.

    Raises:
        EvaluationError: a file is missing, can't be read or has faults, which are listed by line.
    """
    relevant = _judgements(_qrels(folder))
    corpus = tuple(
        CorpusRow(identifier, row.text("title"), row.text("text")) for identifier, row in _rows(folder / CORPUS)
    )
    queries = tuple(
        Query(identifier, row.text("text"), tuple(relevant[identifier]))
        for identifier, row in _rows(folder / QUERIES)
        if identifier in relevant
    )
    if not corpus or not queries:
        raise EvaluationError(f"{folder}에 문서나 정답이 있는 질의가 없습니다.", _FORM)
    known = {row.id for row in corpus}
    unknown = sum(wanted not in known for query in queries for wanted in query.relevant)
    return RetrievalSet(corpus, queries, unknown)


def _qrels(folder: Path) -> Path:
    there = sorted((folder / QRELS).glob("*.tsv"))
    named = {path.name: path for path in there}
    chosen = next((named[name] for name in _SPLITS if name in named), there[0] if there else None)
    if chosen is None:
        raise EvaluationError(f"{folder / QRELS} 폴더에 정답 파일(.tsv)이 없습니다.", _FORM)
    return chosen


def _judgements(path: Path) -> dict[str, list[str]]:
    """The relevant ids of each query, in the order of the file, each once."""
    faults = Faults(path)
    relevant: dict[str, list[str]] = {}
    for number, line in enumerate(_lines(path), start=1):
        cells = line.split("\t")
        # Three columns with BEIR's header, or TREC's four without one.
        wanted = [cells[0], cells[-2], cells[-1]] if len(cells) in (3, 4) else []
        if number == 1 and wanted and not _is_number(wanted[2]):
            continue
        if not wanted or not _is_number(wanted[2]):
            faults.note(Fault(number, "질의 id, 문서 id, 점수를 탭으로 나눈 줄이 아닙니다."))
        elif float(wanted[2]) > 0 and wanted[1] not in relevant.setdefault(wanted[0], []):
            relevant[wanted[0]].append(wanted[1])
    faults.raise_if_any(_FORM)
    return {query: found for query, found in relevant.items() if found}


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path} 파일을 읽지 못했습니다({error}).", _FORM) from error


def _is_number(cell: str) -> bool:
    return cell.strip().lstrip("-").replace(".", "", 1).isdigit()


def _rows(path: Path) -> Iterator[tuple[str, Row]]:
    faults = Faults(path)
    seen: set[str] = set()
    for row in read_rows(path, faults):
        identifier = row.identifier("_id") or row.identifier("id")
        if not identifier:
            row.fault("‘_id’가 없습니다.")
        if identifier in seen:
            row.fault(f"id {quoted(identifier, '이/가')} 앞에 이미 있습니다.")
        seen.add(identifier)
        yield identifier, row
    faults.raise_if_any(_FORM)
