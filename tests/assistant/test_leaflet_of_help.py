"""A leaflet with numbered questions, lines in brackets and rounds, asked as people ask."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

LEAFLET = """도담시 포근한 집 고침 안내

1. 얼마나 도와주나요?
[가구별 지원]
가형: 기초생활수급 가구 - 공사비의 100%, 최대 800만원
나형: 한부모 가구 - 공사비의 90%, 최대 700만원

2. 언제까지 신청하나요?
- 1차: 2026년 2월 23일(월) ~ 3월 27일(금)
- 2차: 2026년 6월 8일(월) ~ 7월 3일(금)
※ 가형은 2차 마감 뒤에도 9월 30일까지 받습니다.

3. 어디에 신청하나요?
- 집이 있는 곳의 동 주민센터 2번 창구
- 누리집 접수는 하지 않습니다.

4. 무엇을 챙겨야 하나요?
제출 서류: 신청서, 건축물대장
준비물: 신분증, 집 사진

5. 많이 헷갈리는 점
- 영수증을 잃어버린 사람은 거래 내역을 내면 확인된 금액의 80%를 받습니다.
"""


@pytest.fixture(scope="module")
def leaflet(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("help")), {"안내.txt": LEAFLET}, korean, static)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("한부모 가정은 최대 얼마까지 나와요?", "나형은 최대 700만원입니다. [1]"),
        ("두 번째 신청은 언제예요?", "2차: 2026년 6월 8일(월) ~ 7월 3일(금)입니다. [1]"),
        ("신청하려면 어디로 가면 돼요?", "집이 있는 곳의 동 주민센터 2번 창구. [1]"),
        ("갈 때 뭐 가져가야 해요?", "준비물: 신분증, 집 사진. [1]"),
        (
            "영수증을 잃어버렸는데 돈 못 받나요?",
            "영수증을 잃어버린 사람은 거래 내역을 내면 확인된 금액의 80%를 받습니다. [1]",
        ),
    ],
)
def test_a_leaflet_answers(leaflet: Assistant, question: str, text: str) -> None:
    assert leaflet.ask(question).text == text
