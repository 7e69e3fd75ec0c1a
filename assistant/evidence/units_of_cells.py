"""The unit of a table cell: its column's or row's own, a rate's %, what it measures, or the table's only one."""

from assistant.evidence.reading import Reading
from ingest import patterns as re
from ingest.types import Block, BlockKind

_SIGNS = "가-힣㎡㏊㎞㎢㎥㎜㎝㎏㎎℃Ω°a-zA-Z"
_UNIT = rf"(?:[가-힣]{{2,3}} )?(?:달러|유로|위안)|[{_SIGNS}]{{1,5}}(?:/[{_SIGNS}]{{1,3}})?"
_OWN_UNIT = re.compile(rf"\(\s*(?:단위\s*[:：]\s*)?({_UNIT}|%)\s*\)\s*$")
_SPACED = re.compile(r"(?<=[십백천만억조]) (?=[원명톤건])")
_RATE = re.compile(r"[가-힣][율률](?:\*|$|\s)|비중|비율")
# What a name measures, and the units of a unit line that can be its own: 연장, 사업비 under (㎞, 백만원).
_MEASURES = (
    (
        re.compile(
            r"예산|금액|[가-힣]액\*?$|투자|지출|수당|요금|(?:경조|지원|포상|장려|축하)금$|(?:사업|국|시|도|군|구|지방|총)비\*?$"
        ),
        re.compile(r".*원"),
    ),
    (re.compile(r"(?<!공)연장|거리|길이"), re.compile(r"㎞|km|m|미터")),
    (re.compile(r"면적"), re.compile(r"㏊|ha|㎡|㎢|m2")),
    (re.compile(r"인원|인구|[가-힣]자 ?수?\*?$"), re.compile(r"천?명|인")),
    (re.compile(r"건수|신고|처리|승인|접수"), re.compile(r"건")),
    (re.compile(r"점수|배점|만족도"), re.compile(r"점")),
    (re.compile(r"휴가|기간|일수|연차"), re.compile(r"일|개월|시간")),
)
# What opens a row and is as short numbers it: 지적 4.
_NUMBERS_ROW = re.compile(r"\d{1,2}")


def unit_of(reading: Reading, cell: Block) -> str:
    """A cell's unit, or nothing where it can't be told.

    In this order: its column's or row's own (투자액(억원)), a rate's %, the row's 단위 cell, what column or row
    measure, the table's only unit.
    """
    blocks = reading.document.blocks
    columns = [reading.own(blocks[header]) for header in cell.headers if blocks[header].parent != cell.parent]
    rows = [reading.own(blocks[header]) for header in cell.headers if blocks[header].parent == cell.parent]
    own = next(filter(None, map(_OWN_UNIT.search, columns + rows)), None)
    if own is not None:
        return own[1]
    unit_cell = reading.unit_cell(cell)
    if unit_cell is not None and not any(map(_RATE.search, columns)):
        return reading.own(unit_cell).strip()
    units = [unit for unit in map(_unspaced, _units(reading, cell)) if re.fullmatch(_UNIT, unit)]
    for name in columns + rows:
        if _RATE.search(name):
            return "%"
        measured = next((fits for measure, fits in _MEASURES if measure.search(name)), None)
        if measured is not None and (name in columns or len(units) > 1):
            return next(filter(measured.fullmatch, units), "")
    if cell.column == 0 and not rows and _NUMBERS_ROW.fullmatch(reading.own(cell).strip()):
        return ""
    return units[0].rpartition(" ")[2] if len(units) == 1 else ""  # 미국 달러; 명, 연말 기준


def _unspaced(unit: str) -> str:
    """A unit of money or people without the blank within: 백만 원."""
    return _SPACED.sub("", unit)


def is_measure(name: str) -> bool:
    """Whether the name of a row or column says what is measured: 연장, 사업비, 집행률."""
    return _RATE.search(name) is not None or any(measure.search(name) for measure, _ in _MEASURES)


def _units(reading: Reading, cell: Block) -> list[str]:
    table = reading.table_of(cell)
    return [part.strip() for part in (reading.unit(table) if table else "").split(",")]


def share_unit(reading: Reading, cell: Block) -> str:
    """The unit of the number in brackets: 비중% of (억원, 비중%)."""
    return next((unit for unit in _units(reading, cell)[1:] if "%" in unit), "")


def cells_of(reading: Reading, row: Block) -> list[Block]:
    """The cells of a row."""
    cells = []
    blocks = reading.document.blocks
    for place in range(row.id + 1, len(blocks)):
        block = blocks[place]
        if block.start >= row.end:
            break
        if block.kind is BlockKind.CELL and block.parent == row.id:
            cells.append(block)
    return cells
