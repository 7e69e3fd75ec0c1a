"""A whole .xls: texts, merged areas and the list of sheets by python-calamine, numbers as shown by our own records."""

import datetime
import io
from collections.abc import Iterator, Sequence

import olefile
import python_calamine

from ingest.content import Content
from ingest.errors import IngestError
from ingest.formats.xlsx.biff import BinarySheet, Records, read_records
from ingest.formats.xlsx.grid import Area, Sheet
from ingest.formats.xlsx.reading import content_of
from ingest.formats.xlsx.sheets import Budget
from ingest.formats.xlsx.shown import general, shown_number
from ingest.limits import Limits

_LOCKED = ("암호가 걸린 엑셀 문서입니다.", "암호를 해제하고 저장한 뒤 다시 넣어 주세요.")
_RESAVE = "엑셀에서 열리는지 확인하고 .xlsx로 다시 저장해 넣어 주세요."


def read(data: bytes, limits: Limits) -> Content:
    """Read an .xls.

    Raises:
        IngestError: it is damaged, locked, beyond the limits, or holds no text.
    """
    records = read_records(_workbook_stream(data))
    if records.locked:
        raise IngestError(*_LOCKED)
    try:
        sheets, remarks = _sheets(data, records, limits)
    except (IngestError, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # damage makes calamine panic, which is no Exception
        if isinstance(error, python_calamine.PasswordError):
            raise IngestError(*_LOCKED) from error
        raise IngestError("엑셀 문서(.xls)가 손상되었습니다.", _RESAVE) from error
    content = content_of("xls", sheets, limits)
    return Content("xls", content.pieces, page_labels=content.page_labels, remarks=tuple(remarks))


def _workbook_stream(data: bytes) -> bytes:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            name = next(name for name in ("Workbook", "Book", "WORKBOOK", "BOOK") if container.exists(name))
            return bytes(container.openstream(name).read())
    except (OSError, StopIteration, ValueError, IndexError, TypeError, RecursionError) as error:
        raise IngestError("엑셀 문서(.xls)가 손상되었습니다.", _RESAVE) from error


def _sheets(data: bytes, records: Records, limits: Limits) -> tuple[list[Sheet], list[str]]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    budget = Budget(limits)
    sheets, remarks = [], []
    worksheets = [entry for entry in book.sheets_metadata if entry.typ is python_calamine.SheetTypeEnum.WorkSheet]
    for at, entry in enumerate(worksheets):
        own = records.sheets[at] if len(records.sheets) == len(worksheets) else BinarySheet()
        sheet = _sheet(book.get_sheet_by_name(entry.name), own, at + 1, budget, from_1904=records.from_1904)
        sheets.append(sheet)
        if entry.visible is not python_calamine.SheetVisibleEnum.Visible and sheet.rows:
            remarks.append(f"숨겨진 시트 '{entry.name}'도 읽었습니다.")
        if hidden := len(own.hidden_rows & sheet.rows.keys()):
            remarks.append(f"시트 '{entry.name}'의 숨겨진 행 {hidden:,}개도 읽었습니다.")
    return sheets, remarks


def _sheet(
    read: "python_calamine.CalamineSheet", own: BinarySheet, number: int, budget: Budget, *, from_1904: bool
) -> Sheet:
    top, left = read.start or (0, 0)
    rows: dict[int, dict[int, str]] = {}
    for row, values in enumerate(read.to_python(skip_empty_area=True), start=top):
        texts = dict(_texts(values, row, left, own, from_1904=from_1904))
        if texts:
            budget.spend(texts)
            rows[row] = texts
    merges = tuple(Area(first[0], first[1], last[0], last[1]) for first, last in read.merged_cell_ranges or ())
    return Sheet(number, read.name, rows, merges, tuple(own.header_ends))


def _texts(
    values: Sequence[object], row: int, left: int, own: BinarySheet, *, from_1904: bool
) -> Iterator[tuple[int, str]]:
    for column, value in enumerate(values, start=left):
        if value == "":
            continue
        number = own.numbers.get((row, column))
        text = shown_number(number[0], number[1], from_1904=from_1904) if number else _plain(value)
        if text and not text.isspace():
            yield column, text


def _plain(value: object) -> str:
    """Print a value of which no format is known."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return general(float(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value).replace("\r\n", "\n").replace("\r", "\n")
