"""``mundap eval`` is killed with SIGKILL on the way, and gone on with: the same figures and answers as undisturbed."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from eval.runs import read_run
from index.encoder import BUILT_IN, open_encoder
from index.library import Library

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 300.0
PROGRAMMES = 24
GRID = 'vary = "one"\n[grid]\npassage = [300, 100]\nreranker = ["built-in", "none"]\n'


@pytest.fixture(scope="module")
def place(tmp_path_factory, korean) -> Path:
    folder = tmp_path_factory.mktemp("measuring")
    (folder / "문서").mkdir()
    rows = []
    for number in range(PROGRAMMES):
        told = f"{number}번 마을의 하천 정비 예산은 {number * 7 + 30}억원이다."
        lines = [
            f"{number}번 마을 사업 계획",
            "",
            told,
            "",
            f"{number}번 마을은 {number % 12 + 1}월에 일을 시작한다.",
            "",
        ]
        (folder / "문서" / f"{number}번 마을.txt").write_text("\n".join(lines), encoding="utf-8")
        rows.append(
            {"id": f"q{number}", "question": f"{number}번 마을의 하천 정비 예산은 얼마인가요?", "type": "number",
             "answer": f"{number * 7 + 30}억원", "must_include": [[f"{number * 7 + 30}억"]],
             "evidence": [{"doc": f"{number}번 마을.txt", "quote": told}]}
        )  # fmt: skip
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "q.jsonl").write_text(lines, encoding="utf-8")
    (folder / "견주기.toml").write_text(GRID, encoding="utf-8")
    library = Library.open_or_create(folder / "library", korean, open_encoder(BUILT_IN))
    assert not library.add([folder / "문서"]).failed
    library.close()
    return folder


def command(place: Path, *words: str) -> list[str]:
    common = ("--library", str(place / "library"), "--questions", str(place / "q.jsonl"), "--json")
    return [sys.executable, "-m", "cli", "eval", *words, *common]


def environment() -> dict[str, str]:
    return {**os.environ, "MUNDAP_ENCODER": BUILT_IN, "OMP_NUM_THREADS": "1"}


def killed(words: list[str], reached: Callable[[], bool]) -> None:
    """Let it go until something is reached, and kill it; it may not have ended by then."""
    with subprocess.Popen(words, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + PATIENCE_S
        while not reached():
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.005)
        process.kill()
    assert process.returncode == -9


def finished(words: list[str]) -> dict[str, object]:
    done = subprocess.run(
        words, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


def lines(folder: Path, pattern: str) -> int:
    """Whole lines of the files that match, which one of two renamings may take away meanwhile."""
    count = 0
    for path in folder.glob(pattern):
        try:
            count += path.read_bytes().count(b"\n")
        except FileNotFoundError:
            continue
    return count


def untimed(figures: object) -> object:
    """Figures without what depends on the machine's speed."""
    if isinstance(figures, dict):
        return {name: untimed(value) for name, value in figures.items() if name not in ("latency_ms", "run")}
    return [untimed(one) for one in figures] if isinstance(figures, list) else figures


def answers(path: Path) -> list[tuple[str, str, bool | None]]:
    return [(kept.question.id, kept.answer.text, kept.grade.correct) for kept in read_run(path).answers]


def test_a_killed_run_ends_with_the_figures_of_an_undisturbed_one(place, tmp_path):
    out = ("--out", str(tmp_path / "a.jsonl"), "--runs", str(tmp_path))
    undisturbed = finished(command(place, "answers", *out, "--run", "whole"))
    broken = command(place, "answers", *out, "--run", "broken")
    for kept in (PROGRAMMES // 4, PROGRAMMES // 2):
        killed(broken, lambda kept=kept: lines(tmp_path, "broken.jsonl.unfinished") > kept)
        assert not (tmp_path / "broken.jsonl").exists()
    assert untimed(finished(broken)) == untimed(undisturbed)
    assert undisturbed["accuracy"] == 1.0
    assert answers(tmp_path / "broken.jsonl") == answers(tmp_path / "whole.jsonl")
    assert len(answers(tmp_path / "broken.jsonl")) == PROGRAMMES


def test_a_killed_grid_ends_with_the_table_of_an_undisturbed_one(place, tmp_path):
    undisturbed = finished(command(place, "grid", str(place / "견주기.toml"), "--runs", str(tmp_path / "whole")))
    folder = tmp_path / "broken"
    broken = command(place, "grid", str(place / "견주기.toml"), "--runs", str(folder))
    killed(broken, lambda: any(folder.glob("libraries/*/library.sqlite3")))  # while a library is made
    for kept in (PROGRAMMES // 2, PROGRAMMES + PROGRAMMES // 2, 2 * PROGRAMMES + PROGRAMMES // 2):
        killed(broken, lambda kept=kept: lines(folder, "grid */*.jsonl*") > kept)
    assert untimed(finished(broken)) == untimed(undisturbed)
    names = sorted(path.name for path in (folder / "grid 견주기 q").iterdir())
    assert [name.split(" ")[0] for name in names] == ["passage-100", "reranker-none", "기준"]
