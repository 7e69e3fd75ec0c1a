"""A saved web page (.mht, MHTML, RFC 2557): the page's own part out of the message that holds it with its pictures."""

from dataclasses import replace
from email.message import Message

from ingest.content import Content
from ingest.errors import IngestError
from ingest.formats.charsets import decode_labelled
from ingest.formats.html.reading import read as read_page
from ingest.formats.html.reading import read_text
from ingest.formats.messages import parse_message
from ingest.limits import Limits

_DAMAGED = ("웹 보관 파일(.mht)이 손상되었습니다.", "브라우저에서 다시 저장하거나 PDF로 저장해 넣어 주세요.")


def read(data: bytes, limits: Limits) -> Content:
    """Read an .mht.

    Raises:
        IngestError: there is no page in it, or the page can't be read.
    """
    try:
        message = parse_message(data)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        raw = page.get_payload(decode=True) if page is not None else None
    except (IngestError, RecursionError, ValueError, LookupError, TypeError) as error:
        raise IngestError(*_DAMAGED) from error
    if page is None or not isinstance(raw, bytes):
        raise IngestError(*_DAMAGED)
    return replace(_page(raw, page, limits), format="mht")


def _page(raw: bytes, page: Message, limits: Limits) -> Content:
    """Read the page by the encoding that the message names, else by its own."""
    label = page.get_content_charset() or ""
    if not label or len(raw) > limits.text_bytes:
        return read_page(raw, limits)
    text, exact = decode_labelled(raw, label)
    remarks = () if exact else ("글자 인코딩이 깨진 곳이 있어 일부 글자를 읽지 못했습니다.",)
    return read_text(text, limits, remarks)
