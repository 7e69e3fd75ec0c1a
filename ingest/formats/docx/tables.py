"""Tables of a Word document: cells at their places in the grid, merged ones once (17.4).

Edges that no cell begins at are no columns, so that ragged rows and absurd spans make no empty ones.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from ingest.content import Cell, Piece, Table
from ingest.errors import IngestError
from ingest.formats.docx.state import State
from ingest.formats.ooxml.names import Element, W, children, is_on, value, whole

_VAL: Final = f"{W}val"
_AROUND: Final = (f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag")
Inside: TypeAlias = Callable[[Element], tuple[Piece, ...]]


@dataclass(slots=True)
class _Grown:
    """A cell that rows below may still lengthen; ``start:end`` are its edges in the grid."""

    row: int
    start: int
    end: int
    content: tuple[Piece, ...]
    rows: int = 1


def read_table(table: Element, state: State, inside: Inside) -> Table:
    """Read a table; ``inside`` reads what a cell holds.

    Raises:
        IngestError: it has more columns or cells, or is nested deeper, than the limits allow.
    """
    state.enter()
    settings = table.find(f"{W}tblPr")
    for name in ("tblCaption", "tblDescription"):
        state.leave_out(value(settings, f"{W}{name}", _VAL) or "")
    page = state.page
    grown = _Grid(state, inside)
    header_rows = leading = 0
    for row in _parts(table, f"{W}tr"):
        looks = row.find(f"{W}trPr")
        if looks is not None and looks.find(f"{W}del") is not None:
            state.leave_out_all(row)
            continue
        grown.read_row(row, looks)
        if leading == header_rows and is_on(looks, f"{W}tblHeader", _VAL):
            header_rows += 1
        leading += 1
    state.leave()
    return Table(grown.cells(), header_rows if header_rows < leading else 0, page=page)


class _Grid:
    """The cells of one table while its rows are read."""

    def __init__(self, state: State, inside: Inside) -> None:
        self._state = state
        self._inside = inside
        self._cells: list[_Grown] = []
        self._open: dict[int, _Grown] = {}  # by the edge at which they begin: what the next row may carry on
        self._row = 0

    def read_row(self, row: Element, looks: Element | None) -> None:
        """Read the next row's cells; a row ends on the page on which its longest cell does."""
        edge = max(whole(value(looks, f"{W}gridBefore", _VAL), 0), 0)
        first_page = last_page = self._state.page
        opened: dict[int, _Grown] = {}
        before: _Grown | None = None
        for cell in _parts(row, f"{W}tc"):
            self._state.page = first_page
            settings = cell.find(f"{W}tcPr")
            end = edge + max(whole(value(settings, f"{W}gridSpan", _VAL), 1), 1)
            before = self._read_cell(cell, settings, edge, end, before)
            if _merge(settings, "vMerge") is not None and before.start == edge:
                opened[edge] = before
            edge = end
            last_page = max(last_page, self._state.page) if last_page and self._state.page else self._state.page
        self._open = opened
        self._state.page = last_page
        self._row += 1

    def _read_cell(self, cell: Element, settings: Element | None, edge: int, end: int, before: _Grown | None) -> _Grown:
        content = self._inside(cell)
        if _merge(settings, "hMerge") == "continue" and before is not None:
            before.end = end
            before.content += content
            return before
        above = self._open.get(edge) if _merge(settings, "vMerge") == "continue" else None
        if above is not None:
            above.rows += 1
            if content:  # what Word doesn't show
                self._state.leave_out_all(cell)
            return above
        self._state.count_cells(1)
        self._cells.append(_Grown(self._row, edge, end, content))
        return self._cells[-1]

    def cells(self) -> tuple[Cell, ...]:
        """Give the cells by row and column."""
        edges = sorted({cell.start for cell in self._cells})
        if len(edges) > self._state.limits.columns:
            raise IngestError(
                f"표의 열이 너무 많습니다({len(edges):,}개).", "표를 나누거나 엑셀 파일로 저장해 넣어 주세요."
            )
        columns = {edge: column for column, edge in enumerate(edges)}
        return tuple(
            Cell(
                cell.row,
                columns[cell.start],
                cell.content,
                cell.rows,
                max(bisect_left(edges, cell.end) - columns[cell.start], 1),
            )
            for cell in self._cells
        )


def _merge(settings: Element | None, name: str) -> str | None:
    """How a cell is merged, None where it isn't; without a word it carries on the one before."""
    merge = settings.find(f"{W}{name}") if settings is not None else None
    return None if merge is None else merge.get(_VAL, "continue")


def _parts(element: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, those in content controls and insertions too."""
    for child in children(element):
        if child.tag == tag:
            yield child
        elif child.tag == f"{W}sdt" or child.tag in _AROUND:
            yield from _parts(child, tag)
