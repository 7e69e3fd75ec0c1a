"""Whether what names a cell states a unit other than the counter that is asked for."""

import pytest

from assistant.evidence.counting import counts_otherwise


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
