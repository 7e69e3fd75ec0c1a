"""What the process that reads and the one that asks say to each other: frames of a kind, a length and bytes.

The process that reads begins with an ``END``: it is ready. A request is a ``FILE`` frame (JSON: the file's name and how
many of its parts are known already) and a ``BYTES`` frame. The answer is, for each part of the file, ``PART`` with its
name inside the file (empty for the file itself) and then one of ``CONTENT``, ``TEXT``, ``REFUSED`` and ``BROKEN``; and
``END``. Knows no processes.
"""

import struct
from dataclasses import dataclass
from enum import Enum
from typing import BinaryIO

_HEAD = struct.Struct(">cQ")
_PIECE = 1 << 20


class Kind(Enum):
    """What a frame holds."""

    FILE = b"F"
    BYTES = b"B"
    PART = b"P"
    CONTENT = b"C"  # sha256 of the part's bytes, then the content as ingest.wire writes it
    TEXT = b"T"  # sha256, the format, a line end, the text
    REFUSED = b"R"  # JSON: problem and remedy
    BROKEN = b"X"  # JSON: what went wrong in the reader
    END = b"E"  # "spent" where the process ends with it


_KINDS = {kind.value: kind for kind in Kind}


class FrameError(ValueError):
    """The bytes are no frame, or one beyond the limit."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message."""

    kind: Kind
    body: bytes


def write_frame(stream: BinaryIO, frame: Frame) -> None:
    """Send a frame."""
    stream.write(_HEAD.pack(frame.kind.value, len(frame.body)))
    stream.write(frame.body)
    stream.flush()


def read_frame(stream: BinaryIO, most: int) -> Frame | None:
    """Receive a frame of at most so many bytes; None where the other side has gone.

    Raises:
        FrameError: what comes is something else.
    """
    head = _read(stream, _HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, length = _HEAD.unpack(head)
    if kind not in _KINDS or length > most:
        raise FrameError(f"{kind!r} of {length}")
    body = _read(stream, length)
    return Frame(_KINDS[kind], body) if len(body) == length else None


def _read(stream: BinaryIO, length: int) -> bytes:
    """Read piece by piece: a length that is a lie then costs no memory."""
    if length <= _PIECE:
        return stream.read(length)
    found = bytearray()
    while len(found) < length:
        piece = stream.read(min(_PIECE, length - len(found)))
        if not piece:
            break
        found += piece
    return bytes(found)
