"""Questions and answers as HTML: exact, and harmless whatever they hold."""

import re
from dataclasses import replace

import pytest

from assistant.page.rendering import (
    citation_link,
    citation_place,
    failed_turn,
    finished_turn,
    growing_turn,
    unfinished_turn,
)
from assistant.page.turns import STOPPED
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
        '<div class="foot"><span class="by">내장 방식</span></div></div></section>'
    )


def test_what_is_handed_over_stands_below_the_answer() -> None:
    shown = finished_turn(0, "얼마인가요?", answer("915억원입니다. [1]"), '<div class="tools"></div>')
    assert shown.endswith('</div></div><div class="tools"></div></section>')


def test_a_source_names_its_copies() -> None:
    copied = replace(CITATION, same_as=("계획<1>.pdf",))
    shown = finished_turn(0, "얼마인가요?", replace(answer("915억원입니다. [1]"), citations=(copied,)))
    assert "<span>계획.txt › 1. 총괄 · 12쪽 (같은 문서: 계획&lt;1&gt;.pdf)</span>" in shown


def test_a_document_whose_name_tells_nothing_is_named_by_its_title() -> None:
    titled = replace(CITATION, document="004_69.txt", title="2025년 <살림>")
    shown = finished_turn(0, "얼마인가요?", replace(answer("915억원입니다. [1]"), citations=(titled,)))
    assert "<span>2025년 &lt;살림&gt; (004_69.txt) › 1. 총괄 · 12쪽</span>" in shown
    both = replace(answer("915억원입니다. [1]"), citations=(titled, replace(titled, number=2, page=None)))
    assert "<div>2025년 &lt;살림&gt; (004_69.txt)<div" in finished_turn(0, "얼마인가요?", both)


def test_a_document_that_is_cited_more_than_once_is_named_once() -> None:
    other = replace(CITATION, number=2, headings=(), page=None)
    both = replace(answer("915억원입니다. [1]"), citations=(CITATION, other))
    second = citation_link(0, other)
    assert (
        f'<li><div>계획.txt<div class="places"><span>{LINK} 1. 총괄 · 12쪽</span><span>{second} </span></div>'
        "</div></li>"
    ) in finished_turn(0, "얼마인가요?", both)


def test_a_refusal_is_told_apart() -> None:
    shown = finished_turn(0, "얼마인가요?", answer("문서에 없습니다.", refused=True))
    assert '<div class="answer refused"><div class="words"><p>문서에 없습니다.</p></div>' in shown
    assert "<p>관련된 내용</p>" in shown
    assert "notice" not in shown


def test_a_completed_question_is_shown_only_where_it_differs() -> None:
    assert "understood" not in finished_turn(0, "얼마 인가요?", answer("가", understood="얼마인가요? "))
    shown = finished_turn(1, "2023년은?", answer("가", understood="2023년 예산은 얼마인가요?"))
    assert '<p class="understood">이렇게 이해했습니다: 2023년 예산은 얼마인가요?</p>' in shown


def test_how_the_question_was_read_and_who_else_wrote_is_said_above() -> None:
    told = replace(
        answer("915억원입니다. [1]"),
        corrections=(("chddor", "총액"), ("<b>", "가")),
        notice="언어 모델 서버에 연결할 수 없어 **내장 답변기**가 답했습니다.",
        confidence=0.9,
    )
    shown = finished_turn(0, "얼마인가요?", told)
    assert (
        '<div class="answer"><p class="understood">입력하신 말을 이렇게 고쳐 읽었습니다: ‘chddor’ → ‘총액’,'
        " ‘&lt;b&gt;’ → ‘가’</p>"
        '<div class="notice warned"><p>언어 모델 서버에 연결할 수 없어 <strong>내장 답변기</strong>가 답했습니다.</p>'
        '</div><div class="words">'
    ) in shown
    assert "근거가 약합니다" not in shown


def test_a_model_that_failed_is_told_once_and_its_place_taker_is_marked_right() -> None:
    line = "※ 서버가 꺼져 있습니다. 그래서 언어 모델 없이 문서에서 찾은 답을 보여 드립니다.\n\n"
    at = len(line)
    check = Check(CheckKind.NUMBER, "915억원", True, 1, places=((at, at + 5),))
    text = f"{line}915억원입니다. [1]"
    told = replace(answer(text), checks=(check,), notice="서버가 꺼져 있습니다. 켜 주세요.", confidence=0.9)
    shown = finished_turn(0, "얼마인가요?", told)
    assert (
        '<div class="notice warned"><p>서버가 꺼져 있습니다. 켜 주세요.</p>'
        "<p>그래서 언어 모델 없이 문서에서 찾은 답을 보여 드립니다.</p></div>"
        '<div class="words"><p><span class="checked passed short">915억원<button'
    ) in shown
    assert "※" not in shown


def test_a_question_that_was_only_spelt_otherwise_is_not_said_twice() -> None:
    told = replace(answer("9억원입니다. [1]"), understood="총액은 얼마?", corrections=(("chddor", "총액"),))
    assert "이렇게 이해했습니다" not in finished_turn(0, "chddor은 얼마?", told)
    assert "이렇게 이해했습니다" in finished_turn(0, "chddor은?", told)


def test_a_refusal_without_anything_says_what_to_try() -> None:
    nothing = replace(answer("문서에서 답을 찾지 못했습니다.", refused=True), citations=())
    shown = finished_turn(0, "얼마인가요?", nothing)
    assert '<p class="hint">문서에 쓰인 말로 바꾸어 물어보세요. 필요한 문서가 아직 없다면' in shown
    assert "hint" not in finished_turn(0, "얼마인가요?", replace(nothing, elsewhere=("다른 계획.txt",)))
    assert "hint" not in finished_turn(0, "얼마인가요?", answer("문서에 없습니다. [1]", refused=True))


