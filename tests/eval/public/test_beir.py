"""Reading folders laid out as BEIR's, good ones and bad ones."""

import json
from pathlib import Path

import pytest

from eval.errors import EvaluationError
from eval.public.beir import is_beir, load_beir
from eval.retrieval import Query
from ingest.prepare import CorpusRow

CORPUS = [
    {"_id": "문서 1", "title": "목적", "text": "이 법은 뿌리산업의 진흥을 목적으로 한다.", "metadata": {}},
    {"_id": "2", "title": "", "text": "규제샌드박스란 규제를 유예하는 제도를 말한다."},
    {"_id": "3", "title": "양성대학", "text": "외국인 양성대학은 열세 곳이다."},
]
QUERIES = [
    {"_id": "q1", "text": "뿌리산업 진흥"},
    {"_id": "q2", "text": "규제샌드박스의 뜻"},
    {"_id": "묻지 않음", "text": "정답이 없는 질의"},
]
QRELS = "query-id\tcorpus-id\tscore\nq1\t문서 1\t1\nq1\t3\t0\nq2\t2\t2\nq2\t없음\t1\nq2\t2\t1\n"


def beir(folder: Path, qrels: str = QRELS, name: str = "test.tsv", corpus=CORPUS, queries=QUERIES) -> Path:
    (folder / "qrels").mkdir(parents=True, exist_ok=True)
    (folder / "qrels" / name).write_text(qrels, encoding="utf-8")
    for file, rows in (("corpus.jsonl", corpus), ("queries.jsonl", queries)):
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
        (folder / file).write_text("".join(lines), encoding="utf-8")
    return folder


def test_judged_queries_are_read_with_what_is_relevant_to_them(tmp_path):
    loaded = load_beir(beir(tmp_path))
    assert loaded.corpus[0] == CorpusRow("문서 1", "목적", "이 법은 뿌리산업의 진흥을 목적으로 한다.")
    assert len(loaded.corpus) == 3
    assert loaded.queries == (
        Query("q1", "뿌리산업 진흥", ("문서 1",)),
        Query("q2", "규제샌드박스의 뜻", ("2", "없음")),
    )
    assert loaded.unknown == 1


def test_four_columns_without_a_head_are_read_too(tmp_path):
    loaded = load_beir(beir(tmp_path, "q1\t0\t문서 1\t1\nq2\t0\t2\t1\n"))
    assert [query.relevant for query in loaded.queries] == [("문서 1",), ("2",)]


def test_the_judgements_that_results_are_published_on_are_taken(tmp_path):
    beir(tmp_path, "query-id\tcorpus-id\tscore\nq1\t3\t1\n", "train.tsv")
    assert [query.relevant for query in load_beir(tmp_path).queries] == [("3",)]
    assert [query.relevant for query in load_beir(beir(tmp_path)).queries] == [("문서 1",), ("2", "없음")]


def test_what_is_laid_out_so_is_known(tmp_path):
    assert not is_beir(tmp_path)
    assert is_beir(beir(tmp_path))


@pytest.mark.parametrize(
    ("qrels", "told"),
    [
        ("query-id\tcorpus-id\tscore\nq1 문서 1 1\n", "2번째 줄: 질의 id, 문서 id, 점수를 탭으로 나눈 줄이 아닙니다."),
        ("query-id\tcorpus-id\tscore\nq1\t2\t좋음\n", "2번째 줄"),
        ("query-id\tcorpus-id\tscore\nq1\t2\t0\n", "정답이 있는 질의가 없습니다"),
        ("", "정답이 있는 질의가 없습니다"),
    ],
)
def test_faults_of_judgements_are_told(tmp_path, qrels, told):
    with pytest.raises(EvaluationError) as raised:
        load_beir(beir(tmp_path, qrels))
    assert told in raised.value.problem
    assert "BEIR의 꼴" in raised.value.remedy


def test_rows_without_an_id_or_with_one_twice_are_told(tmp_path):
    with pytest.raises(EvaluationError, match="‘_id’가 없습니다"):
        load_beir(beir(tmp_path, corpus=[{"text": "글"}]))
    with pytest.raises(EvaluationError, match="앞에 이미 있습니다"):
        load_beir(beir(tmp_path, queries=[QUERIES[0], QUERIES[0]]))


def test_a_file_of_bytes_and_a_folder_without_judgements_are_told(tmp_path):
    beir(tmp_path)
    (tmp_path / "qrels" / "test.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EvaluationError, match="읽지 못했습니다"):
        load_beir(tmp_path)
    (tmp_path / "qrels" / "test.tsv").unlink()
    with pytest.raises(EvaluationError, match="정답 파일"):
        load_beir(tmp_path)
