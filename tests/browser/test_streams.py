"""Answers that take their time, in a real browser: left and found again, stopped, in two windows, a server gone."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import NEEDS_CHROMIUM, TOTAL, shoot
from tests.chat_server import Script, chat_server
from tests.page_server import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
WORDS = ("2025년에 ", "온빛시는 ", "모두 ", "1조 2,340억원을 ", "투자할 ", "계획입니다", "[1].")
GATE = threading.Event()


@pytest.fixture(scope="module")
def script() -> Script:
    return Script(pieces=WORDS, gate=GATE, before_gate=2)


@pytest.fixture(scope="module")
def slow_server(small_library: Path, script: Script, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page over a language model that writes two words and the others when a test lets it."""
    log = tmp_path_factory.mktemp("slow") / "errors.txt"
    with chat_server(script) as url:
        settings = {"MUNDAP_MODEL": "slow", "OPENAI_BASE_URL": url, "MUNDAP_MODEL_SECONDS": "300"}
        with served(small_library, log, settings) as running:
            yield running
    assert "Traceback" not in log.read_text()


@pytest.fixture
def slow(context: "BrowserContext", slow_server: Served) -> Iterator["Page"]:
    page = context.new_page()
    page.goto(slow_server.address)
    page.locator("#header [role=status]", has_text=re.compile("문서 1건")).wait_for()
    page.locator("#talks-list nav").wait_for()
    yield page
    assert page.evaluate("window.broken") is None
    page.close()


def begin(page: "Page") -> None:
    GATE.clear()
    page.locator("#question textarea").fill(TOTAL)
    page.locator("#question textarea").press("Enter")
    page.locator("#current [aria-busy]").wait_for()


def finished(page: "Page") -> None:
    GATE.set()
    page.locator("#current [aria-busy]").wait_for(state="detached")
    assert "계획입니다" in page.locator("#current .words").inner_text()


def test_the_answer_is_seen_growing_with_what_is_done(slow: "Page") -> None:
    begin(slow)
    assert slow.locator("#stop").is_visible()
    assert not slow.locator("#send").is_visible()
    slow.locator("#current .state", has_text=re.compile("근거 [0-9]+개…")).wait_for()
    slow.locator("#current .words", has_text="온빛시는").wait_for()
    assert "계획입니다" not in slow.locator("#current .words").inner_text()
    shoot(slow, "stream-growing")
    finished(slow)
    assert slow.locator("#send").is_visible()
    slow.locator("#said", has_text="답: 2025년에 온빛시는").wait_for(state="attached")


def test_leaving_in_the_middle_loses_nothing(slow: "Page", slow_server: Served) -> None:
    begin(slow)
    slow.locator("#current .words", has_text="온빛시는").wait_for()
    address = slow.url
    slow.reload()
    slow.locator("#current [aria-busy] .words", has_text="온빛시는").wait_for()
    finished(slow)
    GATE.clear()
    slow.locator("#current [data-act=again]").click()
    slow.locator("#current [aria-busy]").wait_for()
    slow.goto(f"{slow_server.address}/documents")
    slow.goto(address)
    slow.locator("#turn-0").wait_for()
    finished(slow)


def test_stopping_before_and_after_the_first_word(slow: "Page") -> None:
    begin(slow)
    slow.locator("#stop").click()
    slow.locator("#current .state", has_text="답변을 멈췄습니다.").wait_for()
    assert slow.evaluate("document.activeElement.tagName") == "TEXTAREA"
    slow.locator("#current [data-act=again]").click()
    slow.locator("#current .words", has_text="온빛시는").wait_for()
    slow.locator("#stop").click()
    slow.locator("#current .state", has_text="답변을 멈췄습니다.").wait_for()
    assert "온빛시는" in slow.locator("#current .words").inner_text()
    assert slow.locator(".turn").count() == 1


def test_a_question_in_the_middle_waits_in_its_box(slow: "Page") -> None:
    begin(slow)
    box = slow.locator("#question textarea")
    box.fill("그럼 2024년은?")
    box.press("Enter")
    slow.locator("#told [role=alert]", has_text="아직 앞 질문에 답하는 중입니다.").wait_for()
    assert box.input_value() == "그럼 2024년은?"
    finished(slow)
    assert slow.locator(".turn").count() == 1


def test_two_windows_see_one_answer_and_either_stops_it(slow: "Page") -> None:
    begin(slow)
    slow.wait_for_url(re.compile("talk="))
    other = slow.context.new_page()
    other.goto(slow.url)
    other.locator("#current [aria-busy]").wait_for()
    other.locator("#stop").click()
    for page in (other, slow):
        page.locator("#current .state", has_text="답변을 멈췄습니다.").wait_for()
    other.close()


def test_another_talk_may_be_opened_while_one_is_answered(slow: "Page") -> None:
    begin(slow)
    slow.wait_for_url(re.compile("talk="))
    address = slow.url
    slow.locator("#talks-head .fresh").click()
    slow.locator(".turn").wait_for(state="detached")
    other = slow.context.new_page()
    other.goto(address)
    other.locator("#current [aria-busy]").wait_for()
    finished(other)
    other.close()
    assert slow.locator(".turn").count() == 0
    slow.go_back()
    slow.locator("#turn-0").wait_for()
    finished(slow)


def test_a_server_that_is_gone_is_said_calmly(context: "BrowserContext", small_library: Path, tmp_path: Path) -> None:
    page = context.new_page()
    with served(small_library, tmp_path / "first.txt") as running:
        page.goto(running.address)
        page.locator("#talks-list nav").wait_for()
        running.stop()
        page.locator("#question textarea").fill(TOTAL)
        page.locator("#question textarea").press("Enter")
        page.locator("#gone", has_text="서버와 연결이 끊겼습니다.").wait_for()
        assert page.locator("#question textarea").input_value() == TOTAL
        shoot(page, "server-gone")
    page.close()
