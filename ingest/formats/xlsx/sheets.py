"""One sheet of an .xlsx package, read as a stream of rows: texts as shown, merged areas, headers, what is hidden.

Follows ECMA-376 part 1, 18.3. What the sheet says of its own size is not believed.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ingest import patterns as re
from ingest.errors import IngestError
from ingest.formats.packages import Package
from ingest.formats.xlsx.grid import Area, area, column_letters, column_number
from ingest.formats.xlsx.shown import general, shown_number, shown_text
from ingest.formats.xlsx.workbook import SheetPart, Workbook, clean_text, local, rich_text, stream
from ingest.limits import Limits

_MARGINS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_TAGS = ("row", "mergeCell", "pane", "autoFilter", "col", *_MARGINS)
# Codes of fonts, page numbers and the like in the margins of the printed page.
MARGIN_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d{1,3}|&|[A-Za-z])')
_ROW_TITLES = re.compile(r"\$(\d{1,7}):\$(\d{1,7})\Z")
_MOST_COLUMNS = 16_384
_DIVIDE = "시트를 나누어 따로 저장해 넣어 주세요."
_MOST_MERGES = 200_000


@dataclass(slots=True)
class ReadSheet:
    """What stands in a sheet's own part; grows while it is read."""

    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    header_ends: list[int] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    uncounted: list[str] = field(default_factory=list)
    lost: int = 0
    hidden_rows: int = 0
    hidden_columns: int = 0


class Budget:
    """How many cells and characters a workbook may still give."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._cells = 0
        self._characters = 0

    def spend(self, texts: Mapping[int, str]) -> None:
        """Count a row.

        Raises:
            IngestError: that is more than the limits allow.
        """
        self._cells += len(texts)
        self._characters += sum(map(len, texts.values()))
        if self._cells > self._limits.cells:
            raise IngestError(f"칸이 너무 많은 스프레드시트입니다({self._limits.cells:,}칸 초과).", _DIVIDE)
        if self._characters > self._limits.text_bytes:
            raise IngestError(f"글이 너무 많은 스프레드시트입니다({self._limits.text_bytes:,}자 초과).", _DIVIDE)


def read_sheet(package: Package, listed: SheetPart, book: Workbook, budget: Budget) -> ReadSheet:
    """Read a sheet's part.

    Raises:
        IngestError: it is damaged or beyond the limits.
    """
    sheet = ReadSheet()
    reading = _Rows(sheet, book, budget)
    for element in stream(package, listed.part, _TAGS):
        name = local(element)
        if name == "row":
            reading.add(element)
        elif name in _MARGINS:
            sheet.margins.append(MARGIN_CODES.sub(" ", element.text or "").strip())
        else:
            _OTHERS[name](sheet, element)
    titles = _ROW_TITLES.search(book.print_titles.get(listed.number - 1, ""))
    if titles is not None:
        sheet.header_ends.append(int(titles[2]) - 1)
    return sheet


def _add_merge(sheet: ReadSheet, element: "etree._Element") -> None:
    merge = area(element.get("ref", ""))
    if merge is not None and len(sheet.merges) < _MOST_MERGES:
        sheet.merges.append(merge)


def _add_pane(sheet: ReadSheet, element: "etree._Element") -> None:
    split = element.get("ySplit", "0").partition(".")[0]
    if element.get("state", "").startswith("frozen") and _number(split):
        sheet.header_ends.append(_number(split) - 1)


def _add_filter(sheet: ReadSheet, element: "etree._Element") -> None:
    filtered = area(element.get("ref", ""))
    if filtered is not None:
        sheet.header_ends.append(filtered.top)


def _add_column(sheet: ReadSheet, element: "etree._Element") -> None:
    if element.get("hidden") in ("1", "true"):
        span = _number(element.get("max", "0")) - _number(element.get("min", "0")) + 1
        sheet.hidden_columns += max(0, min(span, _MOST_COLUMNS))


_OTHERS: Mapping[str, Callable[[ReadSheet, "etree._Element"], None]] = {
    "mergeCell": _add_merge, "pane": _add_pane, "autoFilter": _add_filter, "col": _add_column,
}  # fmt: skip


def _number(digits: str) -> int:
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 9 else 0


class _Rows:
    """Adds rows one after the other; rows and cells without a reference follow the one before."""

    def __init__(self, sheet: ReadSheet, book: Workbook, budget: Budget) -> None:
        self._sheet = sheet
        self._book = book
        self._budget = budget
        self._row = -1

    def add(self, element: "etree._Element") -> None:
        """Add a row's texts."""
        self._row = _number(element.get("r", "")) - 1 if element.get("r") else self._row + 1
        texts = dict(self._texts(element))
        if not texts:
            return
        self._budget.spend(texts)
        self._sheet.rows.setdefault(self._row, {}).update(texts)
        if element.get("hidden") in ("1", "true"):
            self._sheet.hidden_rows += 1

    def _texts(self, row: "etree._Element") -> Iterator[tuple[int, str]]:
        column = -1
        for cell in row:
            reference = cell.get("r")
            column = column_number(reference.rstrip("0123456789")) if reference else column + 1
            if 0 <= column < _MOST_COLUMNS and len(cell):
                text = self._text(cell, column)
                if text and not text.isspace():
                    yield column, text

    def _text(self, cell: "etree._Element", column: int) -> str:
        kind, value, counted = cell.get("t", "n"), None, True
        for part in cell:
            name = local(part)
            if name == "v":
                value = part.text
            elif name == "is":
                return self._coded(cell, rich_text(part))
            elif name == "f":
                counted = False
        if value is None:
            if not counted and kind != "str":
                self._sheet.uncounted.append(f"{column_letters(column)}{self._row + 1}")
            return ""
        return self._shown(cell, kind, value)

    def _shown(self, cell: "etree._Element", kind: str, value: str) -> str:
        if kind == "s":
            at = _number(value.strip())
            if at < len(self._book.strings):
                return self._coded(cell, self._book.strings[at])
            self._sheet.lost += 1
            return ""
        if kind == "n":
            return self._shown_number(cell, value)
        if kind == "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        return self._coded(cell, clean_text(value)) if kind == "str" else value

    def _shown_number(self, cell: "etree._Element", value: str) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        code = self._code(cell)
        if code == "General":
            return general(number)
        return shown_number(number, code, from_1904=self._book.from_1904)

    def _coded(self, cell: "etree._Element", text: str) -> str:
        code = self._code(cell)
        return text if code == "General" else shown_text(text, code)

    def _code(self, cell: "etree._Element") -> str:
        at = _number(cell.get("s", "0"))
        return self._book.codes[at] if at < len(self._book.codes) else "General"
