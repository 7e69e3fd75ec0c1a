"""A whole .xlsx: every sheet in its order, hidden ones too, with a word on what a person would not see at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest import patterns as re
from ingest.content import Content, PageLabel, Paragraph, Piece, Role
from ingest.errors import IngestError
from ingest.formats.ooxml.metadata import Metadata, metadata
from ingest.formats.ooxml.parts import Relation, part_of
from ingest.formats.packages import Package, open_package
from ingest.formats.xlsx.beside import read_beside
from ingest.formats.xlsx.grid import Sheet
from ingest.formats.xlsx.layout import pieces_of, uncovered
from ingest.formats.xlsx.sheets import Budget, ReadSheet, read_sheet
from ingest.formats.xlsx.workbook import SheetPart, Workbook, open_workbook
from ingest.limits import Limits

_NAMELESS = re.compile(r"(?:Sheet|시트|Worksheet)\s?\d*", re.I)
_PROPERTIES = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class _Unlinked:
    """A part that leads to no others, as libraries open one."""

    partname: str
    blob: bytes
    rels: Mapping[str, Relation] = field(default_factory=dict)


def read(data: bytes, limits: Limits) -> Content:
    """Read an .xlsx.

    Raises:
        IngestError: it is damaged, locked, beyond the limits, or holds no text.
    """
    package = open_package(data, limits)
    book = open_workbook(package)
    budget = Budget(limits)
    sheets: list[Sheet] = []
    left_out: list[str] = []
    remarks: list[str] = []
    for listed in book.sheets:
        sheet, beside, told = _read_listed(package, listed, book, budget)
        sheets.append(sheet)
        left_out += beside
        remarks += told
    said, content = _properties(package), content_of("xlsx", sheets, limits)
    return replace(
        content,
        title=said.title,
        author=said.author,
        date=said.date,
        left_out=(*left_out, *content.left_out),
        remarks=tuple(remarks),
    )


def content_of(name: str, sheets: Sequence[Sheet], limits: Limits) -> Content:
    """Lay sheets out one after the other, each under its name where that says something.

    Raises:
        IngestError: there is no text, or a sheet is beyond the limits.
    """
    worded = [sheet for sheet in sheets if sheet.rows or sheet.boxes]
    if not worded:
        raise IngestError("글자가 없는 스프레드시트입니다.", "내용이 들어 있는 파일인지 확인해 주세요.")
    pieces: list[Piece] = []
    left_out: list[str] = []
    for sheet in worded:
        if len(worded) > 1 or not _NAMELESS.fullmatch(sheet.name):
            pieces.append(Paragraph(sheet.name, role=Role.HEADING, level=1, page=sheet.number))
        seen, covered = uncovered(sheet)
        pieces += pieces_of(seen, limits)
        left_out += covered
    labels = tuple(PageLabel(sheet.number, sheet.name) for sheet in sheets)
    return Content(name, tuple(pieces), page_labels=labels, left_out=tuple(left_out))


def _read_listed(
    package: Package, listed: SheetPart, book: Workbook, budget: Budget
) -> tuple[Sheet, list[str], list[str]]:
    """A sheet, what is left out of it, and what is said about it."""
    found = read_sheet(package, listed, book, budget)
    beside = read_beside(package, listed.part)
    sheet = Sheet(
        listed.number,
        listed.name,
        found.rows,
        tuple(found.merges),
        (*found.header_ends, *beside.header_ends),
        beside.boxes,
    )
    left_out = [text for text in (*beside.left_out, *found.margins) if text]
    return sheet, left_out, list(_remarks(listed, found))


def _remarks(listed: SheetPart, found: ReadSheet) -> Iterator[str]:
    if listed.hidden and found.rows:
        yield f"숨겨진 시트 '{listed.name}'도 읽었습니다."
    hidden = [f"행 {found.hidden_rows:,}개"] if found.hidden_rows else []
    hidden += [f"열 {found.hidden_columns:,}개"] if found.hidden_columns and found.rows else []
    if hidden:
        yield f"시트 '{listed.name}'의 숨겨진 {', '.join(hidden)}도 읽었습니다."
    if found.lost:
        yield f"시트 '{listed.name}'에는 파일이 손상되어 글을 잃은 칸이 {found.lost:,}개 있습니다."
    if found.uncounted:
        more = " 등" if len(found.uncounted) > 3 else ""
        yield (
            f"시트 '{listed.name}'에는 수식의 계산값이 저장되지 않은 칸이 {len(found.uncounted):,}개 있습니다"
            f"({', '.join(found.uncounted[:3])}{more}). 엑셀에서 열어 다시 저장하면 값도 읽습니다."
        )


def _properties(package: Package) -> Metadata:
    """What the workbook says of itself; nothing where that part is missing or damaged."""
    try:
        raw = package.read(_PROPERTIES) if _PROPERTIES in package else b""
    except IngestError:  # the sheets are worth reading without
        raw = b""
    return metadata(part_of(_Unlinked(_PROPERTIES, raw), {}) if raw else None)
