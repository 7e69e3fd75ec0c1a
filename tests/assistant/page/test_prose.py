"""The part of Markdown that an answer may use, and that nothing else gets through."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.page.prose import LONGEST_TEXT, escape, inline, prose

MARKS = {1: '<a href="#cite-0-1">[1]</a>'}
ALLOWED = {
    "p": {"class"}, "br": set(), "strong": set(), "code": set(), "pre": set(), "blockquote": set(), "ul": set(),
    "ol": set(), "li": {"class", "value"}, "div": {"class", "role", "aria-label", "tabindex"}, "table": set(),
    "tr": set(), "th": {"scope", "class"}, "td": {"class"}, "a": {"href"},
}  # fmt: skip


class Tags(HTMLParser):
    """Collects every tag with its attributes, and the text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("**연차(15일)**는", "<strong>연차(15일)</strong>는"),
        ('**"연차"**를', "<strong>&quot;연차&quot;</strong>를"),
        ("2020~2023년, 매년 1~3월", "2020~2023년, 매년 1~3월"),
        ("~~지운 글~~ *기울임* _밑줄_", "~~지운 글~~ *기울임* _밑줄_"),
        ("늘었습니다. [1]", '늘었습니다. <a href="#cite-0-1">[1]</a>'),
        ("[[1]](#cite-0-1)", '<a href="#cite-0-1">[1]</a>'),
        ("**3건 [1]**", '<strong>3건 <a href="#cite-0-1">[1]</a></strong>'),
        ("없는 번호 [2]", "없는 번호 [2]"),
        ("`[1]`은 그대로", "<code>[1]</code>은 그대로"),
        ("[위조](#cite-9-1)", "위조"),
        ("[누르세요](https://evil.example/?q=1)", "누르세요"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("![그림](https://evil.example/?q=1)끝", "끝"),
        ("https://evil.example", "https://evil.example"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('<img src=x onerror="alert(1)">', "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;"),
        ("${HOME} {{value}} &amp;", "${HOME} {{value}} &amp;amp;"),
        ("가\x00나\u202e다\x1b[0m", "가\ufffd나\ufffd다\ufffd[0m"),
        ("**열린 굵은 글", "**열린 굵은 글"),
    ],
)
def test_words_of_one_line(text: str, written: str) -> None:
    assert inline(text, MARKS) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("첫 줄\n둘째 줄\n\n셋째 줄", "<p>첫 줄<br>둘째 줄</p><p>셋째 줄</p>"),
        ("## 요약\n본문", '<p class="heading"><strong>요약</strong></p><p>본문</p>'),
        ("- 하나\n  - 둘\n- 셋", '<ul><li>하나</li><li class="deep">둘</li><li>셋</li></ul>'),
        ("2. 둘\n3) 셋", '<ol><li value="2">둘</li><li value="3">셋</li></ol>'),
        ("> 인용 [1]\n> 둘째", '<blockquote>인용 <a href="#cite-0-1">[1]</a><br>둘째</blockquote>'),
        ("```\n[1] <b>\n```\n끝", "<pre><code>[1] &lt;b&gt;</code></pre><p>끝</p>"),
        ("```\n닫지 않은 글", "<pre><code>닫지 않은 글</code></pre>"),
        (
            "|가|나|\n|---|:-:|\n|1|2 [1]|",
            '<div class="table" role="region" aria-label="표" tabindex="0"><table>'
            '<tr><th scope="col">가</th><th scope="col">나</th></tr>'
            '<tr><td>1</td><td>2 <a href="#cite-0-1">[1]</a></td></tr></table></div>',
        ),
        ("-5%로 줄었습니다", "<p>-5%로 줄었습니다</p>"),
        ("2024. 3. 1.부터", "<p>2024. 3. 1.부터</p>"),
    ],
)
def test_blocks(text: str, written: str) -> None:
    assert prose(text, MARKS) == written


def test_attributes_can_not_be_left() -> None:
    assert escape("\" onmouseover='x' <") == "&quot; onmouseover=&#x27;x&#x27; &lt;"


def test_an_endless_answer_is_cut() -> None:
    written = prose("가" * (LONGEST_TEXT + 1), {})
    assert written == f"<p>{'가' * LONGEST_TEXT}…</p><p>(답변이 너무 길어 여기까지만 보여 드립니다.)</p>"


PIECES = st.sampled_from(
    ["<script>", "<img src=x onerror=alert(1)>", "](javascript:x)", "[", "]", "(", "**", "`", "```", "|", "|-|", "\n",
     "> ", "- ", "1. ", "# ", "!", "[1]", "&lt;", "\"'", "${x}", "\x00", "가나", "~"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=40))
def test_only_our_own_tags_come_out(pieces: list[str]) -> None:
    for tag, attributes in Tags(prose("".join(pieces), MARKS)).tags:
        assert tag in ALLOWED
        assert set(attributes) <= ALLOWED[tag]
        assert tag != "a" or attributes["href"] == "#cite-0-1"


def test_a_cell_of_many_words_is_told_from_a_short_one() -> None:
    written = prose("| 대상 | 금액 |\n|---|---|\n| 39세까지의 무주택 청년 1인 가구 | 20만원 |", {})
    assert '<td class="wordy">39세까지의 무주택 청년 1인 가구</td><td>20만원</td>' in written
