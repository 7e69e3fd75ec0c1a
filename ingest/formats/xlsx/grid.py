"""A sheet as texts at their places, whichever file it came from. Rows and columns count from 0."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ingest import patterns as re

_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")


@dataclass(frozen=True, slots=True)
class Area:
    """Places from the top left to the bottom right one, both within."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Floating:
    """A text box over a sheet and the row at which it hangs."""

    row: int
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's texts by row and column, empty places left out.

    ``header_ends`` are rows that the file marks as the last of a header: frozen, filtered, repeated in print.
    """

    number: int
    name: str
    rows: Mapping[int, Mapping[int, str]]
    merges: tuple[Area, ...] = ()
    header_ends: tuple[int, ...] = ()
    boxes: tuple[Floating, ...] = ()


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int:
    """The number of a column: A is 0, XFD 16,383; -1 for what is no column."""
    number = 0
    for letter in letters[:4]:
        if not "A" <= letter <= "Z":
            return -1
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """The letters of a column from 0."""
    letters = ""
    number += 1
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def area(reference: str) -> Area | None:
    """The area that ``A1:C3``, ``$A$1`` or the like names, or None."""
    found = _AREA.fullmatch(reference.strip().upper())
    if found is None:
        return None
    top, left = int(found[2]) - 1, column_number(found[1])
    bottom = int(found[4]) - 1 if found[4] else top
    right = column_number(found[3]) if found[3] else left
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
