"""A list that is renewed while somebody presses one of its buttons."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from tests.browser.pages import NEEDS_CHROMIUM
from tests.page_server import served

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Route

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
WAITS = "차례를 기다리는 중"


@pytest.fixture
def waiting(context: "BrowserContext", tmp_path: Path) -> Iterator["Page"]:
    """The documents page with two files that wait, told anew in other words at each look."""
    with served(tmp_path / "library", tmp_path / "errors.txt") as server:
        page = context.new_page()
        looks = count(1)

        def told_anew(route: "Route") -> None:
            answer = route.fetch(url=route.request.url.split("?")[0])
            words = answer.text().replace(WAITS, f"{next(looks)}번째 봅니다")
            route.fulfill(response=answer, body=words)

        page.route(re.compile("/documents/progress"), told_anew)
        page.goto(f"{server.address}/documents")
        page.locator(".no-documents").wait_for()
        (tmp_path / "library").mkdir(exist_ok=True)
        with FileLock(tmp_path / "library" / "writer.lock"):
            for name in ("도로", "공원"):
                file = {"name": f"{name}.txt", "mimeType": "", "buffer": name.encode()}
                page.locator("#pick").set_input_files(file)  # type: ignore[arg-type]
            page.locator("#read li", has_text="공원.txt").wait_for()
            yield page
        page.unroute_all(behavior="ignoreErrors")
        page.close()


def test_a_press_outlasts_what_is_told_meanwhile(waiting: "Page") -> None:
    row = waiting.locator("#read li", has_text="공원.txt")
    looks = waiting.locator("#read li .stage").last
    row.get_by_role("button", name="공원.txt 취소").hover()
    before = looks.inner_text()
    with waiting.expect_response(re.compile("/documents/progress")):
        waiting.mouse.down()
    with waiting.expect_response(re.compile("/documents/progress")):
        pass
    assert looks.inner_text() == before
    waiting.mouse.up()
    waiting.locator("#read li.cancelled", has_text="공원.txt").wait_for()


def test_what_was_told_meanwhile_is_shown_after_the_press(waiting: "Page") -> None:
    looks = waiting.locator("#read li .stage").last
    waiting.locator("#read li strong", has_text="공원.txt").hover()
    waiting.mouse.down()
    for _ in range(2):
        with waiting.expect_response(re.compile("/documents/progress")):
            pass
    before = looks.inner_text()
    waiting.mouse.up()
    waiting.wait_for_function(
        "before => [...document.querySelectorAll('#read li .stage')].at(-1).textContent !== before", arg=before
    )


def test_the_space_bar_presses_as_well(waiting: "Page") -> None:
    waiting.get_by_role("button", name="공원.txt 취소").focus()
    waiting.keyboard.down(" ")
    for _ in range(2):
        with waiting.expect_response(re.compile("/documents/progress")):
            pass
    waiting.keyboard.up(" ")
    waiting.locator("#read li.cancelled", has_text="공원.txt").wait_for()


@pytest.mark.parametrize(("button", "cancelled"), [("left", 1), ("right", 0)])
def test_a_button_that_moves_away_under_the_press_is_pressed(waiting: "Page", button: str, cancelled: int) -> None:
    waiting.get_by_role("button", name="공원.txt 취소").hover()
    waiting.mouse.down(button=button)  # type: ignore[arg-type]
    waiting.evaluate("document.querySelector('#incoming').style.paddingTop = '80px'")
    waiting.mouse.up(button=button)  # type: ignore[arg-type]
    for _ in range(3):
        with waiting.expect_response(re.compile("/documents/progress")):
            pass
    assert waiting.locator("#read li.cancelled").count() == cancelled
