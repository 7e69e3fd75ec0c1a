"""Runs as files: what is written is read back, a torn line costs one answer, and nobody writes over anybody."""

import json
from pathlib import Path

import pytest

from assistant.types import Answer, AnswererKind, Check, CheckKind, Citation, Turn
from eval.errors import EvaluationError
from eval.grading import Grade
from eval.kept import Kept
from eval.questions import Evidence, Question
from eval.recording import Recording
from eval.runs import RunFacts, listed_runs, read_run, remove_run, rows_of, run_path

FACTS = RunFacts(
    "첫 실행", "예시", "ab" * 32, 3, 7, 2, "built-in", settings={"strict": "1"}, began_at="2026-11-21T00:00"
)


def kept(number: int) -> Kept:
    question = Question(
        f"q{number}", "얼마?", (Turn("앞", "앞 답"),), "number", "5억", (("5억", "오억"),), ("6억",),
        ((Evidence("가.txt", "5억 원"), Evidence("나.txt", "오억")), (Evidence("다.txt", "5"),)), True, {"note": "줄"},
    )  # fmt: skip
    citation = Citation(1, "가.txt", 3, 7, "5억 원", 2, ("Ⅰ. 개요",), ("가.hwp",))
    check = Check(CheckKind.NUMBER, "5억", True, 1, formula="2억 + 3억")
    answer = Answer(
        "얼마?", "얼마인가?", "5억입니다. [1]", False, AnswererKind.LLM, "모델", (citation,), (check,), {"total": 3.0},
        (("얼미", "얼마"),), 0.75,
    )  # fmt: skip
    graded = Grade(
        f"q{number}", "number", True, False, False, (("5억", "오억"),), ("6억",), 1, 1, 0.5, 1.0, 12.34, 0.75,
        (0.0, 0.5, 1.0, 1.0, 1.0),
    )  # fmt: skip
    return Kept(question, answer, graded)


def begun(folder: Path, count: int) -> Path:
    with Recording(folder, FACTS) as recording:
        for number in range(count):
            recording.write(kept(number))
    return folder / "첫 실행.jsonl.unfinished"


def test_a_finished_run_is_read_back_whole(tmp_path):
    with Recording(tmp_path, FACTS) as recording:
        for number in range(3):
            recording.write(kept(number))
        ended = recording.finish(["q1"])
    path = tmp_path / "첫 실행.jsonl"
    assert list(tmp_path.iterdir()) == [path]
    assert read_run(path) == ended
    assert ended.facts == FACTS
    assert ended.answers == tuple(map(kept, range(3)))
    assert (ended.finished, ended.not_found) == (True, ("q1",))
    last = json.loads(path.read_text(encoding="utf-8").splitlines()[-1])
    assert last["end"]["figures"]["accuracy"] == 0.0


def test_rows_of_a_run_are_those_of_an_answers_file(tmp_path):
    begun(tmp_path, 1)
    (row,) = rows_of(read_run(run_path(tmp_path, "첫 실행")))
    assert "expected" not in row
    assert (row["id"], row["note"], row["answer"]) == ("q0", "줄", "5억입니다. [1]")


@pytest.mark.parametrize("torn", [b'{"id": "q2", "que', b'{"id": "q2"}', b"\xea\xb0", b'{"half": \n'])
def test_a_torn_last_line_costs_one_answer_and_the_run_goes_on(tmp_path, torn):
    path = begun(tmp_path, 2)
    with path.open("ab") as file:
        file.write(torn)
    assert len(read_run(path).answers) == 2
    with Recording(tmp_path, FACTS) as recording:
        assert recording.kept == (kept(0), kept(1))
        recording.write(kept(2))
        recording.finish([])
    assert read_run(tmp_path / "첫 실행.jsonl").answers == tuple(map(kept, range(3)))


def test_a_line_broken_in_the_middle_is_told(tmp_path):
    path = begun(tmp_path, 2)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + b"{broken}\n" + lines[2])
    with pytest.raises(EvaluationError, match="2번째 줄"):
        read_run(path)


def test_a_finished_run_and_one_of_other_settings_are_not_written_over(tmp_path):
    begun(tmp_path, 1)
    other = RunFacts("첫 실행", "예시", "cd" * 32, 3, 7, 2, "built-in")
    with pytest.raises(EvaluationError, match="다른 설정이나 문서"), Recording(tmp_path, other):
        pass
    with Recording(tmp_path, FACTS) as recording:
        recording.finish([])
    with pytest.raises(EvaluationError, match="이미 있습니다"), Recording(tmp_path, FACTS):
        pass


def test_two_writers_do_not_mix(tmp_path):
    with (
        Recording(tmp_path, FACTS),
        pytest.raises(EvaluationError, match="다른 곳에서 쓰고"),
        Recording(tmp_path, FACTS),
    ):
        pass
    begun(tmp_path, 1)


@pytest.mark.parametrize("name", ["../밖", "a/b", ".숨은", "", "가" * 81, "끝 ", "a\n"])
def test_a_name_leads_nowhere_else(tmp_path, name):
    with pytest.raises(EvaluationError, match="이름으로 쓸 수 없습니다"):
        run_path(tmp_path, name)


def test_runs_are_listed_newest_first_without_what_is_no_run(tmp_path):
    begun(tmp_path, 2)
    later = RunFacts("나중", "예시", "ab" * 32, 1, 7, 2, "built-in", began_at="2026-11-22T00:00")
    with Recording(tmp_path, later) as recording:
        recording.write(kept(0))
        recording.finish([])
    (tmp_path / "답.jsonl").write_text('{"id": "q"}\n', encoding="utf-8")
    (tmp_path / "빈.jsonl").write_text("", encoding="utf-8")
    listed = listed_runs(tmp_path)
    assert [(entry.facts.name, entry.answered, bool(entry.ended_at)) for entry in listed] == [
        ("나중", 1, True),
        ("첫 실행", 2, False),
    ]
    assert listed[0].figures["questions"] == 1
    remove_run(tmp_path, "첫 실행")
    assert len(listed_runs(tmp_path)) == 1
    assert listed_runs(tmp_path / "없음") == ()


def test_a_run_is_called_as_a_person_named_it():
    assert FACTS.title == "첫 실행"
    assert RunFacts("예시 2026-11-21 190501", "예시", "ab", 1, 1, 1, "built-in").title == "예시"


def test_an_answers_file_is_no_run(tmp_path):
    path = tmp_path / "답.jsonl"
    path.write_text('{"id": "q", "answer": "가"}\n', encoding="utf-8")
    with pytest.raises(EvaluationError, match="실행 파일이 아닙니다"):
        read_run(path)
