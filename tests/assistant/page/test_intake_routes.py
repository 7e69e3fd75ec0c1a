"""Files as requests: what is taken, what is refused in words, and how all stand by version."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import BigramEncoder
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.intake.intake import Intake
from assistant.intake.limits import UploadLimits
from assistant.page.intake_routes import PROGRESS_PATH, UPLOAD_PATH, IntakeRoutes
from index.library import Library
from ingest.korean import Korean
from ingest.reading.config import ReadingConfig

MARK = {"x-mundap-upload": "1"}


@pytest.fixture
def intake(tmp_path: Path, korean: Korean) -> Iterator[Intake]:
    library = Library.open_or_create(tmp_path / "library", korean, BigramEncoder())
    # It isn't started: what is sent waits, and is looked at as it waits.
    opened = Intake(tmp_path / "library", lambda: library, ReadingConfig(workers=1), UploadLimits(file_bytes=1_000_000))
    yield opened
    opened.close()
    library.close()


@pytest.fixture
def client(intake: Intake) -> TestClient:
    files = IntakeRoutes(intake)
    routes = [
        Route(UPLOAD_PATH, files.check, methods=["GET"]),
        Route(UPLOAD_PATH, files.take, methods=["PUT"]),
        Route(PROGRESS_PATH, files.progress, methods=["GET"]),
    ]
    return TestClient(Starlette(routes=routes))


def test_a_file_is_taken_whole_with_the_name_of_its_sender(client: TestClient, intake: Intake):
    headers = {**MARK, "x-mundap-user": "%EA%B9%80%EC%A3%BC%EB%AC%B4%EA%B4%80"}
    data = "예산은 12억원이다.\n".encode() * 1000
    answer = client.put(UPLOAD_PATH, params={"name": "업무/2025년 계획.txt"}, content=data, headers=headers)
    assert answer.status_code == 200
    (file,) = intake.state().files
    assert answer.json() == {"key": file.key}
    assert (file.name, file.size, file.user) == ("업무/2025년 계획.txt", len(data), "김주무관")
    assert intake.originals.incoming(file.key).read_bytes() == data


@pytest.mark.parametrize(
    ("name", "data", "headers", "problem"),
    [
        ("계획.txt", b"12", {}, "이 화면에서 보낸 파일이 아닙니다."),
        ("계획.exe", b"12", MARK, "읽을 수 없는 형식입니다(.exe)."),
        ("../..", b"12", MARK, "숨은 파일이나 임시 파일입니다."),
        ("계획.txt", b"", MARK, "빈 파일입니다."),
        ("계획.txt", bytes(1_000_001), MARK, "파일이 너무 큽니다(1MB)."),
        ("계획.txt", b"12", {**MARK, "content-length": "5"}, "파일이 끝까지 오지 않았습니다."),
        ("계획.txt", b"123456", {**MARK, "content-length": "5"}, "알린 크기보다 큰 파일이 왔습니다."),
        ("계획.txt", b"12", {**MARK, "content-length": "-2"}, "파일의 크기를 알 수 없습니다."),
        ("계획.txt", b"12", {**MARK, "content-length": "9" * 40}, "파일의 크기를 알 수 없습니다."),
    ],
)
def test_what_is_not_taken_is_said_and_leaves_nothing(
    client: TestClient, intake: Intake, name: str, data: bytes, headers: dict[str, str], problem: str
):
    answer = client.put(UPLOAD_PATH, params={"name": name}, content=data, headers=headers)
    assert (answer.status_code, json.loads(answer.text)["problem"]) == (422, problem)
    assert intake.state().files == ()
    incoming = intake.originals.folder / ".incoming"
    assert not incoming.exists() or [*incoming.iterdir()] == []


def test_a_file_is_asked_about_before_it_is_sent(client: TestClient):
    asked = client.get(UPLOAD_PATH, params={"name": "../계획.hwp", "size": "9"})
    assert (asked.status_code, asked.json()) == (200, {"name": "계획.hwp"})
    refused = client.get(UPLOAD_PATH, params={"name": "계획.hwp", "size": "1000001"})
    assert (refused.status_code, refused.json()["problem"]) == (422, "파일이 너무 큽니다(1MB).")


def test_how_files_stand_is_sent_once_a_version(client: TestClient):
    client.put(UPLOAD_PATH, params={"name": "<b>계획.txt"}, content=b"12", headers=MARK)
    shown = client.get(PROGRESS_PATH)
    assert (shown.status_code, shown.headers["x-busy"]) == (200, "1")
    assert "&lt;b&gt;계획.txt" in shown.text
    assert client.get(PROGRESS_PATH, params={"after": shown.headers["x-version"]}).status_code == 204
    client.put(UPLOAD_PATH, params={"name": "나.txt"}, content=b"12", headers=MARK)
    assert client.get(PROGRESS_PATH, params={"after": shown.headers["x-version"]}).status_code == 200
