"""From the bytes of a .hwpx to its content. Puts the parts together; knows no element by itself."""

from ingest.content import Box, Content, Paragraph, Piece
from ingest.errors import IngestError
from ingest.formats.hwpx.definitions import read_definitions
from ingest.formats.hwpx.flow import Flow
from ingest.formats.hwpx.inline import plain_text
from ingest.formats.hwpx.pages import find_pages
from ingest.formats.hwpx.parts import find_parts
from ingest.formats.packages import open_package
from ingest.limits import Limits

_FEW_LETTERS = 20


def read(data: bytes, limits: Limits) -> Content:
    """Read a .hwpx file.

    Raises:
        IngestError: it is damaged, locked, beyond the limits, or has no text.
    """
    package = open_package(data, limits)
    parts = find_parts(package)
    flow = Flow(read_definitions(package.xml(name) for name in parts.headers), limits)
    sections = [package.xml(name) for name in parts.sections]
    pages = find_pages(sections, limits.pages)
    pieces: list[Piece] = []
    for section, of_paragraphs in zip(sections, pages.sections, strict=True):
        pieces += flow.section(section, of_paragraphs)
    for name in parts.master_pages:
        flow.leave_out(plain_text(package.xml(name)))
    letters = sum(map(_letters, pieces))
    _refuse_empty(letters, flow.pictures)
    remarks = [f"문서의 일부가 파일에 없어 읽지 못했습니다({name})." for name in parts.missing]
    if letters < _FEW_LETTERS and flow.pictures:
        remarks.append("그림이 대부분이고 글은 거의 없는 문서입니다.")
    return Content(
        "hwpx", tuple(pieces), parts.title, parts.author, parts.date,
        left_out=flow.left_out, remarks=tuple(remarks), pages_are_sure=pages.are_sure,
    )  # fmt: skip


def _refuse_empty(letters: int, pictures: int) -> None:
    if letters:
        return
    if pictures:
        raise IngestError("그림만 있고 글이 없는 문서입니다.", "글이 들어 있는 파일을 넣어 주세요.")
    raise IngestError("글이 없는 빈 문서입니다.", "내용이 들어 있는 파일인지 확인해 주세요.")


def _letters(piece: Piece) -> int:
    """How many characters that are no blanks stand in a piece."""
    if isinstance(piece, Paragraph):
        notes = (_letters(inner) for note in piece.notes for inner in note.content)
        return len("".join(piece.text.split())) + sum(notes)
    caption = sum(map(_letters, piece.caption))
    if isinstance(piece, Box):
        return caption + sum(map(_letters, piece.content))
    return caption + sum(_letters(inner) for cell in piece.cells for inner in cell.content)
