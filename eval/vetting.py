"""Whether a question set fits a library: its evidence stands in the documents, and its kinds are known.

None of this keeps a set from being run: evidence that isn't there counts as not found. So these are remarks, where the
faults that ``eval.questions`` lists are none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.gold import Gold
from eval.kinds import KINDS
from eval.questions import Evidence, Question


@dataclass(frozen=True, slots=True)
class Remark:
    """What is odd about one line of a question set."""

    line: int
    question: str
    words: str


def vetted(questions: Sequence[Question], gold: Gold) -> tuple[Remark, ...]:
    """Everything odd about a set, in the order of its lines."""
    return tuple(
        Remark(question.line, question.id, words) for question in questions for words in _remarks(question, gold)
    )


def _remarks(question: Question, gold: Gold) -> list[str]:
    quotes = dict.fromkeys(quote for quotes in question.evidence for quote in quotes)
    words = [_missing(quote, gold) for quote in quotes if not gold.places(quote)]
    if question.type and question.type not in KINDS:
        words.append(f"처음 보는 종류입니다: ‘{question.type}’.")
    if question.answerable and not question.must_include:
        words.append("‘들어갈 말’(must_include)이 없어 맞았는지 가릴 수 없습니다.")
    return words


def _missing(quote: Evidence, gold: Gold) -> str:
    if not gold.holds(quote.document):
        return f"근거 문서 ‘{quote.document}’이(가) 문서함에 없습니다."
    return f"‘{quote.document}’에 이 근거 글이 없습니다: ‘{_shortened(quote.quote)}’"


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 50 else words[:49].rstrip() + "…"
