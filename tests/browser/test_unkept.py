"""Where conversations can't be kept on disk, the page says so and works all the same."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.talks.talks import FILE_NAME
from tests.browser.pages import NEEDS_CHROMIUM, TOTAL, ask, shoot
from tests.page_server import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]


@pytest.fixture(scope="module")
def page_server(tmp_path_factory: pytest.TempPathFactory, small_library: Path) -> Iterator[Served]:
    """A server over a library in which no file of conversations can be opened: a folder stands in its place."""
    folder = tmp_path_factory.mktemp("unkept")
    library = Path(shutil.copytree(small_library, folder / "library"))
    (library / FILE_NAME).mkdir()
    with served(library, folder / "errors.txt") as running:
        yield running
    assert "Traceback" not in (folder / "errors.txt").read_text()


def test_talks_that_are_not_kept_are_said_and_go_on(page: "Page", page_server: Served) -> None:
    page.locator("#talks .unkept", has_text="서버를 끄면 모두 사라집니다.").wait_for()
    ask(page, TOTAL)
    shoot(page, "unkept")
    page.reload()
    page.locator("#turn-0 .words a.cite").first.wait_for()
    page.goto(f"{page_server.address}/status")
    page.locator("#status .notice", has_text="대화를 저장할 수 없어").wait_for()
    shoot(page, "unkept-status")
