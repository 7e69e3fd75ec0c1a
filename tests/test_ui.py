"""The page's server: where it listens, what it refuses, and that it lives through bad questions."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

import ui
from assistant.assistant import Assistant
from assistant.errors import AssistantError
from assistant.intake.founding import opened as opened_or_told
from assistant.page.opening import Opening
from assistant.serving.address import PageError
from assistant.serving.config import ServingConfig
from assistant.serving.users import Users
from assistant.settings import Settings
from index.encoder import BUILT_IN, open_encoder
from index.errors import LibraryMissing
from index.library import Library
from ingest.korean import Korean
from tests.page_server import PROJECT, served

SAMPLES = PROJECT / "samples" / "documents"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, korean: Korean) -> Path:
    folder = tmp_path_factory.mktemp("library")
    with contextlib.closing(Library.open_or_create(folder, korean, open_encoder(BUILT_IN))) as opened:
        report = opened.add([SAMPLES])
        assert not report.failed
    return folder


@pytest.fixture(scope="module")
def assistant(library: Path) -> Iterator[Assistant]:
    with contextlib.closing(Assistant.open(Settings(library))) as opened:
        yield opened


def test_a_bug_in_opening_is_told_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> Assistant:
        raise ValueError("the 7th")

    opening = Opening(broken)
    with pytest.raises(AssistantError, match="문서함을 여는 중에 예상하지 못한 문제가 생겼습니다"):
        opening.documents()
    assert opening.state == "failed"
    assert "ValueError: the 7th" in caplog.text


def test_opening_tries_again_after_a_failure(assistant: Assistant) -> None:
    failures = [AssistantError("문서함이 없습니다.", "문서를 넣으세요.")]

    def open_at_the_second_try() -> Assistant:
        if failures:
            raise failures.pop()
        return assistant

    opening = Opening(open_at_the_second_try)
    with pytest.raises(AssistantError, match="문서함이 없습니다"):
        opening.get()
    assert not opening.ready
    assert opening.state == "failed"
    assert opening.get() is assistant
    assert opening.ready
    assert opening.state == "ready"


def test_where_no_library_is_yet_one_can_begin(library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    opening = Opening(lambda: opened_or_told(Settings(folder)))
    assert opening.state == "loading"
    with pytest.raises(LibraryMissing):
        opening.get()
    assert opening.state == "empty"
    assert opening.documents() == 0
    shutil.copytree(library, folder)
    with contextlib.closing(opening):
        assert opening.documents() == 9
        assert opening.state == "ready"


def test_another_host_takes_users(tmp_path: Path) -> None:
    with pytest.raises(AssistantError) as refused:
        ui.serve(Settings(Path("library")), "0.0.0.0", 7860)
    assert refused.value.problem == (
        "다른 컴퓨터에서 들어올 수 있는 주소(0.0.0.0)로 열려면 사용자와 비밀번호가 있어야 합니다."
    )
    assert refused.value.remedy.startswith("`mundap users add 이름 --users 파일`로 사용자를 만들고")
    empty = tmp_path / "users.tsv"
    empty.write_text("# nobody\n")
    for host in ("0.0.0.0", "127.0.0.1"):
        with pytest.raises(AssistantError, match="사용자가 한 명도 없습니다"):
            ui.serve(Settings(Path("library"), serving=ServingConfig(users=empty)), host, 7860)


@pytest.mark.parametrize("host", ["203.0.113.9", "no such host"])
def test_an_address_of_another_machine_is_told(tmp_path: Path, host: str) -> None:
    users = tmp_path / "users.tsv"
    Users(users).add("홍길동", "password of hong")
    with pytest.raises(PageError, match="이 컴퓨터의 주소가 아닙니다"):
        ui.serve(Settings(Path("library"), serving=ServingConfig(users=users)), host, 7860)


def test_importing_the_page_loads_no_gradio() -> None:
    script = "import ui, sys; sys.exit(any(name in sys.modules for name in ('gradio', 'fastapi', 'torch', 'openai')))"
    assert subprocess.run([sys.executable, "-c", script], cwd=PROJECT, check=False).returncode == 0


@pytest.mark.slow
def test_the_page_is_built_without_reporting_outside(library: Path) -> None:
    script = (
        "import ui, os; from pathlib import Path; from assistant.assistant import Assistant;"
        "from assistant.intake.intake import Intake;"
        "from assistant.page.opening import Opening; from assistant.page.place import Place;"
        "from assistant.settings import Settings; from assistant.talks.talks import Talks;"
        "settings = Settings(Path(os.environ['LIBRARY']));"
        "opening = Opening(lambda: Assistant.open(settings));"
        "talks = Talks(settings.library / 'talks.sqlite3');"
        "page = ui.build(Place(settings, opening, talks, intake=Intake.of(settings, opening.get)));"
        "config = page.get_config_file();"
        "print(config['title'], page.analytics_enabled, os.environ['GRADIO_ANALYTICS_ENABLED'])"
    )
    environment = {**os.environ, "LIBRARY": str(library)}
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=PROJECT, env=environment, capture_output=True, text=True, check=True
    )
    assert ran.stdout == "문답 False False\n"


@pytest.mark.slow
def test_a_set_that_is_uploaded_while_the_page_of_evaluation_loads_stays_in_view(library: Path, tmp_path: Path) -> None:
    given = tmp_path / "질문.jsonl"
    given.write_text('{"id": "1", "question": "예산은 얼마인가요?", "type": "number", "answer": "3억원"}\n')
    script = (
        "import os; from pathlib import Path; from types import SimpleNamespace;"
        "from assistant.assistant import Assistant; from assistant.intake.intake import Intake;"
        "from assistant.page.opening import Opening; from assistant.page.place import Place;"
        "from assistant.page.wiring.parts import gradio; from assistant.settings import Settings;"
        "from assistant.talks.talks import Talks; from eval.page.wiring import EvaluationPage;"
        "settings = Settings(Path(os.environ['LIBRARY']));"
        "opening = Opening(lambda: Assistant.open(settings));"
        "talks = Talks(settings.library / 'talks.sqlite3');"
        "place = Place(settings, opening, talks, intake=Intake.of(settings, opening.get));"
        "blocks = gradio().Blocks(); blocks.__enter__(); EvaluationPage(place, blocks); blocks.__exit__();"
        "named = {one.name: one.fn for one in blocks.fns.values()};"
        "request = SimpleNamespace(headers={}, session_hash='x', query_params={});"
        "shown = named['ready'](request); next(shown); before = next(shown);"
        "named['uploaded'](os.environ['GIVEN'], request); after = list(shown);"
        "sets = lambda update: ['>질문<' in str(value) for value in update.values()];"
        "print(any(sets(before)), [any(sets(one)) for one in after])"
    )
    environment = {**os.environ, "LIBRARY": str(shutil.copytree(library, tmp_path / "library")), "GIVEN": str(given)}
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.stdout == "False [True]\n", ran.stderr


@pytest.mark.slow
def test_the_server_answers_only_to_this_machine(library: Path, tmp_path: Path) -> None:
    with served(library, tmp_path / "errors.txt") as page:
        assert page.said == f"문답을 열었습니다. 브라우저에서 {page.address} 로 들어오세요. (끝내기: Ctrl+C)\n"
        with urllib.request.urlopen(page.address) as answer:
            assert answer.status == 200
            assert "default-src 'self'" in answer.headers["content-security-policy"]
            assert answer.headers["x-content-type-options"] == "nosniff"
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(urllib.request.Request(page.address, headers={"Host": "evil.example"}))
        assert refused.value.code == 400
        refused.value.close()
        with urllib.request.urlopen(f"{page.address}/healthz") as answer:
            assert json.load(answer)["status"] in ("loading", "ready")
        port = int(page.address.rsplit(":", 1)[1])
        with pytest.raises(PageError) as taken:
            ui.serve(Settings(library), port=port)
        assert taken.value.problem == f"{port}번 포트를 다른 프로그램이 쓰고 있습니다."
        assert taken.value.remedy.startswith("--port ")
        assert page.stop() == 0
    assert "Traceback" not in (tmp_path / "errors.txt").read_text()


@pytest.mark.slow
def test_a_service_that_is_told_to_stop_closes_what_it_has_open(library: Path, tmp_path: Path) -> None:
    here = Path(shutil.copytree(library, tmp_path / "library"))
    with served(here, tmp_path / "errors.txt") as page:
        page.process.terminate()
        assert page.process.wait(timeout=60) == 0
    assert not [path.name for path in here.iterdir() if path.name.endswith(("-wal", "-shm"))]
    assert (tmp_path / "errors.txt").read_text() == ""
