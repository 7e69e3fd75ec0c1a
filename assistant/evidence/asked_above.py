"""Whether evidence stands right below a question that asks for what is asked: a help page answers its headings.

Then it tells what is wanted, whatever its words: 회의실 모니터 첫 화면에 나옵니다 says where. Knows headings and cues.
"""

from functools import lru_cache

from assistant.evidence.candidates import Candidate
from assistant.understanding.asked import Asked
from assistant.understanding.cues import kinds_asked
from assistant.understanding.question import Question
from ingest.types import BlockKind


def is_asked_above(question: Question, candidate: Candidate) -> bool:
    """Whether the line right above a piece, that opens its block, is a question for the same kind of answer."""
    reading, block = candidate.reading, candidate.block
    if not question.asked or candidate.start != block.content_start or block.parent is None:
        return False
    above = reading.document.blocks[block.parent]
    if above.kind is not BlockKind.HEADING or block.id != above.id + 1:
        return False
    return question.asked <= _asked_by(reading.own(above).strip())


@lru_cache(maxsize=1024)
def _asked_by(heading: str) -> frozenset[Asked]:
    return kinds_asked(heading) if heading.endswith(("?", "？")) else frozenset()
