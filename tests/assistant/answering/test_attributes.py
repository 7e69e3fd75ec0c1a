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
        ("나래공원에서 다친 사람은 몇 명이에요?", "나래공원 지킴이는 몇 명이에요?", "45명"),
        ("나래공원 지킴이의 몇 퍼센트가 여성이에요?", "나래공원 지킴이의 자격증 취득률은 얼마예요?", "40.0%"),
        ("나래공원 안내소는 언제 지붕을 고쳤나요?", "나래공원 야외무대는 언제 문을 열었나요?", "2023년 5월"),
        ("나래공원 야외무대는 언제 보수했나요?", "나래공원 회의에 참석한 주민은 몇 명이에요?", "30명"),
    ],
    ids=["counted", "said-of", "share", "deed", "event"],
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
