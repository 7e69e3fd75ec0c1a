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


def is_broken(table: "etree._Element") -> bool:
    """Say whether a table goes on over the next page where it finds no room; one that stands in a line doesn't."""
    position = child(table, "pos")
    inline = position is not None and is_on(position, "treatAsChar")
    return not inline and table.get("pageBreak") in ("CELL", "TABLE") and table.get("textWrap") == "TOP_AND_BOTTOM"


def first_part(table: "etree._Element") -> int:
    """What is stored as a table's height: of a broken one that of its part on the first page."""
    return number(child(table, "sz"), "height")


def row_parts(table: "etree._Element") -> list[list[int]]:
    """The height of each row, in parts where its lines were broken over pages."""
    rows = []
    for row in children(table, "tr"):
        cells = [cell for cell in children(row, "tc") if number(child(cell, "cellSpan"), "rowSpan", 1) == 1]
        least = max((number(child(cell, "cellSz"), "height") for cell in cells), default=0)
        parts = max((_parts(cell) for cell in cells), key=lambda parts: (len(parts), sum(parts)), default=[0])
        rows.append(parts if len(parts) > 1 else [max(least, *parts)])
    return rows


def turns(paragraphs: "etree._Element") -> list[int]:
    """How often the page was turned in a cell before each of its paragraphs."""
    found, turned, above = [], 0, -1
    for paragraph in children(paragraphs, "p"):
        found.append(turned)
        for place, line in enumerate(lines_of(paragraph)):
            at = number(line, "vertpos")
            turned += at < above
            above = at
            if place == 0:
                found[-1] = turned
    return found


def _parts(cell: "etree._Element") -> list[int]:
    parts, above = [0], -1
    for paragraph in cell.iterfind("{*}subList/{*}p"):
        for line in lines_of(paragraph):
            at = number(line, "vertpos")
            if at < above:
                parts.append(0)
            parts[-1] = max(parts[-1], at + number(line, "vertsize"))
            above = at
    return parts
