"""Follow-up questions completed from the one before."""

import pytest

from assistant.followup import complete
from assistant.types import Turn
from ingest.korean import Korean

FUSION = Turn("2023년 산업융합 발전 실행계획의 범부처 투자 규모는 얼마인가요?", "총 3조 2,682억원입니다.")
MARINE = Turn("2023년 해양수산부의 산업융합 투자계획은 얼마예요?", "793.12억원(2.43%)입니다.")


@pytest.mark.parametrize(
    ("turn", "asked", "years", "bodies"),
    [
        (FUSION, "그럼 2022년에는 얼마였나요?", (2022,), ()),
        (MARINE, "환경부는요?", (2023,), ("환경부",)),
        (MARINE, "그럼 2025년은요?", (2025,), ("해양수산부",)),
        (MARINE, "그 전년에는요?", (2022,), ("해양수산부",)),
    ],
)
def test_another_year_or_body_takes_the_place_of_the_earlier(
    korean: Korean, turn: Turn, asked: str, years: tuple[int, ...], bodies: tuple[str, ...]
):
    question = complete(asked, [turn], korean)
    assert question.years == years
    assert tuple(body.name for body in question.bodies) == bodies
    assert {word.term for word in question.focus} >= {"산업", "융합", "투자"}


def test_a_question_of_its_own_stays_as_it_is(korean: Korean):
    text = "2024년 뿌리산업 특화단지 지원 사업은 어떻게 바뀌나요?"
    assert complete(text, [FUSION], korean).text == text
    assert complete("그럼 2022년에는 얼마였나요?", (), korean).text == "그럼 2022년에는 얼마였나요?"


def test_a_detail_of_the_same_matter_keeps_its_words_and_takes_the_topic(korean: Korean):
    question = complete(
        "그중 실무 담당자 번호는?", [Turn("뿌리산업 진흥 실행계획 책임자가 누구예요?", "박희범 팀장입니다.")], korean
    )
    assert {word.term for word in question.focus} >= {"뿌리", "실무", "담당자"}
    assert "책임자" not in {word.term for word in question.focus}
