"""From a file's bytes to its content."""

from ingest.content import Content, Piece
from ingest.formats.hwp.body import Body
from ingest.formats.hwp.container import Container
from ingest.formats.hwp.docinfo import read_information
from ingest.formats.hwp.pages import Pages
from ingest.formats.hwp.records import read_records
from ingest.formats.hwp.refusals import empty
from ingest.limits import Limits

# An honest cell has its list, a paragraph, its text and shape; whatever isn't in cells has room in the first number.
_RECORDS, _RECORDS_A_CELL = 100_000, 4

_TRACKED = "변경 내용 추적을 쓴 문서입니다. 지운 것으로 표시된 글도 함께 읽었을 수 있습니다."


def read(data: bytes, limits: Limits) -> Content:
    """Read an HWP 5 document.

    Raises:
        IngestError: damaged, locked, beyond a limit, another format, or without a word.
    """
    container = Container(data, limits)
    most = _RECORDS + limits.cells * _RECORDS_A_CELL
    information = read_information(read_records(container.information(), most))
    sections = [read_records(stream, most) for stream in container.sections()]
    pages = Pages(sections)
    body = Body(information, pages, limits)
    pieces: list[Piece] = [piece for top in sections for piece in body.section(top)]
    if not pieces:
        raise empty()
    summary = container.summary()
    return Content(
        "hwp",
        tuple(pieces),
        summary.title,
        summary.author,
        summary.date,
        left_out=body.left_out,
        remarks=(_TRACKED,) if container.tracks_changes else (),
        pages_are_sure=pages.sure,
    )
