"""A talk of five hundred turns in a real browser: the newest are drawn, and those before them on request."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.talks.talks import FILE_NAME, Talks
from assistant.talks.types import ExchangeState, KeptExchange
from assistant.types import Answer, AnswererKind
from tests.browser.pages import NEEDS_CHROMIUM, TOTAL, ask, shoot
from tests.page_server import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
LENGTH = 500


@pytest.fixture(scope="module")
def key(small_library: Path) -> str:
    with closing(Talks(small_library / FILE_NAME)) as talks:
        key = talks.begin("")
        for number in range(LENGTH):
            text = f"{number}번째 답입니다.\n\n그 까닭은 여럿입니다."
            answer = Answer(f"질문 {number}", "", text, False, AnswererKind.EXTRACTIVE, None, (), ())
            kept = KeptExchange(f"질문 {number}", text, answer, ExchangeState.ANSWERED, "2026-11-21T10:00:00+00:00")
            talks.put("", key, number, kept)
    return key


@pytest.fixture(scope="module")
def page_server(small_library: Path, key: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(small_library, tmp_path_factory.mktemp("long") / "errors.txt") as running:
        yield running


@pytest.mark.parametrize("width", [1280, 390])
def test_the_turns_before_come_in_above_and_the_keyboard_follows(
    page: "Page", page_server: Served, key: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{page_server.address}/?talk={key}")
    page.locator(f"#current #turn-{LENGTH - 1}").wait_for()
    assert page.locator(".turn").count() == 31
    back = page.get_by_role("button", name="앞의 문답 보기")
    back.focus()
    before = page.locator("#turn-469").bounding_box()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'turn-468'")
    after = page.locator("#turn-469").bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["y"] - before["y"]) < 3
    page.locator("#said", has_text="앞의 문답을 더 펼쳤습니다.").wait_for(state="attached")
    assert page.locator(".turn").count() == 61
    shoot(page, f"long-talk-{width}")
    page.locator("#turn-450 [data-act=good]").click()
    page.locator("#turn-450 [data-act=good][aria-pressed=true]").wait_for()
    assert page.locator(".turn").count() == 61
    page.locator("#turn-450 [data-act=good]").click()
    page.locator("#turn-450 [data-act=good][aria-pressed=false]").wait_for()
    page.set_viewport_size({"width": 1280, "height": 800})


def test_a_question_at_its_end_is_answered_and_the_reader_brought_there(
    page: "Page", page_server: Served, key: str
) -> None:
    page.goto(f"{page_server.address}/?talk={key}")
    page.locator(f"#current #turn-{LENGTH - 1}").wait_for()
    page.locator("#question textarea").fill(TOTAL)
    page.locator("#question textarea").press("Enter")
    page.locator(f"#current #turn-{LENGTH} .words a.cite").first.wait_for()
    page.locator(f"#turn-{LENGTH} .words a.cite").first.click()
    page.locator("#quote").wait_for()
    assert page.locator(".turn").count() == 31
    page.locator("#talks-head .fresh").click()
    page.locator(".turn").first.wait_for(state="detached")
    ask(page, TOTAL)
    assert page.locator(".turn").count() == 1
