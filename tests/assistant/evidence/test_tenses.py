"""What is asked to have happened is told from reports and from what was, not from what is planned."""

from pathlib import Path

import pytest
from nuri import block_of, open_assistant, reading_of

from assistant.assistant import Assistant
from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import Reading
from assistant.evidence.tenses import asks_of_next, asks_of_past, is_of_next, share_of_past
from assistant.understanding.question import understand
from index.static import StaticEncoder
from ingest.korean import Korean
from ingest.types import Block

PLAN = """2024년 누리군 살림 시행계획

1. 추진과제

□ 마을회관 태양광 설치
  ○ 마을회관 20개소에 태양광을 설치함

□ 가로수 심기
  ○ 가로수 500그루를 심음
"""
REPORT = """2024년 누리군 살림 추진실적

1. 추진실적

□ 마을회관 태양광 설치
  ○ 마을회관 16개소에 태양광을 설치
"""
MINUTES = """2024년 제2차 누리군 살림위원회 회의록

○ 일시: 2024. 12. 12.(목) 14:00

□ 폐회
  ○ 다음 회의는 2025. 6. 19.(목)에 열 예정임
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    files = {"2024년_살림_시행계획.txt": PLAN, "2024년_살림_추진실적.txt": REPORT, "회의록_살림위원회.txt": MINUTES}
    return open_assistant(Path(tmp_path_factory.mktemp("tenses")), files, korean, static)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("마을회관 태양광은 몇 개소에 설치했나요?", "마을회관 16개소에 태양광을 설치했습니다. [1]"),
        ("2024년에 마을회관 태양광을 몇 군데 달았어요?", "마을회관 16개소에 태양광을 설치했습니다. [1]"),
        ("살림위원회는 언제 다시 모이나요?", "다음 회의는 2025. 6. 19.(목)에 열 예정입니다. [1]"),
        ("위원회는 언제 열렸어요?", "일시는 2024. 12. 12.(목) 14:00입니다. [1]"),
        ("위원회 회의는 언제 열리나요?", "다음 회의는 2025. 6. 19.(목)에 열 예정입니다. [1]"),
    ],
)
def test_what_was_is_told_by_reports_where_there_are_some(assistant: Assistant, question: str, told: str) -> None:
    assert assistant.ask(question).text == told


@pytest.mark.parametrize(
    ("question", "past"),
    [
        ("몇 개소에 설치했나요?", True),
        ("전기버스 몇 대 샀어요", True),
        ("포트홀이 얼마나 늘었나요?", True),
        ("투자 규모가 얼마였나요?", False),
        ("작년 예산은 몇억이었음", False),
        ("몇 명이나 있나요?", False),
        ("할 수 있겠어요?", False),
        ("언제 열리나요?", False),
        ("2024", False),
    ],
)
def test_the_past_is_heard_in_the_last_verb(korean: Korean, question: str, past: bool) -> None:
    assert asks_of_past(understand(question, korean.analyze(question), korean.names)) is past


@pytest.mark.parametrize(
    ("question", "of_next"),
    [
        ("다음 회의는 언제인가요?", True),
        ("다음 회의 날짜 잡혔나요? 언제예요", True),
        ("위원회는 언제 다시 모이나요?", True),
        ("다음 주 회의 날짜는?", False),
        ("회의 날짜는?", False),
    ],
)
def test_the_day_of_the_next_one_is_asked_for(korean: Korean, question: str, of_next: bool) -> None:
    assert asks_of_next(understand(question, korean.analyze(question), korean.names)) is of_next


@pytest.mark.parametrize(
    ("said", "of_next"), [("다음 회의는 6월에 열 예정임", True), ("보고서를 채택한 다음 법률안을 상정함", False)]
)
def test_after_something_is_not_the_next_one(said: str, of_next: bool) -> None:
    assert is_of_next(said) is of_next


def test_the_next_one_tells_least_of_when_the_last_one_was() -> None:
    reading = reading_of("다음 회의는 6월에 열 예정임\n\n회의록은 6월에 공개할 예정임\n\n회의는 6월에 열었음\n")
    lines = [block_of(reading, line) for line in reading.document.text.splitlines() if line]
    shares = [share_of_past(_line(reading, line), reported=False) for line in lines]
    assert shares == sorted(shares) and shares[0] < shares[1] < shares[2] == 1.0


def _line(reading: Reading, line: Block) -> Candidate:
    own = reading.own(line)
    return Candidate(reading, line, line.start, line.end, own, "", "", "", frozenset(), (), (), frozenset(), 1)
