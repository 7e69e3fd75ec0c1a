"""Fees as people ask for them: rows by words and figures, columns by whom and when, and what several come to."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

POOL = """# 물빛수영장 이용 안내

## 입장 요금

| 구분 | 요일 | 어른(원) | 청소년(원) | 어린이(원) | 이용 시간 |
|---|---|---|---|---|---|
| 자유수영 | 평일 | 5000 | 4000 | 3000 | 2시간 |
| 자유수영 | 주말 | 6500 | 5500 | 4500 | 2시간 |
| 유아풀 | 매일 | 2000 | 2000 | 2000 | 1시간 |

## 물품 보관함

| 보관함 | 크기 | 하루 | 한 달 |
|---|---|---|---|
| 보관함 | 큰 것 | 1,500 | 20,000 |
| 보관함 | 작은 것 | 1,000 | 12,000 |

(단위: 원)

## 헌 물건 수거

| 품목 | 규격 | 수수료(원) |
|---|---|---|
| 소파 | 1인용 | 4,000 |
| 소파 | 3인용 이상 | 9,000 |
| 거울 | 높이 1m 미만 | 2,000 |
| 거울 | 높이 1m 이상 | 3,500 |
| 의자 | 모든 크기 | 1,500 |

## 방 빌리기

| 방 | 사용료(원) |
|---|---|
| 강의실 | 30,000 |
| 휴게실 | 20,000 |

- 수영 강습 회비: 1인당 70,000원
- 단체 관람료는 2대째 버스부터 30,000원입니다.
"""


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("pool")), {"물빛.md": POOL}, korean, static)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("자유수영 평일에 어른은 얼마예요?", "자유수영 평일의 어른 요금은 5,000원(2시간)입니다. [1]"),
        ("중학생 자유수영 주말 요금 알려 주세요", "자유수영 주말의 청소년 요금은 5,500원(2시간)입니다. [1]"),
        ("유아풀은 얼마예요?", "유아풀은 2,000원(1시간)입니다. [1]"),
        ("큰 보관함 하루 빌리는 데 얼마예요?", "보관함 큰 것의 하루 요금은 1,500원입니다. [1]"),
        ("3인용 소파 버리는 값이 얼마예요?", "소파 3인용 이상의 수수료는 9,000원입니다. [1]"),
        ("높이 130cm 거울 버리려면 얼마예요?", "거울 높이 1m 이상의 수수료는 3,500원입니다. [1]"),
        (
            "소파 버리는 값",
            "수수료는 다음과 같습니다.\n\n- 소파 1인용: 4,000원 [1]\n- 소파 3인용 이상: 9,000원 [2]",
        ),
        (
            "자유수영 평일에 어린이 세 명이면 얼마예요?",
            "자유수영 평일의 어린이 요금은 3,000원(2시간)입니다. [1]\n\n"
            "세 명이면 9,000원입니다(계산: 3,000 × 3 = 9,000). [1]",
        ),
        (
            "의자 네 개 버리면 얼마예요?",
            "의자의 수수료는 1,500원입니다. [1]\n\n네 개면 6,000원입니다(계산: 1,500 × 4 = 6,000). [1]",
        ),
        (
            "작은 보관함 사흘 쓰면 얼마예요?",
            "보관함 작은 것의 하루 요금은 1,000원입니다. [1]\n\n사흘이면 3,000원입니다(계산: 1,000 × 3 = 3,000). [1]",
        ),
        (
            "강습 회비 두 명이면 얼마예요?",
            "수영 강습 회비는 1인당 70,000원입니다. [1]\n\n두 명이면 140,000원입니다(계산: 70,000 × 2 = 140,000). [1]",
        ),
    ],
)
def test_a_fee_is_told_for_what_is_named(pool: Assistant, question: str, text: str) -> None:
    answer = pool.ask(question)
    assert answer.text == text
    assert [check.value for check in answer.checks if not check.supported] == []


def test_every_figure_told_stands_in_its_row(pool: Assistant) -> None:
    answer = pool.ask("자유수영 주말 얼마예요?")
    assert answer.text == "자유수영 주말은 어른 6,500원, 청소년 5,500원, 어린이 4,500원(2시간)입니다. [1]"
    assert [one.quote for one in answer.citations] == ["자유수영 | 주말 | 6500 | 5500 | 4500 | 2시간"]


@pytest.mark.parametrize("question", ["자유수영 강사료는 얼마예요?", "소파 배달료가 얼마예요?"])
def test_the_fee_of_another_thing_is_not_told(pool: Assistant, question: str) -> None:
    assert pool.ask(question).refused


@pytest.mark.parametrize(
    "question",
    [
        "단체 관람료 버스 3대면 얼마예요?",  # further ones cost otherwise
        "의자 두 개 이상이면 얼마예요?",  # no number of them
        "강의실을 열 명이 쓰면 얼마예요?",  # a room is paid once
        "3인용 소파 버리는 값이 얼마예요?",  # a name, no number of sofas
    ],
)
def test_nothing_is_multiplied_where_one_costs_otherwise(pool: Assistant, question: str) -> None:
    assert "×" not in pool.ask(question).text
