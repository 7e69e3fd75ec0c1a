"""Regular expressions as ``re`` has them, but compiled when first asked: ``from ingest import patterns as re``.

The program has some 900 patterns, of which one question needs about 250; compiling the others took a tenth of the time
that a first ``mundap ask`` needs beside Kiwi's. A pattern that can't be compiled says so where it is first used.
"""

import re
from re import (
    DOTALL,
    IGNORECASE,
    MULTILINE,
    Match,
    Pattern,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import AnyStr, cast

__all__ = [
    "DOTALL",
    "IGNORECASE",
    "MULTILINE",
    "I",
    "M",
    "Match",
    "Pattern",
    "S",
    "compile",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]

I, M, S = IGNORECASE, MULTILINE, DOTALL  # noqa: E741


class _Late:
    """Stands for a compiled pattern; what was asked of it once is found without a detour."""

    def __init__(self, expression: object, flags: int) -> None:
        self.pattern = expression
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        found: object = getattr(re.compile(self.pattern, self._flags), name)  # type: ignore[call-overload]
        setattr(self, name, found)
        return found


def compile(expression: AnyStr, flags: int = 0) -> Pattern[AnyStr]:  # noqa: A001
    """Give what does all that a compiled pattern does.

    Two things aren't so: ``re``'s own functions don't take it, and it is not what a match calls its ``re``.
    """
    return cast("Pattern[AnyStr]", _Late(expression, flags))
