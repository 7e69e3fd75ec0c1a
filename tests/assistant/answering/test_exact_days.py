"""Of two statements of one deadline the more exact one is told."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

PLAN = """2025년 누리군 숲길 계획

1. 수립 배경

 ○ 「누리군 숲길 기본계획」에 따라 해마다 숲길 계획을 세우고, 이듬해 3월까지 숲길 계획의 결과를 공개

2. 점검

 ○ 숲길 계획의 결과는 다음 해 3월 초까지 군 누리집에 공개
 ○ 숲길 안내판은 5월까지 교체
 ○ 숲길 의자는 6월 말까지 교체
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("days")), {"계획.txt": PLAN}, korean, static)


def test_the_more_exact_of_two_deadlines_is_told(office: Assistant) -> None:
    answer = office.ask("숲길 계획 결과는 언제까지 공개하나요?")
    assert answer.text == "숲길 계획의 결과는 다음 해 3월 초까지 군 누리집에 공개. [1]"


def test_a_deadline_in_another_month_is_of_another_matter(office: Assistant) -> None:
    assert office.ask("숲길 안내판은 언제까지 교체하나요?").text == "숲길 안내판은 5월까지 교체. [1]"
