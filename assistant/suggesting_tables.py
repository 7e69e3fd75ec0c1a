"""Questions that the table around a cited cell answers: another row in the question's words, another figure beside."""

from collections.abc import Iterator
from itertools import zip_longest

from assistant.answering.cells import cell_value, names_of
from assistant.answering.figure_names import named_in
from assistant.evidence.reading import Reading, squeezed
from assistant.evidence.units_of_cells import unit_of
from assistant.suggesting_ideas import Idea, Turn, counts, how_much, name_of
from assistant.suggesting_swaps import renamed
from assistant.understanding.question import years_of
from ingest import patterns as re
from ingest.names import Names
from ingest.types import Block, BlockKind

_ROWS, _COLUMNS, _NEAR, _CELLS = 3, 2, 60, 120
_LEADING_FIGURE = re.compile(r"\d[\d.]*")
# What a figure without a unit may be of, so that 얼마인가요 asks for it.
_MEASURE = re.compile(
    r"(?:[액비율률]|예산|금액|인구|인원|[점건]수|면적|길이|중량|무게|높이|직경|연장|추경|실적|목표|계획|단가|배점|평점|가격|요금|정원|소계)$",
    re.MULTILINE,
)


def of_other_rows(reading: Reading, cited: Block, question: str, names: Names) -> Iterator[Idea]:
    """The same of the rows next to the cited one, and what else the table says of the cited row."""
    cell = _figure_cell(reading, cited, question)
    table = reading.table_of(cell) if cell is not None else None
    if cell is None or table is None:
        return
    row, column = names_of(reading, cell)
    cells = _figures_near(reading, table, cell.id)
    for other in _next_to(cell, [one for one in cells if one.column == cell.column]):
        other_row, other_column = names_of(reading, other)
        name = name_of(other_row)
        if name and other_column == column and (changed := renamed(question, _forms(row, names), name)):
            yield _of(reading, other, changed, Turn.ROW)
    beside = [one for one in cells if one.parent == cell.parent and one.id != cell.id]
    for other in beside[:_COLUMNS]:
        yield from _of_cell(reading, other, Turn.BESIDE)


def _figures_near(reading: Reading, table: Block, place: int) -> list[Block]:
    """The figures of a table within some rows of a block: sheets have a hundred thousand cells."""
    blocks = reading.document.blocks
    near = blocks[max(table.id + 1, place - _CELLS) : place + _CELLS]
    return [
        one
        for one in near
        if one.kind is BlockKind.CELL
        and one.parent is not None
        and blocks[one.parent].parent == table.id
        and is_figure(reading, one)
    ]


def _next_to(cell: Block, column: list[Block]) -> list[Block]:
    """The cells of a column next to one, by turns below and above."""
    below = [one for one in column if one.id > cell.id]
    above = [one for one in reversed(column) if one.id < cell.id]
    return [one for pair in zip_longest(below, above) for one in pair if one is not None][:_ROWS]


def _forms(row: str, names: Names) -> tuple[str, ...]:
    """What a question may call a row: its name, or another of the same thing."""
    plain = name_of(row) or row
    return (plain, *next((name.forms for name in names if plain in name.forms), ()))


def near_tables(reading: Reading, block: Block, wanted: frozenset[str]) -> Iterator[Idea]:
    """What the table around a block or the next one gives, first of the rows that a question's words name."""
    around = next((one for one in (block, *reading.lineage(block)) if one.kind is BlockKind.TABLE), None)
    behind = (one for one in reading.document.blocks[block.id : block.id + _NEAR] if one.kind is BlockKind.TABLE)
    table = around or next(behind, None)
    if table is None:
        return
    cells = _figures_near(reading, table, table.id if around is None else block.id)
    named = [one for one in cells if any(word in squeezed(names_of(reading, one)[0]) for word in wanted)]
    for cell in (named or cells)[:_ROWS]:
        yield from _of_cell(reading, cell, Turn.NEAR)


def _of_cell(reading: Reading, cell: Block, turn: Turn) -> Iterator[Idea]:
    """What a cell says, asked by the names of its row and column as an answer would say them."""
    row, column = (name_of(name) for name in names_of(reading, cell))
    unit = unit_of(reading, cell)
    if not (row and column) or row == column or not (counts(unit) or is_measured(row, column)):
        return
    subject = named_in(reading, reading.table_of(cell), row, column)
    year = year_of(reading, cell)
    dated = subject if not year or years_of(subject) else f"{year}년 {subject}"
    yield _of(reading, cell, how_much(dated, unit), turn)


def is_measured(row: str, column: str) -> bool:
    """Whether row or column say what a figure without a unit is of, so that one may ask how much it is."""
    return _MEASURE.search(f"{row}\n{column}") is not None


def year_of(reading: Reading, cell: Block) -> int | None:
    """The year of a table: its caption's, its nearest heading's that names one, or the document's."""
    table = reading.table_of(cell)
    captions = [reading.own(caption) for caption in reading.captions(table)] if table else []
    named = (years_of(words) for words in (*captions, *reversed(reading.headings(cell))))
    return next((years[0] for years in named if years), reading.edition_year)


def _of(reading: Reading, cell: Block, question: str, turn: Turn) -> Idea:
    figure = _LEADING_FIGURE.search(squeezed(cell_value(reading, cell).text))
    return Idea(question, turn, reading.document.name, (cell.start, cell.end), figure.group() if figure else "")


def _figure_cell(reading: Reading, cited: Block, question: str) -> Block | None:
    """The cited cell, or that of a cited row whose column the question names."""
    if cited.kind is BlockKind.CELL:
        return cited if is_figure(reading, cited) else None
    if cited.kind is not BlockKind.ROW:
        return None
    blocks = reading.document.blocks
    cells = [one for one in blocks[cited.id + 1 : cited.id + 40] if one.parent == cited.id and is_figure(reading, one)]
    said = squeezed(question)
    named = [one for one in cells if squeezed(name_of(names_of(reading, one)[1])) in said]
    return next(iter(named or cells), None)


def is_figure(reading: Reading, cell: Block) -> bool:
    """Whether a cell holds a figure that a header names."""
    return cell.kind is BlockKind.CELL and bool(cell.headers) and cell_value(reading, cell).value is not None
