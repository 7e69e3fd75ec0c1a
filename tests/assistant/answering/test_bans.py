"""아니요 where the documents forbid or leave out what is asked, in whatever words it is asked."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

CONTRACT = """물푸레 소프트웨어 사용 계약서

제1조(사용 범위) 사용자는 다음 각 호의 범위 안에서 물푸레 소프트웨어를 사용한다.
1. 동시에 쓰는 사람은 150명 이내
2. 다른 회사에 대한 재판매 금지

제2조(빌려주기) ① 사용자는 물푸레 소프트웨어를 시험할 수 있다.
② 다만, 물푸레 소프트웨어를 다른 회사에 빌려줄 수 없다.
"""
POLICY = """누리 여행 보험 약관

제3조(보험금을 지급하지 않는 사유)

① 회사는 다음 중 어느 한 가지로 보험금 지급사유가 생긴 때에는 보험금을 지급하지 않습니다.

 1. 전쟁, 외국의 무력행사, 내란, 폭동
2. 피보험자의 고의
"""
CAMERAS = """누리군 카메라 관리 규정

제3조(기록의 보호) ① 마을 카메라를 설치한 사람은 카메라의 기록을 다른 사람에게 넘겨주어서는 아니 된다.
"""
FORM = """누리 창업학교 신청서

이 서식은 누리 창업학교에 들어오려는 사람이 스스로 자격을 살피는 데 쓴다.
아래의 항목을 빠짐없이 읽고 맞는 칸에 표시한 다음 마지막 쪽에 이름을 적어 내면 된다.
적은 내용이 사실과 다르면 뽑힌 뒤에도 취소될 수 있으며, 서식에 관한 물음은 학교 사무실에서 평일 낮에 받는다.
서식을 고치거나 칸을 더하지 않는다. 다 쓴 서식은 한 부를 베껴 두는 것이 좋다.

< 신청 자격 확인 >

제외 사유	확인
다른 창업학교에 다니고 있는 사람	□
국세 또는 지방세 체납 중인 사람	□
파산·회생 정보가 등록된 사람 * 단, 개인회생 변제 계획을 인가받은 사람은 신청 가능	□
"""
DECIDED = [
    ("물푸레 소프트웨어 다른 회사에 되팔아도 되나요?", "아니요, 다른 회사에 대한 재판매 금지"),
    ("여행 보험 약관에서 전쟁 나서 다친 것도 보험금 줘?", "아니요, “회사는 다음 중 어느 한 가지로"),
    ("누리 창업학교는 세금 밀린 사람도 신청되나요?", "아니요, “국세 또는 지방세 체납 중인 사람”에 해당하면"),
    ("누리 창업학교는 개인회생 변제 계획을 인가받으면 신청되나요?", "제외되는 것이 원칙이지만 예외가 있습니다. [1]"),
    ("물푸레 소프트웨어 다른 회사에 빌려줘도 되나요?", "아니요, 물푸레 소프트웨어를 다른 회사에 빌려줄 수 없습니다."),
]
UNDECIDED = [
    "마을 카메라는 아무 데나 달아도 되나요?",
    "물푸레 소프트웨어를 동시에 150명이 써도 되나요?",
    "누리 창업학교는 회사원도 신청되나요?",
]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    texts = {"계약.txt": CONTRACT, "약관.txt": POLICY, "신청서.txt": FORM, "카메라.txt": CAMERAS}
    return open_assistant(Path(tmp_path_factory.mktemp("bans")), texts, korean, static)


@pytest.mark.parametrize(("question", "said"), DECIDED)
def test_what_is_forbidden_or_left_out_is_denied(office: Assistant, question: str, said: str) -> None:
    answer = office.ask(question)
    assert answer.text.startswith(said)
    assert [check.value for check in answer.checks if not check.supported] == []


@pytest.mark.parametrize("question", UNDECIDED)
def test_what_nobody_forbids_is_not_denied(office: Assistant, question: str) -> None:
    assert not office.ask(question).text.startswith("아니요")
