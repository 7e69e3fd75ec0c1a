"""Answers bound by what rows, units, editions and turns of a conversation are of, asked of a library of their own."""

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from assistant.types import Turn
from index.static import StaticEncoder
from ingest.korean import Korean


def plan(year: int, length: str, score: str, money: str, goal: str) -> str:
    return f"""{year}년도 누리군 살림 시행계획

1. 길과 숲

□ 낡은 길 고치기(길과, {money}백만원)
  ○ 낡은 길 가운데 상태가 나쁜 {length}㎞를 고침

□ 살림 지원(살림과, 900백만원)
  ○ 새내기 주민에게 달마다 살림 지원금을 월 최대 {score}만원까지 줌

< {year}년 성과지표 >

지표\t단위\t{year - 1}년 실적\t{year}년 목표\t담당 부서
군민 만족도\t점\t{goal}\t80.0\t기획과
길 만족도\t점\t66.0\t70.0\t길과
"""


REPORT = """2024년도 누리군 살림 시행계획 추진실적

1. 총괄

□ 쓰고 남은 8억원 가운데 3억원은 2025년으로 이월하고 나머지는 불용 처리
  * 이월액 : 낡은 길 고치기 2억원, 마을숲 가꾸기 1억원

□ 군민 만족도는 77.5점으로 2023년보다 1.5점 상승

< 산출물 목록 >

산출물\t내는 때\t수량
착수 보고서\t시작할 때\t1부
중간 보고서\t중간\t3부
완료 보고서\t끝날 때\t2부
합계\t\t6부
"""
NOTICE = """누리군 공고 제2025-7호

2025년 누리군 살림 지원금 참여자 모집 공고

1. 살림 지원금 안내

가. 살림 지원금은 월 최대 30만원까지 지원
나. 살림 지원금은 매월 20일에 지원

2. 살림 지원금을 받는 사람

가. 살림 지원금은 누리군에 사는 새내기 주민에게 지원
나. 살림 지원금은 다른 지원금과 함께 받을 수 없음

3. 살림 지원금 신청

가. 살림 지원금은 누리집에서 신청
나. 살림 지원금 신청은 3월에 받음
"""
CONTACTS = """누리군 살림 안내 보도자료

< 살림 지원 문의처 >

구분\t직급\t이름\t전화
살림과 담당자\t사무관\t고은결\t(000-770-1201)
살림과 담당자\t주무관\t임다올\t(000-770-1203)
"""
TEXTS = {
    "2024_살림_계획.txt": plan(2024, "35.5", "20", "14,200", "76.0"),
    "2025_살림_계획.txt": plan(2025, "39.8", "30", "15,900", "77.5"),
    "2024_실적.txt": REPORT,
    "공고_살림.txt": NOTICE,
    "문의처.txt": CONTACTS,
}


@pytest.fixture(scope="module")
def bound(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(tmp_path_factory.mktemp("bound"), TEXTS, korean, static)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("완료 보고서는 몇 부를 내나요?", "완료 보고서의 수량은 2부입니다. [1]"),
        ("2023년 군민 만족도 점수", "군민 만족도의 2023년 실적은 76.0점입니다. [1]"),
        ("2024년 군민 만족도 점수", "군민 만족도의 2024년 실적은 77.5점입니다. [1]"),
        ("2025년 낡은 길 고치기 물량", "낡은 길 가운데 상태가 나쁜 39.8㎞를 고칩니다. [1]"),
        ("2024년에 이월된 금액은 얼마예요?", "이월액은 낡은 길 고치기 2억원, 마을숲 가꾸기 1억원입니다. [1]"),
    ],
    ids=[
        "the row's name",
        "set against another year",
        "a result, no goal",
        "the measure's unit",
        "a note of the edition",
    ],
)
def test_what_figures_are_of(bound: Assistant, question: str, answer: str) -> None:
    assert bound.ask(question).text.partition("\n")[0] == answer


def test_an_older_edition_has_a_place_beside_newer_documents_of_the_same_words(bound: Assistant) -> None:
    answer = bound.ask("2024년 살림 지원금은 월 최대 얼마였나요?")
    assert answer.citations[0].document == "2024_살림_계획.txt"
    assert "20만원" in answer.text


def test_a_name_and_a_number_are_told_together(bound: Assistant) -> None:
    answer = bound.ask("살림 지원 문의처에서 주무관 이름과 전화번호가 어떻게 되죠?").text
    assert "임다올" in answer
    assert "000-770-1203" in answer


def test_a_new_matter_that_no_document_has_is_not_answered_about_the_old_one(bound: Assistant) -> None:
    answer = bound.ask("휴가는 며칠인가요?", [Turn("2025년 살림 지원 예산은 얼마예요?", "900백만원입니다. [1]")])
    assert answer.refused
    assert answer.understood == "휴가는 며칠인가요?"


def test_two_years_are_not_set_beside_each_other_by_one_years_goal_and_result(bound: Assistant) -> None:
    answer = bound.ask("2023년과 2024년 군민 만족도 실적을 비교해 줘").text
    assert answer.startswith("군민 만족도는 2023년 76.0점에서 2024년 77.5점으로 1.5점(2.0%) 높아졌습니다")


def test_a_cell_that_gives_the_unit_is_no_answer(bound: Assistant) -> None:
    assert "단위" not in bound.ask("2024년과 2025년 군민 만족도를 비교해 줘").text
