"""The benchmarks' files, published scores, and that what we measure is what MTEB measures."""

import json
from pathlib import Path

import pytest

from assistant.shell.benchmark_commands import NAMES
from eval.errors import EvaluationError
from eval.public.benchmarks import BENCHMARKS, Measured, Protocol
from eval.public.files import find, load_set
from eval.public.measuring import names
from eval.public.retrieving import counted
from tests.eval.public.test_beir import beir

PROJECT = Path(__file__).parents[3]
DATA = PROJECT.parent / "shared" / "data"
BESIDE = pytest.mark.skipif(not DATA.is_dir(), reason="the benchmarks (../shared/data) are not beside the project")


def written(path: Path, rows: list[dict[str, object]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_the_command_knows_every_benchmark():
    assert tuple(names()) == NAMES


@pytest.mark.parametrize("benchmark", BENCHMARKS.values(), ids=lambda one: one.name)
def test_published_scores_have_a_source_and_stand_best_first(benchmark):
    main = "spearman" if benchmark.measured is Measured.SIMILARITY else "ndcg@10"
    scores = [score.figures[main] for score in benchmark.published]
    assert scores == sorted(scores, reverse=True)
    for score in benchmark.published:
        assert all(0 < value < 1 for value in score.figures.values())
        assert score.source.startswith("embeddings-benchmark/results ")
    assert len({score.system for score in benchmark.published}) == len(scores)


def test_a_missing_file_is_named_with_its_source_and_place(tmp_path):
    with pytest.raises(EvaluationError) as raised:
        load_set(BENCHMARKS["autorag"], tmp_path)
    assert raised.value.problem == "AutoRAGRetrieval (MTEB) 평가에 필요한 파일이 없습니다: autorag-corpus.jsonl."
    assert raised.value.remedy == (
        "MTEB의 AutoRAGRetrieval(https://huggingface.co/datasets/yjoonjang/markers_bm)에서 받아 "
        f"{tmp_path / 'autorag-corpus.jsonl'}에 두세요. 프로그램은 스스로 내려받지 않습니다."
    )
    with pytest.raises(EvaluationError, match="폴더가 없습니다"):
        load_set(BENCHMARKS["autorag"], tmp_path / "없음")


def test_files_lie_in_the_folder_or_beside_each_other_and_all_queries_go_before_half_of_them(tmp_path):
    autorag = BENCHMARKS["autorag"]
    half = written(tmp_path / "bench" / "autorag-queries-half.jsonl", [{"query": "가", "relevant": ["1"]}])
    assert find(autorag, tmp_path, autorag.queries) == half
    assert find(autorag, tmp_path / "bench", autorag.queries) == half
    whole = written(tmp_path / "autorag" / "autorag-queries.jsonl", [{"query": "가", "relevant": ["1"]}])
    assert find(autorag, tmp_path, autorag.queries) == whole
    pages = written(tmp_path / "train" / "wiki-pages.jsonl", [{"id": "1", "text": "글"}])
    mrtydi = BENCHMARKS["mrtydi"]
    assert find(mrtydi, tmp_path, mrtydi.corpus) == pages
    assert find(mrtydi, tmp_path / "bench", mrtydi.corpus).resolve() == pages.resolve()


def test_a_benchmark_is_read_from_a_folder_as_it_is_published_too(tmp_path):
    beir(tmp_path / "autorag")
    assert [query.id for query in load_set(BENCHMARKS["autorag"], tmp_path).queries] == ["q1", "q2"]
    assert [query.id for query in load_set(BENCHMARKS["autorag"], tmp_path / "autorag").queries] == ["q1", "q2"]


def test_rows_that_mteb_has_not_are_left_out_and_characters_are_counted_as_it_counts_them(tmp_path):
    written(tmp_path / "korquad-corpus.jsonl", [
        {"id": "d0", "title": "제목", "text": "넉 자 글"}, {"id": "d648", "title": "", "text": "빠질 글"},
    ])  # fmt: skip
    written(tmp_path / "korquad-queries.jsonl", [{"query": "다섯글자임", "relevant": ["d0"]}])
    # 제목, a blank and 넉 자 글.
    assert counted(load_set(BENCHMARKS["squadkor"], tmp_path)) == Protocol(1, 2 + 1 + 5, 1, 5, 1)


@BESIDE
@pytest.mark.parametrize("name", ["autorag", "squadkor"])
def test_documents_and_judgements_are_those_of_mteb(name):
    benchmark = BENCHMARKS[name]
    counts, mteb = counted(load_set(benchmark, DATA)), benchmark.protocol
    assert mteb is not None
    assert (counts.documents, counts.document_characters) == (mteb.documents, mteb.document_characters)
    # The queries beside the project are just half of MTEB's, with one relevant document each.
    assert (2 * counts.queries, 2 * counts.judgements) == (mteb.queries, mteb.judgements)


@BESIDE
def test_lengths_of_documents_are_those_that_mteb_names():
    shortest_and_longest = {"autorag": (8, 2485), "squadkor": (352, 2952)}
    for name, expected in shortest_and_longest.items():
        lengths = [len(f"{row.title} {row.text}") for row in load_set(BENCHMARKS[name], DATA).corpus]
        assert (min(lengths), max(lengths)) == expected
