"""The server is killed while it reads ten files: the next one finds a whole library and goes on by itself."""

import contextlib
import json
import random
import sqlite3
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

import pytest

from index.encoder import BUILT_IN, open_encoder
from index.library import Library
from tests.page_server import Served, served

# Whether the second kill comes in time depends on the machine; it is drawn anew once.
pytestmark = [pytest.mark.slow, pytest.mark.flaky(reruns=1)]
COUNT = 10


def text(number: int) -> str:
    """One that takes Kiwi a while."""
    lines = (
        f"{line}. {number}번째 사업의 {line}차 예산은 {number * 100 + line}억원이며 주민이 함께 정한다."
        for line in range(1, 300)
    )
    return f"{number}번째 사업 계획\n\n" + "\n\n".join(lines) + "\n"


def send(server: Served, name: str, data: bytes) -> int:
    request = urllib.request.Request(
        f"{server.address}/documents/files?{urlencode({'name': name})}", data, {"x-mundap-upload": "1"}, method="PUT"
    )
    with urllib.request.urlopen(request) as answer:
        return int(json.load(answer)["key"])


def progress(server: Served) -> tuple[bool, str]:
    with urllib.request.urlopen(f"{server.address}/documents/progress") as answer:
        return answer.headers["x-busy"] == "1", answer.read().decode()


def stored(library: Path) -> int:
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(library / "library.sqlite3")) as found:
        return int(found.execute("SELECT COUNT(*) FROM documents").fetchone()[0])
    return 0


def kill_after(server: Served, library: Path, count: int, delay_s: float) -> None:
    end = time.monotonic() + 60
    while stored(library) < count:
        assert time.monotonic() < end
        time.sleep(0.005)
    time.sleep(delay_s)
    server.process.kill()
    server.process.wait()


def test_a_killed_server_goes_on_after_its_restart(tmp_path, korean):
    library, log = tmp_path / "library", tmp_path / "errors.txt"
    draw = random.Random(6)
    with served(library, log) as server:
        for number in range(COUNT):
            send(server, f"{number:02}.txt", text(number).encode())
        kill_after(server, library, 2, draw.uniform(0, 0.3))
    with served(library, log) as server:
        kill_after(server, library, 5, draw.uniform(0, 0.3))
        assert stored(library) < COUNT, "all was read before the kill"
    with served(library, log) as server:
        end = time.monotonic() + 90
        while (seen := progress(server))[0]:
            assert time.monotonic() < end, seen[1]
            time.sleep(0.2)
        assert "Traceback" not in log.read_text()
        assert f"넣음 {COUNT}" in seen[1]
    with contextlib.closing(Library.open(library, korean, open_encoder(BUILT_IN))) as opened:
        assert [entry.name for entry in opened.documents.entries()] == [f"{number:02}.txt" for number in range(COUNT)]
        for number in range(COUNT):
            assert opened.document(f"{number:02}.txt").text == text(number)
            assert f"{number:02}.txt" in {hit.passage.document for hit in opened.search(f"{number}번째 사업 계획", 5)}
    originals = sorted(path.name for path in (library / "files").rglob("*") if path.is_file())
    assert originals == [f"{number:02}.txt" for number in range(COUNT)]
