"""What might be asked of a document by someone who opens the page: figures, terms, articles, who is in charge.

The questions are only thought of here; whoever offers them tries them first.
"""

from collections.abc import Callable, Iterator
from itertools import zip_longest

from assistant.evidence.reading import Reading, squeezed
from assistant.suggesting_around import articles, asked_there, beside, facts, programmes, terms
from assistant.suggesting_ideas import Idea, Turn, name_of
from assistant.understanding.question import years_of
from ingest.particles import with_particle
from ingest.types import Block, BlockKind

# Every so many blocks what stands around is looked at, and so far into a document.
_STEP, _FAR = 20, 400
_PER_KIND = 6
_Way = Callable[[Reading, Block], Iterator[Idea]]
_WAYS: tuple[_Way, ...] = (
    facts,
    asked_there,
    programmes,
    beside,
    terms,
    articles,
)


def ideas_of(reading: Reading) -> Iterator[Idea]:
    """Give questions on a document, one of each kind after the other, no subject twice."""
    kinds = [list(_figures(reading)), *(list(_seen(reading, way)) for way in _WAYS)]
    for together in zip_longest(*kinds):
        yield from (idea for idea in together if idea is not None)


def _seen(reading: Reading, way: _Way) -> Iterator[Idea]:
    seen: set[str] = set()
    for block in reading.document.blocks[:_FAR:_STEP]:
        for idea in way(reading, block):
            if idea.question not in seen:
                seen.add(idea.question)
                yield idea
            if len(seen) == _PER_KIND:
                return


def _figures(reading: Reading) -> Iterator[Idea]:
    """Questions for figures of tables with yearly columns, the newest year first, one a row."""
    blocks = reading.document.blocks
    cells = {block.id: block for block in blocks if block.kind is BlockKind.CELL}
    rows: set[int | None] = set()
    for cell in sorted(cells.values(), key=lambda cell: -_headed_year(reading, cell, cells)):
        if len(rows) == _PER_KIND or not _headed_year(reading, cell, cells):
            return
        idea = None if cell.parent in rows else _figure(reading, cell, cells)
        if idea:
            rows.add(cell.parent)
            yield idea


def _headed_year(reading: Reading, cell: Block, cells: dict[int, Block]) -> int:
    heads = [cells[header] for header in cell.headers if header in cells]
    return max((year for head in heads for year in years_of(reading.own(head))), default=0)


def _figure(reading: Reading, cell: Block, cells: dict[int, Block]) -> Idea | None:
    """Word the question that a cell answers, if its row and column have plain names and it holds a figure."""
    figure = reading.own(cell).strip()
    heads = [cells[header] for header in cell.headers if header in cells]
    rows = [name_of(reading.own(head)) for head in heads if head.row == cell.row]
    columns = [" ".join(reading.own(head).split()) for head in heads if head.row != cell.row]
    if len(rows) != 1 or len(columns) != 1 or not rows[0] or not figure.replace(",", "").replace(".", "").isdigit():
        return None
    row, column = rows[0], columns[0]
    if not column.endswith(("예산", "목표", "실적", "금액", "인원", "계획", "투자", "결산", "지원")):
        return None
    asked = "몇 명인가요?" if row.endswith("인원") or column.endswith("인원") else "얼마인가요?"
    question = f"{row}의 {with_particle(column, '은/는')} {asked}"
    return Idea(question, Turn.ROW, reading.document.name, expected=squeezed(figure))
