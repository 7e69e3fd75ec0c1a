"""A whole .xls: Excel 97 and later by our own records, Excel 95 by python-calamine.

calamine gives raw values without their formats, and ends the process on some damaged files; so it reads only what is
rare and has no reader here.
"""

import datetime
import io
from collections.abc import Iterable
from dataclasses import replace

import olefile
import python_calamine

from ingest.content import Content
from ingest.errors import IngestError
from ingest.formats.xlsx.biff import BinarySheet, is_biff8, read_workbook
from ingest.formats.xlsx.grid import Area, Floating, Sheet
from ingest.formats.xlsx.reading import content_of
from ingest.formats.xlsx.sheets import Budget
from ingest.formats.xlsx.shown import general
from ingest.limits import Limits

_DAMAGED = ("엑셀 문서(.xls)가 손상되었습니다.", "엑셀에서 열리는지 확인하고 .xlsx로 다시 저장해 넣어 주세요.")
_LAST_ROW = 65_536  # where boxes without a known place hang


def read(data: bytes, limits: Limits) -> Content:
    """Read an .xls.

    Raises:
        IngestError: it is damaged, locked, beyond the limits, or holds no text.
    """
    stream = _workbook_stream(data)
    budget = Budget(limits)
    found = read_workbook(stream, budget) if is_biff8(stream) else _old(data, budget)
    if not found:
        raise IngestError(*_DAMAGED)
    sheets = [
        Sheet(
            number,
            own.name,
            own.rows,
            tuple(own.merges),
            tuple(own.header_ends),
            tuple(Floating(_LAST_ROW, tuple(text.split("\n"))) for text in own.boxes if text.strip()),
        )
        for number, own in enumerate(found, start=1)
    ]
    content = content_of("xls", sheets, limits)
    notes = tuple(text for own in found for text in own.notes)
    return replace(content, remarks=tuple(_remarks(found)), left_out=(*notes, *content.left_out))


def _workbook_stream(data: bytes) -> bytes:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            name = next(name for name in ("Workbook", "Book", "WORKBOOK", "BOOK") if container.exists(name))
            return bytes(container.openstream(name).read())
    except (OSError, StopIteration, ValueError, IndexError, TypeError, RecursionError, AttributeError) as error:
        raise IngestError(*_DAMAGED) from error


def _remarks(found: Iterable[BinarySheet]) -> Iterable[str]:
    for own in found:
        if own.hidden and own.rows:
            yield f"숨겨진 시트 '{own.name}'도 읽었습니다."
        if hidden := len(own.hidden_rows & own.rows.keys()):
            yield f"시트 '{own.name}'의 숨겨진 행 {hidden:,}개도 읽었습니다."
        if own.damaged:
            yield f"시트 '{own.name}'에는 손상되어 읽지 못한 기록이 {own.damaged:,}개 있습니다."


def _old(data: bytes, budget: Budget) -> list[BinarySheet]:
    """The sheets of a workbook of Excel 95, as calamine gives them."""
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [
            _old_sheet(book.get_sheet_by_name(entry.name), budget)
            for entry in book.sheets_metadata
            if entry.typ is python_calamine.SheetTypeEnum.WorkSheet
        ]
    except (IngestError, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except python_calamine.PasswordError as error:
        raise IngestError("암호가 걸린 엑셀 문서입니다.", "암호를 해제하고 저장한 뒤 다시 넣어 주세요.") from error
    except BaseException as error:  # damage makes calamine panic, which is no Exception
        raise IngestError(*_DAMAGED) from error


def _old_sheet(read_sheet: "python_calamine.CalamineSheet", budget: Budget) -> BinarySheet:
    top, left = read_sheet.start or (0, 0)
    own = BinarySheet(read_sheet.name, hidden=False)
    for row, values in enumerate(read_sheet.to_python(skip_empty_area=True), start=top):
        texts = {column: text for column, value in enumerate(values, start=left) if (text := _plain(value)).strip()}
        if texts:
            budget.spend(texts)
            own.rows[row] = texts
    for first, last in read_sheet.merged_cell_ranges or ():
        own.merges.append(Area(first[0], first[1], last[0], last[1]))
    return own


def _plain(value: object) -> str:
    """Print a value of which no format is known."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return general(float(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value).replace("\r\n", "\n").replace("\r", "\n")
