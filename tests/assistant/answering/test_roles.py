"""Who holds an office, who said what, which row a figure falls into, which cases hold: bound by structure."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nuri import open_assistant

from assistant.answering.ranges import Range, range_of
from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

PLAN = """2025년 누리군 살림 시행계획

1. 추진방향

□ 빗물받이 청소(하수과, 120백만원)
  ○ 장마 전에 빗물받이 3,000개를 청소

□ 가로수 심기(녹지과, 270백만원)
  ○ 가로수 500그루를 심음

□ 마을숲 가꾸기(녹지과, 90백만원)
"""
PRESS = """보도자료

담당 부서\t살림국 하수과\t책임자\t과 장\t고은결 (000-770-1201)
\t\t담당자\t주무관\t임다올 (000-770-1203)
\t살림국 녹지과\t책임자\t과 장\t표한솔 (000-770-1301)
\t\t담당자\t주무관\t박미소
\t\t담당자\t팀 장\t선우람 (000-770-1302)

누리군, 올해 살림에 20억원 투자

누리군은 올해 살림 시행계획을 마련했다고 밝혔다.
"""
MINUTES = """2025년 제1차 누리군 살림위원회 회의록

□ 개회

 ○ 위원장(나해든)
  - 재적위원 9명 가운데 8명이 출석하여 개회를 선포함

□ 안건 심의

 ○ 보라온 위원
  - 빗물받이 청소를 장마가 오기 전인 5월에 마치기 바람

 ○ 하수과장 고은결
  - 5월 말까지 마치겠음

 ○ 다솜이 위원
  - 가로수는 은행나무보다 느티나무로 심는 것이 좋겠음

 ○ 나루빛 위원
  - 살림위원회 회의를 저녁에 열기 바람
"""
RULE = """누리군 공부방 이용 지침

제1조(위험등급의 판정) ① 군수는 파손의 위험등급을 다음 각 호와 같이 판정한다.
 1. 가등급: 다음 각 목의 어느 하나에 해당하는 파손
 가. 깊이가 7센티미터 이상인 웅덩이
 나. 학교 앞 도로의 웅덩이
 다. 사람이 다친 파손
 2. 나등급: 가등급에 해당하지 아니하는 웅덩이
 3. 다등급: 균열 등 위험이 적은 파손

제2조(배점) 공부방 이용자는 다음 배점표에 따라 뽑는다.

< 공부방 배점표(점) >

