"""Table cells said in words: 2022년 국토교통부의 투자실적은 5,411.81억원(비중 15.66%)입니다."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, takewhile

from assistant.answering.figure_names import ASIDE, is_state, named_by, named_in, with_year
from assistant.answering.wording import as_statement, closed, joined, readable
from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import Reading, once_for_a_reading
from assistant.evidence.units_of_cells import cells_of, share_unit, unit_of
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import FigureKind
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import Block, BlockKind

_NUMBER = re.compile(r"^(?P<sign>[△▲+\-])?\s*(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<rest>.*)$", re.S)
_SHARE = re.compile(r"^\s*\(\s*(?P<share>[△▲+\-]?\d[\d,.]*)\s*%?\s*\)\s*$")
_SHARE_BEHIND = re.compile(r"\((?:비중 )?(?P<share>\d[\d.,]*)%?\)$")
_BESIDE = re.compile(r"위치|장소|사무실|모델|규격")
_WORD = re.compile(r"[가-힣A-Za-z0-9]+")
_MEASURED = frozenset(
    {FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.PERCENT, FigureKind.PERCENT_POINT, FigureKind.NUMBER}
)
# Columns whose digits are no amount.
_CODE_NAME = re.compile(
    r"번호|코드|순번|연번|일자|날짜|일시|연월일|(?<![A-Za-z])(?:ID|No)(?![A-Za-z])|아이디|전화|팩스", re.I
)
_LONG_NUMBER = re.compile(r"[1-9]\d{4,}(?:\.\d+)?")
_THOUSANDS = re.compile(r"[1-9]\d{3}")
_DAY = re.compile(r"(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d")
# A bracket that runs on longer is cut where the part ends.
_REST_OF_BRACKET = 60
# A cell of this many blanks is more than a value.
_WORDY = 3
# A row with a label and two figures or more is said as a sentence about what the label names.
_MANY_ROWS = 12
_LEAST_PARTS = 3
_LABEL = re.compile(r"(?!\d)\W{0,2}\w.{0,38}")
# What sums up its neighbours, or is their mean; 총 길이 is one of them.
_SUM = re.compile(r"합\s*계|소\s*계|총\s*계|총합|^\W*(?:계|전체|평균)\W*$")


@dataclass(frozen=True, slots=True)
class CellValue:
    """A cell's leading number, the number in brackets behind it, and the words around them."""

    text: str
    value: Decimal | None
    said: str
    unit: str = ""


def cell_value(reading: Reading, cell: Block) -> CellValue:
    """Read a cell with its table's unit line: 5,411.81 (15.66) under (억원, 비중%) is 5,411.81억원(비중 15.66%)."""
    text = readable(reading.own(cell))
    match = _NUMBER.match(text)
    if match is None:
        return CellValue(text, None, text)
    unit = unit_of(reading, cell)
    code = any(_CODE_NAME.search(reading.own(reading.document.blocks[header])) for header in cell.headers)
    digits = match["digits"] if code else with_commas(match["digits"])
    if unit == "원" and _THOUSANDS.fullmatch(digits):
        digits = f"{digits[0]},{digits[1:]}"  # four digits alone may be a year
    said = _said(match, digits, unit, share_unit(reading, cell))
    sign = -1 if match["sign"] in ("△", "▲", "-") else 1
    if match["rest"].strip() and not _SHARE.match(match["rest"]):
        written = text[match.start("digits") :]
        figure = next(iter(parse_figures(written)), None)
        if figure is None or figure.start or figure.kind not in _MEASURED:
            return CellValue(text, None, said)  # 2. 5.(수) 14:00 is no number
        return CellValue(text, sign * figure.value, said, figure.unit)
    return CellValue(text, sign * Decimal(match["digits"].replace(",", "")), said, unit)


def _said(match: re.Match[str], digits: str, unit: str, share_unit: str) -> str:
    number = f"{match['sign'] or ''}{digits}"
    rest = match["rest"]
    share = _SHARE.match(rest)
    if share is None:
        return f"{number}{unit}" if not rest.strip() else f"{number}{rest}"
    label = share_unit.rstrip("%").strip()
    percent = "%" if share_unit.endswith("%") else ""
    return f"{number}{unit}({f'{label} ' if label else ''}{share['share']}{percent})"


def with_commas(digits: str) -> str:
    """Digits as they are read in Korean, as sheets hold them without: 3,293,362. A day such as 20181108 stays."""
    if _LONG_NUMBER.fullmatch(digits) is None or _DAY.fullmatch(digits):
        return digits
    whole, point, rest = digits.partition(".")
    return f"{int(whole):,}{point}{rest}"


