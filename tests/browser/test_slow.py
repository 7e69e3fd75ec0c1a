"""What is pressed or typed while the server has not yet answered what came before it: the last one counts."""

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import NEEDS_CHROMIUM, ask, held_back
from tests.page_server import Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
WAITING = re.compile("/queue/data")


def test_the_source_that_was_pressed_last_is_opened(page: "Page") -> None:
    ask(page, "어린이 돌봄 예산은 2024년에 비해 2025년에 얼마나 늘었나요?")
    page.locator("#next .example").first.wait_for()
    first, second = page.locator("#current .words a.cite").nth(0), page.locator("#current .words a.cite").nth(1)
    number = (second.get_attribute("href") or "").rpartition("-")[2]
    assert number == "2"
    with held_back(page):
        with page.expect_request(WAITING):
            first.click()
        second.click()
    page.locator("#source article[data-number='2']").wait_for()


def test_the_list_is_narrowed_by_the_words_that_were_typed_last(page: "Page", page_server: Served) -> None:
    page.goto(f"{page_server.address}/documents")
    page.locator("table.documents").wait_for()
    words = page.locator("#words")
    with held_back(page):
        with page.expect_request(WAITING):
            words.fill("없는 말")
        with page.expect_request(re.compile("/queue/join")):
            words.fill("살림")
    page.locator("table.documents", has_text="살림.txt").wait_for()
    words.fill("")
