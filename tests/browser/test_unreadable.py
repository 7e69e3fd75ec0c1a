"""Where the kept conversations can no longer be read, every page says so, and nothing turns in circles."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.talks.talks import FILE_NAME, Talks
from assistant.talks.types import ExchangeState, KeptExchange
from tests.browser.pages import NEEDS_CHROMIUM, TOTAL, shoot
from tests.page_server import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
_PAGE_BYTES = 4096


@pytest.fixture(scope="module")
def page_server(tmp_path_factory: pytest.TempPathFactory, small_library: Path) -> Iterator[Served]:
    """A server whose file of conversations is damaged, all but its first page, after it was opened."""
    folder = tmp_path_factory.mktemp("unreadable")
    library = Path(shutil.copytree(small_library, folder / "library"))
    kept = library / FILE_NAME
    with closing(Talks(kept)) as talks:
        asked = KeptExchange(TOTAL, "답", None, ExchangeState.STOPPED, "2026-11-22T00:00:00.000+00:00")
        talks.put("", talks.begin(""), 0, asked)
    with served(library, folder / "errors.txt") as running:
        content = kept.read_bytes()
        kept.write_bytes(content[:_PAGE_BYTES] + b"x" * (len(content) - _PAGE_BYTES))
        yield running
    assert "Traceback" not in (folder / "errors.txt").read_text()


@pytest.mark.parametrize(("path", "part"), [("/", "#told"), ("/status", "#own"), ("/evaluation", "#uploaded")])
def test_damaged_talks_are_said(page: "Page", page_server: Served, path: str, part: str) -> None:
    page.goto(page_server.address + path)
    page.locator(f"{part} .notice", has_text="손상되어 읽을 수 없습니다.").wait_for()
    shoot(page, f"unreadable-{path[1:]}")
