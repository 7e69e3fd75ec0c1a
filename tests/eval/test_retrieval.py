"""Measuring retrieval over a small corpus in a real library."""

import json
import lzma
from pathlib import Path

import pytest
from fakes import BigramEncoder

from eval.errors import EvaluationError
from eval.retrieval import Query, figures, index_corpus, load_retrieval_set, run_queries
from index.library import Library
from ingest.prepare import CorpusRow

CORPUS = [
    {"id": "법 제1조", "title": "목적", "text": "이 법은 뿌리산업의 진흥을 목적으로 한다."},
    {"id": "법 제2조", "title": "정의", "text": "규제샌드박스란 규제를 유예하는 제도를 말한다."},
    {"id": 3, "text": "외국인 양성대학은 열세 곳이다."},
]
QUERIES = [
    {"id": "가", "query": "뿌리산업 진흥의 목적", "relevant": ["법 제1조"], "answer": "진흥"},
    {"query": "규제샌드박스의 정의는?", "relevant": ["법 제2조", "없는 조"]},
    {"id": 7, "query": "양성대학 수", "relevant": [3]},
]


def written(path: Path, rows: list[dict[str, object]]) -> Path:
    content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    path.write_bytes(lzma.compress(content) if path.suffix == ".xz" else content)
    return path


def nothing(what: str, done: int, total: int) -> None:
    pass


@pytest.fixture
def library(tmp_path, korean):
    opened = Library.open_or_create(tmp_path / "library", korean, BigramEncoder())
    yield opened
    opened.close()


@pytest.fixture
def loaded(tmp_path):
    return load_retrieval_set(written(tmp_path / "말뭉치.jsonl.xz", CORPUS), written(tmp_path / "질의.jsonl", QUERIES))


def test_a_set_is_read_and_unknown_answers_are_counted(loaded):
    assert loaded.corpus[0] == CorpusRow("법 제1조", "목적", "이 법은 뿌리산업의 진흥을 목적으로 한다.")
    assert loaded.corpus[2] == CorpusRow("3", "", "외국인 양성대학은 열세 곳이다.")
    assert loaded.queries == (
        Query("가", "뿌리산업 진흥의 목적", ("법 제1조",), "진흥"),
        Query("2", "규제샌드박스의 정의는?", ("법 제2조", "없는 조")),
        Query("7", "양성대학 수", ("3",)),
    )
    assert loaded.unknown == 1


def test_every_query_is_run_and_measured(tmp_path, korean, library, loaded):
    steps: list[tuple[str, int, int]] = []
    index_corpus(library, loaded.corpus, korean, lambda *step: steps.append(step))
    out = tmp_path / "결과.jsonl"
    metrics = run_queries(library, loaded.queries, out, lambda *step: steps.append(step))
    run = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(row["id"], row["query"]) for row in run] == [(one.id, one.query) for one in loaded.queries]
    assert [row["hits"][0]["id"] for row in run] == ["법 제1조", "법 제2조", "3"]
    for row in run:
        ids = [hit["id"] for hit in row["hits"]]
        scores = [hit["score"] for hit in row["hits"]]
        assert len(ids) == len(set(ids)) <= 100
        assert scores == sorted(scores, reverse=True)
    assert (metrics["queries"], metrics["judged"], metrics["mrr@10"]) == (3, 3, 1.0)
    assert metrics["recall@1"] == pytest.approx((1 + 0.5 + 1) / 3, abs=1e-12)
    assert steps == [
        ("색인하는 중", 0, 3), ("색인하는 중", 3, 3), ("찾는 중", 1, 3), ("찾는 중", 2, 3), ("찾는 중", 3, 3),
    ]  # fmt: skip


def test_rows_that_the_library_holds_are_not_indexed_again(korean, library, loaded):
    index_corpus(library, loaded.corpus, korean, nothing)
    revision = library.revision
    index_corpus(library, loaded.corpus, korean, nothing)
    assert library.revision == revision
    index_corpus(library, [CorpusRow("법 제1조", "목적", "고친 글이다.")], korean, nothing)
    assert library.revision > revision
    assert library.document("법 제1조").text == "고친 글이다."


def test_rows_of_another_dictionary_are_analysed_again(tmp_path, korean, taught, library, loaded):
    index_corpus(library, loaded.corpus, korean, nothing)
    library.close()
    opened = Library.open_or_create(tmp_path / "library", taught, BigramEncoder())
    steps: list[tuple[str, int, int]] = []
    index_corpus(opened, loaded.corpus, taught, lambda *step: steps.append(step))
    assert steps == [("다시 분석하는 중", done, 3) for done in (1, 2, 3)]
    assert (opened.analysed_otherwise(), opened.document_frequency("대학")) == (0, 0)
    opened.close()


def test_queries_without_a_judgment_are_run_but_not_measured():
    queries = [Query("1", "가", ("나",)), Query("2", "다", ())]
    measured = figures(queries, [["나"], ["라"]])
    assert (measured["queries"], measured["judged"], measured["recall@1"]) == (2, 1, 1.0)
    assert figures(queries[1:], [["라"]])["ndcg@10"] is None


@pytest.mark.parametrize(
    ("corpus", "queries", "line"),
    [
        ([{"id": "가", "text": "나"}, {"id": "가", "text": "다"}], QUERIES, "2번째 줄(가): id ‘가’"),
        ([{"text": "나"}], QUERIES, "1번째 줄: ‘id’가 없습니다"),
        ([{"id": "가"}], QUERIES, "1번째 줄(가): ‘text’가 없습니다"),
        (CORPUS, [{"query": ""}], "1번째 줄: ‘query’에는"),
        (CORPUS, [{"query": "가", "relevant": "나"}], "1번째 줄: ‘relevant’에는"),
        (CORPUS, [{"query": "가", "relevant": [["나"]]}], "1번째 줄: ‘relevant’에는"),
        (CORPUS, [], "질의.jsonl에 줄이 없습니다"),
    ],
)
def test_faults_are_named_by_line(tmp_path, corpus, queries, line):
    paths = written(tmp_path / "말뭉치.jsonl", corpus), written(tmp_path / "질의.jsonl", queries)
    with pytest.raises(EvaluationError) as caught:
        load_retrieval_set(*paths)
    assert line in caught.value.problem


def test_further_fields_of_a_row_are_searched_as_labels(tmp_path):
    corpus, queries = tmp_path / "corpus.jsonl", tmp_path / "queries.jsonl"
    article = {
        "id": "1",
        "law": "행정소송법",
        "ministry": ["법무부", "법원"],
        "date": "2023-08-08",
        "title": "목적",
        "text": "글",
    }
    corpus.write_text(json.dumps({**article, "number": 3}, ensure_ascii=False) + "\n", encoding="utf-8")
    queries.write_text('{"query": "행정소송법", "relevant": ["1"]}\n', encoding="utf-8")
    (row,) = load_retrieval_set(corpus, queries).corpus
    assert row == CorpusRow("1", "목적", "글", ("행정소송법", "법무부", "법원", "2023-08-08"))
    assert row.context == "행정소송법\n법무부\n법원\n2023-08-08\n목적"
    assert row.sha256 != CorpusRow("1", "목적", "글").sha256
