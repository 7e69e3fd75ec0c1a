"""Number format codes taken apart: their sections and signs, and the codes that have numbers instead of letters.

Follows ECMA-376 part 1, 18.8.30 (numbered formats, the Korean ones included) and 18.8.31 (codes). Knows no values.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from ingest import patterns as re

_CURRENCY = "₩"
_ACCOUNT = '_-* #,##0{0}_-;-* #,##0{0}_-;_-* "-"_-;_-@_-'
_LONG_DATE = 'yyyy"年" mm"月" dd"日"'
NUMBERED = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: f"{_CURRENCY}#,##0;-{_CURRENCY}#,##0", 6: f"{_CURRENCY}#,##0;-{_CURRENCY}#,##0",
    7: f"{_CURRENCY}#,##0.00;-{_CURRENCY}#,##0.00", 8: f"{_CURRENCY}#,##0.00;-{_CURRENCY}#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm",
    27: _LONG_DATE, 28: "mm-dd", 29: "mm-dd", 30: "mm-dd-yy", 31: 'yyyy"년" mm"월" dd"일"', 32: 'h"시" mm"분"',
    33: 'h"시" mm"분" ss"초"', 34: "yyyy-mm-dd", 35: "yyyy-mm-dd", 36: _LONG_DATE,
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: _ACCOUNT.format(""), 42: _ACCOUNT.format("").replace("* ", f"{_CURRENCY}* "), 43: _ACCOUNT.format(".00"),
    44: _ACCOUNT.format(".00").replace("* ", f"{_CURRENCY}* "), 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@", 50: _LONG_DATE, 51: "mm-dd", 52: "yyyy-mm-dd", 53: "yyyy-mm-dd", 54: "mm-dd",
    55: "yyyy-mm-dd", 56: "yyyy-mm-dd", 57: _LONG_DATE, 58: "mm-dd",
}  # fmt: skip
_LONGEST_CODE = 400  # Excel takes 255
_SIGN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>General|G/표준)'
    r"|(?P<noon>AM/PM|A/P|오전/오후)|(?P<exponent>E[+-])|(?P<date>y+|m+|d+|h+|s+|a{3,4}|e+|g+)"
    r"|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<slash>/)|(?P<literal>.)",
    re.I | re.S,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.I)


class Kind(Enum):
    """What a sign of a code stands for."""

    LITERAL = auto()
    DIGIT = auto()
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    EXPONENT = auto()
    SLASH = auto()
    GENERAL = auto()
    TEXT = auto()
    DATE = auto()
    ELAPSED = auto()
    NOON = auto()


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a code, letters of dates in small."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the parts between semicolons; ``condition`` is an operator and a number where the code gives one."""

    signs: tuple[Sign, ...]
    condition: tuple[str, float] | None = None
    korean: bool = False

    @property
    def is_date(self) -> bool:
        """Say whether the section prints a date or a time."""
        return any(sign.kind in (Kind.DATE, Kind.ELAPSED) for sign in self.signs)


@lru_cache(maxsize=4096)
def sections(code: str) -> tuple[Section, ...]:
    """Take a code apart; one that can't be one counts as General."""
    if len(code) > _LONGEST_CODE or not code.strip():
        code = "General"
    found: list[Section] = []
    signs: list[Sign] = []
    condition: tuple[str, float] | None = None
    korean = False
    for match in _SIGN.finditer(code):
        if match["literal"] == ";":
            found.append(Section(tuple(signs), condition, korean))
            signs, condition, korean = [], None, False
        elif match["bracket"] is not None:
            condition = _condition(match["bracket"]) or condition
            korean = korean or match["bracket"].lower() in ("$-412", "$-ko-kr", "$-12000412")
            signs.extend(_bracketed(match["bracket"]))
        else:
            signs.extend(_sign(match))
    return (*found, Section(tuple(signs), condition, korean))


def _condition(bracket: str) -> tuple[str, float] | None:
    found = _CONDITION.fullmatch(bracket)
    return (found[1], float(found[2])) if found else None


def _bracketed(bracket: str) -> Iterator[Sign]:
    """Currency ([$₩-412]) and elapsed times ([h]); colours, conditions and languages print nothing."""
    if bracket.startswith("$"):
        yield Sign(Kind.LITERAL, bracket[1:].partition("-")[0])
    elif _ELAPSED.fullmatch(bracket):
        yield Sign(Kind.ELAPSED, bracket.lower())


_BY_GROUP = {
    "general": Kind.GENERAL, "noon": Kind.NOON, "exponent": Kind.EXPONENT, "date": Kind.DATE, "digit": Kind.DIGIT,
    "point": Kind.POINT, "comma": Kind.COMMA, "percent": Kind.PERCENT, "text": Kind.TEXT, "slash": Kind.SLASH,
}  # fmt: skip


def _sign(match: re.Match[str]) -> Iterator[Sign]:
    group = match.lastgroup
    if group in _BY_GROUP:
        text = match[group]
        yield Sign(_BY_GROUP[group], text.lower() if group == "date" else text)
    elif group is not None and match[group]:  # what has no group is a blank as wide as a letter, or a filling
        yield Sign(Kind.LITERAL, match[group])
