"""Reading a PDF: page by page by PDFium, then what only shows over all pages, then as content.

Runs no scripts, opens no attachments and follows no links. Page numbers are sure: they are the printed pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import pypdfium2

from ingest.content import Content, Paragraph, Piece
from ingest.errors import IngestError
from ingest.formats.pdf import ocr
from ingest.formats.pdf.drafts import Drafting, usual_right, usually_justified
from ingest.formats.pdf.drawing import DrawingReader
from ingest.formats.pdf.finishing import finish
from ingest.formats.pdf.furniture import without_furniture
from ingest.formats.pdf.glyphs import Glyph, GlyphReader
from ingest.formats.pdf.headings import Headings, body_size
from ingest.formats.pdf.layout import PageLayout, lay_out
from ingest.formats.pdf.lines import Line
from ingest.formats.pdf.opening import about, bookmarks_of, frame_of, labels_of, opened
from ingest.formats.pdf.printed_notes import PrintedNote, without_notes
from ingest.formats.pdf.quality import PageState, refuse_unreadable, remarks_on
from ingest.formats.pdf.ruleless import with_tables
from ingest.formats.pdf.signs import is_unreadable
from ingest.limits import Limits

_LAYER = 0.25  # of the page under a picture: invisible print on it is its text
_OCR_SHARE = 0.5  # of the time for a file


def read(data: bytes, limits: Limits) -> Content:
    """Read a PDF.

    Raises:
        IngestError: it is damaged, locked, over a limit, a scan, or its text can't be made out.
    """
    with opened(data, limits) as document:
        pages = _Pages(limits)
        for number in range(1, len(document) + 1):
            pages.add(document, number)
        recognised = _recognised(document, pages.states, limits)
        refuse_unreadable(pages.states, frozenset(recognised))
        title, author, date = about(document)
        pieces, left_out = _content(
            [layout for layout in pages.layouts if layout.number not in recognised], bookmarks_of(document)
        )
        return Content(
            "pdf",
            _merged(pieces, recognised),
            title,
            author,
            date,
            labels_of(document),
            tuple(dict.fromkeys([*left_out, *pages.hidden])),
            remarks_on(pages.states, frozenset(recognised)),
        )


@dataclass(slots=True)
class _Pages:
    """The pages read so far, and their state; what is left of the limits."""

    limits: Limits
    layouts: list[PageLayout] = field(default_factory=list)
    states: list[PageState] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    letters: int = 0
    cells: int = 0

    def add(self, document: Any, number: int) -> None:  # noqa: ANN401
        """Read one page; a broken one is noted, and the others go on."""
        try:
            page = document[number - 1]
        except pypdfium2.PdfiumError:
            self.states.append(PageState(number, 0, 0, 0.0, broken=True))
            return
        try:
            self._add(page, number)
        except pypdfium2.PdfiumError:
            self.states.append(PageState(number, 0, 0, 0.0, broken=True))
        finally:
            page.close()

    def _add(self, page: Any, number: int) -> None:  # noqa: ANN401
        frame = frame_of(page)
        if frame is None:
            self.states.append(PageState(number, 0, 0, 0.0))
            return
        drawing = DrawingReader(page.raw, frame).read()
        text_page = page.get_textpage()
        try:
            printed = GlyphReader(text_page.raw, frame, drawing.backgrounds).read()
        finally:
            text_page.close()
        glyphs, hidden, layered = printed.glyphs, printed.hidden, False
        if printed.invisible:
            layered = drawing.pictures >= _LAYER and len(printed.invisible) > len(glyphs)
            if layered:
                glyphs = tuple(sorted((*glyphs, *printed.invisible), key=lambda glyph: glyph.order))
            else:
                hidden = "\n".join(text for text in (hidden, _plain(printed.invisible)) if text)
        unreadable = printed.unmapped + sum(glyph.text >= "\ue000" and is_unreadable(glyph.text) for glyph in glyphs)
        state = PageState(
            number,
            len(glyphs) + printed.unmapped - unreadable,
            unreadable,
            drawing.pictures,
            layered,
            outlines=drawing.outlines,
        )
        self.states.append(state)
        if hidden:
            self.hidden.append(hidden)
        self._count(len(glyphs) + len(hidden))
        if glyphs and not state.is_garbled:
            layout = lay_out(number, frame, glyphs, drawing, self.limits)
            self._count_cells(layout)
            self.layouts.append(layout)

    def _count(self, letters: int) -> None:
        self.letters += letters
        if 3 * self.letters > self.limits.text_bytes:
            raise IngestError(
                f"PDF의 글이 너무 깁니다({self.limits.text_bytes / 1e6:.0f}MB 초과).", "여러 파일로 나누어 넣어 주세요."
            )

    def _count_cells(self, layout: PageLayout) -> None:
        self.cells += layout.cells
        if self.cells > self.limits.cells:
            raise IngestError(
                f"표의 칸이 너무 많습니다({self.limits.cells:,}칸 초과).", "여러 파일로 나누어 넣어 주세요."
            )


def _plain(glyphs: Sequence[Glyph]) -> str:
    return "".join(("\n" if glyph.breaks else " " if glyph.blanks else "") + glyph.text for glyph in glyphs).strip()


def _content(
    layouts: Sequence[PageLayout], bookmarks: Sequence[tuple[int, int, str]]
) -> tuple[tuple[Piece, ...], list[str]]:
    pages, left_out = without_furniture(layouts)
    body = body_size(line for page in pages for zone in page.zones for line in zone.parts if isinstance(line, Line))
    notes: list[PrintedNote] = []
    bare: list[PageLayout] = []
    for page in pages:
        stripped, found = without_notes(page, body)
        bare.append(with_tables(stripped))
        notes.extend(found)
    drafting = _drafted(bare)
    return finish(drafting.pieces, Headings(drafting.pieces, body, bookmarks), notes), left_out


def _drafted(pages: Sequence[PageLayout]) -> Drafting:
    drafting = Drafting(usual_right(pages), usually_justified(pages))
    for page in pages:
        drafting.add_page(page)
    return drafting


def _recognised(document: Any, states: Sequence[PageState], limits: Limits) -> dict[int, tuple[Paragraph, ...]]:  # noqa: ANN401
    """What OCR reads on the pages that only eyes can read, while there is time; nothing where it isn't installed."""
    wanting = [state.number for state in states if state.needs_eyes]
    reader = ocr.installed() if wanting else None
    if reader is None:
        return {}
    return read_pictures(document, wanting, reader, _OCR_SHARE * limits.seconds)


def read_pictures(
    document: Any,  # noqa: ANN401
    numbers: Sequence[int],
    reader: ocr.PictureReader,
    seconds: float,
) -> dict[int, tuple[Paragraph, ...]]:
    """Read pages as pictures, one at a time, as long as ``seconds`` last."""
    ends = monotonic() + seconds
    found = {}
    for number in numbers:
        if monotonic() > ends:
            break
        page = document[number - 1]
        try:
            paragraphs = ocr.paragraphs_of(reader.read(ocr.picture_of(page)), number)
        finally:
            page.close()
        if paragraphs:
            found[number] = paragraphs
    return found


def _merged(pieces: Sequence[Piece], recognised: dict[int, tuple[Paragraph, ...]]) -> tuple[Piece, ...]:
    everything = [*pieces, *(paragraph for paragraphs in recognised.values() for paragraph in paragraphs)]
    return tuple(sorted(everything, key=lambda piece: piece.page or 0))
