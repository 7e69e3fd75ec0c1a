"""Three people ask at once where one is answered and one may wait: each is told in words how it stands."""

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


@pytest.fixture(scope="module")
def narrow_server(small_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One whose language model takes its time, so that one answer keeps the others waiting."""
    folder = tmp_path_factory.mktemp("narrow")
    with chat_server(Script(pieces=("온빛시는 ", "모두 1조 2,340억원을 투자합니다[1]."), first_s=12.0)) as url:
        settings = {
            "MUNDAP_MODEL": "local",
            "OPENAI_BASE_URL": url,
            "MUNDAP_ANSWERING": "1",
            "MUNDAP_WAITING": "1",
        }
        with served(small_library, folder / "errors.txt", settings) as running:
            yield running
    assert "Traceback" not in (folder / "errors.txt").read_text()


def opened(context: "BrowserContext", server: Served) -> "Page":
    page = context.new_page()
    page.goto(server.address)
    page.locator("#header [role=status]", has_text="문서 1건").wait_for()
    page.locator("#question textarea").fill(TOTAL)
    return page


def test_the_one_behind_waits_and_the_one_too_many_is_told_to_come_again(
    context: "BrowserContext", narrow_server: Served
) -> None:
    pages = [opened(context, narrow_server) for _ in range(3)]
    for page in pages:
        page.locator("#question textarea").press("Enter")
        page.locator("#current .turn").wait_for()
    pages[1].locator("#current", has_text="앞에 1명이 있습니다. 차례가 되면 바로 답합니다.").wait_for()
    shoot(pages[1], "waiting")
    refused = pages[2].locator("#current [role=alert]")
    refused.wait_for()
    assert "지금 1명이 기다리고 있어 질문을 더 받을 수 없습니다." in refused.inner_text()
    shoot(pages[2], "too_many")
    assert "Queue is full" not in pages[2].content()
    for page in pages[:2]:
        page.locator("#current .words", has_text="1조 2,340억원").wait_for()
        page.close()
    pages[2].close()
