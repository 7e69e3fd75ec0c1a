"""Questions whose answer stands beside another that is nearly as good, in one small library."""

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

_FAQ = """# 다온시 주거비 지원 묻고 답하기

### Q1. 주거비가 18만원이면 얼마를 받나요?

실제로 내는 주거비만큼 지원하므로 월 18만원을 받습니다.

### Q2. 외국인도 주거비를 받을 수 있나요?

아니요. 대한민국 국적을 가진 사람만 주거비를 신청할 수 있습니다.
"""
_PLAN = """다온시 2025년 생활 계획

1. 주거비 지원

 가. 지원 금액: 주거비를 한 사람에게 월 최대 25만원 지원
 나. 예산: 주거비 지원 사업에 45억원
 다. 신청 방법: 다온누리집에서 온라인으로 주거비를 신청

2. 전기버스

 ○ 전기버스 35대 교체 지원(대당 1억 4천만원)
 ○ 전기버스 사업 예산 49억원

3. 만족도

 ○ 2025년 목표: 생활 만족도 75.0점
 ○ 조사 결과 생활 만족도는 72.6점으로 조사됨
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    texts = {"묻고답하기.md": _FAQ, "계획.txt": _PLAN}
    return open_assistant(tmp_path_factory.mktemp("fits"), texts, korean, static)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("주거비는 한 달에 얼마를 지원하나요?", "월 최대 25만원"),  # not the year's budget, not the case of 18만원
        ("전기버스 한 대 바꾸는 데 얼마를 지원하나요?", "1억 4천만원"),
        ("생활 만족도는 몇 점인가요?", "72.6점"),
        ("생활 만족도 목표는 몇 점인가요?", "75.0점"),
        ("주거비는 어떻게 신청하나요?", "다온누리집"),
    ],
)
def test_the_one_that_is_asked_for_is_told(office: Assistant, question: str, told: str) -> None:
    answer = office.ask(question)
    assert told in answer.text.split("\n\n")[0]


def test_a_bare_no_is_said_and_cited_with_the_sentence_behind_it(office: Assistant) -> None:
    answer = office.ask("외국인도 주거비를 받을 수 있나요?")
    assert answer.text.startswith("아니요, 대한민국 국적을 가진 사람만")
    assert answer.citations[0].quote == "아니요. 대한민국 국적을 가진 사람만 주거비를 신청할 수 있습니다."
