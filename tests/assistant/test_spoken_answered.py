"""Questions as people ask them, over the papers of an invented town: what they name otherwise, half or in passing."""

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

_PLAN = """2025년도 다온시 생활 시행계획

□ 이자 지원(청년과, 2,600백만원)
 ○ 전세 대출 1억원까지 연 2.0%의 이자를 1,300가구에 최대 4년간 지원('24년 최대 2년)
 ○ 관리비와 공과금은 지원하지 않음

□ 햇빛 발전 설치(기후과, 2,200백만원)
 ○ 도서관 등 22개소에 햇빛 발전 설치

□ 보도 정비(도로과, 7,200백만원)
 ○ 폭 1.5m 미만의 좁은 보도 24㎞ 정비

□ 낡은 도로 정비
 ○ 상태가 나쁜 도로 35㎞ 보수
 ○ 다리 95개소 점검

< 부서별 투자계획(백만원) >

부서명	투자액	부서명	투자액
도로과	9,400	청년과	2,600
기후과	2,200	보육과	1,900
"""

_REPORT = """2024년도 다온시 생활 추진실적

□ 마을 교실 : 예산 960백만원
 ○ 48개소 중 47개소를 열어 목표 미달성
 ○ 샛별점은 소방시설 보완이 늦어져 2025년 3월로 개소를 미룸

□ 전기 시내버스 도입 : 예산 4,200백만원
 ○ 30대 중 28대 도입
 ○ 나머지 2대는 제작사의 부품 공급 지연으로 납품 계약을 해지

□ 햇빛 발전 설치 : 예산 2,000백만원
 ○ 20개소 중 16개소에 햇빛 발전 설치
 ○ 안전진단에서 부적합 판정을 받은 4개소를 제외하면서 햇빛 발전은 16개소 설치에 그침
"""

_MINUTES = """2024년 제2차 다온시 생활위원회 회의록

□ 회의 개요

 ○ 일시: 2024. 12. 12.(목) 14:00
 ○ 장소: 다온시청 대회의실
 ○ 참석: 재적위원 18명 중 14명
 ○ 안건: 2025년도 생활 시행계획(안) 심의, 2024년 3분기 추진상황 보고
 ○ 배석: 정책과장 한여울, 청년과장 서솔빛, 기후과장 남다솜, 보육과장 류새봄
 ○ 회의록은 회의가 끝난 날부터 10일 안에 시 누리집에 공개하고 5년 동안 보존함

□ 논의

 ○ 나래온 위원
  - 샛별동에는 좁은 보도가 많아 유아차가 차도로 다니는 실정임
 ○ 가람솔 위원
  - 도서관 여는 시간을 늘려 주기 바람
"""

_RULE = """다온시 골목길 지침

제1조(기록) 골목길 보수에 관한 기록은 5년간 보존한다. 다만, 인명 사고에 관한 기록은 10년간 보존한다.

제2조(배상의 신청) ① 골목길의 파손으로 다친 사람은 다음 각 호의 서류를 갖추어 배상을 신청할 수 있다.
 1. 배상신청서
 2. 진료비 영수증
 ② 다친 사람은 다친 날부터 1년 이내에 배상을 신청하여야 한다.
 ③ 시장은 신청을 받은 날부터 30일 이내에 배상 여부를 결정하여야 한다.
"""

_LETTER = """하늬엑스모아

수    신: 협력사 각위
제    목: 보안 점검 협조 요청

1. 하반기 보안 점검을 아래와 같이 실시하오니 협조를 부탁드립니다.

붙임  1. 점검표 1부.
      2. 계정 양식 1부.  끝.
"""

