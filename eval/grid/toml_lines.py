"""On which line of a TOML file a key stands, which ``tomllib`` doesn't tell. Knows nothing of what keys mean."""

import re
import tomllib
from collections.abc import Mapping, Sequence

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def line_of(text: str, key: Sequence[str]) -> int:
    """The line, from 1, on which the statement begins that sets a key; the last line where none does.

    Every beginning of a TOML file that ends between two statements is TOML itself. So a key is set by the first
    statement with which the beginning of the file holds it.
    """
    lines = _lines(text)
    begins = 1
    for number in range(1, len(lines) + 1):
        try:
            fields = tomllib.loads("\n".join(lines[:number]) + "\n")
        except tomllib.TOMLDecodeError:
            continue  # within a statement of several lines
        if _holds(fields, key):
            return begins
        begins = number + 1
    return max(1, len(lines))


def place_of(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, int]:
    """Line and column, from 1, at which a text stops being TOML."""
    found = _PLACE.search(str(error))
    return (int(found[1]), int(found[2])) if found else (max(1, len(_lines(text))), 1)


def _lines(text: str) -> list[str]:
    """The lines as TOML has them: other characters that part lines elsewhere may stand in strings and remarks."""
    return text.removesuffix("\n").split("\n")


def _holds(fields: object, key: Sequence[str]) -> bool:
    for part in key:
        if not isinstance(fields, Mapping) or part not in fields:
            return False
        fields = fields[part]
    return True
