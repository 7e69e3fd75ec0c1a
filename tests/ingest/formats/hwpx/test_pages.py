"""Pages from the stored positions of lines, and whether they can be true."""

from collections import Counter

from ingest.content import Content, Paragraph, Table
from ingest.formats.hwpx import read
from ingest.limits import Limits
from tests.ingest.formats.hwpx.writer import BODY, content_of, ctrl, members, p, packed, section, tbl, tc
from tests.ingest.formats.hwpx.writer import section_properties as properties

FIRST = properties()


def pages(content: Content) -> list[int | None]:
    return [piece.page for piece in content.pieces if isinstance(piece, Paragraph | Table)]


def line(at: int) -> list[tuple[int, int]]:
    return [(at, 1000)]


def test_a_page_ends_where_positions_start_again():
    end = BODY - 1000
    content = content_of(
        p(FIRST, "가", lines=line(0)),
        p("나", lines=[(end - 1600, 1000), (end, 1000), (0, 1000)]),
        p("다", lines=line(1600)),
        p("라", lines=line(end)),
        p("마", lines=line(0)),
    )
    assert (pages(content), content.pages_are_sure) == ([1, 1, 2, 2, 3], True)


def test_the_writer_may_turn_the_page():
    content = content_of(
        p(FIRST, "가", lines=line(0)), p("나", lines=line(0), more='pageBreak="1"'), p("다", lines=line(1600))
    )
    assert (pages(content), content.pages_are_sure) == ([1, 2, 2], True)


def test_sections_begin_on_new_pages():
    one = section(p(FIRST, "가", lines=line(0)), p("나", lines=line(1600)))
    content = read(packed(members(one, one)), Limits())
    assert (pages(content), content.pages_are_sure) == ([1, 1, 2, 2], True)


def test_columns_are_gone_through_before_the_page_turns():
    two = ctrl('<hp:colPr colCount="2"/>')
    end = BODY - 1000
    lines = [line(0), line(end), line(0), line(end), line(0)]
    content = content_of(*(p(FIRST + two if at == 0 else "", "글", lines=one) for at, one in enumerate(lines)))
    assert pages(content) == [1, 1, 1, 1, 2]


def test_a_table_goes_on_over_pages_and_makes_them_unsure():
    rows = [[tc(row, 0, "칸")] for row in range(2 * BODY // 1000)]  # each row a thousand high
    table = tbl(*rows, inline=False, height=BODY - 2500)
    content = content_of(p(FIRST, "가", lines=line(0)), p(table, lines=line(1600)), p("나", lines=line(3000)))
    assert (pages(content), content.pages_are_sure) == ([1, 1, 3], False)
    (table_read,) = (piece for piece in content.pieces if isinstance(piece, Table))
    rows_of_pages = Counter(piece.page for cell in table_read.cells for piece in cell.content)
    assert rows_of_pages == {1: 63, 2: 66, 3: len(rows) - 63 - 66}


def test_a_cell_that_goes_on_over_pages_tells_where_its_lines_turn():
    long = tc(0, 0, p("첫째", lines=line(0)), p("둘째", lines=[(1600, 1000), (0, 1000)]), p("셋째", lines=line(1600)))
    table = tbl([long], [tc(1, 0, "끝")], inline=False, height=2800)
    content = content_of(p(FIRST, "가", lines=line(0)), p(table, lines=line(BODY - 3000)), p("나", lines=line(4000)))
    assert pages(content) == [1, 1, 2]
    (table_read,) = (piece for piece in content.pieces if isinstance(piece, Table))
    assert [piece.page for cell in table_read.cells for piece in cell.content] == [1, 1, 2, 2]


def test_a_table_without_room_below_its_line_begins_on_the_next_page():
    table = tbl([tc(0, 0, "칸")], inline=False, height=BODY - 1000)
    content = content_of(p(FIRST, "가", lines=line(0)), p(table, lines=line(BODY - 1000)), p("나", lines=line(0)))
    assert pages(content) == [1, 2, 3]


def test_a_table_that_fits_ends_nothing():
    table = tbl([tc(0, 0, "칸")], height=20_000)
    content = content_of(p(FIRST, "가", lines=line(0)), p(table, lines=[(1600, 20_000)]), p("나", lines=line(22_000)))
    assert (pages(content), content.pages_are_sure) == ([1, 1, 1], True)


def test_pages_that_end_early_or_overflow_are_not_sure():
    early = content_of(p(FIRST, "가", lines=line(0)), p("나", lines=line(1600)), p("다", lines=line(0)))
    assert (pages(early), early.pages_are_sure) == ([1, 1, 2], False)
    overflow = content_of(p(FIRST, "가", lines=line(0)), p("나", lines=line(BODY + 500)))
    assert overflow.pages_are_sure is False


def test_positions_that_do_not_vary_or_are_missing_tell_nothing():
    same = content_of(*(p(FIRST if at == 0 else "", "글", lines=line(0)) for at in range(5)))
    assert (pages(same), same.pages_are_sure) == ([None] * 5, False)
    few = content_of(p(FIRST, "가", lines=line(0)), p("나", lines=line(1600)), p("다"), p("라"))
    assert (pages(few), few.pages_are_sure) == ([None] * 4, False)


def test_absurd_positions_stay_bounded():
    content = content_of(
        p(FIRST, "가", lines=[(10**9, 10**9)]), p("나", lines=[(-(10**9), -5)]), p("다", lines=[(99_999_999_999, 1)])
    )
    assert content.pages_are_sure is False
    assert set(pages(content)) == {None}
