"""Sums of a row's figures that no table gives: of a half year, and of all its members."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

REPORT = """2025년 사업실적 보고

2. 손익

< 분기별 손익 >
(단위: 억원)
│ 구분       │ 1분기 │ 2분기 │ 3분기 │ 4분기 │
│ 매출       │ 894   │ 1,042 │ 1,065 │ 993   │
│ 영업이익   │ 58    │ 84    │ 91    │ 71    │

3. 설비

   항목              1호기            2호기            3호기
   ------------------------------------------------------------
   출력              75kW             75kW             110kW
   윤활유량(L)       38               38               52
"""
TOLD = [
    (
        "상반기 영업이익 다 합치면 얼마인가요?",
        "영업이익은 1분기 58억원, 2분기 84억원을 합하면 142억원입니다(계산: 58 + 84 = 142). [1][2]",
    ),
    (
        "하반기 매출 합치면?",
        "매출은 3분기 1,065억원, 4분기 993억원을 합하면 2,058억원입니다(계산: 1,065 + 993 = 2,058). [1][2]",
    ),
    (
        "세 대에 들어가는 윤활유를 다 합치면 몇 리터예요?",
        "윤활유량은 1호기 38L, 2호기 38L, 3호기 52L를 합하면 128L입니다(계산: 38 + 38 + 52 = 128). [1][2][3]",
    ),
]


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("sums")), {"실적.txt": REPORT}, korean, static)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_the_figures_are_added_up_and_cited(firm: Assistant, question: str, told: str) -> None:
    answer = firm.ask(question)
    assert answer.text == told
    assert [check for check in answer.checks if not check.supported] == []


def test_one_member_that_is_named_is_no_sum(firm: Assistant) -> None:
    assert "합하면" not in firm.ask("1호기 윤활유는 다 더하면 몇 리터예요?").text
