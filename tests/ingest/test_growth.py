"""Reading takes time in proportion to the text, whatever the text holds.

Sizes are compared, not clocks: doubling a hostile text twice must not multiply the work by more than eight, where
quadratic work multiplies by sixteen. Work is counted in lines run by Python and, for regular expressions, in time.
"""

import gc
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from ingest.decode import canonical
from ingest.markers import read_mark
from ingest.plain import read_blocks
from ingest.prepare import prepare
from ingest.types import Document
from tests.ingest.texts import BlankKorean

TEXTS: dict[str, Callable[[int], str]] = {
    "squares": lambda n: "□ 가온시\n" * n,
    "bare numbers": lambda n: "1 가온\n\n" * n,
    "counts": lambda n: "".join(f"{1 + i % 3}. 가\n{1 + i % 2}) 나\n① 다\n" for i in range(n // 3)),
    "articles": lambda n: "제1조(목적) ① 가온시\n" * n,
    "questions": lambda n: "Q1. 가온시?\nA1. 가온시\n1. 가\n" * (n // 3),
    "markdown": lambda n: "# 가온시\n* 나\n" * (n // 2),
    "notes": lambda n: "- 가* 나** 다***\n" + "* 가온시\n" * n,
    "stars": lambda n: "가*나" * n + "\n* 주\n** 주\n" * 40,
    "notes under one long paragraph": lambda n: "가온시 " * n + "\n" + "* 주\n" * n,
    "captions": lambda n: "< 가온시 >\n" * n + "가\t나",
    "contents": lambda n: "목차\n" * n,
    "contents that repeat": lambda n: "목차\n" + "가온시\t3\n목차\n" * n,
    "wrapped lines": lambda n: "가온시는\n" * n,
    "sentences": lambda n: "가온시는 돕는다. " * n,
    "sentence ends without stops": lambda n: "가온시다 " * n,
    "one-row tables": lambda n: "가\t나\n\n" * n,
    "long tables": lambda n: ("구분\t값\n" + "가온시\t청년정책과\n" * 40 + "\n") * (n // 40),
    "tall table": lambda n: "구분\t값\n" + "가\t3\n" * n,
    "tall table of spans": lambda n: "구분\t값\t비고\n가\t3\t나\n" + "\t4\t다\n" * n,
    "tall table without header": lambda n: "\t3\t나\n" * n,
    "wide table": lambda n: "구분\t" * n + "값\n" + "3\t" * n + "4",
    "wide table of groups": lambda n: "이름\t값\t" * n + "\n" + "가\t3\t" * n + "\n" + "나\t\n" * n,
    "wide table of spans": lambda n: (
        "구분\t" + "가\t\t" * n + "\n\t" + "나\t다\t" * n + "\n" + "라\t3\t" * n + "\n마\t4"
    ),
    "wide rows without header": lambda n: "3\t가\t" * n,
    "pipes": lambda n: "|" * n + "\n" + "| 가 " * n + "|",
    "pipe rules": lambda n: "|---" * n + "|\n" + "|-\n" * n,
    "tables of pipes": lambda n: "구분 | 값 | 비고\n" + "가온시 | 3 | 나\n" * n,
    "lone pipes": lambda n: "가 | 나\n가온시\n" * (n // 2),
    "lines in brackets": lambda n: "[가온시]\n가: 나\n" * (n // 2),
    "numbered questions": lambda n: "1. 가온시는 어디인가요?\n나\n" * (n // 2),
    "drawn tables": lambda n: "┌─┬─┐\n│ 가 │ 3 │\n\n└─┴─┘\n\n" * (n // 5),
    "tall drawn table": lambda n: "│ 구분 │ 값 │\n├─┼─┤\n" * (n // 2),
    "wide drawn table": lambda n: "│ 가 " * n + "│\n" + "│ 3 " * (n - 1) + "│",
    "frames": lambda n: "│ 가온시\n" * n,
    "columns of blanks": lambda n: "구분      2024년    2025년\n" + "가온시    3         4\n" * n,
    "lines in columns that make no table": lambda n: "가  나\n가온시  나  다\n" * (n // 2),
    "staircase": lambda n: "\n".join(" " * (i % 300) + "- 가온시" for i in range(n)),
}
# Single lines, each against the regular expressions that might backtrack over it.
LINES: dict[str, Callable[[int], str]] = {
    "blanks": lambda n: " " * n + "가",
    "tabs": lambda n: "\t" * n + "가",
    "blanks and tabs": lambda n: " \t" * n + "가",
    "blanks after a mark": lambda n: "1." + " " * n + "\u200b",
    "blanks after a dash": lambda n: "-" + " " * n + "3 ",
    "blanks after a note": lambda n: "※" + " " * n,
    "blanks after a syllable": lambda n: "가" + " " * n + "나 다",
    "single syllables": lambda n: "가 " * n + "다다",
    "digits": lambda n: "- " + "1" * n,
    "dots": lambda n: "가" + "." * n + "x",
    "leaders": lambda n: "가 " + "· " * n + "x",
    "dashes": lambda n: "-" * n + "x",
    "rules": lambda n: "- " * n + "x",
    "sharps": lambda n: "#" * n,
    "stars": lambda n: "*" * n + "가",
    "bold": lambda n: "**가" * n,
    "brackets": lambda n: "<" * n + ">",
    "open brackets": lambda n: "제1조(" + "(" * n,
    "caption": lambda n: "< " + "가" * n,
    "unit": lambda n: "(" + " " * n + "단위",
    "unit words": lambda n: "단위: " + "가" * n + "(",
    "pipe": lambda n: "|" + " " * n + "x|",
    "pipe rule": lambda n: "|" + "-" * n + "|" + " " * n + "x",
    "pipe rules": lambda n: "|-- " * n + "x|",
    "amount": lambda n: "가\t" + "1" * n + "(" + ")" * n + "x",
    "figures": lambda n: "가\t나\n다\t" + "1,." * n + "x",
    "endings": lambda n: "다 " * n + "x",
    "contents": lambda n: "목차\n가" + "·." * n + "x",
    "contents of blanks": lambda n: "목차\n가" + " " * n + "x",
    "headings of colons": lambda n: "1. " + ": " * n + "\n- 가",
    "headings of figures": lambda n: "1. " + "1," * n + "\n- 가",
    "phone numbers": lambda n: "가\t" + "12-" * n,
    "escaped pipes": lambda n: "|" + "\\|" * n + "|",
    "one long line": lambda n: "가온시 청년정책과는 청년을 돕는다 " * (n // 10),
}


def whole(text: str) -> None:
    text = canonical(text)
    prepare(Document("글.txt", "글", "txt", "0" * 64, text, read_blocks(text)), BlankKorean())


def steps(text: str) -> int:
    """How many lines of our code run over a text."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return trace if "ingest" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        whole(text)
    finally:
        sys.settrace(before)
    return count


def seconds(work: Callable[[], object]) -> float:
    """The least CPU time of two runs, without what collecting the garbage of tests before costs."""

    def once() -> float:
        gc.collect()
        gc.disable()
        try:
            start = time.process_time()
            work()
            return time.process_time() - start
        finally:
            gc.enable()

    return min(once() for _ in range(2))


def in_proportion(small: Callable[[], object], large: Callable[[], object]) -> bool:
    """Whether four times the text takes less than eight times as long; a busy machine gets three tries."""
    return any(seconds(large) <= 8 * seconds(small) + 0.02 for _ in range(3))


@pytest.mark.parametrize("name", TEXTS)
def test_steps_grow_with_the_text(name: str):
    make = TEXTS[name]
    assert steps(make(400)) <= 5 * steps(make(100)) + 2000


@pytest.mark.parametrize(
    "make",
    [
        # Without a clock, test_steps_grow_with_the_text tells of these as well.
        *(pytest.param(make, id=name, marks=pytest.mark.slow) for name, make in TEXTS.items()),
        *(pytest.param(make, id=f"line of {name}") for name, make in LINES.items()),
    ],
)
def test_time_grows_with_the_text(make: Callable[[int], str]):
    small, large = make(1_000), make(4_000)
    assert in_proportion(lambda: whole(small), lambda: whole(large))


@pytest.mark.parametrize("name", LINES)
def test_marks_are_read_in_proportion(name: str):
    small, large = LINES[name](10_000), LINES[name](40_000)
    assert in_proportion(lambda: read_mark(small), lambda: read_mark(large))


def test_a_megabyte_of_anything_is_read_at_once():
    """No clock: these would take hours if any step were quadratic."""
    for text in (
        "\t" * 1_000_000 + "가",
        " " * 1_000_000 + "가",
        "가" * 1_000_000,
        "□ 가\n" * 30_000,
        "1 가\n\n" * 30_000,
    ):
        read_blocks(text)


def test_heads_of_a_wide_table_are_not_repeated_without_bound():
    text = TEXTS["wide table of spans"](300) + "\n마\t3" * 300
    one = prepare(Document("글.txt", "글", "txt", "0" * 64, text, read_blocks(text)), BlankKorean())
    assert len(one.passages) > 3
    assert max(len(passage.context.terms) for passage in one.passages) <= 45


def test_passages_of_a_hostile_text_stay_small():
    """Context repeats what stands above; it must not repeat without bound."""
    for name in ("bare numbers", "staircase", "squares", "notes", "questions"):
        text = canonical(TEXTS[name](600))
        one = prepare(Document("글.txt", "글", "txt", "0" * 64, text, read_blocks(text)), BlankKorean())
        assert max(len(passage.passage.context) for passage in one.passages) <= 16 * 120 + 20
