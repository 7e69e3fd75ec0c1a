"""The source panel in a real browser: more text, the whole document, finding, tables, the original; and the checks."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.encoder import BUILT_IN, open_encoder
from index.library import Library
from ingest.korean import Korean
from tests.browser.axe import violations
from tests.browser.pages import NEEDS_CHROMIUM, ask, shoot
from tests.page_server import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]

YEARS = range(2014, 2026)
NAME = "2025년 온빛시 계획.txt"
TEXT = "\n".join(
    (
        "2025년 온빛시 시행계획\n",
        "1. 투자계획\n",
        "□ 2025년에 온빛시는 모두 1,234억원을 투자할 계획임\n",
        "□ 2024년에 온빛시는 모두 1,000억원을 투자함\n",
        "2. 세부 과제\n",
        *(f" ○ {number}번째 세부 과제로 마을 {number}곳의 가로등을 살피고 고장을 고침\n" for number in range(1, 400)),
        "3. 마을별 예산\n",
        "< 마을별 예산(백만원) >",
        "\t".join(("마을 이름", *(f"{year}년 예산" for year in YEARS))),
        *(
            "\t".join((f"{number}리 마을 회관", *(f"{number}{year % 100:02}" for year in YEARS)))
            for number in range(11, 71)
        ),
        "\n4. 점검\n",
        "□ 분기마다 점검 결과를 시청 누리집에 공개함",
    )
)
LAMP = "200번째 세부 과제로 가로등을 살피는 마을은 몇 곳인가요?"
HALL = "57리 마을 회관의 2025년 예산은 얼마인가요?"
GROWTH = "2025년 온빛시 투자는 2024년보다 얼마나 늘었나요?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("source")
    (folder / NAME).write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def page_server(folder: Path, korean: Korean) -> Iterator[Served]:
    with contextlib.closing(Library.open_or_create(folder / "library", korean, open_encoder(BUILT_IN))) as library:
        assert not library.add([folder / NAME]).failed
    with served(folder / "library", folder / "errors.txt") as running:
        yield running
    assert "Traceback" not in (folder / "errors.txt").read_text()


def opened(page: "Page", question: str) -> "Locator":
    """Ask, open the first citation, and give the panel's text."""
    ask(page, question)
    page.locator("#current .words a.cite").first.click()
    page.locator("#quote").wait_for()
    return page.locator("#source .text")


def units(page: "Page") -> list[int]:
    found = page.locator("#source .text [data-unit]").evaluate_all("all => all.map(one => Number(one.dataset.unit))")
    return [int(number) for number in found]


def test_the_text_goes_on_step_by_step_both_ways(page: "Page") -> None:
    text = opened(page, LAMP)
    assert "200번째" in "".join(page.locator("#source mark").all_inner_texts())
    before = units(page)
    assert before == list(range(before[0], before[-1] + 1))
    page.get_by_role("button", name="뒤 내용 더 보기").click()
    page.wait_for_function("last => document.querySelector(`#source [data-unit='${last + 1}']`)", arg=before[-1])
    after = units(page)
    assert after == list(range(before[0], after[-1] + 1))
    assert page.evaluate("Number(document.activeElement.dataset.unit)") == before[-1] + 1
    at = text.locator("#quote").bounding_box()
    page.get_by_role("button", name="앞 내용 더 보기").click()
    page.wait_for_function("first => document.querySelector(`#source [data-unit='${first - 1}']`)", arg=before[0])
    whole = units(page)
    assert whole == list(range(whole[0], after[-1] + 1))
    assert len(whole) - len(before) > 30
    moved = text.locator("#quote").bounding_box()
    assert at is not None
    assert moved is not None
    # What is being read stays where it is, but for what shows the focus on the new text.
    assert page.locator("#source mark").count() == 1


