"""The format of a file's bytes: by content first, by name where the content is text and could be several.

Looks at beginnings and at the directories of containers, unpacks nothing, and judges no damage: what opens like a
format is given to its reader, which says what is wrong with it.
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePosixPath

from ingest import patterns as re
from ingest.errors import IngestError
from ingest.formats.listing import OLE_START, ZIP_STARTS, mimetype, ole_names, zip_names
from ingest.formats.signatures import refuse_known, resave


class Format(StrEnum):
    """The formats that are read."""

    HWP = "hwp"
    HWPX = "hwpx"
    PDF = "pdf"
    DOCX = "docx"
    PPTX = "pptx"
    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"
    TSV = "tsv"
    HTML = "html"
    MHT = "mht"
    MD = "md"
    TXT = "txt"
    EML = "eml"
    ZIP = "zip"


# Endings of names: those of text say the format, the others only what a damaged file was.
_TEXT_SUFFIXES = {
    ".csv": Format.CSV, ".tsv": Format.TSV, ".tab": Format.TSV, ".html": Format.HTML, ".htm": Format.HTML,
    ".xhtml": Format.HTML, ".mht": Format.MHT, ".mhtml": Format.MHT, ".md": Format.MD, ".markdown": Format.MD,
    ".eml": Format.EML, ".txt": Format.TXT, ".text": Format.TXT,
}  # fmt: skip
_ZIP_SUFFIXES = {
    ".hwpx": Format.HWPX, ".docx": Format.DOCX, ".docm": Format.DOCX, ".pptx": Format.PPTX, ".pptm": Format.PPTX,
    ".xlsx": Format.XLSX, ".xlsm": Format.XLSX,
}  # fmt: skip
_OLE_SUFFIXES = {".hwp": Format.HWP, ".xls": Format.XLS}
_OTHER_SUFFIXES = {".pdf", ".zip", ".doc", ".ppt"}
# Every ending of a name whose file may be read, for those who list what is taken.
SUFFIXES = frozenset({*_TEXT_SUFFIXES, *_ZIP_SUFFIXES, *_OLE_SUFFIXES, ".pdf", ".zip"})

_HEAD = 4096
_LONGEST_SUFFIX = 12  # what is longer, or no text, is no ending
_AS_DOCX = "워드나 한글에서 .docx나 .hwpx로 저장해 넣어 주세요."
_AS_PPTX = "파워포인트에서 .pptx나 PDF로 저장해 넣어 주세요."
_AS_XLSX = "엑셀에서 .xlsx로 저장해 넣어 주세요."
_OPEN_DOCUMENTS = {
    "text": ("오픈도큐먼트 문서(.odt)", _AS_DOCX),
    "spreadsheet": ("오픈도큐먼트 스프레드시트(.ods)", _AS_XLSX),
    "presentation": ("오픈도큐먼트 프레젠테이션(.odp)", _AS_PPTX),
}
_FOREIGN_ZIPS = {
    "META-INF/MANIFEST.MF": "자바 프로그램(.jar)",
    "AndroidManifest.xml": "안드로이드 앱(.apk)",
    "Index/Document.iwa": "애플 iWork",
}
_PACKAGE_PARTS = (
    "[Content_Types]", "_rels/", "docProps/", "word/", "ppt/", "xl/", "mimetyp", "version.xml", "Contents/", "Preview/",
)  # fmt: skip
_FOREIGN_OLE = (
    ("WordDocument", ".doc", "예전 워드 문서(.doc)", _AS_DOCX),
    ("PowerPoint Document", ".ppt", "예전 파워포인트 문서(.ppt)", _AS_PPTX),
    ("__properties_version1.0", ".msg", "아웃룩 메일(.msg)", "메일을 .eml로 저장해 넣어 주세요."),
    ("VisioDocument", ".vsd", "비지오 도면(.vsd)", "PDF로 저장해 넣어 주세요."),
)
_XML_FORMATS = (
    (re.compile(r"<HWPML[\s>]"), "한글 XML 문서(.hml)", "한글에서 .hwpx로 저장해 넣어 주세요."),
    (re.compile(r'progid="Word\.Document"'), "워드 XML 문서", _AS_DOCX),
    (re.compile(r'progid="Excel\.Sheet"'), "엑셀 XML 문서", _AS_XLSX),
    (re.compile(r"<office:document[\s>]"), "오픈도큐먼트 XML 문서", _AS_DOCX),
)
_HTML_OPENING = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.I | re.S)
_HTML_PART = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:head|body|table|meta|title|style|div)[\s>]", re.I | re.S)
_HEADER = re.compile(r"^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]", re.M)
_CONTROLS = frozenset(range(9)) | frozenset(range(0x0E, 0x1B)) | {0x7F}


def detect(data: bytes, name: str) -> Format:
    """Tell the format of a file's bytes; ``name`` is the file's own, of which only the ending counts.

    Raises:
        IngestError: the file is empty, or of a kind that is known or evidently not readable.
    """
    if not data:
        raise IngestError("빈 파일입니다.", "내용이 들어 있는 파일인지 확인해 주세요.")
    suffix = PurePosixPath(name).suffix.lower()
    if data.startswith(ZIP_STARTS):
        return _in_zip(data, suffix)
    if data.startswith(OLE_START):
        return _in_ole(data, suffix)
    refuse_known(data)
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    return _in_text(data, suffix)


def _in_zip(data: bytes, suffix: str) -> Format:
    written, names = mimetype(data), zip_names(data)
    if written.startswith("application/hwp") or names & {"Contents/header.xml", "Contents/content.hpf"}:
        return Format.HWPX
    _refuse_foreign_zip(written, names)
    if "[Content_Types].xml" in names or suffix in _ZIP_SUFFIXES:
        office = _office_format(names)
        if office is not None:
            return office
    # A damaged directory hides what tells the format, yet not that its parts are a package's.
    if suffix in _ZIP_SUFFIXES and (not names or any(name.startswith(_PACKAGE_PARTS) for name in names)):
        return _ZIP_SUFFIXES[suffix]
    return Format.ZIP


def _refuse_foreign_zip(written: str, names: frozenset[str]) -> None:
    if written.startswith("application/vnd.oasis.opendocument."):
        kind = written.rpartition(".")[2].partition("-")[0]
        raise resave(*_OPEN_DOCUMENTS.get(kind, ("오픈도큐먼트", _AS_DOCX)))
    if written.startswith("application/epub"):
        raise resave("전자책(.epub)", "글을 .txt나 PDF로 저장해 넣어 주세요.")
    if "xl/workbook.bin" in names:
        raise resave("엑셀 이진 통합 문서(.xlsb)", _AS_XLSX)
    for member, kind in _FOREIGN_ZIPS.items():
        if member in names:
            raise resave(kind, "문서를 PDF나 오피스 형식으로 저장해 넣어 주세요.")


def _office_format(names: frozenset[str]) -> Format | None:
    folders = {name.partition("/")[0] for name in names if "/" in name}
    by_folder: Mapping[str, Format] = {"word": Format.DOCX, "ppt": Format.PPTX, "xl": Format.XLSX}
    return next((form for folder, form in by_folder.items() if folder in folders), None)


def _in_ole(data: bytes, suffix: str) -> Format:
    names = ole_names(data)
    if "EncryptedPackage" in names:
        raise _encrypted_office(data)
    if "FileHeader" in names and names & {"DocInfo", "BodyText", "ViewText"}:
        return Format.HWP
    for member, _, kind, remedy in _FOREIGN_OLE:
        if member in names:
            raise resave(kind, remedy)
    if names & {"Workbook", "Book", "WORKBOOK", "BOOK"}:
        return Format.XLS
    return _in_damaged_ole(suffix)


def _in_damaged_ole(suffix: str) -> Format:
    """Go by the name where the directory says nothing; the reader then says that the file is damaged."""
    if suffix in _OLE_SUFFIXES:
        return _OLE_SUFFIXES[suffix]
    for _, ending, kind, remedy in _FOREIGN_OLE:
        if suffix == ending:
            raise resave(kind, remedy)
    raise IngestError("알 수 없는 복합 문서(OLE)입니다.", "PDF나 .hwpx, 오피스 형식으로 저장해 넣어 주세요.")


def _encrypted_office(data: bytes) -> IngestError:
    if "DRMEncryptedTransform".encode("utf-16-le") in data:
        return IngestError("권한 관리(IRM)로 보호된 오피스 문서입니다.", "보호를 해제하고 저장해 넣어 주세요.")
    return IngestError("암호가 걸린 오피스 문서입니다.", "암호를 해제하고 저장한 뒤 다시 넣어 주세요.")


def _in_text(data: bytes, suffix: str) -> Format:
    head = _head(data)
    by_name = _TEXT_SUFFIXES.get(suffix)
    if _HTML_OPENING.match(head):
        return Format.HTML
    for opening, kind, remedy in _XML_FORMATS:
        if head.lstrip().startswith("<") and opening.search(head):
            raise resave(kind, remedy)
    if by_name in (None, Format.TXT, Format.EML, Format.MHT) and (mail := _mail_format(head, by_name)) is not None:
        return mail
    if by_name is not None:
        return by_name
    if _HTML_PART.match(head):
        return Format.HTML
    if _is_binary(data[:_HEAD]):
        raise _unknown(suffix)
    return _separated(head) if suffix in (".xls", ".xlsx", ".xlsm") else Format.TXT


def _head(data: bytes) -> str:
    """The beginning as a string in which ASCII stands as itself, whatever the encoding."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "latin-1")):
        if data.startswith(mark):
            return data[len(mark) : len(mark) + _HEAD].decode(encoding, "replace")
    return data[:_HEAD].decode("latin-1")


