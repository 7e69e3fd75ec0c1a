"""From a table block to an HTML table: header cells named as such, long tables cut to the rows around the mark."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.types import Block, BlockKind, Document

# Rows shown on each side of a marked row, and of a table that holds no mark.
_ROWS_AROUND = 3
# No printed table is wider; a damaged file may say so.
_MOST_COLUMNS = 60

Write = Callable[[int, int], str]
WriteCell = Callable[[Block], str]


@dataclass(frozen=True, slots=True)
class _Row:
    block: Block
    cells: tuple[Block, ...]


def table_html(document: Document, table: Block, write: Write) -> str:
    """Write a table; ``write(start, end)`` gives the safe HTML of a span, with ``<mark>`` where it is cited.

    A table in a cell is written in its place.
    """

    def words(cell: Block) -> str:
        return _words(document, cell, write)

    rows = _rows(document, table)
    if not rows:
        return f'<p class="plain">{write(table.start, table.end)}</p>'
    named = _naming(rows)
    width = min(max((_right(cell) for row in rows for cell in row.cells), default=1), _MOST_COLUMNS)
    written: list[str] = []
    previous = -1
    for run in _runs(rows, words):
        written.append(_gap(run[0] - previous - 1, width))
        written.extend(_run([rows[number] for number in run], named, width, words))
        previous = run[-1]
    written.append(_gap(len(rows) - previous - 1, width))
    return '<div class="table" role="region" aria-label="표" tabindex="0"><table>' + "".join(written) + "</table></div>"


def _words(document: Document, cell: Block, write: Write) -> str:
    parts: list[str] = []
    start = cell.start
    for place in range(cell.id + 1, len(document.blocks)):
        block = document.blocks[place]
        if block.start >= cell.end:
            break
        if block.kind is BlockKind.TABLE and block.start >= start:
            parts += [write(start, block.start).strip(), table_html(document, block, write)]
            start = block.end
    return "".join([*parts, write(start, cell.end).strip() if parts else write(start, cell.end)])


def _rows(document: Document, table: Block) -> list[_Row]:
    inside = [block for block in document.blocks if table.start <= block.start and block.end <= table.end]
    cells: dict[int, list[Block]] = {}
    for block in inside:
        if block.kind is BlockKind.CELL and block.parent is not None:
            cells.setdefault(block.parent, []).append(block)
    return [
        _Row(block, tuple(sorted(cells.get(block.id, []), key=lambda cell: cell.column or 0)))
        for block in inside
        if block.kind is BlockKind.ROW and block.parent == table.id
    ]


def _right(cell: Block) -> int:
    return (cell.column or 0) + max(cell.column_span or 1, 1)


def _naming(rows: Sequence[_Row]) -> dict[int, str]:
    """Say of each cell that names others whether it names a column or a row."""
    columns = {cell.id: (cell.row, cell.column) for row in rows for cell in row.cells}
    scopes: dict[int, str] = {}
    for row in rows:
        for cell in row.cells:
            for header in cell.headers:
                if header in columns:
                    same_row = columns[header][0] == cell.row
                    scopes.setdefault(header, "row" if same_row else "col")
    return scopes


def _runs(rows: Sequence[_Row], words: WriteCell) -> list[list[int]]:
    """Choose the rows to show, in unbroken runs: the first (it names the columns) and those around the marks."""
    cited = [n for n, row in enumerate(rows) if any("<mark>" in words(cell) for cell in row.cells)]
    near = {m for n in cited or [0] for m in range(n - _ROWS_AROUND, n + _ROWS_AROUND + 1)}
    runs: list[list[int]] = []
    for number in range(len(rows)):
        if number and number not in near:
            continue
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _gap(count: int, width: int) -> str:
    return f'<tr class="gap"><td colspan="{width}">{count}행 생략</td></tr>' if count > 0 else ""


def _run(rows: Sequence[_Row], named: dict[int, str], width: int, words: WriteCell) -> list[str]:
    """Write consecutive rows, with empty cells where the document has none; spans end with the run."""
    taken: set[tuple[int, int]] = set()
    written: list[str] = []
    for number, row in enumerate(rows):
        at = {cell.column or 0: cell for cell in row.cells}
        cells: list[str] = []
        for column in range(width):
            if (number, column) in taken:
                continue
            cell = at.get(column)
            if cell is None:
                cells.append("<td></td>")
                continue
            down = min(max(cell.row_span or 1, 1), len(rows) - number)
            across = min(max(cell.column_span or 1, 1), width - column)
            taken.update((number + i, column + j) for i in range(down) for j in range(across))
            cells.append(_cell(cell, named.get(cell.id), down, across, words))
        written.append(f"<tr>{''.join(cells)}</tr>")
    return written


def _cell(cell: Block, scope: str | None, down: int, across: int, words: WriteCell) -> str:
    told = words(cell)
    attributes = f' scope="{scope}"' if scope else ""
    attributes += f' rowspan="{down}"' if down > 1 else ""
    attributes += f' colspan="{across}"' if across > 1 else ""
    attributes += ' class="cited"' if "<mark>" in told else ""
    tag = "th" if scope else "td"
    return f"<{tag}{attributes}>{told}</{tag}>"
