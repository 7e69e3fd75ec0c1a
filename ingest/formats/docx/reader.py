"""A Word document's bytes as content: python-docx opens the package, the walk reads its XML."""

import io
from typing import Final, cast

from ingest.content import Content
from ingest.errors import IngestError
from ingest.formats.docx.state import State
from ingest.formats.docx.walk import Walk
from ingest.formats.ooxml.metadata import CORE_PROPERTIES, metadata
from ingest.formats.ooxml.names import Element, W
from ingest.formats.ooxml.package import clean
from ingest.formats.ooxml.parts import Opened, Part, main_part, part_in
from ingest.formats.ooxml.tally import refuse_empty
from ingest.limits import Limits

_MAIN: Final = "word/document.xml"
_RESAVE: Final = "워드에서 열리는지 확인하고 다시 저장해 넣어 주세요."


def read(data: bytes, limits: Limits) -> Content:
    """Read a Word document.

    Raises:
        IngestError: it is damaged, encrypted, beyond the limits, or without any text.
    """
    cleaned = clean(data, _MAIN, limits)
    try:
        package = _opened(cleaned.copy)
        state = State(main_part(package, f"{W}document"), limits)
        pieces = Walk(state).story(_body(state.part))
    except RecursionError as error:
        raise IngestError("문서의 짜임이 지나치게 깊이 겹쳐 있습니다.", _RESAVE) from error
    _leave_out_the_rest(state)
    refuse_empty(pieces)
    own = metadata(part_in(package, CORE_PROPERTIES))
    return Content(
        "docx", pieces, own.title, own.author, own.date, (), tuple(state.left_out),
        state.all_remarks(cleaned.lost), pages_are_sure=False,
    )  # fmt: skip


def _opened(copy: bytes) -> Opened:
    from docx.opc.package import OpcPackage

    try:
        return cast(Opened, OpcPackage.open(io.BytesIO(copy)))
    except (KeyError, ValueError, AttributeError) as error:
        raise IngestError("워드 문서의 짜임이 손상되었습니다.", _RESAVE) from error


def _body(part: Part) -> Element:
    body = part.xml().find(f"{W}body")
    if body is None:
        raise IngestError("워드 문서에 본문이 없습니다.", _RESAVE)
    return body


def _leave_out_the_rest(state: State) -> None:
    """Note what stands outside the running text: headers, footers, comments, notes that nothing calls."""
    for kind in ("header", "footer", "comments"):
        for part in state.part.related(kind):
            root = part.sound_xml(state.lost)
            if root is not None:
                state.leave_out_all(root)
    for note in (*state.footnotes.uncalled(), *state.endnotes.uncalled()):
        state.leave_out_all(note)
