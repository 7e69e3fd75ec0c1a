"""A mail (.eml, RFC 5322): its subject, the lines of its head, its text.

Attachments are for ``ingest.formats.archives``. The plain body is preferred; where it says nearly nothing beside the
page, the page is read.
"""

from collections.abc import Iterator, Sequence
from email.message import Message
from email.utils import parsedate_tz

from ingest import patterns as re
from ingest.content import Content, Paragraph, Piece, Role
from ingest.errors import IngestError
from ingest.formats.charsets import decode_labelled
from ingest.formats.html import read_text
from ingest.formats.messages import Part, header, parse_message, parts
from ingest.limits import Limits

# The lines of a mail's head as Korean mail programs print them.
_HEAD = (("From", "보낸 사람"), ("To", "받는 사람"), ("Cc", "참조"), ("Date", "보낸 날짜"))
_MARKED = re.compile(r"\s*(?:[□○◇◆■●▶▷•\-※*>·ㅇ]|\d{1,2}[.)]|[가-하][.)]|\(\S{1,2}\)|[①-⑳])")
_SAYS_LITTLE = 50  # letters
_BROKEN = "글자 인코딩이 깨진 곳이 있어 일부 글자를 읽지 못했습니다."


def read(data: bytes, limits: Limits) -> Content:
    """Read an .eml.

    Raises:
        IngestError: it is damaged, too large, or holds neither subject nor text.
    """
    message = parse_message(data)
    if not message.keys() and b"\0" in data:
        raise IngestError("메일(.eml)이 아니거나 손상되었습니다.", "메일 프로그램에서 다시 저장해 넣어 주세요.")
    found = tuple(parts(message, limits))
    bodies = [part for part in found if not part.filename]
    if sum(len(part.raw) for part in bodies) > limits.text_bytes:
        raise IngestError("메일의 글이 너무 깁니다.", f"{limits.text_bytes // 1_000_000}MB 이하로 나누어 넣어 주세요.")
    subject = header(message, "Subject")
    text, left_out, remarks = _body(bodies, limits)
    if not text and not subject:
        raise IngestError("글자가 없는 메일입니다.", "내용이 들어 있는 메일인지 확인해 주세요.")
    pieces: list[Piece] = [Paragraph(subject, role=Role.HEADING, level=1)] if subject else []
    head = _head(message, [part.filename for part in found if part.filename])
    pieces += [Paragraph(head)] if head else []
    return Content(
        "eml",
        (*pieces, *text),
        title=subject,
        author=_name(header(message, "From")),
        date=_date(header(message, "Date")),
        left_out=left_out,
        remarks=remarks,
    )


def _head(message: Message, attached: Sequence[str]) -> str:
    lines = [f"{printed}: {value}" for name, printed in _HEAD if (value := header(message, name))]
    lines += [f"첨부: {', '.join(attached)}"] if attached else []
    return "\n".join(lines)


def _name(sender: str) -> str:
    """Who sends, by name where the address has one."""
    name, opening, address = sender.partition("<")
    return name.strip(" \"'") or (address if opening else sender).strip(" >")


def _date(written: str) -> str:
    """The day on which a mail was sent, by its own clock."""
    try:
        found = parsedate_tz(written[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    if found is None or not (1970 <= found[0] <= 9999 and 1 <= found[1] <= 12 and 1 <= found[2] <= 31):
        return ""
    return f"{found[0]}-{found[1]:02d}-{found[2]:02d}"


def _body(bodies: Sequence[Part], limits: Limits) -> tuple[tuple[Piece, ...], tuple[str, ...], tuple[str, ...]]:
    """The text's pieces, what was left out of it, and remarks."""
    plain, exact = _decoded([part for part in bodies if part.kind == "text/plain"])
    pages = [part for part in bodies if part.kind == "text/html"]
    if pages and len(plain.strip()) < _SAYS_LITTLE:
        page = _page(pages, limits)
        if page is not None and sum(len(p.text) for p in page.pieces if isinstance(p, Paragraph)) >= len(plain.strip()):
            return page.pieces, page.left_out, page.remarks
    return tuple(_paragraphs(plain)), (), () if exact else (_BROKEN,)


def _page(pages: Sequence[Part], limits: Limits) -> Content | None:
    text, exact = _decoded(pages)
    try:
        return read_text(text, limits, () if exact else (_BROKEN,))
    except IngestError:  # a page of pictures
        return None


def _decoded(bodies: Sequence[Part]) -> tuple[str, bool]:
    texts, exact = [], True
    for part in bodies:
        text, whole = decode_labelled(part.raw, part.charset)
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
        texts.append(text.replace(" \n", " ") if part.flowed else text)
        exact = exact and whole
    return "\n\n".join(texts), exact


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """Paragraphs end at blank lines and before lines that open with a mark."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and (not line.strip() or _MARKED.match(line)):
            yield Paragraph("\n".join(lines))
            lines = []
        if line.strip():
            lines.append(line.rstrip())
    if lines:
        yield Paragraph("\n".join(lines))
