"""Columns of ○ and - that say for whom a row of a table holds: 제출 서류 with 소농 and 마을.

Knows tables, not how a question was answered.
"""

from assistant.answering.cells import names_of
from assistant.answering.wording import readable
from assistant.evidence.reading import Reading, squeezed
from assistant.evidence.units_of_cells import cells_of
from ingest import patterns as re
from ingest.types import Block

_TICK = re.compile(r"[○◯●OoＯ✓✔Vv]")
_NONE = re.compile(r"[-–—×✕XxＸ]?")


def ticks(reading: Reading, row: Block) -> dict[str, bool]:
    """The columns of a row that only say whether it holds, by name, with what they say; none where none is ticked."""
    cells = ((names_of(reading, cell)[1], readable(reading.own(cell)).strip()) for cell in cells_of(reading, row))
    said = {name: _TICK.fullmatch(text) is not None for name, text in cells if name and _is_tick(text)}
    return said if any(said.values()) else {}


def told_cells(reading: Reading, row: Block, question: str) -> list[str]:
    """What the other cells of a row say, and behind them the columns that are ticked, unless one is asked for."""
    texts = [readable(reading.own(cell)).strip() for cell in cells_of(reading, row)]
    ticked = ticks(reading, row)
    if not ticked:
        return texts
    told = len(ticked) > 1 and not any(squeezed(name) in squeezed(question) for name in ticked)
    held = [name for name, holds in ticked.items() if holds and told]
    return [*(text for text in texts if not _is_tick(text)), *held]


def is_for(reading: Reading, row: Block, question: str) -> bool:
    """Whether a row holds for the column that a question names; of a question that names none every row does."""
    asked = squeezed(question)
    named = [holds for name, holds in ticks(reading, row).items() if squeezed(name) in asked]
    return not named or any(named)


def _is_tick(text: str) -> bool:
    return _TICK.fullmatch(text) is not None or _NONE.fullmatch(text) is not None
