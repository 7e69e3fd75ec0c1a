"""Who or what a list leaves out: an item says nothing of it, but the line that the item stands under.

Knows a document's lines, no questions.
"""

from assistant.answering.wording import readable
from assistant.evidence.candidates import Candidate
from ingest import patterns as re
from ingest.types import BlockKind

_EXCLUDES = re.compile(
    r"(?:지원|신청|적용|대상|이용|참여|허용|지급|보상|배상|보장)[가-힣]*(?: ?수)? ?"
    r"(?:하지 ?(?:않|아니)|안 ?되|없는|제외|불가|제한)"
    r"|^제외 ?대상|제한 ?대상"
)
_LONGEST = 60


def left_out_by(candidate: Candidate) -> str:
    """The line that a piece of evidence stands under, where that says who is left out."""
    reading, block = candidate.reading, candidate.block
    if block.kind not in (BlockKind.BULLET, BlockKind.PARAGRAPH):
        return ""
    above = next((reading.own(one) for one in reading.lineage(block)), "").strip()
    return readable(above).rstrip(".:") if _EXCLUDES.search(above) and len(above) < _LONGEST else ""
