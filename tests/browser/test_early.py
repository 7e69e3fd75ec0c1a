"""A question that is sent while the page is still being drawn."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import NEEDS_CHROMIUM, TOTAL
from tests.page_server import Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
# Written and sent in the instant in which the box is there.
AT_ONCE = """new MutationObserver((changes, looking) => {
    const box = document.querySelector('#question textarea');
    if (!box) return;
    looking.disconnect();
    box.value = WORDS;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
}).observe(document, { childList: true, subtree: true });"""


def opened(page: "Page", server: Served, words: str) -> None:
    page.goto("about:blank")
    page.add_init_script(AT_ONCE.replace("WORDS", f"'{words}'"))
    page.goto(server.address)
    page.locator("#talks-list nav").wait_for()


def test_a_question_that_comes_before_the_first_talk_is_asked(page: "Page", page_server: Served) -> None:
    opened(page, page_server, TOTAL)
    page.locator("#current .words a.cite").wait_for()
    assert page.locator(".turn").count() == 1
    assert page.locator("#question textarea").input_value() == ""


def test_an_empty_box_sends_nothing(page: "Page", page_server: Served) -> None:
    opened(page, page_server, " ")
    page.locator(".example").first.wait_for()
    assert page.locator(".turn, #told .notice").count() == 0
