"""The text of a .hwpx report, ``section0.xml``: paragraphs and tables with the looks that ``looks`` numbers."""

from collections.abc import Iterator, Sequence
from itertools import count
from xml.sax.saxutils import escape

from assistant.reports.hwpx.looks import (
    BULLET,
    CELL,
    CELL_BORDER,
    HEAD_BORDER,
    INNER_BULLET,
    INNER_NUMBERED,
    NO_BORDER,
    NUMBERED,
    NUMBERS,
    units,
)
from assistant.reports.hwpx.package import NAMESPACES
from assistant.reports.places import SOURCE_WIDTHS_MM, source_rows, table_told
from assistant.reports.types import Block, Line, Run, Runs, Sources, Style, Table

_MARGIN_MM, _WIDTH_MM, _HEIGHT_MM = 20, 210, 297
_TEXT_MM = _WIDTH_MM - 2 * _MARGIN_MM
_TAB = '<hp:tab width="1000" leader="0" type="1"/>'
_LINE_END = "<hp:lineBreak/>"
# The least height of a row; the program that opens the file gives each the height that its words need.
_ROW_MM = 6
# Characters of a cell that need not be broken between two pages.
_ON_ONE_PAGE = 600
_INNER_MARGIN = 'left="510" right="510" top="200" bottom="200"'


class Section:
    """Writes one section, numbering its paragraphs and tables."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def written(self, blocks: Sequence[Block]) -> str:
        """Write the whole section; the first paragraph carries its page."""
        first, rest = (blocks[0], blocks[1:]) if isinstance(blocks[0], Line) else (Line(Style.BODY, ()), blocks)
        body = "".join(piece for block in rest for piece in self._block(block))
        return f"<hs:sec {NAMESPACES}>{self._paragraph(first.style, first.runs, before=_page())}{body}</hs:sec>"

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Line):
            yield self._line(block)
        elif isinstance(block, Sources):
            rows = source_rows(block.sources)
            yield self._table(rows, SOURCE_WIDTHS_MM, table_told(block), headed=True)
        elif block.rows:
            width = _TEXT_MM / len(block.rows[0])
            yield self._table(block.rows, [width] * len(block.rows[0]), "답변의 표", headed=block.headed)

    def _line(self, line: Line) -> str:
        if not line.mark:
            return self._paragraph(line.style, line.runs)
        looks = (BULLET, INNER_BULLET) if len(line.mark) == 1 else (NUMBERED, INNER_NUMBERED)
        return self._paragraph(looks[line.depth > 0], (Run(f"{line.mark}\t"), *line.runs))

    def _paragraph(self, look: str, runs: Runs, before: str = "") -> str:
        number = NUMBERS[look]
        written = "".join(
            f'<hp:run charPrIDRef="{2 * number + run.bold}"><hp:t>{_words(run.text)}</hp:t></hp:run>' for run in runs
        )
        first = f'<hp:run charPrIDRef="{2 * number}">{before}<hp:t/></hp:run>' if before or not written else ""
        return (
            f'<hp:p id="{next(self._numbers)}" paraPrIDRef="{number}" styleIDRef="{number}" pageBreak="0"'
            f' columnBreak="0" merged="0">{first}{written}</hp:p>'
        )

    def _table(self, rows: Sequence[Sequence[Runs]], widths_mm: Sequence[float], told: str, *, headed: bool) -> str:
        widths = [units(width) for width in widths_mm]
        written = "".join(self._row(number, row, widths, headed and number == 0) for number, row in enumerate(rows))
        return self._paragraph(
            Style.BODY,
            (),
            before=(
                f'<hp:tbl id="{next(self._numbers)}" zOrder="0" numberingType="TABLE" textWrap="TOP_AND_BOTTOM"'
                f' textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" pageBreak="{_breaking(rows)}" repeatHeader="1"'
                f' rowCnt="{len(rows)}" colCnt="{len(widths)}" cellSpacing="0" borderFillIDRef="{CELL_BORDER}"'
                f' noAdjust="0"><hp:sz width="{sum(widths)}" widthRelTo="ABSOLUTE"'
                f' height="{len(rows) * units(_ROW_MM)}" heightRelTo="ABSOLUTE" protect="0"/>'
                '<hp:pos treatAsChar="0" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0"'
                ' vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>'
                '<hp:outMargin left="0" right="0" top="141" bottom="283"/>'
                f"<hp:shapeComment>{escape(told)}</hp:shapeComment>"
                f"<hp:inMargin {_INNER_MARGIN}/>{written}</hp:tbl>"
            ),
        )

    def _row(self, number: int, row: Sequence[Runs], widths: Sequence[int], head: bool) -> str:
        cells = (
            self._cell(number, column, runs, width, head)
            for column, (runs, width) in enumerate(zip(row, widths, strict=True))
        )
        return f"<hp:tr>{''.join(cells)}</hp:tr>"

    def _cell(self, row: int, column: int, runs: Runs, width: int, head: bool) -> str:
        shown = tuple(Run(run.text, bold=True) for run in runs) if head else runs
        return (
            f'<hp:tc name="" header="{int(head)}" hasMargin="0" protect="0" editable="0" dirty="0"'
            f' borderFillIDRef="{HEAD_BORDER if head else CELL_BORDER}"><hp:subList id="" textDirection="HORIZONTAL"'
            ' lineWrap="BREAK" vertAlign="TOP" linkListIDRef="0" linkListNextIDRef="0" textWidth="0" textHeight="0"'
            f' hasTextRef="0" hasNumRef="0">{self._paragraph(CELL, shown)}</hp:subList>'
            f'<hp:cellAddr colAddr="{column}" rowAddr="{row}"/><hp:cellSpan colSpan="1" rowSpan="1"/>'
            f'<hp:cellSz width="{width}" height="{units(_ROW_MM)}"/><hp:cellMargin {_INNER_MARGIN}/></hp:tc>'
        )


def preview(blocks: Sequence[Block]) -> str:
    """Give the words of a report, a line each, for programs that show a file without opening it."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Line):
            lines.append(f"{block.mark} {block.text}" if block.mark else block.text)
        elif isinstance(block, Table):
            lines += ["".join(f"<{''.join(run.text for run in cell)}>" for cell in row) for row in block.rows]
        else:
            lines += [f"<[{one.number}]><{one.document}><{one.quote}>" for one in block.sources]
    return "\r\n".join(lines)


