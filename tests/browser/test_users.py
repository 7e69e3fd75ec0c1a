"""Several people at once in real browsers of their own: each has their own talks, and none reads another's answer."""

import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.serving.users import Users
from tests.browser.pages import ARGUMENTS, CHROMIUM, NEEDS_CHROMIUM, TOTAL, ask, shoot
from tests.chat_server import Script, chat_server
from tests.page_server import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
PASSWORD = "온빛시 예산 2025!"
NAMES = ("가영", "나영", "다영")
CARE = "어린이 돌봄의 2025년 예산은 얼마인가요?"
WORDS = ("2025년에 온빛시는 모두 ", "1조 2,340억원을 투자할 계획입니다[1].")


@pytest.fixture(scope="module")
def script() -> Script:
    return Script(pieces=WORDS, gate=threading.Event())


@pytest.fixture(scope="module")
def office(small_library: Path, script: Script, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("office")
    users = Users(folder / "users.tsv")
    for name in NAMES:
        users.add(name, PASSWORD)
    with chat_server(script) as url:
        settings = {
            "MUNDAP_USERS": str(users.path),
            "MUNDAP_MODEL": "local",
            "OPENAI_BASE_URL": url,
            "MUNDAP_MODEL_SECONDS": "300",
        }
        with served(small_library, folder / "errors.txt", settings) as running:
            yield running
    assert "Traceback" not in (folder / "errors.txt").read_text()


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def people(browser: "Browser", office: Served) -> Iterator[dict[str, "Page"]]:
    contexts = [browser.new_context(viewport={"width": 1280, "height": 800}) for _ in NAMES]
    pages: dict[str, Page] = {}
    for name, own in zip(NAMES, contexts, strict=True):
        own.set_default_timeout(60_000)
        page = pages[name] = own.new_page()
        page.goto(office.address)
        page.get_by_label("이름").fill(name)
        page.get_by_label("비밀번호").fill(PASSWORD)
        page.get_by_role("button", name="들어가기").click()
        page.locator("#header [role=status]", has_text=re.compile("문서 [12]건")).wait_for()
    yield pages
    for own in contexts:
        own.close()


def gate(script: Script) -> threading.Event:
    assert script.gate is not None
    return script.gate


def titles(page: "Page") -> list[str]:
    page.locator("#talks-list nav").wait_for()
    return page.locator("#talks-list li > a").all_inner_texts()


def test_each_sees_their_own_talks_scope_judgement_and_strictness(
    people: dict[str, "Page"], office: Served, script: Script
) -> None:
    gate(script).clear()
    first, second, third = people.values()
    first.locator("#scope [data-act=scope]").click()
    first.locator("#scope-choices .years input[value='2025']").check()
    first.locator("#scope .tag", has_text="2025년").wait_for()
    first.locator("#strict [role=switch]").click()
    first.locator("#strict [aria-checked=true]").wait_for()
    for page, question in ((first, TOTAL), (second, CARE), (third, TOTAL)):
        page.locator("#question textarea").fill(question)
        page.locator("#question textarea").press("Enter")
    for page in people.values():  # all at once
        page.locator("#current [aria-busy]").wait_for()
    gate(script).set()
    for page in people.values():
        page.locator("#current .words a.cite").first.wait_for()
    first.locator("#current [data-act=bad]").click()
    first.locator("#judging-sheet .primary").click()
    first.locator("#current [data-act=bad][aria-pressed=true]").wait_for()
    shoot(first, "users-first")
    key = first.url.partition("talk=")[2]
    for page in people.values():
        page.reload()
        page.locator("#turn-0").wait_for()
    assert [titles(page) for page in people.values()] == [[TOTAL], [CARE], [TOTAL]]
    first.locator("#scope .tag", has_text="2025년").wait_for()
    assert [page.locator("#scope .tag").count() for page in people.values()] == [1, 0, 0]
    assert [page.locator("#strict [aria-checked=true]").count() for page in people.values()] == [1, 0, 0]
    assert [page.locator("[data-act=bad][aria-pressed=true]").count() for page in people.values()] == [1, 0, 0]
    second.goto(f"{office.address}/?talk={key}")
    second.locator("#told [role=alert]", has_text="이 대화를 찾을 수 없습니다.").wait_for()
    assert second.locator(".turn").count() == 0
    taken = second.request.get(f"{office.address}/export?talk={key}&form=md")
    assert TOTAL not in taken.text()
    second.locator("#talk-words").fill("투자하는")
    second.locator("#talks-list .none").wait_for()


def test_who_learned_the_name_of_anothers_page_can_do_nothing_with_it(
    people: dict[str, "Page"], office: Served, script: Script
) -> None:
    gate(script).clear()
    owner, other, _ = people.values()
    with owner.expect_request("**/gradio_api/queue/data?**") as streamed:
        owner.locator("#question textarea").fill(TOTAL)
        owner.locator("#question textarea").press("Enter")
    owner.locator("#current [aria-busy]").wait_for()
    name = streamed.value.url.partition("session_hash=")[2].partition("&")[0]
    for answer in (
        other.request.get(f"{office.address}/gradio_api/queue/data?session_hash={name}"),
        other.request.get(f"{office.address}/gradio_api/heartbeat/{name}"),
        other.request.post(
            f"{office.address}/gradio_api/cancel",
            data=json.dumps({"session_hash": name, "fn_index": 0, "event_id": "x"}),
            headers={"content-type": "application/json"},
        ),
    ):
        assert answer.status == 409
        assert json.loads(answer.text()) == {"detail": "다른 사용자가 연 화면입니다. 화면을 새로 고쳐 주세요."}
    gate(script).set()
    owner.locator("#current .words", has_text="1조 2,340억원").wait_for()


def test_what_one_sends_all_can_ask_about(people: dict[str, "Page"], office: Served, script: Script) -> None:
    gate(script).set()
    script.pieces = ("2025년 도서관 예산은 12억 3천만원입니다[1].",)
    sender, other, _ = people.values()
    sender.goto(f"{office.address}/documents")
    sender.locator("table.documents").wait_for()
    plan = "2025년 도서관 운영 계획\n\n□ 2025년 도서관 예산은 12억 3천만원이다.\n"
    sender.locator("#pick").set_input_files([{"name": "도서관.txt", "mimeType": "text/plain", "buffer": plan.encode()}])
    sender.locator("table.documents", has_text="도서관.txt").wait_for()
    ask(other, "2025년 도서관 예산은 얼마인가요?")
    assert "도서관.txt" in other.locator("#current .sources").inner_text()


def test_another_person_at_the_same_browser_gets_a_page_of_their_own(people: dict[str, "Page"], office: Served) -> None:
    page = people["가영"]
    page.locator("#talks-list nav").wait_for()
    window = page.context.new_page()
    window.goto(office.address)
    window.get_by_role("button", name="나가기").click()
    window.get_by_label("이름").fill("나영")
    window.get_by_label("비밀번호").fill(PASSWORD)
    window.get_by_role("button", name="들어가기").click()
    window.locator("#header .user", has_text="나영").wait_for()
    page.locator("#talks-head .fresh").click()  # the window left open was 가영's
    page.locator("#header .user", has_text="나영").wait_for()
