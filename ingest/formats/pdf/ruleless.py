"""Tables printed without rules: rows of short texts that leave the same strips empty and stand on the same edges.

Sees the lines of one column of a page. What the words of a table look like is for ``tabular``; cells of several lines
and tables in frames stay lines, for a table found wrongly does more harm than one missed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.formats.pdf.grids import Slot
from ingest.formats.pdf.layout import CellBox, PageLayout, Part, TableBox
from ingest.formats.pdf.lines import Line
from ingest.formats.pdf.shapes import Area, union
from ingest.formats.pdf.tabular import reads_as_table
from ingest.furniture import is_caption

_LEAST_ROWS = 3
_MOST_COLUMNS = 30
_GAP = 1.2  # of the size: two blanks and a little
_STRIP = 0.8  # of the size: what stays empty over all rows
_OTHER_SIZE = 0.1
_WIDEST_STEP = 3.2  # of the size: rows further apart are none of one table
_UNEVEN = 1.4  # between the widest and the narrowest step; the one below the head may be wider
_ON_EDGE = 0.4  # of the size
_ALIGNED = 0.85  # of a column's cells
_INDENT = 3.0  # of the size: how far names in the first column are set in below others
_FILLED = 0.75  # of a table's places
_MOST_TRIMMED = 2  # rows at either end that may belong to other lines, such as a title with its unit

_Row = tuple[Line, ...]


def with_tables(page: PageLayout) -> PageLayout:
    """The page with its lines that form tables put together as such."""
    if not any(isinstance(part, Line) and part.parts for zone in page.zones for part in zone.parts):
        return page
    return replace(page, zones=tuple(replace(zone, parts=tuple(_tabled(zone.parts))) for zone in page.zones))


def _tabled(parts: Sequence[Part]) -> Iterator[Part]:
    rows = [_cells_of(part) if isinstance(part, Line) else () for part in parts]
    at = 0
    while at < len(parts):
        end = _end_of_run(rows, at)
        found = _table_in(rows, at, end) if end - at >= _LEAST_ROWS else None
        if found is None:
            yield from parts[at:end]
        else:
            first, last, table = found
            yield from parts[at:first]
            yield table
            yield from parts[last:end]
        at = end


def _cells_of(line: Line) -> _Row:
    """A line cut at its wide gaps, each piece a line of its own."""
    pieces: list[tuple[int, int, float, float]] = []
    at = 0
    for part in line.parts:
        start = line.text.find(part.text, at)
        if start < 0:
            return (line,)
        at = start + len(part.text)
        if pieces and part.x0 - pieces[-1][3] <= _GAP * line.size:
            pieces[-1] = (pieces[-1][0], at, pieces[-1][2], max(part.x1, pieces[-1][3]))
        else:
            pieces.append((start, at, part.x0, part.x1))
    cells = tuple(_cut(line, *piece) for piece in pieces)
    return cells if len(cells) > 1 and not _is_caption(cells) else (line,)


def _is_caption(cells: _Row) -> bool:
    """Say whether cells are a table's caption and its unit at the other end of the line."""
    return is_caption(cells[0].text) or ("단위" in cells[-1].text and is_caption(cells[-1].text))


def _cut(line: Line, start: int, end: int, x0: float, x1: float) -> Line:
    raised = tuple((at - start, length) for at, length in line.raised if start <= at < end)
    area = Area(x0, line.area.top, x1, line.area.bottom)
    return replace(line, text=line.text[start:end], area=area, parts=(), raised=raised)


def _end_of_run(rows: Sequence[_Row], at: int) -> int:
    """How far rows of several cells follow each other; between them may stand a name in the first column alone."""
    end = at + 1
    if len(rows[at]) < 2:
        return end
    whole = rows[at]
    while end < len(rows) and rows[end] and _follows(rows[end - 1][0], rows[end][0]):
        if len(rows[end]) > 1:
            whole = rows[end]
        elif not _names_rows(rows, end, whole):
            break
        end += 1
    return end


def _follows(above: Line, below: Line) -> bool:
    step = below.area.top - above.area.top
    return (
        0.7 * above.size < step < _WIDEST_STEP * above.size and abs(above.size - below.size) <= _OTHER_SIZE * above.size
    )


def _names_rows(rows: Sequence[_Row], at: int, above: _Row) -> bool:
    """Say whether a lone text stands in the first column with rows of several cells above and below it."""
    below = rows[at + 1] if at + 1 < len(rows) else ()
    lone = rows[at][0]
    return (
        len(below) > 1
        and not is_caption(lone.text)
        and lone.area.x1 + _GAP * lone.size < min(above[1].area.x0, below[1].area.x0)
    )


def _table_in(rows: Sequence[_Row], at: int, end: int) -> tuple[int, int, TableBox] | None:
    """The longest table in a run, but for a few rows at its ends: where it begins and ends, and the table."""
    for trimmed in range(2 * _MOST_TRIMMED + 1):
        for above in range(max(0, trimmed - _MOST_TRIMMED), min(trimmed, _MOST_TRIMMED) + 1):
            first, last = at + above, end - (trimmed - above)
            if last - first >= _LEAST_ROWS and len(rows[first]) > 1 and len(rows[last - 1]) > 1:
                beside = [rows[place] for place in (first - 1, last) if 0 <= place < len(rows) and rows[place]]
                table = _table(rows[first:last], beside)
                if table is not None:
                    return first, last, table
    return None


