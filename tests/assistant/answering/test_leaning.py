"""Exceptions, and what holds in a case spoken of, are told with the rule that they lean on."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

FEES = """별빛시 도로점용 규정

제3조(점용료) 도로를 점용하는 사람은 점용료를 내야 한다. 다만, 장애인 단체의 나눔 장터는 제외한다. <개정 2021.3.4>

제4조(원상회복) 점용이 끝난 사람은 도로를 원래대로 되돌려야 한다. 이 경우 포장 두께는 5센티미터로 한다.

제5조(야간 점용) 밤에는 점용할 수 없다. 다만, 시장이 허가한 축제의 야간 점용은 자정까지 할 수 있다.
"""


@pytest.fixture(scope="module")
def roads(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("roads")
    return open_assistant(folder, {"점용규정.txt": FEES}, korean, static)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "장애인 단체의 나눔 장터는?",
            "도로를 점용하는 사람은 점용료를 내야 합니다. 다만, 장애인 단체의 나눔 장터는 제외합니다. [1]",
        ),
        (
            "포장 두께는 몇 센티미터로 하나요?",
            "점용이 끝난 사람은 도로를 원래대로 되돌려야 합니다. 이 경우 포장 두께는 5센티미터로 합니다. [1]",
        ),
        # The rule isn't told twice, once by itself and once with what holds in that case.
        (
            "도로를 원래대로 되돌려야 하나요?",
            "점용이 끝난 사람은 도로를 원래대로 되돌려야 합니다. 이 경우 포장 두께는 5센티미터로 합니다. [1]",
        ),
        # An exception that says by itself what may be done is told by itself.
        ("시장이 허가한 축제의 야간 점용은?", "시장이 허가한 축제의 야간 점용은 자정까지 할 수 있습니다. [1]"),
    ],
)
def test_what_is_told(roads: Assistant, question: str, told: str) -> None:
    assert roads.ask(question).text == told
