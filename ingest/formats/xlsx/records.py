"""Records of an old workbook's stream and the texts in them, which may run on from one record into the next.

Follows [MS-XLS] 2.1.4, 2.5.293 and 2.5.294 (BIFF8). Does not know what records mean.
"""

import struct
from collections.abc import Iterator, Sequence

BOF, EOF, CONTINUE = 0x809, 0x0A, 0x3C
_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08


def records(stream: bytes, at: int) -> Iterator[tuple[int, list[bytes]]]:
    """The records of one substream with those that continue them; charts inside it are passed over."""
    depth = 0
    pending: tuple[int, list[bytes]] | None = None
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4 + length
        body = stream[at - length : at]
        if kind == CONTINUE and pending is not None:
            pending[1].append(body)
            continue
        if pending is not None:
            yield pending
            pending = None
        depth += (kind == BOF) - (kind == EOF)
        if depth <= 0:
            return
        if depth == 1:
            pending = (kind, [body])
    if pending is not None:
        yield pending


class Cursor:
    """Reads through a record and what continues it; IndexError at its end."""

    def __init__(self, bodies: Sequence[bytes], at: int = 0) -> None:
        self._bodies = bodies
        self._body = 0
        self._at = at

    def take(self, count: int) -> bytes:
        """The next bytes, across borders."""
        taken = b""
        while len(taken) < count:
            body = self._bodies[self._body]
            part = body[self._at : self._at + count - len(taken)]
            if part:
                taken += part
                self._at += len(part)
            else:
                self._turn()
        return taken

    def skip(self, count: int) -> None:
        """Pass over bytes, across borders."""
        while count > 0:
            left = len(self._bodies[self._body]) - self._at
            if left <= 0:
                self._turn()
                continue
            self._at += min(count, left)
            count -= left

    def number(self, form: str) -> int:
        """The next number, by its :mod:`struct` letter."""
        return int(struct.unpack(f"<{form}", self.take(struct.calcsize(form)))[0])

    def characters(self, count: int, flags: int) -> str:
        """The next characters; behind each border stands anew how wide they are."""
        parts: list[str] = []
        wide = flags & _WIDE
        while count > 0:
            body = self._bodies[self._body]
            fit = min(count, (len(body) - self._at) >> wide)
            if fit <= 0:
                self._turn()
                wide = self.number("B") & _WIDE
                continue
            raw = body[self._at : self._at + (fit << wide)]
            parts.append(raw.decode("utf-16-le" if wide else "latin-1", "replace"))
            self._at += fit << wide
            count -= fit
        return "".join(parts)

    def text(self, size: str = "H") -> str:
        """A text with its length before it, in one or two bytes, and its readings and runs behind it."""
        count, flags = self.number(size), self.number("B")
        runs = self.number("H") if flags & _RICH else 0
        extended = self.number("I") if flags & _EXTENDED else 0
        text = self.characters(count, flags)
        self.skip(4 * runs + extended)
        return text

    def _turn(self) -> None:
        self._body += 1
        self._at = 0
        if self._body >= len(self._bodies):
            raise IndexError("end of record")
