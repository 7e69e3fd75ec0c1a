"""Page numbers, rules and tables of contents are no text; figures that answer are."""

import pytest

from ingest.furniture import past_contents
from ingest.plain import read_blocks
from ingest.types import BlockKind


def words(text: str) -> list[str]:
    """The words of every block but rows and cells."""
    frames = (BlockKind.ROW, BlockKind.CELL)
    return [text[block.content_start : block.end] for block in read_blocks(text) if block.kind not in frames]


NUMBERS = [
    "- 3 -",
    "-3-",
    "– 12 –",
    "3",
    "(3)",
    "〈 3 〉",
    "3/12",
    "3 / 12",
    "12쪽",
    "12 페이지",
    "page 3",
    "p. 3",
    "[3]",
    "- 103 -",
]


@pytest.mark.parametrize("number", NUMBERS)
def test_page_numbers_are_left_out(number: str):
    assert words(f"첫 쪽이다.\n\n{number}\n\n다음 쪽이다.") == ["첫 쪽이다.", "다음 쪽이다."]
    assert words(f"첫 쪽이다.\n\n   {number}\n\f다음 쪽이다.") == ["첫 쪽이다.", "다음 쪽이다."]
    assert words(f"첫 쪽이다.\n\n{number}") == ["첫 쪽이다."]


def test_a_decorated_page_number_needs_no_blank_lines():
    assert words("첫 쪽이다.\n- 3 -\n다음 쪽이다.") == ["첫 쪽이다.", "다음 쪽이다."]


@pytest.mark.parametrize("number", ["3", "(3)", "3/12", "12쪽"])
def test_a_figure_in_the_text_stays(number: str):
    assert words(f"합계\n{number}\n\n다음") == [f"합계\n{number}", "다음"]
    assert words(f"쪽수는 몇인가?\n\n{number}\n\n다음") == ["쪽수는 몇인가?", number, "다음"]
    assert words(f"답:\n\n{number}\n\n다음") == ["답:", number, "다음"]


@pytest.mark.parametrize(
    "line", ["2,024", "3명", "3.5", "2024. 7.", "3%", "12345", "1, 2", "-3", "- 3", "3 -", "2024년", "제3쪽"]
)
def test_other_figures_stay(line: str):
    assert "".join(words(f"앞\n\n{line}\n\n뒤")).count(line.removeprefix("- ")) == 1


def test_a_figure_in_a_table_stays():
    text = "구분\t값\n3\t4\n\n"
    assert [text[block.start : block.end] for block in read_blocks(text) if block.kind is BlockKind.CELL] == [
        "구분",
        "값",
        "3",
        "4",
    ]


@pytest.mark.parametrize("rule", ["---", "=====", "_____", "* * *", "- - -", "~~~~", "·····", "━━━━━", "  ───  "])
def test_rules_are_left_out(rule: str):
    assert words(f"앞이다.\n{rule}\n뒤다.") == ["앞이다.", "뒤다."]


@pytest.mark.parametrize("line", ["--", "**", "==가=="])
def test_what_is_no_rule(line: str):
    assert line in "".join(words(f"앞이다.\n\n{line}\n"))


@pytest.mark.parametrize(
    "contents",
    [
        "Ⅰ. 개요\t1\nⅡ. 계획\t12",
        "Ⅰ. 개요 ········ 1\nⅡ. 계획 ········ 12",
        "Ⅰ. 개요 ........ 1\n 1. 배경 ........ 3\nⅡ. 계획 ........ 12",
        "Ⅰ. 개요 …… 1\n\nⅡ. 계획 …… 12",
        "Ⅰ. 개요      1\nⅡ. 계획     12",
        "Ⅰ. 개요\t- 1 -\nⅡ. 계획\t- 12 -",
        "Ⅰ. 개요\nⅡ. 계획",
    ],
)
@pytest.mark.parametrize("title", ["목 차", "목차", "< 차 례 >", "순서", "[목차]", "# 목차", "Contents"])
def test_contents_are_left_out(title: str, contents: str):
    text = f"계획서\n\n{title}\n\n{contents}\n\n- 1 -\n\nⅠ. 개요\n\n시작이다.\n\nⅡ. 계획\n\n끝이다."
    assert words(text) == ["계획서", "개요", "시작이다.", "계획", "끝이다."]


def test_a_title_of_contents_without_any_is_text():
    assert words("순서\n\n접수가 먼저다.") == ["순서", "접수가 먼저다."]


def test_contents_end_where_the_text_begins():
    assert words("목차\n개요\t1\n개요\n시작이다.\n표\t3") == ["개요\n시작이다.", "표\t3"]
    assert words("목차\n\nⅠ. 개요\nⅡ. 계획\n\nⅠ. 개요\nⅡ. 계획\n\n- 하나") == ["개요", "계획", "하나"]


def test_a_chapter_without_a_page_stands_in_the_contents_when_its_parts_have_one():
    lines = [
        "목  차",
        "Ⅰ. 사업 안내",
        "1. 개요\t1",
        "2. 배경\t1",
        "Ⅱ. 추진 내용",
        "1. 전략\t2",
        "2. 일정\t3",
        "Ⅰ 사업 안내",
        "본문이다.",
    ]
    assert past_contents(lines, 0, frozenset()) == 7
