"""What can be done with an answer, in a real browser: stop, ask again, word anew, copy, judge, take along, narrow."""

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from ingest.formats import docx, hwpx
from ingest.limits import Limits
from tests.browser.pages import NEEDS_CHROMIUM, TOTAL, ask, shoot
from tests.page_server import Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

READERS = {"HWPX": hwpx.read, "DOCX": docx.read}
pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
CARE = "어린이 돌봄의 2025년 예산은 얼마인가요?"


def act(page: "Page", name: str) -> None:
    page.locator(f"#current [data-act={name}]").click()


def test_a_question_is_asked_again_and_worded_anew_in_its_place(page: "Page") -> None:
    ask(page, TOTAL)
    ask(page, CARE)
    act(page, "again")
    page.locator("#current .words a.cite").first.wait_for()
    assert page.locator(".turn .question").all_inner_texts() == [TOTAL, CARE]
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    act(page, "edit")
    page.locator("#editing .editing").wait_for()
    box = page.locator("#question textarea")
    assert box.input_value() == CARE
    assert page.evaluate("document.activeElement.selectionStart") == len(CARE)
    shoot(page, "turn-edited")
    box.press("Escape")
    page.locator("#editing .editing").wait_for(state="detached")
    assert box.input_value() == ""
    act(page, "edit")
    page.locator("#editing .editing").wait_for()
    box.fill("청년 정착 지원의 2025년 예산은 얼마인가요?")
    box.press("Enter")
    page.locator("#current .words", has_text="320").wait_for()
    assert page.locator(".turn .question").all_inner_texts() == [TOTAL, "청년 정착 지원의 2025년 예산은 얼마인가요?"]
    assert page.locator("#editing .editing").count() == 0
    page.reload()
    page.locator("#turn-1").wait_for()
    assert page.locator(".turn").count() == 2


def test_escape_in_a_composition_leaves_nothing(page: "Page") -> None:
    ask(page, TOTAL)
    act(page, "edit")
    page.locator("#editing .editing").wait_for()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "얼", "selectionStart": 1, "selectionEnd": 1})
    page.locator("#question textarea").dispatch_event(
        "keydown", {"key": "Escape", "isComposing": True, "bubbles": True}
    )
    assert page.locator("#editing .editing").is_visible()
    session.send("Input.insertText", {"text": "얼마"})
    assert page.locator("#question textarea").input_value() == f"{TOTAL}얼마"


def test_an_answer_is_copied_with_its_sources_also_without_permission(page: "Page") -> None:
    ask(page, TOTAL)
    page.evaluate("document.addEventListener('copy', () => { window.copied = getSelection().toString(); })")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); }")
    act(page, "copy")
    page.locator("#current [data-act=copy]", has_text="복사했습니다").wait_for()
    page.locator("#said", has_text="답변을 근거와 함께 복사했습니다.").wait_for(state="attached")
    page.locator("#current [data-act=copy]").click()  # again, while the button still tells of the first time
    page.locator("#current [data-act=copy]", has_text=re.compile("^복사$")).wait_for()
    page.wait_for_timeout(2200)
    assert page.locator("#current [data-act=copy]").inner_text() == "복사"
    copied = page.evaluate("document.querySelector('#current [data-act=copy]').dataset.text")
    assert copied.startswith(f"{TOTAL}\n\n")
    assert re.search(r"\[1\] .*살림", copied)
    page.locator("#question textarea").press("Control+v")
    assert page.locator("#question textarea").input_value().strip() == copied.strip()


def test_a_judgement_is_left_changed_and_taken_back(page: "Page") -> None:
    ask(page, TOTAL)
    good, bad = page.locator("#current [data-act=good]"), page.locator("#current [data-act=bad]")
    good.focus()
    page.keyboard.press("Enter")
    page.locator("#current [data-act=good][aria-pressed=true]").wait_for()
    page.wait_for_function("document.activeElement.dataset.act === 'good'")
    bad.click()
    shoot(page, "turn-judging")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.dataset.act === 'bad'")
    bad.click()
    page.locator("#judging-sheet input[value='답이 틀립니다']").check()
    page.locator("#judging-more").fill("2024년 것입니다.")
    page.locator("#judging-wanted").fill("1조 2,000억원")
    page.locator("#judging-sheet .primary").click()
    page.locator("#current .said", has_text="의견을 남기셨습니다: 답이 틀립니다: 2024년 것입니다.").wait_for()
    assert good.get_attribute("aria-pressed") == "false"
    page.reload()
    page.locator("#current [data-act=bad][aria-pressed=true]").click()
    page.locator("#current [data-act=bad][aria-pressed=false]").wait_for()
    assert page.locator("#current .said").count() == 0


