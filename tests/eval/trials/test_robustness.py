"""``mundap eval robustness`` as a person calls it, over a real library: resumed, written as sets, told as JSON."""

import json
from pathlib import Path

import pytest

from cli import main
from eval.questions import load_questions
from eval.runs import read_run
from eval.variants.varying import Way, varied
from tests.eval.test_bench import ROWS
from tests.eval.test_shell import place

pytestmark = pytest.mark.usefixtures("one_kiwi")
__all__ = ["place"]


def called(place: Path, *words: str) -> int:
    common = ("--library", str(place / "library"), "--questions", str(place / "q.jsonl"))
    return main(["eval", "robustness", *common, *words])


def test_every_way_is_measured_beside_the_plain_one_and_nothing_is_asked_twice(place, tmp_path, capsys, korean):
    runs, sets = tmp_path / "실행", tmp_path / "새" / "묶음"
    words = ("--runs", str(runs), "--out", str(sets), "--json")
    assert called(place, *words) == 0
    record = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in record["trials"]] == [
        "그대로", "띄어쓰기 없이", "오타", "한/영 바뀜", "낱말만", "공손한 글", "말하듯이"
    ]  # fmt: skip
    assert {one["questions"] for one in record["trials"]} == {len(ROWS)}
    plain = load_questions(place / "q.jsonl")
    for way in Way:
        assert load_questions(sets / f"q.{way}.jsonl") == varied(plain, way, korean)
    kept = sorted((runs / "robustness q").glob("*.jsonl"))
    assert len(kept) == 7
    assert all(read_run(path).finished for path in kept)
    written = [path.read_bytes() for path in kept]
    assert called(place, *words) == 0
    assert json.loads(capsys.readouterr().out) == record
    assert [path.read_bytes() for path in sorted((runs / "robustness q").glob("*.jsonl"))] == written


def test_another_seed_is_another_run_and_chosen_ways_come_alone(place, tmp_path, capsys):
    words = ("--runs", str(tmp_path), "--way", "typos", "--json")
    assert called(place, *words) == 0
    first = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in first["trials"]] == ["그대로", "오타"]
    assert called(place, *words, "--seed", "7") == 0
    assert len(list((tmp_path / "robustness q").glob("typos *.jsonl"))) == 2
    assert len(list((tmp_path / "robustness q").glob("그대로 *.jsonl"))) == 1


def test_a_report_is_written_and_a_wrong_name_is_refused_before_anything_is_asked(place, tmp_path, capsys):
    words = ("--runs", str(tmp_path), "--way", "no-spaces")
    assert called(place, *words, "--report", str(tmp_path / "보고서.pdf")) == 1
    assert "--report의 끝을 .html 또는 .md로" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    assert called(place, *words, "--report", str(tmp_path / "보고서.md")) == 0
    assert "# q.jsonl: 다르게 물었을 때" in (tmp_path / "보고서.md").read_text(encoding="utf-8")
    assert called(place, *words, "--report", str(tmp_path / "보고서.html")) == 0
    assert "띄어쓰기 없이" in (tmp_path / "보고서.html").read_text(encoding="utf-8")
    (tmp_path / "파일").write_text("")
    assert called(place, *words, "--out", str(tmp_path / "파일")) == 1
    assert "폴더를 만들지 못했습니다" in capsys.readouterr().err
