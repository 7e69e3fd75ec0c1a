"""A question set as CSV: one question a row under a head of names, as ``eval.columns`` has them.

Read in UTF-8, in CP949 or UTF-16 as Korean spreadsheets save it, its cells parted by commas, tabs or semicolons, by
which the head has a column of questions; written with commas and a byte order mark, as spreadsheets want it. A cell
that a spreadsheet would take for a formula is written with an apostrophe before it, which is dropped when it is read.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from eval.columns import checked_head, field_of, row_of, table_of
from eval.errors import EvaluationError
from eval.rows import Fault, Faults, Row
from ingest.reasons import reason_of

if TYPE_CHECKING:
    from _csv import Reader as _Reader

_SIGNS = (",", "\t", ";")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def read_separated(path: Path, faults: Faults) -> Iterator[Row]:
    """Read the rows of a table as those of a question set.

    Raises:
        EvaluationError: the file can't be opened or decoded, has no column of questions, or one twice.
    """
    lines, head = _lines(_text(path))
    fields = checked_head(head, path.name)
    begun = lines.line_num + 1
    try:
        for number, cells in enumerate(lines, start=1):
            begun = lines.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            named = {field: unguarded(cell) for field, cell in zip(fields, cells, strict=False) if field}
            row = row_of(named, lines.line_num, number, faults)
            if any(cell.strip() for at, cell in enumerate(cells) if at >= len(fields) or not fields[at]):
                row.fault("칸이 첫 줄보다 많습니다.", "쉼표가 든 칸을 큰따옴표로 묶거나 넘치는 칸을 지우세요.")
            yield row
    except csv.Error as error:
        # What stands behind it can't be parted into rows any more.
        remedy = '큰따옴표의 짝을 맞추세요. 칸 안의 큰따옴표는 두 번("") 적습니다. 그 뒤의 줄은 읽지 못했습니다.'
        faults.note(Fault(begun, f"{_quoting(error)} 줄을 칸으로 나눌 수 없습니다.", remedy))


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


def _lines(text: str) -> "tuple[_Reader, list[str]]":
    """The rows behind the head, and the head, parted by the first sign that gives a column of questions; or none."""
    for sign in _SIGNS:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
        try:
            head = next(lines, [])
        except csv.Error:
            continue
        if "question" in map(field_of, head):
            return lines, head
    return csv.reader(()), []


def _quoting(error: csv.Error) -> str:
    if "unexpected end" in str(error):
        return "여기에서 연 큰따옴표가 끝까지 닫히지 않아"
    return "닫은 큰따옴표 뒤에 다른 글이 있어" if "expected after" in str(error) else f"표의 꼴이 아니어서({error})"


def _text(path: Path) -> str:
    try:
        written = path.read_bytes()
    except OSError as error:
        raise EvaluationError(f"{path} 파일을 읽지 못했습니다({reason_of(error)}).", "경로를 확인해 주세요.") from error
    # Without its mark any text of an even length could be UTF-16.
    marked = written.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp949"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise EvaluationError(f"{path.name}의 글자를 읽을 수 없습니다.", "UTF-8로 저장한 CSV 파일을 주세요.")
