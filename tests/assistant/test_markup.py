"""The part of Markdown that an answer may use, read once for pages and reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.markup import Block, Code, Grid, Kind, Line, Lines, Span, blocks, spans


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("**3건 [1]** 늘어", [Span("3건 ", True), Span("[1]", True, number=1), Span(" 늘어")]),
        ("`[1]`과 [12]", [Span("[1]", code=True), Span("과 "), Span("[12]", number=12)]),
        ("[**굵은** 말](https://example.org)", [Span("굵은", True), Span(" 말")]),
        ("![그림](a.png)끝", [Span("끝")]),
        ("**연 글", [Span("**연 글")]),
        ("", []),
    ],
)
def test_spans(text: str, read: list[Span]) -> None:
    assert list(spans(text)) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("가\n나\n\n다", [Lines(Kind.PLAIN, (Line(Kind.PLAIN, "가"), Line(Kind.PLAIN, "나"))),
                       Lines(Kind.PLAIN, (Line(Kind.PLAIN, "다"),))]),
        ("- 하나\n  * 둘", [Lines(Kind.BULLET, (Line(Kind.BULLET, "하나", "-"), Line(Kind.BULLET, "둘", "*", True)))]),
        ("2) 둘\n10. 열", [Lines(Kind.NUMBERED, (Line(Kind.NUMBERED, "둘", "2)"), Line(Kind.NUMBERED, "열", "10.")))]),
        ("# 머리\n> 따온 말", [Lines(Kind.HEADING, (Line(Kind.HEADING, "머리"),)),
                           Lines(Kind.QUOTE, (Line(Kind.QUOTE, "따온 말"),))]),
        ("|가\\|나|다|\n|--|--|\n|1|", [Grid((("가|나", "다"), ("1",)), headed=True)]),
        ("|1|2|\n|3|4|", [Grid((("1", "2"), ("3", "4")), headed=False)]),
        ("```\n|1|\n- 2", [Code(("|1|", "- 2"))]),
        ("-5%로\n2024. 3. 1.부터", [Lines(Kind.PLAIN, (Line(Kind.PLAIN, "-5%로"),
                                                     Line(Kind.PLAIN, "2024. 3. 1.부터")))]),
    ],
)  # fmt: skip
def test_blocks(text: str, read: list[Block]) -> None:
    assert list(blocks(text)) == read


@given(st.text(alphabet="가나1 .,~()<>&", max_size=60))
def test_text_without_marks_stays_as_typed(text: str) -> None:
    assert "".join(span.text for span in spans(text)) == text
