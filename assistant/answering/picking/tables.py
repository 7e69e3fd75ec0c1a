"""A table as records: its rows as members and, where it is small, its columns. Knows documents, not questions."""

from collections.abc import Iterable, Sequence

from assistant.answering.cells import is_total
from assistant.answering.picking.records import Field, Record, Records, far_above
from assistant.answering.wording import joined, readable
from assistant.evidence.reading import Reading, once_for_a_reading, squeezed
from assistant.understanding.question import years_of
from ingest import patterns as re
from ingest.blocks import lead_in
from ingest.types import Block

_MOST_CELLS, _WIDEST, _LONGEST_SPAN = 4000, 30, 400
_MOST_TURNED = 12  # attributes of a table whose members stand in its columns
_WORD = re.compile(r"[가-힣]{2}|[가-힣].*[가-힣]|[A-Za-z]{2}")
_FIGURES = re.compile(r"[\s\d.,%()△▲+\-~:/'’○×OXox]*")
ASIDE = re.compile(r"번호|순번|연번|비고|단위|^No\.?$", re.I)
_BARE = re.compile(r"(?:구\s*분|항\s*목|)")
_LEAST_WORDY, _LEAST_DISTINCT = 0.6, 0.9


@once_for_a_reading
def of_table(reading: Reading, table_id: int) -> tuple[Records, ...]:
    """The records of a table: its rows as members, then its columns; none where it has no heads or is too large."""
    table = reading.document.blocks[table_id]
    rows = reading.rows(table)
    if not rows or sum(map(len, rows)) > _MOST_CELLS:
        return ()
    grid = _grid(rows)
    width = max((column for _, column in grid), default=-1) + 1
    lines = sorted({row for row, _ in grid})
    headed = {row for row in lines if any(_is_head(reading, grid.get((row, column))) for column in range(width))}
    if not headed or width > _WIDEST or len(headed) == len(lines):
        return ()
    heads = [_head(reading, [grid.get((row, column)) for row in sorted(headed)]) for column in range(width)]
    body = [row for row in lines if row not in headed]
    found = [_by_rows(reading, table, grid, body, heads, group) for group in _groups(heads)]
    merged = _joined_groups([one for one in found if one is not None])
    turned = _by_columns(reading, table, grid, body, heads) if _is_turned(heads, body, merged) else None
    return tuple(one for one in (*merged, turned) if one is not None)


def of_tables(reading: Reading, tables: Sequence[Block]) -> list[Records]:
    """The records of several tables in the document's order; those that go on under the same heads are one."""
    found: list[Records] = []
    for table in tables:
        for one in of_table(reading, table.id):
            before = found[-1] if found else None
            goes_on = before is not None and (before.heads, before.kind) == (one.heads, one.kind)
            if before is not None and goes_on and len(one.heads) > 2 and years_of(before.near) == years_of(one.near):
                members = before.members + one.members
                found[-1] = Records(reading, before.owner, one.kind, members, one.heads, before.near, before.far)
            else:
                found.append(one)
    return found


def _grid(rows: Sequence[Sequence[Block]]) -> dict[tuple[int, int], Block]:
    """Every place of a table with the cell that covers it."""
    grid: dict[tuple[int, int], Block] = {}
    for cells in rows:
        for cell in cells:
            for row in range(cell.row or 0, (cell.row or 0) + min(cell.row_span or 1, _LONGEST_SPAN)):
                for column in range(cell.column or 0, (cell.column or 0) + min(cell.column_span or 1, _WIDEST)):
                    grid.setdefault((row, column), cell)
    return grid


def _is_head(reading: Reading, cell: Block | None) -> bool:
    if cell is None or cell.parent is None:
        return False
    return reading.is_header_row(reading.document.blocks[cell.parent])


def _head(reading: Reading, cells: Sequence[Block | None]) -> str:
    names = (joined(readable(reading.own(cell))) for cell in cells if cell is not None and reading.own(cell).strip())
    return " ".join(dict.fromkeys(names))


def _groups(heads: Sequence[str]) -> list[range]:
    """The columns as groups where the first one comes again: 분기 신고 처리율 분기 신고 처리율."""
    starts = [place for place, head in enumerate(heads) if head and head == heads[0]]
    if len(starts) < 2 or starts[1] < 2:
        return [range(len(heads))]
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(heads)], strict=True)]


