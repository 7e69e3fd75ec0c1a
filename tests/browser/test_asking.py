"""The chat page in a real browser: ask, watch the answer come, open its source, see the very words marked."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import HOSTILE, NEEDS_CHROMIUM, TEXT, TOTAL, ask

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]


def test_an_answer_leads_to_the_words_it_rests_on(page: "Page") -> None:
    assert page.evaluate("[document.documentElement.lang, document.title]") == ["ko", "문답"]
    ask(page, TOTAL)
    assert "1조 2,340억원" in page.locator("#current .words").inner_text()
    page.locator("#current .words a.cite", has_text="[1]").first.click()
    page.locator("#quote").wait_for()
    quote = "".join(page.locator("#source mark").all_inner_texts())
    assert "1조 2,340억원을 투자할 계획임" in quote
    assert quote in TEXT
    assert page.locator("#source h2").inner_text() == "2025년 온빛시 살림살이"
    assert page.evaluate("document.activeElement.id") == "quote"
    assert page.locator("#quote").bounding_box()["y"] < 800


def test_no_line_ends_between_a_value_and_its_particle(page: "Page") -> None:
    ask(page, TOTAL)
    words = page.locator("#current .words")
    apart = """(words) => {
        const followed = (one) => /^[가-힣]/.test(one.nextSibling?.data ?? '');
        const values = [...words.querySelectorAll('.checked')].filter(followed);
        const widths = [];
        for (let width = 160; width < 400; width += 5) {
            words.style.width = `${width}px`;
            for (const one of values) {
                const particle = document.createRange();
                particle.setStart(one.nextSibling, 0);
                particle.setEnd(one.nextSibling, 1);
                const sign = one.querySelector('.check').getBoundingClientRect();
                if (particle.getBoundingClientRect().top > sign.bottom) widths.push(width);
            }
        }
        return { values: values.length, widths };
    }"""
    assert words.evaluate(apart) == {"values": 2, "widths": []}


def test_a_cell_is_opened_by_keyboard_and_the_way_back_is_too(page: "Page") -> None:
    ask(page, "어린이 돌봄의 2025년 예산은 얼마인가요?")
    link = page.locator("#current .words a.cite").first
    link.focus()
    page.keyboard.press("Enter")
    page.locator("#source td.cited", has_text="455").wait_for()
    assert page.locator("#source table th[scope=col]").all_inner_texts() == ["분야", "2024년 예산", "2025년 예산"]
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('href')") == link.get_attribute("href")


def test_hostile_words_stay_words(page: "Page") -> None:
    ask(page, f"도서관 누리집에 쓰지 않는 표기는 무엇인가요? {HOSTILE}")
    ask(page, "도서관 누리집에 쓰지 않는 표기는 무엇인가요?")
    assert "<script>" in page.locator("#past").inner_text()
    page.locator("#current a.cite").first.click()
    page.locator("#quote").wait_for()
    assert "onerror" in page.locator("#source .text").inner_text()
    assert page.locator("#log img, #source img, #log script, #source script").count() == 0


def test_a_korean_composition_does_not_send_and_shift_enter_breaks_the_line(page: "Page") -> None:
    box = page.locator("#question textarea")
    box.focus()
    session = page.context.new_cdp_session(page)
    for words in ("ㅇ", "어", "얼"):
        session.send("Input.imeSetComposition", {"text": words, "selectionStart": 1, "selectionEnd": 1})
    session.send("Input.insertText", {"text": "얼마"})
    assert page.locator(".turn").count() == 0
    box.press("Shift+Enter")
    page.keyboard.insert_text("인가요?")
    assert box.input_value() == "얼마\n인가요?"
    assert page.locator(".turn").count() == 0
    box.press("Enter")
    page.locator(".turn .question", has_text="인가요?").wait_for()


def test_a_failure_is_said_and_the_next_question_is_answered(page: "Page") -> None:
    box = page.locator("#question textarea")
    box.fill("가" * 3000)
    box.press("Enter")
    page.locator("#told [role=alert]", has_text="질문이 너무 깁니다(3,000자).").wait_for()
    assert box.input_value() == "가" * 3000  # to be shortened, not to be typed again
    ask(page, TOTAL)
    assert "1조 2,340억원" in page.locator("#current .words").inner_text()
    assert page.locator("#told [role=alert]").count() == 0
    assert page.locator(".turn").count() == 1


def test_an_example_asks_itself(page: "Page") -> None:
    example = page.locator(".example").first
    words = example.inner_text()
    example.click()
    page.locator("#current .question", has_text=words).wait_for()
    page.locator("#current .words a.cite").first.wait_for()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1920, "dark")])
def test_nothing_is_wider_than_the_screen(page: "Page", width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    ask(page, TOTAL)
    page.locator("#current a.cite").first.click()
    page.locator("#quote").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("getComputedStyle(document.querySelector('#question textarea')).fontSize") == "16px"
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")
