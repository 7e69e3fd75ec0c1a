"""What official letters say of themselves by their labels."""

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

_LETTER = """하늬협회

문서번호: HN-2026-0231
수    신: 회원사 각위
제    목: 여름 점검 협조 요청

1. 귀사의 발전을 기원합니다.
2. 회원사의 여름 점검을 8월 10일부터 실시하오니 협조를 부탁드립니다.

붙임  1. 점검표 1부.  끝.
"""

_PLAN = """2026년도 누리군 관광 계획

□ 여름 점검
 ○ 관광 안내소 12곳을 6월에 점검
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(tmp_path_factory.mktemp("letters"), {"공문.txt": _LETTER, "계획.txt": _PLAN}, korean, static)


@pytest.mark.parametrize(
    "question", ["하늬협회가 여름 점검 공문을 어디에 보낸 거야?", "하늬협회 여름 점검 공문 수신자는?"]
)
def test_to_whom_a_letter_goes(office: Assistant, question: str) -> None:
    answer = office.ask(question)
    assert answer.text == "수신은 회원사 각위입니다. [1]"
    assert [citation.quote for citation in answer.citations] == ["회원사 각위"]


def test_the_number_of_a_letter(office: Assistant) -> None:
    assert office.ask("하늬협회 여름 점검 공문 문서번호가 뭐예요?").text == "번호는 HN-2026-0231입니다. [1]"


def test_a_plan_goes_to_nobody(office: Assistant) -> None:
    assert "수신은" not in office.ask("관광 안내소 계획을 어디에 보낸 거야?").text
