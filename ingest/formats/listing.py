"""The names of what stands in a container file, ZIP or OLE, read from its directory alone.

Made for telling formats apart: it unpacks nothing, survives any bytes in linear time and gives what names it finds
(APPNOTE.TXT 4.3 for ZIP, [MS-CFB] 2.2 to 2.6 for OLE). It does not know what the names mean.
"""

import struct
from collections.abc import Iterator

from ingest import patterns as re

ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK\x03\x04")
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_NAMES = 20_000  # more than any office file has; the format shows among the first
_LONGEST_COMMENT = 65_535 + 22
_LOCAL_HEADER = re.compile(rb"PK\x03\x04", re.S)
_NO_SECTOR = 0xFFFFFFFA  # this and above are no sector numbers


def zip_names(data: bytes) -> frozenset[str]:
    """The members' names, by the central directory, or where that is gone by the members' own headers."""
    names = frozenset(_central_names(data))
    return names or frozenset(_local_names(data))


def mimetype(data: bytes) -> str:
    """What the first member of a ZIP says when it is called ``mimetype`` and stored as it is, else nothing."""
    if data[30:38] != b"mimetype" or data[8:10] != b"\0\0" or len(data) < 38:
        return ""
    size, extra = struct.unpack_from("<I", data, 22)[0], struct.unpack_from("<H", data, 28)[0]
    written = data[38 + extra : 38 + extra + min(size or 100, 100)]
    return written.partition(b"PK\x03\x04")[0].partition(b"PK\x07\x08")[0].decode("ascii", "replace").strip()


def _central_names(data: bytes) -> Iterator[str]:
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - _LONGEST_COMMENT))
    if end < 0 or end + 22 > len(data):
        return
    at = end - struct.unpack_from("<I", data, end + 12)[0]
    for _ in range(_MOST_NAMES):
        if at < 0 or data[at : at + 4] != b"PK\x01\x02" or at + 46 > len(data):
            return
        name, extra, comment = struct.unpack_from("<HHH", data, at + 28)
        yield _decoded(data[at + 46 : at + 46 + name])
        at += 46 + name + extra + comment


def _local_names(data: bytes) -> Iterator[str]:
    for count, found in enumerate(_LOCAL_HEADER.finditer(data)):
        if count == _MOST_NAMES or found.end() + 26 > len(data):
            return
        length = struct.unpack_from("<H", data, found.start() + 26)[0]
        yield _decoded(data[found.start() + 30 : found.start() + 30 + length])


def _decoded(name: bytes) -> str:
    return name.decode("utf-8", "replace").replace("\\", "/")


def ole_names(data: bytes) -> frozenset[str]:
    """The names at the top of an OLE container; embedded objects further down are not named."""
    entries = list(_entries(data))
    names: set[str] = set()
    pending, seen = [_link(entries[0], 76)] if entries else [], set[int]()
    while pending:
        number = pending.pop()
        if number in seen or number >= len(entries):
            continue
        seen.add(number)
        names.add(_name(entries[number]))
        pending += [_link(entries[number], 68), _link(entries[number], 72)]
    return frozenset(names)


def _entries(data: bytes) -> Iterator[bytes]:
    """The directory's entries of 128 bytes, along the chain of its sectors."""
    if len(data) < 512 or not data.startswith(OLE_START):
        return
    size = 4096 if data[30] == 12 else 512
    fat = _fat_sectors(data, size)
    sector, seen = struct.unpack_from("<I", data, 48)[0], set[int]()
    while sector < _NO_SECTOR and sector not in seen and len(seen) < _MOST_NAMES:
        seen.add(sector)
        start = (sector + 1) * size
        yield from (data[at : at + 128] for at in range(start, start + size, 128) if at + 128 <= len(data))
        place, within = divmod(sector, size // 4)
        at = (fat[place] + 1) * size + within * 4 if place < len(fat) else len(data)
        sector = struct.unpack_from("<I", data, at)[0] if at + 4 <= len(data) else _NO_SECTOR


def _fat_sectors(data: bytes, size: int) -> list[int]:
    """Where the sectors of the allocation table stand: 109 in the header, the rest in a chain."""
    sectors = list(struct.unpack_from("<109I", data, 76))
    following, seen = struct.unpack_from("<I", data, 68)[0], set[int]()
    while following < _NO_SECTOR and following not in seen and (following + 2) * size <= len(data):
        seen.add(following)
        *more, following = struct.unpack_from(f"<{size // 4}I", data, (following + 1) * size)
        sectors += more
    return [sector for sector in sectors if sector < _NO_SECTOR]


def _link(entry: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", entry, at)[0])


def _name(entry: bytes) -> str:
    length = struct.unpack_from("<H", entry, 64)[0]
    return entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
