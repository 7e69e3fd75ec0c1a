"""Tables on slides: cells at their places, merged ones once (DrawingML tables, ECMA-376 part 1, 21.1.3)."""

from typing import Final

from ingest.content import Cell, Table
from ingest.errors import IngestError
from ingest.formats.ooxml.names import A, Element, value, whole
from ingest.formats.ooxml.tally import Tally
from ingest.formats.pptx.text import paragraphs

_ON: Final = ("1", "true")


def read_table(table: Element, page: int, tally: Tally) -> Table:
    """Read a table.

    Raises:
        IngestError: it has more columns or cells than the limits allow.
    """
    rows = [row.findall(f"{A}tc") for row in table.findall(f"{A}tr")]
    width = max(map(len, rows), default=0)
    if width > tally.limits.columns:
        raise IngestError(f"표의 열이 너무 많습니다({width:,}개).", "표를 나누거나 엑셀 파일로 저장해 넣어 주세요.")
    tally.count_cells(sum(map(len, rows)))
    header = value(table, f"{A}tblPr", "firstRow") in _ON and len(rows) > 1
    named = value(table, f"{A}tblPr", "firstCol") in _ON
    cells = []
    for row, found in enumerate(rows):
        for column, cell in enumerate(found):
            content = tuple(paragraphs(cell.find(f"{A}txBody"), (), page, tally.leave_out))
            if cell.get("hMerge") in _ON or cell.get("vMerge") in _ON:
                for hidden in content:
                    tally.leave_out(hidden.text)
                continue
            heads = named and column == 0 and not (header and row == 0)
            row_span = _span(cell.get("rowSpan"), len(rows) - row)
            cells.append(Cell(row, column, content, row_span, _span(cell.get("gridSpan"), width - column), heads))
    return Table(tuple(cells), int(header), page=page)


def _span(written: str | None, most: int) -> int:
    return min(max(whole(written, 1), 1), most)