def test_the_whole_document_is_searched_and_its_outline_leads_on(page: "Page") -> None:
    opened(page, LAMP)
    page.get_by_role("button", name="문서 전체 보기").click()
    find = page.get_by_label("이 문서에서 찾기")
    find.fill("399번째세부")
    page.locator(".find .count", has_text="1 / 1").wait_for()
    page.locator("#source .text", has_text="399번째 세부").wait_for()
    shoot(page, "source-find")
    assert page.evaluate("[...CSS.highlights.get('found-here')].map(String)") == ["399번째 세부"]
    find.fill("가로등")
    page.locator(".find .count", has_text="/ 399").wait_for()
    at = int(page.locator(".find .count").inner_text().partition(" ")[0])
    find.press("Enter")
    page.locator(".find .count", has_text=f"{at % 399 + 1} / 399").wait_for()
    find.press("Shift+Enter")
    page.locator(".find .count", has_text=f"{at} / 399").wait_for()
    find.fill("없는 말")
    page.locator(".find .count", has_text="없음").wait_for()
    page.locator(".outline summary").click()
    page.locator(".outline .jump").last.wait_for()
    assert page.locator(".outline .jump").all_inner_texts() == [
        "1. 투자계획",
        "2. 세부 과제",
        "3. 마을별 예산",
        "4. 점검",
    ]
    page.locator(".outline .jump", has_text="4. 점검").click()
    page.wait_for_function("document.activeElement.matches('[data-unit]')")
    assert page.evaluate("document.activeElement.textContent") == "4. 점검"
    assert page.locator("#source .text", has_text="시청 누리집에 공개함").count() == 1
    page.get_by_role("button", name="근거 부분만 보기").click()
    page.locator("#quote").wait_for()
    assert page.locator(".find").count() == 0


def test_reading_on_brings_the_rest_without_gap_or_repetition(page: "Page") -> None:
    opened(page, LAMP)
    page.get_by_role("button", name="문서 전체 보기").click()
    page.locator(".find").wait_for()
    total = int(page.locator("article.source").get_attribute("data-units") or 0)
    for _ in range(60):
        page.locator("#source .text > *").last.scroll_into_view_if_needed()
        if units(page)[-1] == total - 1:
            break
        page.wait_for_timeout(100)
    while page.get_by_role("button", name="앞 내용 더 보기").count():
        first = units(page)[0]
        page.get_by_role("button", name="앞 내용 더 보기").click()
        page.wait_for_function("first => document.querySelector(`#source [data-unit='${first - 1}']`)", arg=first)
    # The rows of the table are one unit, named by its head and its body.
    assert sorted(set(units(page))) == list(range(total))
    assert page.locator("#source .text table").count() == 1


def test_a_cell_deep_in_a_wide_table_keeps_its_heads_in_sight(page: "Page") -> None:
    opened(page, HALL)
    cell = page.locator("#source td.said", has_text="5725")
    assert cell.count() == 1
    shoot(page, "source-table")
    inside = page.locator("#source .table.long")
    boxes = [each.bounding_box() for each in (inside, cell, page.locator("#source thead th", has_text="2025년"))]
    row = page.locator("#source th.edge", has_text="57리").bounding_box()
    frame, here, head = boxes
    assert frame is not None
    assert here is not None
    assert head is not None
    assert row is not None
    assert frame["y"] - 1 <= head["y"] < here["y"]
    assert here["y"] + here["height"] <= frame["y"] + frame["height"] + 1
    assert frame["x"] - 1 <= row["x"]
    assert row["x"] + row["width"] <= here["x"] + 1
    assert here["x"] + here["width"] <= frame["x"] + frame["width"] + 1
    assert abs(head["x"] - here["x"]) < 1
    assert page.locator("#source .naming", has_text="2025년 예산").count() == 1


def test_citations_are_stepped_through_by_keyboard_and_announced(page: "Page") -> None:
    ask(page, GROWTH)
    link = page.locator("#current .words a.cite", has_text="[1]").first
    link.focus()
    page.keyboard.press("Enter")
    page.locator("#source [role=status]", has_text="근거 1 / 2").wait_for(state="attached")
    assert page.evaluate("document.activeElement.id") == "quote"
    first = page.locator("#quote").inner_text()
    step = page.get_by_role("link", name="다음 근거")
    step.focus()
    page.keyboard.press("Enter")
    page.locator("#source [role=status]", has_text="근거 2 / 2").wait_for(state="attached")
    page.wait_for_function("document.activeElement.id === 'quote'")
    assert page.locator("#quote").inner_text() != first
    assert page.get_by_role("link", name="다음 근거").count() == 0
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('href')") == link.get_attribute("href")


