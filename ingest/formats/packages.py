"""Files that are ZIP archives inside: their members read within limits, and XML parsed safely.

Everything stays in memory, nothing is unpacked to disk, and a member's name is never a path. Knows ZIP (APPNOTE.TXT)
and XML; what members mean is for the formats.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from lxml import etree

from ingest.errors import IngestError
from ingest.limits import MEGABYTE, Limits

_RESAVE: Final = "만든 프로그램에서 열리는지 확인하고 다시 저장해 넣어 주세요."
_UNLOCK: Final = "암호를 해제하고 저장한 뒤 다시 넣어 주세요."
_LONGEST_SHOWN = 200
_STEP = 1 << 20  # bytes unpacked at a time
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# Pictures that are kept as raw points: an empty one packs a thousand to one, and is no bomb.
_RAW_PICTURES = (".bmp", ".emf", ".wmf", ".tif", ".tiff", ".pcx", ".dib")
# All that zipfile and zlib raise for bytes that are not what they should be.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, OverflowError, NotImplementedError, RuntimeError,
    struct.error,
)  # fmt: skip


class Package:
    """An opened archive; names use ``/``, are looked up in any case, and of two equal ones the last counts."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        """Take an archive whose size :func:`open_package` has checked."""
        self._archive = archive
        self._limits = limits
        by_name = {name: info for info in archive.infolist() if not (name := _readable_name(info)).endswith("/")}
        self._members = MappingProxyType(by_name)
        self._folded = MappingProxyType({name.casefold(): name for name in by_name})

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names in the archive's order, folders left out."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return _clean(name).casefold() in self._folded

    def size(self, name: str) -> int:
        """A member's unpacked size in bytes, as declared; reading goes no further than that."""
        return self._info(name).file_size

    def read(self, name: str) -> bytes:
        """Unpack one member.

        Raises:
            IngestError: it is missing, locked, damaged, or larger than the limits allow.
        """
        return b"".join(self._steps(self._info(name)))

    def xml(self, name: str) -> "etree._Element":
        """Unpack and parse one member; gives its root element."""
        return parse_xml(self.read(name), name)

    def check(self) -> None:
        """Unpack every member once, keeping none: for libraries that unpack without limits of their own."""
        for info in self._members.values():
            for _ in self._steps(info):
                pass

    def _info(self, name: str) -> zipfile.ZipInfo:
        stored = self._folded.get(_clean(name).casefold())
        if stored is None:
            raise IngestError(f"파일 안에 있어야 할 부분이 없습니다({_shown(name)}).", _RESAVE)
        return self._members[stored]

    def _steps(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        self._refuse(info)
        try:
            with self._archive.open(info) as member:
                while part := member.read(_STEP):
                    yield part
        except _DAMAGE as error:
            raise IngestError(f"파일의 일부가 손상되었습니다({_shown(_readable_name(info))}).", _RESAVE) from error

    def _refuse(self, info: zipfile.ZipInfo) -> None:
        name = _shown(_readable_name(info))
        if info.flag_bits & _ENCRYPTED:
            raise IngestError(f"암호가 걸려 있습니다({name}).", _UNLOCK)
        if info.compress_type not in _METHODS:
            raise IngestError(
                f"알 수 없는 방식으로 압축되어 있습니다({name}).", "보통 ZIP 방식으로 다시 압축해 넣어 주세요."
            )
        packed = max(info.compress_size, 1)
        blown = info.file_size > MEGABYTE and info.file_size > packed * self._limits.ratio
        if blown and not name.casefold().endswith(_RAW_PICTURES):
            raise IngestError(
                f"압축이 지나치게 큰 부분이 있습니다({name}: {info.file_size / MEGABYTE:,.0f}MB로 풀림).",
                "믿을 만한 곳에서 받은 파일인지 확인하고 다시 저장해 넣어 주세요.",
            )


def open_package(data: bytes, limits: Limits) -> Package:
    """Open an archive and check how many members it has and how much they declare to hold.

    Raises:
        IngestError: it is damaged or beyond the limits.
    """
    _refuse_many(_declared_members(data), limits)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        raise IngestError("파일이 손상되었거나 끝까지 저장되지 않았습니다.", _RESAVE) from error
    members = archive.infolist()
    _refuse_many(len(members), limits)
    unpacked = sum(info.file_size for info in members)
    if unpacked > limits.unpacked_bytes:
        raise IngestError(
            f"압축을 풀면 너무 큽니다({unpacked / MEGABYTE:,.0f}MB).",
            f"{limits.unpacked_bytes // MEGABYTE:,}MB 이하로 나누어 넣어 주세요.",
        )
    return Package(archive, limits)


def parse_xml(raw: bytes, name: str = "XML") -> "etree._Element":
    """Parse XML and give its root: no entity is resolved, no DTD taken, nothing fetched, nesting bounded to 256.

    Raises:
        IngestError: it is not well-formed, too deep, or brings declarations of its own.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error).lower():
            raise IngestError(f"내용이 지나치게 깊이 겹쳐 있습니다({_shown(name)}).", _RESAVE) from error
        raise IngestError(f"내용(XML)이 손상되었습니다({_shown(name)}).", _RESAVE) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise IngestError(f"문서에 있을 수 없는 선언(DTD)이 들어 있습니다({_shown(name)}).", _RESAVE)
    return root


def _declared_members(data: bytes) -> int:
    """Count the entries of the directory before zipfile makes objects of them, a hundred times their size."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or end + 22 > len(data):
        return 0
    size = int(struct.unpack_from("<I", data, end + 12)[0])
    return data.count(b"PK\x01\x02", max(0, end - size), end) if size < end else 0


def _refuse_many(members: int, limits: Limits) -> None:
    if members > limits.members:
        raise IngestError(
            f"압축 파일에 든 것이 너무 많습니다({members:,}개).", f"{limits.members:,}개 이하로 나누어 넣어 주세요."
        )


def _readable_name(info: zipfile.ZipInfo) -> str:
    """A member's name; without a mark of its encoding it is UTF-8 or, by Korean Windows, CP949."""
    if info.flag_bits & _UTF8_NAME:
        return _clean(info.filename)
    try:
        written = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return _clean(info.filename)
    for encoding in ("utf-8", "cp949"):
        try:
            return _clean(written.decode(encoding).partition("\0")[0])
        except UnicodeDecodeError:
            continue
    return _clean(info.filename)


def _clean(name: str) -> str:
    return name.replace("\\", "/").removeprefix("./").lstrip("/")


def _shown(name: str) -> str:
    """A name as it may stand in a sentence: a damaged directory names anything."""
    return "".join(sign if sign.isprintable() else " " for sign in name[:_LONGEST_SHOWN]).strip()
