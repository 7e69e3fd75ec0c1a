"""``mundap eval benchmark`` as a person calls it, over small sets written here and those beside the project."""

import json
import re

import pytest

from assistant.types import Answer, AnswererKind, Citation
from cli import main
from eval.intervals import of_mean, wilson
from eval.public.reading import READ, read
from eval.public.retrieving import Way, system_name
from eval.public.row import figure
from eval.retrieval import Query
from tests.eval.public.test_beir import CORPUS, QUERIES, beir
from tests.eval.public.test_benchmarks import BESIDE, DATA, written

pytestmark = pytest.mark.usefixtures("one_kiwi")


def benchmark(capsys, *words: str) -> dict:
    assert main(["eval", "benchmark", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_beir_folder_is_measured_each_way_and_its_runs_are_written(tmp_path, capsys):
    data = str(beir(tmp_path / "모음", "query-id\tcorpus-id\tscore\nq1\t문서 1\t1\nq2\t3\t1\n"))
    out = tmp_path / "run.jsonl"
    told = benchmark(capsys, "beir", "--data", data, "--lexical", "--hybrid", "--out", str(out))
    assert (told["title"], told["published"], told["mteb_counts"]) == ("모음", [], None)
    assert told["counts"]["documents"] == 3
    assert [row["way"] for row in told["rows"]] == ["lexical", "hybrid"]
    for row in told["rows"]:
        # The first query finds its document first; the second is about another document than its judgement says.
        assert row["figures"]["recall@1"]["value"] == 0.5
        assert (row["figures"]["recall@1"]["low"], row["figures"]["recall@1"]["high"]) == (
            wilson(1, 2).low,
            wilson(1, 2).high,
        )
        assert set(row["latency_ms"]) == {"first", "p50", "p95"}
    assert not out.exists()
    for way in ("lexical", "hybrid"):
        rows = [json.loads(line) for line in (tmp_path / f"run.{way}.jsonl").read_text(encoding="utf-8").splitlines()]
        assert [(row["id"], row["query"]) for row in rows] == [("q1", QUERIES[0]["text"]), ("q2", QUERIES[1]["text"])]
        assert rows[0]["hits"][0]["id"] == CORPUS[0]["_id"]


def test_the_table_has_ours_with_intervals_beside_the_published(tmp_path, capsys):
    rows = [{"id": "1", "text": "뿌리산업의 진흥"}, {"id": "2", "text": "규제샌드박스"}]
    written(tmp_path / "autorag-corpus.jsonl", rows)
    written(tmp_path / "autorag-queries.jsonl", [{"query": "뿌리산업", "relevant": ["1"]}])
    assert main(["eval", "benchmark", "autorag", "--data", str(tmp_path), "--markdown"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == [
        "### AutoRAGRetrieval (MTEB)",
        "",
        "| 시스템 | nDCG@10 | recall@1 | 출처 |",
        "|---|---|---|---|",
    ]
    low = wilson(1, 1).low
    assert lines[4] == f"| **문답(낱말+의미)** | **1.000** ({low:.3f}–1.000) | **1.000** ({low:.3f}–1.000) | 이 명령 |"
    assert "| BAAI/bge-m3 | 0.830 | 0.675 | embeddings-benchmark/results 50857bc |" in lines
    assert lines[-2] == f"문서 2건, {9 + 7}자. 질의 1개."
    assert lines[-1] == (
        "MTEB의 문서는 720건 593,714자여서 이 값과 다릅니다. 공개된 값은 질의 114개 모두로 잰 것입니다."
    )


def test_the_first_queries_alone_can_be_measured_and_an_index_kept(tmp_path, capsys):
    data, library = str(beir(tmp_path / "모음")), tmp_path / "library"
    told = benchmark(capsys, "beir", "--data", data, "--first", "1", "--library", str(library))
    assert told["counts"]["queries"] == 1
    assert library.is_dir()
    again = benchmark(capsys, "beir", "--data", data, "--first", "1", "--library", str(library))
    assert [row["figures"] for row in again["rows"]] == [row["figures"] for row in told["rows"]]


def test_what_cannot_be_done_is_said_in_two_sentences(tmp_path, capsys):
    assert main(["eval", "benchmark", "beir", "--data", str(tmp_path)]) == 1
    assert "BEIR의 꼴로 된 폴더를 --data에 적어 주세요." in capsys.readouterr().err
    assert main(["eval", "benchmark", "korsts", "--data", str(tmp_path), "--dense"]) == 1
    assert "찾는 방식을 고르지 않습니다" in capsys.readouterr().err
    corpus = written(tmp_path / "autorag-corpus.jsonl", [{"id": "1", "text": "글"}])
    assert main(["eval", "benchmark", "autorag", "--data", str(tmp_path), "--out", str(corpus)]) == 1
    assert "결과를 쓸 파일이 읽을 파일과 같습니다" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["eval", "benchmark", "없는평가", "--data", str(tmp_path)])


def test_likeness_of_sentences_is_measured(tmp_path, capsys):
    pairs = ["5\t아이가 말을 타고 있다.\t아이가 말을 타고 있다.", "3\t아이가 말을 탄다.\t아이가 소를 탄다.",
             "0\t주가가 크게 올랐다.\t아이가 말을 타고 있다."]  # fmt: skip
    (tmp_path / "korsts-dev.tsv").write_text("score\tsentence1\tsentence2\n" + "\n".join(pairs), encoding="utf-8")
    told = benchmark(capsys, "korsts", "--data", str(tmp_path))
    (row,) = told["rows"]
    assert (row["system"], row["pairs"], row["figures"]["spearman"]["value"]) == ("문답의 인코더(내장)", 3, 1.0)


def answer(text: str, *names: str, refused: bool = False) -> Answer:
    citations = tuple(Citation(n, name, 0, 1, "가", None, ()) for n, name in enumerate(names, start=1))
    return Answer("", "", text, refused, AnswererKind.EXTRACTIVE, None, citations, ())


def test_an_answer_of_sentences_is_read_for_a_short_one(korean):
    question = Query("q", "애칭은?", ("d1",), "차붐")
    told = read(question, answer("차붐이라 불렀다. [1] 다른 말이다. [2]", "d2.txt", "d1.txt"), korean)
    assert (told["contained"], told["right_document"], told["exact_match"]) == (1.0, 1.0, 0.0)
    # 차붐이라불렀다 has 7 characters, both of 차붐 among them; the whole answer 5 more.
    assert told["first_sentence_f1"] == pytest.approx(2 * 2 / (7 + 2), abs=1e-9)
    assert told["f1"] == pytest.approx(2 * 2 / (7 + 5 + 2), abs=1e-9)
    assert read(question, answer("차붐입니다. [1]", "d3.txt"), korean)["korean_exact_match"] == 1.0
    assert read(question, answer("없습니다.", "d1.txt", refused=True), korean) == dict.fromkeys(READ, 0.0)


def test_a_row_names_models_that_are_not_built_in():
    assert system_name(Way.HYBRID) == "문답(낱말+의미)"
    assert system_name(Way.DENSE, "bge-m3") == "문답(의미만, bge-m3)"
    assert system_name(Way.LEXICAL, "bge-m3") == "문답(낱말만)"


def test_yes_and_no_get_wilsons_interval_and_shares_the_bootstraps():
    assert figure([1.0, 0.0, 1.0]).interval == wilson(2, 3)
    assert figure([1.0, 0.5, 0.0]).interval == of_mean([1.0, 0.5, 0.0])
    assert figure([]).interval == wilson(0, 0)


@pytest.mark.slow
def test_reading_asks_over_a_library_of_all_paragraphs(tmp_path, capsys):
    written(tmp_path / "korquad-corpus.jsonl", [
        {"id": "d1", "title": "운현궁", "text": "운현궁에서 전봉준은 흥선대원군의 문객 생활을 하였다."},
        {"id": "d2", "title": "갤럭시 노트 5", "text": "배터리 용량은 내장형 3000 mAh이다."},
    ])  # fmt: skip
    written(tmp_path / "korquad-queries.jsonl", [
        {"id": "1", "query": "운현궁에서 흥선대원군의 문객 생활을 한 인물은?", "relevant": ["d1"], "answer": "전봉준"},
        {"id": "2", "query": "갤럭시 노트 5의 배터리 용량은?", "relevant": ["d2"], "answer": "3000 mAh"},
        {"id": "3", "query": "정답이 적히지 않은 질의", "relevant": ["d2"], "answer": ""},
    ])  # fmt: skip
    out = tmp_path / "answers.jsonl"
    told = benchmark(capsys, "korquad", "--data", str(tmp_path), "--out", str(out))
    (row,) = told["rows"]
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    # The query without a gold answer isn't asked.
    assert [one["gold"] for one in answers] == ["전봉준", "3000 mAh"]
    held = [not one["refused"] and one["gold"].replace(" ", "") in one["answer"].replace(" ", "") for one in answers]
    assert [one["contained"] for one in answers] == [float(one) for one in held]
    assert row["figures"]["contained"]["value"] == sum(held) / 2 > 0
    assert row["refused"] == sum(one["refused"] for one in answers) / 2


@BESIDE
@pytest.mark.slow
def test_the_real_set_reaches_what_it_did(capsys):
    told = benchmark(capsys, "autorag", "--data", str(DATA))
    (row,) = told["rows"]
    best = max(score["figures"]["ndcg@10"] for score in told["published"])
    assert row["figures"]["ndcg@10"]["value"] > 0.95 > best
    assert re.fullmatch(r"문서의 수와 글자 수가 MTEB와 같습니다\. .*", told["notes"][1])
