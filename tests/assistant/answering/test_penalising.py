"""Penalties: the one that is set, with the case that it is for, and no sentence that only names the offence."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from assistant.understanding.asked import Asked
from assistant.understanding.cues import kinds_asked
from index.static import StaticEncoder
from ingest.korean import Korean

PARKS = """별빛시 공원 조례

제4조(금지) ① 누구든지 공원에서 불을 피우거나 나무를 베어서는 안 된다.

② 시장은 공원에서 불을 피우는 일이 없도록 안내판을 세워야 한다.

제5조(이용) 공원을 빌린 사람은 쓰레기를 치워야 한다.

제9조(벌칙) 다음 각 호의 사람은 100만원 이하의 벌금에 처한다.

  1. 공원에서 불을 피운 사람
  2. 공원의 나무를 벤 사람

제10조(벌칙) 다음 각 호의 사람은 30만원 이하의 과태료를 낸다.

  1. 제5조제1항을 위반하여 밤에 공원에 자동차를 세운 사람
  2. 제5조제2항을 위반하여 연못의 물고기를 잡은 사람(제8조에 따라 허가를 받은 사람은 뺀다)
  3. 제6조를 위반하여 음식을 판 사람
  4. 제7조를 위반하여 개를 풀어 둔 사람
  5. 제7조의2를 위반하여 간판을 세운 사람
  6. 제8조를 위반하여 운동 기구를 부순 사람

제11조(과태료) 쓰레기를 치우지 않은 사람에게는 10만원의 과태료를 부과한다.
"""


@pytest.fixture(scope="module")
def parks(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("parks")
    return open_assistant(folder, {"공원조례.txt": PARKS}, korean, static)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "공원에서 불을 피우면 어떤 처벌을 받나요?",
            "다음 각 호의 사람은 100만원 이하의 벌금에 처합니다. [1]\n\n- 공원에서 불을 피운 사람 [2]",
        ),
        (
            "개를 풀어 두면 어떤 벌을 받나요?",
            "다음 각 호의 사람은 30만원 이하의 과태료를 냅니다. [1]\n\n- 제7조를 위반하여 개를 풀어 둔 사람 [2]",
        ),
        ("쓰레기를 안 치우면 어떤 벌칙이 있나요?", "쓰레기를 치우지 않은 사람에게는 10만원의 과태료를 부과합니다. [1]"),
        ("쓰레기를 안 치우면 어떻게 되나요?", "쓰레기를 치우지 않은 사람에게는 10만원의 과태료를 부과합니다. [1]"),
        (
            "간판을 세우면 과태료가 얼마인가요?",
            "다음 각 호의 사람은 30만원 이하의 과태료를 냅니다. [1]\n\n- 제7조의2를 위반하여 간판을 세운 사람 [2]",
        ),
    ],
)
def test_what_is_told(parks: Assistant, question: str, told: str) -> None:
    assert parks.ask(question).text == told


def test_the_penalty_for_something_else_is_told_to_nobody(parks: Assistant) -> None:
    assert parks.ask("공원의 잔디를 밟으면 어떤 처벌을 받나요?").refused


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("규정을 어기면 어떻게 되나요?", True),
        ("어떤 벌을 받나요?", True),
        ("위반 시 제재는?", True),
        ("벌점은 몇 점인가요?", False),
        ("벌써 끝났나요?", False),
    ],
)
def test_what_asks_for_a_penalty(question: str, asked: bool) -> None:
    assert (Asked.PENALTY in kinds_asked(question)) is asked
