"""A document in pieces: nothing of it is lost, nothing is shown twice, and words are found whatever their spacing."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assistant.page.finding import MOST_FOUND, found_units
from assistant.page.grid import grid_of
from assistant.page.units import Reading, reading_of
from ingest.compose import compose
from ingest.content import Cell, Content, Paragraph, Table
from ingest.plain import read_blocks
from ingest.types import Block, BlockKind, Document


def document(text: str) -> Document:
    return Document("a.txt", "제목", "txt", "0" * 64, text, read_blocks(text))


def table(rows: int, merged: int = 1) -> Document:
    """A table with a head and a first column whose cells go over ``merged`` rows."""
    cells = [Cell(0, 0, (Paragraph("구분"),)), Cell(0, 1, (Paragraph("금액"),))]
    for row in range(1, rows):
        if (row - 1) % merged == 0:
            cells.append(Cell(row, 0, (Paragraph(f"가{row}"),), row_span=min(merged, rows - row)))
        cells.append(Cell(row, 1, (Paragraph(str(row)),)))
    composed = compose(Content("hwp", (Paragraph("앞"), Table(tuple(cells)), Paragraph("뒤"))))
    return Document("a.hwp", "제목", "hwp", "0" * 64, composed.text, composed.blocks)


LINES = st.sampled_from(
    (
        *("Ⅰ. 개요", "1. 총괄", "□ 투자 계획", " ○ 청년\t돌봄", "가\t나\t다", "1\t2\t3", "< 표 >"),
        *("(단위: 억원)", "", "글 하나", "* 주석", "제1조(목적) 글"),
    )
)


@given(st.lists(LINES, max_size=60).map("\n".join))
def test_the_units_hold_the_whole_text_once(text: str) -> None:
    units = Reading(document(text)).units
    assert [unit.number for unit in units] == list(range(len(units)))
    assert all(before.end <= after.start for before, after in pairwise(units))
    shown = "".join(text[unit.start : unit.end] for unit in units)
    assert "".join(shown.split()) == "".join(text.split())


def test_words_in_no_block_are_units_too() -> None:
    text = "앞글\n표제\n뒷글"
    units = Reading(Document("a", "b", "txt", "0", text, (Block(0, BlockKind.HEADING, 3, 5, 3),))).units
    assert [(unit.start, unit.end, unit.block is None) for unit in units] == [(0, 3, True), (3, 5, False), (5, 8, True)]


def test_a_long_table_is_cut_where_no_cell_reaches_over() -> None:
    assert [unit.rows for unit in Reading(table(80)).units] == [None, (0, 80), None]
    assert [unit.rows for unit in Reading(table(130)).units] == [None, (0, 40), (40, 80), (80, 120), (120, 130), None]
    # Merged cells begin in rows 1, 8, 15 …
    assert [unit.rows for unit in Reading(table(130, 7)).units][1:-1] == [(0, 43), (43, 85), (85, 127), (127, 130)]
    assert [unit.rows for unit in Reading(table(130, 129)).units][1:-1] == [(0, 80), (80, 130)]


def test_the_rows_of_a_cut_table_are_the_spans_of_its_units() -> None:
    source = table(130)
    reading = Reading(source)
    assert source.text[reading.units[2].start :].startswith("가40\t40\n")
    assert reading.met(source.text.index("가41"), source.text.index("가41") + 1) == range(2, 3)
    assert reading.met(0, len(source.text)) == range(len(reading.units))


def test_a_stretch_goes_on_until_there_is_enough() -> None:
    reading = Reading(document("\n".join(f" ○ {number:04} 추진함" for number in range(100))))
    assert len(reading.units) == 100
    assert reading.reach(50, 1, 20) == 52
    assert reading.reach(50, -1, 20) == 48
    assert reading.reach(98, 1, 500) == 99
    assert reading.reach(0, -1, 500) == 0
    assert reading.reach(-1, 1, 1) == 0


def test_a_document_is_cut_once_and_an_equal_other_one_again() -> None:
    source = document("글")
    assert reading_of(source) is reading_of(source)
    other = document("글")
    assert other == source
    assert reading_of(other).document is other


def test_rows_on_top_that_only_name_are_its_heads() -> None:
    for rows, merged, heads in ((5, 1, 1), (1, 1, 0)):
        source = table(rows, merged)
        assert grid_of(source, source.blocks[1]).heads == heads


def test_a_head_that_reaches_below_is_none() -> None:
    source = table(6)
    blocks = tuple(
        Block(
            block.id,
            block.kind,
            block.start,
            block.end,
            block.content_start,
            parent=block.parent,
            row=block.row,
            column=block.column,
            row_span=3 if block.row == 0 and block.column == 0 and block.kind is BlockKind.CELL else block.row_span,
            column_span=block.column_span,
            headers=block.headers,
        )
        for block in source.blocks
    )
    reaching = Document("a.hwp", "제목", "hwp", "0", source.text, blocks)
    assert grid_of(reaching, reaching.blocks[1]).heads == 0


def test_words_are_found_whatever_their_spacing() -> None:
    reading = Reading(document("□ 투자계획\n\n□ 투자 계획과 투자\n계획\n\n□ 없음 A b"))
    assert found_units(reading, "투자 계획") == (0, 1, 1)
    assert found_units(reading, "ab") == (2,)
    assert found_units(reading, "  ") == ()
    assert found_units(reading, ".*") == ()
    assert len(found_units(Reading(document("가" * 5000)), "가")) == MOST_FOUND
