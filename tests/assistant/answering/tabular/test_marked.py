"""Tables of ○ and ×, asked along a row and down a column."""

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

_LIST = """# 하늬회사 수화 수업 출석부

| 번호 | 성명 | 월 | 화 | 수 | 목 | 출석률 |
|---|---|---|---|---|---|---|
| 1 | 김다솜 | ○ | ○ | × | ○ | 75.0% |
| 2 | 이보라 | ○ | ○ | ○ | ○ | 100.0% |
| 3 | 박하늬 | × | ○ | ○ | × | 50.0% |
"""
_PAPERS = """# 누리군 마을 사업 서류 제출 현황

| 마을 | 계획서 | 동의서 |
|---|---|---|
| 솔마을 | ○ | - |
| 들마을 | ○ | ○ |
| 샘마을 | - | - |
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(tmp_path_factory.mktemp("marked"), {"출석.md": _LIST, "서류.md": _PAPERS}, korean, static)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("박하늬는 목요일 수화 수업에 출석했나요?", "아니요, 박하늬의 목요일은 표에 ‘×’로 적혀 있습니다. [1]"),
        ("박하늬는 화요일 수화 수업에 결석했나요?", "아니요, 박하늬의 화요일은 표에 ‘○’로 적혀 있습니다. [1]"),
        ("수화 수업 월요일에 빠진 사람 누구야?", "월요일이 표에 ‘×’인 사람은 박하늬입니다. [1]"),
        ("수화 수업에 월요일에 나온 사람은 몇 명이야?", "월요일이 표에 ‘○’인 사람은 김다솜, 이보라 2명입니다. [1][2]"),
        ("수화 수업 화요일에 결석한 사람은?", "화요일이 표에 ‘×’인 사람은 없습니다. [1]"),
        ("박하늬는 수화 수업에 무슨 요일에 결석했나요?", "박하늬는 월요일, 목요일이 표에 ‘×’입니다. [1][2]"),
        ("이보라는 수화 수업에 빠진 적 있어?", "아니요, 이보라는 표에 ‘×’ 칸이 없습니다. [1]"),
        ("샘마을은 동의서를 제출했나요?", "아니요, 샘마을의 동의서는 표에 ‘-’로 적혀 있습니다. [1]"),
        ("마을 사업 동의서를 안 낸 마을은 어디예요?", "동의서가 표에 ‘-’인 것은 솔마을, 샘마을입니다. [1][2]"),
    ],
)
def test_a_table_of_signs_is_read_along_and_down(office: Assistant, question: str, text: str) -> None:
    answer = office.ask(question)
    assert answer.text == text
    assert all(check.supported for check in answer.checks)


def test_a_figure_beside_signs_is_told_as_before(office: Assistant) -> None:
    assert office.ask("김다솜 출석률은?").text == "김다솜의 출석률은 75.0%입니다. [1]"


@pytest.mark.parametrize(
    "question", ["체조 수업 월요일에 빠진 사람 누구야?", "2019년 수화 수업 월요일에 빠진 사람 누구야?"]
)
def test_signs_of_another_matter_are_not_told(office: Assistant, question: str) -> None:
    assert "‘×’인" not in office.ask(question).text
