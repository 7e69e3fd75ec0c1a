"""Rows that a question fits alike are all told; a row that it names, a total or a form's field is told alone."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

BRIEFINGS = """누리군 관광 설명회 안내

군은 섬마을 관광 설명회를 세 곳에서 연다.

< 2025년 관광 설명회 일정 >

구분	일시	장소
별빛읍	2. 4.(화) 14:00	별빛읍사무소 대강당
바다면	2. 5.(수) 14:00	바다문화회관
숲속면	2. 6.(목) 19:00	숲속도서관
"""
BUDGET = """2026년 하반기 누리군 홍보 예산

부서	항목	예산액(원)
홍보팀	누리집 광고	120,000,000
홍보팀	사진 전시	45,000,000
운영팀	사무 운영	38,000,000
총계		203,000,000
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    texts = {"설명회.txt": BRIEFINGS, "예산.txt": BUDGET}
    return open_assistant(Path(tmp_path_factory.mktemp("county")), texts, korean, static)


def test_every_row_is_told_where_none_is_named(county: Assistant) -> None:
    answer = county.ask("설명회 어디서 해요?")
    assert answer.text.split("\n") == [
        "장소는 다음과 같습니다.",
        "",
        "- 별빛읍: 별빛읍사무소 대강당 [1]",
        "- 바다면: 바다문화회관 [2]",
        "- 숲속면: 숲속도서관 [3]",
    ]
    assert [citation.quote for citation in answer.citations] == ["별빛읍사무소 대강당", "바다문화회관", "숲속도서관"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("별빛읍 설명회 어디서 해요?", "별빛읍의 장소는 별빛읍사무소 대강당입니다. [1]"),
        ("하반기 홍보 예산 총액은?", "총계의 예산액은 203,000,000원입니다. [1]"),
    ],
)
def test_the_row_that_is_meant_is_told_alone(county: Assistant, question: str, said: str) -> None:
    assert county.ask(question).text == said


def test_the_rows_of_a_group_are_told(county: Assistant) -> None:
    assert county.ask("홍보팀 예산 얼마예요?").text.split("\n") == [
        "예산액은 다음과 같습니다.",
        "",
        "- 누리집 광고: 120,000,000원 [1]",
        "- 사진 전시: 45,000,000원 [2]",
    ]
