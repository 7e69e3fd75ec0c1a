"""What is asked of every member of a kind, from the table whose members are of it."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.answering.tabular.asked import Columns, each_asked
from assistant.assistant import Assistant
from assistant.understanding.question import understand
from index.static import StaticEncoder
from ingest.korean import Korean

PLAN = """2025년 누리군 마을 가꾸기 시행계획

< 2025년 구별 물길 정비 계획(㎞, 백만원) >

구분\t늘솔구\t여울구\t합계
연장\t3.0\t2.5\t5.5
사업비\t200\t100\t300

< 분야별 투자계획(백만원, %) >

분야\t2024년 예산\t2025년 예산\t증감액\t증감률
물길\t250\t300\t50\t20.0
나무\t400\t420\t20\t5.0
합계\t650\t720\t70\t10.8

< 2025년 세부사업(백만원) >

분야\t세부사업\t담당 부서\t2025년 예산
물길\t도랑 치우기\t하천과\t200
물길\t징검다리 놓기\t하천과\t100
나무\t가로수 심기\t녹지과\t420

[별표 1] 가구원 수별 물값 기준

(단위: 원)

가구원 수\t1인\t2인\t3인
월 상한\t10,000\t15,000\t18,000
"""
REPORT = """2024년도 누리군 마을 가꾸기 추진실적

< 2024년 분기별 막힌 도랑 신고와 처리(건, %) >

분기\t신고\t처리율\t분기\t신고\t처리율
1분기\t182\t82.0\t3분기\t143\t89.5
2분기\t116\t88.5\t4분기\t83\t92.8

< 분야별 만족도(점) >

분야\t2023년\t2024년
물길\t69.5\t70.8
나무\t71.8\t71.6
"""
TOLD = [
    (
        "분야별 예산 알려줘",
        "분야별 2025년 예산은 다음과 같습니다.\n\n- 물길: 300백만원 [1]\n- 나무: 420백만원 [2]",
    ),
    (
        "2024년 분야별 예산은?",
        "분야별 2024년 예산은 다음과 같습니다.\n\n- 물길: 250백만원 [1]\n- 나무: 400백만원 [2]",
    ),
    (
        "사업별 담당 부서 알려줘",
        "2025년 사업별 담당 부서는 다음과 같습니다.\n\n- 도랑 치우기: 하천과 [1]\n- 징검다리 놓기: 하천과 [2]\n"
        "- 가로수 심기: 녹지과 [3]",
    ),
    (
        "분기별 막힌 도랑 신고",
        "2024년 분기별 신고는 다음과 같습니다.\n\n- 1분기: 182건 [1]\n- 2분기: 116건 [2]\n- 3분기: 143건 [3]\n"
        "- 4분기: 83건 [4]",
    ),
    (
        "부서별 사업 알려줘",
        "2025년 부서별 세부사업은 다음과 같습니다.\n\n- 하천과: 도랑 치우기, 징검다리 놓기 [1][2]\n"
        "- 녹지과: 가로수 심기 [3]",
    ),
    (
        "구별 물길 정비 연장하고 사업비",
        "2025년 구별 연장, 사업비는 다음과 같습니다.\n\n- 늘솔구: 연장 3.0㎞, 사업비 200백만원 [1][2]\n"
        "- 여울구: 연장 2.5㎞, 사업비 100백만원 [3][4]",
    ),
    (
        "분야별 만족도는 어때?",
        "분야별 2024년 만족도는 다음과 같습니다.\n\n- 물길: 70.8점 [1]\n- 나무: 71.6점 [2]",
    ),
    (
        "가구원 수별 물값 기준",
        "2025년 가구원수별 월 상한은 다음과 같습니다.\n\n- 1인: 10,000원 [1]\n- 2인: 15,000원 [2]\n- 3인: 18,000원 [3]",
    ),
    (
        "분야별로 예산이 얼마나 늘었어?",
        "2025년 분야별 증감액, 증감률은 다음과 같습니다.\n\n- 물길: 증감액 50백만원, 증감률 20.0% [1]\n"
        "- 나무: 증감액 20백만원, 증감률 5.0% [2]",
    ),
    (
        "물길 분야 사업별 예산",
        "사업별 2025년 예산은 다음과 같습니다.\n\n- 도랑 치우기: 200백만원 [1]\n- 징검다리 놓기: 100백만원 [2]",
    ),
]
ASKED = [
    ("분야별 예산과 집행률 알려줘", Columns("분야", ("예산", "집행률"))),
    ("담당 부서를 사업별로 보여줘", Columns("사업", ("담당 부서",))),
    ("각 분야의 예산", Columns("분야", ("예산",))),
    ("학교마다 학생이 몇 명이야", Columns("학교", ("학생",))),
    ("가구원 수별 소득 기준", Columns("가구원수", ("소득 기준",))),
    ("특별 예산 알려줘", None),
    ("위원회는 분기마다 열려?", None),
    ("달마다 얼마씩 줘?", None),
    ("연도별로 보면 2023년에는 얼마야?", None),
    ("분야별 예산이 제일 많은 곳은?", None),
    ("분야별 투자계획에서 물길은 얼마야?", None),
]


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    texts = {"2025_마을_계획.txt": PLAN, "2024_마을_실적.txt": REPORT}
    return open_assistant(Path(tmp_path_factory.mktemp("village")), texts, korean, static)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_every_member_of_a_kind_is_told(village: Assistant, question: str, told: str) -> None:
    answer = village.ask(question)
    assert not answer.refused
    assert answer.text == told
    assert [check for check in answer.checks if not check.supported] == []


def test_one_member_that_is_named_is_told_alone(village: Assistant) -> None:
    answer = village.ask("2024년 분기별 신고 표상 3분기 신고 건수는?")
    assert answer.text == "2024년 3분기 신고는 143건입니다. [1]"


@pytest.mark.parametrize(("text", "columns"), ASKED)
def test_what_is_asked_of_every_member(korean: Korean, text: str, columns: Columns | None) -> None:
    assert each_asked(understand(text, korean.analyze(text))) == columns
