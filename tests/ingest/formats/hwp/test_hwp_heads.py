"""What is printed before paragraphs of .hwp: outline numbers, list numbers, bullets."""

from ingest.content import Paragraph, Role
from ingest.formats.hwp import read
from ingest.limits import Limits
from tests.ingest.formats.hwp.writer import bullet, content, hwp, numbering, p, para_shape, section, tbl, tc

OUTLINE, NUMBER, BULLET = 1, 2, 3
OFFICIAL = [("^1.", 0), ("^2.", 8), ("^3)", 0), ("^4)", 8), ("(^5)", 0), ("(^6)", 8), ("^7", 1)]


def printed(pieces) -> list[tuple[str, int | None]]:
    return [(piece.number, piece.level) for piece in pieces]


def test_outline_paragraphs_are_headings_with_the_sections_numbering():
    shapes = [para_shape(), *(para_shape(OUTLINE, level) for level in range(1, 8))]
    information = [*shapes, numbering(("^1", 2)), numbering(*OFFICIAL)]
    paragraphs = [p("제목", shape=level) for level in (1, 2, 2, 3, 4, 5, 6, 7, 1, 2)]
    pieces = read(hwp([p(section(outline=2)), *paragraphs], information=information), Limits()).pieces
    assert [piece.number for piece in pieces] == ["1.", "가.", "나.", "1)", "가)", "(1)", "(가)", "①", "2.", "가."]
    assert pieces[0] == Paragraph("제목", Role.HEADING, "1.", 1)
    assert pieces[3] == Paragraph("제목", Role.HEADING, "1)", 3)


def test_a_section_names_the_numbering_of_its_outline():
    information = [para_shape(OUTLINE), numbering(("^1.", 0)), numbering(("제^1장", 0))]
    parts = [[p(section(outline=number), "가"), p("나")] for number in (1, 2)]
    pieces = read(hwp(*parts, information=information), Limits()).pieces
    assert printed(pieces) == [("1.", 1), ("2.", 1), ("제1장", 1), ("제2장", 1)]


def test_empty_paragraphs_are_counted_though_not_read():
    information = [para_shape(), para_shape(NUMBER, 1, 1), numbering(("^1)", 0))]
    assert printed(content(*(p(text, shape=1) for text in ("가", "", "다")), information=information).pieces) == [
        ("1)", 1), ("3)", 1),
    ]  # fmt: skip


def test_each_numbering_counts_on_its_own_and_goes_on_where_it_was():
    information = [para_shape(), para_shape(NUMBER, 1, 1), para_shape(NUMBER, 1, 2),
                   numbering(("^1.", 0)), numbering(("^1)", 5), starts=(3, 1, 1, 1, 1, 1, 1))]  # fmt: skip
    pieces = content(*(p("가", shape=shape) for shape in (1, 1, 2, 2, 1)), information=information).pieces
    assert [piece.number for piece in pieces] == ["1.", "2.", "c)", "d)", "3."]


def test_a_list_that_begins_deep_goes_on_below_the_one_before():
    levels = [("^1.", 0), ("^1.^2.", 0)]
    information = [para_shape(), para_shape(NUMBER, 1, 1), para_shape(NUMBER, 2, 2), numbering(*levels),
                   numbering(*levels)]  # fmt: skip
    pieces = content(*(p("가", shape=shape) for shape in (1, 1, 2, 2)), information=information).pieces
    assert [piece.number for piece in pieces] == ["1.", "2.", "2.1.", "2.2."]


def test_levels_below_the_seventh_have_patterns_of_their_own_or_print_like_it():
    shapes = [para_shape(), *(para_shape(NUMBER, level, 1) for level in (7, 8, 9))]
    defined = numbering(*OFFICIAL, more=[("<^8>", 0)])
    pieces = content(*(p("가", shape=shape) for shape in (1, 2, 3)), information=[*shapes, defined]).pieces
    assert printed(pieces) == [("①", 7), ("<1>", 8), ("②", 9)]


def test_bullets_show_real_signs():
    signs = ("\uf06c", "□", "\uffff", "\ue123")
    information = [para_shape(), *(para_shape(BULLET, 2, place) for place in range(1, 6)), *map(bullet, signs)]
    pieces = content(*(p("가", shape=shape) for shape in range(1, 6)), information=information).pieces
    assert printed(pieces) == [("●", 2), ("□", 2), ("•", 2), ("•", 2), ("", 2)]


def test_a_shape_or_numbering_that_is_missing_heads_nothing():
    information = [para_shape(), para_shape(NUMBER, 1, 9)]
    assert printed(content(p("가", shape=1), p("나", shape=77), information=information).pieces) == [
        ("", 1),
        ("", None),
    ]


def test_paragraphs_in_tables_and_boxes_count_in_reading_order():
    information = [para_shape(), para_shape(NUMBER, 1, 1), numbering(("^1.", 0))]
    table = tbl(tc(0, 0, p("칸", shape=1)), rows=1, columns=1)
    pieces = content(p("가", shape=1), p(table), p("나", shape=1), information=information).pieces
    assert [pieces[0].number, pieces[1].cells[0].content[0].number, pieces[2].number] == ["1.", "2.", "3."]
