"""By how much the total, or the row that is named, grew between two columns of years: both told, and the difference."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

PLAN = """2025년 누리군 마을 가꾸기 시행계획

< 분야별 투자계획(백만원) >

분야\t2024년 예산\t2025년 예산\t증감률
물길 살리기\t250\t300\t20.0
나무 심기\t400\t420\t5.0
합계\t650\t720\t10.8

< 2025년 성과지표 >

성과지표\t단위\t2024년 목표\t2025년 목표
마을 만족도\t점\t70.0\t75.0
"""
TOTAL = "예산 합계는 2024년 650백만원에서 2025년 720백만원으로 70백만원(10.8%) 늘었습니다(계산: 720 − 650 = 70). [1][2]"
WATER = (
    "물길 살리기 예산은 2024년 250백만원에서 2025년 300백만원으로 50백만원(20.0%) 늘었습니다"
    "(계산: 300 − 250 = 50). [1][2]"
)
TOLD = [
    ("2024년보다 예산이 얼마나 늘었나요", TOTAL),
    ("작년보다 얼마나 늘었어?", TOTAL),
    ("물길 분야 예산이 2024년보다 얼마나 늘었어", WATER),
]


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("grown")), {"2025_마을_계획.txt": PLAN}, korean, static)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_both_years_and_the_difference_are_told(village: Assistant, question: str, told: str) -> None:
    answer = village.ask(question)
    assert answer.text == told
    assert [check for check in answer.checks if not check.supported] == []


def test_a_goal_is_no_growth_unless_it_is_asked_for(village: Assistant) -> None:
    assert "늘었습니다" not in village.ask("작년보다 마을 만족도가 얼마나 올랐어?").text
