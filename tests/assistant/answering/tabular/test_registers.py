"""A directory and an inventory: a question tells a row by words of any cell and asks for a column by its kind."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

REGISTERS = """누리정공 직원 연락처(2025. 10. 1. 기준)
사번,이름,소속,직급,사무실,내선,담당 업무,비고
N0411,한가람,구매팀,팀장,본사 4층,2150,구매 총괄,
N0587,오누리,구매팀,대리,본사 4층,2153,원자재 구매,
N0612,류미르,총무팀,과장,본사 5층,2131,급여·4대보험,오전 재택(금)
N0633,표다온,총무팀,주임,본사 5층,2136,차량·명함,
N0705,서도담,영업팀,차장,하노이 사무소,84-24-000-118,동남아,시차 2시간
,,,,,,,
누리정공 공용 비품(2025. 10. 1. 기준)
관리번호,품명,모델,위치,수량,취득일,취득단가(원),관리자,상태
B-0102,빔프로젝터,루멘 500,본사 5층 대회의실,2,2022-03-11,1850000,표다온,양호
B-0103,빔프로젝터,루멘 300,공장 강당,1,2018-06-20,1320000,표다온,램프 교체 필요
B-0312,자동심장충격기,하트 3,본사 1층 로비,1,2024-02-08,2400000,류미르,양호
B-0313,자동심장충격기,하트 3,공장 정문,1,2024-02-08,2400000,류미르,패드 교체 필요
B-0314,자동심장충격기,하트 2,공장 식당,1,2019-11-25,2100000,류미르,양호
B-0402,승합차(11인승),누비 11,본사 지하 1층,1,2021-04-19,38700000,표다온,1종 면허 필요
B-0520,행사용 천막,3m×6m,공장 창고,5,2017-05-11,420000,표다온,양호
"""
TOLD = [
    ("오누리 내선번호 알려줘", "구매팀 오누리 대리의 내선은 2153입니다. [1]"),
    ("급여 담당자 누구야", "총무팀 류미르 과장(내선 2131)입니다. [1]"),
    ("명함은 누가 만들어줘요?", "총무팀 표다온 주임(내선 2136)입니다. [1]"),
    ("구매팀 팀장님 성함이 뭐예요", "구매팀 한가람 팀장(내선 2150)입니다. [1]"),
    ("서도담 차장은 무슨 일 해요?", "영업팀 서도담 차장의 담당 업무는 동남아입니다. [1]"),
    (
        "심장충격기 어디어디 있어요?",
        "자동심장충격기의 위치는 다음과 같습니다.\n\n- 본사 1층 로비 [1]\n- 공장 정문 [2]\n- 공장 식당 [3]",
    ),
    ("행사용 천막 몇 개 있어", "행사용 천막의 수량은 5개입니다. [1]"),
    ("빔프로젝터 몇 대예요?", "빔프로젝터의 수량은 다음과 같습니다.\n\n- 루멘 500: 2대 [1]\n- 루멘 300: 1대 [2]"),
    ("행사용 천막 관리자는 누구예요?", "행사용 천막의 관리자는 표다온입니다. [1]"),
    (
        "구매팀 전화번호",
        "내선은 다음과 같습니다.\n\n- 구매팀 한가람 팀장: 2150 [1]\n- 구매팀 오누리 대리: 2153 [2]",
    ),
]


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("firm")), {"비품_연락처.csv": REGISTERS}, korean, static)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_the_asked_field_of_the_rows_is_told(firm: Assistant, question: str, told: str) -> None:
    answer = firm.ask(question)
    assert answer.text == told
    assert [check for check in answer.checks if not check.supported] == []
    assert not answer.refused


def test_a_row_is_called_by_its_name_and_found_by_its_code(firm: Assistant) -> None:
    driving = firm.ask("11인승 승합차 몰려면 무슨 면허 있어야 해요?")
    assert driving.text == "승합차(11인승)의 상태는 1종 면허 필요입니다. [1]"
    assert "류미르" in firm.ask("N0612가 누구야?").text


@pytest.mark.parametrize("question", ["총무팀 생일 축하 담당자 누구야", "소화기는 어디에 있어요?"])
def test_what_no_row_holds_is_not_told_of_another(firm: Assistant, question: str) -> None:
    assert firm.ask(question).refused
