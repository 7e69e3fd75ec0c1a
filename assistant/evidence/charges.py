"""What is charged for a thing is no budget of it: of 이용료 a programme's 사업비 says nothing.

Knows words, no scores.
"""

from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.types import BlockKind

_CHARGED = re.compile(r"요금|이용료|사용료|수수료|입장료|수강료|참가비|회비|관리비|임대료")
_SPENT = re.compile(r"예산|사업비|집행|투자|재정|융자")
_IN_MILLIONS = re.compile(r"\d(?:백만|천만|억)\s?원")


def is_no_charge(question: Question, block: BlockKind, said: str) -> bool:
    """Whether a charge is asked for, and what is said of money is what is spent: a budget, or sums in millions.

    The figures of a row are said without the names of their columns; those of its cells are judged with them.
    """
    if not _CHARGED.search(question.text) or _CHARGED.search(said):
        return False
    return block is BlockKind.ROW or _SPENT.search(said) is not None or _IN_MILLIONS.search(said) is not None
