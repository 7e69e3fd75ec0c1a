"""What an answer's own words tell against a value that the source has: its sum, range, period or question, a change.

Each is sure enough to need no other evidence. Knows no odds of rivals; those are ``placing``'s.
"""

from collections.abc import Iterator, Sequence

from assistant.checking.around import Wording, wording
from assistant.checking.calling import is_no_number_to_call
from assistant.checking.ends import is_odd_end
from assistant.checking.outdated import is_outdated
from assistant.checking.periods import is_of_other_period
from assistant.checking.relations import misfits
from assistant.checking.restated import restated
from assistant.figures.parsing import Figure
from assistant.support import Evidence

OTHER_RANGE, OTHER_CONDITION = "다른 범위의 값", "질문과 다른 조건의 값"
OTHER_PERIOD, OUTDATED, NO_NUMBER = "다른 기간의 값", "바뀌기 전의 값", "전화번호가 아닌 값"
MISFIT = "계산이 맞지 않는 값"


def contradiction(claim: Figure, answer: Wording, question: Wording, cited: Sequence[Evidence], asked: bool) -> str:
    """Say in Korean what else a figure of an answer is by the answer's own words, or nothing.

    ``asked`` says that the question has it: then it is what the question is about, but may end a wrong range or fit no
    other figure of the answer.
    """
    texts = [wording(source.text) for source in cited]
    if claim.start in misfits(answer):
        return MISFIT
    if is_odd_end(claim, answer, question, texts):
        return OTHER_RANGE
    return "" if asked else next(_of_another(claim, answer, question, texts), "")


def _of_another(claim: Figure, answer: Wording, question: Wording, texts: Sequence[Wording]) -> Iterator[str]:
    if restated(claim, answer, question):
        yield OTHER_CONDITION
    if is_of_other_period(claim, answer, texts):
        yield OTHER_PERIOD
    if is_outdated(claim, answer, texts):
        yield OUTDATED
    if is_no_number_to_call(claim, answer, texts):
        yield NO_NUMBER
