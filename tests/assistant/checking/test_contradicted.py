"""What an answer's own words tell against a value that the source has."""

import pytest

from assistant.checking.around import wording
from assistant.checking.contradicted import contradiction
from assistant.figures.parsing import parse_figures
from assistant.support import evidence

AGES = "만 0세 이상 12세 이하 장애아동에게, 통지서 제출자는 만 3이상 8세 이하까지 준다. 만 5세 이하는 진단서를 낸다."
MONTHS = "0개월 이상 11개월 이하는 20만 원, 12개월 이상 23개월 이하는 15만 원이다. 36개월 이상은 10만 원이다."
HOURS = (
    "근로는 1일 8시간, 1주당 20시간, 1학기당 최대 520시간까지 할 수 있다. 단, 1주 단위는 방학 중 40시간까지 가능하다."
)
LIMIT = "2023년부터 급여 상한액이 월 200만 원에서 2023년 월 210만 원으로 오른다. 하한액은 100만 원이다."
PLACES = (
    "센터는 중앙대로 260번길 3에 있다. 상담은 국번 없이 129번으로 한다. 센터의 문은 주말과 쉬는 날을 빼고 여는데, "
    "처음과 끝에 모두 2회 검사를 받고 나서야 들어갈 수 있다."
)


def told(answer: str, value: str, source: str, question: str = "얼마인가요?", *, asked: bool = False) -> str:
    at = answer.index(value)
    claim = next(figure for figure in parse_figures(answer) if figure.start == at)
    return contradiction(claim, wording(answer), wording(question), [evidence(source)], asked)


@pytest.mark.parametrize(
    ("answer", "value", "expected"),
    [
        ("만 0세 이상 12세 이하입니다.", "12세", ""),
        ("만 0세 이상 5세 이하입니다.", "5세", "다른 범위의 값"),
        ("만 0세 이상 5세 이하입니다.", "0세", ""),
        ("만 5세 이상 12세 이하입니다.", "5세", "다른 범위의 값"),
        ("만 3세 이상 8세 이하입니다.", "8세", ""),  # the source has "3이상" without its unit
        ("만 12세 이상 5세 이하입니다.", "5세", "다른 범위의 값"),
        ("만 12세 이상 5세 이하입니다.", "12세", "다른 범위의 값"),
        ("만 0세 이상 8세 이하입니다.", "8세", ""),  # both may have been told as one
        ("0~5세 아동입니다.", "5세", "다른 범위의 값"),
        ("만 5세 이하입니다.", "5세", ""),
        ("0세에서 최대 5세까지입니다.", "5세", "다른 범위의 값"),
        ("12세에서 5세로 낮춥니다.", "5세", ""),
    ],
)
def test_ends_of_a_range(answer: str, value: str, expected: str) -> None:
    assert told(answer, value, AGES) == expected


def test_two_ranges_may_be_told_as_one() -> None:
    assert told("0개월 이상 23개월 이하는 지원됩니다.", "23개월", MONTHS) == ""
    assert told("0개월 이상 36개월 이하는 지원됩니다.", "36개월", MONTHS) == "다른 범위의 값"


def test_a_range_of_the_question_is_the_questions_but_half_of_one_is_not() -> None:
    answer = "만 0세 이상 5세 이하 아동은 받습니다."
    assert told(answer, "5세", AGES, "만 0세 이상 5세 이하 아동도 받나요?", asked=True) == ""
    assert told(answer, "5세", AGES, "만 5세 아동도 받나요?", asked=True) == "다른 범위의 값"


@pytest.mark.parametrize(
    ("question", "answer", "value", "expected"),
    [
        (
            "2종 수급자의 병실료도 제외되나요?",
            "네, 1종 수급자의 병실료는 제외됩니다.",
            "1종",
            "",
        ),  # of what is left out
        ("2종 수급자는 무엇을 내나요?", "1종 수급자는 본인부담금을 냅니다.", "1종", "질문과 다른 조건의 값"),
        ("2종 수급자는 무엇을 내나요?", "2종 수급자는 1종 수급자처럼 냅니다.", "1종", ""),
        ("2종 수급자는 무엇을 내나요?", "1종 수급자만 본인부담금을 냅니다.", "1종", ""),
        ("2종 수급자는 무엇을 내나요?", "아니요, 1종 수급자가 냅니다.", "1종", ""),
        ("55세 이상 근로자를 채용하면요?", "50세 이상 근로자를 채용하면 지원합니다.", "50세", "질문과 다른 조건의 값"),
        ("55세 근로자를 채용하면요?", "50세 이상 근로자를 채용하면 지원합니다.", "50세", ""),
        ("4살 아이는 무엇을 받나요?", "3살 아이의 경우 수당을 받습니다.", "3살", "질문과 다른 조건의 값"),
        ("4살 아이는 무엇을 받나요?", "3살은 수당을 받습니다.", "3살", ""),  # nothing in common beside them
        ("주 40시간 근로자인데 어떻게 계산되나요?", "첫 5시간 근로시간 단축은 전액입니다.", "5시간", ""),
        ("5명 팀에서 몇 명이 되나요?", "팀에서 3명이 됩니다.", "3명", ""),
        ("버스 30대 산다더니 28대만 산 이유는?", "버스 30대를 사고 누적 버스 159대로 늘립니다.", "159대", ""),
        ("월 300만 원을 벌면 얼마를 받나요?", "월 200만 원을 받습니다.", "200만 원", ""),
        ("제3차 계획은 언제 확정됐나요?", "문서에서 찾지 못했습니다. 제2차 계획은 6월에 확정됐습니다.", "2차", ""),
    ],
)
def test_a_condition_of_the_question(question: str, answer: str, value: str, expected: str) -> None:
    assert told(answer, value, answer, question) == expected


