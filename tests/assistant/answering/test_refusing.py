"""What the documents don't give is refused, with what is missing and what there is instead."""

import pytest

from assistant.answering.refusing import NOT_FOUND
from assistant.assistant import Assistant

REFUSED = [
    "바람읍 야영장 사용료는 얼마인가요?",
    "누리군 지하철 요금은?",
    "축제에 900억원을 쓰는 이유는 뭔가요?",
    "관광 진흥에 300억원을 투자하나요?",
    "파이썬으로 정렬하는 방법",
    "내일 날씨 어때?",
    "야영장 운영자 이메일 주소는?",
    "별빛축제 총감독이 누구예요?",
    "제3차 관광 기본계획은 언제 확정됐나요?",
    "별빛축제는 왜 취소됐어?",
    "2025년 관광 안내소 금액이 늘어난 이유가 뭔가요?",
    "2025년 별빛축제 금액이 2024년보다 늘어난 까닭은?",
]


@pytest.mark.parametrize("question", REFUSED)
def test_what_no_document_says_is_refused(county: Assistant, question: str) -> None:
    answer = county.ask(question)
    assert answer.refused
    assert answer.text.split("\n\n")[0] == NOT_FOUND
    assert "[" not in answer.text or answer.citations


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        (
            "2026년 별빛축제 금액은 얼마인가요?",
            "2026년 자료는 없지만 2025년 내용은 있습니다: 2025년 별빛축제의 금액은 1,800백만원입니다. [1]",
            "별빛축제\t1,800",
        ),
        (
            "2023년 바다숲길 비중은 몇 %인가요?",
            "2023년 자료는 없지만 2024년 내용은 있습니다: 2024년 바다숲길의 비중은 40.0%입니다. [1]",
            "바다숲길\t4,800\t40.0",
        ),
    ],
)
def test_another_year_is_refused_with_the_nearest_that_is_there(
    county: Assistant, question: str, text: str, quote: str
) -> None:
    answer = county.ask(question)
    assert answer.refused
    assert answer.text == f"{NOT_FOUND}\n\n{text}"
    assert [citation.quote for citation in answer.citations] == [quote]
    assert all(check.supported for check in answer.checks)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("국방부 지원액은 얼마예요?", "국방부를"),
        ("복지부의 관광 진흥 지원액은?", "보건복지부를"),
        ("통일부와 외교부의 지원액은?", "통일부, 외교부를"),
    ],
)
def test_a_body_that_no_document_names_is_named(county: Assistant, question: str, missing: str) -> None:
    answer = county.ask(question)
    assert answer.refused
    assert answer.text == f"{NOT_FOUND} {missing} 다룬 내용이 문서에 없습니다."
    assert answer.citations == ()


@pytest.mark.parametrize(
    ("question", "nearest", "quote"),
    [
        (
            "섬마을 순환버스는 몇 명이 타나요?",
            "섬마을 순환버스는 2025년 4월 7일(월)부터 하루 6회 운행.",
            "하루 6회 운행",
        ),
        ("관광 안내소에는 몇 명이 일하나요?", "관광 안내소는 금액 3,000백만원, 비중 20.0%입니다.", "3,000"),
    ],
)
def test_another_kind_of_fact_is_refused_and_told_as_what_lies_near(
    county: Assistant, question: str, nearest: str, quote: str
) -> None:
    answer = county.ask(question)
    assert answer.refused
    assert answer.text == f"{NOT_FOUND}\n\n가장 가까운 내용: {nearest} [1]"
    assert quote in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("야영장 이용객은 2025년에 몇 명이 목표인가요?", "6,000명"),
        ("섬마을 순환버스는 하루에 몇 번 다녀요?", "6회"),
    ],
)
def test_what_is_asked_in_the_same_words_and_told_is_answered(county: Assistant, question: str, text: str) -> None:
    answer = county.ask(question)
    assert not answer.refused
    assert text in answer.text