def test_the_original_is_fetched_and_its_loss_is_told(page: "Page", folder: Path) -> None:
    opened(page, LAMP)
    with page.expect_download() as fetched:
        page.get_by_role("link", name="원문 열기").click()
    assert fetched.value.suggested_filename == NAME
    assert Path(fetched.value.path()).read_bytes() == (folder / NAME).read_bytes()
    (folder / NAME).rename(folder / "옮긴 것.txt")
    try:
        with page.context.expect_page() as told:
            page.get_by_role("link", name="원문 열기").click()
        assert told.value.locator("h1").inner_text() == "원문을 열 수 없습니다"
        shoot(told.value, "source-original-gone")
        told.value.close()
    finally:
        (folder / "옮긴 것.txt").rename(folder / NAME)


def test_a_check_explains_itself_by_pointer_by_keyboard_and_by_tap(page: "Page") -> None:
    ask(page, GROWTH)
    computed = page.locator("#current .checked.computed").first
    told = computed.locator(".told")
    assert not told.is_visible()
    computed.hover()
    told.wait_for()
    assert "계산했습니다(1,234억원 − 1,000억원 = 234억원)" in told.inner_text()
    shoot(page, "source-check")
    told.hover()
    page.wait_for_timeout(400)
    assert told.is_visible()
    page.mouse.move(5, 400)
    told.wait_for(state="hidden")
    sign = computed.get_by_role("button", name="계산한 값")
    assert page.locator(f"#{sign.get_attribute('aria-describedby')}").text_content() == told.text_content()
    sign.focus()
    told.wait_for()
    page.keyboard.press("Escape")
    told.wait_for(state="hidden")
    page.locator("#current .checked.passed").first.click()
    page.locator("#current .checked.passed .told").first.wait_for()
    page.locator("#header h1").click()
    assert page.locator(".told:visible").count() == 0


@pytest.mark.parametrize(("scheme", "width"), [("light", 1366), ("dark", 390)])
def test_axe_finds_nothing_in_what_is_read_and_explained(page: "Page", scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    try:
        opened(page, GROWTH)
        page.get_by_role("button", name="문서 전체 보기").click()
        page.get_by_label("이 문서에서 찾기").fill("가로등")
        page.locator(".find .count", has_text="/").wait_for()
        page.locator(".outline summary").click()
        shoot(page, f"source-axe-{scheme}")
        found = violations(page)
        assert not found, found
        if width > 900:  # on a narrow screen what is asked stands elsewhere than what is read
            page.locator("#current .checked .check").first.focus()
            page.locator("#current .told:visible").wait_for()
            found = violations(page)
            assert not found, found
    finally:
        page.set_viewport_size({"width": 1280, "height": 800})
        page.emulate_media(color_scheme="light")


@pytest.mark.parametrize(("width", "height", "scheme"), [(390, 844, "light"), (390, 844, "dark"), (1366, 768, "dark")])
def test_the_panel_fits_every_screen(page: "Page", width: int, height: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)
    try:
        opened(page, HALL)
        shoot(page, f"source-table-{width}-{scheme}")
        page.get_by_role("button", name="문서 전체 보기").click()
        page.locator(".find").wait_for()
        shoot(page, f"source-whole-{width}-{scheme}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator("#current .checked .check").first.click()
        told = page.locator(".told:visible").bounding_box()
        assert told is not None
        assert told["x"] >= 0
        assert told["x"] + told["width"] <= width
        shoot(page, f"source-check-{width}-{scheme}")
    finally:
        page.set_viewport_size({"width": 1280, "height": 800})
        page.emulate_media(color_scheme="light")
