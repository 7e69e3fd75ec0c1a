"""A worker whose readers do what the bytes of a file tell them: the worst that a hostile file could."""

import ctypes
import os
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from ingest import worker
from ingest.content import Content, Paragraph, Table
from ingest.errors import IngestError
from ingest.formats.reading import Part
from ingest.limits import Limits

LIMITS = Limits(seconds=2.0, memory_bytes=700_000_000, members=50)

KEPT: list[bytes] = []


def deep(levels: int) -> int:
    return deep(levels + 1)


def fill() -> None:
    held = []
    while True:
        held.append(bytes(10_000_000))  # not touched, but counted


def spin() -> None:
    """In Python, holding nothing: a list that grows meets the limit of memory first on a fast machine."""
    while True:
        pass


def loop_with_lock() -> None:
    """In C, where no Python thread can run."""
    ctypes.PyDLL(None).sleep(60)


def raise_inside(error: Exception) -> None:
    raise error


def reply(written: bytes) -> None:
    """Write past the protocol, to every descriptor that might be the pipe."""
    for place in range(3, 20):
        try:
            os.write(place, written)
        except OSError:
            continue
    time.sleep(60)


def reach_network(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as caller:
        caller.settimeout(2)
        caller.connect(("127.0.0.1", port))


def write_much(path: str) -> None:
    with open(path, "wb") as file:  # noqa: PTH123
        while True:
            file.write(bytes(1_000_000))


ACTS = {
    "segv": lambda: ctypes.string_at(0),
    "abort": os.abort,
    "exit": lambda: os._exit(3),
    "leave": lambda: sys.exit(4),
    "killed": lambda: os.kill(os.getpid(), 9),
    "loop": loop_with_lock,
    "spin": spin,
    "sleep": lambda: time.sleep(60),
    "fill": fill,
    "once": lambda: bytearray(20_000_000_000),
    "deep": lambda: deep(0),
    "bug": lambda: raise_inside(KeyError("표")),
    "closed": lambda: [os.close(place) for place in range(3, 20) if is_open(place)] and time.sleep(60),
    "garbage": lambda: reply(b"HTTP/1.1 200 OK\r\n" * 10),
    "endless": lambda: reply(b"C" + (1 << 60).to_bytes(8, "big")),
    "parts": lambda: reply((b"P" + (1).to_bytes(8, "big") + b"x") * 2),
    "refuse": lambda: raise_inside(IngestError("손으로 쓴 글입니다.", "타자로 쳐 주세요.")),
    "print": lambda: [
        sys.stdout.write("소리" * 100_000),
        os.write(1, b"C" * 100_000),
        sys.stderr.write("비명" * 10_000),
    ],
}


def is_open(place: int) -> bool:
    try:
        os.fstat(place)
    except OSError:
        return False
    return True


@dataclass(frozen=True)
class ActingPart(Part):
    """A part that acts before it gives its content."""

    def read(self, limits: Limits) -> Content:
        act, _, words = self.data.decode().partition(" ")
        if act in ACTS:
            ACTS[act]()
        elif act == "write":
            write_much(words)
        elif act == "network":
            reach_network(int(words))
        elif act == "descriptors":
            return said(" ".join(str(place) for place in range(64) if is_open(place)))
        elif act in ("process", "grow"):
            KEPT.append(bytes(LIMITS.memory_bytes * 6 // 10 if act == "grow" else 0))
            return said(str(os.getpid()))
        elif act == "foreign":
            return Content("hwp", (Table((), page=10**9),))
        return said(words)


def said(words: str) -> Content:
    return Content("hwp", (Paragraph(words),))


def parts_of(data: bytes, name: str, limits: Limits) -> Iterator[Part]:
    """Lines ``name=act`` are an archive of files that act; anything else is one that does."""
    if b"=" not in data:
        yield ActingPart("", name, data)
        return
    for line in data.decode().splitlines():
        inner, _, act = line.partition("=")
        if inner == "!":
            ACTS[act]()
        yield ActingPart(inner, inner, act.encode())


def main() -> None:
    worker.main(parts_of)
