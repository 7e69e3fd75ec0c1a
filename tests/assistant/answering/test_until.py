"""Until when: the end of a time, neither its length nor the hour of a day that isn't told."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

NOTICE = """별빛시 텃밭 분양 공고

□ 신청
 ○ 군 복무를 마친 사람은 신청 나이를 최대 3년까지 연장
 ○ 부정하게 신청한 사람은 그날부터 2년간 신청할 수 없음
 ○ 3월에 신청을 받아 5월에 발표
 ○ 마감일 18:00까지 신청을 마친 것만 인정

□ 알림
 ○ 별빛누리집에서 3월 21일까지 신청할 것
"""


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("garden")
    return open_assistant(folder, {"텃밭공고.txt": NOTICE}, korean, static)


@pytest.mark.parametrize("question", ["신청은 언제까지 해요?", "신청은 며칠까지 받아요?", "신청 기한은 언제예요?"])
def test_the_day_of_the_end_is_told(garden: Assistant, question: str) -> None:
    assert garden.ask(question).text == "별빛누리집에서 3월 21일까지 신청할 것. [1]"
