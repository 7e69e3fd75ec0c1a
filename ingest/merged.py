"""What names the cells of a table whose merged cells are known: heads of several rows, sections, tables below tables.

Knows texts and spans in a grid, not where they stand in a document; what names columns and rows where nothing is merged
is for ``ingest.labels``, forms for ``ingest.forms``.
"""

from collections.abc import Sequence

from ingest.forms import names_in_form
from ingest.labels import Names, Place, is_value, names_below, names_of_cells, opens_as_header
from ingest.spans import Spanned, SpannedTable

_FEWEST_COLUMNS = 3  # of rows in which a row of names between rows of figures heads those below


def names_of_spanned(cells: Sequence[Spanned], header_rows: int) -> Names:
    """For each cell the places of the cells that name it, outermost first.

    ``header_rows`` is what the format says, 0 where it says nothing. A row that is one merged cell is a title over all
    rows, or the name of the rows below it up to the next one.
    """
    table = SpannedTable(cells)
    sections = table.sections()
    segments = table.segments(sections)
    rows = [row for segment in segments for row in segment]
    heads = _header_rows(table, rows, header_rows)
    if heads:
        found = _under_heads(table, rows[:heads], segments)
    elif table.merged:
        found = {}
        for segment in segments:
            found |= names_in_form(table, segment, opened=segment[0] - 1 in sections)
    else:
        found = _at_anchors(names_of_cells([table.expanded(row) for row in rows])[1], rows, table)
    return _under_sections(found, sections, table)


def _header_rows(table: SpannedTable, rows: Sequence[int], told: int) -> int:
    if len(rows) < 2:
        return 0
    if said := table.told_header(rows, told) or table.drawn_header(rows):
        return said
    if table.merged and not _is_divided(table, rows):
        return 0
    return opens_as_header([table.expanded(row) for row in rows])


def _is_divided(table: SpannedTable, rows: Sequence[int]) -> bool:
    """Say whether a first row has about as many cells as the rows below it: a form's first row has fewer."""
    return len(table.own(rows[0])) + 1 >= max(len(table.own(row)) for row in rows[1:])


def _under_heads(table: SpannedTable, heads: Sequence[int], segments: Sequence[Sequence[int]]) -> Names:
    """Each run of rows under the table's heads, or under heads of its own."""
    found: Names = {}
    for segment in segments:
        above, below = list(heads), [row for row in segment if row not in heads]
        opens = len(below) == len(segment)  # not the run that the table's heads stand in
        for number, part in enumerate(_parts(table, below)):
            fresh = 1 if number else _fresh_header(table, above, part) if opens else 0
            if fresh:
                above = part[:fresh]
            rows = [*above, *part[fresh:]]
            found |= _at_anchors(names_below([table.expanded(row) for row in rows], len(above)), rows, table)
    return found


def _parts(table: SpannedTable, rows: Sequence[int]) -> list[list[int]]:
    """Rows cut where a row of names follows figures and stands over figures again: a table below a table."""
    parts: list[list[int]] = [[]]
    for at, row in enumerate(rows):
        inside = 0 < at < len(rows) - 1
        if inside and _is_named(table, row) and all(_is_figured(table, near) for near in (rows[at - 1], rows[at + 1])):
            parts.append([])
        parts[-1].append(row)
    return [part for part in parts if part]


def _is_named(table: SpannedTable, row: int) -> bool:
    cells = table.own(row)
    return len(cells) >= _FEWEST_COLUMNS and all(cell.is_name and cell.row_span == 1 for cell in cells)


def _is_figured(table: SpannedTable, row: int) -> bool:
    cells = table.own(row)
    return len(cells) >= _FEWEST_COLUMNS and all(is_value(cell.text) for cell in cells[1:])


def _fresh_header(table: SpannedTable, heads: Sequence[int], rows: Sequence[int]) -> int:
    """How many rows head a run whose cells have other borders than the table's heads; 0 where these go on."""
    if len(rows) < 2 or table.borders(rows[0]) == table.borders(heads[-1]):
        return 0
    return opens_as_header([table.expanded(row) for row in rows])


def _at_anchors(names: Names, rows: Sequence[int], table: SpannedTable) -> Names:
    """Names found in the expanded grid, for the cells themselves: what merged cells repeat counts once."""
    anchors = [table.anchors(row) for row in rows]
    found: Names = {}
    for (row, column), by in names.items():
        place = anchors[row].get(column)
        if place is None or place in found or place != (rows[row], column):
            continue
        named = dict.fromkeys(anchors[other][at] for other, at in by if at in anchors[other])
        found[place] = tuple(name for name in named if name != place)
    return found


def _under_sections(names: Names, sections: dict[int, Spanned], table: SpannedTable) -> Names:
    """Let each cell be named by the section row above it, too."""
    if not sections:
        return names
    above: Place | None = None
    found: Names = {}
    for row in range(table.height):
        if row in sections:
            above = sections[row].place
            continue
        for cell in table.own(row):
            by = names.get(cell.place, ())
            found[cell.place] = (above, *by) if above is not None else by
    return found
