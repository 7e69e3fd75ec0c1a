"""Checks of an answer: a figure stands by value in what its sentence cites, or it is shown as unsupported."""

import pytest

from assistant.checks import check_answer
from assistant.types import Check, CheckKind, Citation

NUMBER, DATE, QUOTE = CheckKind.NUMBER, CheckKind.DATE, CheckKind.QUOTE


def citation(number: int, quote: str) -> Citation:
    return Citation(number, "계획.txt", 0, len(quote), quote, None, ())


def checks(
    text: str, *quotes: str, question: str = "얼마인가?", contexts: dict[int, str] | None = None
) -> tuple[Check, ...]:
    return check_answer(text, [citation(i, quote) for i, quote in enumerate(quotes, 1)], question, contexts or {})


def verdict(text: str, *quotes: str, question: str = "얼마인가?", context: str = "") -> bool:
    found = checks(text, *quotes, question=question, contexts={1: context})
    assert found
    return all(check.supported for check in found)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("총 3조 2,682억 원입니다[1].", "투자규모는 총 32,682억원"),
        ("약 3조 4,561억원입니다[1].", "합계 34,561.55억원"),
        ("7시에 엽니다[1].", "접수는 07시부터"),
        ("2023년에 9개입니다[1].", "외국인 양성대학(‘23년 9개 → ‘24년 13개)"),
        ("2023년부터 2028년까지입니다[1].", "구축(23-28)은 ('23-'28, 3,096.5억원)"),
        ("2023년에 59.2억원입니다[1].", "개발 및 실증(23, 59.2억원)"),
        ("240억 달러 적자였습니다[1].", "무역수지 : ('22) △240억불"),
        ("방문자는 57,005명입니다[1].", "방문자 수(명) : ('20) 2,388 → ('22) 57,005"),
        ("3월 5일에 엽니다[1].", "3.5.(수)"),
        ("만 65세 이상입니다[1].", "65세 이상"),
        ("세 곳입니다[1].", "3개소"),
    ],
)
def test_other_forms_of_the_same_value_are_supported(text: str, quote: str) -> None:
    assert verdict(text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("총 6,396억원입니다[1].", "총 6,369억 원 투자"),  # two digits swapped
        ("총 6,369만원입니다[1].", "총 6,369억 원 투자"),
        ("57%p 늘었습니다[1].", "57% 증가"),
        ("2022년에 9개입니다[1].", "‘23년 9개"),
        ("2024년까지입니다[1].", "('23-'28)"),
        ("3,683만 원 이상입니다[1].", "3683만 원 이하"),
        ("4명입니다[1].", "5개소·100명"),
        ("문의는 044-203-4906입니다[1].", "044-203-4905"),
        ("18억불 적자였습니다[1].", "△240억불"),
        ("240억불 흑자였습니다[1].", "△240억불"),
    ],
)
def test_wrong_figures_are_caught(text: str, quote: str) -> None:
    assert not verdict(text, quote)


def test_a_cell_takes_unit_and_year_from_what_stands_above_it() -> None:
    context = "'22년도 재정투자 실적\n< 부처별 재정 투자실적(억원, 비중%) >\n부처명\t투자실적"
    cell = "국토교통부\t5,411.81 (15.66)"
    assert verdict("2022년 국토교통부는 5,411.81억원(15.66%)입니다[1].", cell, context=context)
    assert not verdict("15.66억원입니다[1].", cell, context=context)
    assert not verdict("5,411.81백만원입니다[1].", cell, context=context)
    assert not verdict("5,411.81억원입니다[1].", cell)


def test_a_date_may_take_its_year_from_the_heading() -> None:
    assert verdict("2023년 7월 3일입니다[1].", "7. 3.(월) 개최", context="2023년도 실행계획")
    assert not verdict("2022년 7월 3일입니다[1].", "7. 3.(월) 개최", context="2023년도 실행계획")


def test_figures_of_the_question_are_accepted() -> None:
    found = checks("'23년 투자는 5억원입니다[1].", "투자 5억원", question="2023년 투자는?")
    assert found == (Check(DATE, "'23년", True, None), Check(NUMBER, "5억원", True, 1))


def test_each_sentence_is_held_to_its_own_citations() -> None:
    found = checks("가는 5억원입니다[1]. 나는 7억원입니다[1].", "가 5억원", "나 7억원")
    assert found == (Check(NUMBER, "5억원", True, 1), Check(NUMBER, "7억원", False, 1))


def test_a_sentence_without_a_mark_may_lean_on_any_citation() -> None:
    found = checks("나는 7억원입니다. 다는 9억원입니다.", "가 5억원", "나 7억원")
    assert found == (Check(NUMBER, "7억원", True, 2), Check(NUMBER, "9억원", False, None))


def test_marks_and_list_numbers_are_no_figures() -> None:
    assert checks("1. 가는 이렇습니다[1].\n2) 나도 그렇습니다[1].\n(3) 다", "가와 나") == ()


def test_counts_of_what_the_answer_lists_are_no_claims() -> None:
    assert checks("두 가지가 있습니다. 한 번에 말하면 이렇습니다[1].", "그렇다") == ()


@pytest.mark.parametrize(
    ("text", "supported"),
    [
        ("“범부처  총 투자”라고 합니다[1].", True),
        ('"범부처 총 투자"라고 합니다[1].', True),
        ("“범부처 총투자”라고 합니다[1].", False),
        ("「뿌리산업 계획」에 있습니다[1].", True),
        ("「뿌리산업 방안」에 있습니다[1].", False),
        ("‘뿌리산업 계획’에 있습니다[1].", True),
    ],
)
def test_quotations_are_exact(text: str, supported: bool) -> None:
    (check,) = checks(text, "「뿌리산업 계획」에 **범부처** 총\n투자")
    assert (check.kind, check.supported, check.citation) == (QUOTE, supported, 1)


def test_an_apostrophe_before_a_year_opens_no_quotation() -> None:
    found = checks("‘23년 9개, ’24년 13개입니다[1].", "‘23년 9개 → ‘24년 13개")
    assert {check.kind for check in found} == {DATE, NUMBER}
    assert all(check.supported for check in found)


def test_a_quotation_typed_in_another_normal_form_is_the_same() -> None:
    import unicodedata

    (check,) = checks(unicodedata.normalize("NFD", "“범부처 투자”[1]"), "범부처 투자")
    assert check.supported
