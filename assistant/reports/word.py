"""A report as a Word document: real headings, Korean fonts, tables of sources, numbered pages, A4.

How the styles look is said in ``word_styles``.
"""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.reports.places import SOURCE_WIDTHS_MM, source_rows, table_told
from assistant.reports.types import Block, Line, Report, Run, Runs, Sources, Style
from assistant.reports.word_styles import CELL, GAP, TEXT_MM, head_fill, number_pages, qualified, set_up

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table as WordTable
    from docx.table import _Row as Row
    from docx.text.paragraph import Paragraph

_NAMES = {
    Style.TITLE: "Title",
    Style.SUBTITLE: "Subtitle",
    Style.QUESTION: "Heading 1",
    Style.PART: "Heading 2",
    Style.HEADED: "Heading 3",
    Style.BODY: "Normal",
    Style.BULLET: "Normal",
    Style.QUOTE: "Quote",
    Style.NOTE: "Caption",
    Style.UNDERSTOOD: "Caption",
}
_INDENT_MM = 5
# Characters of a cell that need not be broken between two pages.
_ON_ONE_PAGE = 600


def word_document(report: Report) -> bytes:
    """Write a report as the content of a .docx file."""
    import docx

    document = docx.Document()
    set_up(document, report.title)
    writing = _Writing(document)
    for block in report.blocks:
        writing.add(block)
    number_pages(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


class _Writing:
    """Adds blocks to a document whose styles are looked up once: python-docx goes through all of them each time."""

    def __init__(self, document: "Document") -> None:
        self._document = document
        self._styles = {name: document.styles[name].style_id for name in (*_NAMES.values(), CELL, GAP)}

    def add(self, block: Block) -> None:
        """Add a block at the end."""
        if isinstance(block, Line):
            self._add_line(block)
        elif isinstance(block, Sources):
            self._add_table(source_rows(block.sources), SOURCE_WIDTHS_MM, table_told(block), headed=True)
        elif block.rows:
            width = TEXT_MM / len(block.rows[0])
            self._add_table(block.rows, [width] * len(block.rows[0]), "답변의 표", headed=block.headed)

    def _styled(self, paragraph: "Paragraph", style: str) -> "Paragraph":
        paragraph._p.style = self._styles[style]
        return paragraph

    def _add_line(self, line: Line) -> None:
        from docx.shared import Mm

        paragraph = self._styled(self._document.add_paragraph(), _NAMES[line.style])
        form = paragraph.paragraph_format
        if line.style is Style.UNDERSTOOD:
            form.keep_with_next = True
        if line.mark:
            hanging = _INDENT_MM if len(line.mark) == 1 else _INDENT_MM + 3
            indent = hanging + _INDENT_MM * line.depth
            form.left_indent, form.first_line_indent = Mm(indent), Mm(-hanging)
            form.tab_stops.add_tab_stop(Mm(indent))
            paragraph.add_run(f"{line.mark}\t")
        _add_runs(paragraph, line.runs)

    def _add_table(
        self, rows: Sequence[Sequence[Runs]], widths_mm: Sequence[float], told: str, *, headed: bool
    ) -> None:
        from docx.shared import Mm

        table = self._document.add_table(len(rows), len(widths_mm), style="Table Grid")
        table.autofit = False
        _describe(table, told)
        for column, width in zip(table.columns, widths_mm, strict=True):
            column.width = Mm(width)
        for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
            _keep_together(row, cells)
            for cell, runs, width in zip(row.cells, cells, widths_mm, strict=True):
                cell.width = Mm(width)
                paragraph = self._styled(cell.paragraphs[0], CELL)
                if headed and number == 0:
                    paragraph.paragraph_format.keep_with_next = True
                    cell._tc.get_or_add_tcPr().append(head_fill())
                _add_runs(
                    paragraph, tuple(Run(run.text, bold=True) for run in runs) if headed and number == 0 else runs
                )
        if headed:
            _repeat(table.rows[0])
        self._styled(self._document.add_paragraph(), GAP)


def _add_runs(paragraph: "Paragraph", runs: Runs) -> None:
    for run in runs:
        # Nothing is said of weight where the style says it.
        paragraph.add_run(run.text).bold = True if run.bold else None


def _keep_together(row: "Row", cells: Sequence[Runs]) -> None:
    """Keep a row on one page unless it is long."""
    if max(sum(len(run.text) for run in runs) for runs in cells) <= _ON_ONE_PAGE:
        properties = row._tr.get_or_add_trPr()
        properties.append(properties.makeelement(qualified("w:cantSplit"), {}))


def _repeat(row: "Row") -> None:
    """Repeat a row, which names the columns, on each page of its table."""
    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qualified("w:tblHeader"), {}))


def _describe(table: "WordTable", told: str) -> None:
    """Give a table the words that a screen reader says of it."""
    properties = table._tbl.tblPr
    for name in ("w:tblCaption", "w:tblDescription"):
        properties.append(properties.makeelement(qualified(name), {qualified("w:val"): told}))
