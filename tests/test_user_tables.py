"""A user's two tables, as the commands use them: names meet at once, a dictionary asks for analysing again."""

import json
from pathlib import Path

import pytest

from cli import main

CENTRE = "온마을이음터는 평일 오전 9시에 엽니다.\n"
BUS = "누봄은 한 번에 1,200원을 냅니다.\n"


@pytest.fixture
def run_anew(capsys, tmp_path):
    def running(*words: object) -> tuple[int, str, str]:
        status = main(["--library", str(tmp_path / "library"), *map(str, words)])
        return (status, *capsys.readouterr())

    (tmp_path / "터.txt").write_text(CENTRE, encoding="utf-8")
    (tmp_path / "요금.txt").write_text(BUS, encoding="utf-8")
    assert running("add", tmp_path / "터.txt", tmp_path / "요금.txt") == (
        0, "새로 2개 · 바뀜 0개 · 그대로 0개 · 실패 0개\n", ""
    )  # fmt: skip
    return running


@pytest.fixture
def run(one_kiwi, run_anew):
    """The same, without loading Kiwi once more."""
    return run_anew


def found_by_words(run, query: str) -> list[str]:
    status, out, err = run("search", query, "--json")
    assert (status, err) == (0, "")
    return [hit["document"] for hit in json.loads(out) if "lexical" in hit["found_by"]]


def test_names_of_the_librarys_table_meet_without_reading_anything_again(run, tmp_path: Path):
    assert found_by_words(run, "누리봄버스") == []
    (tmp_path / "library" / "names.tsv").write_text("누리봄버스\t누봄\n", encoding="utf-8")
    assert found_by_words(run, "누리봄버스") == ["요금.txt"]


@pytest.mark.slow
def test_a_dictionary_asks_for_analysing_again_and_then_all_is_well(run_anew, tmp_path: Path):
    (tmp_path / "library" / "dictionary.tsv").write_text("온마을이음터\tNNP\n", encoding="utf-8")
    status, _, err = run_anew("search", "온마을이음터")
    assert status == 0
    assert err == (
        "알림: 문서 2개는 다른 사용자 사전이나 다른 버전의 프로그램으로 분석한 것입니다. "
        "찾지 못하는 낱말이나 표가 있을 수 있으니 `mundap reanalyze`로 다시 분석하세요.\n"
    )
    assert run_anew("reanalyze") == (0, "문서 2개를 지금의 사용자 사전과 프로그램으로 다시 분석했습니다.\n", "")
    assert found_by_words(run_anew, "온마을이음터") == ["터.txt"]
    assert run_anew("reanalyze") == (0, "모든 문서가 이미 지금의 사용자 사전과 프로그램으로 분석한 것입니다.\n", "")


def test_a_wrong_line_is_said_with_its_number(run, tmp_path: Path, monkeypatch):
    table = tmp_path / "이름.tsv"
    table.write_text("# 우리 시\n누리 봄\t누봄\n", encoding="utf-8")
    monkeypatch.setenv("MUNDAP_NAMES", str(table))
    assert run("search", "누봄") == (
        1,
        "",
        f"오류: ‘{table}’ 2번째 줄: ‘누리 봄’에는 띄어쓰기나 기호가 있습니다. 한 낱말로 적어 주세요.\n"
        "그 줄을 고친 뒤 다시 실행해 주세요.\n",
    )
