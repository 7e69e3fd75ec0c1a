"""By how much something grew is told where that is asked, and not where it is asked how much it is."""

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

PRESS = """누리군, 올해 살림 시행계획 확정

군은 공부방에 다니는 학생 1,500명에게 월 최대 25만원의 이용료를 열두 달 동안 지원한다. \
지난해보다 지원 인원은 300명, 공부방 지원금은 월 5만원 늘었다.
"""
PLAN = """2025년 누리군 살림 시행계획

< 세부사업(백만원) >

세부사업\t2024년 예산\t2025년 예산
공부방 이용료 지원\t2,880\t4,500
가로수 심기\t200\t270
"""


@pytest.fixture(scope="module")
def nuri(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    texts = {"보도자료_2025년_살림.txt": PRESS, "2025_살림_계획.txt": PLAN}
    return open_assistant(tmp_path_factory.mktemp("growth"), texts, korean, static)


def test_how_much_it_is_is_not_answered_by_how_much_it_grew(nuri: Assistant) -> None:
    answer = nuri.ask("공부방 지원금은 얼마인가요?").text
    assert "25만원" in answer
    assert "늘었다" not in answer


def test_a_growth_that_is_told_is_not_taken_for_a_sum_to_reckon_with(nuri: Assistant) -> None:
    answer = nuri.ask("공부방 지원금은 지난해보다 얼마 늘었나요?").text
    assert answer == "지난해보다 지원 인원은 300명, 공부방 지원금은 월 5만원 늘었습니다. [1]"


def test_a_growth_that_no_sentence_tells_is_reckoned(nuri: Assistant) -> None:
    answer = nuri.ask("가로수 심기 예산은 지난해보다 얼마 늘었나요?").text
    assert "70백만원(35.0%) 늘었습니다(계산: 270 − 200 = 70)" in answer


FOREST = """누리군, 마을숲 시행계획 확정

군은 마을숲의 지속 성장을 위해 작년 대비 40% 증가한 총 63억 원을 투자할 계획이다.

첫째, 마을숲의 안정적인 성장을 지원하기 위해 마을숲 안내소를 확대 운영('24년 9개 → '25년 13개)한다.
"""


@pytest.mark.parametrize("question", ["마을숲 예산은 작년보다 얼마나 늘었나요?", "마을숲 투자 규모는 얼마인가요?"])
def test_a_sum_is_told_by_money(
    tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder, question: str
) -> None:
    files = {"보도자료_마을숲.txt": FOREST, "보도자료_살림.txt": PRESS}
    nuri = open_assistant(tmp_path_factory.mktemp("forest"), files, korean, static)
    assert nuri.ask(question).text == (
        "군은 마을숲의 지속 성장을 위해 작년 대비 40% 증가한 총 63억 원을 투자할 계획입니다. [1]"
    )
