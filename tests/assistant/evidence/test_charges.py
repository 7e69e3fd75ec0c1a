"""What is charged for a thing is no budget of it, and money that is named is asked for in money."""

import pytest

from assistant.evidence.charges import is_no_budget, is_no_charge
from assistant.evidence.kinds import kind_fit
from assistant.understanding.asked import Asked
from assistant.understanding.question import understand
from ingest.korean import Korean
from ingest.types import BlockKind


@pytest.mark.parametrize(
    ("question", "block", "said", "no_charge"),
    [
        ("돌봄콜 이용 요금은 얼마예요?", BlockKind.CELL, "5,760 2024년 예산 (백만원)", True),
        ("돌봄콜 이용 요금은 얼마예요?", BlockKind.BULLET, "긴급돌봄 서비스(돌봄정책과, 6,480백만원)", True),
        ("돌봄콜 이용 요금은 얼마예요?", BlockKind.ROW, "돌봄콜\t5,760\t6,480", True),
        ("돌봄콜 이용 요금은 얼마예요?", BlockKind.CELL, "3,000원 이용료", False),
        ("돌봄콜 이용 요금은 얼마예요?", BlockKind.BULLET, "시간당 3,000원", False),
        ("돌봄콜 예산은 얼마예요?", BlockKind.CELL, "5,760 2024년 예산 (백만원)", False),
    ],
)
def test_what_is_spent_on_a_thing_is_no_charge(
    korean: Korean, question: str, block: BlockKind, said: str, no_charge: bool
) -> None:
    asked = understand(question, korean.analyze(question), korean.names)
    assert is_no_charge(asked, block, said) is no_charge


@pytest.mark.parametrize(
    ("said", "no_budget"),
    [
        ("입주기업 64개사가 매출 87억원을 올림", True),
        ("피해액 3억원", True),
        ("청년 일자리(청년과, 87억원)", False),
        ("추정가격 : 87억원", False),
        ("시장 가격 : 87억원", True),
        ("매출 87억원, 예산 12억원", False),
        ("87 투자액", False),
    ],
)
def test_what_is_earned_or_lost_is_no_budget(korean: Korean, said: str, no_budget: bool) -> None:
    asked = understand("청년 일자리 예산", korean.analyze("청년 일자리 예산"), korean.names)
    assert is_no_budget(asked, said) is no_budget


def test_what_a_budget_is_for_may_be_named_by_money(korean: Korean) -> None:
    text = "월세 지원 예산은 얼마예요?"
    assert not is_no_budget(understand(text, korean.analyze(text), korean.names), "청년 월세 지원 34억원")


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("뿌리산업 예산 얼마나 돼?", {Asked.AMOUNT}),
        ("사업비가 얼마나 있어요?", {Asked.AMOUNT}),
        ("길이가 얼마나 길어요?", {Asked.QUANTITY}),
    ],
)
def test_money_that_is_named_is_asked_for_in_money(korean: Korean, question: str, asked: set[Asked]) -> None:
    assert understand(question, korean.analyze(question), korean.names).asked == asked


def test_how_to_go_about_a_thing_is_told_by_a_way(korean: Korean) -> None:
    question = understand("포트홀 신고는 어떻게 하죠?", korean.analyze("포트홀 신고는 어떻게 하죠?"), korean.names)
    assert kind_fit(question, "전화나 누리집으로 신고할 수 있다.", BlockKind.PARAGRAPH) == 1.1
    assert kind_fit(question, "포트홀 신고는 5,240건으로 여전히 많음", BlockKind.PARAGRAPH) == 1.0
