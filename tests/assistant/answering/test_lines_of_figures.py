"""Questions about figures that one line lines up: the largest, the share of one, by how much a series changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from assistant.types import CheckState
from index.static import StaticEncoder
from ingest.korean import Korean

TEXT = """2024년 누리군 마을 사업 현황

1. 마을 사업

- 주민이 고른 마을 사업에 투자
 - * 골목등 설치('24, 3개 마을, 12억원), 마을 도서관 확충('24, 2개 마을, 35억원), 놀이터 정비('24, 7개 마을, 8억원) 등
- 주민 제안을 유형별로 심사
 - * '24년 총 60건의 주민 제안 승인(안전 제안 : 40건, 환경 제안 : 15건, 문화 제안 : 5건)
- 관광객 늘리기
 - * 방문객 비율('24) : (한) 70.5%, (미) 10.2%, (일) 15.3%
- 살림 살피기
 - * 소득 격차 : ('20) 7.3%p → ('22) 0.9%p / 무역 수지 : ('20) 180억원 → ('22) △240억원
- 온천 사업
 - * 대상지 설계 준공(9개소), 온천장, 마을 목욕탕 등 온천수 설치비 지원 사업지 착공(6개소)
"""


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("village")
    assistant = open_assistant(folder, {"마을 사업.txt": TEXT}, korean, static)
    yield assistant
    assistant.close()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("마을 사업 중 돈이 가장 많이 들어간 사업은?", "마을 도서관 확충이 35억원으로 가장 많습니다. [1]"),
        ("마을 사업 가운데 두 번째로 예산이 많은 사업은?", "골목등 설치가 12억원으로 두 번째로 많습니다. [1]"),
        ("마을이 가장 많은 마을 사업은?", "놀이터 정비가 7개 마을로 가장 많습니다. [1]"),
        ("승인된 주민 제안이 가장 적은 유형은?", "문화 제안이 5건으로 가장 적습니다. [1]"),
        ("방문객 비율이 가장 높은 나라는?", "한국이 70.5%로 가장 높습니다. [1]"),
    ],
)
def test_the_largest_of_a_line(village: Assistant, question: str, said: str) -> None:
    assert village.ask(question).text == said


def test_of_another_kind_nothing_is_placed(village: Assistant) -> None:
    assert "가장" not in village.ask("방문객 비율이 가장 높은 학교는?").text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "안전 제안은 전체 승인의 몇 퍼센트인가요?",
            "안전 제안 40건은 전체 60건의 66.7%입니다(계산: 40 ÷ 60 × 100 = 66.7). [1]",
        ),
        (
            "안전 제안은 환경 제안보다 몇 건 많나요?",
            "안전 제안이 40건으로 환경 제안 15건보다 25건 많습니다(계산: 40 − 15 = 25). [1]",
        ),
        (
            "우리나라 방문객 비율은 미국보다 몇 %p 높나요?",
            "한국이 70.5%로 미국 10.2%보다 60.3%p 높습니다(계산: 70.5 − 10.2 = 60.3). [1]",
        ),
        (
            "무역 수지는 2020년보다 얼마나 줄었나요?",
            "2020년 180억원에서 2022년 △240억원으로 420억원 줄었습니다(계산: 180 − (−240) = 420). [1]",
        ),
    ],
)
def test_what_follows_from_a_line(village: Assistant, question: str, said: str) -> None:
    answer = village.ask(question)
    assert answer.text.split("\n\n")[0] == said
    assert {check.state for check in answer.checks} <= {CheckState.SUPPORTED, CheckState.COMPUTED}


@pytest.mark.parametrize(
    "question", ["승인된 주민 제안은 유형별로 몇 건인가요?", "주민 제안 승인은 유형별로 어떻게 되나요?"]
)
def test_of_each_kind_the_line_is_told_whole(village: Assistant, question: str) -> None:
    answer = village.ask(question)
    assert not answer.refused
    assert all(figure in answer.text for figure in ("40건", "15건", "5건"))


def test_names_before_a_figure_stay_with_it(village: Assistant) -> None:
    answer = village.ask("온천수 착공 사업지는 몇 개소인가요?")
    assert "6개소" in answer.text
    assert "9개소" not in answer.text
