"""Opening a PDF by PDFium, and what it says of itself; PDFium's errors become sentences for the user."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ingest import patterns as re
from ingest.content import PageLabel
from ingest.errors import IngestError
from ingest.formats.pdf.shapes import Frame
from ingest.limits import Limits

_LONGEST_TITLE = 300
_NO_TITLE = re.compile(
    r"\W*(?:untitled|제목[ ]?없음|anonymous|unspecified|무제|문서\s*\d*|document\s*\d*|슬라이드 1)\W*", re.I
)
_PROGRAM = re.compile(r"^(?:microsoft (?:word|powerpoint|excel)|hwp|한글)\s*-\s*", re.I)
_ENDING = re.compile(r"\.(?:hwpx?|docx?|pptx?|xlsx?|pdf|html?|txt|odt)$", re.I)
_DATE = re.compile(r"(?:D:)?(\d{4})-?(\d{2})-?(\d{2})")


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[Any]:
    """Open a file's bytes as a PDF document of PDFium.

    Raises:
        IngestError: it is damaged, locked by a password or too long.
    """
    document = _open(data)
    try:
        count = len(document)
        if count > limits.pages:
            raise IngestError(f"PDF가 {count:,}쪽으로 너무 깁니다.", f"{limits.pages:,}쪽 이하로 나누어 넣어 주세요.")
        if count == 0:
            raise IngestError("PDF에 쪽이 하나도 없습니다.", "원본 문서에서 PDF를 다시 만들어 넣어 주세요.")
        yield document
    finally:
        document.close()


def _open(data: bytes) -> Any:  # noqa: ANN401
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == pdfium.FPDF_ERR_PASSWORD:
            raise IngestError("암호가 걸린 PDF입니다.", "암호를 풀어 다시 저장한 파일을 넣어 주세요.") from error
        if code == pdfium.FPDF_ERR_SECURITY:
            raise IngestError(
                "지원하지 않는 방식으로 보호된 PDF입니다.", "보안 설정이 없는 PDF로 다시 저장해 넣어 주세요."
            ) from error
        raise IngestError(
            "PDF가 손상되었거나 PDF 파일이 아닙니다.", "원본 문서에서 PDF를 다시 만들어 넣어 주세요."
        ) from error


def frame_of(page: Any) -> Frame | None:  # noqa: ANN401
    """The visible part of a page, or None for one without any extent."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation() // 90 % 4) if right > left and top > bottom else None


def about(document: Any) -> tuple[str, str, str]:  # noqa: ANN401
    """Title, author and date as the file gives them, empty where it gives a program's filler."""

    def told(key: str) -> str:
        return _readable(lambda: document.get_metadata_value(key))

    date = _DATE.match(told("CreationDate") or told("ModDate"))
    return title_of(told("Title")), _named(told("Author")), _day(date) if date else ""


def _readable(ask: Callable[[], str]) -> str:
    """What PDFium says, or nothing where it gives halves of characters."""
    try:
        return ask()
    except UnicodeDecodeError:
        return ""


def title_of(title: str) -> str:
    """A title without the program's name and the file's ending, or nothing."""
    title = _ENDING.sub("", _PROGRAM.sub("", " ".join(title.replace("\x00", "").split())))
    return "" if _NO_TITLE.fullmatch(title) or "�" in title else title[:_LONGEST_TITLE]


def _named(author: str) -> str:
    author = " ".join(author.replace("\x00", "").split())
    return "" if _NO_TITLE.fullmatch(author) or "�" in author else author[:_LONGEST_TITLE]


def _day(date: re.Match[str]) -> str:
    year, month, day = (int(part) for part in date.groups())
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def labels_of(document: Any) -> tuple[PageLabel, ...]:  # noqa: ANN401
    """What the file calls its pages, where that is more than their count."""
    labels = [_readable(partial(document.get_page_label, place)).strip() for place in range(len(document))]
    if all(not label or label == str(place) for place, label in enumerate(labels, 1)):
        return ()
    return tuple(PageLabel(place, label) for place, label in enumerate(labels, 1) if label)


def bookmarks_of(document: Any) -> tuple[tuple[int, int, str], ...]:  # noqa: ANN401
    """The file's bookmarks: level from 1, page from 1 (0 where it names none) and title."""
    marks = []
    try:
        for mark in document.get_toc(max_depth=8):
            target = mark.get_dest()
            place = target.get_index() if target else None
            marks.append((mark.level + 1, 0 if place is None else place + 1, mark.get_title()))
            if len(marks) >= 20_000:
                break
    except (pypdfium2.PdfiumError, ValueError, UnicodeDecodeError):
        pass  # a broken tree of bookmarks costs the bookmarks, not the file
    return tuple(marks)
