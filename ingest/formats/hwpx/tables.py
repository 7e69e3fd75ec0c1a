"""Tables: every cell at its place, merged cells with what they cover, header rows and captions.

Knows ``tbl`` elements; what stands in a cell is read by whoever calls.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from ingest.content import Box, Cell, Paragraph, Piece, Role, Table
from ingest.errors import IngestError
from ingest.formats.hwpx.tree import child, children, is_on, number
from ingest.limits import Limits

# Reads a list of paragraphs; that of a cell comes with the cell's row.
Within = Callable[["etree._Element", int | None], tuple[Piece, ...]]


@dataclass(frozen=True, slots=True)
class _Place:
    row: int
    column: int
    rows: int
    columns: int


def read_table(table: "etree._Element", within: Within, limits: Limits, page: int | None) -> Table:
    """Read a table; ``within`` reads what stands in its cells and caption.

    Raises:
        IngestError: it has more cells or columns than the limits allow.
    """
    rows = [list(children(row, "tc")) for row in children(table, "tr")]
    elements = [cell for row in rows for cell in row]
    cells = tuple(
        Cell(
            place.row, place.column, _content(cell, within, place.row), place.rows, place.columns, is_on(cell, "header")
        )
        for cell, place in zip(elements, _places(table, rows, limits), strict=True)
    )
    caption, below = read_caption(table, within)
    return Table(cells, _header_rows(cells, len(rows)), caption, below, page)


def read_caption(element: "etree._Element", within: Within) -> tuple[tuple[Paragraph, ...], bool]:
    """A table's or picture's caption, and whether it stands below or behind."""
    caption = child(element, "caption")
    if caption is None:
        return (), False
    paragraphs = tuple(_paragraphs(_content(caption, within, None)))
    return paragraphs, caption.get("side") in ("BOTTOM", "RIGHT")


def _content(element: "etree._Element", within: Within, row: int | None) -> tuple[Piece, ...]:
    paragraphs = child(element, "subList")
    return () if paragraphs is None else within(paragraphs, row)


def _paragraphs(pieces: Sequence[Piece]) -> list[Paragraph]:
    """What stands in a caption as its paragraphs; tables and boxes in captions are frames for layout."""
    found: list[Paragraph] = []
    for piece in pieces:
        if isinstance(piece, Paragraph):
            found.append(replace(piece, role=Role.CAPTION))
        elif isinstance(piece, Box):
            found += [*_paragraphs(piece.content), *piece.caption]
        else:
            found += [*piece.caption, *(inner for cell in piece.cells for inner in _paragraphs(cell.content))]
    return found


def _header_rows(cells: Sequence[Cell], rows: int) -> int:
    """How many rows from the top consist of header cells; a table of nothing else has none."""
    body = min((cell.row for cell in cells if not cell.heads), default=0)
    return body if body < rows else 0


def _places(table: "etree._Element", rows: "list[list[etree._Element]]", limits: Limits) -> list[_Place]:
    """Where each cell stands: as the file says where that can be, else one after the other."""
    _refuse_many(sum(map(len, rows)), limits)
    wide = max(number(table, "colCnt"), *map(len, rows), 0)
    for cell in (cell for row in rows for cell in row):
        column = number(child(cell, "cellAddr"), "colAddr", -1)
        wide = max(wide, column + 1 if column < limits.columns else 0)
    wide = min(wide, limits.columns)
    told = [_told(cell, len(rows), wide) for row in rows for cell in row]
    placed = [place for place in told if place is not None]
    if len(placed) == len(told) and not _overlap(placed, limits):
        return placed
    return _in_order(rows, wide, limits)


def _told(cell: "etree._Element", rows: int, wide: int) -> _Place | None:
    address = child(cell, "cellAddr")
    row, column = number(address, "rowAddr", -1), number(address, "colAddr", -1)
    if not (0 <= row < rows and 0 <= column < wide):
        return None
    return _Place(row, column, *_span(cell, rows - row, wide - column))


def _span(cell: "etree._Element", rows: int, wide: int) -> tuple[int, int]:
    """How many rows and columns a cell covers, at least one and at most those that are there."""
    span = child(cell, "cellSpan")
    down, across = number(span, "rowSpan", 1), number(span, "colSpan", 1)
    return max(1, min(down, rows)), max(1, min(across, wide))


def _overlap(places: Sequence[_Place], limits: Limits) -> bool:
    """Say whether two cells cover one place, or all together more than a table may hold."""
    if sum(place.rows * place.columns for place in places) > limits.cells:
        return True
    covered: set[tuple[int, int]] = set()
    for place in places:
        for row in range(place.row, place.row + place.rows):
            for column in range(place.column, place.column + place.columns):
                if (row, column) in covered:
                    return True
                covered.add((row, column))
    return False


def _in_order(rows: "list[list[etree._Element]]", wide: int, limits: Limits) -> list[_Place]:
    """Put cells into the first free places of their rows, as web pages do; spans end where a place is taken."""
    places = []
    covered = 0
    free_from: dict[int, int] = {}  # column -> first row in which it is free again
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while free_from.get(column, 0) > row:
                column += 1
            if column >= limits.columns:
                raise IngestError(f"표의 열이 너무 많습니다({column:,}열 이상).", "표를 나누어 저장해 넣어 주세요.")
            down, across = _span(cell, len(rows) - row, min(wide, limits.columns - column))
            across = next((free for free in range(1, across) if free_from.get(column + free, 0) > row), across)
            free_from |= dict.fromkeys(range(column, column + across), row + down)
            places.append(_Place(row, column, down, across))
            column += across
        covered += column
        _refuse_many(covered, limits)
    return places


def _refuse_many(cells: int, limits: Limits) -> None:
    if cells > limits.cells:
        raise IngestError(f"표의 칸이 너무 많습니다({cells:,}칸).", "표를 나누어 저장해 넣어 주세요.")
