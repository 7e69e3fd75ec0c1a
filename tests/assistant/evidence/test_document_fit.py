"""Names that a question gives and a document doesn't write: what makes them up, and what is another document's."""

from pathlib import Path

import pytest
from nuri import open_library

from assistant.evidence.belonging import document_fit
from assistant.evidence.finding import EvidenceFinder
from assistant.evidence.likeness import Likeness
from assistant.understanding.question import understand
from index.library import Library
from index.static import StaticEncoder
from ingest.korean import Korean

LEAFLETS = {
    "방문.txt": """다문화가족 방문교육

다문화가족 방문교육의 신청은 읍면 사무소에서 받습니다.
""",
    "쉼터.txt": """들꽃 쉼터

들꽃 쉼터는 다문화가정의 아이를 돌봅니다.
""",
    "산재.txt": """산재보험 상담

산재보험 상담은 누리집에서 합니다.
""",
    "법.txt": """법률 상담

법률 상담은 산업재해보상보험을 다룹니다.
""",
    "어르신.txt": """노인 밥상 나눔

노인 밥상 나눔은 혼자 사는 노인을 찾아갑니다. 어르신들이 좋아합니다.
""",
    "말벗.txt": """노인 말벗 방문

노인 말벗 방문은 날마다 합니다.
""",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Library:
    return open_library(Path(tmp_path_factory.mktemp("names")), LEAFLETS, korean, static)


@pytest.mark.parametrize(
    ("question", "fits"),
    [
        ("다문화가정의 방문교육은 어떻게 신청하나요?", {"방문.txt": 1.0, "쉼터.txt": 0.4}),  # which has no 방문교육
        ("다문화가정을 돌보는 곳이 있나요?", {"방문.txt": 1.0, "쉼터.txt": 1.0, "법.txt": 0.4}),
        ("산재보험 누리집이 있나요?", {"산재.txt": 1.0}),
        ("어르신들의 말벗은 누가 하나요?", {"말벗.txt": 1.0}),
    ],
)
def test_a_name_is_made_up_by_what_its_leaflet_says_for_its_parts(
    library: Library, korean: Korean, static: StaticEncoder, question: str, fits: dict[str, float]
) -> None:
    found = EvidenceFinder(library, korean, Likeness(static)).find(understand(question, korean.analyze(question)))
    best: dict[str, float] = {}
    for one in found.weighed:
        name = one.candidate.reading.document.name
        best[name] = max(best.get(name, 0.0), document_fit(found.question, found.words, one.candidate))
    assert {name: best[name] for name in fits} == fits
