"""Pages in the shape of Hancom's export, written here line by line."""

import pytest

from ingest.content import Paragraph, Table
from ingest.errors import IngestError
from ingest.formats.html import read
from ingest.limits import Limits


def line(words: str, style: str = "", shape: str = "ps1", inside: str = "") -> str:
    return f'<div class="hls {shape}" style="{style}top:0mm;"><span class="hrt">{words}</span>{inside}</div>'


def column(*lines: str) -> str:
    return f'<div class="hcD" style="left:0mm;top:0mm;"><div class="hcI">{"".join(lines)}</div></div>'


def cell(words: str, left: float, top: float, width: float, height: float) -> str:
    place = f"left:{left}mm;top:{top}mm;width:{width}mm;height:{height}mm;"
    return f'<div class="hce" style="{place}">{column(line(words))}</div>'


def pages(*bodies: str) -> list[Paragraph | Table]:
    whole = "".join(f'<div class="hpa">{body}</div>' for body in bodies)
    content = read(f"<html><body>{whole}</body></html>".encode(), Limits())
    return [piece for piece in content.pieces if isinstance(piece, Paragraph | Table)]


def texts(*bodies: str) -> list[str]:
    return [piece.text for piece in pages(*bodies) if isinstance(piece, Paragraph)]


def test_lines_hung_in_go_on_and_keep_the_blank_or_its_absence():
    body = column(line("□ 새로"), line("운 이름을&nbsp;", "padding-left:8mm;"), line("골랐다.", "padding-left:8mm;"))
    assert texts(body) == ["□ 새로운 이름을 골랐다."]


def test_lines_of_another_style_or_with_a_mark_are_paragraphs():
    assert texts(column(line("가나&nbsp;"), line("다라", shape="ps2"))) == ["가나", "다라"]
    assert texts(column(line("가나&nbsp;"), line("○ 다라"))) == ["가나", "○ 다라"]
    assert texts(column(line("가나다.&nbsp;"), line("라마"))) == ["가나다.", "라마"]
    assert texts(column(line("가나&nbsp;"), line("다라"))) == ["가나 다라"]


def test_marks_of_lists_are_numbers():
    body = column('<div class="hls ps1"><div class="hhe"><span>가.</span></div><span class="hrt">개요</span></div>')
    assert pages(body) == [Paragraph("개요", number="가.", page=1)]


def test_cells_find_their_rows_and_columns():
    cells = (
        cell("가", 0, 0, 10, 20) + cell("나", 10, 0, 30, 10) + cell("다", 10, 10, 10, 10) + cell("라", 20, 10, 20, 10)
    )
    (table,) = pages(column(line("", inside=f'<div class="htb">{cells}</div>')))
    assert isinstance(table, Table)
    assert [(c.row, c.column, c.row_span, c.column_span) for c in table.cells] == [
        (0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1),
    ]  # fmt: skip


def test_a_caption_above_and_below():
    table = f'<div class="htb" style="top:{{}}mm;">{cell("가", 0, 0, 9, 9)}{cell("나", 9, 0, 9, 9)}</div>'
    caption = '<div class="hcD" style="top:{}mm;"><div class="hcI">' + line("표 1") + "</div></div>"
    for parts, below in ((caption.format(0) + table.format(9), False), (table.format(0) + caption.format(9), True)):
        (found,) = pages(column(line("앞")).replace(line("앞"), "") + f'<div class="htG">{parts}</div>')
        assert isinstance(found, Table) and found.caption_below is below
        assert [paragraph.text for paragraph in found.caption] == ["표 1"]


def test_pages_are_counted_and_their_numbers_left_out():
    number = '<div class="hpN"><span class="hrt">- 1 -</span></div>'
    found = pages(number + column(line("가")), column(line("나")))
    assert [(piece.text, piece.page) for piece in found if isinstance(piece, Paragraph)] == [("가", 1), ("나", 2)]


def test_tables_nested_beyond_the_limit_are_refused():
    inner = column(line("끝"))
    for _ in range(40):
        inner = column(line("", inside=f'<div class="htb"><div class="hce">{inner}</div></div>'))
    with pytest.raises(IngestError, match="지나치게 겹쳐"):
        pages(inner)
