"""The pages on paper, and what they look like where little room is: seen in a real browser."""

from typing import TYPE_CHECKING

import pytest

from assistant.page.prose import prose
from assistant.page.wiring.parts import styles
from tests.browser.pages import NEEDS_CHROMIUM, TOTAL, ask, shoot

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
_TABLE = (
    "| 구분 | 2024년 | 2025년 | 부서 | 대상 | 내용 | 기간 | 비고 |\n|---|---|---|---|---|---|---|---|\n"
    "| 청년 정착 지원 | 275 | 320 | 청년정책과 | 무주택 청년 가구의 세대주와 그 배우자 "
    "| 달마다 월세의 절반을 현금으로 드림 | 상시 | 한 번만 받을 수 있음 |"
)


def darkness(page: "Page", part: str) -> int:
    """The sum of a part's red, green and blue as its words are drawn."""
    colour = page.locator(part).first.evaluate("element => getComputedStyle(element).color")
    return sum(int(float(part)) for part in colour.removeprefix("rgb(").rstrip(")").split(",")[:3])


def test_a_talk_is_printed_dark_on_white_with_nothing_that_only_a_screen_needs(page: "Page") -> None:
    page.emulate_media(color_scheme="dark")
    page.reload()
    ask(page, TOTAL)
    page.locator("#current a.cite").first.click()
    page.locator("#quote").wait_for()
    assert darkness(page, "#current .words") > 3 * 128
    page.set_viewport_size({"width": 794, "height": 1123})
    page.emulate_media(media="print", color_scheme="dark")
    shoot(page, "paper-talk")
    for part in ("#current .question", "#current .words", "#current .sources", "#source .text", "#quote"):
        assert page.locator(part).first.is_visible(), part
    for part in ("#foot", "#talks", ".skip", "#header nav", ".acts", "#source .top", "#next"):
        assert not page.locator(part).first.is_visible(), part
    for part in ("#current .words", "#source .text", "#current .sources"):
        assert darkness(page, part) < 3 * 128, part
    for part in ("#log", "#evidence", "#source .table"):
        whole = "element => element.scrollHeight <= element.clientHeight + 1 || getComputedStyle(element).overflowY"
        assert page.locator(part).first.evaluate(whole) in (True, "visible"), part


def test_the_list_of_documents_is_printed_alone(page: "Page") -> None:
    page.locator("#header nav a", has_text="문서").click()
    page.locator("#shelf .documents").wait_for()
    page.emulate_media(media="print")
    shoot(page, "paper-documents")
    assert page.locator("#shelf .open").first.is_visible()
    for part in ("#dropping", "#finder", "#shelf .row-acts", "#shelf .pick"):
        assert not page.locator(part).first.is_visible(), part


def test_columns_of_words_keep_room_to_be_read(context: "BrowserContext") -> None:
    page = context.new_page()
    answer = f'<div class="answer"><div class="words">{prose(_TABLE, {})}</div></div>'
    page.set_content(f'<style>{styles()}</style><div id="log" style="width:480px">{answer}</div>')
    shoot(page, "wide-table")
    lines = "cell => (cell.clientHeight - 10) / parseFloat(getComputedStyle(cell).lineHeight)"
    assert max(cell.evaluate(lines) for cell in page.locator("#log .wordy").all()) < 3.5
    assert page.locator("#log .table").evaluate("table => table.scrollWidth > table.clientWidth")
    assert page.locator("#log").evaluate("log => log.scrollWidth <= log.clientWidth")
    page.close()


def test_what_is_chosen_stands_in_line_with_what_is_said_of_it(page: "Page") -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("#scope [data-act=scope]").click()
    page.locator("#scope-choices input[data-kind=documents]").first.check()
    page.locator("#scope .tag").wait_for()
    tag = page.locator("#scope .tag").bounding_box()
    box = page.locator("#question textarea").bounding_box()
    assert tag is not None
    assert box is not None
    assert tag["x"] >= box["x"] - 1
    page.locator("#scope .tag button").click()
    page.locator("#scope .tag").wait_for(state="detached")


def test_what_there_is_to_choose_is_never_an_empty_box(page: "Page") -> None:
    words = page.locator("#scope-choices").evaluate("element => element.textContent.trim()")
    assert words


def test_asking_puts_the_choices_away_so_that_the_answer_is_seen(page: "Page") -> None:
    page.locator("#scope [data-act=scope]").click()
    page.locator("#scope-panel").wait_for()
    ask(page, TOTAL)
    page.locator("#scope-panel").wait_for(state="hidden")
    assert page.locator("#scope [data-act=scope]").get_attribute("aria-expanded") == "false"
