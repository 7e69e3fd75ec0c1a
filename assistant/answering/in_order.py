"""The steps of a doing, told whole and in order where one of them is the best evidence of how it is done.

Knows a document's lines and their marks. A list is one of steps where it is counted and its heading says so: 시동 순서,
구매 절차.
"""

from assistant.answering.draft import Draft
from assistant.answering.wording import as_item, readable, shortened
from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import Reading
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.markers import read_mark
from ingest.particles import with_particle
from ingest.types import Block, BlockKind

_ASKS = re.compile(r"순서|절차|단계|과정")
_OF_STEPS = re.compile(r"(?:순서|절차|과정|단계|요령|방법)$")
_ASKS_HELP = re.compile(r"(?:[요다까죠]|[?？])[.?!]?$")  # a help page's own question: 프린터에 종이가 걸렸어요.
_MOST, _LONGEST = 20, 160


def present_steps(draft: Draft, question: Question, candidate: Candidate) -> bool:
    """Say the steps that a piece of evidence is one of; False where it is none, or where no way is asked for."""
    reading, block = candidate.reading, candidate.block
    if not question.asked <= {Asked.METHOD, Asked.LIST} or not (question.asked or _ASKS.search(question.text)):
        return False
    above = reading.document.blocks[block.parent] if block.parent is not None else None
    if block.kind is not BlockKind.BULLET or above is None or above.kind is not BlockKind.HEADING:
        return False
    name = readable(reading.own(above))
    asks = Asked.METHOD in question.asked and _ASKS_HELP.search(name) is not None
    below = [one for one in reading.document.blocks[above.id + 1 :][: 4 * _MOST] if one.parent == above.id]
    steps = [one for one in below if not asks or _number(reading, one)]  # a help page goes on behind its steps
    if not (asks or _OF_STEPS.search(name)) or not 2 <= len(steps) <= _MOST:
        return False
    if [_number(reading, one) for one in steps] != list(range(1, len(steps) + 1)):
        return False
    draft.say("다음과 같이 합니다." if asks else f"{with_particle(name, '은/는')} 다음과 같습니다.")
    lines = (
        f"- {shortened(as_item(reading.own(one)), _LONGEST)} {draft.cite(reading, one, (one.start, one.end))}"
        for one in steps
    )
    draft.lines.append("\n".join(lines))
    return True


def _number(reading: Reading, block: Block) -> int:
    """The place that a line's mark counts, 0 where it counts none."""
    mark = read_mark(reading.document.text[block.start : block.end])
    return mark.number if mark is not None else 0