def _table(rows: Sequence[_Row], beside: Sequence[_Row]) -> TableBox | None:
    """The rows as a table, if their places and their words are those of one."""
    size = median(row[0].size for row in rows)
    step = _usual_step(rows)
    columns = _columns(rows, size)
    if step is None or not 2 <= len(columns) <= _MOST_COLUMNS:
        return None
    placed = [_placed(row, columns) for row in rows]
    grid = [row for row in placed if row is not None]
    if len(grid) < len(rows) or not _is_full(grid, len(columns)) or not _is_aligned(grid, len(columns), size):
        return None
    if any(_goes_on(row, rows, columns, step) for row in beside):
        return None
    if not reads_as_table([[row[place].text if place in row else "" for place in range(len(columns))] for row in grid]):
        return None
    return _boxed(grid, columns)


def _usual_step(rows: Sequence[_Row]) -> float | None:
    """The distance between rows, if it is the same from the head down."""
    steps = [after[0].area.top - before[0].area.top for before, after in pairwise(rows)]
    below = steps[1:] if len(steps) > 2 else steps
    even = max(below) <= _UNEVEN * min(below) and steps[0] <= 1.5 * _UNEVEN * min(below)
    return median(steps) if even else None


def _columns(rows: Sequence[_Row], size: float) -> list[tuple[float, float]]:
    """Where something is printed between the strips that stay empty in every row.

    A head set in the middle of a wide column may stand beside all of its cells: then its place counts.
    """
    columns, below, head = _printed(rows, size), _printed(rows[1:], size), rows[0]
    if len(head) != len(below) or len(columns) == len(below):
        return columns
    widened = [
        (min(left, cell.area.x0), max(right, cell.area.x1)) for (left, right), cell in zip(below, head, strict=True)
    ]
    apart = all(after[0] - before[1] >= _STRIP * size for before, after in pairwise(widened))
    return widened if apart else columns


def _printed(rows: Sequence[_Row], size: float) -> list[tuple[float, float]]:
    columns: list[tuple[float, float]] = []
    for x0, x1 in sorted((cell.area.x0, cell.area.x1) for row in rows for cell in row):
        if columns and x0 - columns[-1][1] < _STRIP * size:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def _placed(row: _Row, columns: Sequence[tuple[float, float]]) -> dict[int, Line] | None:
    """A row's cells by column; None where one column would hold two, unless they are letters set wide."""
    cells: dict[int, Line] = {}
    for cell in row:
        place = next(place for place, (_, right) in enumerate(columns) if cell.area.x1 <= right + 0.01)
        before = cells.get(place)
        if before is None:
            cells[place] = cell
        elif len(cell.text) <= 2 and len(before.text) <= 2:
            text = f"{before.text} {cell.text}"
            cells[place] = replace(before, text=text, area=union([before.area, cell.area]), raised=())
        else:
            return None
    return cells


def _is_full(grid: Sequence[dict[int, Line]], columns: int) -> bool:
    """Say whether few places are empty, and below the head none in the first column: whose row it is must be sure."""
    whole = [row for row in grid if len(row) > 1]
    enough = len(whole) >= max(_LEAST_ROWS, 0.6 * len(grid))
    named = all(0 in row for row in grid[1:])
    return enough and named and sum(len(row) for row in whole) >= _FILLED * columns * len(whole)


def _is_aligned(grid: Sequence[dict[int, Line]], columns: int, size: float) -> bool:
    """Say whether each column's cells below the head begin, end or have their middle at one place."""
    for column in range(columns):
        areas = [row[column].area for row in grid[1:] if column in row]
        edges = [
            [area.x0 for area in areas], [area.x1 for area in areas], [(area.x0 + area.x1) / 2 for area in areas]
        ]  # fmt: skip
        set_in = column == 0 and bool(areas) and max(edges[0]) - min(edges[0]) <= _INDENT * size
        if len(areas) < 2 or not (set_in or any(_is_edge(edge, size) for edge in edges)):
            return False
    return True


def _is_edge(places: Sequence[float], size: float) -> bool:
    usual = median(places)
    return sum(abs(place - usual) <= _ON_EDGE * size for place in places) >= _ALIGNED * len(places)


def _goes_on(row: _Row, rows: Sequence[_Row], columns: Sequence[tuple[float, float]], step: float) -> bool:
    """Say whether a row close to a table may hold the rest of its cells, so that the table isn't whole."""
    top, bottom, own = rows[0][0].area.top, rows[-1][0].area.top, row[0].area
    near = min(abs(top - own.top), abs(own.top - bottom)) <= _UNEVEN * step
    if not near or is_caption(row[0].text):
        return False
    return own.x0 >= columns[1][0] - 1


def _boxed(grid: Sequence[dict[int, Line]], columns: Sequence[tuple[float, float]]) -> TableBox:
    edges = [columns[0][0], *((left[1] + right[0]) / 2 for left, right in pairwise(columns)), columns[-1][1]]
    heights = [union([cell.area for cell in row.values()]) for row in grid]
    cells = tuple(
        CellBox(
            Slot(row, column, 1, 1, Area(edges[column], height.top, edges[column + 1], height.bottom), shaded=False),
            (placed[column],) if column in placed else (),
        )
        for row, (placed, height) in enumerate(zip(grid, heights, strict=True))
        for column in range(len(columns))
    )
    order = min(cell.order for row in grid for cell in row.values())
    return TableBox(
        Area(edges[0], heights[0].top, edges[-1], heights[-1].bottom), len(grid), len(columns), cells, order
    )
