"""Where a sentence goes on though a parenthesis ends as one."""

import pytest

from ingest.parentheses import in_parentheses

GOES_ON = [
    ("휴가는 1년간(근로가 끝날 때까지를 말한다)", " 쓰지 아니하면 없어진다."),
    ("시장(구청장을 말한다.", " 이하 같다)이 정한다."),
    ("위원(가를 뺀다) 및 직원(나를 더한다)", " 모두에게 준다."),
]
ENDS = [
    ("휴가를 준다.", " 이 경우 하루를 더한다."),
    ("휴가를 준다(쉬는 날은 뺀다).", " 남은 날은 없어진다."),
    ("휴가를 준다. (쉬는 날은 뺀다.)", " 남은 날은 없어진다."),
    ("(쉬는 날은 뺀다.)", " 남은 날은 없어진다."),
    ("1) 휴가를 준다.", " 남은 날은 없어진다."),
    ("휴가(닫지 않은 괄호를 준다.", " 남은 날은" + " 없어진다." * 200 + ")"),
]


@pytest.mark.parametrize(("before", "behind"), GOES_ON)
def test_a_sentence_goes_on_within_and_behind_a_parenthesis_in_its_midst(before: str, behind: str) -> None:
    assert in_parentheses(f"앞말이다. {before}{behind}", 6, 6 + len(before) + 1)


@pytest.mark.parametrize(("before", "behind"), ENDS)
def test_a_sentence_ends_where_nothing_is_open(before: str, behind: str) -> None:
    assert not in_parentheses(f"앞말이다. {before}{behind}", 6, 6 + len(before) + 1)