@pytest.mark.parametrize(
    ("answer", "value", "expected"),
    [
        ("일주일에 최대 520시간까지 합니다.", "520시간", "다른 기간의 값"),
        ("한 학기에 최대 520시간까지 합니다.", "520시간", ""),
        ("하루에 20시간까지 합니다.", "20시간", "다른 기간의 값"),
        ("매주 20시간, 하루 8시간 합니다.", "20시간", ""),
        ("최대 520시간까지 합니다.", "520시간", ""),
        ("매월 520시간까지 합니다.", "520시간", ""),  # the source has nothing for a month
        ("매주 40시간까지 합니다.", "40시간", ""),  # stands without a period of its own
    ],
)
def test_another_period(answer: str, value: str, expected: str) -> None:
    assert told(answer, value, HOURS) == expected


@pytest.mark.parametrize(
    ("answer", "value", "expected"),
    [
        ("상한액은 월 200만 원입니다.", "200만 원", "바뀌기 전의 값"),
        ("상한액은 월 210만 원입니다.", "210만 원", ""),
        ("상한액은 월 200만 원이었습니다.", "200만 원", ""),
        ("기존 상한액은 월 200만 원입니다.", "200만 원", ""),
        ("상한액은 200만 원에서 올랐습니다.", "200만 원", ""),
        ("상한액은 210만 원, 작년에는 200만 원입니다.", "200만 원", ""),
        ("하한액은 100만 원입니다.", "100만 원", ""),
    ],
)
def test_what_was_before_a_change(answer: str, value: str, expected: str) -> None:
    assert told(answer, value, LIMIT) == expected


def test_an_old_value_that_stands_elsewhere_too_is_no_old_one() -> None:
    assert told("상한액은 월 200만 원입니다.", "200만 원", f"{LIMIT} 가산금은 200만 원이다.") == ""


@pytest.mark.parametrize(
    ("answer", "value", "expected"),
    [
        ("129번으로 전화하세요.", "129번", ""),
        ("2회으로 전화하세요.", "2회", "전화번호가 아닌 값"),
        ("국번 없이 260번으로 전화하세요.", "260번", "전화번호가 아닌 값"),
        ("상담센터(2회)에 문의하세요.", "2회", "전화번호가 아닌 값"),
        ("전화번호는 260입니다.", "260", "전화번호가 아닌 값"),
        ("연 2회 문을 엽니다.", "2회", ""),
        ("129에 연락하세요.", "129", ""),
    ],
)
def test_numbers_to_call(answer: str, value: str, expected: str) -> None:
    assert told(answer, value, PLACES, "어디에 물어보나요?") == expected


@pytest.mark.parametrize(
    ("answer", "value", "expected"),
    [
        ("10만 원의 절반인 5만 원을 냅니다.", "5만 원", ""),
        ("10만 원의 절반인 7만 원을 냅니다.", "7만 원", "계산이 맞지 않는 값"),
        ("10만 원의 절반인 7만 원을 냅니다.", "10만 원", "계산이 맞지 않는 값"),
        ("3만 원의 반인 1만 원을 냅니다.", "1만 원", "계산이 맞지 않는 값"),
        ("40만 원의 90%인 최대 36만 원입니다.", "36만 원", ""),
        ("40만 원의 90%인 최대 60만 원입니다.", "60만 원", "계산이 맞지 않는 값"),
        ("60%를 지원하므로 남은 40%를 냅니다.", "40%", ""),
        ("60%를 지원하므로 남은 80%를 냅니다.", "80%", "계산이 맞지 않는 값"),
        ("국가 50%, 시도 20%, 나머지 30%는 개인입니다.", "30%", ""),
        ("80%를 지원하고, 나머지 본인부담금 중 50%를 더 지원합니다.", "50%", ""),
        ("한 달 장학금은 192,400원(9,620원 x 20시간)입니다.", "192,400원", ""),
        ("한 달 장학금은 192,400원(9,620원 x 52시간)입니다.", "52시간", "계산이 맞지 않는 값"),
        ("2 × 4개월 = 8개월입니다.", "8개월", ""),
        ("전체의 66.7%입니다(계산: 40 ÷ 60 × 100 = 66.7).", "60", ""),
        ("5 × 4개월 = 8개월입니다.", "5", "계산이 맞지 않는 값"),
    ],
)
def test_figures_that_the_answer_relates(answer: str, value: str, expected: str) -> None:
    assert told(answer, value, "", asked=True) == expected
    assert told(answer, value, "") == expected
