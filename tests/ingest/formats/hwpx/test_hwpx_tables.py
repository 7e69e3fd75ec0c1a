"""Tables: cells in their places, merged, nested, with header rows and captions; absurd places made sane."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.content import Cell, Paragraph, Role, Table
from ingest.errors import IngestError
from ingest.limits import Limits
from tests.ingest.formats.hwpx.writer import content_of, p, tbl, tc


def table_of(*rows: list[str], columns: int = 0, limits: Limits | None = None) -> Table:
    (table,) = content_of(p(tbl(*rows, columns=columns)), p("끝"), limits=limits).pieces[:1]
    assert isinstance(table, Table)
    return table


def places(table: Table) -> list[tuple[int, int, int, int]]:
    return [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells]


def test_cells_come_with_their_places_spans_and_content():
    table = table_of(
        [tc(0, 0, "구분", header=True), tc(0, 1, "예산", span=(1, 2), header=True)],
        [tc(1, 0, "가", span=(2, 1)), tc(1, 1, "1"), tc(1, 2)],
        [tc(2, 1, "3", "둘째 줄"), tc(2, 2, "4")],
    )
    assert table == Table(
        (
            Cell(0, 0, (Paragraph("구분"),), heads=True),
            Cell(0, 1, (Paragraph("예산"),), column_span=2, heads=True),
            Cell(1, 0, (Paragraph("가"),), row_span=2),
            Cell(1, 1, (Paragraph("1"),)),
            Cell(1, 2, ()),
            Cell(2, 1, (Paragraph("3"), Paragraph("둘째 줄"))),
            Cell(2, 2, (Paragraph("4"),)),
        ),
        header_rows=1,
    )


@st.composite
def grids(draw: st.DrawFn) -> list[tuple[int, int, int, int]]:
    """A table cut into cells: rows of bands, each band split at columns, some cells two rows high."""
    columns = draw(st.integers(1, 5))
    found = []
    for band in range(draw(st.integers(1, 4))):
        cuts = sorted(draw(st.sets(st.integers(1, columns - 1)))) if columns > 1 else []
        for start, end in zip([0, *cuts], [*cuts, columns], strict=True):
            if draw(st.booleans()):
                found.append((2 * band, start, 2, end - start))
            else:
                found += [(2 * band, start, 1, end - start), (2 * band + 1, start, 1, end - start)]
    return sorted(found)


def rows_of(cells: list[tuple[int, int, int, int]], *, told: bool) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(max(row + down for row, _, down, _ in cells))]
    for row, column, down, across in cells:
        address = (row, column) if told else (70_000, -1)
        rows[row].append(tc(*address, f"r{row}c{column}", span=(down, across)))
    return rows


@given(grids())
def test_every_grid_is_read_as_it_is_and_without_addresses_as_web_pages_are(cells: list[tuple[int, int, int, int]]):
    for told in (True, False):
        table = table_of(*rows_of(cells, told=told), columns=max(column + across for _, column, _, across in cells))
        assert places(table) == cells
        assert [cell.content for cell in table.cells] == [(Paragraph(f"r{row}c{column}"),) for row, column, *_ in cells]


def test_two_cells_in_one_place_are_parted():
    table = table_of([tc(0, 0, "가"), tc(0, 0, "나")], [tc(0, 0, "다"), tc(1, 1, "라", span=(9, 9))])
    assert places(table) == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 2)]


@pytest.mark.parametrize("span", [(0, 0), (-5, -5), (10**9, 10**9), (65_535, 65_535)])
def test_absurd_spans_stay_within_the_table(span: tuple[int, int]):
    table = table_of([tc(0, 0, "가", span=span), tc(0, 0, "나")], [tc(1, 0, "다")])
    assert [cell.content for cell in table.cells] == [(Paragraph(word),) for word in "가나다"]
    assert all(cell.row + cell.row_span <= 2 and cell.column + cell.column_span <= 4 for cell in table.cells)


@pytest.mark.parametrize("address", [(10**9, 0), (0, 10**9), (-1, -1), (99_999_999_999, 5)])
def test_absurd_addresses_are_not_believed(address: tuple[int, int]):
    assert places(table_of([tc(0, 0, "가"), tc(*address, "나")])) == [(0, 0, 1, 1), (0, 1, 1, 1)]


def test_header_rows_are_those_of_header_cells_alone():
    assert table_of([tc(0, 0, "가", header=True), tc(0, 1, "나")], [tc(1, 0, "다"), tc(1, 1, "라")]).header_rows == 0
    assert table_of([tc(0, 0, "가", header=True)], [tc(1, 0, "나", header=True)], [tc(2, 0, "다")]).header_rows == 2
    assert table_of([tc(0, 0, "가", header=True)]).header_rows == 0


@pytest.mark.parametrize(("side", "below"), [("TOP", False), ("LEFT", False), ("BOTTOM", True), ("RIGHT", True)])
def test_captions_tell_their_side(side: str, below: bool):
    (table,) = content_of(p(tbl([tc(0, 0, "칸")], caption=p("표 1"), side=side))).pieces
    assert isinstance(table, Table)
    assert (table.caption, table.caption_below) == ((Paragraph("표 1", Role.CAPTION),), below)


def test_a_table_in_a_caption_gives_its_words():
    (table,) = content_of(p(tbl([tc(0, 0, "칸")], caption=p(tbl([tc(0, 0, "표 1"), tc(0, 1, "단위: 원")]))))).pieces
    assert isinstance(table, Table)
    assert [caption.text for caption in table.caption] == ["표 1", "단위: 원"]


def test_a_table_in_a_cell_stays_in_its_place():
    inner = tbl([tc(0, 0, "안")])
    (cell,) = table_of([tc(0, 0, "앞", p(inner), "뒤")]).cells
    assert cell.content == (Paragraph("앞"), Table((Cell(0, 0, (Paragraph("안"),)),)), Paragraph("뒤"))


def nested(depth: int) -> str:
    content = p("속")
    for _ in range(depth):
        content = p(tbl([tc(0, 0, content)]))
    return content


def test_nesting_is_bounded():
    assert isinstance(content_of(nested(30)).pieces[0], Table)
    for depth in (33, 60):
        with pytest.raises(IngestError, match="깊이"):
            content_of(nested(depth))


def test_too_many_cells_or_columns_are_refused():
    row = [tc(0, column, "칸") for column in range(30)]
    with pytest.raises(IngestError, match="칸이 너무 많습니다"):
        content_of(p(tbl(row)), p(tbl(row)), limits=Limits(cells=50))
    with pytest.raises(IngestError, match="열이 너무 많습니다"):
        content_of(p(tbl(row)), limits=Limits(columns=20))


def test_a_table_may_not_cover_more_places_than_it_may_have_cells():
    rows = [[tc(row, 0, "칸", span=(1, 100))] for row in range(40)]
    assert len(table_of(*rows, columns=100).cells) == 40
    with pytest.raises(IngestError, match="칸이 너무 많습니다"):
        table_of(*rows, columns=100, limits=Limits(cells=1_000))


def test_many_long_rows_out_of_place_cost_no_time():
    tall = tc(0, 5, "칸", span=(9_000, 1_999))
    started = time.process_time()
    with pytest.raises(IngestError, match="칸이 너무 많습니다"):
        table_of([tall], *([tc(0, 0)] for _ in range(9_000)), columns=2_000)
    assert time.process_time() - started < 3