@pytest.mark.parametrize("form", ["HWPX", "DOCX", "MD"])
def test_a_talk_is_taken_along(page: "Page", form: str) -> None:
    ask(page, TOTAL)
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    with page.expect_download() as download:
        page.locator(".menu a", has_text=form).click()
    assert download.value.suggested_filename.endswith(f".{form.lower()}")
    assert download.value.suggested_filename.startswith("근거_보고서_2025년에_온빛시가")
    content = Path(download.value.path()).read_bytes()
    words = content.decode() if form == "MD" else READERS[form](content, Limits()).pieces
    for told in (TOTAL, "확인한 결과", "살림.txt", "1조 2,340억원"):
        assert told in str(words).replace("\\", "")


def test_where_to_search_is_chosen_and_taken_out_again(page: "Page") -> None:
    page.locator("#scope [data-act=scope]").click()
    page.locator("#scope-choices .years input[value='2025']").check()
    page.locator("#scope .tag", has_text="2025년").wait_for()
    shoot(page, "scope")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.act") == "scope"
    assert not page.locator("#scope-panel").is_visible()
    ask(page, TOTAL)
    assert "1조 2,340억원" in page.locator("#current .words").inner_text()
    page.locator("#scope .tag button").click()
    page.locator("#scope", has_text="찾을 범위: 모든 문서").wait_for()


def test_where_to_search_comes_back_with_its_talk(page: "Page") -> None:
    page.locator("#scope [data-act=scope]").click()
    page.locator("#scope-choices .years input[value='2025']").check()
    page.locator("#scope .tag", has_text="2025년").wait_for()
    page.reload()  # before the talk begins, the tab remembers
    page.locator("#scope .tag", has_text="2025년").wait_for()
    ask(page, TOTAL)
    address = page.url
    page.reload()
    page.locator("#scope .tag", has_text="2025년").wait_for()
    page.locator("#talks-head .fresh").click()
    page.locator("#scope", has_text="찾을 범위: 모든 문서").wait_for()
    page.reload()
    page.locator("#talks-list nav").wait_for()
    page.locator("#scope", has_text="찾을 범위: 모든 문서").wait_for()
    page.goto(address)
    page.locator("#scope .tag", has_text="2025년").wait_for()
    page.locator("#scope .tag button").click()
    page.locator("#scope", has_text="찾을 범위: 모든 문서").wait_for()
    page.reload()
    page.locator("#turn-0").wait_for()
    page.locator("#scope", has_text="찾을 범위: 모든 문서").wait_for()


def test_a_document_named_by_another_page_is_searched_alone(page: "Page", page_server: Served) -> None:
    page.goto(f"{page_server.address}/?document={quote('살림.txt')}")
    page.locator("#scope .tag", has_text="살림.txt").wait_for()
    page.locator("#scope", has_text="문서 1건").wait_for()
    ask(page, TOTAL)
    assert "1조 2,340억원" in page.locator("#current .words").inner_text()


def test_follow_ups_are_offered_and_ask_themselves(page: "Page") -> None:
    ask(page, CARE)
    offered = page.locator("#next .example").first
    offered.wait_for()
    words = offered.inner_text()
    shoot(page, "turn-follow-ups")
    offered.click()
    page.locator("#current .question", has_text=words).wait_for()
    page.locator("#current .words a.cite").first.wait_for()
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    assert words not in page.locator("#next").inner_text()


def test_a_double_click_asks_once(page: "Page") -> None:
    page.locator("#question textarea").fill(TOTAL)
    page.locator("#send").dblclick()
    page.locator("#current .words a.cite").first.wait_for()
    page.wait_for_timeout(500)
    assert page.locator(".turn").count() == 1
    assert page.locator("#told [role=alert]").count() == 0
