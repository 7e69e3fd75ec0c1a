"""Paragraphs of leaflets: whole answers word for word, and what keeps other documents and questions out."""

from dataclasses import replace
from pathlib import Path

import pytest
from nuri import open_assistant, open_library

from assistant.answering.draft import Draft
from assistant.answering.presenting import LONGEST
from assistant.answering.prose import tell, tell_nearest, wants_one_thing
from assistant.answering.refusing import NOT_FOUND
from assistant.assistant import Assistant
from assistant.evidence.finding import EvidenceFinder
from assistant.evidence.likeness import Likeness
from assistant.understanding.question import understand
from index.static import StaticEncoder
from ingest.korean import Korean

REPAIR = "어르신_집수리.txt"
LEAFLETS = {
    REPAIR: """어르신 집수리 지원

어르신 집수리 지원 대상은 군에 사는 만 70세 이상의 집주인입니다.
단, 지난 5년 안에 받은 사람은 제외합니다.

어르신 집수리 지원 내용은 다음과 같습니다.
문턱 없애기와 손잡이 달기
보일러와 창호 바꾸기

어르신 집수리 지원의 신청 방법은 이장에게 말하거나 읍면 사무소를 찾아가면 됩니다.

어르신 집수리 지원에 대한 문의는 누리군 주택과로 하시면 됩니다.
누리군 주택과의 전화번호는 000-330-1111입니다.
""",
    "과수원_새내기.txt": """과수원 새내기 지원

과수원 새내기 지원은 과수원을 처음 여는 농부에게 묘목과 농기구를 빌려줍니다.
과수원 새내기 지원의 신청은 농업기술센터에서 받습니다.
""",
    "어선_보험료.txt": """어선 보험료 지원

어선 보험료 지원은 5톤 미만 어선의 보험료를 절반까지 대신 냅니다.
어선 보험료 지원의 신청은 수협에서 받습니다.
""",
    "야영장_안내.txt": """1. 야영장 이용

야영장은 예약한 사람이 이용합니다. 예약은 누리집에서 합니다.

2. 야영장 환불

환불은 사흘 전까지 됩니다. 환불 신청은 전화로 합니다.
""",
}


@pytest.fixture(scope="module")
def leaflets(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("leaflets")), LEAFLETS, korean, static)


@pytest.mark.parametrize(
    ("question", "text", "quotes"),
    [
        (
            "어르신 집수리 지원은 어떻게 신청하나요?",
            "어르신 집수리 지원의 신청 방법은 이장에게 말하거나 읍면 사무소를 찾아가면 됩니다. [1] "
            "대상은 군에 사는 만 70세 이상의 집주인입니다. [2] 단, 지난 5년 안에 받은 사람은 제외합니다. [2] "
            "내용은 다음과 같습니다. [3] 문턱 없애기와 손잡이 달기 보일러와 창호 바꾸기. [3] "
            "문의는 누리군 주택과로 하시면 됩니다. [4] 누리군 주택과의 전화번호는 000-330-1111입니다. [4]",
            [
                "어르신 집수리 지원의 신청 방법은 이장에게 말하거나 읍면 사무소를 찾아가면 됩니다.",
                "어르신 집수리 지원 대상은 군에 사는 만 70세 이상의 집주인입니다.\n"
                "단, 지난 5년 안에 받은 사람은 제외합니다.",
                "어르신 집수리 지원 내용은 다음과 같습니다.\n문턱 없애기와 손잡이 달기\n보일러와 창호 바꾸기",
                "어르신 집수리 지원에 대한 문의는 누리군 주택과로 하시면 됩니다.\n"
                "누리군 주택과의 전화번호는 000-330-1111입니다.",
            ],
        ),
        (
            "집수리 지원 대상은 몇 세 이상인가요?",
            "어르신 집수리 지원 대상은 군에 사는 만 70세 이상의 집주인입니다. [1] "
            "단, 지난 5년 안에 받은 사람은 제외합니다. [1]",
            [
                "어르신 집수리 지원 대상은 군에 사는 만 70세 이상의 집주인입니다.\n"
                "단, 지난 5년 안에 받은 사람은 제외합니다.",
            ],
        ),
        (
            "집수리 문의 전화번호는 몇 번인가요?",
            "어르신 집수리 지원 — 누리군 주택과의 전화번호는 000-330-1111입니다. [1] "
            "문의는 누리군 주택과로 하시면 됩니다. [1]",
            [
                "어르신 집수리 지원에 대한 문의는 누리군 주택과로 하시면 됩니다.\n"
                "누리군 주택과의 전화번호는 000-330-1111입니다.",
            ],
        ),
        (
            "과수원을 처음 여는데 어떤 도움을 받을 수 있나요?",
            "과수원 새내기 지원은 과수원을 처음 여는 농부에게 묘목과 농기구를 빌려줍니다. [1] "
            "신청은 농업기술센터에서 받습니다. [1]",
            [
                "과수원 새내기 지원은 과수원을 처음 여는 농부에게 묘목과 농기구를 빌려줍니다.\n"
                "과수원 새내기 지원의 신청은 농업기술센터에서 받습니다.",
            ],
        ),
    ],
)
def test_a_leaflet_is_told(leaflets: Assistant, question: str, text: str, quotes: list[str]) -> None:
    answer = leaflets.ask(question)
    assert answer.text == text
    assert [citation.quote for citation in answer.citations] == quotes
    assert not answer.refused
    assert all(check.supported for check in answer.checks)


