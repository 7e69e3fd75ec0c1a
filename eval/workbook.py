"""A question set written as a workbook (.xlsx), every cell a text: no formula is ever written.

By XlsxWriter: BSD, pure Python, offline, and there already for python-pptx. Reading is for ``eval.sheets``.
"""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from eval.columns import REVIEWS, field_of
from eval.errors import EvaluationError
from eval.kinds import KINDS
from ingest.particles import quoted

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LONGEST_CELL = 32_767  # characters that a cell of a workbook holds
_MOST_ROWS = 1_000_000
_WIDTHS = {"id": 12, "type": 12, "doc": 26, "review": 8, "quote": 50, "question": 50, "answer": 36}
_OTHER_WIDTH = 24
_MORE_ROWS = 200  # below the last one, in which known values are offered too
# A workbook says when it was made; the same questions shall be the same file.
_MADE = datetime(1980, 1, 1)
_SHEET = "질문"


def workbook(head: Sequence[str], lines: Sequence[Sequence[str]]) -> bytes:
    """Write a table, as ``eval.columns.table_of`` lays it out, as a workbook of one sheet.

    Raises:
        EvaluationError: a text is longer than a cell may be, or there are more rows than a sheet has.
    """
    import xlsxwriter

    _refuse_large(head, lines)
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        sheet = book.add_worksheet(_SHEET)
        plain = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        # Whoever opens such a cell and leaves it again must not make a formula of it.
        quoted = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "quote_prefix": True})
        bold = book.add_format({"bold": True, "bg_color": "#E8EDF3", "bottom": 1, "valign": "top"})
        for column, name in enumerate(head):
            width = _WIDTHS.get(field_of(name).rstrip("0123456789"), _OTHER_WIDTH)
            sheet.set_column(column, column, width, plain)
            sheet.write_string(0, column, _clean(name), bold)
            _offer(sheet, column, field_of(name), len(lines))
        for row, cells in enumerate(lines, start=1):
            for column, text in enumerate(cells):
                if text:
                    sheet.write_string(row, column, _clean(text), quoted if text[0] in "=+-@'" else plain)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(len(lines), 1), len(head) - 1)
    return written.getvalue()


def _offer(sheet: "Worksheet", column: int, field: str, rows: int) -> None:
    """Offer the known values of a column in its cells; others may be written too."""
    names = {"type": KINDS, "review": REVIEWS}.get(field)
    if names is not None:
        listed = {"validate": "list", "source": list(names.values()), "show_error": False}
        sheet.data_validation(1, column, rows + _MORE_ROWS, column, listed)


def _clean(text: str) -> str:
    """A text as UTF-8 can hold it."""
    return text.encode("utf-8", errors="replace").decode("utf-8")


def _refuse_large(head: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    remedy = "--out에 .jsonl이나 .csv로 끝나는 이름을 적어 주세요."
    if len(lines) > _MOST_ROWS:
        raise EvaluationError(f"질문이 너무 많아 엑셀의 시트 하나에 들어가지 않습니다({len(lines):,}개).", remedy)
    for cells in lines:
        for name, text in zip(head, cells, strict=True):
            if len(text) > _LONGEST_CELL:
                raise EvaluationError(
                    f"질문 ‘{cells[0]}’의 {quoted(name, '이/가')} 엑셀의 한 칸에 다 들어가지 않습니다"
                    f"({len(text):,}자).",
                    remedy,
                )
