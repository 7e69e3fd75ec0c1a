"""Requests for proposals: what one line names, the others are of, and marks and references are no sums."""

from pathlib import Path

import pytest
from nuri import block_of, open_assistant, reading_of

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

_OFFER = """제안요청서

1. 사업개요

□ 사 업 명 : 지능형 안내 로봇 구축 및 학습 용역
□ 사업기간 : 착수일로부터 13개월
□ 추정가격 : 4,628,500,000원(부가세 포함)

※ 관련근거 : 「국가를 당사자로 하는 계약에 관한 법률」 8조 및 같은 법 시행령 43조

2. 기능 요구사항

번호	요구사항번호	요구사항 명칭
1	기능-001	지능형 안내 로봇 용역 공통사항
2	기능-002	지능형 안내 로봇 용역 관리 사항

3. 평가

평가 항목	평가기준	배점
작성품질	지능형 안내 로봇 용역의 답변 품질 평가	3
분석	지능형 안내 로봇 용역의 분석 품질 평가	5
"""
_CONTRACT = """소프트웨어 라이선스 계약서

제3조(대금) 연간 라이선스 대금은 1,200만원으로 하며, 을은 계약 체결일로부터 30일 이내에 지급한다.
"""
_SURE = 0.6
_DEMANDS = (
    "요구사항 명세\n\n구분\t세부 내용\n저작권\t모든 산출물은 지적재산권과 관련된 사항을 주의해서 작성해야 하며, "
    "라이선스와 관련하여 제3자의 권리를 침해하여 문제가 생기면 사업자가 모든 비용을 부담하여 조속히 분쟁을 해결하고 "
    "그 2배를 보상\n"
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    texts = {"제안요청서.txt": _OFFER, "계약서.txt": _CONTRACT, "요구사항.txt": _DEMANDS}
    return open_assistant(Path(tmp_path_factory.mktemp("offers")), texts, korean, static)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("지능형 안내 로봇 용역 예산은", "추정가격은 4,628,500,000원(부가세 포함)입니다. [1]"),
        ("안내 로봇 용역 사업비는 얼마예요", "추정가격은 4,628,500,000원(부가세 포함)입니다. [1]"),
        ("안내 로봇 용역 기간은", "사업기간은 착수일로부터 13개월입니다. [1]"),
        (
            "라이선스 비용은 얼마예요",
            "연간 라이선스 대금은 1,200만원으로 하며, 을은 계약 체결일로부터 30일 이내에 지급합니다. [1]",
        ),
    ],
)
def test_what_an_offer_costs_and_lasts_is_told_of_what_it_names(office: Assistant, question: str, told: str) -> None:
    assert office.ask(question).text == told


def test_points_are_told_where_points_are_asked_for(office: Assistant) -> None:
    assert "3" in office.ask("지능형 안내 로봇 용역 작성품질 배점은 얼마예요?").text


def test_a_name_that_no_document_has_owns_nothing_of_what_they_tell(office: Assistant) -> None:
    assert office.ask("한빛누리발전의 안내 로봇 구축 용역 추정가격을 알려주세요.").refused


def test_a_line_names_the_matter_of_those_below_it_in_its_list_alone() -> None:
    reading = reading_of(f"{_OFFER}\n4. 제출\n\n□ 제출 기한 : 3월 4일\n")
    named = block_of(reading, "사 업 명 : 지능형 안내 로봇 구축 및 학습 용역")
    assert reading.matter(block_of(reading, "추정가격 : 4,628,500,000원(부가세 포함)")) == named
    assert reading.matter(named) is None
    assert reading.matter(block_of(reading, "제출 기한 : 3월 4일")) is None


def test_the_named_matter_covers_the_words_of_a_question(office: Assistant) -> None:
    assert office.ask("지능형 안내 로봇 용역 예산은").confidence > _SURE
