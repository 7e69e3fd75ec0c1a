"""What names the cells of a form: labels beside their values, labels over labels, and small tables inside the form.

신청인 | 성명 | 김하늘 | 생년월일 | 1990. 1. 1. has labels and values in turn under a label that spans rows; rows whose
last cells have the same borders, those of the first row all names, are a table with its header.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.labels import Names, Place, is_value
from ingest.spans import Spanned, SpannedTable

_FEWEST_HEADS = 3
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows that end in cells of the same borders, a header first; ``begin`` is the column where these start."""

    rows: tuple[int, ...]
    begin: int


def names_in_form(table: SpannedTable, rows: Sequence[int], *, opened: bool) -> Names:
    """What names each cell of these rows; ``opened`` says that a title stands right above them."""
    names: Names = {}
    bands = list(_bands(table, rows, opened=opened))
    begins = {row: band.begin for band in bands for row in band.rows}
    pairs = _Pairs(names)
    for row in rows:
        pairs.read(row, [cell for cell in table.covering(row) if cell.column < begins.get(row, table.width)])
    for band in bands:
        _name_band(table, band, names)
    return names


def _bands(table: SpannedTable, rows: Sequence[int], *, opened: bool) -> Iterator[_Band]:
    at = 0
    while at < len(rows):
        end, kept = at + 1, table.borders(rows[at])
        while end < len(rows) and rows[end] == rows[end - 1] + 1:
            common = _common_end(kept, table.borders(rows[end]))
            if len(common) < _FEWEST_HEADS:
                break
            kept, end = common, end + 1
        band = _Band(tuple(rows[at:end]), kept[0][0] if kept else 0)
        if len(kept) >= _FEWEST_HEADS and _has_header(table, band, opened=opened and at == 0):
            yield band
            at = end
        else:
            at += 1


def _common_end(one: tuple[tuple[int, int], ...], other: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return one[len(one) - length :]


def _has_header(table: SpannedTable, band: _Band, *, opened: bool) -> bool:
    """A band's first row names its columns: all names, over figures; right below a title two rows are enough."""
    head = [cell for cell in table.all_of(band.rows[0]) if cell.column >= band.begin]
    if not all(cell.is_name and cell.row_span == 1 for cell in head):
        return False
    below = [cell for row in band.rows[1:] for cell in table.own(row) if cell.column > band.begin]
    figures = any(is_value(cell.text) for cell in below)
    return len(band.rows) > 1 and bool(below) and (opened or (len(band.rows) > 2 and figures))


def _name_band(table: SpannedTable, band: _Band, names: Names) -> None:
    heads = {cell.column: cell.place for cell in table.own(band.rows[0]) if cell.column >= band.begin}
    for row in band.rows[1:]:
        label: Place | None = None
        for cell in table.own(row):
            if cell.column < band.begin:
                continue
            head = heads.get(cell.column)
            names[cell.place] = tuple(place for place in (head, label) if place is not None)
            if cell.column == band.begin and not is_value(cell.text):
                label = cell.place


@dataclass(slots=True)
class _Pairs:
    """Labels and values in turn, row by row; what a cell is, it stays in the rows that it spans."""

    names: Names
    values: set[Place] = field(default_factory=set)

    def read(self, row: int, cells: Sequence[Spanned]) -> None:
        """Name the cells that open in a row."""
        groups: list[Place] = []
        label: Place | None = None
        last: tuple[Place, ...] = ()
        for at, cell in enumerate(cells):
            following = cells[at + 1] if at + 1 < len(cells) else None
            if cell.row != row and cell.place in self.values:
                label = None
            elif label is None and self._is_group(cell, following):
                groups.append(cell.place)
                self._name(row, cell, tuple(groups[:-1]))
            elif label is None and following is not None and _is_label(cell, following, cells):
                label = cell.place
                self._name(row, cell, tuple(groups))
            else:
                last = (*groups, label) if label is not None else last or tuple(groups)
                self._name(row, cell, last)
                self.values.add(cell.place)
                label = None

    @staticmethod
    def _is_group(cell: Spanned, following: Spanned | None) -> bool:
        return following is not None and cell.row_span > following.row_span and len(cell.text) <= _LONGEST_LABEL

    def _name(self, row: int, cell: Spanned, by: tuple[Place, ...]) -> None:
        if cell.row == row:
            self.names[cell.place] = tuple(place for place in by if place != cell.place)


def _is_label(cell: Spanned, following: Spanned, cells: Sequence[Spanned]) -> bool:
    if is_value(cell.text):
        return len(cells) == 2 and cell.text.strip().isdecimal() and following.row == cell.row  # 57 | 경상북도 경주시
    return len(cell.text) <= _LONGEST_LABEL
