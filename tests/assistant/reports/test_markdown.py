"""In any viewer the words of others stay words: held against an independent reader of Markdown."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.reports.composing import compose
from assistant.reports.markdown import line_words, markdown
from assistant.reports.wording import fit
from tests.assistant.reports.words import HOSTILE, LAW, MADE_AT

VIEWER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = "\\`*_{}[]()<>#+-.!~|&$:;=^@%'\"/0123456789 \t가a"


class Seen(HTMLParser):
    """The tags and the words of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag if not attrs else f"{tag} {attrs}")

    def handle_data(self, words):
        self.words += words


def folded(text: str) -> str:
    return " ".join(text.split())


@given(st.text(st.sampled_from(SIGNS), max_size=30) | st.text(max_size=30))
@example("**연차(15일)**는")
@example("2020~2023년, 1~3월 ~~지움~~")
@example("1. 목록")
@example("![그림](https://evil.example/x.png)")
@example("[1]: https://evil.example")
@example("<img src=x onerror=alert(1)>")
@example("    들여 쓴 코드")
@example("- [ ] 할 일")
@example("----")
@example("| a | b |")
@example("&lt;b&gt;")
@example("끝에 역사선\\")
def test_a_line_stays_its_words(text):
    line = fit(text).replace("\n", " ")
    seen = Seen(VIEWER.render(f"앞\n\n{line_words(line)}\n\n뒤\n"))
    assert folded(seen.words) == folded(f"앞 {line} 뒤")
    assert set(seen.tags) <= {"p"}


@pytest.mark.parametrize("mark", ["[1]", "2024년[12].", "[1][2]"])
def test_marks_stay_as_they_are(mark):
    assert "\\" not in line_words(f"값{mark[:3]}") and Seen(VIEWER.render(line_words(mark))).words.strip() == mark


def test_a_report_shows_its_parts(composed):
    html = VIEWER.render(markdown(composed))
    seen = Seen(html)
    assert set(seen.tags) <= {
        *("h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "strong", "blockquote", "br"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
    assert [folded(found) for found in re.findall(r"<h2>(.*?)</h2>", html)][:2] == [
        "질문 1. 도로 예산은?",
        "질문 2. 달은?",
    ]
    assert folded(LAW) in folded(seen.words)
    assert "2025_계획 <최종>.hwpx, Ⅱ. 추진 계획 › 2. 도로, 12쪽 (같은 문서: 보도자료.pdf)" in seen.words
    assert "연차(15일)는 그대로[2]" in seen.words and "2020~2023년, 1~3월" in seen.words


@pytest.mark.parametrize(
    "words",
    [
        HOSTILE,
        "<script>alert(1)</script>",
        "![x](https://evil.example/?q=1)\n[x]: https://evil.example",
        "```\n코드\n```\n# 제목\n> 인용\n***",
        "www.evil.example https://evil.example a@evil.example @누구 #1 :smile: ==표시== $x$ %%숨김%%",
    ],
)
def test_hostile_words_bring_in_no_tag_and_no_link(hostile, words):
    written = markdown(compose(words, hostile(words), words, MADE_AT))
    seen = Seen(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(written))
    assert not {tag for tag in seen.tags if tag.split()[0] in ("script", "img", "a", "code", "pre", "s", "hr")}
    assert written.encode()
    assert not re.search(r"(?<!\\)://|www\.", written)
