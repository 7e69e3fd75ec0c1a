"""axe-core finds no serious or critical violation on any page, in light and dark, narrow and wide."""

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import violations
from tests.browser.pages import NEEDS_CHROMIUM, TOTAL, ask
from tests.page_server import Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
SCHEMES = pytest.mark.parametrize(("scheme", "width"), [("light", 1366), ("dark", 390)])


def look(page: "Page", scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 844})


@SCHEMES
def test_asking_and_the_source(page: "Page", scheme: str, width: int) -> None:
    look(page, scheme, width)
    page.reload()
    page.locator("#header [role=status]", has_text=re.compile("문서 1건")).wait_for()
    assert violations(page) == []
    ask(page, TOTAL)
    page.locator("#current .words a.cite").first.click()
    page.locator("#quote").wait_for()
    assert violations(page) == []


@SCHEMES
@pytest.mark.parametrize("path", ["/documents", "/evaluation", "/status"])
def test_the_other_pages(page: "Page", page_server: Served, path: str, scheme: str, width: int) -> None:
    look(page, scheme, width)
    page.goto(page_server.address + path)
    page.locator("#header [role=status]", has_text=re.compile("문서 1건")).wait_for()
    assert violations(page) == []


def test_axe_sees_what_is_wrong(page: "Page") -> None:
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<input><p style=\"color:#ccc\">옅은 글</p>')")
    found = violations(page)
    assert any(one.startswith("label (critical)") for one in found)
