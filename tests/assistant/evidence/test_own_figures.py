"""Ages that are asked for are looked for by the words in which rules give them: 연령, 세."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from assistant.evidence.own_figures import tells_of_age
from assistant.understanding.question import understand
from index.static import StaticEncoder
from ingest.korean import Korean

_NOTICE = """2025년 누리군 청년 월세 지원 공고

1. 신청 자격

 가. (연령) 19세 이상 34세 이하인 사람
 나. (주택) 임차보증금이 8천만원 이하인 주택에 사는 사람

2. 선정

항목	기준	배점
월세 부담률	30% 이상	20
월세 지원 횟수	없음	10
"""


@pytest.fixture(scope="module")
def rent(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("ages")), {"2025_월세_공고.txt": _NOTICE}, korean, static)


@pytest.mark.parametrize("question", ["월세 지원은 몇 살까지예요?", "몇 살부터 월세 지원 받나요?"])
def test_an_age_is_no_bare_number_of_a_table(rent: Assistant, question: str) -> None:
    assert rent.ask(question).text == "(연령) 19세 이상 34세 이하인 사람입니다. [1]"


def test_an_age_is_looked_for_by_the_words_of_rules(
    tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder
) -> None:
    texts = {
        f"월세_소식_{one}.txt": f"{one}월 월세 지원 소식\n\n나이가 지나 월세 지원을 못 받았다." for one in range(1, 20)
    }
    town = open_assistant(Path(tmp_path_factory.mktemp("news")), {**texts, "2025_공고.txt": _NOTICE}, korean, static)
    assert town.ask("월세 지원 받으려면 나이가 몇 살까지예요").text == "(연령) 19세 이상 34세 이하인 사람입니다. [1]"


@pytest.mark.parametrize(
    ("question", "of_age"),
    [("월세는 몇 살까지?", True), ("나이 제한은?", True), ("40살도 되나요?", True), ("몇 명이나 뽑나요?", False)],
)
def test_an_age_is_stated_or_asked_for(korean: Korean, question: str, of_age: bool) -> None:
    assert tells_of_age(understand(question, korean.analyze(question), korean.names)) is of_age
