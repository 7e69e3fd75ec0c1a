"""Tables: each cell at its place with its spans, header rows, the caption."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.formats.hwp.lists import ParagraphList, lists_in
from ingest.formats.hwp.records import Record, Tag, u16, u32
from ingest.formats.hwp.refusals import over_limit
from ingest.limits import Limits

_HEADER_CELL = 1 << 18
_RIGHT, _BELOW = 1, 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands, what it covers and whether it is marked as header."""

    row: int
    column: int
    row_span: int
    column_span: int
    heads: bool
    cell: ParagraphList


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells by row and column, and its caption's list if it has one."""

    places: tuple[Place, ...]
    header_rows: int
    caption: ParagraphList | None
    caption_below: bool

    @property
    def area(self) -> int:
        """How many places the cells cover."""
        return sum(place.row_span * place.column_span for place in self.places)


def read_grid(control: Record, limits: Limits) -> Grid:
    """Read where a table's cells stand; no two of them cover the same place.

    Raises:
        IngestError: more cells or columns than the limits allow.
    """
    table = control.first(Tag.TABLE)
    lists = list(lists_in(control))
    caption = next((one for one in lists if table is not None and one.after != Tag.TABLE), None)
    cells = [one for one in lists if one is not caption]
    size = (u16(table.payload, 4), u16(table.payload, 6)) if table is not None else (0, 0)
    places = tuple(_placed(cells, size, limits))
    return Grid(places, _header_rows(places), caption, caption_below(caption))


def caption_below(caption: ParagraphList | None) -> bool:
    """Say whether a caption stands under its object; one beside it reads after it as well."""
    return caption is not None and u32(caption.header, 8) & 3 in (_BELOW, _RIGHT)


def _placed(cells: list[ParagraphList], size: tuple[int, int], limits: Limits) -> Iterator[Place]:
    taken: set[tuple[int, int]] = set()
    found: list[Place] = []
    area = last = 0
    for cell in cells:
        place = _place(cell, *size)
        if place.column + place.column_span > limits.columns:
            raise over_limit("표의 열 수")
        area += place.row_span * place.column_span
        if area > limits.cells:
            raise over_limit("표의 칸 수")
        covered = set(_covered(place))
        if covered & taken:  # a damaged table: its words go below it rather than away
            place = Place(max(last, size[0]), 0, 1, 1, False, cell)
            covered = set(_covered(place))
        last = max(last, place.row + place.row_span)
        taken |= covered
        found.append(place)
    return iter(sorted(found, key=lambda place: (place.row, place.column)))


def _place(cell: ParagraphList, rows: int, columns: int) -> Place:
    header = cell.header
    column, row = u16(header, 8), u16(header, 10)
    row_span = max(1, min(u16(header, 14), rows - row))
    column_span = max(1, min(u16(header, 12), columns - column))
    return Place(row, column, row_span, column_span, bool(u32(header, 4) & _HEADER_CELL), cell)


def _covered(place: Place) -> Iterator[tuple[int, int]]:
    for row in range(place.row, place.row + place.row_span):
        for column in range(place.column, place.column + place.column_span):
            yield row, column


def _header_rows(places: tuple[Place, ...]) -> int:
    """Rows at the top whose cells are all marked as header; the table's own flag for repeating is on by default."""
    plain = min((place.row for place in places if not place.heads), default=0)
    heads = (place.row + place.row_span for place in places if place.heads and place.row < plain)
    return min(max(heads, default=0), plain)
