"""A value whose place in an answer belongs to another value of the source, and what tells so."""

import math

import pytest

from assistant.checking.around import wording
from assistant.checking.rivals import WEIGHTS, Contest, contest, odds, parts
from assistant.checking.standing import places_of
from assistant.checks import check_answer
from assistant.figures.parsing import parse_figures
from assistant.support import evidence
from assistant.types import Check, CheckState, Citation

HOUSEHOLDS = (
    "소득인정액 기준은 3인 가구는 266만 890원, 4인 가구는 324만 578원, 5인 가구는 379만 8413원입니다. "
    "자녀 1인당 월 20만 원을 지급합니다."
)
REGIONS = (
    "일반 전세임대는 수도권 최대 1억 3000만 원, 광역시 최대 9000만 원, 그 외 지역 최대 7000만 원을 지원합니다. "
    "청년 전세임대는 수도권 최대 1억 2000만 원, 광역시 최대 9500만 원을 지원합니다."
)
TERMS = "상환방법은 1년 거치 4년, 2년 거치 3년, 3년 거치 2년이다. 5년 이상 요양한 사람이 대상이다."


def checked(answer: str, value: str, source: str, question: str) -> Check:
    citation = Citation(1, "a", 0, len(source), source, None, ())
    return next(check for check in check_answer(answer, [citation], question, {}) if check.value == value)


def held(answer: str, value: str, source: str) -> Contest | None:
    claim = next(one for one in parse_figures(answer) if one.start == answer.index(value))
    cited = evidence(source)
    named = [one for one in parse_figures(answer) if one.start != claim.start]
    return contest(claim, places_of(claim, [(wording(cited.text), cited.figures)]), named)


def found(answer: str, value: str, source: str, question: str = "") -> tuple[float, ...]:
    claim = next(one for one in parse_figures(answer) if one.start == answer.index(value))
    both = held(answer, value, source)
    assert both is not None
    return parts(claim, wording(answer), wording(question), both)


@pytest.mark.parametrize(
    ("answer", "value", "source", "question", "state"),
    [
        ("5인 가구의 기준은 379만 8413원입니다.", "379만 8413원", HOUSEHOLDS, "5인 가구는?", CheckState.SUPPORTED),
        ("5인 가구의 기준은 324만 578원입니다.", "324만 578원", HOUSEHOLDS, "5인 가구는?", CheckState.MISPLACED),
        ("3인 가구의 기준은 379만 8413원입니다.", "3인", HOUSEHOLDS, "5인 가구의 기준은?", CheckState.MISPLACED),
        (
            "일반 전세임대는 광역시 기준으로 최대 9000만 원입니다.",
            "9000만 원",
            REGIONS,
            "얼마인가요?",
            CheckState.SUPPORTED,
        ),
        (
            "일반 전세임대는 광역시 기준으로 최대 1억 3000만 원까지 지원합니다.",
            "1억 3000만 원",
            REGIONS,
            "광역시 일반 전세임대는 얼마인가요?",
            CheckState.MISPLACED,
        ),
        ("1년 거치 4년, 2년 거치 3년 가운데 고릅니다.", "3년", TERMS, "상환방법은?", CheckState.SUPPORTED),
        ("1년 거치 4년, 2년 거치 5년 가운데 고릅니다.", "5년", TERMS, "상환방법은?", CheckState.MISPLACED),
    ],
)
def test_a_value_belongs_to_what_is_said(
    answer: str, value: str, source: str, question: str, state: CheckState
) -> None:
    assert checked(answer, value, source, question).state is state


def test_what_is_worked_out_from_the_answers_figures_is_no_other_items() -> None:
    source = (
        "추가 지원금은 15만 원이다. 지원금은 20만 원이다. 지원금은 총 50만 원까지다. 초과 가구의 양육비는 35만 원이다."
    )
    added = checked("지원금 20만 원에 추가로 15만 원을 더해 총 35만 원입니다.", "35만 원", source, "모두 얼마인가요?")
    assert (added.state, added.formula) == (CheckState.COMPUTED, "15만 원 + 20만 원 = 35만 원")
    assert added.reason == ""


def test_more_is_pointed_to_the_value_that_stands_with_what_is_said() -> None:
    assert found("3인 가구의 기준은 379만 8413원입니다.", "3인", HOUSEHOLDS)[0] > 0
    assert found("5인 가구의 기준은 379만 8413원입니다.", "5인", HOUSEHOLDS)[0] < 0
    assert found("5인 가구의 기준은 324만 578원입니다.", "324만 578원", HOUSEHOLDS)[0] > 0
    assert found("5인 가구의 기준은 379만 8413원입니다.", "379만 8413원", HOUSEHOLDS)[0] < 0


