"""Tables read as figures that have names."""

import pytest
from nuri import PLAN_2025, reading_of

from assistant.answering.grid import Series, series_of
from assistant.evidence.reading import Reading
from ingest.types import BlockKind


def tables(reading: Reading) -> list[tuple[Series, ...]]:
    blocks = reading.document.blocks
    return [series_of(reading, block.id) for block in blocks if block.kind is BlockKind.TABLE]


def said(series: Series) -> dict[str, str]:
    return {member.name: member.entry.read.said for member in series.members}


def named(series: tuple[Series, ...], measure: str, *, across: bool) -> Series:
    return next(one for one in series if one.measure == measure and one.across is across)


def test_groups_that_stand_side_by_side_are_one_series() -> None:
    money, shares, *_ = tables(reading_of(PLAN_2025))[0]
    assert (money.measure, money.kind, money.across) == ("금액", "사업", False)
    assert said(money) == {
        "별빛축제": "1,800백만원",
        "바다숲길": "5,250백만원",
        "야영장 확충": "4,950백만원",
        "관광 안내소": "3,000백만원",
    }
    assert said(shares)["별빛축제"] == "12.0%"


def test_sums_are_marked() -> None:
    series = tables(reading_of(PLAN_2025))[1][0]
    assert [member.name for member in series.members if member.total] == ["합계"]


def test_a_row_is_a_series_of_its_columns() -> None:
    rows = "연장\t13.0\t10.5\t23.5\n사업비\t5,200\t4,200\t9,400\n"
    reading = reading_of(f"계획\n\n< 구별 계획(㎞, 백만원) >\n\n구분\t늘솔구\t여울구\t합계\n{rows}")
    length = named(tables(reading)[0], "연장", across=True)
    assert said(length) == {"늘솔구": "13.0㎞", "여울구": "10.5㎞", "합계": "23.5㎞"}
    assert [member.total for member in length.members] == [False, False, True]


def test_members_are_named_by_what_tells_rows_apart() -> None:
    rows = "분야\t사업\t예산(백만원)\n청년\t월세\t4,500\n청년\t이자\t2,600\n도로\t보수\t15,900\n합계\t\t23,000\n"
    series = named(tables(reading_of(f"계획\n\n{rows}"))[0], "예산(백만원)", across=False)
    assert series.kind == "사업"
    assert list(said(series)) == ["월세", "이자", "보수", "합계"]


def test_cells_without_a_figure_are_no_members() -> None:
    reading = reading_of("계획\n\n구\t신고(건)\n늘솔구\t3\n여울구\t-\n달뫼구\t없음\n새벌구\t5\n")
    assert said(named(tables(reading)[0], "신고(건)", across=False)) == {"늘솔구": "3건", "새벌구": "5건"}


@pytest.mark.parametrize("text", ["제목\n\n본문뿐입니다.\n", "제목\n\n가\t나\n", "제목\n\n\t\n\t\n"])
def test_no_series_where_there_are_no_figures(text: str) -> None:
    assert all(found == () for found in tables(reading_of(text)))


def test_a_long_sheet_is_not_read() -> None:
    rows = "\n".join(f"사람{number}\t{number}" for number in range(10_001))
    assert tables(reading_of(f"명부\n\n이름\t점수\n{rows}\n")) == [()]
