"""Numbers that count a row off or mark it are no money."""

import pytest
from nuri import reading_of

from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import Reading
from assistant.evidence.rows import money_fit
from assistant.understanding.question import understand
from ingest.korean import Korean
from ingest.types import Block, BlockKind

_MARKS = "번호\t평가기준\t배점\n1\t로봇 용역의 답변 품질\t3\n2\t로봇 용역의 분석 품질\t5\n"
_SUMS = "번호\t사업\t예산\n1\t로봇 용역\t300\n2\t로봇 학습\t500\n"


@pytest.mark.parametrize(
    ("question", "table", "kind", "fits"),
    [
        ("로봇 용역 예산은", _MARKS, BlockKind.ROW, False),
        ("로봇 용역 예산은", _MARKS, BlockKind.CELL, False),
        ("로봇 용역 배점은 얼마", _MARKS, BlockKind.ROW, True),
        ("로봇 용역 예산은", _SUMS, BlockKind.ROW, True),
        ("로봇 용역 예산은", _SUMS, BlockKind.CELL, True),
    ],
)
def test_a_mark_is_no_sum_of_money(korean: Korean, question: str, table: str, kind: BlockKind, fits: bool) -> None:
    reading = reading_of(f"표\n\n{table}")
    asked = understand(question, korean.analyze(question), korean.names)
    last = [block for block in reading.document.blocks if block.kind is kind][-1]
    assert (money_fit(asked, _candidate(reading, last)) == 1.0) is fits


def _candidate(reading: Reading, block: Block) -> Candidate:
    own = reading.own(block)
    return Candidate(reading, block, block.start, block.end, own, "", "", "", frozenset(), (), (), frozenset(), 1)
