"""The page of documents in a real browser: send, see the run, answer, cancel, find, read, remove."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from tests.browser.axe import violations
from tests.browser.pages import FINDING, HOSTILE, NEEDS_CHROMIUM, ask, shoot
from tests.page_server import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Route

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
PLAN = "2025년 도서관 운영 계획\n\n□ 2025년 도서관 예산은 12억 3천만원이다. 새 도서관 두 곳을 짓고 사서를 뽑는다.\n"
ROADS = "2025년 도로 정비 계획\n\n□ 2025년 도로 정비에 34억원을 쓴다. 다리 세 곳과 터널 한 곳을 고친다.\n"
ASKED = "2025년 도서관 예산은 얼마인가요?"

Sent = dict[str, str | bytes]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def office(place: Path) -> Iterator[Served]:
    """A server whose library is not there yet, with a folder that it watches."""
    (place / "지켜보기").mkdir()
    watched = {"MUNDAP_WATCH": str(place / "지켜보기"), "MUNDAP_WATCH_SECONDS": "1"}
    with served(place / "library", place / "errors.txt", watched) as running:
        yield running
    assert "Traceback" not in (place / "errors.txt").read_text()


@pytest.fixture
def desk(context: "BrowserContext", office: Served) -> Iterator["Page"]:
    """The documents page, empty again afterwards."""
    page = context.new_page()
    complaints: list[str] = []

    def note(kind: str, words: str) -> None:
        # Gradio says so of an answer that was on its way when the page was left.
        left = "AbortError" in words or "Connection errored out" in words
        if kind in ("error", "warning") and not left:
            complaints.append(words)

    page.on("console", lambda said: note(said.type, said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    show(page, office)
    yield page
    assert page.evaluate("window.broken") is None
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")
    show(page, office)
    empty(page)
    if page.locator("[data-act=clear]").count():
        page.locator("[data-act=clear]").click()
        page.locator("#incoming").wait_for(state="hidden")
    page.close()
    assert complaints == []


def show(page: "Page", office: Served) -> None:
    page.goto(f"{office.address}/documents")
    page.locator("table.documents, .no-documents").wait_for()


def empty(page: "Page") -> None:
    """Remove all documents, a page of the list at a time: a second try begins with none."""
    while page.locator("[data-act=pick-page]").count():
        name = json.dumps(page.locator("button.open").first.get_attribute("data-name"), ensure_ascii=False)
        page.locator("[data-act=pick-page]").check()
        page.locator("[data-act=remove-chosen]").click()
        page.locator("[data-confirm=yes]").click()
        page.locator(f"button.open[data-name={name}]").wait_for(state="detached")


def send(page: "Page", files: Sent) -> None:
    page.locator("#pick").set_input_files(
        [
            {"name": name, "mimeType": "", "buffer": text if isinstance(text, bytes) else text.encode()}
            for name, text in files.items()
        ]
    )


def settle(page: "Page", files: Sent, told: str) -> None:
    """Send files, wait until all is read, and see what is counted."""
    send(page, files)
    page.locator("#read .counts", has_text=re.compile(f"^{told}$")).wait_for()


def row(page: "Page", name: str) -> "Callable[[], str]":
    line = page.locator("#incoming li", has=page.locator("strong", has_text=re.compile(f"^{re.escape(name)}$")))
    return line.inner_text


def test_a_library_that_is_not_there_yet_leads_to_this_page(context: "BrowserContext", tmp_path: Path) -> None:
    with served(tmp_path / "library", tmp_path / "errors.txt") as server:
        page = context.new_page()
        page.goto(server.address)
        page.locator("#start .notice", has_text="아직 문서가 없습니다. 문서 화면에서 파일을 올려 주세요.").wait_for()
        page.locator("#header .state", has_text="문서 0건").wait_for()
        ask(page, ASKED)
        assert "아직 문서가 없습니다." in page.locator("#current [role=alert]").inner_text()
        page.locator("#header nav a", has_text="문서").click()
        page.locator(".no-documents").wait_for()
        assert page.locator("#header .state").inner_text() == "문서 0건"
        assert not (tmp_path / "library" / "library.sqlite3").exists()
        page.close()


def test_a_file_is_sent_asked_about_and_removed(desk: "Page", office: Served, place: Path) -> None:
    assert "아직 문서가 없습니다." in desk.locator("#shelf").inner_text()
    assert violations(desk) == []
    shoot(desk, "documents_empty")
    settle(desk, {"도서관.txt": PLAN}, "넣음 1")
    desk.locator("table.documents", has_text="도서관.txt").wait_for()
    assert desk.locator("#header .state").inner_text() == "문서 1건"
    assert (place / "library" / "files" / "도서관.txt").read_text() == PLAN
    shoot(desk, "documents_added")
    desk.goto(office.address)
    desk.locator("#header .state", has_text="문서 1건").wait_for()
    ask(desk, ASKED)
    assert "12억 3천만원" in desk.locator("#current .words").inner_text()
    desk.locator("#current .words a.cite").first.click()
    desk.locator("#quote").wait_for()
    assert "12억 3천만원" in desk.locator("#source mark").first.inner_text()
    show(desk, office)
    desk.get_by_role("button", name="2025년 도서관 운영 계획 빼기").click()
    assert "올린 원본 파일도 함께 지워집니다." in desk.locator("#confirm").inner_text()
    shoot(desk, "documents_confirm")
    desk.keyboard.press("Escape")
    assert desk.locator("table.documents tbody tr").count() == 1
    desk.get_by_role("button", name="2025년 도서관 운영 계획 빼기").click()
    desk.locator("[data-confirm=yes]").click()
    desk.locator(".no-documents").wait_for()
    assert not (place / "library" / "files" / "도서관.txt").exists()
    desk.goto(office.address)
    desk.locator("#question textarea").wait_for()
    ask(desk, ASKED)
    assert "12억" not in desk.locator("#current").inner_text()


def test_a_document_is_asked_by_itself(desk: "Page") -> None:
    settle(desk, {"도서관.txt": PLAN, "도로.txt": ROADS}, "넣음 2")
    desk.locator("table.documents", has_text="도로.txt").wait_for()
    desk.get_by_role("link", name="2025년 도로 정비 계획에 묻기").click()
    desk.locator("#scope .tag", has_text="도로.txt").wait_for()
    desk.locator("#header .state", has_text="문서 2건").wait_for()
    ask(desk, ASKED)
    assert "12억" not in desk.locator("#current .words").inner_text()
    ask(desk, "2025년 도로 정비에 얼마를 쓰나요?")
    assert "34억원" in desk.locator("#current .words").inner_text()


def test_each_file_tells_what_became_of_it(desk: "Page") -> None:
    settle(desk, {"도서관.txt": PLAN, "깨진.pdf": b"%PDF-1.7\nnothing"}, "넣음 1 · 못 넣음 1")
    assert "PDF" in row(desk, "깨진.pdf")()
    settle(desk, {"도서관.txt": PLAN}, "넣음 1 · 이미 있음 1 · 못 넣음 1")
    send(desk, {"도서관.txt": ROADS, "사본.txt": PLAN, "프로그램.exe": b"MZ", "빈 글.txt": b""})
    desk.locator("#read .counts", has_text="골라 주세요 2").wait_for()
    assert "읽을 수 없는 형식입니다(.exe)." in row(desk, "프로그램.exe")()
    assert row(desk, "빈 글.txt")().split("\n\n")[:2] == ["빈 글.txt 0KB", "빈 파일입니다."]
    assert "‘도서관.txt’ 문서와 같은 내용입니다." in row(desk, "사본.txt")()
    assert violations(desk) == []
    shoot(desk, "documents_questions")
    desk.get_by_role("button", name="사본.txt 넣지 않기").click()
    desk.get_by_role("button", name="도서관.txt 새 파일로 바꾸기").press("Enter")
    desk.locator("#read .counts", has_text=re.compile("^넣음 2 · 이미 있음 1 · 못 넣음 1 · 넣지 않음 1$")).wait_for()
    desk.locator("table.documents", has_text="2025년 도로 정비 계획").wait_for()
    assert desk.locator("table.documents tbody tr").count() == 1
    desk.get_by_role("button", name="프로그램.exe 알림 닫기").click()
    assert desk.locator("#sending strong").all_inner_texts() == ["빈 글.txt"]
    every = desk.get_by_role("button", name="받지 않은 파일 모두 닫기")
    assert not every.is_visible()
    send(desk, {"또.exe": b"MZ"})
    every.click()
    desk.locator("#sending li").first.wait_for(state="detached")
    assert desk.locator("#read .counts").is_visible()
    desk.get_by_role("button", name="끝난 것 지우기").click()
    desk.locator("#incoming").wait_for(state="hidden")


def test_files_are_dropped_and_folders_chosen(desk: "Page", tmp_path: Path) -> None:
    dropped = """([name, text]) => {
        const carried = new DataTransfer();
        carried.items.add(new File([text], name));
        for (const kind of ['dragenter', 'dragover', 'drop']) {
            const how = { dataTransfer: carried, bubbles: true, cancelable: true };
            document.body.dispatchEvent(new DragEvent(kind, how));
        }
    }"""
    desk.evaluate(dropped, ["도로.txt", ROADS])
    desk.locator("#read .counts", has_text=re.compile("^넣음 1$")).wait_for()
    folder = tmp_path / "업무"
    (folder / "2025").mkdir(parents=True)
    (folder / "2025" / "도서관.txt").write_text(PLAN)
    (folder / "그림.png").write_bytes(b"\x89PNG")
    (folder / ".숨은.txt").write_text("숨은 글")
    desk.locator("#pick-folder").set_input_files(folder)
    desk.locator("#read .counts", has_text=re.compile("^넣음 2$")).wait_for()
    desk.locator("table.documents", has_text="업무/2025/도서관.txt").wait_for()
    assert desk.locator("#said").inner_text() != ""


def test_a_newer_edition_stands_beside_or_takes_the_place(desk: "Page") -> None:
    settle(desk, {"2024년 도서관 계획.txt": PLAN.replace("2025", "2024")}, "넣음 1")
    settle(desk, {"2025년 도서관 계획.txt": PLAN}, "넣음 2")
    desk.locator("#read li", has_text="‘2024년 도서관 계획.txt’의 다른 판입니다. 나란히 두었습니다.").wait_for()
    shoot(desk, "documents_edition")
    desk.get_by_role("button", name="‘2024년 도서관 계획.txt’ 빼기").click()
    desk.locator("[data-confirm=yes]").click()
    desk.locator("#header .state", has_text="문서 1건").wait_for()
    assert "2025년 도서관 계획.txt" in desk.locator("table.documents tbody").inner_text()


def test_a_run_goes_on_without_its_reader_and_is_the_same_for_all(
    desk: "Page", context: "BrowserContext", office: Served, place: Path
) -> None:
    settle(desk, {"도로.txt": ROADS}, "넣음 1")
    with FileLock(place / "library" / "writer.lock"):  # as another program that writes
        send(desk, {f"{number}.txt": f"{number}번째 사업의 예산은 {number}억원이다.\n" for number in range(1, 5)})
        desk.locator("#read .notice", has_text="다른 프로그램").wait_for()
        shoot(desk, "documents_busy")
        desk.goto(office.address)
        other = context.new_page()
        show(other, office)
        other.locator("#read li", has_text="4.txt").wait_for()
        other.get_by_role("button", name="2.txt 취소").click()
        other.locator("#read li.cancelled", has_text="2.txt").wait_for()
    show(desk, office)
    desk.locator("#read .counts", has_text=re.compile("^넣음 4 · 넣지 않음 1$")).wait_for()
    other.locator("#read .counts", has_text=re.compile("^넣음 4 · 넣지 않음 1$")).wait_for()
    other.close()


def test_a_run_that_waits_for_another_program_is_called_off_whole(desk: "Page", place: Path) -> None:
    settle(desk, {"도로.txt": ROADS}, "넣음 1")
    with FileLock(place / "library" / "writer.lock"):
        send(desk, {f"{number}.txt": f"{number}번째 사업의 예산은 {number}억원이다.\n" for number in range(5, 9)})
        desk.locator("#read .notice", has_text="다른 프로그램").wait_for()
        desk.locator("#read li", has_text="8.txt").wait_for()
        desk.get_by_role("button", name="모두 취소").click()
        desk.locator("#read .counts", has_text=re.compile("^넣음 1 · 넣지 않음 4$")).wait_for()
    assert "파일을 다 읽었습니다." in desk.locator("#said").inner_text()


def test_stopping_to_send_stops_the_file_on_its_way_as_well(desk: "Page", place: Path) -> None:
    on_its_way: list[Route] = []

    def held(route: "Route") -> None:
        if route.request.method == "PUT":
            on_its_way.append(route)  # as over a slow line
        else:
            route.continue_()

    desk.route(re.compile(r"/documents/files\?"), held)
    send(desk, {"도로.txt": ROADS, "도서관.txt": PLAN})
    desk.locator("#sending li.busy", has_text="도로.txt").wait_for()
    desk.locator("[data-act=stop-sending]").click()
    desk.locator("#incoming").wait_for(state="hidden")
    desk.unroute_all()
    assert [route.request.failure for route in on_its_way] == ["net::ERR_ABORTED"]
    assert not (place / "library" / "files" / "도로.txt").exists()


def test_the_list_is_looked_through_and_a_document_read(desk: "Page") -> None:
    files: Sent = {
        f"{year}년 공원 계획.txt": f"{year}년 공원 계획\n\n□ 공원 예산은 {year % 100}억원이다.\n"
        for year in range(2001, 2053)
    }
    settle(desk, {**files, "도서관.txt": PLAN}, "넣음 53")
    desk.locator(".found", has_text="모두 53건 · 1–50번째").wait_for()
    desk.get_by_role("button", name="다음").click()
    desk.locator(".found", has_text="51–53번째").wait_for()
    desk.get_by_label("제목과 파일 이름에서 찾기").fill("도서관")
    desk.locator(".found", has_text="53건 중 1건").wait_for()
    desk.get_by_role("button", name="2025년 도서관 운영 계획", exact=True).press("Enter")
    desk.locator("#reader #source-title").wait_for()
    assert "12억 3천만원" in desk.locator("#reader #source").inner_text()
    assert violations(desk) == []
    shoot(desk, "documents_reading")
    desk.keyboard.press("Escape")
    desk.locator("#reader").wait_for(state="hidden")
    assert desk.evaluate("document.activeElement.dataset.act") == "open"
    desk.get_by_label("제목과 파일 이름에서 찾기").fill("없는 말")
    desk.locator(".none-found", has_text="‘없는 말’에 맞는 문서가 없습니다.").wait_for()
    desk.get_by_label("제목과 파일 이름에서 찾기").fill("")
    desk.locator(".found", has_text="모두 53건").wait_for()
    desk.locator("th[aria-sort=none] button", has_text="문서").first.press("Enter")
    desk.locator("th[aria-sort=ascending]", has_text="문서").wait_for()
    assert desk.locator("button.open").first.inner_text() == "2001년 공원 계획"
    desk.get_by_role("button", name="2001년 공원 계획 다시 읽기").click()
    desk.locator("#read .counts", has_text="넣음 54").wait_for()
    desk.locator("[data-act=pick-one]").first.focus()
    desk.keyboard.press("Space")
    assert desk.locator("#chosen .count").inner_text() == "1건 고름"
    # The clean-up removes a page at a time.
    desk.locator("[data-act=pick-page]").check()
    desk.locator("[data-act=remove-chosen]").click()
    desk.locator("[data-confirm=yes]").click()
    desk.locator(".found", has_text="모두 3건").wait_for()


def test_what_is_pressed_on_one_document_and_let_go_of_on_another_counts_for_neither(desk: "Page") -> None:
    settle(desk, {"도서관.txt": PLAN, "도로.txt": ROADS}, "넣음 2")
    desk.locator(".found", has_text="모두 2건").wait_for()
    desk.locator("th[aria-sort=none] button", has_text="문서").first.press("Enter")
    desk.locator("th[aria-sort=ascending]", has_text="문서").wait_for()
    first = desk.locator("button.open").first
    for pressed in (first, desk.locator("[data-act=pick-one]").first):
        assert first.inner_text() == "2025년 도로 정비 계획"
        pressed.hover()
        desk.mouse.down()
        desk.locator("#words").evaluate(FINDING, "도서관")
        desk.locator(".found", has_text="2건 중 1건").wait_for()
        assert first.inner_text() == "2025년 도서관 운영 계획"
        desk.mouse.up()
        desk.locator("#words").evaluate(FINDING, "")
        desk.locator(".found", has_text="모두 2건").wait_for()
    assert desk.locator("#chosen").is_hidden()
    assert desk.locator("[data-act=pick-one]:checked").count() == 0
    assert desk.locator("#main.reading-document").count() == 0
    first.click()
    desk.locator("#reader #source-title", has_text="2025년 도로 정비 계획").wait_for()
    desk.locator("#reader [data-act=close]").click()


def test_a_watched_folder_fills_the_library_and_what_is_gone_is_said(desk: "Page", place: Path) -> None:
    (place / "지켜보기" / "도로.txt").write_text(ROADS)
    desk.locator("table.documents", has_text="도로.txt").wait_for()
    assert "지켜보는 폴더" in row(desk, "도로.txt")()
    (place / "지켜보기" / "도로.txt").unlink()
    desk.get_by_label("제목과 파일 이름에서 찾기").fill("도로")
    desk.locator("table.documents .tag", has_text="원본 없음").wait_for()
    shoot(desk, "documents_gone")
    desk.get_by_role("button", name="2025년 도로 정비 계획 빼기").click()
    assert "다른 폴더에 있는 원본 파일은 그대로 있습니다." in desk.locator("#confirm").inner_text()
    desk.locator("[data-confirm=no]").click()


def test_hostile_names_stay_words(desk: "Page") -> None:
    name = f"{HOSTILE.replace('/', '／')}.txt"
    settle(
        desk,
        {name: HOSTILE, "<b>깨진.pdf": b"%PDF-1.7\nnothing", "${window.broken=1}.exe": b"MZ"},
        "넣음 1 · 못 넣음 1",
    )
    desk.locator("button.open").wait_for()
    desk.locator("button.open").click()
    desk.locator("#reader #source-title").wait_for()
    desk.locator("#reader [data-act=close]").click()
    desk.locator("[data-act=remove]").first.click()
    assert "onerror" in desk.locator("#confirm .names").inner_text()
    desk.locator("[data-confirm=no]").click()
    assert desk.locator("#main img, #main script, #main b").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1920, "dark")])
def test_nothing_is_wider_than_the_screen(desk: "Page", width: int, scheme: str) -> None:
    desk.set_viewport_size({"width": width, "height": 844})
    desk.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    settle(desk, {f"{'긴이름' * 30}.txt": PLAN, "깨진.pdf": b"%PDF-1.7\nnothing"}, "넣음 1 · 못 넣음 1")
    desk.locator("table.documents").wait_for()
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(desk) == []
    shoot(desk, f"documents_{width}_{scheme}")
    desk.locator("button.open").click()
    desk.locator("#reader #source-title").wait_for()
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(desk) == []
    shoot(desk, f"documents_reading_{width}_{scheme}")
