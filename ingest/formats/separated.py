"""Separated values (.csv, .tsv) as blocks over the file's own text: tables, the lines above them, remarks below.

The text stays as it is, so that a cell's span is what stands between its quotes, doubled quotes as written. Knows
delimiters and quotes (RFC 4180); what names a cell is for ``ingest.labels``.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ingest import patterns as re
from ingest.blocks import Blocks, Line
from ingest.errors import IngestError
from ingest.labels import Grid, names_of_cells
from ingest.limits import Limits
from ingest.plain import read_blocks as read_plain
from ingest.tables import Cell, Row
from ingest.types import Block, BlockKind

_DELIMITERS = ",\t;|"
_DIRECTIVE = re.compile(r"sep=(.)(?:\n|\Z)", re.I)  # Excel's own first line
_SAMPLE = 200  # records that tell the delimiter
# A quote that is never closed, or closed many lines below, is a sign of its own: inches, a quotation.
_LONGEST_QUOTED = 131_072
_MOST_LINES_QUOTED = 100
_REMARK = re.compile(r"\s*(?:[※*]|주\s?\d*[):]|\(?(?:출처|자료|비고)\s*[:：])")
_MOST_CAPTIONS = 4
_DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class _Field:
    """A field with words in it: their span, and its column from 0."""

    start: int
    end: int
    column: int


@dataclass(frozen=True, slots=True)
class _Record:
    """One record: its span, its fields with words, and how many fields there are with the empty ones."""

    start: int
    end: int
    fields: tuple[_Field, ...]
    width: int


def read_blocks(text: str, limits: Limits = _DEFAULT) -> tuple[Block, ...]:
    """Read separated values in reading order; a text without a delimiter is read as plain text.

    Raises:
        IngestError: more cells or columns than ``limits`` allow.
    """
    delimiter, start = _delimiter(text)
    if not delimiter:
        return read_plain(text)
    blocks = Blocks()
    section: list[_Record] = []
    cells = 0
    for record in _records(text, start, delimiter):
        cells += len(record.fields)
        if record.width > limits.columns or cells > limits.cells:
            raise _too_large(record.width, limits)
        if record.fields:
            section.append(record)
        else:
            _add_section(blocks, text, section)
            section = []
    _add_section(blocks, text, section)
    return blocks.all()


def _too_large(width: int, limits: Limits) -> IngestError:
    if width > limits.columns:
        return IngestError(f"열이 너무 많은 표입니다({width:,}열).", f"{limits.columns:,}열 이하로 나누어 넣어 주세요.")
    return IngestError(f"칸이 {limits.cells:,}개보다 많은 표입니다.", "파일을 나누어 넣어 주세요.")


def _delimiter(text: str) -> tuple[str, int]:
    """The delimiter and where the records start: it gives the most records the same number of fields above one."""
    directive = _DIRECTIVE.match(text)
    if directive is not None:
        return directive[1], directive.end()
    best, most = "", (0.0, 0)
    for delimiter in _DELIMITERS:
        records = islice((record for record in _records(text, 0, delimiter) if record.fields), _SAMPLE)
        widths = Counter(record.width for record in records)
        width, count = max(widths.items(), key=lambda pair: (pair[1] if pair[0] > 1 else 0, pair[0]), default=(1, 0))
        if width > 1 and (score := (round(count / widths.total(), 1), width)) > most:
            best, most = delimiter, score
    return best, 0


def _records(text: str, start: int, delimiter: str) -> Iterator[_Record]:
    sign = re.escape(delimiter)
    quoted = re.compile(rf' *+"((?:[^"]++|"")*+)" *+(?={sign}|\n|\Z)')
    plain = re.compile(rf"[^{sign}\n]*+")
    fields: list[_Field] = []
    first, at, column = start, start, 0
    while at <= len(text):
        found = quoted.match(text, at)
        if found is None or not _is_one_cell(found[1]):
            found = plain.match(text, at)
        if found is None:  # can't be: it matches nothing at all
            return
        field = _words(text, *found.span(found.re.groups), column)
        if field is not None:
            fields.append(field)
        at, column = found.end() + 1, column + 1
        if found.end() == len(text) or text[found.end()] == "\n":
            yield _Record(first, found.end(), tuple(fields), column)
            fields, first, column = [], at, 0


def _is_one_cell(quoted: str) -> bool:
    return len(quoted) <= _LONGEST_QUOTED and quoted.count("\n") < _MOST_LINES_QUOTED


def _words(text: str, start: int, end: int, column: int) -> _Field | None:
    written = text[start:end]
    words = written.strip()
    if not words:
        return None
    start += len(written) - len(written.lstrip())
    return _Field(start, start + len(words), column)


def _add_section(blocks: Blocks, text: str, section: Sequence[_Record]) -> None:
    """Add records between empty ones: lone fields above are captions, remarks below paragraphs, the rest a table."""
    first = next((at for at, record in enumerate(section) if len(record.fields) > 1), len(section))
    last = len(section)
    while last > first and _is_remark(text, section[last - 1]):
        last -= 1
    if first == len(section):  # no table at all
        first = last = 0
    captions = section[max(0, first - _MOST_CAPTIONS) : first]
    for record in section[: first - len(captions)]:
        _add_line(blocks, text, record.fields[0])
    table = len(blocks) + len(captions)
    for record in captions:
        _add_line(blocks, text, record.fields[0], BlockKind.CAPTION, table)
    if first < last:
        blocks.add_table(_rows(text, section[first:last]), None)
    for record in section[last:]:
        _add_line(blocks, text, record.fields[0])


def _is_remark(text: str, record: _Record) -> bool:
    field = record.fields[0]
    return len(record.fields) == 1 and _REMARK.match(text, field.start, field.end) is not None


def _add_line(
    blocks: Blocks, text: str, field: _Field, kind: BlockKind = BlockKind.PARAGRAPH, parent: int | None = None
) -> None:
    blocks.add(kind, Line(field.start, text[field.start : field.end]), field.end, 0, parent=parent)


def _rows(text: str, records: Sequence[_Record]) -> tuple[Row, ...]:
    grid: Grid = [{field.column: text[field.start : field.end] for field in record.fields} for record in records]
    heads, names = names_of_cells(grid)
    rows = []
    for number, record in enumerate(records):
        cells = tuple(
            Cell(field.start, field.end, number, field.column, names.get((number, field.column), ()))
            for field in record.fields
        )
        line = text[record.start : record.end]
        start = record.start + len(line) - len(line.lstrip())
        rows.append(Row(start, record.start + len(line.rstrip()), number < heads, cells))
    return tuple(rows)
