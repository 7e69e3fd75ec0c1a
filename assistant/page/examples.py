"""Questions to begin with, drawn from the library's own tables and kept only if it really answers them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from assistant.answering.wording import with_particle
from ingest.types import Block, BlockKind, Document

if TYPE_CHECKING:
    from assistant.assistant import Assistant

# Looking is done behind the page: a few documents and a few trial answers are enough for three examples.
_DOCUMENTS = 12
_PER_DOCUMENT = 9
_PER_TABLE = 3
_TRIALS = 12
_NAME = re.compile(r"[가-힣][가-힣0-9· ]{2,18}[가-힣]")
_YEARLY = re.compile(r"20\d\d년도? [가-힣 ]{2,8}")
_FIGURE = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_TOO_GENERAL = frozenset({"합계", "소계", "총계", "구분", "비고"})


@dataclass(frozen=True, slots=True)
class _Example:
    subject: str
    question: str
    figure: str


def answered_examples(assistant: "Assistant", most: int) -> tuple[str, ...]:
    """Give up to ``most`` questions on different subjects whose answers hold the right figure."""
    newest = sorted(assistant.library.listed(), key=lambda entry: _year(entry.title), reverse=True)
    documents = [assistant.library.document(entry.name) for entry in newest[:_DOCUMENTS]]
    examples = [list(islice(_of(document), _PER_DOCUMENT)) for document in documents]
    kept: dict[str, str] = {}
    for example in islice(_in_turns(examples), _TRIALS):
        if len(kept) < most and example.subject not in kept and _answers(assistant, example):
            kept[example.subject] = example.question
    return tuple(kept.values())


def _answers(assistant: "Assistant", example: _Example) -> bool:
    answer = assistant.ask(example.question)
    return not answer.refused and bool(answer.citations) and example.figure in answer.text


def _in_turns(lists: list[list[_Example]]) -> Iterator[_Example]:
    """Take the first of each document, then the second of each, and so on."""
    for together in zip_longest(*lists):
        yield from (example for example in together if example is not None)


def _of(document: Document) -> Iterator[_Example]:
    """Give questions for figures of a document's tables, a few a table and each on a row of its own."""
    cells = {block.id: block for block in document.blocks if block.kind is BlockKind.CELL}
    tables = {block.id: block.parent for block in document.blocks if block.kind is BlockKind.ROW}
    rows: set[int | None] = set()
    asked: Counter[int | None] = Counter()
    for cell in sorted(cells.values(), key=lambda cell: _headed_year(document, cell, cells), reverse=True):
        table = tables.get(cell.parent) if cell.parent is not None else None
        if cell.parent in rows or asked[table] == _PER_TABLE:
            continue
        example = _example(document, cell, cells)
        if example:
            rows.add(cell.parent)
            asked[table] += 1
            yield example


def _headed_year(document: Document, cell: Block, cells: dict[int, Block]) -> int:
    heads = [cells[header] for header in cell.headers if header in cells]
    return max((_year(document.text[head.start : head.end]) for head in heads), default=0)


def _year(words: str) -> int:
    """Give the last year that a title or a column head names, 0 if none."""
    return max(map(int, re.findall(r"20\d\d(?=년)", words)), default=0)


def _example(document: Document, cell: Block, cells: dict[int, Block]) -> _Example | None:
    """Word the question that a cell answers, if its row and column have plain names and it holds a figure."""
    figure = document.text[cell.start : cell.end]
    heads = [cells[header] for header in cell.headers if header in cells]
    rows = [document.text[head.start : head.end] for head in heads if head.row == cell.row]
    columns = [document.text[head.start : head.end] for head in heads if head.row != cell.row]
    if len(rows) != 1 or len(columns) != 1 or not _FIGURE.fullmatch(figure):
        return None
    row, column = rows[0], columns[0]
    if row in _TOO_GENERAL or not _NAME.fullmatch(row) or not _YEARLY.fullmatch(column):
        return None
    asked = "몇 명인가요?" if row.endswith("인원") else "얼마인가요?"
    return _Example(row, f"{row}의 {with_particle(column, '은/는')} {asked}", figure)
