"""Past conversations in a real browser: found again after a reload, opened, searched, renamed, removed."""

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import FINDING, HOSTILE, NEEDS_CHROMIUM, TOTAL, ask, held_back, shoot

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
CARE = "어린이 돌봄의 2025년 예산은 얼마인가요?"
CAREFUL = "어린이 돌봄"


def entry(page: "Page", title: str) -> "Locator":
    return page.locator("#talks-list li", has=page.locator(f'a[title^="{title}"]'))


def fresh(page: "Page") -> None:
    page.locator("#talks-head .fresh").click()
    page.locator(".turn").first.wait_for(state="detached")
    page.wait_for_url(re.compile(r"^[^?]*$"))


@pytest.fixture
def two_talks(page: "Page") -> "Page":
    """One talk about the total, and open after it one about the care of children."""
    ask(page, TOTAL)
    fresh(page)
    ask(page, CARE)
    return page


def test_a_reload_finds_the_conversation(two_talks: "Page") -> None:
    page = two_talks
    ask(page, "그럼 2024년은?")
    address = page.url
    assert "?talk=" in address
    page.reload()
    page.locator("#turn-1").wait_for()
    assert page.url == address
    assert page.locator(".turn .question").all_inner_texts() == [CARE, "그럼 2024년은?"]
    assert page.locator("#talk-title").inner_text() == CARE
    page.locator("#current a.cite").first.click()
    page.locator("#quote").wait_for()
    ask(page, "청년 정착 지원은?")
    assert page.locator(".turn").count() == 3
    assert page.url == address
    shoot(page, "talks-restored")


def test_other_talks_open_and_the_way_back_works(two_talks: "Page") -> None:
    page = two_talks
    second = page.url
    entry(page, TOTAL).first.locator("a").click()
    page.locator("#current .question", has_text=TOTAL).wait_for()
    first = page.url
    assert first != second
    assert page.evaluate("document.activeElement.id") == "talk-title"
    page.go_back()
    page.locator("#current .question", has_text=CARE).wait_for()
    assert page.url == second
    page.go_forward()
    page.locator("#current .question", has_text=TOTAL).wait_for()
    assert page.url == first
    fresh(page)
    assert page.locator("#start .example").first.is_visible()
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"


def test_of_talks_pressed_while_another_is_on_its_way_the_last_is_opened(two_talks: "Page") -> None:
    page = two_talks
    last = page.url
    fresh(page)
    with held_back(page):
        with page.expect_request(re.compile("/queue/data")):
            entry(page, TOTAL).first.locator("a").click()
        entry(page, CARE).first.locator("a").click()
    page.locator("#current .question", has_text=CARE).wait_for()
    page.wait_for_url(last)


def test_a_talk_is_searched_also_while_a_syllable_is_composed(two_talks: "Page") -> None:
    page = two_talks
    ask(page, TOTAL)
    page.locator("#talk-words").focus()
    session = page.context.new_cdp_session(page)
    page.keyboard.insert_text("도서")
    session.send("Input.imeSetComposition", {"text": "관", "selectionStart": 1, "selectionEnd": 1})
    page.locator("#talks-list .none", has_text="‘도서관’에 맞는 대화가 없습니다.").wait_for()
    session.send("Input.insertText", {"text": "관"})
    page.keyboard.press("Escape")
    page.locator("#talks-list li").first.wait_for()
    page.locator("#talk-words").fill("돌봄")
    page.locator("#talks-list nav[data-words=돌봄] li").first.wait_for()
    assert all("돌봄" in title for title in page.locator("#talks-list li a").all_inner_texts())


def test_a_talk_is_renamed_by_keyboard_and_escape_leaves_the_name(two_talks: "Page") -> None:
    page = two_talks
    here = page.locator("#talks-list li:has([aria-current])")
    here.locator("[data-act=rename]").focus()
    page.keyboard.press("Enter")
    box = here.locator("input")
    assert page.evaluate("document.activeElement.value") == CARE
    box.fill("버릴 이름")
    page.keyboard.press("Escape")
    assert here.locator("a").inner_text() == CARE
    here.locator("[data-act=rename]").click()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "돌", "selectionStart": 1, "selectionEnd": 1})
    assert box.is_visible()
    session.send("Input.insertText", {"text": "돌"})
    page.keyboard.insert_text(f"봄 예산 {HOSTILE}")
    page.keyboard.press("Enter")
    page.locator("#talks-list a[aria-current]", has_text="돌봄 예산 <img").wait_for()
    page.wait_for_function("document.activeElement.matches('a[aria-current]')")
    page.locator("#talk-title", has_text="돌봄 예산 <img").wait_for()
    assert page.locator("#talks-list img").count() == 0


