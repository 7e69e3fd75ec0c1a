"""Sizes that Hancom stored with the text: of pages, lines, tables and their rows, in its units of 1/7200 inch.

Knows sizes alone; on what pages things stand follows in ``ingest.formats.hwpx.pages``.
"""

from lxml import etree

from ingest.formats.hwpx.tree import child, children, is_on, number

_MOST_COLUMNS = 100


def lines_of(paragraph: "etree._Element") -> "list[etree._Element]":
    """The lines of a paragraph as last laid out."""
    segments = child(paragraph, "linesegarray")
    return [] if segments is None else list(children(segments, "lineseg"))


def body_height(paragraph: "etree._Element") -> int | None:
    """The height of the body of pages, where a section begins; of pages that lie on their side, the sheet's width."""
    for properties in paragraph.iterfind("{*}run/{*}secPr"):
        sheet = child(properties, "pagePr")
        if sheet is None:
            return 0
        height = number(sheet, "width" if sheet.get("landscape") == "NARROWLY" else "height")
        margin = child(sheet, "margin")
        return max(0, height - sum(number(margin, side) for side in ("top", "bottom", "header", "footer")))
    return None


def columns(paragraph: "etree._Element") -> int | None:
    """The number of columns that begins with a paragraph."""
    found = [number(one, "colCount", 1) for one in paragraph.iterfind("{*}run/{*}ctrl/{*}colPr")]
    return max(1, min(found[-1], _MOST_COLUMNS)) if found else None


def tallest_table(paragraph: "etree._Element") -> int:
    """The height of the tallest table on a paragraph that may go on over several pages.

    Of one that does, Hancom keeps the height of the part on its first page; the least heights of its rows tell more.
    """
    tables = paragraph.iterfind("{*}run/{*}tbl")
    return max((max(stored_height(table), sum(row_heights(table))) for table in tables if is_broken(table)), default=0)


def is_broken(table: "etree._Element") -> bool:
    """Say whether a table goes on over the next page where it finds no room."""
    position = child(table, "pos")
    inline = position is not None and is_on(position, "treatAsChar")
    return table.get("pageBreak") in ("CELL", "TABLE") and (inline or table.get("textWrap") == "TOP_AND_BOTTOM")


def stored_height(table: "etree._Element") -> int:
    """The height of a table, or of its part on the first page."""
    return number(child(table, "sz"), "height")


def row_heights(table: "etree._Element") -> list[int]:
    """The least height of each row."""
    heights = []
    for row in children(table, "tr"):
        cells = (cell for cell in children(row, "tc") if number(child(cell, "cellSpan"), "rowSpan", 1) == 1)
        heights.append(max((number(child(cell, "cellSz"), "height") for cell in cells), default=0))
    return heights
