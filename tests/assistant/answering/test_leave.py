"""Cases in which something may or must not be done, told by the line that lists them."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

HALL = """별빛시 공유주방 운영 조례

제4조(보상) 시장이 연장을 거절할 수 있는 경우의 보상금은 월 사용료로 한다.

제5조(사용 연장) 시장은 사용 연장을 까닭 없이 거절하지 못한다. 다만, 다음 각 호의 경우에는 그러하지 아니하다.

  1. 사용료를 3개월 이상 내지 아니한 경우
  2. 시설을 고의로 파손한 경우

제6조(사용자 번호 처리의 제한) ① 시장은 다음 각 호의 경우를 제외하고는 사용자 번호를 처리할 수 없다.

  1. 사용료를 되돌려주는 경우
  2. 사고를 조사하는 경우

② 시장은 제1항에 따라 사용자 번호를 처리하는 경우에도 번호 없이 가입할 수 있는 방법을 제공하여야 한다.

제7조(반출하지 못한 조리 기구) 조리 기구를 반출할 수 없는 경우의 보관료는 시장이 정한다.

제8조(조리 기구의 사용) 사용자는 다음 각 호의 어느 하나에 해당하는 때에는 조리 기구를 반출할 수 없다.

  1. 점검이 끝나지 아니한 때
  2. 반납하지 아니한 기구가 있는 때
"""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("hall")
    return open_assistant(folder, {"공유주방조례.txt": HALL}, korean, static)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # What is excepted from a ban may be done.
        (
            "시장이 연장을 거절할 수 있는 경우는?",
            "시장은 사용 연장을 까닭 없이 거절하지 못합니다. 다만, 다음 각 호의 경우에는 그러하지 아니합니다. "
            "[1]\n\n- 사용료를 3개월 이상 내지 아니한 경우 [2]\n- 시설을 고의로 파손한 경우 [3]",
        ),
        (
            "사용자 번호를 처리할 수 있는 경우는?",
            "시장은 다음 각 호의 경우를 제외하고는 사용자 번호를 처리할 수 없습니다. [1]\n\n"
            "- 사용료를 되돌려주는 경우 [1]\n- 사고를 조사하는 경우 [2]",
        ),
        (
            "조리 기구를 반출할 수 없는 경우는?",
            "사용자는 다음 각 호의 어느 하나에 해당하는 때에는 조리 기구를 반출할 수 없습니다. [1]\n\n"
            "- 점검이 끝나지 아니한 때 [2]\n- 반납하지 아니한 기구가 있는 때 [3]",
        ),
    ],
)
def test_the_line_that_lists_the_cases_is_told(hall: Assistant, question: str, told: str) -> None:
    assert hall.ask(question).text == told
