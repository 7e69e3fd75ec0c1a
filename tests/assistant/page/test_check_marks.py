"""The marks at the values of an answer: at the right ones, once, and no word of the answer changed."""

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.checks import check_answer
from assistant.page.check_marks import checked_prose, summary
from assistant.page.prose import LONGEST_TEXT, prose
from assistant.types import Check, CheckKind, Citation

NUMBER, DATE, QUOTE, NAME = CheckKind.NUMBER, CheckKind.DATE, CheckKind.QUOTE, CheckKind.NAME
LINKS = {1: '<a href="#cite-0-1">[1]</a>'}
_NOTE = re.compile(r'<button[^>]*>[^<]*</button><span class="told"[^>]*>[^<]*</span></span>')
_OPENING = re.compile(r'<span class="checked [a-z ]+">')
_CHECKED = re.compile(rf"{_OPENING.pattern}(.*?){_NOTE.pattern}", re.DOTALL)


def placed(text: str, value: str) -> Check:
    """A check with every place of its value."""
    places = tuple(found.span() for found in re.finditer(re.escape(value), text))
    return Check(NUMBER, value, True, 1, places=places)


def bare(markup: str) -> str:
    return _OPENING.sub("", _NOTE.sub("", markup))


def marked(markup: str) -> list[str]:
    return [unescape(re.sub(r"<[^>]+>", "", value)) for value in _CHECKED.findall(markup)]


def test_a_value_that_stands_in_the_source() -> None:
    text = "모두 915억원입니다. [1]"
    written, unplaced = checked_prose(text, LINKS, [placed(text, "915억원")], 3)
    assert unplaced == []
    assert written == (
        '<p>모두 <span class="checked passed short">915억원'
        '<button type="button" class="check" aria-label="확인됨" aria-describedby="check-3-0">✓</button>'
        '<span class="told" role="tooltip" id="check-3-0">숫자 915억원 — [1]의 원문에 있습니다.</span></span>입니다. '
        '<a href="#cite-0-1">[1]</a></p>'
    )


@pytest.mark.parametrize(
    ("check", "kind", "sign", "told"),
    [
        (
            Check(NUMBER, "12억원", True, 1, "5억원 + 7억원 = 12억원", places=((0, 4),)),
            "computed",
            'aria-label="계산한 값" aria-describedby="check-0-0">계산<',
            "숫자 12억원 — 원문의 값으로 계산했습니다(5억원 + 7억원 = 12억원).",
        ),
        (
            Check(NUMBER, "12억원", False, 1, reason="다른 연도(2023년) 값", places=((0, 4),)),
            "failed",
            'aria-label="다른 해의 값" aria-describedby="check-0-0">✗ 다른 해<',
            "숫자 12억원 — [1]의 원문에 있지만 다른 연도(2023년) 값입니다.",
        ),
        (
            Check(NUMBER, "12억원", False, 1, reason="다른 항목 값", places=((0, 4),)),
            "failed",
            'aria-label="다른 항목의 값" aria-describedby="check-0-0">✗ 다른 항목<',
            "숫자 12억원 — [1]의 원문에 있지만 다른 항목 값입니다.",
        ),
        (
            Check(NAME, "12억원", False, None, places=((0, 4),)),
            "failed",
            'aria-label="확인 못 함" aria-describedby="check-0-0">✗<',
            "이름 12억원 — 인용한 원문에서 찾지 못했습니다.",
        ),
    ],
)
def test_each_state_has_its_sign_and_its_words(check: Check, kind: str, sign: str, told: str) -> None:
    written, _ = checked_prose("12억원입니다.", {}, [check], 0)
    assert f'<span class="checked {kind} short">' in written
    assert sign in written
    assert f">{told}</span>" in written


def test_a_value_of_the_question_alone_has_no_mark() -> None:
    asked = Check(DATE, "2031년", True, None, places=((0, 5),))
    assert checked_prose("2031년 자료는 없습니다.", {}, [asked], 0)[0] == "<p>2031년 자료는 없습니다.</p>"
    assert summary([asked], [asked]) == ""


def test_the_outer_one_of_two_values_is_marked_unless_the_inner_one_failed() -> None:
    text = "“2025년에 9억원을 쓴다”고 합니다."
    quote = Check(QUOTE, "2025년에 9억원을 쓴다", True, 1, places=((1, 15),))
    year, amount = placed(text, "2025년"), Check(NUMBER, "9억원", False, 1, places=((8, 11),))
    assert text[1:15] == quote.value
    assert marked(checked_prose(text, {}, [year, quote], 0)[0]) == [quote.value]
    assert marked(checked_prose(text, {}, [year, quote, amount], 0)[0]) == ["2025년", "9억원"]


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("**915억원**입니다.", "915억원", "<p><strong>{}</strong>입니다.</p>"),
        ("`915억원`", "915억원", "<p><code>{}</code></p>"),
        ("| 가 | 915억원 |", "915억원", "<td>{}</td>"),
        ("- 915억원", "915억원", "<ul><li>{}</li></ul>"),
        ("2020~2023년, 1~3월", "1~3월", "<p>2020~2023년, {}</p>"),
        ("**연차(15일)**는", "15일", "<p><strong>연차({})</strong>는</p>"),
        ("<b>915억원</b>", "915억원", "<p>&lt;b&gt;{}&lt;/b&gt;</p>"),
    ],
)
def test_markdown_stays_what_it_was(text: str, value: str, expected: str) -> None:
    written, unplaced = checked_prose(text, {}, [placed(text, value)], 0)
    assert marked(written) == [value]
    assert unplaced == []
    assert expected.format(value) in bare(written)


