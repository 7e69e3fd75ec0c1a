"""Places and persons are told by what they are called, whichever city, address or name it is."""

import pytest

from assistant.evidence.named import names_person, names_place


@pytest.mark.parametrize(
    "said",
    [
        "목포에서 열립니다.",
        "접수: apply.city.gov",
        "2층 민원실",
        "강릉 일원",
        "주민센터로 오세요.",
        "구청에서 뗍니다.",
        "은빛시청에 냅니다.",
        "시청에서 합니다.",
        "보건소로 갑니다.",
        "달빛은행입니다.",
        "읍사무소를 찾으세요.",
        "우체국에 맡깁니다.",
    ],
)
def test_a_place_is_named(said: str):
    assert names_place(said, "", "어디에서 하나요?")


@pytest.mark.parametrize(
    "said",
    [
        "구리와 아연을 나릅니다.",
        "이천만원을 줍니다.",
        "예산은 3.5억원입니다.",
        "몇 번이든 고칠 수 있습니다.",
        "온라인신청을 받습니다.",
        "지원요청에 답합니다.",
        "방송을 시청하세요.",
        "초청으로 갑니다.",
    ],
)
def test_no_place_is_named(said: str):
    assert not names_place(said, "", "어디에서 하나요?")


def test_a_place_that_the_question_names_is_no_answer():
    assert not names_place("목포의 사업입니다.", "", "목포 어디에서 하나요?")
    assert not names_place("상담: 은빛청년센터", "", "은빛청년센터는 어디에 있나요?")
    assert not names_place("상담: 은빛청년센터", "", "청년센터는 어디에 있나요?")
    assert names_place("은빛청년센터(2층)", "", "은빛청년센터는 어디에 있나요?")
    assert names_place("은빛도서관에서 엽니다.", "", "어느 도서관에서 하나요?")


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("과장 고은결", ""),
        ("노을찬 위원", ""),
        ("선우람솔 위원", ""),
        ("담당자 남궁다온", ""),
        ("누리군 대표이사 고 은 결 (인)", ""),
        ("고은결 (000-770-1201)", "담당자"),
    ],
)
def test_a_person_is_named(said: str, names: str):
    assert names_person(said, names, "누구인가요?")


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("공무원인 위원이 출석한 경우", ""),
        ("담당자 연락처", ""),
        ("위원 전원이 찬성", ""),
        ("책임자 성명", ""),
        ("팀 장", "담당자"),
        ("주무관", "담당자"),
    ],
)
def test_no_person_is_named(said: str, names: str):
    assert not names_person(said, names, "누구인가요?")


@pytest.mark.parametrize(
    ("said", "names", "told"),
    [
        ("은빛시 달빛구 별빛중앙로 21, 2층입니다.", "", True),
        ("달빛동 12-3번지입니다.", "", True),
        ("apply.city.gov에서 봅니다.", "", True),
        ("달빛로", "주소", True),
        ("누리집의 '나의 신청'에서 고칠 수 있습니다.", "", False),
        ("은빛시청 4층 회의실입니다.", "장소", False),
        ("월세로 30만원을 냅니다.", "", False),
    ],
)
def test_where_an_address_is_asked_for_only_one_is_told(said: str, names: str, told: bool):
    assert names_place(said, names, "은빛시청 주소가 어디예요?") is told


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("상을 받은 사람은 누구인가요?", False),  # the ministry is said to act, and nobody is said to win
        ("산업통상부 장관은 누구인가요?", True),
        ("장관 이름이 뭐예요?", True),
    ],
)
def test_the_head_of_a_body_in_brackets_is_named_where_its_title_is_asked_for(asked: str, named: bool) -> None:
    said = "산업통상부(장관 한가람, 이하 산업부)는 우수 기업을 뽑아 상을 주었다."
    assert names_person(said, "", asked) is named


@pytest.mark.parametrize("asked", ["여권은 어디에 신청해요?", "신고는 어디에 하나요?", "서류는 어디로 내면 되나요?"])
def test_who_takes_an_application_is_where_one_goes_with_it(asked: str) -> None:
    assert names_place("사람은 외교부장관에게 여권의 발급을 신청하여야 한다.", "", asked)
    assert names_place("관리소장에게 파손을 신고한다.", "", asked)
    assert not names_place("본인이 직접 신청하여야 한다.", "", asked)
    assert not names_place("장관에게 알린다.", "", asked)


def test_whom_one_reports_to_is_no_place_where_something_is() -> None:
    assert not names_place("관리소장에게 파손을 신고한다.", "", "관리소는 어디에 있나요?")
