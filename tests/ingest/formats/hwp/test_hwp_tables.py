"""Tables of .hwp: cells at their places, spans, header rows, captions, tables in tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.content import Cell, Paragraph, Role, Table
from ingest.errors import IngestError
from ingest.limits import Limits
from tests.ingest.formats.hwp.writer import auto, caption, content, p, tbl, tc


def table(*cells, rows: int, columns: int, **more) -> Table:
    (found,) = content(p(tbl(*cells, rows=rows, columns=columns, **more))).pieces
    assert isinstance(found, Table)
    return found


def test_cells_stand_at_their_places_with_their_spans():
    found = table(
        tc(0, 0, "구분", span=(2, 1)),
        tc(0, 1, "2024년", span=(1, 2)),
        tc(1, 1, "본"),
        tc(1, 2, "추경", "비고"),
        rows=2,
        columns=3,
    )
    assert found.cells == (
        Cell(0, 0, (Paragraph("구분"),), 2, 1),
        Cell(0, 1, (Paragraph("2024년"),), 1, 2),
        Cell(1, 1, (Paragraph("본"),)),
        Cell(1, 2, (Paragraph("추경"), Paragraph("비고"))),
    )


@given(st.integers(1, 6), st.integers(1, 6), st.randoms(use_true_random=False))
def test_every_cell_is_found_in_its_place_whatever_the_order(rows: int, columns: int, order):
    places = [(row, column) for row in range(rows) for column in range(columns)]
    shuffled = order.sample(places, len(places))
    found = table(*(tc(row, column, f"{row}-{column}") for row, column in shuffled), rows=rows, columns=columns)
    assert [(cell.row, cell.column, cell.content) for cell in found.cells] == [
        (row, column, (Paragraph(f"{row}-{column}"),)) for row, column in places
    ]


def test_rows_of_header_cells_at_the_top_are_header_rows():
    cells = [tc(0, 0, "가", span=(2, 1), head=True), tc(0, 1, "나", head=True), tc(1, 1, "다", head=True)]
    found = table(*cells, tc(2, 0, "라", head=True), tc(2, 1, "마"), rows=3, columns=2)
    assert (found.header_rows, [cell.heads for cell in found.cells]) == (2, [True] * 4 + [False])


def test_a_table_all_of_header_cells_has_no_header_rows():
    assert table(tc(0, 0, "가", head=True), rows=1, columns=1).header_rows == 0


@pytest.mark.parametrize(("side", "below"), [(2, False), (3, True), (0, False), (1, True)])
def test_captions_stand_above_or_below_with_their_number(side: int, below: bool):
    found = table(tc(0, 0, "가"), rows=1, columns=1, caption=caption(p("표 ", auto(4, 7), " 예산"), side=side))
    assert (found.caption, found.caption_below) == ((Paragraph("표 7 예산", Role.CAPTION),), below)


def test_a_table_in_a_cell_stays_in_its_cell():
    inner = tbl(tc(0, 0, "안"), rows=1, columns=1)
    found = table(tc(0, 0, p("앞"), p(inner), p("뒤")), rows=1, columns=1)
    assert [type(piece).__name__ for piece in found.cells[0].content] == ["Paragraph", "Table", "Paragraph"]


@pytest.mark.parametrize(
    ("down", "parts", "order"),
    [
        (0, ("", "글"), ["Table", "Paragraph"]),
        (500, ("", "글"), ["Paragraph", "Table"]),
        (0, ("글", "자"), ["Paragraph", "Table"]),
    ],
)
def test_a_floating_table_never_parts_its_paragraph(down: int, parts: tuple[str, str], order: list[str]):
    floating = tbl(tc(0, 0, "칸"), rows=1, columns=1, flags=1 << 21 | 2 << 3, down=down)
    assert [type(piece).__name__ for piece in content(p(parts[0], floating, parts[1])).pieces] == order


def test_words_of_cells_that_lie_over_each_other_go_below():
    found = table(tc(0, 0, "가"), tc(0, 0, "나"), tc(0, 1, "다"), rows=1, columns=2)
    assert [(cell.row, cell.column, cell.content[0].text) for cell in found.cells] == [
        (0, 0, "가"),
        (0, 1, "다"),
        (1, 0, "나"),
    ]


def test_spans_end_with_the_table():
    found = table(tc(0, 0, "가", span=(60000, 60000)), rows=2, columns=3)
    assert (found.cells[0].row_span, found.cells[0].column_span) == (2, 3)


@pytest.mark.parametrize(
    ("cells", "rows", "columns", "what"),
    [
        ([tc(0, 65_000, "가")], 1, 65_001, "열 수"),
        ([tc(0, 0, "가", span=(65_000, 1_900))], 65_000, 1_900, "칸 수"),
    ],
)
def test_absurd_tables_are_refused(cells, rows: int, columns: int, what: str):
    with pytest.raises(IngestError, match=what):
        content(p(tbl(*cells, rows=rows, columns=columns)))


def test_tables_nested_beyond_the_limit_are_refused():
    nested = p("바닥")
    for _ in range(40):
        nested = p(tbl(tc(0, 0, nested), rows=1, columns=1))
    with pytest.raises(IngestError, match="깊이"):
        content(nested)
    with pytest.raises(IngestError, match="깊이"):
        content(p(tbl(tc(0, 0, p(tbl(tc(0, 0, "가"), rows=1, columns=1))), rows=1, columns=1)), limits=Limits(depth=1))


def test_cells_of_all_tables_together_are_bounded():
    row = p(tbl(*(tc(0, column, "가") for column in range(6)), rows=1, columns=6))
    with pytest.raises(IngestError, match="칸 수"):
        content(row, row, limits=Limits(cells=10))
