"""The page of evaluation in a real browser: a set given and run, its plot, its questions, and two runs compared."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from eval.columns import table_of
from eval.page.report import report
from eval.runs import listed_runs, read_run
from eval.workbook import workbook
from tests.browser.axe import violations
from tests.browser.pages import HOSTILE, NEEDS_CHROMIUM, TOTAL, held_back, shoot
from tests.page_server import Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]

ROWS: list[dict[str, object]] = [
    {"id": "1", "question": TOTAL, "type": "number", "answer": "1조 2,340억원", "must_include": [["1조 2,340억"]],
     "evidence": [{"doc": "살림.txt", "quote": "모두 1조 2,340억원을 투자할 계획임"}]},
    {"id": "2", "question": "어린이 돌봄의 2025년 예산은 얼마인가요?", "type": "table", "answer": "455억원",
     "must_include": [["999억"]], "evidence": [{"doc": "살림.txt", "quote": "어린이 돌봄"}]},
    {"id": "3", "question": "우주 정거장은 언제 짓나요?", "type": "unanswerable", "answer": ""},
    {"id": "4", "question": f"표기는? {HOSTILE}", "type": HOSTILE, "answer": HOSTILE, "must_include": [[HOSTILE * 2]]},
]  # fmt: skip


def written(rows: list[dict[str, object]]) -> bytes:
    return workbook(*table_of(rows))


def give(page: "Page", name: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": content})


@pytest.fixture
def measuring(page: "Page", page_server: Served) -> Iterator["Page"]:
    page.set_viewport_size({"width": 1366, "height": 860})
    page.emulate_media(color_scheme="light")
    page.goto(f"{page_server.address}/evaluation")
    page.locator("#sets h2").wait_for()
    yield page
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")


def run_set(page: "Page") -> None:
    """Run the set that was given, and wait until its figures are shown."""
    before = page.locator("#runs .run").count()
    page.locator("#sets li", has_text="우리 질문").locator("[data-act=start]").click()
    page.locator("#runs .run").nth(before).wait_for()
    page.locator("#run .tiles").wait_for()


def test_a_set_with_faults_is_told_line_by_line_and_not_kept(measuring: "Page") -> None:
    shoot(measuring, "evaluation_empty")
    assert "아직 질문 묶음이 없습니다." in measuring.locator("#sets").inner_text()
    give(measuring, "잘못.jsonl", b'{"id": "1", "question": "?"}\n{"id": "1", "question": 3}\n{broken\n')
    told = measuring.locator("#uploaded [role=alert]")
    told.wait_for()
    assert "잘못.jsonl에 잘못된 곳이 3건 있습니다." in told.inner_text()
    assert "2번째 줄(1): ‘question’에는" in told.inner_text()
    assert "3번째 줄: JSON이 아닙니다" in told.inner_text()
    assert measuring.locator("#sets li").count() == 0
    shoot(measuring, "evaluation_faults")


def test_a_file_that_is_no_set_is_refused_in_korean(measuring: "Page") -> None:
    give(measuring, "그림.PNG", b"\x89PNG")
    told = measuring.locator("#uploaded [role=alert]")
    told.wait_for()
    assert told.locator("p").all_inner_texts() == [
        "‘그림.PNG’ 파일은 질문 묶음이 아닙니다.",
        "엑셀(.xlsx), CSV, JSONL 파일을 올려 주세요.",
    ]
    assert measuring.locator(".toast-wrap").inner_text() == ""


def test_a_run_shows_its_plot_and_every_question(measuring: "Page") -> None:
    give(measuring, "우리 질문.xlsx", written(ROWS))
    measuring.locator("#uploaded", has_text="‘우리 질문’ 4문항을 올렸습니다.").wait_for()
    assert "5번째 줄(4): 처음 보는 종류입니다" in measuring.locator("#uploaded").inner_text()
    run_set(measuring)
    assert "33.3%" in measuring.locator(".tile").first.inner_text()
    assert "문항이 3개뿐이라" in measuring.locator("#run .notice").inner_text()
    chart = measuring.get_by_role("img", name="종류별 정답률")
    assert chart.locator("text", has_text="답이 없는 질문").count() == 1
    assert chart.locator("rect.bar").count() == 4
    assert measuring.locator("#run svg.chart").count() == 3
    shoot(measuring, "evaluation_run")
    measuring.locator("#list [data-value=wrong]").click()
    measuring.locator("#list [data-value=wrong][aria-pressed=true]").wait_for()
    assert measuring.locator("#list [data-act=open]").count() == 2
    measuring.locator("#list [data-act=open]", has_text="어린이 돌봄").click()
    opened = measuring.locator("article.opened")
    opened.wait_for()
    assert "답에 ‘999억’이 없습니다." in opened.inner_text()
    assert "455" in opened.locator(".words").inner_text()
    opened.locator("a.cite").first.click()
    measuring.locator("#source #quote").wait_for()
    shoot(measuring, "evaluation_question")
    measuring.locator("#detail [data-act=open]", has_text="다음 문항").click()
    measuring.locator("article.opened", has_text="표기는?").wait_for()
    assert measuring.locator("#main img, #main script").count() == 0
    assert violations(measuring) == []


def test_two_runs_are_compared_and_the_address_comes_back_to_them(measuring: "Page") -> None:
    run_set(measuring)
    chosen = measuring.locator("#run select")
    chosen.select_option(index=1)
    verdict = measuring.locator("#run .verdict")
    verdict.wait_for()
    assert verdict.inner_text() == "4문항에서 맞고 틀림이 모두 같습니다."
    assert "&before=" in measuring.url
    measuring.reload()
    verdict.wait_for()
    measuring.locator("#list [data-act=open]").first.click()
    measuring.locator("article.opened").wait_for()
    assert measuring.locator("article.opened .answered").count() == 2
    shoot(measuring, "evaluation_compared")
    assert violations(measuring) == []


def test_the_keyboard_reaches_a_question_and_comes_back(measuring: "Page") -> None:
    row = measuring.locator("#list [data-act=open]").nth(1)
    row.focus()
    measuring.keyboard.press("Enter")
    measuring.locator("article.opened").wait_for()
    measuring.wait_for_function("document.activeElement.matches('article.opened')")
    measuring.keyboard.press("Escape")
    measuring.wait_for_function("document.activeElement.matches('#list [data-act=open]')")
    assert measuring.evaluate("document.activeElement.dataset.value") == row.get_attribute("data-value")


def test_of_questions_pressed_while_another_is_on_its_way_the_last_is_opened(measuring: "Page") -> None:
    rows = measuring.locator("#list [data-act=open]")
    with held_back(measuring):
        with measuring.expect_request(re.compile("/queue/data")):
            rows.nth(0).click()
        rows.nth(1).click()
    key = rows.nth(1).get_attribute("data-value")
    measuring.locator(f"article.opened[data-key='{key}']").wait_for()


def test_files_are_given_and_only_of_runs(measuring: "Page", page_server: Served) -> None:
    with measuring.expect_download() as waiting:
        measuring.locator("#run a", has_text="답변 내려받기").click()
    assert re.fullmatch(r"우리 질문 [\d -]+\.jsonl", waiting.value.suggested_filename)
    lines = waiting.value.path().read_text(encoding="utf-8").splitlines()
    assert [next(iter(json.loads(line))) for line in (lines[0], lines[-1])] == ["run", "end"]
    with measuring.expect_download() as waiting:
        measuring.locator("#run a", has_text="수치 내려받기").click()
    assert waiting.value.path().read_text(encoding="utf-8-sig").startswith("무엇,값,")
    for name in ("../library", "%2e%2e%2fq", ""):
        gone = measuring.request.get(f"{page_server.address}/run.jsonl?name={name}")
        assert gone.status == 404


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1366, "light")])
def test_a_report_opens_by_itself(
    measuring: "Page", small_library: Path, tmp_path: Path, width: int, scheme: str
) -> None:
    newest = listed_runs(small_library / "runs")[0]
    run = read_run(newest.path)
    written = tmp_path / "report.html"
    written.write_text(report(run, run), encoding="utf-8")
    alone = measuring.context.new_page()
    asked: list[str] = []
    said: list[str] = []
    alone.on("request", lambda request: asked.append(request.url))
    alone.on("console", lambda words: said.append(words.text))
    alone.set_viewport_size({"width": width, "height": 900})
    alone.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    alone.goto(written.as_uri())
    alone.locator("details.opened > summary").first.click()
    shoot(alone, f"evaluation_report_{width}_{scheme}")
    assert alone.evaluate("document.documentElement.scrollWidth") <= width
    assert alone.evaluate("window.broken") is None
    assert alone.locator("svg.chart").count() >= 2
    alone.close()
    assert asked == [written.as_uri()]
    assert said == []


def test_a_run_is_removed_only_when_asked_twice(measuring: "Page") -> None:
    count = measuring.locator("#runs .run").count()
    button = measuring.locator("#run [data-act=remove]")
    button.click()
    assert button.inner_text() == "정말 지우기"
    measuring.locator("#run-title").click()
    button.blur()
    assert button.inner_text() == "지우기"
    button.click()
    button.click()
    measuring.locator("#run .empty").wait_for()
    assert measuring.locator("#runs .run").count() == count - 1


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1920, "dark")])
def test_nothing_is_wider_than_the_screen(measuring: "Page", width: int, scheme: str) -> None:
    measuring.set_viewport_size({"width": width, "height": 900})
    measuring.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    measuring.reload()
    measuring.locator("#run .tiles").wait_for()
    measuring.locator("#list [data-act=open]").first.click()
    measuring.locator("article.opened").wait_for()
    assert measuring.evaluate("document.documentElement.scrollWidth") <= width
    shoot(measuring, f"evaluation_{width}_{scheme}")
    assert violations(measuring) == []


def test_a_run_that_cant_be_read_is_said_and_the_page_still_stands(measuring: "Page", small_library: Path) -> None:
    newest = listed_runs(small_library / "runs")[0].path
    lines = newest.read_bytes().splitlines(keepends=True)
    kept = b"".join(lines)
    newest.write_bytes(lines[0] + b"{broken}\n" + b"".join(lines[2:]))
    try:
        measuring.reload()
        measuring.locator("#uploaded .notice", has_text="2번째 줄").wait_for()
        measuring.locator("#run .empty").wait_for()
        assert measuring.locator("#sets [data-act=start]").count() == 1
        shoot(measuring, "evaluation_broken")
    finally:
        newest.write_bytes(kept)


def test_a_set_that_was_given_is_taken_out_when_asked_twice(measuring: "Page") -> None:
    give(measuring, "둘째 묶음.csv", "질문,정답,들어갈 말\n얼마?,5억,5억\n".encode("cp949"))
    row = measuring.locator("#sets li", has_text="둘째 묶음")
    row.wait_for()
    button = row.locator("[data-act=drop]")
    button.click()
    assert button.inner_text() == "정말 지우기"
    shoot(measuring, "evaluation_dropping")
    button.click()
    row.wait_for(state="detached")
