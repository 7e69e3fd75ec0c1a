"""Members and measures named as people name them: 부산 for 부산광역시, 무겁다 for what has a 중량."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.answering.naming import forms_of
from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

TEXT = """\
# 시도별 현황과 배의 제원

## 시도별 현황

| 지역 | 총인구 | 세대수 |
| --- | --- | --- |
| 부산광역시 | 3,293,362 | 1,462,384 |
| 대구광역시 | 2,374,960 | 1,042,362 |
| 강원특별자치도 | 1,517,766 | 757,812 |

## 배의 제원

| 구분 | 나래호 | 마루호 |
| --- | --- | --- |
| 길이 | 47.2 m | 25.8 m |
| 만재 중량 | 200 톤 | 52.1 톤 |
"""


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("figures")
    return open_assistant(folder, {"현황.md": TEXT}, korean, static)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "부산이 대구보다 인구가 얼마나 많아요?",
            "총인구는 부산광역시가 3,293,362로 대구광역시 2,374,960보다 918,402 많습니다"
            "(계산: 3,293,362 − 2,374,960 = 918,402). [1][2]",
        ),
        (
            "나래호가 마루호보다 얼마나 더 무거워요?",
            "만재 중량은 나래호가 200 톤으로 마루호 52.1 톤보다 147.9톤 큽니다(계산: 200 − 52.1 = 147.9). [1][2]",
        ),
        (
            "나래호가 마루호보다 얼마나 더 길어요?",
            "길이는 나래호가 47.2 m로 마루호 25.8 m보다 21.4m 깁니다(계산: 47.2 − 25.8 = 21.4). [1][2]",
        ),
        ("세대수 꼴찌 지역", "세대수 가운데 강원특별자치도가 757,812로 가장 적습니다. [1]"),
    ],
)
def test_what_is_compared_is_found_as_people_name_it(figures: Assistant, question: str, told: str) -> None:
    assert figures.ask(question).text == told


def test_a_great_city_goes_without_what_it_is() -> None:
    assert forms_of("부산광역시") == ["부산광역시", "부산광역시", "부산"]
    assert forms_of("강원특별자치도") == ["강원특별자치도", "강원특별자치도", "강원"]
    assert forms_of("한국형발사체(누리호)") == ["한국형발사체(누리호)", "한국형발사체", "누리호"]
