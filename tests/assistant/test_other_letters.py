from collections.abc import Iterator

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

TEXTS = {
    "사업.txt": "누리군 기술 사업 계획\n\n□ Tech-Bridge 과제는 40개를 지원한다.\n\n□ 스마트팩토리는 12곳에 세운다.\n\n"
    "□ CCTV는 마을 입구 87곳에 설치한다.\n",
    "발사.txt": "우주 행사 계획\n\n□ 발사체 이름 공모에는 6,300명이 참여했다.\n\n□ Rocket Day는 5월 3일에 연다.\n",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Iterator[Assistant]:
    opened = open_assistant(tmp_path_factory.mktemp("letters"), TEXTS, korean, static)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("question", "said", "corrections"),
    [
        ("테크브릿지 과제는 몇 개?", "40개", (("테크브릿지", "Tech-Bridge"),)),
        ("씨씨티브이는 몇 곳에 설치해?", "87곳", (("씨씨티브이", "CCTV"),)),
        ("Smart Factory는 몇 곳에 세워?", "12곳", (("Smart Factory", "스마트팩토리"),)),
        ("로켓 이름 공모에 몇 명이 참여했어?", "6,300명", ()),  # the lexicon knows what offices write for it
    ],
)
def test_a_question_in_other_letters_is_answered(
    assistant: Assistant, question: str, said: str, corrections: object
) -> None:
    answer = assistant.ask(question)
    assert said in answer.text
    assert not answer.refused
    assert answer.corrections == corrections
    assert said in answer.citations[0].quote
