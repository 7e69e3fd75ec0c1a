"""Runs over a real library: resumed to the same result, one at a time, and out of the readers' way."""

import contextlib
import json
import re
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.page.opening import Opening
from assistant.settings import Settings
from eval.bench import Bench, State, Work
from eval.errors import EvaluationError
from eval.machine import git_revision, run_facts
from eval.questions import Question, load_questions
from eval.recording import Recording
from eval.running import record_run
from eval.runs import read_run
from index.encoder import BUILT_IN, open_encoder
from index.library import Library
from ingest.korean import Korean

TEXT = "2025년 온빛시 살림살이\n\n□ 청년 정착 지원 예산은 320억원임\n\n□ 어린이 돌봄 예산은 455억원임\n"
ROWS = [
    {"id": "a", "question": "청년 정착 지원 예산은 얼마인가요?", "type": "number", "answer": "320억원",
     "must_include": [["320억"]], "evidence": [{"doc": "살림.txt", "quote": "청년 정착 지원 예산은 320억원"}]},
    {"id": "b", "question": "어린이 돌봄 예산은 얼마인가요?", "type": "number", "answer": "455억원",
     "must_include": [["455억"]], "evidence": [{"doc": "살림.txt", "quote": "없는 글"}]},
    {"id": "c", "question": "우주 정거장은 언제 짓나요?", "type": "unanswerable", "answer": ""},
]  # fmt: skip


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, korean: Korean) -> Settings:
    folder = tmp_path_factory.mktemp("bench")
    (folder / "살림.txt").write_text(TEXT, encoding="utf-8")
    with contextlib.closing(Library.open_or_create(folder / "library", korean, open_encoder(BUILT_IN))) as library:
        assert not library.add([folder / "살림.txt"]).failed
    (folder / "q.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return Settings(folder / "library", api_key="비밀-열쇠", base_url="http://user:pw@model.example/v1")


@pytest.fixture(scope="module")
def assistant(settings: Settings) -> Iterator[Assistant]:
    with contextlib.closing(Assistant.open(settings)) as opened:
        yield opened


@pytest.fixture
def questions(settings: Settings) -> tuple[Question, ...]:
    return load_questions(settings.library.parent / "q.jsonl")


def test_a_run_stopped_half_way_comes_to_the_same_result(tmp_path, settings, assistant, questions):
    def facts(name: str):
        return run_facts(name, "시험", "ab" * 32, len(questions), settings, assistant.library)

    with Recording(tmp_path, facts("단번")) as recording:
        whole = record_run(assistant, questions, recording, lambda question, done: True)
    for stop_at in (1, 2, 3):
        with Recording(tmp_path, facts("나눠")) as recording:
            record_run(assistant, questions, recording, lambda question, done: done < stop_at)  # noqa: B023
    parts = read_run(tmp_path / "나눠.jsonl")
    assert whole is not None
    assert [kept.answer.text for kept in parts.answers] == [kept.answer.text for kept in whole.answers]
    assert [kept.grade.correct for kept in parts.answers] == [True, True, True]
    assert whole.not_found == parts.not_found == ("b",)
    written = (tmp_path / "나눠.jsonl").read_text(encoding="utf-8")
    assert "비밀-열쇠" not in written
    assert "model.example" not in written
    assert str(tmp_path) not in written


def test_other_questions_are_not_gone_on_with(tmp_path, settings, assistant, questions):
    facts = run_facts("가", "시험", "ab" * 32, len(questions), settings, assistant.library)
    with Recording(tmp_path, facts) as recording:
        record_run(assistant, questions, recording, lambda question, done: done < 2)
    with Recording(tmp_path, facts) as recording, pytest.raises(EvaluationError, match="다른 질문"):
        record_run(assistant, questions[1:], recording, lambda question, done: True)


def work(questions: tuple[Question, ...], name: str) -> Work:
    return Work(name, "시험", questions, "ab" * 32)


def test_the_bench_runs_one_at_a_time_and_goes_on_where_it_stopped(settings, assistant, questions):
    bench = Bench(settings, Opening(lambda: assistant))
    assert (bench.progress, bench.busy) == (None, False)
    bench.start(work(questions, "첫째"))
    with pytest.raises(EvaluationError, match="아직 끝나지 않았습니다"):
        bench.start(work(questions, "둘째"))
    bench.stop()
    bench.join(30)
    assert bench.progress is not None
    assert bench.progress.state is State.STOPPED
    bench.start(work(questions, "첫째"))
    bench.join(30)
    assert (bench.progress.state, bench.progress.done, bench.progress.total) == (State.DONE, 3, 3)
    bench.start(work(questions, "첫째"))
    bench.join(30)
    assert bench.progress.state is State.FAILED
    assert "이미 있습니다" in bench.progress.problem


def test_readers_go_first(settings, assistant, questions):
    asking = threading.Event()
    asking.set()
    bench = Bench(settings, Opening(lambda: assistant), asking.is_set)
    bench.start(work(questions, "기다림"))
    bench.join(0.5)
    assert bench.busy
    assert bench.progress is not None
    assert bench.progress.done == 0
    asking.clear()
    bench.join(30)
    assert bench.progress.state is State.DONE


def test_a_library_that_cant_be_opened_fails_in_words(tmp_path, questions):
    missing = Settings(tmp_path / "없음")
    bench = Bench(missing, Opening(lambda: Assistant.open(missing)))
    bench.start(work(questions, "가"))
    bench.join(30)
    assert bench.progress is not None
    assert bench.progress.state is State.FAILED
    assert bench.progress.problem
    assert not (tmp_path / "없음").exists()


def test_a_revision_is_only_that_of_a_repository(tmp_path):
    assert git_revision(tmp_path) == ""
    assert len(git_revision(Path(__file__).resolve().parents[2]).partition("+")[0]) in (0, 12)


def test_two_states_of_one_commit_are_two_revisions(tmp_path):
    def git(*words):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], cwd=tmp_path, check=True)

    told = tmp_path / "글.txt"
    git("init", "-q")
    told.write_text("하나")
    git("add", ".")
    git("commit", "-qm", "first")
    revisions = [git_revision(tmp_path)]
    for text in ("둘", "셋", "하나"):
        told.write_text(text)
        revisions.append(git_revision(tmp_path))
    clean, two, three, again = revisions
    assert re.fullmatch(r"[0-9a-f]{12}", clean) and again == clean
    assert two != three and {len(two), len(three)} == {19} and two[:13] == three[:13] == f"{clean}+"
