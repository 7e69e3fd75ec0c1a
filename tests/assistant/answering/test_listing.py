"""The list of as many members as a question names."""

import pytest
from nuri import open_assistant

from assistant.answering.listing import counted_in
from assistant.assistant import Assistant
from assistant.understanding.question import understand
from index.static import StaticEncoder
from ingest.korean import Korean

PLAN = """2025년 누리군 갯벌 보전 실행계획

< '25년 실행계획 추진 방향 >

방향	세부과제
1. 갯벌 생태 복원	① 폐염전 복원 ② 바닷길 잇기
2. 주민 소득 높이기	③ 갯벌 체험 마을 키우기 ④ 소금 상표 등록
3. 조사와 감시	⑤ 철새 조사 ⑥ 감시원 배치 ⑦ 드론 순찰

1. 갯벌 생태 복원

□ 군은 올해 ①물길 트기, ②염생식물 심기, ③둑 허물기에 대한 복원 과제를 추진한다.

□ (갯벌 인재 양성) 3개 분야* 전문 인력을 기름
 * 해양생물, 갯벌해설, 소금제조

□ 주민 지원
 ○ (어선 수리 지원사업) 낡은 어선의 기관을 바꾸는 비용을 도움
 ○ (그물 교체 지원사업) 버려진 그물을 거두고 새 그물을 줌
 ○ (사업관리) 지원사업의 안내와 정산을 맡음

□ 갯벌 체험 마을 공모 신청 서류

번호	서류	발급처
1	마을 신청서	군청
2	주민 동의서	마을
3	어촌계 확인서	수협
4	통장 사본	은행
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(tmp_path_factory.mktemp("plan"), {"2025_갯벌_실행계획.txt": PLAN}, korean, static)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "2025년 갯벌 보전 실행계획의 3대 추진 방향은?",
            "갯벌 생태 복원, 주민 소득 높이기, 조사와 감시, 이렇게 3대 추진 방향입니다. [1][2][3]",
        ),
        (
            "올해 추진하는 갯벌 복원 과제 세 가지를 알려 주세요",
            "물길 트기, 염생식물 심기, 둑 허물기, 이렇게 세 가지입니다. [1]",
        ),
        ("갯벌 인재 양성 대상 3개 분야는?", "해양생물, 갯벌해설, 소금제조, 이렇게 3개 분야입니다. [1]"),
        (
            "주민 지원사업 두 가지가 뭐예요?",
            "어선 수리 지원사업, 그물 교체 지원사업, 이렇게 두 가지입니다. [1][2]",
        ),
        (
            "체험 마을 공모에 내는 서류 4가지를 말해 주세요",
            "마을 신청서, 주민 동의서, 어촌계 확인서, 통장 사본, 이렇게 4가지입니다. [1][2][3][4]",
        ),
    ],
)
def test_the_list_with_as_many_members_as_asked_is_said(plan: Assistant, question: str, said: str) -> None:
    assert plan.ask(question).text == said


def test_a_list_is_cited_where_its_members_stand(plan: Assistant) -> None:
    answer = plan.ask("주민 지원사업 두 가지가 뭐예요?")
    assert [citation.quote for citation in answer.citations] == [
        "○ (어선 수리 지원사업)",
        "○ (그물 교체 지원사업)",
    ]
    assert all(check.supported for check in answer.checks)


def test_no_list_of_another_length_is_said_for_one_that_is_not_there(plan: Assistant) -> None:
    assert "이렇게" not in plan.ask("갯벌 보전 실행계획의 6대 추진 방향은?").text


@pytest.mark.parametrize(
    ("question", "number", "noun", "written"),
    [
        ("실행계획의 3대 추진 방향은?", 3, "추진 방향", "3대 추진 방향"),
        ("세부 추진 과제 세 가지를 말해 주세요", 3, "과제", "세 가지"),
        ("어떤 네 가지로 이루어져 있나요?", 4, "", "네 가지"),
        ("다섯 개 분야를 나열하시오", 5, "분야", "다섯 개 분야"),
        ("신청 서류는 몇 가지이고 무엇인가요?", 0, "서류", "몇가지"),
    ],
)
def test_how_many_are_asked_for_and_of_what(
    korean: Korean, question: str, number: int, noun: str, written: str
) -> None:
    counted = counted_in(understand(question, korean.analyze(question)))
    assert counted is not None
    assert (counted.number, counted.noun, counted.written) == (number, noun, written)


@pytest.mark.parametrize(
    "question",
    [
        "3개 분야의 예산은 얼마인가요?",  # asks for a sum
        "4대 전략 가운데 첫째 전략의 이름은?",  # one of them
        "투자액 상위 3개 부처는?",  # places in an order
        "두 부처 중 어디가 더 많아요?",
        "3개 이상 신청할 수 있나요?",
        "2023년 추진 방향은?",
        "제3차 기본계획의 목표는?",
    ],
)
def test_questions_that_ask_for_no_list_of_a_length(korean: Korean, question: str) -> None:
    assert counted_in(understand(question, korean.analyze(question))) is None
