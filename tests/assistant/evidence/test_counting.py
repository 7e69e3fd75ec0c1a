"""Whether what names a cell states a unit other than the counter that is asked for."""

import pytest

from assistant.evidence.counting import counts_otherwise, may_stand_bare
from assistant.evidence.kinds import kind_fit
from assistant.understanding.question import understand
from ingest.korean import Korean
from ingest.types import BlockKind


@pytest.mark.parametrize(
    ("counter", "names", "otherwise"),
    [
        ("일", "신고 1분기 (건)", True),  # 며칠 안에 고치나요 is not answered by how many reports there were
        ("명", "예산 (원)", True),
        ("명", "인원 (인)", False),
        ("번", "횟수 (회)", False),
        ("개", "과제 (건)", False),  # 몇 개 is said of whatever is counted
        ("일", "기간 (일)", False),
        ("달", "기간 (개월)", False),
        ("일", "임시복구 다등급 ()", False),
        ("일", "청년주택 공급(안)", False),  # no unit
        ("", "신고 1분기 (건)", False),
        ("살", "배점 월세 부담률 (점)", True),  # how old one is stands there as 34세, or below its name
        ("세", "배점", True),
        ("살", "연령", False),
        ("세", "신청 상한 (만 세)", False),
    ],
)
def test_a_cell_with_another_unit_counts_otherwise(counter: str, names: str, otherwise: bool) -> None:
    assert counts_otherwise(counter, names) is otherwise


def test_a_number_in_long_prose_of_a_row_stands_for_no_column(korean: Korean) -> None:
    prose = "저작권\t문제가 생기면 사업자가 모든 비용을 부담하고 그 분쟁을 빠르게 해결하며 "
    prose += "보안 등급은 3 이상이 되도록 지킴"
    assert not may_stand_bare(prose)
    assert may_stand_bare(f"{prose}\t300") and may_stand_bare("300")
    asked = understand("저작권 비용은 얼마예요", korean.analyze("저작권 비용은 얼마예요"), korean.names)
    assert kind_fit(asked, prose, BlockKind.ROW) < 1 < kind_fit(asked, f"{prose}\t300", BlockKind.ROW)
