"""An item of a list that says nothing without the line above it: one of the cases below 다음 각 호의 어느 하나.

Knows a document's lines and how items of rules end.
"""

from assistant.answering.draft import Draft
from assistant.answering.wording import as_item, as_statement, readable
from assistant.evidence.candidates import Candidate
from assistant.evidence.kinds import FIGURES_OF, holds
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.types import Block, BlockKind

_ANNOUNCES = re.compile(r"다음 ?(?:각 ?[호목항]|어느|중 어느|의 어느)")
# What tells something by itself: a sentence, or a name with what it is (일반여권: 10년 이내).
_TELLS_ITSELF = re.compile(r"[:：]|[다요음함됨임][.\s]*$")


def announcing(item: Candidate) -> Block | None:
    """The line above a list that one of its items can't be understood without; None where it can."""
    reading, block = item.reading, item.block
    if block.kind is not BlockKind.BULLET or _TELLS_ITSELF.search(item.quote):
        return None
    lines = [reading.opener(block), *reading.lineage(block)[:1]]
    above = next((one for one in lines if one is not None), None)
    if above is None or above.kind is BlockKind.HEADING:
        return None
    return above if _ANNOUNCES.search(reading.own(above)) else None


def tell_item(draft: Draft, question: Question, item: Candidate) -> bool:
    """Say an item below the line that announces it; False where it tells by itself what is asked for."""
    above = announcing(item)
    if above is None or any(holds(kind, item.quote) for kind in question.asked & FIGURES_OF.keys()):
        return False
    reading = item.reading
    line = reading.own(above)
    draft.say(as_statement(readable(line)), draft.cite(reading, above, (above.start, above.content_start + len(line))))
    draft.lines.append(f"- {as_item(item.quote)} {draft.cite(reading, item.block, (item.start, item.end))}")
    return True