def names_of(reading: Reading, cell: Block) -> tuple[str, str]:
    """The row's and the column's name of a cell, either of them possibly empty.

    Where several cells name the row (분야, 세부사업, 담당 부서), the last one that names a matter says most.
    """
    blocks = reading.document.blocks
    row = column = ""
    beside = [header for header in cell.headers if blocks[header].parent == cell.parent]
    further = [readable(reading.own(label)) for label in reading.further_labels(cell)]
    wide = [header for header in beside if (blocks[header].row_span or 1) >= (cell.row_span or 1)]
    for header in cell.headers:
        name = readable(reading.called(blocks[header]))
        if blocks[header].parent == cell.parent:
            if wide and header not in wide:
                continue  # a value that spans rows is of what spans them, too
            if row and any(_BESIDE.search(reading.own(blocks[head])) for head in blocks[header].headers):
                continue  # 본사 3층: where a thing stands is not what it is called
            measured = _NUMBER.match(reading.own(cell)) is not None
            row = (_closest_name(reading, blocks[header], cell) if measured else "") or _told_apart(reading, header)
        elif _reaches(blocks[header], cell):
            row = row or name  # a label of the head's row that spans the rows below: 담당 | 부서 | 성명
        elif _names_columns(reading, blocks[header]):
            column = "" if _is_title(reading, blocks[header], cell) else name
    if further and column and _is_of_every_row(reading, cell):
        return "", joined(column)
    return _of_all(joined(row), further), joined(column)


def _is_of_every_row(reading: Reading, cell: Block) -> bool:
    """Whether a cell reaches from the first row below the names of the columns down to the last one."""
    table = reading.table_of(cell)
    rows = [row.row for row in reading.value_rows(table) if row.row is not None] if table is not None else []
    return bool(rows) and cell.row == rows[0] and cell.row + (cell.row_span or 1) > rows[-1]


def _of_all(row: str, further: Sequence[str]) -> str:
    """The name of a cell that reaches down over several rows: 3월·4월·5월."""
    return "·".join([row, *further]) if row and len(further) < _MANY_ROWS else row


def _reaches(header: Block, cell: Block) -> bool:
    """Whether a cell of a row above stands in a cell's row, too, left of it."""
    if header.row is None or cell.row is None or header.column is None or cell.column is None:
        return False
    return header.column < cell.column and header.row + (header.row_span or 1) > cell.row


def _is_title(reading: Reading, header: Block, cell: Block) -> bool:
    """Whether a header is the title of all that is below it, where a label names the cell: alone in its row."""
    blocks = reading.document.blocks
    alone = header.parent is not None and len(cells_of(reading, blocks[header.parent])) == 1
    return alone and header.column != cell.column and any(blocks[each].parent == cell.parent for each in cell.headers)


def _told_apart(reading: Reading, header: int) -> str:
    """The name of a row; a number with the name of its column: 값 9."""
    blocks = reading.document.blocks
    label = blocks[header]
    name = readable(reading.own(label))
    if name.isdecimal():
        above = [readable(reading.own(blocks[head])) for head in label.headers if blocks[head].parent != label.parent]
        return f"{above[-1]} {name}" if above and not ASIDE.search(above[-1]) else name
    return name


def _names_columns(reading: Reading, header: Block) -> bool:
    return header.parent is not None and reading.is_header_row(reading.document.blocks[header.parent])


def _closest_name(reading: Reading, label: Block, cell: Block) -> str:
    """The last cell of words from the row's label on, before a number; offices, units and remarks left out.

    Nothing where no other row has that label: it is what the row is called by.
    """
    blocks = reading.document.blocks
    name = ""
    if not _names_several(reading, label):
        return name
    for other in cells_of(reading, blocks[label.parent]) if label.parent is not None else ():
        if other.id < label.id:
            continue
        if other.id == cell.id or _NUMBER.match(reading.own(other)):
            break
        narrow = (other.row_span or 1) < (label.row_span or 1)
        if not (narrow or _is_aside(reading, other)) and _WORD.search(
            reading.own(other)
        ):  # ○ in a list of attendance names nothing
            name = readable(reading.own(other))
    return name


def _is_aside(reading: Reading, cell: Block) -> bool:
    """Whether a cell says something beside the matter of its row: an office, a unit, a place."""
    return any(ASIDE.search(reading.own(reading.document.blocks[head])) for head in cell.headers)


def without_share(said: str) -> str:
    """A figure without the share in brackets behind it: 87.81억원 of 87.81억원(비중 0.25%)."""
    return _SHARE_BEHIND.sub("", said)


def share_of(said: str) -> str:
    """The share in brackets behind a figure, as 0.25%, or nothing."""
    found = _SHARE_BEHIND.search(said)
    return f"{found['share']}%" if found is not None else ""


def figure_name(reading: Reading, cell: Block) -> str:
    """What a figure is of: 늘솔구의 연장, 국비의 금액."""
    return named_in(reading, reading.table_of(cell), *names_of(reading, cell))


