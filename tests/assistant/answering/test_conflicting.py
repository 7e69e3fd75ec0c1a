"""Two documents that give one item different values."""

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

NOTICE = """누리군 봉사단 모집 공고

2025. 3. 10.

1. 접수

 가. 신청 기간: 2025. 4. 1.(화) ~ 4. 25.(금)
 나. 모집 인원: 40명
 다. 교육 기간: 2025. 5. 1. ~ 5. 20.
"""
FAQ = """누리군 봉사단 모집 묻고 답하기

2025. 3. 3. 작성

Q1. 봉사단 신청은 언제 하나요?

신청 기간은 4월 1일(화)부터 4월 18일(금)까지입니다.

Q2. 봉사단은 몇 명을 뽑나요?

모집 인원은 30명입니다.

Q3. 교육은 언제 하나요?

교육 기간은 5월 1일부터 5월 20일까지입니다.
"""
LAST_YEAR = FAQ.replace("2025", "2024")
SECOND_ROUND = FAQ.replace("4월 1일(화)부터 4월 18일(금)", "9월 1일(월)부터 9월 12일(금)")
OTHER = FAQ.replace("봉사단", "도서관 자료 정리원")


def asked(folder: pytest.TempPathFactory, korean: Korean, static: StaticEncoder, second: str) -> Assistant:
    texts = {"공고.txt": NOTICE, "묻고답하기.txt": second}
    return open_assistant(folder.mktemp("two"), texts, korean, static)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return asked(tmp_path_factory, korean, static, FAQ)


def test_both_days_are_said_the_newer_document_first(both: Assistant) -> None:
    answer = both.ask("봉사단 신청 마감일이 언제인가요?")
    assert answer.text == (
        "자료마다 다릅니다.\n\n"
        "누리군 봉사단 모집 공고(2025. 3. 10.): 신청 기간: 2025. 4. 1.(화) ~ 4. 25.(금)입니다. [1]\n\n"
        "누리군 봉사단 모집 묻고 답하기(2025. 3. 3.): 신청 기간은 4월 1일(화)부터 4월 18일(금)까지입니다. [2]\n\n"
        "더 나중에 나온 자료(2025. 3. 10.)를 기준으로 보되, 담당 부서에 확인하시기 바랍니다. [1]"
    )
    assert all(check.supported for check in answer.checks)
    assert [citation.document.rpartition("/")[2] for citation in answer.citations] == ["공고.txt", "묻고답하기.txt"]


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("공고와 묻고 답하기의 봉사단 신청 기간이 서로 같나요?", "아니요, 자료마다 다릅니다."),
        ("봉사단 신청 기간이 자료마다 다른가요?", "네, 자료마다 다릅니다."),
        ("봉사단 모집 인원은 몇 명인가요?", "자료마다 다릅니다."),
    ],
)
def test_what_is_said_first(both: Assistant, question: str, opening: str) -> None:
    assert both.ask(question).text.split("\n\n")[0] == opening


@pytest.mark.parametrize(
    "question", ["봉사단 교육 기간은 언제인가요?", "봉사단 신청 방법은?", "봉사단 발표일은 언제인가요?"]
)
def test_nothing_is_made_of_days_that_agree_or_that_are_not_asked_for(both: Assistant, question: str) -> None:
    assert "자료마다" not in both.ask(question).text


@pytest.mark.parametrize("second", [LAST_YEAR, SECOND_ROUND, OTHER])
def test_another_year_another_round_and_another_item_are_no_conflict(
    tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder, second: str
) -> None:
    assistant = asked(tmp_path_factory, korean, static, second)
    assert "자료마다" not in assistant.ask("봉사단 신청 마감일이 언제인가요?").text
