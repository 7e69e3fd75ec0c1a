"""Several columns asked of one thing, joined by a particle or a comma: all of them are told, from its one row."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.answering.tabular.asked import both_asked
from assistant.assistant import Assistant
from assistant.understanding.question import understand
from index.static import StaticEncoder
from ingest.korean import Korean

PLAN = """2025년 누리군 살림 시행계획

< 2025년 세부사업(백만원) >

세부사업\t담당 부서\t2024년 예산\t2025년 예산\t사업량
꽃씨 나눔 활동\t녹지과\t80\t100\t300명
꽃길 걷기\t녹지과\t40\t60\t2회
연못 청소\t하천과\t50\t70\t4개소

< 2025년 구별 꽃밭 조성 계획(㎡, 백만원) >

구분\t늘솔구\t여울구
면적\t300\t250
사업비\t20\t10
"""
TOLD = [
    ("꽃씨 사업 예산이랑 담당부서", "꽃씨 나눔 활동의 2025년 예산은 100백만원, 담당 부서는 녹지과입니다. [1][2]"),
    (
        "연못 청소 2024년 예산하고 사업량 알려줘",
        "연못 청소의 2024년 예산은 50백만원, 사업량은 4개소입니다. [1][2]",
    ),
    (
        "꽃길 걷기 예산, 담당 부서, 사업량은?",
        "꽃길 걷기의 2025년 예산은 60백만원, 담당 부서는 녹지과, 사업량은 2회입니다. [1][2][3]",
    ),
    ("늘솔구 꽃밭 면적과 사업비", "늘솔구의 면적은 300㎡, 사업비는 20백만원입니다. [1][2]"),
]
ASKED = [
    ("연못 청소 예산이랑 담당부서", ("예산", "담당부서")),
    ("연못 청소의 예산 및 담당 부서는?", ("예산", "담당 부서")),
    ("연못 청소 효과가 뭐야", ()),
    ("도랑 청소 예산", ()),
    ("꽃씨 예산과 연못 예산을 합치면?", ()),
]


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("garden")), {"2025_살림_계획.txt": PLAN}, korean, static)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_columns_of_one_row_are_told_together(garden: Assistant, question: str, told: str) -> None:
    answer = garden.ask(question)
    assert answer.text == told
    assert [check for check in answer.checks if not check.supported] == []


@pytest.mark.parametrize(("text", "measures"), ASKED)
def test_what_is_asked_of_one_thing(korean: Korean, text: str, measures: tuple[str, ...]) -> None:
    assert both_asked(understand(text, korean.analyze(text))) == measures
