"""From an answer's text to a report's lines and tables. A report fetches nothing: of links and images words stay."""

from collections.abc import Iterator

from assistant.markup import Code, Grid, Kind, blocks, spans
from assistant.reports.types import Block, Line, Run, Runs, Style, Table
from assistant.reports.wording import fit

_STYLES = {Kind.HEADING: Style.HEADED, Kind.QUOTE: Style.QUOTE, Kind.PLAIN: Style.BODY}


def prose_blocks(text: str) -> Iterator[Block]:
    """Give an answer's lines and tables in order."""
    for block in blocks(fit(text)):
        if isinstance(block, Code):
            yield from (Line(Style.BODY, (Run(line),)) for line in block.lines)
        elif isinstance(block, Grid):
            yield _table(block)
        elif block.kind in _STYLES:
            yield from (Line(_STYLES[block.kind], runs(line.words)) for line in block.lines)
        else:
            for line in block.lines:
                mark = line.mark if block.kind is Kind.NUMBERED else "•"
                yield Line(Style.BULLET, runs(line.words), mark, int(line.deep))


def runs(text: str) -> Runs:
    """Read one line's words: strong ones apart, of code and links the words."""
    found: list[Run] = []
    for span in spans(text):
        run = Run(span.text, span.strong)
        if found and found[-1].bold == run.bold:
            found[-1] = Run(found[-1].text + run.text, run.bold)
        else:
            found.append(run)
    return tuple(found)


def _table(grid: Grid) -> Table:
    width = max((len(row) for row in grid.rows), default=0)
    filled = ([*row, *[""] * (width - len(row))] for row in grid.rows)
    return Table(tuple(tuple(runs(cell) for cell in row) for row in filled), grid.headed)
