"""Pages of questions: what stands below the question that asks the same is the answer, as a whole."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

PAGE = """# 도담시 수도과 자주 묻는 질문

## 1. 요금

**질문 1. 마감일을 넘기면 얼마가 더 붙나요?**

답: 밀린 금액의 3%가 한 번 더해집니다. 하루가 늦어도 한 달이 늦어도 같습니다.

**질문 2. 이사할 때 수도 요금은 어떻게 정산하나요?**

답: 아래 순서로 하시면 됩니다.

1. 이사하는 날 아침 계량기 숫자를 찍습니다.
2. 수도과(000-111-2222)에 전화해 숫자를 알립니다.
3. 문자로 받은 계좌에 돈을 보냅니다.

**질문 3. 단가는 어떻게 되나요?**

| 쓴 양 | 1㎥당 단가 |
|---|---|
| 1~20㎥ | 580원 |
| 21㎥ 이상 | 820원 |

**질문 4. 우리 집 수돗물을 검사받고 싶습니다.**

답: 무료 방문 검사를 해 드립니다. 결과는 7일 안에 알려 드립니다.
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("page")), {"질문.md": PAGE}, korean, static)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "마감일 넘기면 얼마 더 붙어요?",
            "밀린 금액의 3%가 한 번 더해집니다. 하루가 늦어도 한 달이 늦어도 같습니다. [1]",
        ),
        (
            "이사할 때 수도 요금 정산은 어떻게 해요?",
            "아래 순서로 하시면 됩니다. [1]\n\n- 이사하는 날 아침 계량기 숫자를 찍습니다. [1]\n"
            "- 수도과(000-111-2222)에 전화해 숫자를 알립니다. [2]\n- 문자로 받은 계좌에 돈을 보냅니다. [3]",
        ),
    ],
)
def test_the_answer_below_the_same_question_is_told_whole(page: Assistant, question: str, text: str) -> None:
    answer = page.ask(question)
    assert answer.text == text
    assert [check for check in answer.checks if not check.supported] == []


def test_a_table_below_a_question_is_asked_for_its_cells(page: Assistant) -> None:
    assert page.ask("1~20㎥ 단가는 어떻게 되나요?").text == "1~20㎥의 1㎥당 단가는 580원입니다. [1]"


def test_a_question_of_another_matter_is_not_answered_so(page: Assistant) -> None:
    assert page.ask("이사할 때 가스 요금은 누가 정산하나요?").refused
