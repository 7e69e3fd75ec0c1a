"""What an answer's own words tell against a value that the source has: its range, its period, its question, a change.

Each is sure enough to need no other evidence. Knows no odds of rivals; those are ``placing``'s.
"""

from collections.abc import Sequence

from assistant.checking.around import Wording, wording
from assistant.checking.calling import is_no_number_to_call
from assistant.checking.ends import is_odd_end
from assistant.checking.outdated import is_outdated
from assistant.checking.periods import is_of_other_period
from assistant.checking.restated import restated
from assistant.figures.parsing import Figure
from assistant.support import Evidence

OTHER_RANGE, OTHER_CONDITION = "다른 범위의 값", "질문과 다른 조건의 값"
OTHER_PERIOD, OUTDATED, NO_NUMBER = "다른 기간의 값", "바뀌기 전의 값", "전화번호가 아닌 값"


def contradiction(claim: Figure, answer: Wording, question: Wording, cited: Sequence[Evidence], asked: bool) -> str:
    """Say in Korean what else a figure of an answer is by the answer's own words, or nothing.

    ``asked`` says that the question has it: then it is what the question is about, but may end a wrong range.
    """
    texts = [wording(source.text) for source in cited]
    if is_odd_end(claim, answer, question, texts):
        return OTHER_RANGE
    if asked:
        return ""
    if restated(claim, answer, question):
        return OTHER_CONDITION
    if is_of_other_period(claim, answer, texts):
        return OTHER_PERIOD
    if is_outdated(claim, answer, texts):
        return OUTDATED
    return NO_NUMBER if is_no_number_to_call(claim, answer, texts) else ""
