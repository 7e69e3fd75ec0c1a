"""Nothing goes outside: neither the browser nor the server asks for anything that is not on this machine."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from assistant.serving.users import Users
from tests.browser.pages import NEEDS_CHROMIUM, TOTAL, ask
from tests.page_server import PROJECT, Served, served

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
NAME, PASSWORD = "홍길동", "온빛시 예산 2025!"
PLAN = "2025년 도서관 운영 계획\n\n□ 2025년 도서관 예산은 12억 3천만원이다. 새 도서관 두 곳을 짓는다.\n"
QUESTION = '{"id": "1", "question": "2025년 도서관 예산은 얼마인가요?", "type": "number", "answer": "12억 3천만원"}\n'
# What stands for this machine: an address of its own, a socket of the file system, no name at all.
_HERE = re.compile(r"\('127\.0\.0\.1', \d+\)|'127\.0\.0\.1'|b?'[^.]*'|None|'/[^']*'")


@pytest.fixture(scope="module")
def watched_server(small_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path]]:
    folder = tmp_path_factory.mktemp("watched")
    users = Users(folder / "users.tsv")
    users.add(NAME, PASSWORD)
    noted = folder / "noted.txt"
    settings = {
        "MUNDAP_USERS": str(users.path),
        "PYTHONPATH": str(PROJECT / "tests" / "watching"),
        "WATCHED": str(noted),
    }
    with served(small_library, folder / "errors.txt", settings) as running:
        yield running, noted


def test_neither_browser_nor_server_goes_outside(
    context: "BrowserContext", watched_server: tuple[Served, Path]
) -> None:
    server, noted = watched_server
    asked: set[str | None] = set()
    context.clear_cookies()
    page = context.new_page()
    page.on("request", lambda request: asked.add(urlsplit(request.url).hostname))
    page.goto(server.address)
    page.get_by_label("이름").fill(NAME)
    page.get_by_label("비밀번호").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#header [role=status]", has_text=re.compile("문서 1건")).wait_for()
    ask(page, TOTAL)
    page.locator("#current a.cite").first.click()
    page.locator("#quote").wait_for()
    page.goto(f"{server.address}/documents")
    page.locator("#pick").set_input_files({"name": "도서관.txt", "mimeType": "", "buffer": PLAN.encode()})
    page.locator("#read .counts", has_text="넣음 1").wait_for()
    page.goto(f"{server.address}/evaluation")
    page.locator("input[type=file]").set_input_files(
        {"name": "질문.jsonl", "mimeType": "", "buffer": QUESTION.encode()}
    )
    page.locator("#sets li", has_text="질문").get_by_role("button", name="실행").click()
    page.locator("#run .tiles").wait_for()
    page.goto(f"{server.address}/status")
    page.locator("#status .panels").wait_for()
    page.get_by_role("button", name="나가기").click()
    page.get_by_label("비밀번호").wait_for()
    page.close()
    context.clear_cookies()
    assert asked <= {"127.0.0.1", None}
    events = [line.split("\t", 1) for line in noted.read_text(encoding="utf-8").splitlines()]
    assert any(event == "socket.bind" for event, _ in events), "the watch saw nothing"
    assert [(event, whom) for event, whom in events if not _HERE.fullmatch(whom)] == []
