"""A figure of the asker's own is held against the limits that the documents set, of whatever they are."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

NOTICE = """{year}년 누리군 청년 월세 지원 공고

1. 신청 자격

 가. (연령) 19세 이상 {oldest}세 이하인 사람
 나. (주택) 임차보증금이 {deposit}천만원 이하인 주택에 사는 사람
 다. (재산) 신청인 본인의 총재산이 1억 3천만원 이하인 사람

2. 지원 내용

 가. 월세가 25만원보다 적으면 실제로 내는 월세만큼 지원
"""
FAQ = """# 월세 묻고 답하기

## Q1. 월세가 18만원이면 얼마를 받나요?

실제로 내는 월세만큼 지원하므로 월 18만원을 받습니다. 월세가 25만원 이상이면 월 25만원을 받습니다.

## Q2. 보증금 대출은 얼마까지 되나요?

보증금 대출 2억원까지 이자를 지원합니다.
"""
MEALS = """2025년 누리군 어르신 식사 배달 안내

1. 대상

 가. 혼자 식사를 준비하기 어려운 65세 이상 어르신
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    texts = {
        "2024_월세_공고.txt": NOTICE.format(year=2024, oldest=29, deposit=6),
        "2025_월세_공고.txt": NOTICE.format(year=2025, oldest=34, deposit=8),
        "월세_묻고답하기.md": FAQ,
        "2025_식사_배달.txt": MEALS,
    }
    return open_assistant(Path(tmp_path_factory.mktemp("county")), texts, korean, static)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # No document writes 40살, and nothing else is asked.
        ("40살도 되나요?", "아니요, 40살은 “19세 이상 34세 이하”에 들지 않습니다. [1]"),
        # 원 is left out, 이면요 asks, and what a loan may be bounds no deposit.
        ("보증금 1억이면요?", "아니요, 1억은 “8천만원 이하”에 들지 않습니다. [1]"),
        ("재산이 2억 있는데 되나요?", "아니요, 2억은 “1억 3천만원 이하”에 들지 않습니다. [1]"),
        # The limit of the newest edition.
        ("보증금 7천만원인데 되나요?", "네, 7천만원은 “8천만원 이하”에 듭니다. [1]"),
    ],
)
def test_a_question_of_nothing_but_a_figure_is_decided(county: Assistant, question: str, said: str) -> None:
    answer = county.ask(question)
    assert answer.text.split("\n\n")[0] == said
    assert [check.value for check in answer.checks if not check.supported] == []


def test_limits_that_decide_otherwise_are_all_told(county: Assistant) -> None:
    answer = county.ask("30살도 되나요?")
    assert answer.text.split("\n\n") == [
        "대상에 따라 다릅니다.",
        "- 30살은 “19세 이상 34세 이하”에 듭니다. (연령) 19세 이상 34세 이하인 사람입니다. [1]",
        "- 30살은 “65세 이상”에 들지 않습니다. 혼자 식사를 준비하기 어려운 65세 이상 어르신. [2]",
    ]
    assert [check.value for check in answer.checks if not check.supported] == []


def test_a_figure_that_no_limit_is_of_is_refused(county: Assistant) -> None:
    assert county.ask("40명도 되나요?").refused


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("월세가 15만원이면 얼마를 받나요?", "월세가 25만원보다 적으면 실제로 내는 월세만큼 지원"),
        ("월세가 30만원이면 얼마를 받나요?", "월세가 25만원 이상이면 월 25만원을 받습니다."),
        ("월세가 18만원이면 얼마를 받나요?", "실제로 내는 월세만큼 지원하므로 월 18만원을 받습니다."),
    ],
)
def test_the_rule_of_the_own_case_is_told_not_the_answer_to_another(
    county: Assistant, question: str, said: str
) -> None:
    assert county.ask(question).text.startswith(said)
