"""A server whose conversations were damaged serves all the same, and says where they are."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.talks.starting import aside
from assistant.talks.talks import FILE_NAME
from tests.browser.pages import NEEDS_CHROMIUM, TOTAL, ask, shoot
from tests.page_server import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]


@pytest.fixture(scope="module")
def page_server(tmp_path_factory: pytest.TempPathFactory, small_library: Path) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("aside")
    library = Path(shutil.copytree(small_library, folder / "library"))
    (library / FILE_NAME).write_bytes(b"no database at all" * 1000)
    with served(library, folder / "errors.txt") as running:
        yield running
    (damaged,) = aside(library / FILE_NAME)
    said = (folder / "errors.txt").read_text()
    assert "손상되어 읽을 수 없습니다." in said and f"‘{damaged}’으로 옮겨 두고" in said


def test_it_serves_keeps_new_talks_and_says_so(page: "Page", page_server: Served) -> None:
    page.locator("#talks .unkept", has_text="전에 나눈 대화가 보이지 않습니다.").wait_for()
    ask(page, TOTAL)
    page.locator("#talks nav li a", has_text="온빛시").wait_for()
    shoot(page, "aside")
    page.goto(f"{page_server.address}/status")
    page.locator("#status .notice", has_text="손상되어").wait_for()
    shoot(page, "aside-status")
