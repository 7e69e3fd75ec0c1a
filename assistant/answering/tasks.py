"""Tasks as tables and lists name them, and how they are said: one line each, with its citation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answering.draft import Draft
from assistant.answering.wording import shortened
from assistant.evidence.reading import Reading, squeezed
from assistant.evidence.units_of_cells import cells_of
from ingest import patterns as re
from ingest.types import Block

OFFICE_COLUMN = re.compile(r"부서|부처|기관|소관|담당|주관|수행")
_TASK_COLUMN = re.compile(r"사업|과제|업무|내용|명칭|이름|추진")
_WORDY = re.compile(r"^\D.*[가-힣]{2}", re.S)
_MOST_LINES, _LONGEST_LINE, _LONGEST = 12, 110, 900


@dataclass(frozen=True, slots=True)
class Task:
    """A task with the block that names it and the span that is cited for it."""

    name: str
    block: Block
    span: tuple[int, int]


def task_cell(reading: Reading, row: Block) -> Block | None:
    """The cell of a row that names its task: the last wordy one in a column of tasks that is none of offices."""
    blocks = reading.document.blocks
    tasks = []
    for cell in cells_of(reading, row):
        heads = " ".join(reading.own(blocks[head]) for head in cell.headers if blocks[head].parent != row.id)
        if _WORDY.search(reading.own(cell)) and _TASK_COLUMN.search(heads) and not OFFICE_COLUMN.search(heads):
            tasks.append(cell)
    return tasks[-1] if tasks else None


def told_once(tasks: Iterable[Task]) -> list[Task]:
    """Leave out tasks whose name stands before."""
    kept: dict[str, Task] = {}
    for task in tasks:
        kept.setdefault(squeezed(task.name), task)
    return list(kept.values())


def say_tasks(draft: Draft, reading: Reading, tasks: Sequence[Task]) -> None:
    """Say tasks line by line, as many as an answer holds."""
    lines: list[str] = []
    length = 0
    for number, task in enumerate(tasks):
        told = shortened(task.name, _LONGEST_LINE)
        length += len(told)
        if number == _MOST_LINES or length > _LONGEST:
            lines.append(f"- {draft.others(len(tasks) - number)}")
            break
        lines.append(f"- {told} {draft.cite(reading, task.block, task.span)}")
    draft.lines.append("\n".join(lines))
