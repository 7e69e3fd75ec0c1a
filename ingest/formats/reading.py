"""From a file's bytes to what stands in it, by the reader of its format; archives and mail give a part for each file.

The readers are imported when a file first needs them: some of their libraries take longer than a small file.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from ingest.content import Content
from ingest.decode import decode_text
from ingest.errors import IngestError
from ingest.formats.detect import Format, detect
from ingest.limits import MEGABYTE, Limits

# Formats whose file is its own canonical text.
PLAIN = frozenset({Format.TXT, Format.MD, Format.CSV, Format.TSV})
# The room of each other format's reader, and what reads it there.
_READERS = {
    Format.HWP: ("hwp", "read"), Format.HWPX: ("hwpx", "read"), Format.PDF: ("pdf", "read"),
    Format.DOCX: ("docx", "read"), Format.PPTX: ("pptx", "read"), Format.XLSX: ("xlsx", "read"),
    Format.XLS: ("xlsx", "read_xls"), Format.HTML: ("html", "read"), Format.MHT: ("html", "read_mht"),
    Format.EML: ("mail", "read"),
}  # fmt: skip

Reader = Callable[[bytes, Limits], Content]


@dataclass(frozen=True, slots=True)
class PlainText:
    """A file that is text and nothing more: the canonical text, and the format that its structure follows."""

    format: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A file, or one inside an archive or a mail; ``name`` is its path in there, empty for the file itself."""

    name: str
    file_name: str
    data: bytes
    failure: IngestError | None = None

    def read(self, limits: Limits) -> Content | PlainText:
        """Read it; see :func:`read_content`."""
        if self.failure is not None:
            raise self.failure
        return read_content(self.data, self.file_name, limits)


def parts_of(data: bytes, name: str, limits: Limits) -> Iterator[Part]:
    """Give the file itself, unless it is an archive, and the files inside it, in order.

    Raises:
        IngestError: what holds them is damaged, empty or beyond the limits.
    """
    form = detect(data, name)
    if form is not Format.ZIP:
        yield Part("", name, data)
    if form in (Format.ZIP, Format.EML):
        yield from _inside(data, form, limits)


def _inside(data: bytes, form: Format, limits: Limits) -> Iterator[Part]:
    from ingest.formats.archives import Member, members

    empty = form is Format.ZIP
    for member in members(data, form, limits):
        empty = False
        if isinstance(member, Member):
            yield Part(member.name, member.name, member.data)
        else:
            yield Part(member.name, member.name, b"", member.error)
    if empty:
        raise IngestError("압축 파일 안에 읽을 파일이 없습니다.", "문서가 든 압축 파일인지 확인해 주세요.")


def read_content(data: bytes, name: str, limits: Limits) -> Content | PlainText:
    """Read one file; ``name`` is the file's own, for its ending.

    Raises:
        IngestError: it can't be read; the message says why and what to do.
    """
    form = detect(data, name)
    return read_plain(data, form, limits) if form in PLAIN else _reader(form)(data, limits)


def read_plain(data: bytes, form: Format, limits: Limits) -> PlainText:
    """Decode a text file.

    Raises:
        IngestError: it is too long, or no text.
    """
    refuse_long_text(len(data), limits)
    return PlainText(form.value, decode_text(data))


def refuse_long_text(size: int, limits: Limits) -> None:
    """Refuse what is too long for a text that somebody wrote.

    Raises:
        IngestError: it is.
    """
    if size > limits.text_bytes:
        raise IngestError(
            f"글 파일이 너무 큽니다({size / MEGABYTE:.0f}MB).",
            f"{limits.text_bytes // MEGABYTE}MB 이하로 나누어 넣어 주세요.",
        )


def _reader(form: Format) -> Reader:
    if form not in _READERS:
        raise IngestError("압축 파일은 문서 하나로 읽을 수 없습니다.", "압축을 풀어 넣어 주세요.")
    room, function = _READERS[form]
    return cast("Reader", getattr(import_module(f"ingest.formats.{room}"), function))
