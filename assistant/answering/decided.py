"""How yes or no is said: the word, why, the evidence that decides it, and an exception from it.

Knows what was decided, not how.
"""

from dataclasses import dataclass

from assistant.answering.cells import cited_span
from assistant.answering.draft import Draft
from assistant.answering.presenting import told
from assistant.answering.wording import as_statement, readable, untied
from assistant.evidence.candidates import Candidate
from assistant.evidence.own_figures import asks_of_age, subject_of
from assistant.figures.parsing import parse_figures
from assistant.understanding.question import Question
from assistant.understanding.yes_no import OPENS
from ingest import patterns as re
from ingest.types import Block

_EXCEPTION = re.compile(r"넘더라도|않더라도|다만|연장|예외")
_OF_AGE = re.compile(r"연령|나이|\d세")
_BELOW = 12


@dataclass(frozen=True, slots=True)
class Verdict:
    """Yes or no, the evidence that decides it, and the sentence that says why, if the evidence doesn't itself.

    ``opening`` is empty where only the reason is said.
    """

    opening: str
    candidate: Candidate
    reason: str = ""


def said(question: Question, decided: Verdict) -> Draft:
    """Yes or no, and the evidence that decides it."""
    draft = Draft()
    candidate = decided.candidate
    mark = draft.cite(candidate.reading, candidate.block, cited_span(candidate))
    words = told(question, candidate, of_year=bool(question.years))
    if not decided.reason:
        draft.say(f"{decided.opening}, {untied(OPENS.sub('', words).lstrip(' .,'))}", mark)
        return draft
    draft.say(f"{decided.opening}, {decided.reason}" if decided.opening else decided.reason, mark)
    draft.say(words, mark)
    for block in _exceptions(question, candidate):
        below = readable(candidate.reading.own(block))
        also = as_statement(below if below.startswith("다만") else f"다만, {below}")
        draft.say(also, draft.cite(candidate.reading, block, (block.start, block.end)))
    return draft


def _exceptions(question: Question, candidate: Candidate) -> list[Block]:
    """The first line below a piece of evidence that makes an exception from what the question's figure is of."""
    reading, block = candidate.reading, candidate.block
    subjects = [subject_of(question, figure) for figure in parse_figures(question.text)]
    ages = asks_of_age(question)
    below = (one for one in reading.document.blocks[block.id + 1 : block.id + _BELOW] if one.parent == block.id)
    told = [(one, reading.own(one)) for one in below if _EXCEPTION.search(reading.own(one))]
    return [
        one for one, words in told
        if any(subject and subject in words for subject in subjects) or (ages and _OF_AGE.search(words))
    ][:1]  # fmt: skip
