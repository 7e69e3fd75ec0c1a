"""Checks of an answer: a figure stands by value in what its sentence cites, or it is shown as unsupported."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks import check_answer
from assistant.types import Check, CheckKind, CheckState, Citation

NUMBER, DATE, QUOTE, NAME = CheckKind.NUMBER, CheckKind.DATE, CheckKind.QUOTE, CheckKind.NAME


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
        ("195,000원입니다[1].", "195000원"),
        ("3,000천원입니다[1].", "3백만원"),
        ("1,241만 원입니다[1].", "수선비용은  1241 만 원이고"),
        ("5만 원 이상 50만 원 이하입니다[1].", "5~50만원"),
        ("5.3% 감소했습니다[1].", "▲5.3%"),
        ("0.9%포인트입니다[1].", "0.9%p"),
        ("2024년 상반기입니다[1].", "'24년 상반기"),
        ("하반기에 엽니다[1].", "'24. 상·하반기에 각 1회"),
        ("6월 15일입니다[1].", "노인학대예방의 날(6.15)"),
        ("평점은 1.4.[1]", "CCC+ 이하\t1.4"),
        ("2024년 1월 24일입니다[1].", "2024년  1월  24일"),
        ("추경은 -200,000,000입니다[1].", "재정담당관\t-200000000"),
        ("2차, 3차에 합니다[1].", "2·3차 접종"),
        ("19가지 질환입니다[1].", "19대 고위험 임신질환"),
        ("02?777?5217입니다[1].", "02–777–5217"),
        ("180일 미만은 대상이 아닙니다[1].", "피보험기간이 180일 이상인 사람"),
        ("최대 8,000만 원입니다[1].", "한도액은 300만 이상 8,000만 이하"),
        ("한도는 8,000만까지입니다[1].", "한도액은 8,000만 원"),
        ("3세 미만입니다[1].", "36개월 미만"),
        ("36개월 미만입니다[1].", "만 3세 미만"),
        ("2,500그램 이하입니다[1].", "몸무게 2,500g 이하"),
        ("85제곱미터입니다[1].", "전용면적 85㎡"),
        ("7월부터 9월까지입니다[1].", "여름 7월~9월, 겨울 10월~4월"),
        ("28개 세부과제입니다[1].", "28 세부과제"),
        ("57개 리입니다[1].", "57리"),
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
        ("195,000원입니다[1].", "159000원"),
        ("3,000백만원입니다[1].", "3백만원"),
        ("1,241천 원입니다[1].", "수선비용은  1241 만 원이고"),
        ("하반기에 엽니다[1].", "'24년 상반기"),
        ("19시에 엽니다[1].", "접수는 07시부터"),
        ("3월 6일에 엽니다[1].", "3.5.(수)"),
        ("만 64세 이상입니다[1].", "만 65세 이상"),
        ("15만 원 이하입니다[1].", "5~50만원"),
        ("180일 미만이 대상입니다[1].", "피보험기간이 180일 이상인 사람"),
        ("28세입니다[1].", "28세부과제"),
        ("2년 안에 신청합니다[1].", "신청 절차\n1. 접수\n2. 심사"),
        ("5월부터 9월까지입니다[1].", "여름 7월~9월, 겨울 10월~5월"),
        ("36년입니다[1].", "만 3세 미만"),
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


def test_what_was_worked_out_has_its_formula() -> None:
    found = checks("월 80만원씩 3개월간 총 240만원입니다[1].", "월 80만원을 3개월 동안 준다")
    assert found[-1] == Check(NUMBER, "240만원", True, 1, formula="80만원 × 3개월간 = 240만원")
    assert found[-1].state is CheckState.COMPUTED
    assert [check.state for check in found[:2]] == [CheckState.SUPPORTED] * 2


def test_what_stands_in_the_place_of_another_value_was_not_worked_out() -> None:
    quote = "배우자 출산휴가급여는 10일 이상 사용한 사람이 12개월에 모두 180일 이상 가입했으면 받습니다"
    assert verdict("배우자 출산휴가급여는 10일 사용하고 12개월에 모두 180일 이상 가입했으면 받습니다[1].", quote)
    assert not verdict("배우자 출산휴가급여는 10일 사용하고 12개월에 모두 120일 이상 가입했으면 받습니다[1].", quote)


def test_what_was_worked_out_from_figures_that_only_the_source_has() -> None:
    (found,) = checks("합하면 12억원입니다[1].", "가 5억원, 나 7억원")
    assert found == Check(NUMBER, "12억원", True, 1, formula="5억원 + 7억원 = 12억원")
    many = ", ".join(f"{n}억원" for n in range(101, 130))
    assert not verdict("합하면 205억원입니다[1].", many)


def test_figures_of_the_question_may_be_worked_with() -> None:
    found = checks("절반인 5만 원을 냅니다[1].", "통화료의 50%를 감면한다", question="10만 원이면 얼마인가요?")
    assert found == (Check(NUMBER, "5만 원", True, 1, formula="10만 원 × 50% = 5만 원"),)


def test_an_unsupported_figure_is_no_operand() -> None:
    found = checks("월 80만원씩 9개월간 총 720만원입니다[1].", "월 80만원을 준다")
    assert [check.state for check in found] == [CheckState.SUPPORTED] + [CheckState.UNSUPPORTED] * 2


def test_a_value_of_another_item_is_marked_as_such() -> None:
    (found,) = checks("중등도의 경우 199만원입니다[1].", "고도의 경우 199만원, 중등도의 경우 154만원이 지급된다.")
    assert found == Check(NUMBER, "199만원", False, 1, reason="다른 항목 값")
    assert found.state is CheckState.MISPLACED


def test_a_value_of_another_year_is_marked_as_such() -> None:
    found = checks("2022년 투자는 6조원입니다[1].", "2023년 투자는 6조원이다.", question="2022년 투자는?")
    assert found == (
        Check(DATE, "2022년", True, None),
        Check(NUMBER, "6조원", False, 1, reason="다른 연도(2023년) 값"),
    )


def test_a_name_that_stands_nowhere_is_marked() -> None:
    found = checks("국토교통부가 「계획」을 맡습니다[1].", "산업통상자원부는 「계획」을 맡는다")
    assert found == (Check(NAME, "국토교통부", False, 1), Check(QUOTE, "계획", True, 1))
    assert checks("국토교통부가 맡습니다[1].", "담당한다", contexts={1: "국토교통부 업무보고"}) == ()
    assert checks("국토교통부가 맡습니다[1].", "담당한다", question="국토부가 맡나요?") == ()


TABLE = "구분\t2022년\t2023년\n매출액\t1,250백만원\t1,410백만원\n영업이익\t125백만원\t141백만원"


@pytest.mark.parametrize(
    ("text", "quote", "state"),
    [
        # A cited figure that is nearly right: two digits changed places.
        ("자산은 3,638만 원 이하입니다[1].", "자산은 3,683만 원 이하", CheckState.UNSUPPORTED),
        # A figure that nobody gave, in a sentence that is cited all the same.
        ("올해 1,200명이 지원했습니다[1].", "올해 지원 사업을 시작했다", CheckState.UNSUPPORTED),
        # Financial tables: the wrong year's column, the wrong row, the unit read wrongly.
        ("2023년 매출액은 1,250백만원입니다[1].", TABLE, CheckState.MISPLACED),
        ("2023년 매출액은 141백만원입니다[1].", TABLE, CheckState.MISPLACED),
        ("2023년 매출액은 1,410만원입니다[1].", TABLE, CheckState.UNSUPPORTED),
        ("2023년 매출액은 14.1억원입니다[1].", TABLE, CheckState.SUPPORTED),
        # A decimal point lost between source and answer.
        ("비율은 156.6%입니다[1].", "비율은 15.66%", CheckState.UNSUPPORTED),
    ],
)
def test_numbers_that_others_let_pass(text: str, quote: str, state: CheckState) -> None:
    assert checks(text, quote)[-1].state is state


@given(st.integers(1, 10**11).map(lambda times: times * 10_000), st.data())
def test_any_form_of_an_amount_is_itself_and_no_other(value: int, data: st.DataObject) -> None:
    first, second = data.draw(amounts(value)), data.draw(amounts(value))
    assert verdict(f"{first}입니다[1].", f"{second}이다")
    digits = [place for place, character in enumerate(first) if character.isdecimal()]
    at = data.draw(st.sampled_from(digits))
    changed = data.draw(st.sampled_from([d for d in "123456789" if d != first[at]]))
    assert not verdict(f"{first[:at]}{changed}{first[at + 1 :]}입니다[1].", f"{second}이다")


def amounts(value: int) -> st.SearchStrategy[str]:
    """Ways to write an amount of 원 that none of them rounds."""
    parts = [(value // scale % 10_000, name) for scale, name in ((10**12, "조"), (10**8, "억"), (10**4, "만"))]
    words = [f"{part}{name}" for part, name in parts if part]
    commas = [f"{part:,}{name}" for part, name in parts if part]
    return st.sampled_from(
        [f"{value}원", f"{value:,}원", f"{value // 10_000:,}만원", "".join(words) + "원", " ".join(commas) + " 원"]
    )


def test_each_sentence_is_held_to_its_own_citations() -> None:
    found = checks("가는 5억원입니다[1]. 나는 7억원입니다[1].", "가 5억원", "나 7억원")
    assert found == (Check(NUMBER, "5억원", True, 1), Check(NUMBER, "7억원", False, 1))


def test_a_sentence_without_a_mark_may_lean_on_any_citation() -> None:
    found = checks("나는 7억원입니다. 다는 9억원입니다.", "가 5억원", "나 7억원")
    assert found == (Check(NUMBER, "7억원", True, 2), Check(NUMBER, "9억원", False, None))


def test_marks_and_list_numbers_are_no_figures() -> None:
    assert checks("1. 가는 이렇습니다[1].\n2) 나도 그렇습니다[1].\n(3) 다", "가와 나") == ()
    assert checks("- 1. 가는 이렇습니다[1].\n  - 2. 나도 그렇습니다[1].", "가와 나") == ()
    assert [one.value for one in checks("- 3. 4. 열립니다[1].", "3. 4. 열림")] == ["3", "4"]


def test_counts_of_what_the_answer_lists_are_no_claims() -> None:
    assert checks("두 가지가 있습니다. 한 번에 말하면 이렇습니다[1].", "그렇다") == ()
    assert checks("1:1로, 또는 1 대 1로 상담합니다[1].", "맞춤 상담을 한다") == ()


@pytest.mark.parametrize(
    ("text", "supported"),
    [
        ("“범부처  총 투자”라고 합니다[1].", True),
        ('"범부처 총 투자"라고 합니다[1].', True),
        ("“범부처 총투자”라고 합니다[1].", False),
        ("「뿌리산업 계획」에 있습니다[1].", True),
        ("「뿌리산업 방안」에 있습니다[1].", False),
        ("‘뿌리산업 계획’에 있습니다[1].", True),
        ("‘전공탐색(Ⅰ, Ⅱ)유형’입니다[1].", True),
    ],
)
def test_quotations_are_exact(text: str, supported: bool) -> None:
    (check,) = checks(text, "「뿌리산업 계획」에 **범부처** 총\n투자, 전공탐색 (Ⅰ,Ⅱ)유형")
    assert (check.kind, check.supported, check.citation) == (QUOTE, supported, 1)


def test_an_apostrophe_before_a_year_opens_no_quotation() -> None:
    found = checks("‘23년 9개, ’24년 13개입니다[1].", "‘23년 9개 → ‘24년 13개")
    assert {check.kind for check in found} == {DATE, NUMBER}
    assert all(check.supported for check in found)


def test_a_quotation_typed_in_another_normal_form_is_the_same() -> None:
    import unicodedata

    (check,) = checks(unicodedata.normalize("NFD", "“범부처 투자”[1]"), "범부처 투자")
    assert check.supported


def test_a_check_says_everywhere_its_value_is_written() -> None:
    text = "1. 2024년에 5억원입니다[1].\n2. “범부처 투자” 5억원은 한국없는공단이 냅니다[1]."
    found = checks(text, "2024년 범부처 투자 5억원")
    assert [(check.value, [text[start:end] for start, end in check.places]) for check in found] == [
        ("2024년", ["2024년"]),
        ("5억원", ["5억원", "5억원"]),
        ("한국없는공단", ["한국없는공단"]),
        ("범부처 투자", ["범부처 투자"]),
    ]


_WRITTEN = (
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
        "|",
        "**",
        "가.",
    ),
    *("한국없는공단", "12,000명", "`", "「가나 다」", "3~5%", "\n\n", "△7", "두 가지", "총"),
)


@given(st.lists(st.sampled_from(_WRITTEN), max_size=25).map("".join))
def test_every_place_of_a_check_holds_its_value(text: str) -> None:
    found = checks(text, "2024년 5억 원, 범부처 투자", "12,000명")
    for check in found:
        assert check.places
        assert {text[start:end] for start, end in check.places} == {check.value}
    places = [(check.kind, place) for check in found for place in check.places]
    assert len(places) == len(set(places))