def _mail_format(head: str, by_name: Format | None) -> Format | None:
    """Mail and saved web pages open with header lines; in a text file only the post office's own ones count."""
    block = head.lstrip("\r\n").replace("\r\n", "\n").partition("\n\n")[0]
    first = _HEADER.match(block)
    names = {name.lower() for name in _HEADER.findall(block)} if first else set()
    related = re.search(r"^content-type:\s*multipart/related", block, re.I | re.M) is not None
    if by_name is Format.MHT or (related and names and not names & {"to", "received"}):
        return Format.MHT if names else by_name
    if names & {"message-id", "received", "mime-version"} and names & {"from", "subject"}:
        return Format.EML
    return by_name if by_name is Format.EML else None


def _separated(head: str) -> Format:
    """What programs call .xls and write as text."""
    if "\t" in head:
        return Format.TSV
    return Format.CSV if "," in head else Format.TXT


def _is_binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    if b"\0" in head:
        return not any(_is_clean(head, encoding) for encoding in ("utf-16-le", "utf-16-be"))
    return sum(byte in _CONTROLS for byte in head) > max(2, len(head) // 100)


def _is_clean(head: bytes, encoding: str) -> bool:
    """Say whether bytes could be text in a wide encoding; whether they are is for ``ingest.decode``."""
    text = head[: len(head) // 2 * 2].decode(encoding, "replace")[:-1]
    return "\ufffd" not in text and not any(ord(character) in _CONTROLS for character in text)


def _unknown(suffix: str) -> IngestError:
    if suffix in {*_ZIP_SUFFIXES, *_OLE_SUFFIXES, *_OTHER_SUFFIXES}:
        return IngestError(
            f"내용이 {suffix} 형식이 아닙니다. 파일이 손상되었거나 암호화되었습니다.",
            "원래 프로그램에서 열리는지 확인하고 다시 저장해 넣어 주세요.",
        )
    named = suffix if suffix.isprintable() and len(suffix) <= _LONGEST_SUFFIX else ""
    return IngestError(
        f"알 수 없는 형식의 이진 파일입니다({named or '확장자 없음'}).",
        "한글, PDF, 오피스, 글 파일로 저장해 넣어 주세요.",
    )
