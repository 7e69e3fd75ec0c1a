"""Table cells said in words: 2022년 국토교통부의 투자실적은 5,411.81억원(비중 15.66%)입니다."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from assistant.candidates import Candidate
from assistant.reading import Reading
from assistant.units_of_cells import cells_of, share_unit, unit_of
from assistant.wording import readable, with_particle
from ingest.types import Block, BlockKind

_NUMBER = re.compile(r"^(?P<sign>[△▲+\-])?\s*(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<rest>.*)$", re.S)
_SHARE = re.compile(r"^\s*\(\s*(?P<share>[△▲+\-]?\d[\d,.]*)\s*%?\s*\)\s*$")
_ASIDE = re.compile(r"부서|단위|비고|번호|기관")
_TOTAL = re.compile(r"합\s*계|소\s*계|총\s*계|^\s*계\s*$|^총")


@dataclass(frozen=True, slots=True)
class CellValue:
    """A cell's leading number, the number in brackets behind it, and the words around them."""

    text: str
    value: Decimal | None
    said: str


def cell_value(reading: Reading, cell: Block) -> CellValue:
    """Read a cell with its table's unit line: 5,411.81 (15.66) under (억원, 비중%) is 5,411.81억원(비중 15.66%)."""
    text = readable(reading.own(cell))
    match = _NUMBER.match(text)
    if match is None:
        return CellValue(text, None, text)
    try:
        value = Decimal(match["digits"].replace(",", "")) * (-1 if match["sign"] in ("△", "▲", "-") else 1)
    except InvalidOperation:
        return CellValue(text, None, text)
    return CellValue(text, value, _said(match, unit_of(reading, cell), share_unit(reading, cell)))


def _said(match: re.Match[str], unit: str, share_unit: str) -> str:
    number = f"{match['sign'] or ''}{match['digits']}"
    rest = match["rest"]
    share = _SHARE.match(rest)
    if share is None:
        return f"{number}{unit}" if not rest.strip() else f"{number}{rest}"
    label = share_unit.rstrip("%").strip()
    percent = "%" if share_unit.endswith("%") else ""
    return f"{number}{unit}({f'{label} ' if label else ''}{share['share']}{percent})"


def names_of(reading: Reading, cell: Block) -> tuple[str, str]:
    """The row's and the column's name of a cell, either of them possibly empty.

    Where several cells name the row (분야, 세부사업, 담당 부서), the last one that names a matter says most.
    """
    blocks = reading.document.blocks
    row = column = ""
    for header in cell.headers:
        name = readable(reading.own(blocks[header]))
        if blocks[header].parent == cell.parent:
            row = _closest_name(reading, blocks[header], cell) or name
        else:
            column = name
    return row, column


def _closest_name(reading: Reading, label: Block, cell: Block) -> str:
    """The last cell of words from the row's label on, before a number; offices, units and remarks left out."""
    blocks = reading.document.blocks
    name = ""
    for other in cells_of(reading, blocks[label.parent]) if label.parent is not None else ():
        if other.id < label.id:
            continue
        if other.id == cell.id or _NUMBER.match(reading.own(other)):
            break
        if not any(_ASIDE.search(reading.own(blocks[head])) for head in other.headers):
            name = readable(reading.own(other))
    return name


def statement(candidate: Candidate, *, of_year: bool) -> str:
    """Say one cell in a sentence; ``of_year`` puts its year in front."""
    reading, cell = candidate.reading, candidate.block
    row, column = names_of(reading, cell)
    name = f"{row}의 {column}" if row and column else row or column
    year = next(iter(candidate.years or candidate.standing_years), None)
    if of_year and year is not None and str(year) not in name and f"'{year % 100}" not in name:
        name = f"{year}년 {name}"
    return f"{with_particle(name, '은/는')} {cell_value(reading, cell).said}입니다."


def row_statement(candidate: Candidate) -> str:
    """Say a whole row: its cells with their column names."""
    reading, row = candidate.reading, candidate.block
    parts = []
    for cell in cells_of(reading, row):
        _, column = names_of(reading, cell)
        value = cell_value(reading, cell).said
        parts.append(f"{column} {value}" if column and column != value else value)
    return " · ".join(parts)


def cited_span(candidate: Candidate) -> tuple[int, int]:
    """A cell with the label right before it in its row, so that the quotation can stand alone."""
    reading, cell = candidate.reading, candidate.block
    if cell.kind is not BlockKind.CELL:
        return candidate.start, candidate.end
    blocks = reading.document.blocks
    for header in cell.headers:
        if blocks[header].parent == cell.parent and blocks[header].end <= cell.start:
            return blocks[header].start, cell.end
    return cell.start, cell.end


def extreme(candidate: Candidate, *, largest: bool) -> Block | None:
    """The cell with the largest or smallest number among those named like the candidate's; totals don't count."""
    reading = candidate.reading
    table = reading.table_of(candidate.block)
    if table is None:
        return None
    _, column = names_of(reading, candidate.block)
    best: tuple[Decimal, Block] | None = None
    for cell in (cell for row in reading.rows(table) for cell in row):
        row_name, other_column = names_of(reading, cell)
        value = cell_value(reading, cell).value
        if value is None or not row_name or other_column != column or _TOTAL.search(row_name):
            continue
        if best is None or (value > best[0] if largest else value < best[0]):
            best = (value, cell)
    return best[1] if best else None
