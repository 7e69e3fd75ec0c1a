"""A web page from its bytes: decoded by ourselves, parsed by lexbor, read as Hancom's export or as any page.

Nothing is fetched, no script runs; what other files of the page would add is not known.
"""

from selectolax.lexbor import LexborHTMLParser

from ingest import patterns as re
from ingest.content import Content
from ingest.errors import IngestError
from ingest.formats.charsets import decode_labelled
from ingest.formats.html.building import build
from ingest.formats.html.hancom import is_hancom, read_pages
from ingest.formats.html.walking import attribute, collapsed, shown
from ingest.limits import Limits

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.I)
_MARKUP_FACTOR = 5  # how much larger than its text a page may be
_BROKEN_SHARE = 20  # one sign in so many unreadable, with zeros between them: no text at all
_DATE = re.compile(r"((?:19|20)\d{2})[-./]?\s?(0?[1-9]|1[0-2])[-./]?\s?(0?[1-9]|[12]\d|3[01])(?!\d)")
_DATES = ("article:published_time", "article:modified_time", "dcterms.created", "dc.date", "date", "pubdate")
_AUTHORS = ("author", "dc.creator", "article:author")
_SAYS_NOTHING = re.compile(r"\W*\d*\W*|제목 ?없음|untitled(?: document)?|빈 ?문서 ?\d*", re.I)


def read(data: bytes, limits: Limits) -> Content:
    """Read an .html.

    Raises:
        IngestError: it is too large, holds no text, or a table is beyond the limits.
    """
    if len(data) > limits.text_bytes * _MARKUP_FACTOR:
        raise IngestError(
            f"웹 문서가 너무 큽니다({len(data) / 1e6:,.0f}MB).",
            f"{limits.text_bytes * _MARKUP_FACTOR // 1_000_000}MB 이하로 나누어 넣어 주세요.",
        )
    head = data[:4096]
    said = _XML_CHARSET.search(head) or _CHARSET.search(head)
    text, exact = decode_labelled(data, said[1].decode("ascii") if said else "")
    if "\0" in text and text.count("\ufffd") * _BROKEN_SHARE > len(text):
        raise IngestError(
            "웹 문서(.html)가 아니거나 손상되었습니다.", "브라우저에서 열리는지 확인하고 다시 저장해 넣어 주세요."
        )
    remarks = () if exact else ("글자 인코딩이 깨진 곳이 있어 일부 글자를 읽지 못했습니다.",)
    return read_text(text, limits, remarks)


def read_text(text: str, limits: Limits, remarks: tuple[str, ...] = ()) -> Content:
    """Read a decoded page.

    Raises:
        IngestError: it holds no text, or a table is beyond the limits.
    """
    tree = LexborHTMLParser(text.replace("\0", ""))
    if tree.root is None or tree.body is None:
        raise _no_text()
    if is_hancom(tree):
        exported = read_pages(tree, limits)
        pieces, left_out = exported.pieces, exported.left_out
    else:
        page = build(tree.body, limits)
        if not page.pieces:  # a page that is all frame
            page = build(tree.body, limits, whole=True)
        pieces, left_out = page.pieces, page.left_out
    if not pieces:
        raise _no_text()
    title, author, date = _properties(tree)
    return Content(
        "html", tuple(pieces), title=title, author=author, date=date,
        left_out=tuple(text for text in left_out if text), remarks=remarks,
    )  # fmt: skip


def _no_text() -> IngestError:
    return IngestError(
        "글자가 없는 웹 문서입니다.", "화면을 스크립트로 그리는 문서라면 브라우저에서 PDF로 저장해 넣어 주세요."
    )


def _properties(tree: LexborHTMLParser) -> tuple[str, str, str]:
    """Title, author and date as the page's head says them, each empty where it says nothing."""
    said: dict[str, str] = {}
    for entry in tree.css("meta"):
        name = attribute(entry, "name") or attribute(entry, "property")
        said.setdefault(name.lower(), shown(collapsed(attribute(entry, "content"))))
    node = tree.css_first("head > title")
    title = shown(collapsed(node.text())) if node is not None else ""
    title = title or said.get("og:title", "")
    found = next((day for name in _DATES if (day := _DATE.match(said.get(name, "")))), None)
    date = f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}" if found else ""
    author = next((said[name] for name in _AUTHORS if said.get(name)), "")
    return "" if _SAYS_NOTHING.fullmatch(title) else title, author, date
