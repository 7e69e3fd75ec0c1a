"""One content written as a file of every format that is read, by the format's own library or record by record."""

import csv
import io
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape

import docx
import openpyxl
from openpyxl.comments import Comment
from pptx.util import Inches

from tests.ingest.formats.hwp import writer as hwp_writer
from tests.ingest.formats.hwp.compound import compound
from tests.ingest.formats.hwpx import writer as hwpx_writer
from tests.ingest.formats.pdf.paper import Paper
from tests.ingest.formats.pptx import deck

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What is written: paragraphs and tables in order, and a text that a reader meets beside the running text."""

    pieces: tuple[str | Rows, ...]
    aside: str = ""

    def shown(self) -> str:
        """Every text of it."""
        return "".join(text for piece in self.pieces for text in _texts(piece)) + self.aside


def _texts(piece: str | Rows) -> Sequence[str]:
    return [piece] if isinstance(piece, str) else [cell for row in piece for cell in row]


def written_docx(written: Written) -> bytes:
    document = docx.Document()
    for piece in written.pieces:
        if isinstance(piece, str):
            document.add_paragraph(piece)
            continue
        table = document.add_table(len(piece), len(piece[0]))
        for cells, row in zip(table.rows, piece, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = text
    document.sections[0].header.paragraphs[0].text = written.aside
    return _saved(document.save)


def written_pptx(written: Written) -> bytes:
    presentation = deck.deck()
    slide = deck.slide(presentation)
    for place, piece in enumerate(written.pieces):
        top = 0.2 + place
        if isinstance(piece, str):
            deck.textbox(slide, piece, 0.5, top, 9)
            continue
        size = (len(piece), len(piece[0]), Inches(0.5), Inches(top), Inches(9), Inches(0.5))
        table = slide.shapes.add_table(*size).table
        for row, texts in enumerate(piece):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
    slide.notes_slide.notes_text_frame.text = written.aside
    return deck.saved(presentation)


def written_xlsx(written: Written) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    at = 0
    for piece in written.pieces:
        for row in [(piece,)] if isinstance(piece, str) else piece:
            at += 1
            for column, text in enumerate(row, 1):
                cell = sheet.cell(at, column, text)
                cell.data_type = "s"  # a text that begins with = is no formula here
        at += 1
    if written.aside:
        sheet.cell(1, 1).comment = Comment(written.aside, "")
    return _saved(book.save)


def written_xls(written: Written) -> bytes:
    """A workbook of Excel 97: its stream record by record, in a compound file."""
    cells, at = b"", 0
    for piece in written.pieces:
        for row in [(piece,)] if isinstance(piece, str) else piece:
            for column, text in enumerate(row):
                cells += _record(0x204, struct.pack("<HHH", at, column, 0) + _wide(text, "H"))
            at += 1
        at += 1
    aside = _record(0x14, _wide("&C" + written.aside.replace("&", "&&"), "H")) if written.aside else b""
    name = _wide("Sheet1", "B")
    start = _record(0x809, struct.pack("<HH", 0x600, 5) + bytes(12))
    bound = _record(0x85, struct.pack("<IBB", len(start) + 4 + 6 + len(name) + 4, 0, 0) + name)
    sheet = _record(0x809, struct.pack("<HH", 0x600, 16) + bytes(12)) + cells + aside + _record(0x0A, b"")
    return compound({"Workbook": (start + bound + _record(0x0A, b"") + sheet).ljust(4096, b"\0")})


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _wide(text: str, count: str) -> bytes:
    return struct.pack(f"<{count}B", len(text), 1) + text.encode("utf-16-le")


def written_csv(written: Written) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_NONE, quotechar=None, escapechar=None, delimiter="\t")
    for piece in written.pieces:
        writer.writerows([(piece,)] if isinstance(piece, str) else piece)
    return buffer.getvalue().encode()


def written_html(written: Written) -> bytes:
    body = "".join(map(_marked, written.pieces))
    aside = f'<p style="display:none">{escape(written.aside)}</p>' if written.aside else ""
    return f"<!doctype html><html><head><meta charset=utf-8></head><body>{body}{aside}</body></html>".encode()


def _marked(piece: str | Rows) -> str:
    if isinstance(piece, str):
        return f"<p>{escape(piece)}</p>"
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in piece)
    return f"<table border=1>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def written_mht(written: Written) -> bytes:
    head = 'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
    part = "--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return (head + part).encode() + written_html(written) + b"\r\n--B--\r\n"


def written_eml(written: Written) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = MAIL_HEAD
    lines = [
        piece if isinstance(piece, str) else "\n".join("\t".join(row) for row in piece) for piece in written.pieces
    ]
    message.set_content("\n\n".join([*lines, written.aside]))
    return message.as_bytes()


MAIL_HEAD = ("자료", "a@gaon.example", "b@gaon.example")


def written_hwpx(written: Written) -> bytes:
    paragraphs = [
        hwpx_writer.p(hwpx_writer.t(piece) if isinstance(piece, str) else _hwpx_table(piece))
        for piece in written.pieces
    ]
    aside = hwpx_writer.ctrl(
        f"<hp:header>{hwpx_writer.listed(hwpx_writer.p(hwpx_writer.t(written.aside)))}</hp:header>"
    )
    opening = hwpx_writer.p(hwpx_writer.section_properties(), aside)
    return hwpx_writer.packed(hwpx_writer.members(hwpx_writer.section(opening, *paragraphs)))


def _hwpx_table(rows: Rows) -> str:
    written = [
        [hwpx_writer.tc(row, column, hwpx_writer.p(hwpx_writer.t(text))) for column, text in enumerate(texts)]
        for row, texts in enumerate(rows)
    ]
    return hwpx_writer.tbl(*written, columns=len(rows[0]))


def written_hwp(written: Written) -> bytes:
    head = hwp_writer.control(b"head", bytes(8), *hwp_writer.listed(written.aside))
    body = [hwp_writer.p(piece if isinstance(piece, str) else _hwp_table(piece)) for piece in written.pieces]
    return hwp_writer.hwp([hwp_writer.p(hwp_writer.section(), head), *body])


def _hwp_table(rows: Rows) -> hwp_writer.Node:
    cells = [hwp_writer.tc(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    return hwp_writer.tbl(*cells, rows=len(rows), columns=len(rows[0]))


def written_pdf(written: Written) -> bytes:
    """Lines and ruled tables down the pages; the aside stands below each page as its footer."""
    paper = Paper()
    sheet, y = paper.sheet(), 80.0
    for piece in written.pieces:
        height = 30 if isinstance(piece, str) else 20 * len(piece) + 30
        if y + height > 760:
            sheet, y = paper.sheet(), 80.0
        if isinstance(piece, str):
            sheet.text(60, y, piece)
        else:
            sheet.grid(
                [60 + 100 * at for at in range(len(piece[0]) + 1)], [y + 20 * at for at in range(len(piece) + 1)]
            )
            for row, texts in enumerate(piece):
                for column, text in enumerate(texts):
                    sheet.text(64 + 100 * column, y + 14 + 20 * row, text)
        y += height
    if written.aside:
        paper.sheets[0].text(60, 810, written.aside)
    return paper.pdf()


def written_text(written: Written) -> bytes:
    lines = [
        piece if isinstance(piece, str) else "\n".join("\t".join(row) for row in piece) for piece in written.pieces
    ]
    return "\n".join(lines).encode()


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()


WRITERS: dict[str, Callable[[Written], bytes]] = {
    "hwp": written_hwp, "hwpx": written_hwpx, "pdf": written_pdf, "docx": written_docx, "pptx": written_pptx,
    "xlsx": written_xlsx, "xls": written_xls, "csv": written_csv, "tsv": written_csv, "html": written_html,
    "mht": written_mht, "eml": written_eml, "md": written_text, "txt": written_text,
}  # fmt: skip
# Formats whose file is its own text: they hold nothing beside it.
PLAIN = frozenset({"csv", "tsv", "md", "txt"})
SAMPLE = Written(
    (
        "가온시 2025년 시행계획",
        "가온시는 청년 1,200명에게 월세를 지원하며, 예산은 모두 915억원이다.",
        "□ 추진 개요",
        (("구분", "2024년", "2025년"), ("예산", "820억원", "915억원"), ("대상", "1,000명", "1,200명")),
        "신청은 5월 2일부터 받는다.",
        (("담당", "연락처"), ("청년정책과", "000-210-2431")),
    ),
    "대외비 검토 자료",
)