def statement(candidate: Candidate, *, of_year: bool) -> str:
    """Say one cell in a sentence; ``of_year`` puts its year in front. Words of some length follow a colon."""
    reading, cell = candidate.reading, candidate.block
    value = cell_value(reading, cell)
    names = names_of(reading, cell)
    name = figure_name(reading, cell) if value.value is not None else named_by(*names, number=False)
    year = next(iter(candidate.years or candidate.standing_years), None)
    if of_year and year is not None and str(year) not in name and f"'{year % 100:02}" not in name:
        name = f"{year}년 {name}"
    said, name = joined(value.said), name.replace(f"({value.unit})", "") if value.unit else name
    if not name:
        return as_statement(said)
    if not _WORD.search(said):
        return f"{with_particle(name, '은/는')} 표에 '{said}'로 적혀 있습니다."
    if is_state(said):
        return f"{with_particle(name, '은/는')} ‘{said}’입니다."
    if said.count(" ") >= _WORDY:
        return as_statement(f"{name}: {said}")
    return f"{with_particle(name, '은/는')} {closed(said)}입니다."


def row_statement(candidate: Candidate, asked: str = "") -> str:
    """Say a whole row: a sentence about what names it where every other column has a name, else its cells.

    The first cell names it unless it is one of a kind that several rows share (분야); then that by which its last one
    is called.

    Of label–value groups that stand side by side in one row, only those are said whose label the question names.
    """
    reading, row = candidate.reading, candidate.block
    unit = reading.unit_cell(row)
    cells = [cell for cell in named_group(reading, cells_of(reading, row), asked) if cell != unit]
    columns = [with_year(names_of(reading, cell)[1]) for cell in cells]
    values = [joined(cell_value(reading, cell).said) for cell in cells]
    parts = [
        f"{column} {value}" if column and column != value else value
        for column, value in zip(columns, values, strict=True)
    ]
    named = all(columns[1:]) and len(set(columns)) == len(columns)
    if not named or len(parts) < _LEAST_PARTS or not _LABEL.fullmatch(values[0]):
        return f"{' · '.join(parts)}."
    name = names_of(reading, cells[-1])[0] if _names_several(reading, cells[0]) else ""
    subject = next((place for place, value in enumerate(values) if joined(value) == name), 0)
    others = [f"{columns[0]} {values[0]}", *parts[1:]] if columns[0] and subject else parts
    del others[subject]
    return _closed_noun(f"{with_particle(joined(values[subject]), '은/는')} {', '.join(others)}")


def _names_several(reading: Reading, cell: Block) -> bool:
    """Whether another row of the table has the same words in the cell's column."""
    table = reading.table_of(cell)
    return table is not None and _in_column(reading, table.id, cell.column)[reading.own(cell)] > 1


@once_for_a_reading
def _in_column(reading: Reading, table_id: int, column: int | None) -> Counter[str]:
    """How often each text stands in a table's column."""
    table = reading.document.blocks[table_id]
    inside = takewhile(lambda one: one.start < table.end, reading.document.blocks[table_id + 1 :])
    return Counter(reading.own(one) for one in inside if one.kind is BlockKind.CELL and one.column == column)


def _closed_noun(text: str) -> str:
    """A sentence of cells: closed with 입니다 behind a noun, as it is spoken behind a verb: 포함하지 않습니다."""
    said = as_statement(text)
    return said if said.endswith(("다.", "요.", "?", "!")) else f"{closed(said)}입니다."


def named_group(reading: Reading, cells: Sequence[Block], asked: str) -> Sequence[Block]:
    """The group whose label the question names, where the first column comes again: 분기 … 분기 …; else all cells."""
    columns = [names_of(reading, cell)[1] for cell in cells]
    starts = [place for place, column in enumerate(columns) if column and column == columns[0]]
    groups = [cells[start:end] for start, end in pairwise([*starts, len(cells)])]
    named = [group for group in groups if _shares_word(readable(reading.own(group[0])), asked)]
    return named[0] if len(named) == 1 and len(groups) > 1 else cells


def _shares_word(label: str, asked: str) -> bool:
    return any(len(word) > 1 and word in asked for word in _WORD.findall(label))


def cited_span(candidate: Candidate) -> tuple[int, int]:
    """A cell with the label right before it in its row, so that the quotation can stand alone; no bracket left open."""
    reading, cell = candidate.reading, candidate.block
    if cell.kind is not BlockKind.CELL:
        return _with_brackets_closed(reading.document.text, *(candidate.cited or (candidate.start, candidate.end)))
    blocks = reading.document.blocks
    for header in cell.headers:
        if blocks[header].parent == cell.parent and blocks[header].end <= cell.start:
            return blocks[header].start, cell.end
    return cell.start, cell.end


def _with_brackets_closed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span up to the end of the bracket that it leaves open: (‘23년 9개 → ‘24년 13개) for (‘23년 9개."""
    opened = text.rfind("(", start, end)
    if opened < 0 or text.find(")", opened, end) >= 0:
        return start, end
    closed_at = text.find(")", end, end + _REST_OF_BRACKET)
    between = text[end:closed_at] if closed_at >= 0 else "\n"
    return start, end if "\n" in between or "(" in between else closed_at + 1


def is_total(name: str) -> bool:
    """Whether a row or column sums up others: 합계, 소 계, 총계."""
    return _SUM.search(name) is not None