def _by_rows(
    reading: Reading,
    table: Block,
    grid: dict[tuple[int, int], Block],
    body: Sequence[int],
    heads: Sequence[str],
    group: range,
) -> Records | None:
    """The rows as members, named by the first column of words that tells them apart."""
    naming = _naming_column(reading, grid, body, heads, group)
    if naming is None:
        return None
    members = []
    for row in body:
        cells = {column: grid[row, column] for column in group if (row, column) in grid}
        name = cells.get(naming)
        if name is None or len({cell.id for cell in cells.values()}) < 2 or is_total(reading.own(name)):
            continue
        if any(is_total(reading.own(cell)) for column, cell in cells.items() if column <= naming):
            continue
        fields = tuple(
            Field(heads[column], cell, readable(reading.own(cell)))
            for column, cell in cells.items()
            if reading.own(cell).strip()
        )
        told = readable(reading.own(name))
        if told:
            members.append(Record(told, name, fields, _span(cells.values(), row)))
    if len(members) < 2:
        return None
    kept = tuple(heads[column] for column in group)
    return Records(
        reading, table, heads[naming], tuple(members), kept, _near(reading, table), far_above(reading, table)
    )


def _span(cells: Iterable[Block], row: int) -> tuple[int, int]:
    """The stretch of a row's own cells, without those that span rows from above."""
    every = list(cells)
    own = [cell for cell in every if cell.row == row] or every
    return min(cell.start for cell in own), max(cell.end for cell in own)


def _joined_groups(found: Sequence[Records]) -> list[Records]:
    """Groups that stand side by side under the same heads, as one."""
    if len(found) < 2 or any(one.heads != found[0].heads for one in found[1:]):
        return list(found)
    first = found[0]
    members = tuple(member for one in found for member in one.members)
    return [Records(first.reading, first.owner, first.kind, members, first.heads, first.near, first.far)]


def _naming_column(
    reading: Reading, grid: dict[tuple[int, int], Block], body: Sequence[int], heads: Sequence[str], group: range
) -> int | None:
    wordy: dict[int, int] = {}
    for column in group:
        texts = [reading.own(grid[row, column]).strip() for row in body if (row, column) in grid]
        told = [text for text in texts if _WORD.search(text) and not _FIGURES.fullmatch(text)]
        if ASIDE.search(heads[column]) or len(told) < _LEAST_WORDY * len(body):
            continue
        wordy[column] = len(set(told))
        if len(set(told)) >= _LEAST_DISTINCT * len(told):
            return column
    return max(wordy, key=lambda column: (wordy[column], column)) if wordy and len(body) > 1 else None


def _is_turned(heads: Sequence[str], body: Sequence[int], by_rows: Sequence[Records]) -> bool:
    """Whether the columns may be members: the first head names no kind of rows, or no rows can be told apart."""
    return len(body) <= _MOST_TURNED and (_BARE.fullmatch(heads[0]) is not None or not by_rows)


def _by_columns(
    reading: Reading,
    table: Block,
    grid: dict[tuple[int, int], Block],
    body: Sequence[int],
    heads: Sequence[str],
) -> Records | None:
    """The columns as members where the first column names what is said of them: 구분 | 늘솔구 | 여울구."""
    labels = {row: grid[row, 0] for row in body if (row, 0) in grid and reading.own(grid[row, 0]).strip()}
    if not labels or len(set(heads[1:])) < len(heads) - 1 or not all(heads[1:]) or len(heads) < 3:
        return None
    members = []
    for column in range(1, len(heads)):
        if is_total(heads[column]) or ASIDE.search(heads[column]):
            continue  # remarks are none of those that stand side by side
        cells = [(row, grid[row, column]) for row in labels if (row, column) in grid]
        fields = tuple(
            Field(joined(readable(reading.own(labels[row]))), cell, readable(reading.own(cell)))
            for row, cell in cells
            if cell.id != labels[row].id and reading.own(cell).strip()
        )
        if fields:
            top = next(grid[row, column] for row in sorted(row for row, _ in grid) if (row, column) in grid)
            members.append(Record(heads[column], top, fields, (top.start, top.end)))
    if len(members) < 2:
        return None
    names = tuple(joined(readable(reading.own(cell))) for cell in labels.values())
    kind = "" if _BARE.fullmatch(heads[0]) else heads[0]  # 가구원 수 | 1인 | 2인
    return Records(reading, table, kind, tuple(members), names, _near(reading, table), far_above(reading, table))


def _near(reading: Reading, table: Block) -> str:
    lead = lead_in(reading.document.blocks, table)
    above = [*reading.captions(table), *([lead] if lead is not None else [])]
    return squeezed(" ".join(map(reading.own, above)))
