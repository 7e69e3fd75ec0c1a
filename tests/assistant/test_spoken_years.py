"""작년 and 내년 of a question where the paper itself says them, and names of officers and those who were missing."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.answering.endings import spoken_of_past
from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

MINUTES = """늘솔조합 2025년 제9차 이사회 회의록

 1. 때: 2025년 10월 14일(화) 14:00
 2. 나온 사람: 이사 11명 가운데 9명
    못 나온 사람: 이사 탁미루(벼 수확), 이사 남궁솔(병원 진료)
 3. 의장: 조합장 우길산

제1호 의안: 벼 매입값
   - 감사 여도경: 작년에 벼에서 2억 1천만원 적자가 났으니 조심해야 함
   - 결정: 1등급 6만 6천원

그 밖의 논의
 - 농기계 임대료: 내년부터 트랙터 하루 8만원
"""


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("board")), {"회의록.txt": MINUTES}, korean, static)


@pytest.mark.parametrize(
    ("question", "held"),
    [("작년에 벼에서 적자가 얼마나 났어요?", "2억 1천만원"), ("내년에 트랙터 하루 빌리면 얼마예요?", "8만원")],
)
def test_a_year_that_the_paper_counts_itself_is_no_other_year(board: Assistant, question: str, held: str) -> None:
    answer = board.ask(question)
    assert not answer.refused
    assert held in answer.text
    assert "년(문서 기준" not in answer.understood


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("안전 진단을 받은 뒤 다시 논의함", "안전 진단을 받은 뒤 다시 논의합니다"),
        ("적자가 났으니 조심해야 함", "적자가 났으니 조심해야 합니다"),
        ("지난달 설비를 설치함", "지난달 설비를 설치했습니다"),
    ],
)
def test_what_is_still_to_be_done_is_not_said_as_done(written: str, said: str) -> None:
    assert spoken_of_past(written) == said


def test_a_line_below_another_with_a_name_of_its_own_is_one_of_its_own(board: Assistant) -> None:
    answer = board.ask("불참한 이사는?")
    assert answer.text == "못 나온 사람: 이사 탁미루(벼 수확), 이사 남궁솔(병원 진료). [1]"
    assert [cited.quote for cited in answer.citations] == ["못 나온 사람: 이사 탁미루(벼 수확), 이사 남궁솔(병원 진료)"]
