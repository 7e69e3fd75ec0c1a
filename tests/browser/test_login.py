"""Coming in and going out in a real browser: wrong, right, by keyboard, narrow and dark, and nothing without it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.serving.users import Users
from tests.browser.axe import violations
from tests.browser.pages import NEEDS_CHROMIUM, TOTAL, ask, shoot
from tests.page_server import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
NAME, PASSWORD = "홍길동", "온빛시 예산 2025!"


@pytest.fixture(scope="module")
def guarded_server(small_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("guarded")
    users = Users(folder / "users.tsv")
    users.add(NAME, PASSWORD)
    users.add("이몽룡", "another password")
    with served(small_library, folder / "errors.txt", {"MUNDAP_USERS": str(users.path)}) as running:
        yield running
    told = (folder / "errors.txt").read_text()
    assert "Traceback" not in told
    assert PASSWORD not in told


@pytest.fixture
def door(context: "BrowserContext", guarded_server: Served) -> Iterator["Page"]:
    """The login page of a browser that was never in."""
    context.clear_cookies()
    page = context.new_page()
    page.goto(guarded_server.address)
    yield page
    page.close()
    context.clear_cookies()


def log_in(page: "Page", name: str, password: str) -> None:
    page.get_by_label("이름").fill(name)
    page.get_by_label("비밀번호").fill(password)
    page.get_by_role("button", name="들어가기").click()


def test_wrong_is_told_and_right_leads_in_and_out(door: "Page") -> None:
    assert door.url.endswith("/login")
    assert door.evaluate("[document.documentElement.lang, document.title]") == ["ko", "들어가기 - 문답"]
    assert door.evaluate("document.activeElement.id") == "name"
    shoot(door, "login")
    log_in(door, NAME, "wrong password")
    assert "이름이나 비밀번호가 맞지 않습니다." in door.get_by_role("alert").inner_text()
    assert door.evaluate("document.activeElement.id") == "password"
    assert door.get_by_label("이름").input_value() == NAME
    shoot(door, "login_wrong")
    door.keyboard.insert_text(PASSWORD)
    door.keyboard.press("Enter")
    door.locator("#header .user", has_text=NAME).wait_for()
    door.locator("#header [role=status]", has_text=re.compile("문서 1건")).wait_for()
    ask(door, TOTAL)
    assert "1조 2,340억원" in door.locator("#current .words").inner_text()
    shoot(door, "logged_in")
    door.locator("#question textarea").fill("그럼 2024년은?")
    door.get_by_role("button", name="나가기").click()
    assert "나왔습니다." in door.get_by_role("status").inner_text()
    assert door.evaluate("sessionStorage.length") == 0
    shoot(door, "logged_out")
    door.go_back()
    door.get_by_label("비밀번호").wait_for()


def test_the_page_asked_for_comes_after_the_login(door: "Page", guarded_server: Served) -> None:
    door.goto(f"{guarded_server.address}/status")
    log_in(door, NAME, PASSWORD)
    door.locator("#header a[aria-current]", has_text="설정·상태").wait_for()
    door.locator("#header .user", has_text=NAME).wait_for()


@pytest.mark.parametrize("path", ["/documents", "/evaluation", "/status"])
def test_every_page_names_who_is_in(door: "Page", guarded_server: Served, path: str) -> None:
    log_in(door, NAME, PASSWORD)
    door.goto(guarded_server.address + path)
    door.locator("#header .user", has_text=NAME).wait_for()
    assert door.get_by_role("button", name="나가기").is_visible()


def test_guessing_is_stopped_in_words(door: "Page") -> None:
    for number in range(5):
        log_in(door, "이몽룡", f"a guess {number}")
        door.get_by_role("alert").wait_for()
    told = door.get_by_role("alert").inner_text()
    assert re.fullmatch(r"여러 번 맞지 않아 잠시 막았습니다\. \d+초 뒤에 다시 입력해 주세요\.", told)
    shoot(door, "login_stopped")


def test_a_page_left_open_leads_to_the_login_when_its_session_is_over(door: "Page") -> None:
    log_in(door, NAME, PASSWORD)
    door.locator("#header [role=status]", has_text=re.compile("문서 1건")).wait_for()
    door.context.clear_cookies()
    door.locator("#question textarea").fill(TOTAL)
    door.locator("#question textarea").press("Enter")
    door.get_by_role("status").filter(has_text="로그인이 끝났습니다.").wait_for()
    log_in(door, NAME, PASSWORD)
    door.wait_for_function(f"document.querySelector('#question textarea')?.value === '{TOTAL}'")


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_fits_and_is_legible(door: "Page", width: int, scheme: str) -> None:
    door.set_viewport_size({"width": width, "height": 844})
    door.emulate_media(color_scheme=scheme)
    log_in(door, NAME, "wrong password")
    door.get_by_role("alert").wait_for()
    shoot(door, f"login_{width}_{scheme}")
    assert violations(door) == []
    assert door.evaluate("document.documentElement.scrollWidth") <= width
    assert door.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(20, 24, 29)" if scheme == "dark" else "rgb(246, 247, 248)"
    )
    log_in(door, NAME, PASSWORD)
    door.locator("#header .user", has_text=NAME).wait_for()
    door.locator("#header [role=status]", has_text=re.compile("문서 1건")).wait_for()
    shoot(door, f"header_{width}_{scheme}")
    assert door.evaluate("document.documentElement.scrollWidth") <= width
    door.set_viewport_size({"width": 1280, "height": 800})
    door.emulate_media(color_scheme="light")