def test_a_talk_is_removed_after_a_question(two_talks: "Page") -> None:
    page = two_talks
    before = page.locator("#talks-list li").count()
    page.locator("#talks-list li:has([aria-current]) [data-act=remove]").click()
    assert page.locator("#removal-sheet .which").inner_text() == CARE
    shoot(page, "talks-removal")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.dataset.act === 'remove'")
    page.keyboard.press("Enter")
    page.locator("#removal-sheet .danger").click()
    page.locator(".turn").first.wait_for(state="detached")
    assert page.locator("#talks-list li").count() == before - 1
    assert "?talk=" not in page.url
    page.wait_for_function("document.activeElement.matches('#talks-list li > a')")


def find(page: "Page", words: str) -> None:
    page.locator("#talk-words").evaluate(FINDING, words)
    page.locator(f"#talks-list nav[data-words='{words}']").wait_for()


def test_the_talk_that_was_asked_about_is_removed_though_the_list_is_filled_anew_meanwhile(two_talks: "Page") -> None:
    page = two_talks
    listed = page.locator("#talks-list li")
    before = [one.get_attribute("data-talk") for one in listed.all()]
    listed.first.locator("[data-act=remove]").click()
    assert page.locator("#removal-sheet .which").inner_text() == CARE
    find(page, "투자하는")
    assert listed.first.locator("a").inner_text() == TOTAL
    page.locator("#removal-sheet .danger").click()
    page.locator(".turn").first.wait_for(state="detached")
    find(page, "")
    assert [one.get_attribute("data-talk") for one in listed.all()] == before[1:]


def test_what_is_pressed_on_one_talk_and_let_go_of_on_another_counts_for_neither(two_talks: "Page") -> None:
    page = two_talks
    first = page.locator("#talks-list li").first
    for pressed in (first.locator("a"), first.locator("[data-act=remove]"), first.locator("[data-act=rename]")):
        pressed.hover()
        page.mouse.down()
        find(page, "투자하는")
        assert first.locator("a").inner_text() == TOTAL
        page.mouse.up()
        find(page, "")
    assert page.locator("#removal-sheet[open]").count() == 0
    assert page.locator("#talks-list input").count() == 0
    assert page.locator("#current .question").inner_text() == CARE
    first.locator("[data-act=remove]").click()
    page.locator("#removal-sheet[open]").wait_for()
    page.keyboard.press("Escape")


def test_a_talk_removed_in_another_window_is_said(two_talks: "Page") -> None:
    page = two_talks
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("#talks-list li:has([aria-current]) [data-act=remove]").click()
    other.locator("#removal-sheet .danger").click()
    other.locator(".turn").first.wait_for(state="detached")
    other.close()
    page.locator("#current a.cite").first.click()
    page.locator("#source [role=alert]", has_text="이 대화를 찾을 수 없습니다.").wait_for()
    box = page.locator("#question textarea")
    box.fill("그럼 2024년은?")
    box.press("Enter")
    page.locator("#told [role=alert]", has_text="이 대화를 찾을 수 없습니다.").wait_for()
    assert box.input_value() == "그럼 2024년은?"
    page.reload()
    page.locator("#told [role=alert]", has_text="이 대화를 찾을 수 없습니다.").wait_for()
    assert "?talk=" not in page.url


def test_two_windows_on_one_talk_see_each_other_when_they_ask(two_talks: "Page") -> None:
    page = two_talks
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("#turn-0").wait_for()
    ask(page, "그럼 2024년은?")
    box = other.locator("#question textarea")
    box.fill("청년 정착 지원은?")
    box.press("Enter")
    other.locator("#current #turn-2").wait_for()
    assert other.locator(".turn .question").all_inner_texts() == [CARE, "그럼 2024년은?", "청년 정착 지원은?"]
    other.close()


def test_the_column_folds_is_remembered_and_is_a_drawer_where_it_is_narrow(page: "Page") -> None:
    page.locator("#talks-list nav").wait_for()
    page.locator("[data-act=fold]").click()
    assert not page.locator("#talks").is_visible()
    assert page.evaluate("document.activeElement.dataset.act") == "unfold"
    page.reload()
    page.locator("[data-act=unfold]").wait_for()
    assert not page.locator("#talks").is_visible()
    page.keyboard.press("Tab")
    page.locator("[data-act=unfold]").click()
    assert page.locator("#talks").is_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    assert not page.locator("#talks").is_visible()
    page.locator("[data-act=unfold]").click()
    assert page.evaluate("document.activeElement.closest('#talks') !== null")
    shoot(page, "talks-drawer-390")
    page.keyboard.press("Escape")
    assert not page.locator("#talks").is_visible()
    assert page.evaluate("document.activeElement.dataset.act") == "unfold"
    page.set_viewport_size({"width": 1280, "height": 800})
