"""The unit of a table cell: its column's or row's own, a rate's %, or the table's only one."""

import re

from assistant.reading import Reading
from ingest.types import Block, BlockKind

_OWN_UNIT = re.compile(r"\(\s*(?:단위\s*[:：]\s*)?([가-힣㎡㏊㎞%a-zA-Z]{1,5})\s*\)\s*$")
_RATE = re.compile(r"[가-힣][율률](?:\*|$|\s)|비중|비율")


def unit_of(reading: Reading, cell: Block) -> str:
    """A cell's unit: its row's or column's own (투자액(억원), 증감률), the row's 단위 cell, or the table's only one."""
    names = [reading.own(reading.document.blocks[header]) for header in cell.headers]
    for name in names:
        own = _OWN_UNIT.search(name)
        if own:
            return own[1]
        if _RATE.search(name):
            return "%"
    row = reading.document.blocks[cell.parent] if cell.parent is not None else None
    for other in cells_of(reading, row) if row is not None else ():
        if any(reading.own(reading.document.blocks[header]).replace(" ", "") == "단위" for header in other.headers):
            return reading.own(other).strip()
    units = [unit for unit in _units(reading, cell) if "%" not in unit]
    return units[0] if len(units) == 1 and re.fullmatch(r"[가-힣㎡㏊㎞a-zA-Z]{1,5}", units[0]) else ""


def _units(reading: Reading, cell: Block) -> list[str]:
    table = reading.table_of(cell)
    return [part.strip() for part in (reading.unit(table) if table else "").split(",")]


def share_unit(reading: Reading, cell: Block) -> str:
    """The unit of the number in brackets: 비중% of (억원, 비중%)."""
    return next((unit for unit in _units(reading, cell)[1:] if "%" in unit), "")


def cells_of(reading: Reading, row: Block) -> list[Block]:
    """The cells of a row."""
    blocks = reading.document.blocks
    cells = []
    for block in blocks[row.id + 1 :]:
        if block.kind is not BlockKind.CELL or block.parent != row.id:
            break
        cells.append(block)
    return cells
