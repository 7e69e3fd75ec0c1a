"""A paragraph's text: its words, and the places where something else stands in them.

The text is a row of 16-bit units; the first 32 are control characters, some of one unit, some of eight. Knows which
is which, not what the controls are about.
"""

import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.formats.hwp.signs import readable

_UNITS = 8  # of a control that carries something
_SINGLE = frozenset({0, 10, 13, *range(24, 32)})
_EXTENDED = frozenset({1, 2, 3, 11, 12, *range(14, 19), *range(21, 24)})  # these have a control record of their own
_LARGEST_CONTROL = 31
# What the single ones print. The hyphen (24) only marks where a word may be parted: the program doesn't draw it.
_PRINTED = {9: "\t", 10: "\n", 30: " ", 31: " "}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the text at which a control stands; ``name`` is the control's, four letters."""

    name: bytes


def read_text(payload: bytes) -> Iterator[str | Slot]:
    """Read the words and slots of a paragraph in order."""
    units = array("H", payload[: len(payload) // 2 * 2])
    if sys.byteorder == "big":
        units.byteswap()
    at, start = 0, 0
    while at < len(units):
        unit = units[at]
        if unit > _LARGEST_CONTROL:
            at += 1
            continue
        if at > start:
            yield _words(payload, start, at)
        if unit in _PRINTED:
            yield _PRINTED[unit]
        elif unit in _EXTENDED:
            yield Slot(payload[2 * at + 2 : 2 * at + 6][::-1])
        at += 1 if unit in _SINGLE else _UNITS
        start = at
    if len(units) > start:
        yield _words(payload, start, len(units))


def words_of(payload: bytes) -> str:
    """The words alone."""
    return "".join(part for part in read_text(payload) if isinstance(part, str))


def _words(payload: bytes, start: int, end: int) -> str:
    return readable(payload[2 * start : 2 * end].decode("utf-16-le", "replace"))
