"""Tables asked for by their names: caption, heading or annex; never 목표, 발표 or another table."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

NOTICE = """2025년 누리군 물값 지원 공고

1. 목표

□ 물값 부담을 덜어 주기 위함

2. 추진 일정

구분\t일정
신청 접수\t3. 4.(화) ~ 3. 14.(금)
결과 발표\t4. 9.(수)

< 2025년 분기별 접수와 처리(건) >

분기\t접수\t처리\t분기\t접수\t처리
1분기\t18\t17\t3분기\t14\t13
2분기\t11\t11\t4분기\t8\t7

[별표 1] 가구원 수별 월소득 기준

(단위: 원)

가구원 수\t1인\t2인
월소득 상한\t3,500,000\t5,700,000

[별표 2] 선정 배점표

(단위: 점)

항목\t배점
거주기간\t60
식구 수\t40
"""
INCOME = (
    "‘[별표 1] 가구원 수별 월소득 기준’ 표의 내용입니다.\n\n- 월소득 상한은 1인 3,500,000원, 2인 5,700,000원입니다. [1]"
)
POINTS = "‘[별표 2] 선정 배점표’의 내용입니다.\n\n- 항목 거주기간 · 배점 60점. [1]\n- 항목 식구 수 · 배점 40점. [2]"
SHOWN = [
    ("소득 기준표 보여줘", INCOME),
    ("별표 1 알려줘", INCOME),
    ("소득 기준이 어떻게 되나요", INCOME),
    ("배점표 보여줘", POINTS),
    ("별표 2 내용 좀 보여줘", POINTS),
    (
        "추진 일정표 보여줘",
        "‘추진 일정’ 표의 내용입니다.\n\n- 구분 신청 접수 · 일정 3. 4.(화) ~ 3. 14.(금). [1]\n"
        "- 구분 결과 발표 · 일정 4. 9.(수). [2]",
    ),
    (
        "분기별 접수와 처리 표 보여줘",
        "‘2025년 분기별 접수와 처리(건)’ 표의 내용입니다.\n\n- 1분기: 접수 18건, 처리 17건 [1]\n"
        "- 2분기: 접수 11건, 처리 11건 [2]\n- 3분기: 접수 14건, 처리 13건 [3]\n- 4분기: 접수 8건, 처리 7건 [4]",
    ),
]


@pytest.fixture(scope="module")
def waters(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("waters")), {"2025_물값_공고.txt": NOTICE}, korean, static)


@pytest.mark.parametrize(("question", "told"), SHOWN)
def test_a_table_is_shown_by_its_name(waters: Assistant, question: str, told: str) -> None:
    answer = waters.ask(question)
    assert not answer.refused
    assert answer.text == told
    assert [check for check in answer.checks if not check.supported] == []


@pytest.mark.parametrize("question", ["목표 알려줘", "결과 발표 언제야", "식단표 보여줘"])
def test_no_table_is_shown_for_another_word_or_name(waters: Assistant, question: str) -> None:
    assert "의 내용입니다" not in waters.ask(question).text
