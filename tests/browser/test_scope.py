"""Where to search, chosen in a real browser faster than the server answers."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import NEEDS_CHROMIUM, shoot

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]


def test_every_choice_counts_however_fast_they_come(page: "Page") -> None:
    boxes, tags = page.locator("#scope-choices input"), page.locator("#scope .tag")
    examples = page.locator("#start .examples button")
    examples.first.wait_for()
    page.locator("#scope [data-act=scope]").click()
    boxes.first.wait_for()
    count = boxes.count()
    assert count >= 2
    page.evaluate("document.querySelectorAll('#scope-choices input').forEach((box) => box.click())")
    tags.nth(count - 1).wait_for()
    assert not examples.first.is_visible()  # they are drawn from all documents
    assert tags.count() == count
    shoot(page, "scope-all")
    page.evaluate("document.querySelectorAll('#scope .tag button').forEach((button) => button.click())")
    tags.first.wait_for(state="detached")
    assert tags.count() == 0
    examples.first.wait_for()
    assert page.locator("#scope-choices input:checked").count() == 0
    boxes.first.check()
    tags.first.wait_for()
    assert tags.count() == 1