def _breaking(rows: Sequence[Sequence[Runs]]) -> str:
    """Say where a table may go on on the next page: between rows, and within one only if it is long."""
    longest = max(sum(len(run.text) for run in runs) for row in rows for runs in row)
    return "TABLE" if longest <= _ON_ONE_PAGE else "CELL"


def _words(text: str) -> str:
    return escape(text, {"\t": _TAB, "\n": _LINE_END})


def _page() -> str:
    """What a section says of its page: A4, its margins, its page numbers."""
    margin = units(_MARGIN_MM)
    note = '<hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar=")" supscript="0"/>'
    spacing = '<hp:noteSpacing betweenNotes="283" belowLine="567" aboveLine="850"/>'
    notes = "".join(
        f'<hp:{name}>{note}<hp:noteLine length="-1" type="SOLID" width="0.12 mm" color="#000000"/>{spacing}'
        f'<hp:numbering type="CONTINUOUS" newNum="1"/><hp:placement place="{place}" beneathText="0"/></hp:{name}>'
        for name, place in (("footNotePr", "EACH_COLUMN"), ("endNotePr", "END_OF_DOCUMENT"))
    )
    borders = "".join(
        f'<hp:pageBorderFill type="{kind}" borderFillIDRef="{NO_BORDER}" textBorder="PAPER" headerInside="0"'
        ' footerInside="0" fillArea="PAPER"><hp:offset left="1417" right="1417" top="1417" bottom="1417"/>'
        "</hp:pageBorderFill>"
        for kind in ("BOTH", "EVEN", "ODD")
    )
    return (
        '<hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134" tabStop="4000" tabStopVal="4000"'
        ' tabStopUnit="HWPUNIT" outlineShapeIDRef="1" memoShapeIDRef="0" textVerticalWidthHead="0" masterPageCnt="0">'
        '<hp:grid lineGrid="0" charGrid="0" wonggojiFormat="0"/>'
        '<hp:startNum pageStartsOn="BOTH" page="0" pic="0" tbl="0" equation="0"/>'
        '<hp:visibility hideFirstHeader="0" hideFirstFooter="0" hideFirstMasterPage="0" border="SHOW_ALL"'
        ' fill="SHOW_ALL" hideFirstPageNum="0" hideFirstEmptyLine="0" showLineNumber="0"/>'
        '<hp:lineNumberShape restartType="0" countBy="0" distance="0" startNumber="0"/>'
        f'<hp:pagePr landscape="WIDELY" width="{units(_WIDTH_MM)}" height="{units(_HEIGHT_MM)}"'
        f' gutterType="LEFT_ONLY"><hp:margin header="2834" footer="2834" gutter="0" left="{margin}" right="{margin}"'
        f' top="{margin - 2834}" bottom="{margin - 2834}"/></hp:pagePr>{notes}{borders}</hp:secPr>'
        '<hp:ctrl><hp:colPr id="" type="NEWSPAPER" layout="LEFT" colCount="1" sameSz="1" sameGap="0"/></hp:ctrl>'
        '<hp:ctrl><hp:pageNum pos="BOTTOM_CENTER" formatType="DIGIT" sideChar="-"/></hp:ctrl>'
    )
