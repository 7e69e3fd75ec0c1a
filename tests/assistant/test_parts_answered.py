"""Questions about one of many facts that a single sentence states, or about several of them at once."""

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

_TEXT = """다온시 2025년 골목 안전 계획

□ 골목 안전 사업
 ○ 공유주차장 조성('25, 12억원), 골목 소방함 설치('25, 3.5억원), 야간 조명 교체('24, 9천만원) 등 안전 사업 추진
 ○ 공유 자전거 대여소 : '23년 57곳 → '24년 69곳
 ○ (포장) 8개 구간, 103억원 (배수) 5개 구간, 88.9억원 (표지) 8개 구간, 73.8억원
 ○ 이웃 시와의 정비율 격차 : ('16) 7.3%p → ('18) 0.9%p → ('20) 0.1%p
 ○ '24년 총 228건의 골목 정비(포장 : 201건, 배수 : 21건, 표지 : 6건)를 통한 보행 불편 해소
"""


_CONTRACT = """물푸레 사용 계약서

제1조(기간) 본 계약의 유효기간은 2026년 8월 1일부터 2027년 7월 31일까지로 한다.

제2조(비밀유지) 양쪽은 본 계약으로 알게 된 상대방의 비밀을 계약 종료 후 3년간 누설하여서는 아니 된다.

2026년 7월 17일

물푸레 대표 한가람
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(tmp_path_factory.mktemp("parts"), {"계획.txt": _TEXT, "계약.txt": _CONTRACT}, korean, static)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("골목 소방함 설치 예산은 얼마인가요?", "3.5억원", ("12억원", "9천만원")),
        ("공유 자전거 대여소는 2023년에 몇 곳이었나요?", "57곳", ("69곳",)),
        ("2024년 골목 정비 중 배수는 몇 건인가요?", "21건", ("201건", "6건")),
        ("2024년 골목 정비는 총 몇 건이었나요?", "228건", ("201건",)),
    ],
)
def test_the_one_fact_is_told_without_its_neighbours(
    office: Assistant, question: str, told: str, untold: tuple[str, ...]
) -> None:
    answer = office.ask(question)
    assert not answer.refused
    assert told in answer.text
    assert not [figure for figure in untold if figure in answer.text]
    assert all(check.supported for check in answer.checks)


def test_two_places_of_a_series_are_compared(office: Assistant) -> None:
    answer = office.ask("공유 자전거 대여소는 2023년에 비해 2024년에 몇 곳 늘었나요?")
    assert "12곳" in answer.text
    assert "공유 자전거 대여소 : '23년 57곳 → '24년 69곳" in {citation.quote for citation in answer.citations}


def test_the_places_of_a_series_that_a_question_does_not_tell_apart_are_told_together(office: Assistant) -> None:
    answer = office.ask("이웃 시하고 정비율 격차가 얼마나 심해?")
    assert "('16) 7.3%p → ('18) 0.9%p → ('20) 0.1%p" in answer.text
    assert all(check.supported for check in answer.checks)


def test_one_place_of_a_series_is_told_alone_where_its_year_is_named(office: Assistant) -> None:
    assert "0.1%p" not in office.ask("2018년 이웃 시와의 정비율 격차는 몇 %p인가요?").text


def test_how_much_a_series_has_grown_is_worked_out_from_its_ends(office: Assistant) -> None:
    assert "12곳" in office.ask("공유 자전거 대여소 얼마나 불었대?").text


def test_a_number_and_a_sum_of_one_part_are_told_together(office: Assistant) -> None:
    answer = office.ask("배수 정비 구간 몇 개에 얼마")
    assert "5개 구간, 88.9억원" in answer.text
    assert not [figure for figure in ("103억원", "73.8억원") if figure in answer.text]


def test_one_date_does_not_answer_two_questions(office: Assistant) -> None:
    period, secrecy = office.ask("물푸레 계약 기간 언제까지고 비밀유지는 몇 년이야?").text.split("\n\n")
    assert "2027년 7월 31일까지" in period
    assert "3년간" in secrecy
