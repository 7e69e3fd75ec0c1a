"""A kitchen's deliveries and a project's minutes: remarks that tell why, who checked, sums by firm, what is left."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

DELIVERIES = """도담중학교 급식실 납품 내역,,,,,,,
납품일,거래처,품목,수량,단가(원),금액(원),검수자,비고
2025-09-22,맑은농산,감자,45,3200,144000,한가람,
2025-09-22,맑은농산,시금치,18,6400,115200,한가람,잎이 짓물러 5kg 반품하고 다음 날 교환
2025-09-23,햇빛과일,포도,48,13500,648000,한가람,
2025-09-24,으뜸축산,달걀,22,7200,158400,표은솔,3판 깨져 무상으로 채워 줌
2025-09-25,햇빛과일,사과,410,950,389500,표은솔,
"""
MINUTES = """도담물류 차량관제 개편 11차 회의록

7. 비용
 - 총예산 4억 8,000만원, 지금까지 쓴 돈 2억 9,300만원
 - 예비비 2,400만원은 아직 쓰지 않음
"""


@pytest.fixture(scope="module")
def kitchen(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    texts = {"납품.csv": DELIVERIES, "회의록.txt": MINUTES}
    return open_assistant(Path(tmp_path_factory.mktemp("kitchen")), texts, korean, static)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("시금치는 왜 반품했어요?", "시금치의 비고: 잎이 짓물러 5kg 반품하고 다음 날 교환. [1]"),
        ("달걀 검수한 사람 누구예요?", "달걀의 검수자는 표은솔입니다. [1]"),
        (
            "햇빛과일 납품은 다 합쳐서 얼마예요?",
            "포도 648,000원, 사과 389,500원을 합하면 1,037,500원입니다(계산: 648,000 + 389,500 = 1,037,500). [1][2]",
        ),
        (
            "예산에서 쓰고 남은 돈이 얼마예요?",
            "총예산 4억 8,000만원에서 지금까지 쓴 돈 2억 9,300만원을 빼면 1억 8,700만원이 남습니다"
            "(계산: 4.8 − 2.93 = 1.87). [1]",
        ),
    ],
)
def test_sheets_and_minutes_answer(kitchen: Assistant, question: str, text: str) -> None:
    answer = kitchen.ask(question)
    assert answer.text == text
    assert [check.value for check in answer.checks if not check.supported] == []
