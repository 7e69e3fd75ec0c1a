"""Questions and answers as HTML: exact, and harmless whatever they hold."""

import re
from dataclasses import replace

import pytest

from assistant.page.rendering import (
    checks_list,
    citation_link,
    citation_place,
    failed_turn,
    finished_turn,
    growing_turn,
    stopped_turn,
    waiting_turn,
)
from assistant.types import Answer, AnswererKind, Check, CheckKind, Citation

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>${HOME}{{x}}![](https://evil.example)'
CITATION = Citation(1, "계획.txt", 10, 15, "915억원", 12, ("Ⅴ. 재정투자계획", "1. 총괄"))
LINK = (
    '<a class="cite" href="#cite-0-1" title="계획.txt › 1. 총괄 · 12쪽"'
    ' aria-label="[1] 근거 보기: 계획.txt › 1. 총괄 · 12쪽">[1]</a>'
)


def answer(
    text: str, *, refused: bool = False, understood: str = "얼마인가요?", checks: tuple[Check, ...] = ()
) -> Answer:
    return Answer("얼마인가요?", understood, text, refused, AnswererKind.EXTRACTIVE, None, (CITATION,), ())


def test_a_citation_is_a_named_link() -> None:
    assert citation_link(0, CITATION) == LINK


def test_the_place_of_a_citation_without_heading_and_page() -> None:
    assert citation_place(Citation(1, "a.txt", 0, 1, "가", None, ())) == "a.txt"


def test_a_whole_answer() -> None:
    shown = finished_turn(0, "얼마인가요?", answer("모두 **915억원**입니다. [1] [2]"))
    assert shown == (
        '<section class="turn" id="turn-0" aria-label="1번째 질문과 답변"><p class="question">얼마인가요?</p>'
        f'<div class="answer"><div class="words"><p>모두 <strong>915억원</strong>입니다. {LINK} [2]</p></div>'
        f'<div class="sources"><p>근거</p><ul><li>{LINK} <span>계획.txt › 1. 총괄 · 12쪽</span></li></ul></div>'
        "</div></section>"
    )


def test_what_is_handed_over_stands_below_the_answer() -> None:
    shown = finished_turn(0, "얼마인가요?", answer("915억원입니다. [1]"), '<div class="tools"></div>')
    assert shown.endswith('</div></div><div class="tools"></div></section>')


def test_a_source_names_its_copies() -> None:
    copied = replace(CITATION, same_as=("계획<1>.pdf",))
    shown = finished_turn(0, "얼마인가요?", replace(answer("915억원입니다. [1]"), citations=(copied,)))
    assert "<span>계획.txt › 1. 총괄 · 12쪽 (같은 문서: 계획&lt;1&gt;.pdf)</span>" in shown


def test_a_refusal_is_told_apart() -> None:
    shown = finished_turn(0, "얼마인가요?", answer("문서에 없습니다.", refused=True))
    assert '<div class="answer refused"><div class="words"><p>문서에 없습니다.</p></div>' in shown
    assert "<p>관련된 내용</p>" in shown
    assert "notice" not in shown


def test_a_completed_question_is_shown_only_where_it_differs() -> None:
    assert "understood" not in finished_turn(0, "얼마 인가요?", answer("가", understood="얼마인가요? "))
    shown = finished_turn(1, "2023년은?", answer("가", understood="2023년 예산은 얼마인가요?"))
    assert '<p class="understood">이렇게 이해했습니다: 2023년 예산은 얼마인가요?</p>' in shown


def test_failed_checks_stand_in_words_before_the_passed_ones() -> None:
    checks = (
        Check(CheckKind.NUMBER, "915억원", True, 1),
        Check(CheckKind.DATE, "2025년", True, 1),
        Check(CheckKind.NUMBER, "6,369억 원", False, 1),
        Check(CheckKind.QUOTE, "총 <b>", False, 1),
        Check(CheckKind.NUMBER, "3건", False, None),
        Check(CheckKind.NUMBER, "9억원", False, 1, reason="다른 연도(2023년) 값"),
        Check(CheckKind.NUMBER, "24억원", True, 1, formula="8억원 × 3년 = 24억원"),
    )
    failed = '<li class="failed"><span aria-hidden="true">✗</span> '
    assert checks_list(checks) == (
        '<ul class="checks" aria-label="확인 결과">'
        f"{failed}6,369억 원: 인용한 곳에서 찾지 못했습니다</li>"
        f"{failed}총 &lt;b&gt;: 인용한 곳의 글과 다릅니다</li>"
        f"{failed}3건: 근거를 밝히지 않은 값입니다</li>"
        f"{failed}9억원: 인용한 곳에 있지만 다른 연도(2023년) 값입니다</li>"
        '<li class="computed"><span aria-hidden="true">계산</span> 8억원 × 3년 = 24억원</li>'
        '<li class="passed"><span aria-hidden="true">✓</span> 숫자·날짜 2개를 인용한 곳에서 확인했습니다</li></ul>'
    )
    assert checks_list(()) == ""


def test_marks_of_a_growing_answer_open_nothing() -> None:
    assert growing_turn(2, "질문", "답 [1]") == (
        '<section class="turn" id="turn-2" aria-label="3번째 질문과 답변"><p class="question">질문</p>'
        '<div class="answer" aria-busy="true"><p>답 [1]</p></div></section>'
    )


def test_a_waiting_and_a_stopped_answer_say_so() -> None:
    assert '<p class="state">찾는 중…</p>' in waiting_turn(0, "질문", "찾는 중…")
    assert '<p>답</p><p class="state">답변을 멈췄습니다.</p>' in stopped_turn(0, "질문", "답")


def test_a_failure_says_what_to_do() -> None:
    assert failed_turn(0, "질문", "문서함이 없습니다.", "`mundap add`로 넣으세요.").endswith(
        '<div class="notice" role="alert"><p>문서함이 없습니다.</p>'
        "<p><code>mundap add</code>로 넣으세요.</p></div></section>"
    )


@pytest.mark.parametrize("hostile", [HOSTILE, "</section><form action=//evil.example>", "'\" style='position:fixed'"])
def test_nothing_hostile_comes_alive(hostile: str) -> None:
    citation = Citation(1, hostile, 0, 1, hostile, 1, (hostile,))
    check = Check(CheckKind.NUMBER, hostile, False, 1)
    whole = Answer(hostile, "다른 " + hostile, hostile + "[1]", False, AnswererKind.LLM, "m", (citation,), (check,))
    for shown in (finished_turn(0, hostile, whole), failed_turn(0, hostile, hostile, hostile)):
        tags = re.findall(r"<(/?\w+)([^<>]*)>", shown)
        assert {name.lstrip("/") for name, _ in tags} <= {
            "section", "p", "div", "a", "span", "ul", "li", "h1", "br", "strong", "code"
        }  # fmt: skip
        bare = [re.sub(r'"[^"]*"', '""', attributes) for _, attributes in tags]
        assert not [attributes for attributes in bare if re.search(r"\bon\w+=|style|src|action", attributes)]
        assert shown.count("<") == len(tags)


def test_a_pasted_question_is_shortened_on_the_page() -> None:
    assert f'<p class="question">{"가" * 1999}…</p>' in waiting_turn(0, "가" * 20_000, "찾는 중…")
