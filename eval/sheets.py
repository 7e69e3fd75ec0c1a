"""A question set read from a workbook (.xlsx): every sheet with a column of questions, as ``eval.columns`` has them.

By the project's own reader of workbooks, so that dates and numbers are the texts that a person sees in their cells.
What is hostile or damaged is refused within limits, in words. Writing is for ``eval.workbook``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eval.columns import COLUMNS, checked_head, field_of, row_of
from eval.errors import EvaluationError
from eval.rows import Fault, Faults, Row
from ingest.errors import IngestError
from ingest.limits import MEGABYTE, Limits
from ingest.reasons import reason_of

if TYPE_CHECKING:
    from ingest.formats.xlsx.sheets import ReadSheet

# What no question set comes near: ten thousand questions with their evidence are ten megabytes.
_LIMITS = Limits(
    file_bytes=20 * MEGABYTE, text_bytes=40 * MEGABYTE, unpacked_bytes=200 * MEGABYTE, members=2_000, cells=500_000
)
_HEAD_WITHIN = 20  # rows down to the head: a title, a unit line, who is in charge
_MOST_MERGED = 10_000  # rows that one merged cell may stand for
_OLD = b"\xd0\xcf\x11\xe0"  # the container of .xls and of workbooks with a password
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)")
_CELL = re.compile(r"[A-Z]+(?P<row>\d+)")
_SPANNING = ("type", "doc", "made_from", "review")  # columns in which one cell may stand for several rows


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet with questions: the row of its head, and the field of each column."""

    name: str
    sheet: "ReadSheet"
    head: int
    fields: Mapping[int, str]


def read_workbook(path: Path, faults: Faults, remarks: list[str]) -> Iterator[Row]:
    """Read the rows of all sheets with a column of questions; ``remarks`` takes what is to be said of the file.

    Raises:
        EvaluationError: the file is none that can be read, or no sheet has a column of questions.
    """
    tables = _tables(path, remarks)
    number = 0
    for table in tables:
        named = table.name if len(tables) > 1 else ""
        _note_lost(table, faults, named)
        for line, cells in _lines(table):
            number += 1
            row = row_of(cells, line, number, faults, named)
            for field, text in cells.items():
                if _ERROR.fullmatch(text.strip()):
                    row.fault(
                        f"‘{row.called(field)}’ 칸의 수식에 오류가 있습니다({text.strip()}).", "값을 글로 적으세요."
                    )
            yield row


def _tables(path: Path, remarks: list[str]) -> list[_Table]:
    try:
        tables = _found(path, remarks)
    except IngestError as error:
        raise EvaluationError(f"{path.name}: {error.problem}", error.remedy) from error
    except OSError as error:
        raise EvaluationError(f"{path} 파일을 읽지 못했습니다({reason_of(error)}).", "경로를 확인해 주세요.") from error
    if not tables:
        raise EvaluationError(
            f"{path.name}에 ‘질문’ 열이 있는 시트가 없습니다.",
            f"시트의 첫 줄에 열의 이름을 적어 주세요: {', '.join(COLUMNS)}.",
        )
    if len(tables) > 1:
        remarks.append(f"시트 {len(tables)}개의 질문을 모두 읽었습니다: {', '.join(table.name for table in tables)}.")
    return tables


def _found(path: Path, remarks: list[str]) -> list[_Table]:
    """The sheets with questions; of the others it is remarked that they are passed over."""
    from ingest.formats.packages import open_package
    from ingest.formats.xlsx.sheets import Budget, read_sheet
    from ingest.formats.xlsx.workbook import open_workbook

    package = open_package(_bytes(path), _LIMITS)
    book = open_workbook(package)
    budget = Budget(_LIMITS)
    tables: list[_Table] = []
    passed: list[str] = []
    for listed in book.sheets:
        sheet = read_sheet(package, listed, book, budget)
        table = _table(listed.name, sheet, path.name)
        if table is not None:
            tables.append(table)
            remarks += [f"숨겨진 시트 ‘{listed.name}’의 질문도 읽었습니다."] if listed.hidden else []
            remarks += _unnamed(table)
        elif sheet.rows:
            passed.append(listed.name)
    remarks += [f"‘질문’ 열이 없어 읽지 않은 시트: {', '.join(passed)}."] if passed else []
    return tables


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > _LIMITS.file_bytes:
        raise IngestError("파일이 너무 큽니다.", f"{_LIMITS.file_bytes // MEGABYTE}MB 이하로 나누어 주세요.")
    data = path.read_bytes()
    if data.startswith(_OLD):
        raise IngestError("암호가 걸렸거나 예전 형식(.xls)인 파일입니다.", "암호를 풀고 .xlsx로 저장해 주세요.")
    return data


def _table(name: str, sheet: "ReadSheet", file: str) -> _Table | None:
    """A sheet's table of questions: its head is the first row, of the first ones, with a column of them."""
    for at in sorted(sheet.rows)[:_HEAD_WITHIN]:
        cells = sheet.rows[at]
        if any(field_of(cell) == "question" for cell in cells.values()):
            columns = sorted(cells)
            fields = checked_head([cells[column] for column in columns], f"{file}의 시트 ‘{name}’")
            return _Table(name, sheet, at, dict(zip(columns, fields, strict=True)))
    return None


def _unnamed(table: _Table) -> list[str]:
    """What is said of texts beside the table, in columns without a head."""
    from ingest.formats.xlsx.grid import column_letters

    below = {column for at, cells in table.sheet.rows.items() if at > table.head for column in cells}
    others = ", ".join(column_letters(column) for column in sorted(below - table.fields.keys())[:3])
    return [f"시트 ‘{table.name}’에서 이름이 없는 열({others})의 글은 읽지 않았습니다."] if others else []


def _lines(table: _Table) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the head, by their numbers as a person sees them, with the cells by their fields."""
    spread = _spread(table)
    for at in sorted(table.sheet.rows):
        cells = table.sheet.rows[at]
        named = {field: cells.get(column, "") for column, field in table.fields.items() if field}
        if at <= table.head or not any(text.strip() for text in named.values()):
            continue
        for column, field in table.fields.items():
            if field in _SPANNING and not named[field] and (at, column) in spread:
                named[field] = spread[at, column]
        yield at + 1, named


def _spread(table: _Table) -> dict[tuple[int, int], str]:
    """What merged cells say of the rows below their first."""
    spread: dict[tuple[int, int], str] = {}
    for merge in table.sheet.merges:
        text = table.sheet.rows.get(merge.top, {}).get(merge.left, "")
        if text and merge.left == merge.right and merge.left in table.fields:
            for at in range(merge.top + 1, min(merge.bottom, merge.top + _MOST_MERGED) + 1):
                spread[at, merge.left] = text
    return spread


def _note_lost(table: _Table, faults: Faults, named: str) -> None:
    """Note the cells whose text can't be had, which must not pass for empty ones."""
    for reference in table.sheet.uncounted:
        found = _CELL.fullmatch(reference)
        if found is not None and int(found["row"]) > table.head + 1:
            remedy = "엑셀에서 열어 다시 저장하거나 값을 글로 적으세요."
            problem = f"{reference} 칸에 수식의 계산값이 저장되어 있지 않습니다."
            faults.note(Fault(int(found["row"]), problem, remedy, sheet=named))
    if table.sheet.lost:
        problem = f"파일이 손상되어 글을 잃은 칸이 {table.sheet.lost:,}개 있습니다."
        faults.note(Fault(table.head + 1, problem, "엑셀에서 열어 다시 저장하세요.", sheet=named))
