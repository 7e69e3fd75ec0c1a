"""What a telling of a leaflet opens with: what is asked, and not whichever sentence begins with the title."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

LEAFLETS = {
    "보육실.txt": """누리 새싹기업 보육실 운영

누리 새싹기업 보육실 운영 대상은 새싹기업을 여는 사람입니다.
누리 새싹기업 보육실 운영 내용은 사무 공간과 매니저 지원입니다.

미용서비스업, 세탁업 등 일부 업종은 제외됩니다.

누리 새싹기업 보육실 운영 신청방법은 군청에 서류를 내면 됩니다.
""",
    "장터.txt": """강변 장터

강변 장터는 닷새마다 열립니다.
""",
}


@pytest.fixture(scope="module")
def leaflets(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("opening")), LEAFLETS, korean, static)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "미용서비스업을 하는 새싹기업도 누리 새싹기업 보육실을 이용할 수 있나요?",
            "누리 새싹기업 보육실 운영 — 미용서비스업, 세탁업 등 일부 업종은 제외됩니다. [1] "
            "대상은 새싹기업을 여는 사람입니다. [2] 내용은 사무 공간과 매니저 지원입니다. [2] "
            "신청방법은 군청에 서류를 내면 됩니다. [3]",
        ),
        (
            "세탁업 사람도 새싹기업 보육실 운영 지원을 받을 수 있나요?",
            "누리 새싹기업 보육실 운영 — 미용서비스업, 세탁업 등 일부 업종은 제외됩니다. [1] "
            "대상은 새싹기업을 여는 사람입니다. [2] 내용은 사무 공간과 매니저 지원입니다. [2] "
            "신청방법은 군청에 서류를 내면 됩니다. [3]",
        ),
    ],
)
def test_a_telling_opens_with_what_is_asked(leaflets: Assistant, question: str, told: str) -> None:
    assert leaflets.ask(question).text == told
