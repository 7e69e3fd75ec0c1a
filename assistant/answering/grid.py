"""A table read as named figures: what each is a figure of, what measures it, its value and its unit.

A table is read both ways: down its columns, where the rows are the things measured, and along its rows, where the
columns are. Knows tables, not questions.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.cells import CellValue, cell_value, is_total
from assistant.answering.wording import joined, readable
from assistant.evidence.reading import Reading, once_for_a_reading
from assistant.evidence.units_of_cells import cells_of
from ingest.types import Block

_MOST_CELLS = 20_000  # a longer table is a sheet of records, whose every cell would be read for one question
_LONGEST_NAME = 60  # more than that is no name


@dataclass(frozen=True, slots=True)
class Label:
    """A cell that names its row, with what its column calls such names: 국토교통부, a 부처명."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell with a figure: the labels of its row from the left, the names above it, and what it says."""

    cell: Block
    labels: tuple[Label, ...]
    column: str
    read: CellValue


@dataclass(frozen=True, slots=True)
class Member:
    """One of the things that a series measures; ``total`` when it sums up the others."""

    name: str
    entry: Entry
    total: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one measure, one for each member: the 투자계획 of every 부처명.

    ``kind`` is what the members are, as the table calls them, or empty. ``across`` says that they stand in columns.
    """

    reading: Reading
    table: Block
    measure: str
    kind: str
    members: tuple[Member, ...]
    across: bool = False


@once_for_a_reading
def series_of(reading: Reading, table_id: int) -> tuple[Series, ...]:
    """The series of a table, those down its columns first; none where it is too long to be read for one question."""
    table = reading.document.blocks[table_id]
    rows = reading.rows(table)
    if sum(map(len, rows)) > _MOST_CELLS:
        return ()
    entries = [entry for row in rows for cell in row if (entry := _entry(reading, cell)) is not None]
    return (*_down(reading, table, entries), *_along(reading, table, entries))


def _entry(reading: Reading, cell: Block) -> Entry | None:
    """A cell as an entry; None where it has no figure or nothing names it."""
    blocks = reading.document.blocks
    rows = [blocks[header] for header in cell.headers if _beside(blocks[header], cell)]
    columns = [blocks[header] for header in cell.headers if not _beside(blocks[header], cell)]
    if not cell.headers or reading.is_header_row(blocks[cell.parent or 0]):
        return None
    read = cell_value(reading, cell)
    if read.value is None:
        return None
    span = cell.row_span or 1
    labels = [_label(reading, row) for row in rows if (row.row_span or 1) >= span and _names(reading, row)]
    column = " ".join(dict.fromkeys(readable(reading.own(one)) for one in columns))
    if not labels and not column:
        return None
    return Entry(cell, tuple(labels), joined(column), read)


def _beside(header: Block, cell: Block) -> bool:
    """Whether a header names a cell's row: it stands in it, or spans it from above and from the left."""
    first = header.row or 0
    spans = first <= (cell.row or 0) < first + (header.row_span or 1)
    return header.parent == cell.parent or (spans and (header.column or 0) < (cell.column or 0))


def _names(reading: Reading, cell: Block) -> bool:
    text = reading.own(cell).strip()
    return 0 < len(text) <= _LONGEST_NAME and not _is_number(text)


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "").isdecimal()


def _label(reading: Reading, cell: Block) -> Label:
    blocks = reading.document.blocks
    above = [readable(reading.own(blocks[head])) for head in cell.headers if not _beside(blocks[head], cell)]
    return Label(joined(readable(reading.own(cell))), joined(above[-1]) if above else "")


def _down(reading: Reading, table: Block, entries: Sequence[Entry]) -> list[Series]:
    """A series for each column name, its members named by the label that tells its rows apart."""
    columns: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.labels and entry.column:
            columns.setdefault(entry.column, []).append(entry)
    found = []
    for column, alike in columns.items():
        level = _telling_level(alike)
        if level is None:
            whole = [_words_before(reading, entry.cell) for entry in alike]
            if len(set(whole)) < len(whole):
                continue
            members = tuple(_member(name, entry) for name, entry in zip(whole, alike, strict=True))
            found.append(Series(reading, table, column, alike[0].labels[0].kind, members))  # 장롱 폭 1m 이상
            continue
        kind = next((entry.labels[level].kind for entry in alike if len(entry.labels) > level), "")
        members = tuple(_member(entry.labels[min(level, len(entry.labels) - 1)].text, entry) for entry in alike)
        found.append(Series(reading, table, column, kind, members))
    return found


def _words_before(reading: Reading, cell: Block) -> str:
    """The words of a row before one of its cells, where no label alone tells the rows apart: 장롱 폭 1m 이상."""
    row = reading.document.blocks[cell.parent or 0]
    before = (readable(reading.own(one)) for one in cells_of(reading, row) if one.id < cell.id)
    return " ".join(words for words in before if words and len(words) <= _LONGEST_NAME and not _is_number(words))


def _telling_level(entries: Sequence[Entry]) -> int | None:
    """Which label is another one in every row, the last if several are; None where none is."""
    deepest = max(len(entry.labels) for entry in entries)
    for level in reversed(range(deepest)):
        names = [entry.labels[min(level, len(entry.labels) - 1)].text for entry in entries]
        if len(set(names)) == len(names):
            return level
    return None


def _along(reading: Reading, table: Block, entries: Sequence[Entry]) -> list[Series]:
    """A series for each row whose columns have names of their own."""
    rows: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        if entry.column:
            rows.setdefault(tuple(label.text for label in entry.labels), []).append(entry)
    found = []
    for labels, alike in rows.items():
        names = [entry.column for entry in alike]
        if len(alike) > 1 and len(set(names)) == len(names):
            members = tuple(_member(entry.column, entry) for entry in alike)
            found.append(Series(reading, table, labels[-1] if labels else "", "", members, across=True))
    return found


def _member(name: str, entry: Entry) -> Member:
    total = is_total(name) or any(is_total(label.text) for label in entry.labels)
    return Member(name, entry, total)
