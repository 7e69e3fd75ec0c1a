"""Whom or what a rule leaves out, said whole where it is asked for in the words of every day."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

NOTICE = """2025년 누리군 공부방 지원사업 공고

1. 지원 대상

 가. 누리군에 주소를 둔 학생
 나. 공부방을 한 달에 열흘 이상 이용할 학생

2. 지원하지 않는 경우

 가. 다른 기관에서 공부방 이용료를 받는 학생
 나. 기숙사에 사는 학생

3. 다른 지원과의 관계

다른 지원\t함께 받기\t설명
통학버스 지원\t불가\t둘 중 하나만 선택
교재비 지원\t가능\t따로 신청
"""
TERMS = """누리 여행자 약관

제1조(보험금의 지급사유) 회사는 여행을 하다가 다친 때에 보험금을 지급합니다.

제2조(보험금을 지급하지 않는 사유)
① 회사는 다음 중 어느 하나에 해당하는 때에는 보험금을 지급하지 않습니다.
 1. 일부러 다친 때
 2. 전쟁으로 다친 때
② 회사는 다른 약정이 없으면 산악 등반을 하다가 다친 때에도 보험금을 지급하지 않습니다.
"""
MINUTES = """누리 제품 주간회의 회의록

항목\t내용
일시\t2026년 7월 16일(목) 10:00
참석\t김도현(의장), 이서연, 박지호, 최수아 (4인)

1. 논의

□ 하반기 최저임금 인상에 맞추어 용역 단가를 올리지 않기로 함
"""


@pytest.fixture(scope="module")
def nuri(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    files = {"공고_공부방.txt": NOTICE, "여행자_약관.txt": TERMS, "회의록_제품.txt": MINUTES}
    return open_assistant(Path(tmp_path_factory.mktemp("left_out")), files, korean, static)


@pytest.mark.parametrize(
    "question",
    [
        "공부방 지원을 못 받는 사람은 누구예요?",
        "공부방 지원 제외 대상은?",
        "공부방 지원을 받을 수 없는 사람은 누구인가요?",
        "공부방 지원 대상이 아닌 사람은?",
        "공부방 지원이 안 되는 경우는?",
        "어떤 경우에 공부방 지원을 못 받나요?",
    ],
)
def test_a_notice_is_asked_whom_it_leaves_out(nuri: Assistant, question: str) -> None:
    assert nuri.ask(question).text == (
        "지원하지 않는 경우는 다음과 같습니다.\n\n"
        "- 다른 기관에서 공부방 이용료를 받는 학생 [1]\n- 기숙사에 사는 학생 [2]"
    )


@pytest.mark.parametrize("question", ["보험금을 지급하지 않는 경우는?", "보험금을 못 받는 경우는 뭐예요?"])
def test_terms_say_when_nothing_is_paid_with_the_cases_below(nuri: Assistant, question: str) -> None:
    lines = nuri.ask(question).text.splitlines()
    assert lines[0] == "보험금을 지급하지 않는 사유는 다음과 같습니다."
    assert [line.partition(" [")[0] for line in lines[2:]] == [
        "- 회사는 다음 중 어느 하나에 해당하는 때에는 보험금을 지급하지 않습니다.",
        "  - 일부러 다친 때",
        "  - 전쟁으로 다친 때",
        "- 회사는 다른 약정이 없으면 산악 등반을 하다가 다친 때에도 보험금을 지급하지 않습니다.",
    ]


def test_those_who_came_are_named(nuri: Assistant) -> None:
    assert "김도현(의장), 이서연, 박지호, 최수아" in nuri.ask("제품 회의에 누가 참석했어?").text


def test_what_was_spoken_of_has_come_up_though_it_denies(nuri: Assistant) -> None:
    answer = nuri.ask("회의에서 최저임금 얘기가 나왔나요?")
    assert answer.text.startswith("네, ")
    assert "최저임금" in answer.text
