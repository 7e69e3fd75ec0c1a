"""A question for places is told by what names one, not by members of a table that are none."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.answering.picking.tables import of_table
from assistant.assistant import Assistant
from assistant.evidence.reading import Reading
from assistant.understanding.asked import Asked
from assistant.understanding.cues import kinds_asked
from assistant.understanding.picking import wish_of
from assistant.understanding.question import understand
from index.static import StaticEncoder
from ingest.korean import Korean
from ingest.types import BlockKind

NOTICE = """2025년 누리군 청년 교통비 지원 공고

4. 신청 기간과 방법

 가. 신청 방법: 누리군 누리집에서 온라인 신청
  - 온라인 신청이 어려운 사람은 누리청년센터(달빛로 2, 3층)를 방문하여 신청

< 추진 일정 >

구분\t기간\t비고
교통비 신청 접수\t3. 4. ~ 3. 28.\t온라인 또는 방문
교통비 지급\t5. 30.\t계좌 입금

< 함께 받을 수 있는 지원 >

지원\t함께 받기\t설명
주거급여(국가)\t불가\t수급이 끝난 다음 달부터 신청 가능
이사비 지원(누리군)\t가능\t교통비와 다른 항목
구직수당(국가)\t가능\t소득에 포함하지 않음
"""
PLACE = "온라인 신청이 어려운 사람은 누리청년센터(달빛로 2, 3층)를 방문하여 신청. [1]"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("places")), {"공고.txt": NOTICE}, korean, static)


@pytest.mark.parametrize(
    "question", ["청년 교통비 방문 신청할 수 있는 곳", "컴퓨터를 못 쓰는데 청년 교통비 방문 신청할 수 있는 곳은?"]
)
def test_the_line_that_names_a_place_is_told(office: Assistant, question: str) -> None:
    assert office.ask(question).text.endswith(PLACE)


def test_a_place_is_asked_for_by_what_can_be_done_there() -> None:
    assert Asked.PLACE in kinds_asked("방문 신청할 수 있는 곳은?")
    assert Asked.PLACE not in kinds_asked("방문 신청할 수 있는 곳의 전화번호")


def test_a_verb_that_goes_on_picks_nothing(korean: Korean) -> None:
    question = "컴퓨터를 못 쓰는데 청년 교통비 신청할 수 있는 것은 뭐가 있나요?"
    wish = wish_of(understand(question, korean.analyze(question), korean.names))
    assert wish is not None
    assert wish.kind == ""


def test_remarks_are_no_member_of_a_turned_table(office: Assistant) -> None:
    reading = Reading(office.library.document("공고.txt"))
    table = next(block for block in reading.document.blocks if block.kind is BlockKind.TABLE)
    members = {member.name for records in of_table(reading, table.id) for member in records.members}
    assert members == {"교통비 신청 접수", "교통비 지급"}
