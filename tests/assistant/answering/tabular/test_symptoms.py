"""A complaint is told the cause and the remedy of the row that it tells of."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

MANUAL = """# 도담전자 밥솥 DR-10 설명서

## 이럴 때는

| 증상 | 까닭 | 조치 방법 |
|---|---|---|
| 밥이 설익음 | 물이 적음 | 눈금에 맞춰 물을 더 붓습니다 |
| 뚜껑에서 김이 샘 | 고무 패킹이 낡음 | 패킹을 새것으로 바꿉니다 |
| E3 표시 | 온도 센서 고장 | 서비스센터에 맡깁니다 |
| 전원이 들어오지 않음 | 코드가 빠짐 | 코드를 다시 꽂습니다 |

## 안전

- 전원 코드를 당겨서 빼지 마십시오.
- 뚜껑을 열 때 김에 데지 않게 조심합니다.
"""


@pytest.fixture(scope="module")
def cooker(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("cooker")), {"밥솥.md": MANUAL}, korean, static)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "밥이 설익어요",
            "‘밥이 설익음’에 대한 안내입니다. [1]\n\n- 까닭: 물이 적음 [1]\n"
            "- 조치 방법: 눈금에 맞춰 물을 더 붓습니다. [1]",
        ),
        (
            "E3이 떠요",
            "‘E3 표시’에 대한 안내입니다. [1]\n\n- 까닭: 온도 센서 고장 [1]\n- 조치 방법: 서비스센터에 맡깁니다. [1]",
        ),
        (
            "밥솥 전원이 안 들어와요",
            "‘전원이 들어오지 않음’에 대한 안내입니다. [1]\n\n- 까닭: 코드가 빠짐 [1]\n"
            "- 조치 방법: 코드를 다시 꽂습니다. [1]",
        ),
        (
            "뚜껑에서 김이 새는데 어떻게 해요?",
            "‘뚜껑에서 김이 샘’에 대한 안내입니다. [1]\n\n- 까닭: 고무 패킹이 낡음 [1]\n"
            "- 조치 방법: 패킹을 새것으로 바꿉니다. [1]",
        ),
        ("뚜껑에서 김이 새는 까닭이 뭐예요?", "‘뚜껑에서 김이 샘’의 까닭은 ‘고무 패킹이 낡음’입니다. [1]"),
    ],
)
def test_a_symptom_is_told_with_its_cause_and_remedy(cooker: Assistant, question: str, text: str) -> None:
    assert cooker.ask(question).text == text
