"""By how much something grows where a sentence says from what to what: whole answers word for word."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

PLAN = """# 2025년 누리군 살림 계획

## 돌봄

- 방과 후 마을교실을 47개소에서 54개소로 확대
- 기동반을 8개 반에서 10개 반으로, 탐지 차량을 12대에서 20대로 늘려 운영
- 나루 창업터는 입주기업 64개사
- 정부는 갯벌산업에 작년 대비 57% 증가한 총 6,369억 원을 투자할 계획이다.
- 갯벌산업 양성대학을 확대 운영('24년 9개 → '25년 13개, 600명)한다.
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("plan")), {"살림_계획.md": PLAN}, korean, static)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("마을교실 몇 개 늘어나", "47개소에서 54개소로 7개소(14.9%) 늘어납니다(계산: 54 − 47 = 7). [1]"),
        ("마을교실 작년보다 몇 개 늘었어", "47개소에서 54개소로 7개소(14.9%) 늘었습니다(계산: 54 − 47 = 7). [1]"),
        ("탐지 차량 몇 대 늘어나요", "12대에서 20대로 8대(66.7%) 늘어납니다(계산: 20 − 12 = 8). [1]"),
        ("기동반 몇 개 반 늘어나요", "8개 반에서 10개 반으로 2개(25.0%) 늘어납니다(계산: 10 − 8 = 2). [1]"),
        ("갯벌산업 투자 작년보다 얼마나 늘었어", "정부는 갯벌산업에 작년 대비 57% 증가한 총 6,369억 원을 투자할"),
    ],
)
def test_the_step_of_what_is_asked_about_is_told(plan: Assistant, question: str, begins: str) -> None:
    answer = plan.ask(question)
    assert answer.text.startswith(begins)
    assert all(check.supported for check in answer.checks)


@pytest.mark.parametrize(
    "question",
    [
        "나루 창업터 입주기업 몇 개 늘어나요",
        "마을교실은 몇 개예요",
        "마을교실은 몇 개로 늘어나요",
        "기동반 몇 명 늘어나요",
    ],
)
def test_no_step_is_told_of_what_takes_none_or_is_asked_otherwise(plan: Assistant, question: str) -> None:
    assert "계산" not in plan.ask(question).text
