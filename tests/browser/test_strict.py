"""Strict mode in a real browser: switched beside the composer and among the settings, kept, and without effect said."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import NEEDS_CHROMIUM, TOTAL, ask, shoot
from tests.chat_server import Script, chat_server
from tests.page_server import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
WORDS = ("2025년에 온빛시는 모두 1조 2,340억원을 투자할 계획입니다[1]. ", "시장은 해마다 달에 다녀옵니다.")


@pytest.fixture(scope="module")
def writing_server(small_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page over a language model whose second sentence stands in no document."""
    log = tmp_path_factory.mktemp("strict") / "errors.txt"
    with chat_server(Script(pieces=WORDS)) as url:
        settings = {"MUNDAP_MODEL": "local", "OPENAI_BASE_URL": url, "OPENAI_API_KEY": "none"}
        with served(small_library, log, settings) as running:
            yield running
    assert "Traceback" not in log.read_text()


def test_it_is_switched_beside_the_composer_and_kept(page: "Page", writing_server: Served) -> None:
    page.goto(writing_server.address)
    switch = page.locator("#strict [role=switch]")
    switch.wait_for()
    assert switch.get_attribute("aria-checked") == "false"
    ask(page, TOTAL)
    assert "달에 다녀옵니다" in page.locator("#current .words").inner_text()
    switch.focus()
    page.keyboard.press("Space")
    page.locator("#strict [role=switch][aria-checked=true]").wait_for()
    page.wait_for_function("document.activeElement.dataset.act === 'strict'")
    ask(page, TOTAL)
    told = page.locator("#current .words").inner_text()
    assert "달에 다녀옵니다" not in told
    assert "근거를 확인하지 못한 문장 1개를 뺐습니다." in told
    shoot(page, "strict")
    page.reload()
    page.locator("#strict [role=switch][aria-checked=true]").wait_for()
    page.goto(f"{writing_server.address}/status")
    page.locator("#own [role=switch][aria-checked=true]").click()
    page.locator("#own [role=switch][aria-checked=false]").wait_for()
    shoot(page, "strict_settings")
    page.goto(writing_server.address)
    page.locator("#strict [role=switch][aria-checked=false]").wait_for()


def test_where_nothing_is_written_it_says_that_nothing_changes(page: "Page", page_server: Served) -> None:
    page.locator("#talks-list nav").wait_for()
    assert page.locator("#strict [role=switch]").count() == 0
    page.goto(f"{page_server.address}/status")
    page.locator("#own", has_text="켜거나 꺼도 답이 달라지지 않습니다.").wait_for()