def test_a_value_that_the_answer_names_elsewhere_is_free_of_suspicion() -> None:
    answer = "1년 거치 2년, 2년 거치 3년, 3년 거치 4년, 5년 이상 요양한 사람입니다."
    assert found(answer, "4년", TERMS)[1] == -4.0


def test_the_question_names_the_other_value() -> None:
    answer = "3인 가구의 기준은 379만 8413원입니다."
    assert found(answer, "3인", HOUSEHOLDS, "5인 가구의 기준은?")[4:6] == (1, 1)
    assert found(answer, "3인", HOUSEHOLDS, "9인 가구의 기준은?")[4:6] == (1, 0)
    assert found(answer, "3인", HOUSEHOLDS, "3인 가구의 기준은?")[4:6] == (0, 0)


def test_places_side_by_side_are_told_by_a_small_lead() -> None:
    near, far = (f"소득 기준은 70%(1인 가구 90%)이다.{' 그 밖의 것' * gap} 대출은 80%이다." for gap in (0, 60))
    assert found("1인 가구는 80%입니다.", "80%", near)[7] < found("1인 가구는 80%입니다.", "80%", far)[7]
    tells = found("1인 가구는 80%입니다.", "80%", far)
    assert tells[8] == pytest.approx(tells[7] * (tells[0]), rel=0.2)


def test_places_of_two_texts_stand_nowhere_apart() -> None:
    answer = "2022년 95명에서 2023년 125명으로 30명 늘었습니다."
    claim = next(one for one in parse_figures(answer) if one.unit == "명")
    cited = [evidence("전공의 100명, 박사과정 95명을 지원했다."), evidence("전공의 100명, 박사과정 125명을 지원한다.")]
    both = contest(claim, places_of(claim, [(wording(one.text), one.figures) for one in cited]), [])
    assert both is not None
    one_text = Contest(both.own, both.others[:1], both.free)
    other_text = Contest(both.own, both.others[2:], both.free)
    assert parts(claim, wording(answer), wording(""), one_text)[7] > 0
    assert parts(claim, wording(answer), wording(""), other_text)[7:9] == (0, 0)


def test_where_little_is_said_no_odds_are_given() -> None:
    source = "고도의 경우 199만원, 중등도의 경우 154만원, 경도의 경우 124만원이 지급된다."
    contested = held("199만원입니다.", "199만원", source)
    assert contested is not None
    claim = parse_figures("199만원입니다.")[0]
    assert odds(claim, wording("199만원입니다."), wording("얼마인가요?"), contested) == -math.inf


def test_a_number_of_a_sentence_is_no_rival_by_a_tables_unit() -> None:
    source = "수강료의 70%를 지원한다(%).\n1. 신청 2. 확인 3. 청구"
    assert held("70%를 지원합니다.", "70%", source) is None


def test_what_is_now_was_not_before() -> None:
    source = "2023년부터 상한액이 월 200만 원에서 월 210만 원으로 인상됩니다."
    question = "2023년 출산휴가 급여 상한액은?"
    changed = found("2023년 상한액은 월 200만 원으로 변경되었습니다.", "200만 원", source, question)
    assert changed[0] > 2
    assert found("2023년 상한액은 월 210만 원으로 변경되었습니다.", "210만 원", source, question)[0] < -2


def test_one_weight_for_each_part() -> None:
    assert len(found("3인 가구입니다.", "3인", HOUSEHOLDS)) == len(WEIGHTS)


def test_without_another_value_there_is_no_contest() -> None:
    assert held("3인 가구입니다.", "3인", "3인 가구, 3인 가족") is None
    assert held("3인 가구입니다.", "3인", "4인 가구, 5인 가족") is None


def test_a_cell_is_compared_with_cells_alone() -> None:
    table = "분기\t접수\t처리율\n2분기\t100건\t91.4%\n3분기\t200건\t89.5%"
    contested = held("3분기 처리율은 89.5%입니다.", "89.5%", f"긴급 보수의 처리율은 100.0%이다.\n{table}")
    assert contested is not None
    assert [one.text.text[one.figure.start : one.figure.end] for one in contested.others] == ["91.4%"]


@pytest.mark.parametrize("source", ["", "3인" * 200, "\t3인\t4인\n" * 100, "((3인(4인(", "3인\n4인\n3인 4인"])
def test_strange_sources_are_compared(source: str) -> None:
    contested = held("3인 가구는 4인입니다.", "3인", source)
    assert contested is None or len(found("3인 가구는 4인입니다.", "3인", source)) == len(WEIGHTS)
