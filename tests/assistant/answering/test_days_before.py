"""What holds so many days before a day, where lines, rows or clauses differ by them."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

HALL = """# 달오름문화회관 이용 안내

## 대관

- 대관 신청은 사용일 30일 전까지 누리집에서 합니다.

### 취소와 환불

1. 사용일 14일 전까지 취소: 전액
2. 사용일 7일 전까지 취소: 70%
3. 그 뒤: 돌려드리지 않습니다.

## 손님방

손님방은 사용일 5일 전까지 취소하면 전액을, 그 뒤에는 절반을 돌려드립니다.

## 여행

| 취소하는 때 | 돌려드리는 값 |
|---|---|
| 출발 20일 전까지 | 전액 |
| 출발 10일 전까지 | 85% |
| 당일 | 없음 |
"""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("days")), {"안내.md": HALL}, korean, static)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("대관 열흘 전에 취소하면 얼마나 돌려받아요?", "사용일 7일 전까지 취소: 70%입니다. [1]"),
        ("대관을 20일 전에 취소하면 환불되나요?", "사용일 14일 전까지 취소: 전액. [1]"),
        ("대관 14일 전 취소하면 얼마 돌려줘요?", "사용일 14일 전까지 취소: 전액. [1]"),
        ("대관 3일 전에 취소하면 환불되나요?", "그 뒤: 돌려드리지 않습니다. [1]"),
        (
            "손님방 이틀 전에 취소하면 얼마나 돌려받아요?",
            "손님방은 사용일 5일 전까지 취소하면 전액을, 그 뒤에는 절반을 돌려드립니다. [1]",
        ),
    ],
)
def test_the_line_for_so_many_days_is_told(hall: Assistant, question: str, told: str) -> None:
    assert hall.ask(question).text == told


def test_the_rows_of_a_table_are_lines_too(hall: Assistant) -> None:
    answer = hall.ask("여행을 보름 전에 취소하면 얼마를 돌려받나요?")
    assert [cited.quote for cited in answer.citations] == ["| 출발 10일 전까지 | 85% |"]


def test_how_many_days_before_is_another_question(hall: Assistant) -> None:
    assert (
        hall.ask("대관 신청은 며칠 전까지 해야 해요?").text == "대관 신청은 사용일 30일 전까지 누리집에서 합니다. [1]"
    )
