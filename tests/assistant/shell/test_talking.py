"""``mundap talks``: the kept conversations listed and exported from the command line."""

import contextlib
import json

import pytest

from assistant.talks.talks import FILE_NAME, Talks
from assistant.talks.types import ExchangeState, Judgement, KeptExchange
from cli import main
from eval.questions import load_questions


@pytest.fixture
def library(tmp_path):
    """A library folder with two readers' conversations; gives the folder and the keys."""
    keys = []
    with contextlib.closing(Talks(tmp_path / FILE_NAME)) as talks:
        for user, question in (("김주무관", "월세 지원은?"), ("", "주차장 시간은?")):
            key = talks.begin(user)
            judgement = Judgement(False, "모름", "30만원입니다.") if user else None
            kept = KeptExchange(
                question, "모릅니다.", None, ExchangeState.STOPPED, "2026-11-21T10:00:00+00:00", judgement
            )
            talks.put(user, key, 0, kept)
            keys.append(key)
    return tmp_path, keys


@pytest.fixture
def run(library, capsys):
    def running(*words):
        status = main(["--library", str(library[0]), "talks", *map(str, words)])
        return (status, *capsys.readouterr())

    return running


def test_all_talks_are_listed_or_one_users(run, library):
    status, out, _ = run("list")
    assert status == 0
    lines = out.splitlines()
    assert lines[0].split() == ["번호", "사용자", "문답", "바뀐", "때", "제목"]
    assert lines[1].startswith(library[1][1]) and lines[1].endswith("주차장 시간은?")
    assert lines[2].split()[:2] == [library[1][0], "김주무관"]
    assert lines[-1] == "대화 2개"
    status, out, _ = run("list", "--user", "김주무관", "--json")
    [record] = json.loads(out)
    assert (record["user"], record["title"], record["exchanges"]) == ("김주무관", "월세 지원은?", 1)
    assert run("list", "--user", "누구")[1] == "저장된 대화가 없습니다.\n"


def test_judged_answers_are_exported_without_names(run, tmp_path):
    out = tmp_path / "질문.jsonl"
    status, told, _ = run("export", "--out", out)
    assert (status, told) == (0, f"평가한 질문 1개(도움이 된 것 0개)를 {out}에 썼습니다.\n")
    [row] = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert (row["question"], row["answer"], row["judgement"]) == ("월세 지원은?", "30만원입니다.", "bad")
    assert "김주무관" not in out.read_text(encoding="utf-8")
    status, _, error = run("export", "--out", out, "--user", "")
    assert status == 1 and "평가한 답변이 없습니다." in error


def test_judged_answers_are_exported_as_a_workbook_that_loads(run, tmp_path):
    out = tmp_path / "질문.xlsx"
    assert run("export", "--out", out)[0] == 0
    (question,) = load_questions(out)
    assert (question.question, question.answer, question.type) == ("월세 지원은?", "30만원입니다.", "bad")
    assert question.must_include == (("30만원",),)
    status, _, error = run("export", "--out", tmp_path / "질문.hwp")
    assert status == 1 and "끝을 .jsonl, .csv, .xlsx 가운데 하나로" in error


def test_looking_begins_no_file(tmp_path, capsys):
    assert main(["--library", str(tmp_path / "없음"), "talks", "list"]) == 1
    assert "저장된 대화가 없습니다" in capsys.readouterr().err
    assert not (tmp_path / "없음").exists()


@pytest.mark.parametrize(("ending", "begins"), [("md", "# 근거 보고서".encode()), ("DOCX", b"PK"), ("hwpx", b"PK")])
def test_a_talk_becomes_a_report_of_the_form_that_its_ending_says(run, library, tmp_path, ending, begins):
    out = tmp_path / f"보고서.{ending}"
    status, told, _ = run("report", library[1][0], "--out", out)
    assert (status, told) == (0, f"질문 1개의 근거 보고서를 {out}에 썼습니다.\n")
    assert out.read_bytes().startswith(begins)


def test_a_report_of_no_talk_or_no_form_is_refused(run, library, tmp_path):
    key = library[1][0]
    status, _, error = run("report", "none", "--out", tmp_path / "r.md")
    assert status == 1 and "이 대화를 찾을 수 없습니다." in error
    status, _, error = run("report", key, "--out", tmp_path / "r.md", "--user", "다른 사람")
    assert status == 1 and "이 대화를 찾을 수 없습니다." in error
    status, _, error = run("report", key, "--out", tmp_path / "r.pdf")
    assert status == 1 and ".hwpx, .docx, .md" in error
    assert not [*tmp_path.glob("r.*")]