@pytest.mark.parametrize(
    ("question", "one_thing"),
    [
        ("보험료는 얼마인가요?", True),
        ("회의에는 각각 몇 명씩 보내나요?", True),
        ("어디로 전화하나요?", True),
        ("어디서 신청하나요?", False),
        ("어떻게 신청하고 얼마를 받나요?", False),
        ("저는 농부인데, 얼마를 받을 수 있나요?", False),
        ("배를 사고 싶어요. 얼마나 지원받나요?", False),
        ("어떤 서류가 필요한가요?", False),
        ("65세부터 받는 연금의 자격은 무엇이고 얼마인가요?", False),
    ],
)
def test_a_story_and_a_way_want_more_than_one_thing(question: str, one_thing: bool, korean: Korean) -> None:
    assert wants_one_thing(understand(question, korean.analyze(question))) is one_thing


def test_the_list_that_the_first_sentence_announces_follows_it(leaflets: Assistant) -> None:
    answer = leaflets.ask("어르신 집수리는 어떤 내용을 지원하나요?")
    assert answer.text.startswith(
        "어르신 집수리 지원 내용은 다음과 같습니다. [1] 문턱 없애기와 손잡이 달기 보일러와 창호 바꾸기. [1] 대상은"
    )


def test_two_leaflets_that_are_found_equally_well_are_both_told(
    tmp_path: Path, korean: Korean, static: StaticEncoder
) -> None:
    texts = {
        f"{place}_배움터.txt": f"{place} 배움터\n\n{place} 배움터의 수업은 {fee}입니다.\n"
        f"{place} 배움터의 수업 신청은 {way} 합니다.\n"
        for place, fee, way in (("서쪽", "유료", "편지로"), ("동쪽", "무료", "전화로"))
    }
    answer = open_assistant(tmp_path, texts, korean, static).ask("배움터 수업은 어떻게 신청하나요?")
    assert answer.text.split("\n\n") == [
        "서쪽 배움터의 수업 신청은 편지로 합니다. [1] 수업은 유료입니다. [1]",
        "함께 볼 내용: 동쪽 배움터의 수업 신청은 전화로 합니다. [2] 수업은 무료입니다. [2]",
    ]
    assert [citation.document for citation in answer.citations] == list(texts)


def test_a_refusal_tells_the_nearest_that_is_not_far_off(leaflets: Assistant) -> None:
    near = leaflets.ask("할머니 댁 보일러가 고장 나 겨울이 걱정인데 좋은 방법이 있을까요?")
    assert near.refused
    assert near.text.startswith(f"{NOT_FOUND}\n\n가장 가까운 내용: 어르신 집수리 지원의 신청 방법은")
    assert {citation.document for citation in near.citations} == {REPAIR}
    far = leaflets.ask("파이썬으로 정렬하는 방법")
    assert (far.refused, far.text, far.citations) == (True, NOT_FOUND, ())


@pytest.mark.parametrize("refused", [False, True])
def test_the_leaflet_is_told_of_which_only_a_part_fits_best(
    tmp_path: Path, korean: Korean, static: StaticEncoder, refused: bool
) -> None:
    library = open_library(tmp_path, LEAFLETS, korean, static)
    text = "어르신 집수리 지원은 어떻게 신청하나요?"
    found = EvidenceFinder(library, korean, Likeness(static)).find(understand(text, korean.analyze(text)))
    best = found.weighed[0]
    part = replace(best, candidate=replace(best.candidate, beside="다른 부분"))
    found, draft = replace(found, weighed=(part, *found.weighed[1:])), Draft()
    if refused:
        tell_nearest(draft, found, LONGEST)
    else:
        assert tell(draft, found, LONGEST)
    opening = "가장 가까운 내용: " if refused else ""
    assert draft.text.startswith(f"{opening}어르신 집수리 지원에 대한 문의는 누리군 주택과로 하시면 됩니다. [1] 대상은")
    library.close()


