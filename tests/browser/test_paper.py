"""The pages on paper, and what they look like where little room is: seen in a real browser."""

from typing import TYPE_CHECKING

import pytest

from assistant.page.grid import grid_of
from assistant.page.marking import NOWHERE
from assistant.page.prose import prose
from assistant.page.table_view import Rows, table_html
from assistant.page.wiring.parts import styles
from ingest.plain import read_blocks
from ingest.types import BlockKind, Document
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


def test_a_dark_page_is_printed_on_white_also_where_grounds_are_printed(page: "Page") -> None:
    page.emulate_media(color_scheme="dark")
    page.reload()
    page.locator("#question textarea").wait_for()
    grounds = (
        "() => ['html', 'body', 'gradio-app', '.gradio-container']"
        ".map(name => getComputedStyle(document.querySelector(name)).backgroundColor)"
    )
    assert page.evaluate(grounds)[1:] == ["rgb(20, 24, 29)"] * 3
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(grounds) == ["rgb(255, 255, 255)"] * 4


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


def test_of_two_columns_of_names_the_narrower_one_stays_in_sight_on_a_telephone(context: "BrowserContext") -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    rows = "\n".join(
        f"청년 정착 지원 분야\t{number}번 세부사업\t기획조정실\t{number}00\t{number}50" for number in range(1, 9)
    )
    text = f"계획\n\n분야\t세부사업\t담당 부서\t2024년 예산\t2025년 예산\n{rows}\n"
    source = Document("가.txt", "계획", "txt", "0" * 64, text, read_blocks(text))
    table = next(block for block in source.blocks if block.kind is BlockKind.TABLE)
    written = table_html(source, grid_of(source, table), [Rows(0, 9)], NOWHERE)
    page.set_content(f'<style>{styles()}</style><div id="source"><div class="text">{written}</div></div>')
    frame = page.locator("#source .table")
    frame.evaluate("table => table.scrollTo(table.scrollWidth, 0)")
    shoot(page, "narrow-table")
    around, name, last = (
        one.bounding_box()
        for one in (frame, page.get_by_text("8번 세부사업"), page.locator("#source td", has_text="850"))
    )
    assert around is not None
    assert name is not None
    assert last is not None
    assert around["x"] - 1 <= name["x"]
    assert name["x"] + name["width"] <= last["x"] + 1
    assert last["x"] + last["width"] <= around["x"] + around["width"] + 1
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
