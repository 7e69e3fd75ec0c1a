"""Pages of .hwp, after the lines that the editor kept."""

from ingest.content import Content, Paragraph, Table
from ingest.formats.hwp import read
from ingest.limits import Limits
from tests.ingest.formats.hwp.writer import BODY, content, control, hwp, note, p, section, tbl, tc

PAGE_BREAK = 4
FLOATING = 1 << 21 | 2 << 3


def read_section(*paragraphs) -> Content:
    return content(*paragraphs)


def pages(*paragraphs) -> list[int | None]:
    return [piece.page for piece in read_section(p("머리", lines=[(0, 1000)]), *paragraphs).pieces]


def line(at: int, breaks: int = 0, text: str = "글"):
    return p(text, lines=[(at, 1000)], breaks=breaks)


def test_a_page_ends_where_a_line_stands_higher_than_the_one_before():
    assert pages(line(1600), line(60000), line(0), line(1600)) == [1, 1, 1, 2, 2]


def test_a_paragraph_that_runs_over_begins_on_its_first_page():
    over = p("글", lines=[(64000, 1000), (65600, 1000), (0, 1000)])
    assert pages(line(62400), over, line(1600)) == [1, 1, 1, 2]


def test_breaks_turn_the_page_wherever_the_line_stands():
    assert pages(line(1600), line(1600, PAGE_BREAK), p("줄 없음", breaks=PAGE_BREAK), line(4000)) == [1, 1, 2, 3, 3]


def test_a_line_kept_below_the_pages_end_stands_at_the_top_of_the_next():
    assert pages(line(64000), line(BODY + 400), line(2400)) == [1, 1, 2, 2]


def test_each_section_begins_a_page():
    parts = [[p(section(), "가", lines=[(0, 1000)]), line(1600)], [p(section(), "나", lines=[(0, 1000)])]]
    assert [piece.page for piece in read(hwp(*parts), Limits()).pieces] == [1, 1, 2]


def rows(count: int, height: int):
    return [tc(row, 0, p(str(row), lines=[(0, 1000)]), height=height) for row in range(count)]


def test_rows_of_a_table_that_runs_over_pages_know_theirs():
    table = tbl(*rows(14, 5000), rows=14, columns=1, flags=FLOATING, height=15_000)  # three rows on the first page
    found = read_section(p("머리", lines=[(0, 1000)]), p(table, lines=[(50_000, 1000)]), line(56_600)).pieces
    assert isinstance(found[1], Table)
    assert [cell.content[0].page for cell in found[1].cells] == [1] * 3 + [2] * 11
    assert [found[0].page, found[1].page, found[2].page] == [1, 1, 2]


def test_a_floating_table_on_one_page_turns_none():
    table = tbl(*rows(3, 5000), rows=3, columns=1, flags=FLOATING, height=15_000)
    assert pages(p(table, lines=[(1600, 1000)]), line(1600 + 15_000 + 1600)) == [1, 1, 1]


def test_the_last_table_of_a_section_runs_on_by_its_rows():
    table = tbl(*rows(30, 5000), rows=30, columns=1, flags=FLOATING, height=BODY // 5000 * 5000)
    found = read_section(p(table, lines=[(0, 1000)])).pieces[0]
    assert {cell.content[0].page for cell in found.cells} == {1, 2, 3}


def test_columns_turn_the_page_after_the_last_and_are_unsure():
    columns = control(b"cold", (2 << 2).to_bytes(2, "little") + bytes(10))
    first = p(columns, "가", lines=[(0, 1000)])
    found = read_section(first, line(60000), line(0), line(60000), line(0))
    assert ([piece.page for piece in found.pieces], found.pages_are_sure) == ([1, 1, 1, 1, 2], False)


def test_kept_lines_that_fit_are_sure():
    found = read_section(*(line(at) for at in (0, 1600, 3200, 60000, 0, 1600)))
    assert found.pages_are_sure
    assert [piece.page for piece in found.pieces] == [1, 1, 1, 1, 2, 2]


def test_without_kept_lines_there_are_no_pages():
    found = read_section("가", "나")
    assert ([piece.page for piece in found.pieces], found.pages_are_sure) == ([None, None], False)


def test_made_up_lines_give_no_pages():
    same = read_section(*(line(0) for _ in range(20)))
    crowded = read_section(*(p("가" * 2000, lines=[(1600 * at, 1000)]) for at in range(20)))
    for found in (same, crowded):
        assert ({piece.page for piece in found.pieces}, found.pages_are_sure) == ({None}, False)


def test_some_lines_that_do_not_fit_make_pages_unsure():
    fitting = [line(1600 * at) for at in range(30)]
    found = read_section(*fitting, *(p("가" * 2000, lines=[(50_000 + 1600 * at, 1000)]) for at in range(6)))
    assert ({piece.page for piece in found.pieces}, found.pages_are_sure) == ({1}, False)


def test_notes_and_cells_stand_on_the_page_of_their_paragraph():
    inner = tbl(tc(0, 0, "칸"), rows=1, columns=1)
    found = read_section(line(0), line(60000), p("글", note("주"), inner, lines=[(0, 1000)])).pieces
    called = found[2]
    assert isinstance(called, Paragraph)
    assert called.notes[0].content == (Paragraph("주", page=2),)
    assert isinstance(found[3], Table)
    assert found[3].cells[0].content[0].page == 2


def test_a_line_close_below_an_anchor_may_stand_two_pages_on():
    table = tbl(*rows(102, 1250), rows=102, columns=1, flags=FLOATING, height=60_000)
    assert pages(p(table, lines=[(1600, 1000)]), line(1600 + 2800)) == [1, 1, 3]


def test_a_table_above_the_line_of_its_own_paragraph_turns_no_page():
    table = tbl(*rows(2, 4000), rows=2, columns=1, flags=FLOATING, height=8000)
    assert pages(p(table, "글", lines=[(10_000, 1000)]), line(12_000)) == [1, 1, 1, 1]