항목\t기준\t배점
거주기간\t5년 이상\t30
거주기간\t2년 이상 5년 미만\t20
거주기간\t2년 미만\t10
통학 시간\t60분 이상\t15
통학 시간\t60분 미만\t5
활동 기간\t3년 이상\t9
활동 기간\t3년 미만\t4
"""
TEXTS = {"살림_계획.txt": PLAN, "보도자료_살림.txt": PRESS, "회의록_살림.txt": MINUTES, "지침_공부방.txt": RULE}


@pytest.fixture(scope="module")
def roles(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(tmp_path_factory.mktemp("roles"), TEXTS, korean, static)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("빗물받이 담당 과장이 누구예요?", "하수과 과장은 고은결(000-770-1201)입니다. [1]"),
        ("가로수 담당 팀장 이름이 뭐예요?", "녹지과 팀장은 선우람(000-770-1302)입니다. [1]"),
        ("빗물받이 담당 주무관 전화번호 알려 주세요", "하수과 주무관은 임다올(000-770-1203)입니다. [1]"),
        ("녹지과장은 누구인가요?", "녹지과 과장은 표한솔(000-770-1301)입니다. [1]"),
        ("녹지과 주무관은 누구인가요?", "녹지과 주무관은 박미소입니다. [1]"),
    ],
)
def test_who_holds_an_office_in_charge_of_a_matter(roles: Assistant, question: str, answer: str) -> None:
    assert roles.ask(question).text.partition("\n")[0] == answer


def test_both_steps_to_a_person_are_cited(roles: Assistant) -> None:
    cited = [(one.document, one.quote) for one in roles.ask("빗물받이 담당 과장이 누구예요?").citations]
    assert cited == [
        ("보도자료_살림.txt", "과 장\t고은결 (000-770-1201)"),
        ("살림_계획.txt", "□ 빗물받이 청소(하수과, 120백만원)"),
    ]


def test_nobody_is_named_for_a_title_that_no_document_gives(roles: Assistant) -> None:
    assert "고은결" not in roles.ask("빗물받이 담당 국장이 누구예요?").text


def test_of_an_office_that_a_question_names_itself_it_is_not_said_what_it_is_in_charge_of(roles: Assistant) -> None:
    assert roles.ask("녹지과장은 누구인가요?").text == "녹지과 과장은 표한솔(000-770-1301)입니다. [1]"
    assert roles.ask("표한솔 과장 전화번호 알려 주세요").text == "녹지과 과장은 표한솔(000-770-1301)입니다. [1]"


@pytest.mark.parametrize(
    "question",
    [
        "가로수과장은 누구인가요?",
        "살림과장 연락처 알려 주세요",
        "가로수과는 무슨 일을 하나요?",
    ],
)
def test_an_office_that_no_document_knows_does_not_get_the_answer_of_another(roles: Assistant, question: str) -> None:
    answer = roles.ask(question)
    assert answer.refused
    assert "과장" not in answer.text


def test_nobody_has_said_what_a_line_shares_only_the_name_of_the_meeting_with(roles: Assistant) -> None:
    assert "나루빛" in roles.ask("살림위원회 회의를 저녁에 열자고 말한 사람은 누구인가요?").text
    assert "나루빛" not in roles.ask("살림위원회 회의에서 예산을 줄이자고 말한 사람은 누구인가요?").text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("빗물받이 청소를 5월에 마치자고 한 위원은 누구인가요?", "보라온 위원입니다. [1]"),
        ("가로수를 느티나무로 심자고 말한 사람은 누구예요?", "다솜이 위원입니다. [1]"),
        ("회의에서 5월 말까지 마치겠다고 답한 사람은?", "하수과장 고은결입니다. [1]"),
    ],
)
def test_who_said_it_stands_above_what_was_said(roles: Assistant, question: str, answer: str) -> None:
    assert roles.ask(question).text.partition("\n")[0] == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("공부방 배점표에서 거주기간이 3년이면 몇 점인가요?", "2년 이상 5년 미만의 배점은 20점입니다. [1]"),
        ("공부방 거주기간 7년이면 배점이 몇 점이에요?", "5년 이상의 배점은 30점입니다. [1]"),
        ("공부방 통학 시간 40분은 배점이 몇 점인가요?", "60분 미만의 배점은 5점입니다. [1]"),
        ("공부방 활동 기간이 3년이면 배점은 몇 점인가요?", "3년 이상의 배점은 9점입니다. [1]"),
    ],
)
def test_a_figure_falls_into_one_row_of_a_graded_table(roles: Assistant, question: str, answer: str) -> None:
    assert roles.ask(question).text.partition("\n")[0] == answer


def test_of_two_groups_of_one_unit_the_question_must_name_one(roles: Assistant) -> None:
    assert "에 듭니다" not in roles.ask("공부방 배점표에서 4년은 몇 점인가요?").text


@pytest.mark.parametrize(
    ("label", "held", "out"),
    [
        ("2년 이상 5년 미만", (2, 3, 4), (1, 5)),
        ("월소득이 상한의 50% 초과 80% 이하", (51, 80), (50, 81)),
        ("10~20톤", (10, 20), (9, 21)),
        ("30% 이상", (30, 99), (29,)),
        ("3개월 이내", (1, 3), (4,)),
    ],
)
def test_the_ends_of_a_range(label: str, held: tuple[int, ...], out: tuple[int, ...]) -> None:
    given_range = range_of(label)
    assert given_range is not None
    assert all(given_range.holds(Decimal(value)) for value in held)
    assert not any(given_range.holds(Decimal(value)) for value in out)


@pytest.mark.parametrize("label", ["", "5년", "가로수", "3년 이상 50% 미만", "1년, 2년, 3년", "2025년"])
def test_no_range(label: str) -> None:
    assert range_of(label) is None


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 2 * 10**6))
def test_a_figure_lies_in_exactly_one_of_three_ranges_that_follow_each_other(low: int, wide: int, value: int) -> None:
    texts = (f"{low}명 미만", f"{low}명 이상 {low + wide}명 미만", f"{low + wide}명 이상")
    ranges = [range_of(text) for text in texts]
    assert all(isinstance(one, Range) and one.unit == "명" for one in ranges)
    assert sum(one is not None and one.holds(Decimal(value)) for one in ranges) == 1


def test_the_cases_in_which_something_holds_are_all_said(roles: Assistant) -> None:
    answer = roles.ask("웅덩이가 가등급으로 판정되는 경우는?").text
    assert [line.rpartition(" [")[0] for line in answer.splitlines() if line.startswith("- ")] == [
        "- 깊이가 7센티미터 이상인 웅덩이",
        "- 학교 앞 도로의 웅덩이",
        "- 사람이 다친 파손",
    ]


def test_the_name_of_a_speaker_is_cited_before_the_words(tmp_path: Path, korean: Korean, static: StaticEncoder) -> None:
    minutes = (
        "2025년 누리군 살림위원회 회의록\n\n□ 안건 심의\n\n ○ 보라온 위원\n  - 예산이 늘어 다행임\n"
        "  - 빗물받이 청소를 5월에 마치기 바람\n\n ○ 다솜이 위원\n  - 가로수를 심는 것이 좋겠음\n"
    )
    assistant = open_assistant(tmp_path, {"회의록.txt": minutes}, korean, static)
    answer = assistant.ask("빗물받이 청소를 5월에 마치자고 한 위원은 누구인가요?").text
    assert answer == "보라온 위원입니다. [1][2]\n\n빗물받이 청소를 5월에 마치기 바람. [2]"
