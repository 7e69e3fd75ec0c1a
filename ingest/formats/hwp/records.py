"""Records of an HWP stream as a tree: each has a tag, a level and a payload, and holds what is nested below it.

Knows how records are framed and their tags, not what payloads mean beyond reading numbers and strings from them.
"""

from collections.abc import Iterator
from enum import IntEnum

from ingest.formats.hwp.refusals import damaged, over_limit

_LONG = 0xFFF  # a size that says: the size is in the next four bytes


class Tag(IntEnum):
    """The records that the reader knows, by their numbers in the file."""

    DOCUMENT_PROPERTIES = 16
    NUMBERING = 23
    BULLET = 24
    PARA_SHAPE = 25
    STYLE = 26
    DISTRIBUTION = 28
    PARAGRAPH = 66
    TEXT = 67
    LINES = 69
    CONTROL = 71
    LIST = 72
    PAGE = 73
    NOTE_SHAPE = 74
    SHAPE = 76
    TABLE = 77
    EQUATION = 88
    TEXT_ART = 90
    FORM = 91


class Record:
    """One record and the records nested in it."""

    __slots__ = ("children", "level", "payload", "tag")

    def __init__(self, tag: int, level: int, payload: bytes) -> None:
        self.tag = tag
        self.level = level
        self.payload = payload
        self.children: list[Record] = []

    def all(self, tag: Tag) -> "Iterator[Record]":
        """The records of one tag directly below."""
        return (child for child in self.children if child.tag == tag)

    def first(self, tag: Tag) -> "Record | None":
        """The first record of a tag directly below."""
        return next(self.all(tag), None)

    def walk(self) -> "Iterator[Record]":
        """The record itself and all below it, in file order."""
        pending = [self]
        while pending:
            record = pending.pop()
            yield record
            pending.extend(reversed(record.children))


def read_records(stream: bytes, most: int) -> list[Record]:
    """Read a stream's records; those at the top are given, each with what it holds.

    Raises:
        IngestError: a record runs past the stream's end, or there are more than ``most``.
    """
    top: list[Record] = []
    open_records: list[Record] = []
    at, count, end = 0, 0, len(stream)
    while at + 4 <= end:
        header = u32(stream, at)
        at += 4
        tag, level, size = header & 0x3FF, header >> 10 & 0x3FF, header >> 20
        if size == _LONG:
            size = u32(stream, at)
            at += 4
        if at + size > end:
            raise damaged("기록이 중간에서 끊김")
        count += 1
        if count > most:
            raise over_limit("기록 수")
        record = Record(tag, level, stream[at : at + size])
        at += size
        while open_records and open_records[-1].level >= level:
            open_records.pop()
        (open_records[-1].children if open_records else top).append(record)
        open_records.append(record)
    return top


def u16(payload: bytes, at: int) -> int:
    """A number of two bytes; what lies beyond the end of an older version's shorter record is 0."""
    return int.from_bytes(payload[at : at + 2], "little")


def u32(payload: bytes, at: int) -> int:
    """A number of four bytes; 0 beyond the end."""
    return int.from_bytes(payload[at : at + 4], "little")


def i32(payload: bytes, at: int) -> int:
    """A signed number of four bytes; 0 beyond the end."""
    return int.from_bytes(payload[at : at + 4], "little", signed=True)


def string(payload: bytes, at: int) -> tuple[str, int]:
    """A counted string and where what follows it begins."""
    after = at + 2 + 2 * u16(payload, at)
    return payload[at + 2 : after].decode("utf-16-le", "replace").replace("\0", ""), after
