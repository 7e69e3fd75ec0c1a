"""What an answer tells beside its best evidence, over an invented plan and leaflet."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

PLAN = """누리군 섬 관광 계획

Ⅰ. 추진 배경

 ○ 섬 관광의 주도권을 잡기 위한 지역 경쟁이 빨라짐
   - 배편이 늘고 다리가 놓여 인근 섬으로 손님이 옮겨 감
 ○ 바다숲길 안내 인력이 모자람

Ⅱ. 추진 계획

 ○ 섬 지킴이* 제도를 확대
   * 섬 주민 가운데 뽑혀 길을 안내하는 사람
   * 2025년에 새로 뽑은 사람은 없음
 ○ 책배달선, 바다서가(바다에서 책을 빌려주는 배) 도입
   * 책배달선 2척(3억원), 안내선 1척(1억원) 등
 ○ 순환버스 이용 요금은 이용자가 내며 어린이에게는 받지 않음
 ○ 순환버스 이용 요금 1,500원을 현금이나 카드로 받음

 ○ 이장은 섬에 밀려온 쓰레기*를 치울 날을 정하여 주민에게 알림
   * 폐그물, 부표와 그 조각을 말하며 배에서 버린 것을 포함

Ⅲ. 부서별 계획

1. 해양수산과

 ○ 바다숲길 안내판을 모두 새로 세움
"""


@pytest.fixture(scope="module")
def island(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(tmp_path_factory.mktemp("island"), {"계획.txt": PLAN}, korean, static)


def cited(assistant: Assistant, question: str) -> tuple[str, list[str]]:
    answer = assistant.ask(question)
    return answer.text, [citation.quote for citation in answer.citations]


def test_a_point_right_below_its_line_is_told_with_it_and_cited_as_one_place(island: Assistant) -> None:
    assert cited(island, "섬 관광을 서두르는 배경이 뭔가요?") == (
        "섬 관광의 주도권을 잡기 위한 지역 경쟁이 빨라집니다. [1]\n\n"
        "배편이 늘고 다리가 놓여 인근 섬으로 손님이 옮겨 갑니다. [1]",
        ["섬 관광의 주도권을 잡기 위한 지역 경쟁이 빨라짐\n   - 배편이 늘고 다리가 놓여 인근 섬으로 손님이 옮겨 감"],
    )


def test_the_note_that_defines_a_word_is_told_alone(island: Assistant) -> None:
    person = "섬 주민 가운데 뽑혀 길을 안내하는 사람"
    alone = (f"섬 지킴이는 {person}입니다. [1]", [person])
    assert cited(island, "섬 지킴이가 뭐예요?") == alone
    assert cited(island, "섬 지킴이 제도가 어떤 제도인지 설명해 주세요.") == alone


def test_the_line_that_names_the_word_is_told_not_the_note_below_it(island: Assistant) -> None:
    said = (
        "책배달선, 바다서가(바다에서 책을 빌려주는 배) 도입합니다. [1]",
        ["책배달선, 바다서가(바다에서 책을 빌려주는 배) 도입"],
    )
    assert cited(island, "바다서가가 뭐예요?") == said


def test_the_note_of_another_word_is_not_told(island: Assistant) -> None:
    said = (
        "이장은 섬에 밀려온 쓰레기를 치울 날을 정하여 주민에게 알림. [1]",
        ["이장은 섬에 밀려온 쓰레기*를 치울 날을 정하여 주민에게 알림"],
    )
    assert cited(island, "이장이 해야 하는 일은 무엇인가요?") == said
    assert cited(island, "이장이 할 일이 뭐예요?") == said


def test_evidence_with_the_figure_takes_the_place_of_evidence_without_it(island: Assistant) -> None:
    assert cited(island, "순환버스 이용 요금은 얼마인가요?") == (
        "순환버스 이용 요금 1,500원을 현금이나 카드로 받습니다. [1]",
        ["순환버스 이용 요금 1,500원을 현금이나 카드로 받음"],
    )


def test_another_point_of_the_same_list_is_not_told(island: Assistant) -> None:
    assert cited(island, "순환버스 이용 요금을 어떻게 받나요?") == (
        "순환버스 이용 요금 1,500원을 현금이나 카드로 받습니다. [1]",
        ["순환버스 이용 요금 1,500원을 현금이나 카드로 받음"],
    )


def test_a_line_labelled_otherwise_is_not_told(tmp_path: Path, korean: Korean, static: StaticEncoder) -> None:
    plan = """누리군 정보 보안 계획

Ⅰ. 추진 배경

 ○ 섬 사이를 잇는 통신이 늘어 정보 보안이 중요해짐

Ⅱ. 보안 점검

 ○ 협력사의 협조를 얻어 정기 보안 점검을 실시
   - 점검 기간: 8. 10.(월) ~ 8. 21.(금)
   - 점검 대상: 연동 계정 전수
   - 협조 사항: 쓰지 않는 계정 신고, 담당자 연락처 고치기
"""
    office = open_assistant(tmp_path, {"계획.txt": plan}, korean, static)
    line = "협조 사항: 쓰지 않는 계정 신고, 담당자 연락처 고치기"
    assert cited(office, "정기 보안 점검에서 협조해 달라는 사항은 뭐예요?") == (f"{line}. [1]", [line])
    office.close()


ORCHARD = """누리군 과수원 계획

Ⅰ. 추진 배경

 ○ 과수원을 물려받을 사람이 줄어듦
   - 젊은 농부가 도시로 옮겨 감

Ⅱ. 추진 계획

 ○ 갈등 해결형 제도*, 심사 절차 개편** 등 운영 개선을 통해 실효성 강화
   * 이웃과 다툼이 있으면 함께 시험을 진행하고 조례를 고칠지 정함
   ** (현행) 신청 → 군수 승인 (개선) 신청 → 위원회 승인 → 군수 보고
 ○ 사과 품종의 현행화 및 재배 확대 분야*의 새 품종 지정
   * 홍로(3개), 감홍(1개), 시나노(2개)
"""


@pytest.fixture(scope="module")
def orchard(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(tmp_path_factory.mktemp("orchard"), {"과수원.txt": ORCHARD}, korean, static)


def test_of_several_notes_that_of_the_words_asked_about_is_told(orchard: Assistant) -> None:
    text, _ = cited(orchard, "심사 절차는 어떻게 바뀌나요?")
    assert "(현행) 신청 → 군수 승인 (개선) 신청 → 위원회 승인 → 군수 보고" in text
    assert "이웃과 다툼" not in text


def test_the_note_of_the_noun_asked_for_is_told(orchard: Assistant) -> None:
    text, _ = cited(orchard, "사과 새 품종 지정 분야를 알려 주세요")
    assert "홍로(3개), 감홍(1개), 시나노(2개)" in text
