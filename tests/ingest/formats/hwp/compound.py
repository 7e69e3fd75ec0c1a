"""A writer of small compound files (OLE), enough for what a .hwp holds; olefile only reads them."""

import struct
from collections.abc import Mapping

_NONE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_STORAGE, _STREAM, _ROOT = 1, 2, 5


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of these streams; ``a/b`` lies in the storage ``a``."""
    mini, mini_chain, sectors, chain = bytearray(), [], bytearray(), []
    starts: dict[str, int] = {}
    for name, content in streams.items():
        if not content:
            starts[name] = _END
        elif len(content) < _CUTOFF:
            starts[name] = _append(mini, mini_chain, content, _MINI)
        else:
            starts[name] = _append(sectors, chain, content, _SECTOR)
    mini_start = _append(sectors, chain, bytes(mini), _SECTOR) if mini else _END
    table = struct.pack(f"<{len(mini_chain)}I", *mini_chain)
    mini_table = _append(sectors, chain, table.ljust(-(-len(table) // _SECTOR) * _SECTOR, b"\xff"), _SECTOR)
    directory = _directory(streams, starts, mini_start, len(mini))
    directory_start = _append(sectors, chain, directory, _SECTOR)
    tables = 1
    while (len(chain) + tables) * 4 > tables * _SECTOR:
        tables += 1
    first_table = len(chain)
    chain += [_FAT] * tables
    whole = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * _SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack(
        "<9I", tables, directory_start, 0, _CUTOFF, mini_table, -(-len(table) // _SECTOR), _END, 0, 0
    )[:32]
    places = [*range(first_table, first_table + tables)]
    return header + struct.pack("<109I", *places, *[_NONE] * (109 - tables)) + bytes(sectors) + whole


def _append(sectors: bytearray, chain: list[int], content: bytes, size: int) -> int:
    start, count = len(chain), max(1, -(-len(content) // size))
    sectors += content.ljust(count * size, b"\0")
    chain += [*range(start + 1, start + count), _END]
    return start


def _directory(streams: Mapping[str, bytes], starts: Mapping[str, int], mini_start: int, mini_size: int) -> bytes:
    tops: dict[str, list[str]] = {}
    for name in streams:
        top, _, inside = name.partition("/")
        tops.setdefault(top, []).extend([inside] if inside else [])
    rows: list[tuple[str, int, int, int, int, int]] = [
        ("Root Entry", _ROOT, _NONE, 1 if tops else _NONE, mini_start, mini_size)
    ]
    at = 1
    places = {}
    for top, inside in tops.items():
        places[top] = at
        at += 1 + len(inside)
    names = list(tops)
    for number, (top, inside) in enumerate(tops.items()):
        right = places[names[number + 1]] if number + 1 < len(names) else _NONE
        if not inside:
            rows.append((top, _STREAM, right, _NONE, starts[top], len(streams[top])))
            continue
        rows.append((top, _STORAGE, right, places[top] + 1, 0, 0))
        for count, own in enumerate(inside, start=1):
            after = places[top] + count + 1 if count < len(inside) else _NONE
            rows.append((own, _STREAM, after, _NONE, starts[f"{top}/{own}"], len(streams[f"{top}/{own}"])))
    entries = b"".join(_entry(*row) for row in rows)
    return entries + _entry("", 0, _NONE, _NONE, 0, 0) * (-len(rows) % 4)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    wide = (name + "\0").encode("utf-16-le") if name else b""
    links = struct.pack("<III", _NONE, right, child)
    return (
        wide.ljust(64, b"\0")
        + struct.pack("<HBB", len(wide), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