_CONTRACT = """물푸레 사용 계약서

하늬엑스모아와 한빛마루는 사용 허락에 관하여 계약을 체결한다.

제1조(계약 기간) 본 계약의 유효기간은 2026년 8월 1일부터 2027년 7월 31일까지로 한다.
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    texts = {
        "2025_생활_시행계획.txt": _PLAN,
        "2024_생활_추진실적.txt": _REPORT,
        "회의록.txt": _MINUTES,
        "지침.txt": _RULE,
        "공문.txt": _LETTER,
        "계약서.txt": _CONTRACT,
    }
    return open_assistant(tmp_path_factory.mktemp("spoken"), texts, korean, static)


def _told(office: Assistant, question: str) -> str:
    answer = office.ask(question)
    assert not answer.refused, answer.text
    return answer.text


def test_a_year_in_brackets_behind_a_figure_dates_what_was_before(office: Assistant) -> None:
    assert "최대 4년간 지원합니다" in _told(office, "전세 대출 이자 지원 2025년엔 몇 년까지 해줘?")


def test_what_a_report_puts_off_to_the_next_year_is_of_its_own(office: Assistant) -> None:
    assert "소방시설 보완이 늦어져" in _told(office, "2024년에 샛별점 개소가 왜 미뤄졌어?")


@pytest.mark.parametrize("question", ["전기버스 30대 산다더니 28대만 산 이유", "전기버스를 왜 28대만 샀어요?"])
def test_why_less_was_done_is_told_by_what_came_between(office: Assistant, question: str) -> None:
    assert "부품 공급 지연으로" in _told(office, question)


def test_an_exception_that_alone_holds_what_is_asked_about_is_the_answer(office: Assistant) -> None:
    assert "10년간 보존합니다" in _told(office, "골목길 인명 사고 기록은 몇 년 보관해요?")
    assert "5년간 보존합니다" in _told(office, "골목길 보수 기록은 몇 년 보관해요?")


def test_how_long_it_takes_is_counted_from_what_one_does(office: Assistant) -> None:
    told = _told(office, "배상 신청하면 며칠 걸려요?")
    assert "30일 이내에 배상 여부를 결정" in told
    assert "1년 이내" not in told


def test_pavements_are_no_press_release(office: Assistant) -> None:
    assert "다리 95개소" not in _told(office, "보도 정비 사업은 무슨 내용이에요?")  # 낡은 도로 정비


def test_a_kind_of_one_syllable_is_ranked_where_all_members_end_so(office: Assistant) -> None:
    assert "도로과가 9,400백만원으로 가장 큽니다" in _told(office, "예산이 제일 큰 과는?")


def test_one_measure_of_two_things_is_told_of_each(office: Assistant) -> None:
    told = _told(office, "햇빛 발전 예산과 마을 교실 예산은 얼마예요?")
    assert "2,000백만원" in told
    assert "960백만원" in told


def test_what_was_resolved_is_planned(office: Assistant) -> None:
    assert "22개소" in _told(office, "2025년에 햇빛 발전은 몇 군데 설치하기로 했어?")


def test_what_was_done_is_told_by_the_report(office: Assistant) -> None:
    assert "16개소" in _told(office, "햇빛 발전은 몇 군데 설치했어요?")


def test_what_went_along_with_a_shortfall_is_its_reason(office: Assistant) -> None:
    assert "부적합 판정을 받은 4개소를 제외하면서" in _told(office, "햇빛 발전을 계획만큼 못 단 이유가 뭐죠")


def test_who_complained_is_who_said_it(office: Assistant) -> None:
    told = _told(office, "샛별동 보도가 좁아 유아차가 차도로 다닌다고 위원회에서 따진 사람 누구?")
    assert told.startswith("나래온 위원입니다.")


@pytest.mark.parametrize(
    "question", ["골목길에서 넘어졌어요. 배상받으려면 뭐가 필요해요?", "골목길 배상 신청하려면 뭘 준비해야 해요?"]
)
def test_the_papers_that_a_rule_wants_are_told_line_by_line(office: Assistant, question: str) -> None:
    told = _told(office, question)
    assert told == "필요한 서류는 다음과 같습니다.\n\n- 배상신청서 [1]\n- 진료비 영수증 [2]"


def test_what_a_letter_attaches_is_told(office: Assistant) -> None:
    told = _told(office, "보안 점검 공문에 같이 온 양식이 뭐였죠?")
    assert told.startswith("첨부 서류는 다음과 같습니다.\n\n- 점검표 1부 [1]\n- 계정 양식 1부 [")


def test_the_papers_of_another_matter_are_no_answer(office: Assistant) -> None:
    assert office.ask("마을 교실 신청할 때 필요한 서류가 뭐예요?").refused


def test_a_firm_whose_name_is_cut_into_pieces_outweighs_nothing_else(office: Assistant) -> None:
    assert "2026년 8월 1일부터 2027년 7월 31일까지" in _told(office, "하늬엑스모아 계약 기간 언제까지?")


def test_where_to_go_picks_nothing_from_a_table(office: Assistant) -> None:
    assert "조건에 맞는" not in office.ask("인터넷을 못 하는데 이자 지원 받으려면 어디로 찾아가야 돼요?").text
