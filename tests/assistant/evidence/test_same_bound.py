"""Bounds that a question states, held against those that evidence sets."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

WATER = """별빛시 연못 관리 규정

제3조(수온 기준) 연못의 수온이 24.5도 이상이면 물고기를 옮긴다.

제4조(소금 농도에 따른 조치) 소금 농도에 따른 조치는 다음과 같다.

  1. 소금 농도가 0.2퍼센트 이상인 연못은 열흘 동안 닫는다.
  2. 소금 농도가 0.08퍼센트 이상 0.2퍼센트 미만인 연못은 사흘 동안 닫는다.
  3. 소금 농도가 0.03퍼센트 이상 0.08퍼센트 미만인 연못은 하루 동안 닫는다.
"""


@pytest.fixture(scope="module")
def water(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("water")
    return open_assistant(folder, {"연못규정.txt": WATER}, korean, static)


@pytest.mark.parametrize(
    ("bound", "days"), [("0.2 이상", "열흘"), ("0.08 이상", "사흘"), ("0.03퍼센트 이상", "하루"), ("0.08 미만", "하루")]
)
def test_the_line_with_the_very_bound_is_told(water: Assistant, bound: str, days: str) -> None:
    assert f"인 연못은 {days} 동안 닫습니다. [1]" in water.ask(f"소금 농도가 {bound}이면 연못을 어떻게 하나요?").text
