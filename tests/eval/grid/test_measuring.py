"""``mundap eval grid`` as a person calls it, over a real library."""

import json
import shutil
from pathlib import Path

import pytest

from cli import main
from eval.runs import read_run
from tests.eval.test_shell import place

pytestmark = pytest.mark.usefixtures("one_kiwi")
__all__ = ["place"]

GRID = 'vary = "one"\n[grid]\npassage = [300, 60]\nreranker = ["built-in", "none"]\nsearch = ["both", "words"]\n'
NAMES = ["기준", "passage=60", "reranker=none", "search=words"]


def called(place: Path, grid: Path, *words: str) -> int:
    common = ("--library", str(place / "library"), "--questions", str(place / "q.jsonl"))
    return main(["eval", "grid", str(grid), *common, *words])


@pytest.fixture
def grid(tmp_path) -> Path:
    path = tmp_path / "견주기.toml"
    path.write_text(GRID, encoding="utf-8")
    return path


def test_each_setting_is_a_run_beside_the_basis_and_nothing_is_done_twice(place, grid, tmp_path, capsys):
    words = ("--runs", str(tmp_path / "runs"), "--json")
    assert called(place, grid, *words) == 0
    record = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in record["trials"]] == NAMES
    assert record["settings"]["passage=60"] == {"passage": 60, "reranker": "built-in", "search": "both"}
    assert {one["accuracy"] for one in record["trials"]} == {1.0}
    assert record["trials"][0]["right"] is None
    assert record["trials"][1]["right"]["verdict"] == "not_shown"

    kept = sorted((tmp_path / "runs" / "grid 견주기 q").glob("*.jsonl"))
    runs = [read_run(path) for path in kept]
    assert all(run.finished for run in runs)
    assert sorted(run.facts.settings["passage"] for run in runs) == ["300", "300", "300", "60"]
    assert {run.facts.documents for run in runs} == {1}
    (library,) = (tmp_path / "runs" / "libraries").iterdir()
    written = {path: path.read_bytes() for path in kept}
    assert called(place, grid, *words) == 0
    assert json.loads(capsys.readouterr().out) == record
    assert {path: path.read_bytes() for path in kept} == written
    # A library that is gone is made again when a run needs it, and only then.
    shutil.rmtree(library)
    kept[-1].unlink()
    assert called(place, grid, *words) == 0
    again = json.loads(capsys.readouterr().out)
    for one in (*again["trials"], *record["trials"]):
        one.pop("latency_ms")
    assert again == record


def test_the_basis_is_what_the_program_does_by_itself(place, grid, tmp_path, capsys):
    assert called(place, grid, "--runs", str(tmp_path), "--json") == 0
    basis = json.loads(capsys.readouterr().out)["trials"][0]
    out = ("--questions", str(place / "q.jsonl"), "--out", str(tmp_path / "a.jsonl"), "--json")
    assert main(["eval", "answers", "--library", str(place / "library"), *out]) == 0
    alone = json.loads(capsys.readouterr().out)
    for name in ("accuracy", "refusal_recall", "false_refusals", "hit_evidence_recall_1000"):
        assert basis[name] == alone[name]


def test_text_and_reports_name_the_basis(place, grid, tmp_path, capsys):
    words = ("--runs", str(tmp_path))
    assert called(place, grid, *words, "--report", str(tmp_path / "보고서.html")) == 0
    out = capsys.readouterr().out
    assert out.startswith("기준: passage=300, reranker=built-in, search=both\n질문 3개\n")
    assert "‘기준’에 견주어 우연을 넘게 다른 것이 없습니다." in out
    page = (tmp_path / "보고서.html").read_text(encoding="utf-8")
    assert "기준: passage=300, reranker=built-in, search=both" in page
    assert called(place, grid, *words, "--report", str(tmp_path / "보고서.md")) == 0
    assert "| passage=60 | 0%p | – |" in (tmp_path / "보고서.md").read_text(encoding="utf-8")


def test_a_bad_grid_is_refused_before_anything_is_opened(place, tmp_path, capsys):
    bad = tmp_path / "나쁨.toml"
    bad.write_text("[grid]\npassage = [300, 3]\n", encoding="utf-8")
    assert called(place, bad, "--runs", str(tmp_path / "runs")) == 1
    err = capsys.readouterr().err
    assert err.startswith("오류: 나쁨.toml에 잘못된 곳이 1건 있습니다.\n  2번째 줄: ‘passage’에는")
    assert not (tmp_path / "runs").exists()
    missing = tmp_path / "모델.toml"
    missing.write_text('[grid]\nencoder = ["built-in", "/없는/모델"]\n', encoding="utf-8")
    assert called(place, missing, "--runs", str(tmp_path / "runs")) == 1
    assert "/없는/모델" in capsys.readouterr().err
