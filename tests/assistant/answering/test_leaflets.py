"""Leaflets as people ask about them: in half of the title's words, with questions quoted, with exceptions."""

import re
from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

LEAFLETS = {
    "집안일_방문_지원사업.txt": """집안일·돌봄 방문 지원사업

집안일, 돌봄 방문 지원사업 대상은 중위소득 70% 이하 가구 가운데 집안일, 돌봄 서비스가 필요한 사람입니다.

집안일, 돌봄 방문 지원사업의 내용은 다음과 같습니다. 한 달에 정한 시간만큼 쓰는 이용권을 지원합니다.
자격 결정일로부터 1년 지원합니다. 단, 재판정을 거쳐 1년 단위로 연장 가능합니다.

집안일, 돌봄 방문 지원사업은 다음 2가지 경우에 그만둘 수 있다. 다른 군으로 이사한 경우, 시설에 들어간 경우이다.

집안일, 돌봄 방문 지원사업의 신청 방법은 읍면 사무소에 신청하시면 됩니다.
""",
    "디딤_전세자금_대출.txt": """디딤 전세자금 대출

디딤 전세자금 대출 대상은 만 19세 이상 무주택세대주입니다.

디딤 전세자금 대출은 보증금의 70% 이내에서 최대 8000만 원까지 빌려줍니다.
단, 신혼부부와 다자녀 가구는 최대 2억 원입니다.
""",
    "새살림_임대.txt": """새살림 임대주택

새살림 임대주택 대상은 신혼부부(결혼 7년 이내), 예비신혼부부, 유자녀 가구(6세 이하 자녀)입니다.
새살림 임대주택은 시세의 40% 이하로 빌려줍니다.
""",
    "누리_수당.txt": """누리 수당

누리 수당은 매월 6만 원을 지급합니다.
누리 수당 대상은 만 18세 이상의 등록장애인 가운데 차상위계층입니다.

누리 수당 관련 자주하는 질문은 다음과 같습니다.
첫째, '누리 수당을 받으면 수급 자격에서 탈락되나요?' 이에 대한 답변은 '아니요, 탈락되지 않습니다.
소득에 넣지 않습니다.' 입니다.
둘째, '누리 수당 신청에 무엇이 필요한가요?'. 이에 대한 답변은 '신분증과 통장 사본을 지참해 신청하면 됩니다.' 입니다.
""",
}


@pytest.fixture(scope="module")
def leaflets(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("leaflets")), LEAFLETS, korean, static)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        (
            "집안일돌봄 서비스 얼마동안 받을 수 있어요",
            "자격 결정일로부터 1년 지원합니다. [1] 단, 재판정을 거쳐 1년 단위로 연장 가능합니다. [1]",
        ),
        ("디딤 전세자금 대출 신혼부부는 얼마까지 빌려줘요", "신혼부부와 다자녀 가구는 최대 2억 원입니다."),
        ("디딤 전세자금 대출 얼마까지 빌려줘요", "디딤 전세자금 대출은 보증금의 70% 이내에서 최대 8000만 원까지"),
        ("누리 수당은 누가 받아요?", "누리 수당 대상은 만 18세 이상의 등록장애인 가운데 차상위계층입니다."),
        ("누리 수당 받으면 수급 자격에서 탈락되나요?", "아니요, 탈락되지 않습니다. [1]"),
        ("누리 수당 신청하려면 뭐 가져가야 해요?", "신분증과 통장 사본을 지참해 신청하면 됩니다. [1]"),
    ],
)
def test_the_first_words_answer(leaflets: Assistant, question: str, begins: str) -> None:
    answer = leaflets.ask(question)
    assert not answer.refused
    assert answer.text.startswith(begins)


def test_what_is_announced_by_number_follows(leaflets: Assistant) -> None:
    told = re.sub(r" \[\d\]", "", leaflets.ask("집안일 돌봄 방문 지원사업 중간에 그만둘 수 있어요?").text)
    assert "다음 2가지 경우에 그만둘 수 있습니다. 다른 군으로 이사한 경우, 시설에 들어간 경우입니다." in told


def test_yes_or_no_to_a_question_that_nobody_asked_is_not_told(leaflets: Assistant) -> None:
    assert "아니요" not in leaflets.ask("누리 수당은 어떤 제도예요?").text


def test_one_of_several_items_that_fits_is_enough(leaflets: Assistant) -> None:
    both = leaflets.ask("결혼 8년차인데 애가 5살이에요 새살림 임대주택 되나요")
    assert both.text.startswith("새살림 임대주택 대상은 신혼부부(결혼 7년 이내)")
    neither = leaflets.ask("결혼 8년차인데 애가 9살이에요 새살림 임대주택 되나요")
    assert neither.text.startswith("아니요, 8년은 “7년 이내”에 들지 않습니다.")
