"""``mundap eval grid`` over models of others: a transformer as encoder, another as reranker, a language model."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from chat_server import Fault, Script, chat_server
from tiny_models import bert_folder, encoder_folder

from eval.runs import Run, read_run
from tests.eval.grid.test_measuring import called
from tests.eval.test_shell import place

pytestmark = [
    pytest.mark.slow, pytest.mark.usefixtures("one_kiwi"), pytest.mark.filterwarnings("ignore::DeprecationWarning")
]  # fmt: skip
__all__ = ["place"]

SAID = "청년 정착 지원 예산은 320억원입니다[1]."


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    encoder_folder(folder)
    bert_folder(folder / "cross", labels=1)
    return folder


@pytest.fixture
def script() -> Script:
    return Script(pieces=(SAID[:9], SAID[9:]))


@pytest.fixture
def grid(tmp_path: Path, models: Path, script: Script, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "모델.toml"
    path.write_text(
        f'vary = "one"\n[grid]\nencoder = ["built-in", "{models / "model"}"]\n'
        f'reranker = ["built-in", "{models / "cross"}"]\nanswerer = ["built-in", "작은 모델"]\n',
        encoding="utf-8",
    )
    with chat_server(script) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
        yield path


def kept(folder: Path) -> dict[str, Run]:
    runs = [read_run(path) for path in folder.glob("grid 모델 q/*.jsonl")]
    return {run.facts.name.rpartition(" ")[0]: run for run in runs}


def test_each_model_is_what_its_row_was_measured_with(place, grid, models, script, tmp_path, capsys):
    words = ("--runs", str(tmp_path / "runs"), "--json")
    assert called(place, grid, *words) == 0
    record = json.loads(capsys.readouterr().out)
    assert [one["name"].partition("=")[0] for one in record["trials"]] == ["기준", "encoder", "reranker", "answerer"]
    assert [one["fallbacks"] for one in record["trials"]] == [0, 0, 0, 0]

    runs = kept(tmp_path / "runs")
    assert len(runs) == 4
    assert [one.facts.encoder for one in runs.values()].count(runs["기준"].facts.encoder) == 3
    (written,) = [run for run in runs.values() if run.facts.model]
    assert written.facts.model == "작은 모델"
    assert written.answers[0].answer.model == "작은 모델"
    assert written.answers[0].answer.text == "청년 정착 지원 예산은 320억원입니다[1]."
    assert written.answers[0].grade.measures.sent_tokens > 0
    assert {request["model"] for request in script.requests} == {"작은 모델"}
    for path in (tmp_path / "runs").rglob("*.jsonl"):
        text = path.read_text(encoding="utf-8")
        assert "sk-secret" not in text
        assert "127.0.0.1" not in text
        assert str(models) not in text

    asked = len(script.requests)
    assert called(place, grid, *words) == 0
    assert json.loads(capsys.readouterr().out) == record
    assert len(script.requests) == asked


def test_answers_in_the_place_of_a_models_are_not_told_as_its_own(place, grid, script, tmp_path, capsys):
    script.fault = Fault.STATUS
    assert called(place, grid, "--runs", str(tmp_path / "runs")) == 0
    out = capsys.readouterr().out
    told = next(line for line in out.splitlines() if line.startswith("‘answerer=작은 모델’: "))
    assert "3문항 가운데 3문항은" in told
    assert told.endswith("이 수치를 모델의 것으로 볼 수 없습니다.")
    run = next(run for run in kept(tmp_path / "runs").values() if run.facts.model)
    assert [one.grade.measures.instead for one in run.answers] == [True, True, True]
