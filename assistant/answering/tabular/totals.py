"""The row that sums a table up, where a question asks for all of a column: 미환수 금액은 모두 얼마인가요.

Knows weighed evidence, not how it was found.
"""

from collections.abc import Sequence

from assistant.answering.cells import cell_value, is_total, names_of
from assistant.answering.draft import Draft
from assistant.answering.wording import readable
from assistant.evidence.finding import Found
from assistant.evidence.reading import Reading, squeezed, stands_in
from assistant.evidence.units_of_cells import cells_of
from assistant.evidence.weighing import Weighed
from assistant.figures.parsing import parse_figures
from assistant.understanding.asked import Asked
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import Block, BlockKind

_ALL = re.compile(r"(?:^|[ (])총 ?(?![0-9])|전체|모두|전부|통틀어|다 (?:해서|합)|합계|총[가-힣]*액")
_KINDS = frozenset({Asked.AMOUNT, Asked.COUNT})


def total_of(found: Found, first: Weighed) -> Draft | None:
    """Say the sum below the column of the best cell; None where no sum is asked for, or a row is named."""
    question, candidate = found.question, first.candidate
    if candidate.block.kind is not BlockKind.CELL or not question.asked <= _KINDS or not _ALL.search(question.text):
        return None
    reading, column = candidate.reading, candidate.block.column
    table = reading.table_of(candidate.block)
    if table is None or column is None or _names_row(question.text, reading, table):
        return None
    sums = [row for row in reading.rows(table) if _sums_up(reading, row)]
    if len(sums) != 1 or candidate.block in sums[0]:
        return None  # of several sums the best evidence is the one that is asked for
    cell = next((one for one in sums[0] if one.column == column), None)
    return _said(reading, cell) if cell is not None and parse_figures(readable(reading.own(cell))) else None


def _sums_up(reading: Reading, row: Sequence[Block]) -> bool:
    """Whether the first cell of a row that holds anything calls it a sum."""
    name = next((said for cell in row if (said := readable(reading.own(cell)).strip())), "")
    return is_total(name)


def _names_row(asked: str, reading: Reading, table: Block) -> bool:
    """Whether a question names one of the rows, in whole or by a word of it."""
    rows = (row for row in reading.value_rows(table) if cells_of(reading, row))
    names = (names_of(reading, cell)[0] for row in rows for cell in cells_of(reading, row)[-1:])
    words = {squeezed(word) for name in names for word in name.split() if not is_total(name)}
    return any(len(word) > 1 and stands_in(squeezed(asked), word) for word in words)


def _said(reading: Reading, cell: Block) -> Draft:
    draft = Draft()
    name = with_particle(f"{readable(names_of(reading, cell)[1])} 합계", "은/는")
    draft.say(f"{name} {cell_value(reading, cell).said}입니다.", draft.cite(reading, cell, (cell.start, cell.end)))
    return draft
