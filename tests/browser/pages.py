"""What the browser tests share: the browser, a small library, and how a person asks.

Needs Debian's chromium (or CHROMIUM naming another); playwright's own download is not used. Pictures of what was seen
are written to ``build/shots`` for a person to look at.
"""

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.page_server import PROJECT

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
NEEDS_CHROMIUM = pytest.mark.skipif(
    CHROMIUM is None, reason="NO BROWSER TEST WAS RUN: no chromium here (apt-get install chromium fonts-noto-cjk)"
)
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
HOSTILE = (
    '<img src="http://evil.example/x" onerror="window.broken=1"><script>window.broken=1</script>${window.broken=1}'
)
TEXT = f"""2025년 온빛시 살림살이

1. 투자계획

□ 2025년에 온빛시는 모두 1조 2,340억원을 투자할 계획임

< 분야별 투자계획(억원) >
분야\t2024년 예산\t2025년 예산
청년 정착 지원\t275\t320
어린이 돌봄\t410\t455

2. 표기

□ 도서관 누리집에는 {HOSTILE} 표기를 쓰지 않음
"""
TOTAL = "2025년에 온빛시가 투자하는 금액은 모두 얼마인가요?"
# The words to find, as typed while a button is held down.
FINDING = "(box, words) => { box.value = words; box.dispatchEvent(new Event('input', { bubbles: true })); }"

SHOTS = PROJECT / "build" / "shots"


def shoot(page: "Page", name: str) -> Path:
    """Keep a picture of what is seen now."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    path = SHOTS / f"{name}.png"
    page.screenshot(path=path)
    return path


@contextlib.contextmanager
def held_back(page: "Page") -> Iterator[None]:
    """Keep what the server has to say from a page until the block ends: the page waits as for a slow server."""
    stream = re.compile("/gradio_api/queue/data")
    held: list[Route] = []
    page.route(stream, lambda route: route.continue_() if held else held.append(route))
    yield
    held[0].continue_()
    page.unroute(stream)


def ask(page: "Page", question: str) -> None:
    turn = page.locator(".turn").count()
    page.locator("#question textarea").fill(question)
    page.locator("#question textarea").press("Enter")
    page.locator(f"#current #turn-{turn}").wait_for()
    page.locator("#current [aria-busy]").wait_for(state="detached")
    page.locator("#send").wait_for(state="visible")
