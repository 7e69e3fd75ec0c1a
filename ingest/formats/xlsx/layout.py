"""A sheet laid out for reading: its tables, the title and unit lines above them, the remarks below.

Rows without text part tables; rows and columns without text inside one are dropped. Knows sheets, no files.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest import patterns as re
from ingest.content import Box, Cell, Paragraph, Piece, Table
from ingest.errors import IngestError
from ingest.formats.xlsx.grid import Area, Floating, Sheet
from ingest.limits import Limits

_UNIT = re.compile(r"\s*[(\[<〈]?\s*단\s*위\s*[:：]?.{1,30}", re.S)
_REMARK = re.compile(r"\s*(?:[※*]|주\s?\d*[):]|\(?(?:출처|자료|비고|참고)\s*[:：])")
_MOST_HEADER_ROWS = 5
_MOST_COVERED_ROWS = 2_000_000


@dataclass(frozen=True, slots=True)
class _Merges:
    """The merged areas that hold or cover text, by their first place and by first row."""

    by_place: Mapping[tuple[int, int], Area]
    reach: Mapping[int, int]


def pieces_of(sheet: Sheet, limits: Limits) -> tuple[Piece, ...]:
    """Lay a sheet out; text boxes stand before the first table that begins below them.

    Raises:
        IngestError: a table is beyond the limits.
    """
    by_place = {(merge.top, merge.left): merge for merge in sheet.merges}
    reach: dict[int, int] = {}
    for (top, left), merge in by_place.items():
        if sheet.rows.get(top, {}).get(left):
            reach[top] = max(merge.bottom, reach.get(top, 0))
    merges = _Merges(by_place, reach)
    boxes = sorted(sheet.boxes, key=lambda box: box.row)
    pieces: list[Piece] = []
    for rows in _sections(sheet, merges):
        while boxes and boxes[0].row < rows[0]:
            pieces.append(_box(boxes.pop(0), sheet.number))
        pieces += _section_pieces(sheet, rows, merges, limits)
    return (*pieces, *(_box(box, sheet.number) for box in boxes))


def _box(box: Floating, page: int) -> Box:
    return Box(tuple(Paragraph(text, page=page) for text in box.paragraphs), page=page)


def _sections(sheet: Sheet, merges: _Merges) -> Iterator[list[int]]:
    """Runs of rows with text in them; a merged cell with text holds together the rows it covers."""
    section: list[int] = []
    reach = -1
    for row in sorted(row for row, texts in sheet.rows.items() if texts):
        if section and row > reach + 1:
            yield section
            section = []
        section.append(row)
        reach = max(reach, row, merges.reach.get(row, 0))
    if section:
        yield section


def _section_pieces(sheet: Sheet, rows: list[int], merges: _Merges, limits: Limits) -> Iterator[Piece]:
    left = min(min(sheet.rows[row]) for row in rows)
    first = 0
    while first < len(rows) and _is_line(sheet, rows[first], left, merges):
        first += 1
    last = len(rows)
    while last > first and _is_remark(sheet.rows[rows[last - 1]], rows[last - 1], merges):
        last -= 1
    yield from _lines(sheet, rows[:first])
    if first < last:
        yield _table(sheet, rows[first:last], merges, limits)
    yield from _lines(sheet, rows[last:])


def _lines(sheet: Sheet, rows: Sequence[int]) -> Iterator[Paragraph]:
    for row in rows:
        for _, text in sorted(sheet.rows[row].items()):
            yield Paragraph(text, page=sheet.number)


def _is_line(sheet: Sheet, row: int, left: int, merges: _Merges) -> bool:
    """Say whether a row above a table is a title or unit line: one text, and not a head over some columns."""
    texts = sheet.rows[row]
    worded = [column for column, text in texts.items() if not _UNIT.fullmatch(text)]
    if len(worded) != 1:
        return not worded
    merge = merges.by_place.get((row, worded[0]))
    return merge is None or merge.right == merge.left or worded[0] == left


def _is_remark(texts: Mapping[int, str], row: int, merges: _Merges) -> bool:
    """Say whether a row below a table is a remark on it: marked as one, or one text across the columns."""
    if len(texts) != 1:
        return False
    ((column, text),) = texts.items()
    merge = merges.by_place.get((row, column))
    return _REMARK.match(text) is not None or (merge is not None and merge.right > merge.left)


def _table(sheet: Sheet, rows: Sequence[int], merges: _Merges, limits: Limits) -> Table:
    columns = sorted({column for row in rows for column in sheet.rows[row]})
    if len(columns) > limits.columns:
        raise IngestError(
            f"열이 너무 많은 시트입니다('{sheet.name}': {len(columns):,}열).",
            f"{limits.columns:,}열 이하로 나누어 넣어 주세요.",
        )
    if len(columns) * len(rows) > limits.cells:
        raise IngestError(
            f"칸이 너무 많은 시트입니다('{sheet.name}': {len(columns) * len(rows):,}칸).",
            f"{limits.cells:,}칸 이하로 나누어 넣어 주세요.",
        )
    heads = max((bisect_right(rows, end) for end in sheet.header_ends if rows[0] <= end < rows[-1]), default=0)
    cells = tuple(_cells(sheet, rows, columns, merges))
    return Table(cells, header_rows=heads if heads <= _MOST_HEADER_ROWS else 0, page=sheet.number)


def _cells(sheet: Sheet, rows: Sequence[int], columns: Sequence[int], merges: _Merges) -> Iterator[Cell]:
    """Every place once; a merged area covers what is left of it when empty rows and columns are gone."""
    covered: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        texts = sheet.rows[row]
        for place, column in enumerate(columns):
            if (number, place) in covered:
                continue
            text = texts.get(column, "")
            content = (Paragraph(text, page=sheet.number),) if text else ()
            merge = merges.by_place.get((row, column))
            if merge is None:
                yield Cell(number, place, content)
                continue
            down = bisect_right(rows, merge.bottom) - number
            across = bisect_right(columns, merge.right) - place
            around = _free(covered, number, place, down, across)
            covered |= around
            down, across = (down, across) if len(around) == down * across else (1, 1)
            yield Cell(number, place, content, down, across)


def _free(covered: set[tuple[int, int]], row: int, column: int, down: int, across: int) -> set[tuple[int, int]]:
    """The places of a merged cell, or its own alone where another merged cell lies in it."""
    places = set[tuple[int, int]]()
    for below in range(row, row + down):
        for right in range(column, column + across):
            if (below, right) in covered:
                return {(row, column)}
            places.add((below, right))
    return places


def uncovered(sheet: Sheet) -> tuple[Sheet, tuple[str, ...]]:
    """Take away the texts that no one sees, since a merged area lies over them; gives those, too."""
    if not sheet.merges:
        return sheet, ()
    rows = {row: dict(texts) for row, texts in sheet.rows.items()}
    covered: list[str] = []
    filled = sorted(sheet.rows)
    looked = 0
    for merge in sheet.merges:
        within = filled[bisect_left(filled, merge.top) : bisect_right(filled, merge.bottom)]
        looked += len(within)
        if looked > _MOST_COVERED_ROWS:  # no honest sheet merges that much
            break
        for row in within:
            columns = _covered_columns(rows[row], merge, first=row == merge.top)
            covered += (rows[row].pop(column) for column in columns)
    return replace(sheet, rows=rows), tuple(covered)


def _covered_columns(texts: Mapping[int, str], merge: Area, *, first: bool) -> list[int]:
    """The columns of a row in which a merged area hides text; the area shows that of its own first place."""
    left = merge.left + first
    if len(texts) < merge.right - left:
        return sorted(column for column in texts if left <= column <= merge.right)
    return [column for column in range(left, merge.right + 1) if column in texts]