def test_a_single_sentence_says_whose_it_is(leaflets: Assistant) -> None:
    answer = leaflets.ask("지난 몇 년 안에 받은 사람은 제외하나요?")
    assert answer.text == "어르신 집수리 지원 — 지난 5년 안에 받은 사람은 제외합니다. [1]"
    assert all(check.supported for check in answer.checks)


@pytest.mark.parametrize(
    "title",
    ["어르신 살림 돕기 시행", "어르신 살림 돕기 12호"],
    ids=["a headline that the text never uses", "a figure that no citation would hold"],
)
def test_not_every_title_is_said(tmp_path: Path, korean: Korean, static: StaticEncoder, title: str) -> None:
    texts = {"글.txt": f"{title}\n\n어르신 살림 돕기 12호를 폅니다.\n지난 5년 안에 받은 사람은 제외합니다.\n"}
    answer = open_assistant(tmp_path, texts, korean, static).ask("지난 몇 년 안에 받은 사람은 제외하나요?")
    assert answer.text == "지난 5년 안에 받은 사람은 제외합니다. [1]"


def test_what_a_leaflet_tells_of_a_matter_stands_behind_what_it_does_not_tell(leaflets: Assistant) -> None:
    answer = leaflets.ask("5톤 미만 어선의 보험료 지원은 몇 명이 받나요?")
    assert answer.refused
    assert answer.text == (
        f"{NOT_FOUND}\n\n가장 가까운 내용: 어선 보험료 지원은 5톤 미만 어선의 보험료를 절반까지 대신 냅니다. [1] "
        "신청은 수협에서 받습니다. [1]"
    )


def test_a_document_with_headings_is_no_leaflet(leaflets: Assistant) -> None:
    answer = leaflets.ask("야영장 환불은 어떻게 신청하나요?")
    assert "예약" not in answer.text
    assert answer.text.startswith("환불 신청은 전화로 합니다. [1]")


def test_answers_to_several_questions_share_the_room(tmp_path: Path, korean: Korean, static: StaticEncoder) -> None:
    about = ("누리군 나루터", "누리군 물레방아")
    texts = {
        f"{name}.txt": f"{name}\n\n"
        + "".join(f"{name} 이야기 {n}편은 {'가나다라'[n % 4] * 30} 합니다.\n" for n in range(12))
        for name in about
    }
    assistant = open_assistant(tmp_path, texts, korean, static)
    one = assistant.ask("누리군 나루터 이야기는 어떻게 되나요?")
    both = assistant.ask("누리군 나루터 이야기는 어떻게 되나요? 그리고 누리군 물레방아 이야기는 어떻게 되나요?")
    assert 300 < len(one.text) <= LONGEST
    assert {citation.document for citation in both.citations} == set(texts)
    assert 300 < len(both.text) <= LONGEST


def test_a_leaflet_that_the_search_alone_finds_near_is_not_told(
    tmp_path: Path, korean: Korean, static: StaticEncoder
) -> None:
    library = open_library(tmp_path, LEAFLETS, korean, static)
    finder = EvidenceFinder(library, korean, Likeness(static))
    text = "과수원의 묘목은 어떻게 빌리나요?"
    found = finder.find(understand(text, korean.analyze(text)))
    level = replace(found, hits=tuple(replace(hit, score=1.0) for hit in found.hits))
    draft = Draft()
    assert len({hit.passage.document for hit in level.hits}) > 1
    assert tell(draft, level, LONGEST)
    assert {citation.document for citation in draft.citations} == {"과수원_새내기.txt"}
    library.close()


def test_a_sentence_that_says_all_that_is_asked_is_told_alone(
    tmp_path: Path, korean: Korean, static: StaticEncoder
) -> None:
    """What stands around it would only be more to read."""
    museum = (
        "나루 박물관\n\n나루 박물관은 옛 나루터의 창고를 고쳐 지었다. 개관 행사에서 새벌합창단이 축하 공연을 했다. "
        "박물관의 첫 전시에는 나룻배 세 척이 나왔다. 전시는 봄마다 바뀐다."
    )
    other = "물레 공원\n\n물레 공원은 강가에 있다. 공원에는 물레방아가 세 대 있다."
    assistant = open_assistant(tmp_path, {"박물관.txt": museum, "공원.txt": other}, korean, static)
    answer = assistant.ask("개관 행사에서 축하 공연을 한 합창단은?")
    assert answer.text == "나루 박물관 — 개관 행사에서 새벌합창단이 축하 공연을 했습니다. [1]"
