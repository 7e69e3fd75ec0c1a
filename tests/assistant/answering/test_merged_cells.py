"""What a merged cell is of: each row that it reaches down to, and the whole that its label names."""

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

_GAMES = """<html><body><h1>누리 야구 경기개시 시간</h1><table>
<tr><th>구분</th><th>토요일</th><th>일요일</th><th>평일</th></tr>
<tr><td>3월</td><td rowspan="3">17:00</td><td rowspan="3">14:00</td><td rowspan="5">18:30</td></tr>
<tr><td>4월</td></tr>
<tr><td>5월</td></tr>
<tr><td>6월</td><td rowspan="2">18:00</td><td rowspan="2">17:00</td></tr>
<tr><td>7월</td></tr></table></body></html>
"""
_BUDGET = """<html><body><h1>하늬회사 부서별 예산(안)</h1><table>
<tr><th>부서</th><th>항목</th><th>예산액(원)</th><th>부서 소계(원)</th></tr>
<tr><td rowspan="3">개발팀</td><td>서버 빌리기</td><td>84,000,000</td><td rowspan="3">121,000,000</td></tr>
<tr><td>도구 사기</td><td>22,000,000</td></tr>
<tr><td>교육/강연</td><td>15,000,000</td></tr>
<tr><td rowspan="2">홍보팀</td><td>광고 내기</td><td>120,000,000</td><td rowspan="2">165,000,000</td></tr>
<tr><td>행사/전시</td><td>45,000,000</td></tr></table></body></html>
"""
_PEOPLE = """<html><body><h1>2024년 새별도 인구</h1><table>
<tr><th>지역</th><th>총인구</th><th>남자</th><th>여자</th></tr>
<tr><td>누리광역시</td><td>9,586</td><td>4,673</td><td>4,913</td></tr>
<tr><td>하늬광역시</td><td>3,293</td><td>1,608</td><td>1,685</td></tr></table></body></html>
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    files = {"경기.html": _GAMES, "예산.html": _BUDGET, "인구.html": _PEOPLE}
    return open_assistant(tmp_path_factory.mktemp("merged"), files, korean, static)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("5월 토요일 야구 경기는 몇 시예요?", "3월·4월·5월의 토요일은 17:00입니다. [1]"),
        ("7월 일요일 야구 경기는 몇 시에 시작하나요?", "6월·7월의 일요일은 17:00입니다. [1]"),
        ("평일 야구 경기 개시 시간은?", "평일은 18:30입니다. [1]"),
    ],
)
def test_a_value_is_of_every_row_that_it_reaches_down_to(office: Assistant, question: str, text: str) -> None:
    answer = office.ask(question)
    assert answer.text == text
    assert all(check.supported for check in answer.checks)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("개발팀 예산은 얼마예요?", "개발팀의 부서 소계는 121,000,000원입니다. [1]"),
        ("개발팀이 교육에 쓰는 예산은?", "교육/강연의 예산액은 15,000,000원입니다. [1]"),
        ("개발팀 서버 예산은?", "서버 빌리기의 예산액은 84,000,000원입니다. [1]"),
        ("홍보팀 행사 예산은 얼마예요?", "행사/전시의 예산액은 45,000,000원입니다. [1]"),
    ],
)
def test_the_whole_is_told_where_no_part_is_named(office: Assistant, question: str, text: str) -> None:
    assert office.ask(question).text == text


def test_the_cell_whose_row_and_column_are_named_is_told_alone(office: Assistant) -> None:
    assert office.ask("하늬 여자 인구는?").text == "하늬광역시의 여자는 1,685입니다. [1]"
