"""Questions about one of many facts that a single sentence states."""

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

_TEXT = """다온시 2025년 골목 안전 계획

□ 골목 안전 사업
 ○ 공유주차장 조성('25, 12억원), 골목 소방함 설치('25, 3.5억원), 야간 조명 교체('24, 9천만원) 등 안전 사업 추진
 ○ 공유 자전거 대여소 : '23년 57곳 → '24년 69곳
 ○ '24년 총 228건의 골목 정비(포장 : 201건, 배수 : 21건, 표지 : 6건)를 통한 보행 불편 해소
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(tmp_path_factory.mktemp("parts"), {"계획.txt": _TEXT}, korean, static)


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
