"""A page that stays open while its server is killed, begins anew, or ends its session: what is said, and what stays."""

import signal
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.serving.users import Users
from assistant.talks.talks import FILE_NAME, Talks
from tests.browser.pages import NEEDS_CHROMIUM, TOTAL, ask, shoot
from tests.chat_server import Fault, Script, chat_server
from tests.page_server import Served, free_port, served

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
CARE = "어린이 돌봄의 2025년 예산은 얼마인가요?"
GONE = "서버와 연결이 끊겼습니다."


@dataclass
class House:
    """A server that can be killed and begun anew on its port, over a library of its own."""

    library: Path
    logs: Path
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    running: Served | None = None
    _left: ExitStack = field(default_factory=ExitStack)

    def begin(self) -> str:
        self.running = self._left.enter_context(served(self.library, self.logs / "log", self.settings, self.port))
        return self.running.address

    def kill(self) -> None:
        assert self.running is not None
        self.running.process.send_signal(signal.SIGKILL)
        self.running.process.wait()
        self._left.close()


@pytest.fixture
def house(small_library: Path, tmp_path: Path) -> Iterator[House]:
    kept = House(small_library, tmp_path)
    with kept._left:
        yield kept


def opened(context: "BrowserContext", address: str) -> "Page":
    page = context.new_page()
    page.goto(address)
    page.locator("#header [role=status]", has_text="문서 1건").wait_for()
    return page


def last_words(house: House) -> str:
    with closing(Talks(house.library / FILE_NAME)) as talks:
        return talks.exchanges("", talks.listed("")[0].key)[-1].text


def test_an_answer_that_a_killed_server_was_writing_is_found_again(context: "BrowserContext", house: House) -> None:
    """What had come is there with what was answered before, and the page goes on by itself."""
    words = ("2025년에 온빛시는 모두 1조 2,340억원을 투자할 계획입니다[1].",)
    script = Script(pieces=words)
    with chat_server(script) as url:
        house.settings |= {"MUNDAP_MODEL": "local", "OPENAI_BASE_URL": url, "MUNDAP_MODEL_SECONDS": "300"}
        page = opened(context, house.begin())
        ask(page, TOTAL)
        script.fault, script.hang_s, script.pieces = Fault.STALL, 300.0, ("어린이 돌봄에는 ", "455억원을 ")
        page.locator("#question textarea").fill(CARE)
        page.locator("#question textarea").press("Enter")
        page.locator("#current .words", has_text="455억원을").wait_for()
        page.locator("#question textarea").fill("그럼 2024년은?")
        while "455억원을" not in last_words(house):
            page.wait_for_timeout(100)
        house.kill()
        page.locator("#gone", has_text=GONE).wait_for()
        shoot(page, "server-killed")
        script.fault, script.pieces = Fault.NONE, words
        house.begin()
        page.locator("#current .state", has_text="서버가 꺼져 답이 끊겼습니다.").wait_for()
        page.locator("#gone").wait_for(state="hidden")
        assert "455억원을" in page.locator("#current .words").inner_text()
        assert page.locator(".turn .question").all_inner_texts() == [TOTAL, CARE]
        assert "1조 2,340억원" in page.locator("#past .words").inner_text()
        page.wait_for_function("document.querySelector('#question textarea').value === '그럼 2024년은?'")
        shoot(page, "server-back")
        page.locator("#current [data-act=again]").click()
        page.locator("#current .words a.cite").first.wait_for()
        assert page.locator(".turn").count() == 2
    page.close()


@pytest.mark.parametrize("path", ["/documents", "/evaluation", "/status"])
def test_the_other_pages_say_it_too_and_come_back(context: "BrowserContext", house: House, path: str) -> None:
    page = opened(context, house.begin() + path)
    house.kill()
    page.locator("#gone", has_text=GONE).wait_for()
    shoot(page, f"server-killed-{path[1:]}")
    assert "Connection errored out" not in page.locator("body").inner_text()
    house.begin()
    page.locator("#gone").wait_for(state="detached")  # the page was loaded anew
    page.locator("#header [role=status]", has_text="문서 1건").wait_for()
    page.close()


def test_who_has_to_log_in_again_comes_back_to_the_same_talk(context: "BrowserContext", house: House) -> None:
    users = Users(house.logs / "users.tsv")
    users.add("홍길동", "온빛시 예산 2025!")
    users.add("이몽룡", "another password")
    house.settings["MUNDAP_USERS"] = str(users.path)
    page = context.new_page()

    def log_in(name: str, password: str) -> None:
        page.get_by_label("이름").fill(name)
        page.get_by_label("비밀번호").fill(password)
        page.get_by_role("button", name="들어가기").click()
        page.locator("#header .user", has_text=name).wait_for()

    page.goto(house.begin())
    log_in("홍길동", "온빛시 예산 2025!")
    ask(page, TOTAL)
    page.locator("#question textarea").fill("그럼 2024년은?")
    house.kill()
    page.locator("#gone", has_text=GONE).wait_for()
    house.begin()
    page.get_by_role("status").filter(has_text="서버가 다시 켜져서 로그인이 끝났습니다.").wait_for()
    shoot(page, "login-over")
    log_in("홍길동", "온빛시 예산 2025!")
    page.locator("#turn-0 .question", has_text=TOTAL).wait_for()
    page.wait_for_function("document.querySelector('#question textarea').value === '그럼 2024년은?'")
    page.context.clear_cookies()  # as when the session has grown old
    page.locator("#question textarea").press("Enter")
    page.get_by_label("비밀번호").wait_for()
    log_in("이몽룡", "another password")
    page.locator("#told", has_text="이 대화를 찾을 수 없습니다.").wait_for()
    assert page.locator("#question textarea").input_value() == ""
    assert page.evaluate("sessionStorage.getItem('mundap-words')") is None
    page.close()
    context.clear_cookies()
