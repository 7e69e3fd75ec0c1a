"""What those of whom the question speaks pay instead: told behind the fee, with what it comes to."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

GYM = """# 늘봄체육관 이용 안내

## 이용료

| 시설 | 1개월(원) | 비고 |
|---|---|---|
| 수영장 | 60,000 | 초등학생은 절반 |
| 헬스장 | 45,000 | |
| 탁구장 | 30,000 | 다둥이 가정은 무료 |

※ 감면: 국가유공자·장애인 50%, 한부모가정 20%

## 대관

- 강당을 하루 빌리는 값은 12만원입니다.
  - 동네 모임은 30% 할인합니다.
- 회의실 사용료는 1시간에 2만 5천원입니다.
  - 만 65세 이상 어르신은 절반만 받습니다.
"""


@pytest.fixture(scope="module")
def gym(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("fees")), {"안내.md": GYM}, korean, static)


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        (
            "초등학생 수영장 한 달 요금은 얼마예요?",
            "초등학생은 절반이므로 30,000원입니다(계산: 60,000 ÷ 2 = 30,000). [2]",
        ),
        ("탁구장 한 달 얼마예요? 다둥이 가정이에요", "다둥이 가정은 무료입니다. [2]"),
        (
            "장애인인데 헬스장 한 달에 얼마예요?",
            "국가유공자·장애인은 50% 할인이므로 22,500원입니다(계산: 45,000 ÷ 2 = 22,500). [2]",
        ),
        (
            "한부모가정이면 헬스장 한 달 요금이 얼마예요?",
            "한부모가정은 20% 할인이므로 36,000원입니다(계산: 45,000 × 0.8 = 36,000). [2]",
        ),
        (
            "동네 모임에서 강당 하루 빌리면 얼마예요?",
            "동네 모임은 30% 할인이므로 84,000원입니다(계산: 120,000 × 0.7 = 84,000). [1]",
        ),
        (
            "예순여덟인데 회의실 1시간 사용료는 얼마인가요?",
            "만 65세 이상 어르신은 절반이므로 12,500원입니다(계산: 25,000 ÷ 2 = 12,500). [1]",
        ),
    ],
)
def test_the_rule_for_the_asker_is_told_behind_the_fee(gym: Assistant, question: str, rule: str) -> None:
    answer = gym.ask(question)
    assert answer.text.split("\n\n")[-1] == rule
    assert [check for check in answer.checks if not check.supported] == []


@pytest.mark.parametrize(
    "question",
    ["수영장 한 달 요금은 얼마예요?", "헬스장 한 달에 얼마예요?", "60세인데 회의실 1시간 사용료는 얼마인가요?"],
)
def test_a_rule_for_others_is_left_out(gym: Assistant, question: str) -> None:
    answer = gym.ask(question).text
    assert "할인" not in answer
    assert "÷" not in answer
    assert "×" not in answer
