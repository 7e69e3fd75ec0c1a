"""Files that are known by how they begin and can't be read as documents: each with the reason and what to do.

Knows magic numbers and Korean sentences; containers that need a look inside are for ``ingest.formats.detect``.
"""

from ingest.errors import IngestError

_DRM = ("{}으로 암호화된 문서입니다.", "문서 보안(DRM) 프로그램에서 암호화를 해제한 뒤 다시 넣어 주세요.")
_PICTURE = (
    "그림 파일입니다({}). 그림 파일에서는 글자를 읽지 않습니다.",
    "글자가 든 원본 문서를 넣거나, PDF로 스캔한 뒤 글자 인식(OCR)을 거쳐 넣어 주세요.",
)
_ARCHIVE = ("{} 압축 파일은 읽지 않습니다.", "압축을 풀어 폴더째 넣거나 .zip으로 다시 묶어 넣어 주세요.")
_MEDIA = ("소리나 영상 파일입니다({}).", "내용을 글로 옮긴 문서를 넣어 주세요.")
_PROGRAM = ("문서가 아니라 실행 파일입니다({}).", "문서 파일인지 확인해 주세요.")
_DATABASE = ("문서가 아니라 데이터베이스 파일입니다({}).", "필요한 표를 .xlsx나 .csv로 내보내 넣어 주세요.")
_OLD_HWP = (
    "아래아한글 3.x 이전 형식의 .hwp 문서입니다.",
    "한글에서 열어 '한글 문서(*.hwp)'나 '.hwpx'로 다시 저장해 넣어 주세요.",
)
_RICH_TEXT = ("서식 있는 텍스트(.rtf)는 읽지 않습니다.", "한글이나 워드에서 .hwpx나 .docx로 저장해 넣어 주세요.")

# How a file begins → problem and remedy with one gap for the name.
_STARTS: tuple[tuple[bytes, tuple[str, str], str], ...] = (
    (b"<MARKANY_DOCUMENTSAFER>", _DRM, "MarkAny 문서 보안(DRM)"),
    (b"<DOCUMENT SAFER", _DRM, "MarkAny 문서 보안(DRM)"),
    (b"\x9b DRMONE", _DRM, "파수(Fasoo) 문서 보안(DRM)"),
    (b"DRMONE", _DRM, "파수(Fasoo) 문서 보안(DRM)"),
    (b"SCDSA", _DRM, "소프트캠프 문서 보안(DRM)"),
    (b"<## NASCA DRM FILE", _DRM, "NASCA 문서 보안(DRM)"),
    (b"HWP Document File V", _OLD_HWP, ""),
    (b"{\\rtf", _RICH_TEXT, ""),
    (b"\x89PNG\r\n", _PICTURE, "PNG"),
    (b"\xff\xd8\xff", _PICTURE, "JPEG"),
    (b"GIF87a", _PICTURE, "GIF"),
    (b"GIF89a", _PICTURE, "GIF"),
    (b"II*\0", _PICTURE, "TIFF"),
    (b"MM\0*", _PICTURE, "TIFF"),
    (b"8BPS", _PICTURE, "PSD"),
    (b"%!PS", _PICTURE, "PostScript"),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE, ".7z"),
    (b"Rar!\x1a\x07", _ARCHIVE, ".rar"),
    (b"ALZ\x01", _ARCHIVE, ".alz"),
    (b"EGGA", _ARCHIVE, ".egg"),
    (b"\x1f\x8b\x08", _ARCHIVE, ".gz"),
    (b"BZh", _ARCHIVE, ".bz2"),
    (b"\xfd7zXZ\0", _ARCHIVE, ".xz"),
    (b"\x28\xb5\x2f\xfd", _ARCHIVE, ".zst"),
    (b"MSCF\0\0", _ARCHIVE, ".cab"),
    (b"ID3", _MEDIA, "MP3"),
    (b"OggS", _MEDIA, "OGG"),
    (b"fLaC", _MEDIA, "FLAC"),
    (b"\x1aE\xdf\xa3", _MEDIA, "MKV"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", _MEDIA, "WMV"),
    (b"\x7fELF", _PROGRAM, "ELF"),
    (b"\xca\xfe\xba\xbe", _PROGRAM, "Java"),
    (b"\xcf\xfa\xed\xfe", _PROGRAM, "macOS"),
    (b"L\0\0\0\x01\x14\x02\0", ("문서가 아니라 바로 가기입니다.", "바로 가기가 가리키는 원본을 넣어 주세요."), ""),
    (b"SQLite format 3\0", _DATABASE, "SQLite"),
    (b"\0\x01\0\0Standard ", _DATABASE, "Access"),
    (b"!BDN", ("아웃룩 데이터 파일(.pst)입니다.", "메일을 .eml로 내보내 넣어 주세요."), ""),
    (b"AC10", ("도면 파일(.dwg)입니다.", "도면을 PDF로 저장해 넣어 주세요."), ""),
)
_RIFF = {b"WEBP": (_PICTURE, "WEBP"), b"WAVE": (_MEDIA, "WAV"), b"AVI ": (_MEDIA, "AVI")}
_APPLE_PICTURES = (b"heic", b"heix", b"mif1", b"avif")


def refuse_known(data: bytes) -> None:
    """Refuse what is known by its first bytes and not readable.

    Raises:
        IngestError: with the reason.
    """
    binary = any(byte < 9 for byte in data[:64])
    for start, sentences, name in _STARTS:
        if data.startswith(start) and (binary or len(start) > 5 or not start.isalnum()):  # a text may begin with BZh
            raise _refusal(sentences, name)
    if data.startswith(b"RIFF") and data[8:12] in _RIFF:
        raise _refusal(*_RIFF[data[8:12]])
    if data[4:8] == b"ftyp":
        raise _refusal(_PICTURE, "HEIC") if data[8:12] in _APPLE_PICTURES else _refusal(_MEDIA, "MP4")
    _refuse_two_letters(data)


def _refuse_two_letters(data: bytes) -> None:
    """Two letters may begin a text too, but no text goes on with zeros."""
    if data.startswith(b"MZ") and b"\0" in data[:64]:
        raise _refusal(_PROGRAM, "Windows")
    if data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        raise _refusal(_PICTURE, "BMP")
    if data[:1] == b"\xff" and data[1:2] in (b"\xfb", b"\xf3", b"\xf2", b"\xfa"):
        raise _refusal(_MEDIA, "MP3")
    if data[257:262] == b"ustar":
        raise _refusal(_ARCHIVE, ".tar")


def _refusal(sentences: tuple[str, str], name: str) -> IngestError:
    problem, remedy = sentences
    return IngestError(problem.format(name), remedy)


def resave(name: str, remedy: str) -> IngestError:
    """Say that a format isn't read and as what to save it."""
    return IngestError(f"{name} 형식은 읽지 않습니다.", remedy)
