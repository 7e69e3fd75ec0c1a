"""Penalties that a rule sets far behind, for an article that it names by its number alone."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

POND = """별빛시 연못 관리 조례

제4조(뱃놀이 신고) ① 연못에서 배를 타려는 사람은 3일 전까지 시장에게 뱃놀이를 신고하여야 한다.

② 시장은 제1항의 신고를 받으면 신고증을 내주어야 한다.

제5조(낚시의 금지) 누구든지 연못에서 낚시를 하여서는 아니 된다.

제6조(구명조끼 지급) ① 배를 빌려주는 사람은 손님에게 구명조끼를 지급하여야 한다.

제7조(안전 점검) 배를 빌려주는 사람은 매달 배를 점검하여야 한다.

제7조의2(점검 장치) 누구든지 배의 점검에 쓰는 장치를 함부로 고쳐서는 아니 된다.

제8조(기록) 배를 빌려주는 사람은 손님의 수를 적어 두어야 한다.

제9조(등불) 밤에 배를 타는 사람은 등불을 켜야 한다.

제20조(벌칙) ① 다음 각 호의 어느 하나에 해당하는 자는 50만원 이하의 벌금에 처한다.

  1. 제5조를 위반한 자. 다만, 처음으로 위반하여 과태료를 낸 자는 제외한다.
  2. 거짓으로 신고증을 받은 자
  3. 제7조의2를 위반하여 점검 장치를 고친 자
  4. 지정을 받지 아니하고 배를 점검한 자

② 제6조제1항을 위반한 자는 100만원 이하의 벌금에 처한다.

제21조(과태료) ① 정당한 사유 없이 제4조제1항에 따른 신고를 하지 아니한 자에게는 3만원의 과태료를 부과한다.

② 제7조, 제8조, 「배의 안전에 관한 조례」 제3조, 제9조 및 제10조제2항을 위반한 자에게는 1만원의 과태료를 부과한다.
"""


@pytest.fixture(scope="module")
def pond(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("pond")
    return open_assistant(folder, {"연못조례.txt": POND}, korean, static)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "뱃놀이 신고 안 하면 과태료가 얼마예요?",
            "정당한 사유 없이 제4조제1항에 따른 신고를 하지 아니한 자에게는 3만원의 과태료를 부과합니다. [1]\n\n"
            "제4조(뱃놀이 신고): 연못에서 배를 타려는 사람은 3일 전까지 시장에게 뱃놀이를 신고하여야 합니다. [2]",
        ),
        (
            "구명조끼를 안 주면 어떤 처벌을 받나요?",
            "제6조제1항을 위반한 자는 100만원 이하의 벌금에 처합니다. [1]\n\n"
            "제6조(구명조끼 지급): 배를 빌려주는 사람은 손님에게 구명조끼를 지급하여야 합니다. [2]",
        ),
        (
            "낚시하면 처벌받나요?",
            "다음 각 호의 어느 하나에 해당하는 자는 50만원 이하의 벌금에 처합니다. [1]\n\n"
            "- 제5조를 위반한 자. 다만, 처음으로 위반하여 과태료를 낸 자는 제외합니다. [1]\n\n"
            "제5조(낚시의 금지): 누구든지 연못에서 낚시를 하여서는 아니 됩니다. [2]",
        ),
        # Who leaves a thing undone has broken a rule that wants it, not one that forbids another.
        (
            "배를 점검 안 하면 어떤 처벌을 받나요?",
            "제7조 등을 위반한 자에게는 1만원의 과태료를 부과합니다. [1]\n\n"
            "제7조(안전 점검): 배를 빌려주는 사람은 매달 배를 점검하여야 합니다. [2]",
        ),
        # Of a run of articles the one that is asked about is said.
        (
            "밤에 등불을 안 켜면 과태료가 얼마예요?",
            "제9조 등을 위반한 자에게는 1만원의 과태료를 부과합니다. [1]\n\n"
            "제9조(등불): 밤에 배를 타는 사람은 등불을 켜야 합니다. [2]",
        ),
        # What becomes of whoever does what a rule forbids is told behind the rule.
        (
            "낚시를 하면 어떻게 되나요?",
            "누구든지 연못에서 낚시를 하여서는 아니 됩니다. [1]\n\n"
            "다음 각 호의 어느 하나에 해당하는 자는 50만원 이하의 벌금에 처합니다. [2]\n\n"
            "- 제5조를 위반한 자. 다만, 처음으로 위반하여 과태료를 낸 자는 제외합니다. [2]",
        ),
        # The law itself says what its own words are for.
        (
            "거짓으로 신고증을 받으면 어떤 처벌을 받나요?",
            "다음 각 호의 어느 하나에 해당하는 자는 50만원 이하의 벌금에 처합니다. [1]\n\n"
            "- 거짓으로 신고증을 받은 자 [2]",
        ),
    ],
)
def test_the_penalty_with_the_rule_that_it_is_for(pond: Assistant, question: str, told: str) -> None:
    assert pond.ask(question).text == told


@pytest.mark.parametrize("question", ["연못에서 헤엄치면 벌금이 얼마예요?", "구명조끼를 훔치면 벌금이 얼마예요?"])
def test_no_penalty_is_told_for_a_deed_that_no_rule_names(pond: Assistant, question: str) -> None:
    answer = pond.ask(question)
    assert answer.refused or "과태료를 부과" not in answer.text
