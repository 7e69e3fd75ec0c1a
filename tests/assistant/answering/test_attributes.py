"""Questions of a known matter for what the documents don't tell of it, each beside one that they answer."""

import pytest

from assistant.answering.refusing import NOT_FOUND
from assistant.assistant import Assistant
from assistant.evidence.likeness import Likeness
from index.library import Library
from index.static import StaticEncoder
from ingest.korean import Korean

PARK = """# 나래공원 운영 보고

- 나래공원은 산책로 3개와 쉼터 12곳을 갖추었고 2024년에 나무 800그루를 심었다.
- 나래공원 지킴이 45명 가운데 18명이 자격증을 땄다(취득률 40.0%).
- 나래공원 안내소 이용 시간은 평일 09:00~18:00이며 문의 전화는 000-123-4567이다.
- 나래공원 야외무대는 2023년 5월에 문을 열었다.
- 나래공원 추진위원회 회의에는 위원 9명과 주민 30명이 참석하였다.
- 나래공원 해설사 모집에서는 지원자 중 7명을 선정하였다.

## 민원 처리

| 항목 | 2024년 실적 |
|---|---|
| 나래공원 민원 24시간 내 처리율 | 87.2% |
| 나래공원 민원 만족도 | 91점 |

## 물품

| 물품 | 대여 |
|---|---|
| 그늘막 | 가능 |
| 돗자리 | 불가 |
"""


@pytest.fixture(scope="module")
def park(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    folder = tmp_path_factory.mktemp("park")
    (folder / "나래공원.md").write_text(PARK, encoding="utf-8")
    library = Library.open_or_create(folder / "library", korean, static)
    library.add([folder / "나래공원.md"])
    return Assistant(library, korean, Likeness(static))


@pytest.mark.parametrize(
    ("untold", "told", "answer"),
    [
        ("나래공원에 주차한 차량은 몇 대예요?", "나래공원 쉼터는 몇 곳이에요?", "12곳"),
        ("나래공원 방문객 수", "나래공원 지킴이 수", "45명"),  # no verb, and a word of no document
        ("나래공원에서 다친 사람은 몇 명이에요?", "나래공원 지킴이는 몇 명이에요?", "45명"),
        ("나래공원 지킴이의 몇 퍼센트가 여성이에요?", "나래공원 지킴이의 자격증 취득률은 얼마예요?", "40.0%"),
        ("나래공원 안내소는 언제 지붕을 고쳤나요?", "나래공원 야외무대는 언제 문을 열었나요?", "2023년 5월"),
        ("나래공원 야외무대는 언제 보수했나요?", "나래공원 회의에 참석한 주민은 몇 명이에요?", "30명"),
        ("나래공원에서 일하는 사람은 몇 명이에요?", "나래공원에 심은 나무는 몇 그루예요?", "800그루"),
        ("나래공원 해설사에 지원한 사람은 몇 명이에요?", "나래공원 해설사는 몇 명을 선정했나요?", "7명"),
        ("나래공원 민원 하나를 처리하는 데 몇 분 걸려요?", "나래공원 민원 만족도는 몇 점이에요?", "91"),
        ("나래공원 지킴이 하면 교통비도 주나요?", "나래공원에 쉼터도 있나요?", "쉼터 12곳"),
        ("나래공원 그늘막 빌리면 보험도 있나요?", "나래공원 그늘막 대여 되나요?", "네, 그늘막"),
    ],
    ids=["counted", "number-named", "said-of", "share", "deed", "event", "working", "base", "row", "given", "verdict"],
)
def test_what_is_not_told_of_a_known_matter_is_refused(park: Assistant, untold: str, told: str, answer: str) -> None:
    refused = park.ask(untold)
    assert refused.refused
    assert refused.text.startswith(NOT_FOUND)
    answered = park.ask(told)
    assert not answered.refused
    assert answer in answered.text


def test_a_matter_told_in_many_words_may_have_its_attribute_told_otherwise(park: Assistant) -> None:
    answer = park.ask("2024년에 나래공원 산책로 쉼터 나무 옆에 놓인 평상은 몇 곳이에요?")
    assert not answer.refused
    assert "12곳" in answer.text


CITY = """# 누리시 지원 조례

- 누리시 청년지원위원회(이하 "위원회"라 한다)를 둔다.
- 위원장은 시민생활국장이 되고, 부위원장은 위원 중에서 호선한다.
- 2024년 월세 지원에는 청년 36명이 선정되었다.
- 2026년 하반기에 정기 교육을 실시한다.
"""
FIGURES = """# 누리시 통계

- 강남구 설명회에는 주민 12명이 참석하였다.

| 지역 | 총인구 |
|---|---|
| 누리시 | 95,861 |
| 한빛시 | 32,933 |
| 다온시 | 23,749 |

| 과제 | 시기 |
|---|---|
| 시설 설계 | 상반기 |
| 시설 점검 | 하반기 |
| 시설 보수 | 하반기 |
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    folder = tmp_path_factory.mktemp("city")
    (folder / "조례.md").write_text(CITY, encoding="utf-8")
    library = Library.open_or_create(folder / "library", korean, static)
    (folder / "통계.md").write_text(FIGURES, encoding="utf-8")
    library.add([folder / "조례.md", folder / "통계.md"])
    return Assistant(library, korean, Likeness(static))


@pytest.mark.parametrize(
    "question",
    [
        "시민생활국장은 누구예요?",  # who the chair is says nothing of the head
        "청년지원위원회는 어느 동네에 있나요?",  # the city's name in that of its committee is no place
        "정기 교육은 어느 강의실에서 하나요?",
        "강남구 월세 지원에 선정된 청년은 몇 명이에요?",  # the 36 are the whole city's
        "누리시 인구 가운데 65세 이상은 몇 명이에요?",  # a population is no age
        "하반기 점검을 맡은 사람은 누구예요?",  # rows of the second half are nobody
    ],
)
def test_another_person_or_no_place_at_all_is_no_answer(city: Assistant, question: str) -> None:
    assert city.ask(question).refused


def test_an_office_that_becomes_another_tells_who_that_is(city: Assistant) -> None:
    answer = city.ask("위원장은 누구예요?")
    assert not answer.refused
    assert "시민생활국장" in answer.text
