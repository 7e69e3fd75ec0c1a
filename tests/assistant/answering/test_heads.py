"""Who heads a body is told by name, from wherever a document names its head."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.answering.refusing import NOT_FOUND
from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

PRESS = """보도자료

누리군, 올해 살림에 20억원 투자

누리군은 올해 살림 시행계획을 마련했다고 밝혔다. 노해든 누리군수는 "불편한 곳부터 고치겠다"라고 말했다.
행정안전부(장관 소라온, 이하 ‘행안부’)와 누리연구원(원장 채우리)이 함께 마련하였다.
전통시장 주변 길도 함께 고친다.
"""
MINUTES = """2025년 제1차 누리군 살림위원회 회의록

○ 위원장 노을빛 의석을 정돈하여 주시기 바랍니다.
○ 하수과장 고은결 빗물받이 청소를 5월 말까지 마치겠습니다.
○ 위원장 노을빛 다음은 안건을 심의하겠습니다.
○ 위원장 선출 방법은 다음 회의에서 정하겠습니다.
"""
RULE = """누리군 살림위원회 규칙

제3조(구성) 위원은 다음 각 호의 사람 중에서 청장이 위촉하되, 청년이 전체 위원의 절반 이상이 되어야 한다.
 1. 청년단체에서 활동하는 사람
 2. 누리군의회에서 추천하는 군의원
"""
CONTRACT = """용역 계약서

갑: 누리상사 대표이사  김 도 담  (인)
을: 새벌기술 대표이사  이 새 론  (인)
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    files = {"보도자료_살림.txt": PRESS, "회의록_살림위원회.txt": MINUTES, "계약서.txt": CONTRACT, "규칙.txt": RULE}
    return open_assistant(Path(tmp_path_factory.mktemp("heads")), files, korean, static)


@pytest.mark.parametrize(
    ("question", "told", "quote"),
    [
        ("행안부 장관은 누구예요?", "행정안전부 장관은 소라온입니다. [1]", "행정안전부(장관 소라온"),
        ("누리군수 이름이 뭐예요?", "누리군수는 노해든입니다. [1]", "노해든 누리군수"),
        ("누리연구원 원장은 누구인가요?", "누리연구원장은 채우리입니다. [1]", "누리연구원(원장 채우리"),
        ("살림위원회 위원장이 누구였죠?", "살림위원회 위원장은 노을빛입니다. [1]", "위원장 노을빛"),
        ("살림위 위원장이 누구였죠?", "살림위원장은 노을빛입니다. [1]", "위원장 노을빛"),
        ("누리상사 대표는 누구예요?", "누리상사 대표는 김도담입니다. [1]", "누리상사 대표이사  김 도 담  (인)"),
        ("새벌기술 대표이사 성함", "새벌기술 대표이사는 이새론입니다. [1]", "새벌기술 대표이사  이 새 론  (인)"),
    ],
)
def test_the_head_of_a_body_is_named_with_the_words_that_name_it(
    assistant: Assistant, question: str, told: str, quote: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.text, [one.quote for one in answer.citations]) == (told, [quote])


@pytest.mark.parametrize(
    "question", ["시장 이름이 뭐예요?", "청장은 누구예요?", "누리군 부군수는 누구예요?", "환경부 장관은 누구예요?"]
)
def test_who_is_not_named_is_not_made_up_from_what_lies_near(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.refused and answer.text.startswith(NOT_FOUND)
