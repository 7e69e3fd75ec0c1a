"""What a law leaves to its decree is told from the decree, where the library has it."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

LAW = """별빛공원법

제5조(사용료) ① 공원을 쓰는 사람은 사용료를 낸다.

② 어린이의 사용료는 대통령령으로 정하는 바에 따라 어른과 다르게 정할 수 있다.

제6조(청소) 공원의 청소는 대통령령으로 정하는 바에 따른다.
"""
DECREE = """별빛공원법 시행령

제3조(어린이의 사용료) 법 제5조제2항에 따른 어린이의 사용료는 어른의 100분의 30을 뺀 돈으로 한다.

제4조(청소의 때) 법 제5조의2에 따른 청소는 새벽에 한다.
"""


@pytest.fixture(scope="module")
def parks(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("decreed")
    return open_assistant(folder, {"공원법.txt": LAW, "공원법시행령.txt": DECREE}, korean, static)


def test_the_decree_is_told_behind_the_law(parks: Assistant) -> None:
    assert parks.ask("어린이의 사용료는 어떻게 정하나요?").text == (
        "어린이의 사용료는 대통령령으로 정하는 바에 따라 어른과 다르게 정할 수 있습니다. [1]\n\n"
        "「별빛공원법 시행령」: 법 제5조제2항에 따른 어린이의 사용료는 어른의 100분의 30을 뺀 돈으로 합니다. [2]"
    )


def test_no_decree_on_another_article_is_told(parks: Assistant) -> None:
    assert "시행령" not in parks.ask("공원의 청소는 어떻게 하나요?").text
