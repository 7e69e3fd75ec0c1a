"""Figures of tables set beside each other."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

PLAN = """2025년 누리군 복지 계획

< 2025년 성과지표 >

성과지표	단위	2024년 목표	2024년 실적	2025년 목표
월세 지원 인원	명	1,200	1,164	1,500
돌봄교실	개소	48	51	54

< 2025년 부처별 지원액(억원, 비중%) >

부처명	지원액	부처명	지원액
해양수산부	3.5 (25.93)	환경부	2.0 (14.81)
국토교통부	8.0 (59.26)	합계	13.5 (100)

< 2025년 분야별 예산(백만원) >

분야	예산
청년 정착	2,000
촘촘한 돌봄	6,000
합계	8,000
"""
PAIRS = [
    (
        "2024년 월세 지원 인원은 목표보다 얼마나 모자랐나요?",
        "월세 지원 인원은 2024년 실적이 1,164명으로 2024년 목표 1,200명보다 36명 적습니다"
        "(계산: 1,200 − 1,164 = 36). [1][2]",
    ),
    (
        "2024년 돌봄교실은 목표를 달성했나요?",
        "네, 돌봄교실은 2024년 실적이 51개소로 2024년 목표 48개소보다 3개소 많습니다(계산: 51 − 48 = 3). [1][2]",
    ),
    (
        "월세 지원 인원 목표는 2024년보다 2025년에 얼마나 늘었나요?",
        "월세 지원 인원은 2024년 목표 1,200명에서 2025년 목표 1,500명으로 300명(25.0%) 늘었습니다"
        "(계산: 1,500 − 1,200 = 300). [1][2]",
    ),
    (
        "국토부 지원액은 해수부의 몇 배인가요?",
        "2025년 지원액 기준으로 국토교통부 8.0억원은 해양수산부 3.5억원의 약 2.29배입니다"
        "(계산: 8.0 ÷ 3.5 = 2.29). [1][2]",
    ),
    (
        "환경부와 해양수산부 지원액을 합치면 얼마인가요?",
        "2025년 지원액은 환경부 2.0억원, 해양수산부 3.5억원을 합하면 5.5억원입니다(계산: 2.0 + 3.5 = 5.5). [1][2]",
    ),
    (
        "환경부와 해양수산부 지원액은 각각 얼마인가요?",
        "2025년 지원액은 환경부가 2.0억원(비중 14.81%), 해양수산부가 3.5억원(비중 25.93%)입니다. [1][2]",
    ),
    (
        "환경부 지원액이 해양수산부보다 많나요?",
        "아니요, 2025년 지원액은 해양수산부가 3.5억원으로 환경부 2.0억원보다 1.5억원 많습니다"
        "(계산: 3.5 − 2.0 = 1.5). [1][2]",
    ),
    (
        "촘촘한 돌봄 예산은 전체 예산의 몇 %인가요?",
        "2025년 예산 기준으로 촘촘한 돌봄 6,000백만원은 합계 8,000백만원의 75.0%입니다"
        "(계산: 6,000 ÷ 8,000 × 100 = 75.0). [1][2]",
    ),
]


@pytest.fixture(scope="module")
def welfare(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("welfare")), {"2025_복지_계획.txt": PLAN}, korean, static)


@pytest.mark.parametrize(("question", "said"), PAIRS, ids=[question for question, _ in PAIRS])
def test_two_figures_of_a_table_are_set_beside_each_other(welfare: Assistant, question: str, said: str) -> None:
    answer = welfare.ask(question)
    assert answer.text == said
    assert [check.value for check in answer.checks if not check.supported] == []


def test_a_body_that_the_table_lacks_is_not_made_up(welfare: Assistant) -> None:
    answer = welfare.ask("국방부와 환경부 지원액 차이는 얼마인가요?")
    assert "계산" not in answer.text
