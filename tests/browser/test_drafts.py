"""What was written and not yet sent: kept in its tab, given back once, and gone with who goes out."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import NEEDS_CHROMIUM, TOTAL, ask
from tests.page_server import Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
_BOX = "document.querySelector('#question textarea')?.value"
_KEPT = "sessionStorage.getItem('mundap-words')"


def test_words_outlive_a_reload_and_a_look_at_another_page(page: "Page", page_server: Served) -> None:
    box = page.locator("#question textarea")
    box.fill("어린이 돌봄의\n2025년 예산은")
    page.wait_for_function(_KEPT)
    page.reload()
    page.wait_for_function(f"{_BOX} === '어린이 돌봄의\\n2025년 예산은'")
    page.goto(f"{page_server.address}/documents")
    page.locator("table.documents").wait_for()
    page.get_by_role("link", name="묻고 답하기", exact=True).click()
    page.wait_for_function(f"{_BOX} === '어린이 돌봄의\\n2025년 예산은'")
    box.fill("")
    page.wait_for_function(f"{_KEPT} === null")
    page.reload()
    page.locator(".example").first.wait_for()
    assert box.input_value() == ""


def test_what_was_asked_does_not_come_back(page: "Page") -> None:
    page.locator("#question textarea").fill(TOTAL)
    page.wait_for_function(_KEPT)
    page.reload()
    page.wait_for_function(f"{_BOX} === '{TOTAL}'")
    ask(page, TOTAL)
    page.wait_for_function(f"{_KEPT} === null")
    page.reload()
    page.locator("#turn-0 .words a.cite").first.wait_for()
    assert page.locator("#question textarea").input_value() == ""
