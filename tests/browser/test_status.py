"""The page of settings and state in a real browser: what it tells, and that the key is nowhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import NEEDS_CHROMIUM, shoot
from tests.page_server import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
KEY = "sk-0123456789abcdef"


@pytest.fixture(scope="module")
def page_server(tmp_path_factory: pytest.TempPathFactory, small_library: Path) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    settings = {
        "MUNDAP_MODEL": "local",
        "OPENAI_BASE_URL": "http://name:word@127.0.0.1:9/v1",
        "OPENAI_API_KEY": KEY,
        "OPENAI_LOG": "debug",
    }
    with served(small_library, folder / "errors.txt", settings) as running:
        yield running
        assert KEY not in running.said
    written = (folder / "errors.txt").read_text()
    assert "Traceback" not in written
    assert KEY not in written
    assert "name:word" not in written


def opened(page: "Page", server: Served) -> None:
    page.goto(f"{server.address}/status")
    page.locator("#header [role=status]", has_text=re.compile("문서 1건")).wait_for()
    page.locator("#status .panels").wait_for()


def test_the_state_is_told_and_examined_again(page: "Page", page_server: Served) -> None:
    opened(page, page_server)
    assert page.locator("#status h3").all_inner_texts() == [
        "문서함",
        "답변",
        "찾기",
        "접속",
        "파일 올리기와 읽기의 한도",
        "지켜보는 폴더",
        "파일이 놓인 곳",
        "버전",
    ]
    told = page.locator("#status").inner_text()
    assert "빠진 것이 없습니다." in told
    assert "설정됨 (보이지 않음)" in told
    assert "http://127.0.0.1:9/v1" in told
    page.get_by_role("button", name="다시 점검").focus()
    page.keyboard.press("Enter")
    page.locator("#status [role=status]", has_text="에 점검했습니다").wait_for()
    page.wait_for_function("document.activeElement.dataset.act === 'again'")


def test_the_key_is_in_nothing_that_the_browser_gets(page: "Page", page_server: Served) -> None:
    bodies: list[str] = []
    page.on("response", lambda answer: bodies.append(answer.url))
    opened(page, page_server)
    for path in ("/", "/status", "/documents", "/evaluation"):
        assert KEY not in page.request.get(page_server.address + path).text()
    assert KEY not in page.content()
    assert "name:word" not in page.content()
    assert not any(KEY in address for address in bodies)


def test_a_model_that_is_not_there_is_said_without_the_key(page: "Page", page_server: Served) -> None:
    page.locator("#question textarea").fill("2025년에 온빛시가 투자하는 금액은 모두 얼마인가요?")
    page.locator("#question textarea").press("Enter")
    page.locator("#current .answer", has_text="언어 모델").wait_for()
    assert KEY not in page.content()


@pytest.mark.parametrize("width", [390, 1366, 1920])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_every_screen(page: "Page", page_server: Served, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    opened(page, page_server)
    shoot(page, f"status_{width}_{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")
