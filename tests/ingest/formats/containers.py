"""Small container files for tests: OLE and ZIP with the names that tell a format."""

import io
import struct
import zipfile
from collections.abc import Mapping


def zipped(members: Mapping[str, bytes | str], stored: bool = False) -> bytes:
    """A ZIP with these members, in order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def ole(*names: str, further: tuple[str, ...] = ()) -> bytes:
    """An OLE container of empty streams: ``names`` at its top, ``further`` ones in a storage beside them."""
    all_names = ["Root Entry", *names, *(["ObjectPool", *further] if further else [])]
    tops = len(names) + bool(further)
    entries = []
    for number, name in enumerate(all_names):
        child, right = _NONE, number + 1 if 0 < number < tops else _NONE
        if number == 0:
            kind, child = 5, 1 if tops else _NONE
        elif name == "ObjectPool":
            kind, child = 1, number + 1
        else:
            kind = 2
            if tops < number < len(all_names) - 1:
                right = number + 1
        entries.append(_entry(name, kind, right, child))
    directory = b"".join(entries)
    directory += _entry("", 0, _NONE, _NONE) * (-len(entries) % 4)
    sectors = len(directory) // 512
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<10I", 0, 1, 1, 0, 4096, _NONE - 1, 0, _NONE - 1, 0, 0)[:-4]
    header = header[:76].ljust(76, b"\0") + struct.pack("<109I", 0, *[_NONE] * 108)
    chain = [0xFFFFFFFD, *range(2, sectors + 1), _NONE - 1]
    return header + struct.pack("<128I", *chain, *[_NONE] * (128 - len(chain))) + directory


_NONE = 0xFFFFFFFF


def _entry(name: str, kind: int, right: int, child: int) -> bytes:
    wide = (name + "\0").encode("utf-16-le") if name else b""
    links = struct.pack("<III", _NONE, right, child)
    return wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide), kind, 1) + links + bytes(36) + bytes(12)
