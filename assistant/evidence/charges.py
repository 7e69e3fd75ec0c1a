"""Money of another kind: what is charged for a thing is no budget of it, and what somebody earns is neither.

Knows words, no scores.
"""

from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.types import BlockKind

_CHARGED = re.compile(r"요금|이용료|사용료|수수료|입장료|수강료|참가비|회비|관리비|임대료")
# The sum that is put out to tender is the budget of it: 추정가격, 사업금액.
_SPENT = re.compile(r"예산|사업비|집행|투자|재정|융자|(?:추정|예정) ?가격|(?:사업|계약|기초|추정) ?금액")
_BUDGET = re.compile(r"예산|사업비")
_EARNED = re.compile(r"매출|수출|수입|소득|이익|임금|급여|상금|과태료|과징금|벌금|손해|피해|보증금|월세|가격|시세")
_IN_MILLIONS = re.compile(r"\d(?:백만|천만|억)\s?원")


def is_other_money(question: Question, block: BlockKind, said: str) -> bool:
    """Whether what is said of money is of another kind than the money that is asked for."""
    return is_no_charge(question, block, said) or is_no_budget(question, said)


def is_no_budget(question: Question, said: str) -> bool:
    """Whether a budget is asked for, and what is said of money is what somebody earns, pays or loses: 매출 87억원.

    What the question names itself may be what the budget is for: 월세 지원 예산.
    """
    if not _BUDGET.search(question.text) or _SPENT.search(said):
        return False
    return any(other not in question.text for other in _EARNED.findall(said))


def is_no_charge(question: Question, block: BlockKind, said: str) -> bool:
    """Whether a charge is asked for, and what is said of money is what is spent: a budget, or sums in millions.

    The figures of a row are said without the names of their columns; those of its cells are judged with them.
    """
    if not _CHARGED.search(question.text) or _CHARGED.search(said):
        return False
    return block is BlockKind.ROW or _SPENT.search(said) is not None or _IN_MILLIONS.search(said) is not None
