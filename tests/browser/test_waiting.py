"""Several windows of one person at once: those who wait are told in words how they stand, and none stands still."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import NEEDS_CHROMIUM, TOTAL, ask, shoot
from tests.chat_server import Script, chat_server
from tests.page_server import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]


@dataclass(frozen=True, slots=True)
class Windows:
    """A server whose language model says nothing until ``gate`` is set, and the windows opened on it."""

    server: Served
    gate: threading.Event
    context: "BrowserContext"

    def open(self) -> "Page":
        page = self.context.new_page()
        page.goto(self.server.address)
        page.locator("#header [role=status]", has_text="문서 1건").wait_for()
        return page


@pytest.fixture
def windows(context: "BrowserContext", small_library: Path, tmp_path: Path) -> Iterator[Windows]:
    """One answer keeps the others waiting, and one may wait; every window is closed afterwards."""
    script = Script(pieces=("온빛시는 ", "모두 1조 2,340억원을 투자합니다[1]."), gate=threading.Event())
    assert script.gate is not None
    with chat_server(script) as url:
        settings = {
            "MUNDAP_MODEL": "local",
            "OPENAI_BASE_URL": url,
            "MUNDAP_MODEL_SECONDS": "300",
            "MUNDAP_ANSWERING": "1",
            "MUNDAP_WAITING": "1",
        }
        with served(small_library, tmp_path / "errors.txt", settings) as running:
            yield Windows(running, script.gate, context)
            for page in context.pages:
                page.close()
    assert "Traceback" not in (tmp_path / "errors.txt").read_text()


def test_the_one_behind_waits_and_the_one_too_many_is_told_to_come_again(windows: Windows) -> None:
    pages = [windows.open() for _ in range(3)]
    for page in pages:
        page.locator("#question textarea").fill(TOTAL)
        page.locator("#question textarea").press("Enter")
        page.locator("#current .turn").wait_for()
    pages[1].locator("#current", has_text="앞에 1명이 있습니다. 차례가 되면 바로 답합니다.").wait_for()
    shoot(pages[1], "waiting")
    refused = pages[2].locator("#current [role=alert]")
    refused.wait_for()
    assert "지금 1명이 기다리고 있어 질문을 더 받을 수 없습니다." in refused.inner_text()
    shoot(pages[2], "too_many")
    assert "Queue is full" not in pages[2].content()
    windows.gate.set()
    for page in pages[:2]:
        page.locator("#current .words", has_text="1조 2,340억원").wait_for()


def test_many_windows_of_one_person_open_and_answer(windows: Windows) -> None:
    """A browser has six connections to a server; no window may hold one while nothing is asked."""
    windows.gate.set()
    pages = [windows.open() for _ in range(9)]
    for page in (pages[-1], pages[0]):
        ask(page, TOTAL)
        page.locator("#current .words", has_text="1조 2,340억원").wait_for()
