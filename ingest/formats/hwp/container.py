"""The compound file around an HWP document: its header, its streams unpacked within bounds, its metadata.

Knows no records beyond the header's flags.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import olefile

from ingest.formats.hwp.distribution import unscramble
from ingest.formats.hwp.refusals import damaged, foreign, locked, over_limit
from ingest.formats.hwp.summary import Summary, read_summary
from ingest.formats.signatures import refuse_known
from ingest.limits import MEGABYTE, Limits

_SIGNATURE = b"HWP Document File"
_VERSION = 5
_PACKED, _PASSWORD, _DISTRIBUTION, _DRM, _CERTIFICATE, _CERTIFICATE_DRM = 1, 1 << 1, 1 << 2, 1 << 4, 1 << 8, 1 << 10
_TRACKS_CHANGES = 1 << 14
_SUMMARY = "\x05HwpSummaryInformation"


class Container:
    """An opened file; it stays in memory, so there is nothing to close."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open a file and refuse what can't be read.

        Raises:
            IngestError: damaged, locked, or no HWP 5.
        """
        if not data.startswith(olefile.MAGIC):
            refuse_known(data)
            raise foreign("한글 5.x 문서가 아닙니다.")
        self._limits = limits
        self._unpacked = 0
        with _mapped("복합 문서의 목차를 읽지 못함"):
            self._ole = olefile.OleFileIO(BytesIO(data))
            self._names = {"/".join(path) for path in self._ole.listdir()}
        header = self._stream("FileHeader")
        if not header.startswith(_SIGNATURE):
            raise foreign("한글 문서가 아닌 복합 문서입니다.")
        if int.from_bytes(header[35:36], "little") != _VERSION:
            raise foreign(f"한글 {int.from_bytes(header[35:36], 'little')}.x 형식의 문서입니다.")
        self._flags = int.from_bytes(header[36:40], "little")
        self._refuse_locked()

    def _refuse_locked(self) -> None:
        if self._flags & _PASSWORD:
            raise locked("암호가")
        if self._flags & (_DRM | _CERTIFICATE | _CERTIFICATE_DRM):
            raise locked("문서 보안(DRM)이")

    @property
    def tracks_changes(self) -> bool:
        """Say whether the file keeps what was changed in it, and so words that were struck out."""
        return bool(self._flags & _TRACKS_CHANGES)

    def information(self) -> bytes:
        """The stream of what paragraphs refer to: shapes, numberings."""
        return self._inflated(self._stream("DocInfo"))

    def sections(self) -> Iterator[bytes]:
        """The sections' streams in order."""
        hidden = bool(self._flags & _DISTRIBUTION)
        storage = "ViewText" if hidden else "BodyText"
        count = 0
        while f"{storage}/Section{count}" in self._names:
            stream = self._stream(f"{storage}/Section{count}")
            yield self._inflated(unscramble(stream) if hidden else stream)
            count += 1
        if not count:
            raise damaged("본문이 없음")

    def summary(self) -> Summary:
        """What the file says of itself."""
        return read_summary(self._stream(_SUMMARY)) if _SUMMARY in self._names else Summary()

    def _stream(self, name: str) -> bytes:
        if name not in self._names:
            raise damaged(f"{name} 부분이 없음")
        with _mapped(f"{name} 부분을 읽지 못함"):
            content: bytes = self._ole.openstream(name).read()
        return content

    def _inflated(self, stream: bytes) -> bytes:
        if not self._flags & _PACKED:
            self._count(len(stream))
            return stream
        inflater = zlib.decompressobj(-15)
        parts: list[bytes] = []
        size, rest = 0, stream
        while rest and not inflater.eof:
            try:
                part = inflater.decompress(rest, MEGABYTE)
            except zlib.error as error:
                raise damaged("압축을 풀지 못함") from error
            self._count(len(part))
            size += len(part)
            if size > MEGABYTE and size > len(stream) * self._limits.ratio:
                raise over_limit("압축 비율")
            parts.append(part)
            rest = inflater.unconsumed_tail
        return b"".join(parts)

    def _count(self, size: int) -> None:
        self._unpacked += size
        if self._unpacked > self._limits.unpacked_bytes:
            raise over_limit("풀어 낸 크기")


@contextmanager
def _mapped(what: str) -> Iterator[None]:
    """Turn whatever olefile raises on broken bytes (OSError, IndexError, struct.error, RecursionError) into ours."""
    try:
        yield
    except Exception as error:
        raise damaged(what) from error
