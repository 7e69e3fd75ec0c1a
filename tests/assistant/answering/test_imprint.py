"""What papers say of themselves by their labels and by the day and the name that they close with."""

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

_LETTER = """하늬협회

문서번호: HN-2026-0231
시행일자: 2026. 7. 17.
수    신: 회원사 각위
제    목: 여름 점검 협조 요청

1. 귀사의 발전을 기원합니다.
2. 회원사의 여름 점검을 8월 10일부터 실시하오니 협조를 부탁드립니다.

붙임  1. 점검표 1부.  끝.
하늬협회 대표이사
"""

_PLAN = """2026년도 누리군 관광 계획

□ 여름 점검
 ○ 관광 안내소 12곳을 6월에 점검
"""

_MINUTES = """제3차 물관리위원회 회의록

일 시 2026년5월7일(화) 10시
장 소 누리군청 4층 다솜방
기 록 총무과 도라희

1. 지난 4월 30일까지 낸 의견을 살펴보았다.
2. 위원장이 5월 20일에 현장을 보기로 하였다.
"""

_NOTICE = """누리군 공고 제2026-31호

주민 참여단 모집 공고

○ 군정을 함께 볼 주민을 다음과 같이 모집합니다.

2026년 6월 19일
누 리 군 수

○ 모집기간 : 2026. 6. 22. ~ 6. 30.
○ 모집인원 : 20명
○ 문의: 누리군 소통과 055-000-8147
"""

_CONTRACT = """얼음 창고 임대 계약서

(주)하늬냉동(이하 "갑")와 주식회사 도라식품(이하 "을")는 얼음 창고의 임대에 관하여 다음과 같이 계약을 맺는다.
제1조(계약 기간) 본 계약의 유효기간은 2026년 8월 1일부터 2027년 7월 31일까지로 한다.
제2조(임대료) 임대료는 월 120만원으로 하고, 을은 계약 체결일부터 30일 이내에 첫 달 것을 낸다.

2026년 7월 17일
"""
_QUOTATION = """견적서

견적일자: 2026-07-15
- 얼음 상자 20개
※ 본 견적서의 유효기간은 견적일로부터 30일입니다.
"""
_CONTACTS = """<html><body><h1>보라 시스템 제안요청서</h1><table>
<tr><td rowspan="2">담당</td><td>부 서</td><td>성 명</td><td>전화번호</td></tr>
<tr><td>정보부</td><td>도 라 희</td><td>055-000-8641</td></tr></table></body></html>
"""
_PAPERS = {
    "보라.html": _CONTACTS,
    "견적서.txt": _QUOTATION,
    "공문.txt": _LETTER,
    "계획.txt": _PLAN,
} | {
    "회의록.txt": _MINUTES,
    "공고.txt": _NOTICE,
    "계약서.txt": _CONTRACT,
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(tmp_path_factory.mktemp("letters"), _PAPERS, korean, static)


@pytest.mark.parametrize(
    "question", ["하늬협회가 여름 점검 공문을 어디에 보낸 거야?", "하늬협회 여름 점검 공문 수신자는?"]
)
def test_to_whom_a_letter_goes(office: Assistant, question: str) -> None:
    answer = office.ask(question)
    assert answer.text == "수신은 회원사 각위입니다. [1]"
    assert [citation.quote for citation in answer.citations] == ["회원사 각위"]


def test_the_number_of_a_letter(office: Assistant) -> None:
    assert office.ask("하늬협회 여름 점검 공문 문서번호가 뭐예요?").text == "문서번호는 HN-2026-0231입니다. [1]"


def test_a_plan_goes_to_nobody(office: Assistant) -> None:
    assert "수신은" not in office.ask("관광 안내소 계획을 어디에 보낸 거야?").text


@pytest.mark.parametrize(
    ("question", "text", "quotes"),
    [
        ("하늬협회 여름 점검 공문은 언제 보낸 건가요?", "시행일자는 2026. 7. 17.입니다. [1]", ["2026. 7. 17."]),
        ("여름 점검 공문 시행일이 언제예요?", "시행일자는 2026. 7. 17.입니다. [1]", ["2026. 7. 17."]),
        (
            "여름 점검 공문은 어느 회사에서 보냈나요?",
            "공문은 하늬협회 대표이사 명의로 되어 있습니다. [1]",
            ["하늬협회 대표이사"],
        ),
        ("물관리위원회 회의는 언제 열렸나요?", "일시는 2026년5월7일(화) 10시입니다. [1]", ["2026년5월7일(화) 10시"]),
        ("물관리위원회 회의는 어디에서 열렸어?", "장소는 누리군청 4층 다솜방입니다. [1]", ["누리군청 4층 다솜방"]),
        ("물관리위원회 회의록은 누가 썼나요?", "기록자는 총무과 도라희입니다. [1]", ["총무과 도라희"]),
        ("주민 참여단 공고는 언제 났나요?", "공고문에 적힌 날짜는 2026년 6월 19일입니다. [1]", ["2026년 6월 19일"]),
        ("주민 참여단 공고는 누가 냈어요?", "공고문은 누리군수 명의로 되어 있습니다. [1]", ["누 리 군 수"]),
        (
            "주민 참여단 공고 관련 문의는 어디로 하나요?",
            "문의는 누리군 소통과 055-000-8147입니다. [1]",
            ["누리군 소통과 055-000-8147"],
        ),
        ("얼음 창고 계약은 언제 맺었나요?", "계약서에 적힌 날짜는 2026년 7월 17일입니다. [1]", ["2026년 7월 17일"]),
        (
            "얼음 창고 계약 당사자가 누구예요?",
            "갑은 (주)하늬냉동, 을은 주식회사 도라식품입니다. [1][2]",
            ["(주)하늬냉동", "주식회사 도라식품"],
        ),
    ],
)
def test_what_a_paper_says_of_itself(office: Assistant, question: str, text: str, quotes: list[str]) -> None:
    answer = office.ask(question)
    assert answer.text == text
    assert [citation.quote for citation in answer.citations] == quotes


@pytest.mark.parametrize(
    "question",
    [
        "제4차 물관리위원회 회의는 언제 열렸나요?",
        "물관리위원회 다음 회의는 언제인가요?",
        "산림위원회 회의는 언제 열렸나요?",
    ],
)
def test_the_day_of_another_meeting_is_not_told(office: Assistant, question: str) -> None:
    answer = office.ask(question)
    assert answer.refused
    assert answer.text.startswith("문서에서 답을 찾지 못했습니다.")


def test_the_term_of_a_contract_is_not_its_day(office: Assistant) -> None:
    assert "2027년 7월 31일" in office.ask("얼음 창고 계약 유효기간은 언제까지예요?").text


def test_how_long_a_paper_holds_is_told_by_itself(office: Assistant) -> None:
    answer = office.ask("견적 유효기간은 언제까지예요?")
    told = ["본 견적서의 유효기간은 견적일로부터 30일입니다. [1]", "견적일자는 2026-07-15입니다. [2]"]
    assert answer.text == "\n\n".join(told)


def test_a_label_that_spans_a_head_and_its_row_names_no_column(office: Assistant) -> None:
    answer = office.ask("보라 시스템 제안요청서 담당자 전화번호 알려줘")
    assert answer.text == "정보부는 성명 도라희, 전화번호 055-000-8641입니다. [1]"