@pytest.mark.parametrize(
    ("confidence", "refused", "weak"), [(0.5, False, True), (0.6, False, False), (0.3, True, False)]
)
def test_weak_evidence_is_said(confidence: float, refused: bool, weak: bool) -> None:
    told = replace(answer("915억원입니다. [1]", refused=refused), confidence=confidence)
    assert ('<p class="weak">근거가 약합니다.' in finished_turn(0, "얼마인가요?", told)) is weak


def test_a_model_is_named() -> None:
    told = replace(answer("915억원입니다. [1]"), answerer=AnswererKind.LLM, model="<gemma> 3")
    assert '<span class="by">언어 모델 &lt;gemma&gt; 3</span>' in finished_turn(0, "얼마인가요?", told)


def test_checks_are_marked_at_their_values_and_summed_up_below() -> None:
    check = Check(CheckKind.NUMBER, "915억원", True, 1, places=((0, 5),))
    shown = finished_turn(7, "얼마인가요?", replace(answer("915억원입니다. [1]"), checks=(check,)))
    assert '<span class="checked passed short">915억원<button type="button" class="check"' in shown
    assert 'aria-describedby="check-7-0"' in shown
    assert (
        '<div class="foot"><p class="checks"><span class="passed"><span aria-hidden="true">✓ </span>숫자 1개 원문에서'
        ' 확인</span></p><span class="by">내장 방식</span></div>'
    ) in shown


def test_what_two_documents_say_differently_stands_side_by_side() -> None:
    other = replace(CITATION, number=2, document="공고.txt")
    text = "자료마다 다릅니다.\n\n계획: 915억원입니다. [1]\n\n공고: 920억원입니다. [2]\n\n확인하시기 바랍니다."
    both = replace(answer(text), citations=(CITATION, other))
    assert '<div class="words differing">' in finished_turn(0, "얼마인가요?", both)
    for less in (
        replace(both, text=text.replace("[2]", "[1]")),
        replace(both, text=text.partition("\n\n공고")[0]),
        replace(both, text="확인했습니다.\n\n계획 [1]\n\n공고 [2]"),
        replace(both, citations=(CITATION, replace(other, document=CITATION.document))),
        replace(both, citations=(CITATION,)),
        replace(both, citations=()),
    ):
        assert '<div class="words">' in finished_turn(0, "얼마인가요?", less)


def test_marks_of_a_growing_answer_open_nothing() -> None:
    assert growing_turn(2, "그럼 언제?", "축제는 언제?", "답 [1]", "확인 중…") == (
        '<section class="turn" id="turn-2" aria-label="3번째 질문과 답변"><p class="question">그럼 언제?</p>'
        '<div class="answer" aria-busy="true"><p class="understood">이렇게 이해했습니다: 축제는 언제?</p>'
        '<div class="words"><p>답 [1]</p></div><p class="state">확인 중…</p></div></section>'
    )


def test_a_waiting_and_a_stopped_answer_say_so() -> None:
    assert '<div class="answer" aria-busy="true"><p class="state">찾는 중…</p>' in growing_turn(
        0, "질문", "", "", "찾는 중…"
    )
    assert '<div class="words"><p>답</p></div><p class="state">답변을 멈췄습니다.</p>' in (
        unfinished_turn(0, "질문", "답", STOPPED)
    )


def test_a_failure_says_what_to_do() -> None:
    assert failed_turn(0, "질문", "문서함이 없습니다.", "`mundap add`로 넣으세요.").endswith(
        '<div class="notice" role="alert"><p>문서함이 없습니다.</p>'
        "<p><code>mundap add</code>로 넣으세요.</p></div></section>"
    )


@pytest.mark.parametrize("hostile", [HOSTILE, "</section><form action=//evil.example>", "'\" style='position:fixed'"])
def test_nothing_hostile_comes_alive(hostile: str) -> None:
    citation = Citation(1, hostile, 0, 1, hostile, 1, (hostile,))
    check = Check(CheckKind.NUMBER, hostile, False, 1, hostile, hostile, ((0, len(hostile)),))
    whole = Answer(
        hostile, "다른 " + hostile, hostile + "[1]", False, AnswererKind.LLM, hostile, (citation,), (check,),
        corrections=((hostile, hostile),), notice=hostile,
    )  # fmt: skip
    for shown in (finished_turn(0, hostile, whole), failed_turn(0, hostile, hostile, hostile)):
        tags = re.findall(r"<(/?\w+)([^<>]*)>", shown)
        assert {name.lstrip("/") for name, _ in tags} <= {
            "section", "p", "div", "a", "span", "ul", "li", "h1", "br", "strong", "code", "button"
        }  # fmt: skip
        bare = [re.sub(r'"[^"]*"', '""', attributes) for _, attributes in tags]
        assert not [attributes for attributes in bare if re.search(r"\bon\w+=|style|src|action", attributes)]
        assert shown.count("<") == len(tags)


def test_a_pasted_question_is_shortened_on_the_page() -> None:
    assert f'<p class="question">{"가" * 1999}…</p>' in unfinished_turn(0, "가" * 20_000, "", STOPPED)


def test_citations_of_one_place_are_named_together() -> None:
    three = tuple(
        replace(CITATION, number=number, headings=(heading,)) for number, heading in [(1, "가"), (2, "가"), (3, "나")]
    )
    shown = finished_turn(0, "얼마인가요?", replace(answer("답 [1][2][3]"), citations=three))
    places = re.search(r'<div class="places">(.*?)</div>', shown)
    assert places is not None
    assert re.sub(r"<[^>]+>", "", places[1].replace("</span>", "|")) == "[1][2] 가 · 12쪽|[3] 나 · 12쪽|"
