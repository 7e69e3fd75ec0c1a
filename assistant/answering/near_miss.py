"""Whether the best evidence tells of something that only lies near what is asked.

A question may name a matter that the documents know well and ask of it what they don't tell: how many children a
school has, at what hour meals come, which papers a service wants. Knows evidence, not how a refusal is worded.
"""

import re

from assistant.answering.cells import cell_value
from assistant.answering.draft import Draft
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.told import can_answer
from assistant.understanding.cues import Asked
from assistant.understanding.question import Question
from ingest.types import BlockKind

_MARKS = re.compile(r"\[\d+\]")
# Whose paper, number or place it is stands with it, not anywhere in its document.
_BELONGS = frozenset({Asked.PAPERS, Asked.PERSON, Asked.PHONE, Asked.EMAIL, Asked.PLACE})
_LEAST_NAME = 4


def is_of_another(found: Found) -> bool:
    """Whether papers, a person, a number or a place are asked for of a name that the best evidence isn't under.

    The name stands elsewhere in the documents, so that it isn't misspelt or said otherwise.
    """
    if not found.question.asked & _BELONGS:
        return False
    missing = set(found.weighed[0].missing)
    names = (word for word in found.words if word.known and not (word.verb or word.light))
    return any(len(word.term) >= _LEAST_NAME and word.term in missing for word in names)


def is_of_another_kind(question: Question, draft: Draft, told_by: Candidate | None) -> bool:
    """Whether what would be said holds nothing of the kind asked for, though the evidence fits in its words.

    ``told_by`` is the evidence of a single answer, None for a list. Of a cell only its figure is looked at: its names
    may hold others (24시간 내 처리율). The members of a list may be persons without a name.
    """
    if told_by is None:
        return Asked.PERSON not in question.asked and not can_answer(question, _MARKS.sub("", draft.text))
    alone = len(draft.citations) == 1 and draft.citations[0].start <= told_by.start < draft.citations[0].end
    cell = alone and told_by.block.kind is BlockKind.CELL
    said = cell_value(told_by.reading, told_by.block).said if cell else _MARKS.sub("", draft.text)
    return not can_answer(question, said, told_by.names)
