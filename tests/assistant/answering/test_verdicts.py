"""Yes and no, where the evidence decides, and nothing where it doesn't."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

NOTICE = """2025년 누리군 청년 월세 지원 공고

1. 신청 자격

 가. (연령) 19세 이상 34세 이하인 사람
 나. (주택) 임차보증금이 8천만원 이하인 주택에 사는 사람
 다. (재산) 신청인 본인의 총재산이 1억 3천만원 이하인 사람

2. 지원하지 않는 경우

 가. 공공임대주택에 사는 사람
 나. 주거급여를 받는 사람

3. 신청 방법

 가. 방문 접수는 평일에만 하며, 우편과 팩스로는 접수하지 않음
 나. 관리비는 지원하지 않음

4. 함께 받기

사업명	함께 받기
구직촉진수당	가능
보증금 이자 지원	불가
"""
FAQ = """# 월세 묻고 답하기

## Q1. 외국인도 신청할 수 있나요?

아니요. 대한민국 국적을 가진 사람만 신청할 수 있습니다. 배우자가 외국인인 경우에는 본인이 요건을 갖추면 됩니다.

## Q2. 고시원에 살아도 되나요?

네. 고시원에 사는 사람도 신청할 수 있습니다.

## Q3. 이사하면 다시 신청해야 하나요?

다시 신청할 필요는 없습니다.
"""
RULE = """누리군 주거 조례

제2조(정의) "주거 취약 청년"이란 다음 각 호의 사람을 말한다.
 1. 전세사기로 보증금을 돌려받지 못한 사람
 2. 시설에서 나온 사람
"""
MINUTES = """누리군 회의록

○ 다리는 같은 일이 되풀이되지 않도록 보상이 끝난 땅부터 시작
○ 당번이 바쁜 주말을 빼는 것은 맞지 않음
"""
DECIDED = [
    ("만 35세도 월세를 신청할 수 있나요?", "아니요, 35세는 “19세 이상 34세 이하”에 들지 않습니다. [1]"),
    ("만 34세도 월세를 신청할 수 있나요?", "네, 34세는 “19세 이상 34세 이하”에 듭니다. [1]"),
    ("임차보증금이 9천만원인데 신청할 수 있나요?", "아니요, 9천만원은 “8천만원 이하”에 들지 않습니다. [1]"),
    ("총재산이 1억원이면 신청 가능한가요?", "네, 1억원은 “1억 3천만원 이하”에 듭니다. [1]"),
    ("공공임대주택에 사는 사람도 지원되나요?", "아니요, “지원하지 않는 경우”에 들어 있습니다. [1]"),
    ("관리비도 지원되나요?", "아니요, 관리비는 지원하지 않습니다. [1]"),
    ("우편으로 접수할 수 있나요?", "아니요, 방문 접수는 평일에만 하며, 우편과 팩스로는 접수하지 않습니다. [1]"),
    ("이사하면 다시 신청해야 하나요?", "아니요, 다시 신청할 필요는 없습니다. [1]"),
    ("외국인도 신청할 수 있나요?", "아니요, 대한민국 국적을 가진 사람만 신청할 수 있습니다. [1]"),
]
LEFT_OUT = "공공임대주택에 사는 사람입니다. [1]"
UNDECIDED = [
    "만 34세 미만인데 월세를 신청할 수 있나요?",
    "주택을 두 채 가진 사람도 지원되나요?",
    "평일에 방문 접수를 하나요?",
    "청년 월세는 얼마인가요?",
    "떨어지면 다시 신청할 수 있나요?",  # that one need not says nothing of whether one may
    "전세사기 보증금도 되나요?",  # who didn't get it back
    "다리 보상도 해주나요?",  # 되풀이되지 않도록
    "주말에도 당번이 있나요?",  # that it's not right to leave them out
]


@pytest.fixture(scope="module")
def rent(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    texts = {"2025_월세_공고.txt": NOTICE, "월세_묻고답하기.md": FAQ, "주거_조례.txt": RULE, "회의록.txt": MINUTES}
    return open_assistant(Path(tmp_path_factory.mktemp("rent")), texts, korean, static)


@pytest.mark.parametrize(("question", "said"), DECIDED, ids=[question for question, _ in DECIDED])
def test_the_evidence_decides(rent: Assistant, question: str, said: str) -> None:
    answer = rent.ask(question)
    assert answer.text.split("\n\n")[0] == said
    assert [check.value for check in answer.checks if not check.supported] == []


@pytest.mark.parametrize("question", UNDECIDED)
def test_nothing_is_decided_without_evidence(rent: Assistant, question: str) -> None:
    assert not rent.ask(question).text.startswith(("아니요", "네"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # 네 and 아니요 would be taken either way.
        ("공공임대주택에 사는 사람은 지원 못 받나요?", ["“지원하지 않는 경우”에 들어 있습니다. [1]", LEFT_OUT]),
        ("공공임대주택 사람 알려줘", [f"지원하지 않는 경우: {LEFT_OUT}"]),
    ],
)
def test_an_item_of_what_is_left_out_says_so(rent: Assistant, question: str, said: list[str]) -> None:
    assert rent.ask(question).text.split("\n\n") == said
