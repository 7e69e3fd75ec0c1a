"""``mundap eval`` beside the bare measurement: kept runs, gates, comparisons and reports, as a person calls them."""

import contextlib
import json
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.talks.talks import FILE_NAME, Talks
from assistant.talks.types import ExchangeState, Judgement, KeptExchange
from cli import main
from eval.questions import load_questions
from index.encoder import BUILT_IN, open_encoder
from index.library import Library
from ingest.korean import Korean
from tests.eval.test_bench import ROWS, TEXT


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, korean: Korean) -> Path:
    folder = tmp_path_factory.mktemp("shell")
    (folder / "살림.txt").write_text(TEXT, encoding="utf-8")
    with contextlib.closing(Library.open_or_create(folder / "library", korean, open_encoder(BUILT_IN))) as library:
        assert not library.add([folder / "살림.txt"]).failed
    (folder / "q.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return folder


def called(place: Path, *words: str) -> int:
    return main(["eval", words[0], "--library", str(place / "library"), *words[1:]])


def answers(place: Path, name: str, *more: str) -> int:
    return called(place, "answers", "--questions", str(place / "q.jsonl"), "--out", str(place / name), *more)


def test_a_named_run_is_kept_beside_the_same_answers(place, capsys):
    assert answers(place, "plain.jsonl", "--json") == 0
    plain = json.loads(capsys.readouterr().out)
    assert answers(place, "kept.jsonl", "--run", "첫째", "--json") == 0
    kept = json.loads(capsys.readouterr().out)
    assert kept.pop("run") == "첫째"
    for figures in (plain, kept):
        figures.pop("latency_ms")
    assert kept == plain
    rows = [(place / name).read_text(encoding="utf-8").splitlines() for name in ("plain.jsonl", "kept.jsonl")]
    for one, other in zip(*rows, strict=True):
        first, second = json.loads(one), json.loads(other)
        for row in (first, second):
            row.pop("timings_ms")
            row["grade"].pop("latency_ms")
        assert first == second
    assert (place / "library" / "runs" / "첫째.jsonl").is_file()
    assert answers(place, "again.jsonl", "--run", "첫째") == 1
    assert "이미 있습니다" in capsys.readouterr().err
    assert not (place / "again.jsonl").exists()


def test_a_gate_fails_in_words_after_the_figures_are_printed(place, capsys):
    assert answers(place, "a.jsonl", "--fail-under", "1") == 0
    capsys.readouterr()
    baseline = [json.loads(line) for line in (place / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    many = [{**row, "id": f"{row['id']}{n}"} for n in range(8) for row in baseline]
    for row in many:
        row["grade"] = {**row["grade"], "correct": False}
    (place / "worse.jsonl").write_text("".join(json.dumps(row) + "\n" for row in many), encoding="utf-8")
    assert called(place, "compare", str(place / "worse.jsonl"), str(place / "worse.jsonl")) == 0
    assert "24문항에서 맞고 틀림이 모두 같습니다." in capsys.readouterr().out
    assert answers(place, "b.jsonl", "--baseline", str(place / "a.jsonl")) == 0
    assert answers(place, "c.jsonl", "--baseline", str(place / "없음.jsonl")) == 1
    assert "파일도 실행도 없습니다" in capsys.readouterr().err
    assert not (place / "c.jsonl").exists()
    (place / "q2.jsonl").write_text(json.dumps({**ROWS[0], "must_include": [["999억"]]}) + "\n", encoding="utf-8")
    words = ("--questions", str(place / "q2.jsonl"), "--out", str(place / "d.jsonl"), "--fail-under", "0.5")
    assert called(place, "answers", *words) == 1
    out, err = capsys.readouterr()
    assert "정답률(답이 있는 질문): 0.000" in out
    assert "통과하지 못했습니다.\n정답률이 0%(0/1)로 기준인 50.0%에 못 미칩니다." in err


def test_a_comparison_says_its_method(place, capsys):
    assert answers(place, "e.jsonl") == 0
    capsys.readouterr()
    assert called(place, "compare", str(place / "e.jsonl"), str(place / "e.jsonl"), "--json") == 0
    record = json.loads(capsys.readouterr().out)
    assert record["overall"]["verdict"] == "not_shown"
    assert record["overall"]["difference"]["questions"] == 3
    assert (record["method"]["resamples"], record["method"]["seed"]) == (10_000, 1)


def test_a_report_is_one_page_without_a_script_or_an_address(place, capsys):
    assert answers(place, "f.jsonl", "--run", "보고") == 0
    assert called(place, "report", "보고", "--out", str(place / "보고서.html")) == 0
    written = (place / "보고서.html").read_text(encoding="utf-8")
    assert "<script" not in written
    assert "http://" not in written.replace("http-equiv", "")
    assert "https://" not in written
    assert "url(" not in written
    assert "청년 정착 지원 예산" not in written  # it is right: only the wrong are there to read
    assert called(place, "report", "보고", "--before", "보고", "--out", str(place / "둘.html")) == 0
    assert "3문항에서 맞고 틀림이 모두 같습니다." in (place / "둘.html").read_text(encoding="utf-8")
    assert called(place, "report", "보고", "--before", "보고", "--out", str(place / "셋.md")) == 0
    plain = (place / "셋.md").read_text(encoding="utf-8")
    assert "| 정답률 | 100% | 34\\~100% | 2 |" in plain
    assert "- 3문항에서 맞고 틀림이 모두 같습니다." in plain
    (place / "깨짐.jsonl").write_text('{"run": {"name": 3}}\n', encoding="utf-8")
    assert called(place, "report", str(place / "깨짐.jsonl"), "--out", str(place / "셋.html")) == 1
    assert not (place / "셋.html").exists()


def test_a_set_is_looked_through_and_written_in_another_form(place, capsys, tmp_path):
    out = tmp_path / "질문.xlsx"
    assert called(place, "check", str(place / "q.jsonl"), "--out", str(out)) == 0
    assert capsys.readouterr().out.startswith(f"{len(ROWS)}문항(")
    assert load_questions(out) == load_questions(place / "q.jsonl")
    assert answers(place, "ignored.jsonl", "--questions", str(out)) == 0
    capsys.readouterr()


def test_every_fault_of_a_set_is_listed_and_nothing_is_written(place, capsys, tmp_path):
    path = tmp_path / "질문.csv"
    path.write_text("번호,질문,근거 문서,근거 글\n" + "1,,,\n" * 30 + "2,얼마?,없음.txt,5억\n", encoding="utf-8")
    out = tmp_path / "질문.xlsx"
    assert called(place, "check", str(path), "--out", str(out), "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert len(told["faults"]) == 59 and not out.exists()
    assert told["faults"][0] == {
        "line": 2,
        "sheet": "",
        "id": "1",
        "problem": "‘질문’에는 비어 있지 않은 글이 있어야 합니다.",
        "remedy": "글을 적거나, 쓰지 않을 줄이면 지우세요.",
    }
    assert [one["line"] for one in told["odd"]] == [32, 32]
    assert called(place, "check", str(path), "--out", str(tmp_path / "질문.hwp")) == 1
    assert "끝을 .jsonl, .csv, .xlsx 가운데 하나로" in capsys.readouterr().err


def test_without_a_library_only_the_file_itself_is_looked_through(place, capsys, tmp_path):
    path = tmp_path / "질문.csv"
    path.write_text("번호,질문,정답,들어갈 말,근거 문서,근거 글\n1,얼마?,5억,6억,없음.txt,5억\n", encoding="utf-8")
    assert main(["eval", "check", "--library", str(tmp_path / "없음"), str(path), "--json"]) == 0
    output = capsys.readouterr()
    assert [one["problem"] for one in json.loads(output.out)["odd"]] == ["‘들어갈 말’ ‘6억’이 적어 둔 정답에 없습니다."]
    assert "근거 글이 문서에 있는지는 살피지 못했습니다" in output.err
    assert not (tmp_path / "없음").exists()


@pytest.mark.slow
def test_judged_answers_come_back_as_a_workbook_that_is_run(place, capsys, tmp_path):
    library = place / "library"
    with contextlib.closing(Assistant.open(Settings(library=library))) as assistant:
        answers_given = [assistant.ask(str(row["question"])) for row in ROWS[:2]]
    with contextlib.closing(Talks(library / FILE_NAME)) as talks:
        key = talks.begin("김주무관")
        for number, (answer, judgement) in enumerate(
            zip(answers_given, (Judgement(True), Judgement(False, "다른 값", "=3억원입니다.")), strict=True)
        ):
            moment = "2026-11-21T10:00:00+00:00"
            kept = KeptExchange(answer.question, answer.text, answer, ExchangeState.ANSWERED, moment, judgement)
            talks.put("김주무관", key, number, kept)
    out = tmp_path / "평가.xlsx"
    assert main(["talks", "export", "--library", str(library), "--out", str(out)]) == 0
    assert called(place, "check", str(out), "--json") == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (told["questions"], told["faults"]) == (2, [])
    good, bad = load_questions(out)
    assert (good.type, bad.type, bad.answer) == ("good", "bad", "=3억원입니다.")
    assert answers(place, "평가답.jsonl", "--questions", str(out), "--json") == 0
    measured = json.loads(capsys.readouterr().out)
    assert measured["questions"] == 2
    assert measured["by_type"]["good"]["correct"] == 1