def test_a_value_across_an_element_has_its_mark_behind_it() -> None:
    text = "9**억원**입니다."
    check = Check(NUMBER, "9**억원**", True, 1, places=((0, 7),))
    written, _ = checked_prose(text, {}, [check], 0)
    assert bare(written) == prose(text, {})
    assert "<strong>억원</strong>" in written
    text = "9억 **원이라 하며** 또"
    written, _ = checked_prose(text, {}, [Check(NUMBER, "9억 **원이라", True, 1, places=((0, 8),))], 0)
    assert '<strong>원이라<span class="checked passed short"><button' in written


def test_a_value_where_a_list_begins_gives_way_to_the_list() -> None:
    text = "12. 첫째 9억원\n13. 둘째"
    checks = [Check(NUMBER, "12.", True, 1, places=((0, 3),)), placed(text, "9억원")]
    written, unplaced = checked_prose(text, {}, checks, 0)
    assert '<li value="12">' in written
    assert marked(written) == ["9억원"]
    assert unplaced == [checks[0]]


def test_places_that_hold_something_else_get_no_mark() -> None:
    checks = [
        Check(NUMBER, "9억원", True, 1, places=((0, 3), (-4, 2), (5, 5), (99, 120))),
        Check(NUMBER, "", True, 1, places=((3, 3),)),
    ]
    assert checked_prose("모두 9억원", {}, checks, 0) == ("<p>모두 9억원</p>", checks)


def test_signs_in_the_text_itself_and_a_cut_text_are_left_alone() -> None:
    text = "모두 \U00100000 9억원\U00100001"
    checks = [placed(text, "9억원")]
    assert checked_prose(text, {}, checks, 0) == (prose(text, {}), checks)
    long = "9억원 " + "가" * LONGEST_TEXT
    assert checked_prose(long, {}, [placed(long, "9억원")], 0)[0] == prose(long, {})


def test_the_summary_counts_and_names_what_has_no_mark() -> None:
    checks = [
        Check(NUMBER, "1억", True, 1),
        Check(DATE, "3월", True, 1),
        Check(NUMBER, "2억", True, 1, "1억 + 1억 = 2억"),
        Check(NUMBER, "<9억>", False, 1),
    ]
    assert summary([], []) == ""
    assert summary(checks, checks[3:]) == (
        '<p class="checks"><span class="failed"><span aria-hidden="true">✗ </span>1개는 원문과 다르거나 원문에 없음'
        "</span>"
        '<span class="passed"><span aria-hidden="true">✓ </span>숫자·날짜 2개 원문에서 확인</span>'
        '<span class="computed">계산한 값 1개</span></p>'
        '<ul class="checks"><li class="failed"><span aria-hidden="true">✗ </span>&lt;9억&gt;: '
        "[1]의 원문에서 찾지 못했습니다.</li></ul>"
    )


_PIECES = (
    *(
        "2024년",
        "5억 원",
        "'23.7.",
        "“범부처  투자 ”",
        "1. ",
        "[1]",
        "[1][2]",
        "\n",
        " ",
        "입니다.",
        "- ",
        "| ",
        "**",
        "가.",
    ),
    *(
        "한국없는공단",
        "12,000명",
        "`",
        "「가나 다」",
        "3~5%",
        "\n\n",
        "△7",
        "```\n",
        "# ",
        "> ",
        "[x](5억 원)",
        "<b>",
        "\U00100001",
    ),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
@example("`12,000명")  # a sign before a figure made a year of its first digits
def test_marks_change_no_word_and_stand_at_their_values(text: str) -> None:
    checks = check_answer(text, [Citation(1, "a", 0, 1, "2024년 5억 원, 범부처 투자", None, ())], "12,000명?", {})
    written, unplaced = checked_prose(text, LINKS, checks, 0)
    assert bare(written) == prose(text, LINKS)
    values = marked(written)
    assert set(values) <= {check.value.replace("**", "").replace("`", "") for check in checks}
    names = re.findall(r'id="(check-0-\d+)"', written)
    assert len(names) == len(set(names)) <= sum(len(check.places) for check in checks)
    assert set(unplaced) <= set(checks)


def test_a_title_may_be_broken_over_lines_and_an_amount_not() -> None:
    text = "「2025년도 가온시 생활여건 개선 시행계획」에 3조 2,682억 4,500만원이 있습니다."
    written, _ = checked_prose(
        text, {}, [placed(text, "2025년도 가온시 생활여건 개선 시행계획"), placed(text, "3조 2,682억 4,500만원")], 0
    )
    assert '<span class="checked passed">2025년도 가온시' in written
    assert '<span class="checked passed short">3조 2,682억' in written
