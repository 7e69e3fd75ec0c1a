"""A served library and a browser for the tests of each page."""

import contextlib
import re
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from index.encoder import BUILT_IN, open_encoder
from index.library import Library
from ingest.korean import Korean
from tests.browser.pages import ARGUMENTS, CHROMIUM, TEXT
from tests.page_server import Served, served, told_by_servers

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

# A browser, a server and the other process's tests share two cores: what misses a time limit is tried once more, and
# pytest's closing line says how many were.
AGAIN = pytest.mark.flaky(reruns=1)

# What gradio says when its page is left while something is still on its way.
LEAVING = ("AbortError: signal is aborted without reason", "Unexpected error Connection errored out.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give every browser test a second try."""
    for one in items:
        if "browser" in one.path.parts:
            one.add_marker(AGAIN)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show with a failure what the pages show, what the servers say, and where their threads are."""
    report = yield
    if report.failed and report.when == "call":
        report.sections.append(("pages", shown(getattr(item, "funcargs", {}).get("context"))))
        report.sections.append(("servers", told_by_servers()))
    return report


def shown(context: "BrowserContext | None") -> str:
    """What stands on the open pages of a browser."""
    from playwright.sync_api import Error

    told: list[str] = []
    for page in context.pages if context else []:
        try:
            told.append(f"{page.url}\n{page.locator('body').inner_text(timeout=5000)[:5000]}")
        except Error as error:
            told.append(f"{page.url}\n{error}")
    return "\n".join(told)


@pytest.fixture(scope="module")
def small_library(tmp_path_factory: pytest.TempPathFactory, korean: Korean) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    (folder / "살림.txt").write_text(TEXT, encoding="utf-8")
    with contextlib.closing(Library.open_or_create(folder / "library", korean, open_encoder(BUILT_IN))) as library:
        assert not library.add([folder / "살림.txt"]).failed
    return folder / "library"


@pytest.fixture(scope="module")
def page_server(tmp_path_factory: pytest.TempPathFactory, small_library: Path) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    with served(small_library, folder / "errors.txt") as running:
        yield running
    assert "Traceback" not in (folder / "errors.txt").read_text()


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator["BrowserContext"]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=CHROMIUM,
            headless=True,
            args=ARGUMENTS,
            viewport={"width": 1280, "height": 800},
        )
        context.set_default_timeout(60_000)
        yield context
        context.close()


@pytest.fixture
def page(context: "BrowserContext", page_server: Served) -> Iterator["Page"]:
    """The page, opened and ready; afterwards nothing may have gone outside and nothing may have failed in it."""
    page = context.new_page()
    complaints: list[str] = []
    outside: list[str] = []

    def note_outside(address: str) -> None:
        if urlsplit(address).hostname not in ("127.0.0.1", None):
            outside.append(address)

    def note_complaint(kind: str, words: str, address: object) -> None:
        # Gradio calls an event off by its number, which it doesn't know yet where the event is still joining: no harm.
        called_off = str(address).endswith(("/gradio_api/cancel", "/gradio_api/reset"))
        if kind in ("error", "warning") and not words.startswith(LEAVING) and not called_off:
            complaints.append(f"{words} {address}")

    page.on("console", lambda said: note_complaint(said.type, said.text, said.location.get("url")))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: note_outside(request.url))
    page.goto(page_server.address)
    page.locator("#header [role=status]", has_text=re.compile("문서 1건")).wait_for()
    yield page
    assert page.evaluate("window.broken") is None
    page.close()
    assert complaints == []
    assert outside == []
