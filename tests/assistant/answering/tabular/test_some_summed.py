"""Rows that a question names by a word of theirs, added up."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

NOTICE = """# 도담군시설관리단 2026년 직원 모집

## 모집 분야

| 분야 | 직급 | 인원 | 일할 곳 |
|---|---|---:|---|
| 행정 | 일반직 8급 | 3명 | 본부 |
| 전기 | 일반직 8급 | 2명 | 정수장 |
| 수영 | 업무직 나급 | 4명 | 체육관 |
| 청소 | 공무직 | 6명 | 순환센터 |
| 합계 | | 15명 | |

- 일반직 8급 초임은 연 3,180만원, 업무직 나급은 연 2,940만원, 공무직은 연 3,020만원이며 수당은 따로 드립니다.

## 고칠 곳

| 위치 | 내용 | 구분 | 2025년 비용(만원) | 2026년 비용(만원) |
|---|---|---|---:|---:|
| 옥상 | 방수층 들뜸 | 단기 보수 | 0 | 1,950 |
| 로비 | 타일 깨짐 | 관찰 | 10 | 60 |
| 계단 | 문 고장 | 즉시 조치 | 0 | 85 |
| 무대 | 줄 끊어짐 | 즉시 조치 | 30 | 1,240 |
"""


@pytest.fixture(scope="module")
def notice(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("notice")), {"모집.md": NOTICE}, korean, static)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "8급은 모두 몇 명 뽑나요?",
            "행정 3명, 전기 2명을 합하면 5명입니다(계산: 3 + 2 = 5). [1][2]",
        ),
        (
            "즉시 조치할 것들 비용을 합치면 얼마예요?",
            "계단 85만원, 무대 1,240만원을 합하면 1,325만원입니다(계산: 85 + 1,240 = 1,325). [1][2]",
        ),
        ("어느 분야를 가장 많이 뽑나요?", "2026년 인원 가운데 청소가 6명으로 가장 많습니다. [1]"),
        (
            "8급은 공무직보다 얼마 더 받아요?",
            "일반직 8급 초임이 3,180만원으로 공무직 3,020만원보다 160만원 많습니다(계산: 3,180 − 3,020 = 160). [1]\n\n"
            "일반직 8급 초임은 연 3,180만원, 업무직 나급은 연 2,940만원, "
            "공무직은 연 3,020만원이며 수당은 따로 드립니다."
            " [1]",
        ),
    ],
)
def test_a_sum_is_worked_out_over_the_rows_named(notice: Assistant, question: str, text: str) -> None:
    answer = notice.ask(question)
    assert answer.text == text
    assert [check.value for check in answer.checks if not check.supported] == []


def test_the_sum_of_all_is_the_tables_own(notice: Assistant) -> None:
    answer = notice.ask("모두 몇 명 뽑아요?")
    assert "15명" in answer.text
    assert "+" not in answer.text
