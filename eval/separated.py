"""A question set as CSV: one question a row under a head of names, as ``eval.columns`` has them.

Read in UTF-8, or CP949 as Korean spreadsheets save it; written with a byte order mark, as they want it. A cell that
a spreadsheet would take for a formula is written with an apostrophe before it, which is dropped again when it is read.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from eval.columns import checked_head, row_of, table_of
from eval.errors import EvaluationError
from eval.rows import Fault, Faults, Row

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def read_separated(path: Path, faults: Faults) -> Iterator[Row]:
    """Read the rows of a table as those of a question set.

    Raises:
        EvaluationError: the file can't be opened or decoded, has no column of questions, or one twice.
    """
    lines = csv.reader(io.StringIO(_text(path), newline=""))
    fields = checked_head(next(lines, []), path.name)
    try:
        for number, cells in enumerate(lines, start=1):
            if not any(cell.strip() for cell in cells):
                continue
            named = {field: unguarded(cell) for field, cell in zip(fields, cells, strict=False) if field}
            row = row_of(named, lines.line_num, number, faults)
            if any(cell.strip() for at, cell in enumerate(cells) if at >= len(fields) or not fields[at]):
                row.fault("칸이 첫 줄보다 많습니다.", "쉼표가 든 칸을 큰따옴표로 묶거나 넘치는 칸을 지우세요.")
            yield row
    except csv.Error as error:
        faults.note(Fault(lines.line_num, f"표의 줄이 아닙니다({error}).", "따옴표의 짝을 확인하세요."))


def separated(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Write a question set."""
    head, lines = table_of(rows)
    written = io.StringIO(newline="")
    csv.writer(written).writerows([guarded(cell) for cell in line] for line in (head, *lines))
    return written.getvalue().encode("utf-8-sig", errors="replace")


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text[1:] if _GUARDED.match(text) else text


def _text(path: Path) -> str:
    try:
        written = path.read_bytes()
    except OSError as error:
        raise EvaluationError(f"{path} 파일을 읽지 못했습니다({error.strerror}).", "경로를 확인해 주세요.") from error
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise EvaluationError(f"{path.name}의 글자를 읽을 수 없습니다.", "UTF-8로 저장한 CSV 파일을 주세요.")
