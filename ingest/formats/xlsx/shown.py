"""Values of cells as a person sees them: 1234.5 under ``#,##0"원"`` is 1,235원.

Knows values and taken-apart format codes, no files. Blanks that only align columns are left out.
"""

import math
import operator
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from ingest.formats.xlsx.codes import Kind, Section, Sign, sections
from ingest.formats.xlsx.dates import shown_date

_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
_WIDEST_GENERAL = 11  # digits that General shows
_LARGEST_EXACT = 1e15  # whole numbers above this aren't exact
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip


def shown_text(text: str, code: str) -> str:
    """Print a text under a format code: only its fourth section, or one with @, changes texts."""
    found = sections(code)
    section = found[3] if len(found) > 3 else next((s for s in found if _has(s, Kind.TEXT)), None)
    if section is None:
        return text
    return "".join(text if sign.kind is Kind.TEXT else sign.text for sign in section.signs)


@lru_cache(maxsize=20_000)
def shown_number(value: float, code: str, *, from_1904: bool = False) -> str:
    """Print a number under a format code; ``from_1904`` says which day is the workbook's first."""
    if not math.isfinite(value):
        return general(value)
    found = sections(code)
    at = _chosen(found, value)
    section = found[at]
    if section.is_date:
        return shown_date(value, section, from_1904=from_1904) or general(value)
    if not section.signs:
        return ""
    if not any(sign.kind in (Kind.DIGIT, Kind.GENERAL, Kind.TEXT) for sign in section.signs):
        return _literals(section.signs)
    signed = value < 0 and (at == 0 or section.condition is not None or (at == 2 and len(found) > 2))
    printed = _printed(abs(value), section)
    return f"-{printed}" if signed and any(digit in printed for digit in "123456789") else printed


def general(value: float) -> str:
    """Print a number as General does, whole numbers in full."""
    if not math.isfinite(value):
        return str(value)
    if value == int(value) and abs(value) < _LARGEST_EXACT:
        return str(int(value))
    size = abs(value)
    if 1e-4 <= size < _LARGEST_EXACT:
        decimals = max(0, _WIDEST_GENERAL - 1 - len(str(int(size))))
        rounded = format(_EXACT.quantize(Decimal(repr(value)), Decimal(1).scaleb(-decimals)), "f")
        return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded
    mantissa, _, exponent = f"{value:.5E}".partition("E")
    return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"


def _has(section: Section, kind: Kind) -> bool:
    return any(sign.kind is kind for sign in section.signs)


def _chosen(found: Sequence[Section], value: float) -> int:
    """Which section prints a number: by its conditions, or as positive; negative; zero."""
    numeric = found[:3]
    if any(section.condition for section in numeric):
        for at, section in enumerate(numeric):
            if section.condition is None or _COMPARE[section.condition[0]](value, section.condition[1]):
                return at
        return len(numeric) - 1
    if value < 0 and len(numeric) > 1:
        return 1
    return 2 if value == 0 and len(numeric) > 2 else 0


def _literals(signs: Sequence[Sign]) -> str:
    return "".join(sign.text for sign in signs).strip()


def _printed(value: float, section: Section) -> str:
    """Print a number without its minus."""
    signs = section.signs
    if _has(section, Kind.GENERAL) or _has(section, Kind.TEXT):
        return "".join(general(value) if s.kind in (Kind.GENERAL, Kind.TEXT) else s.text for s in signs)
    kinds = [sign.kind for sign in signs]
    if Kind.EXPONENT in kinds:
        return _exponential(value, signs, kinds.index(Kind.EXPONENT))
    if Kind.SLASH in kinds and Kind.DIGIT in kinds[: kinds.index(Kind.SLASH)]:
        return _fraction(value, signs, kinds.index(Kind.SLASH))
    return _decimal(Decimal(repr(value)), signs, kinds)


def _decimal(value: Decimal, signs: Sequence[Sign], kinds: list[Kind]) -> str:
    last = len(kinds) - 1 - kinds[::-1].index(Kind.DIGIT)
    point = kinds.index(Kind.POINT) if Kind.POINT in kinds else len(kinds)
    end = point if point <= last else last + 1
    whole_end = max((at + 1 for at in range(min(end, len(kinds))) if kinds[at] is Kind.DIGIT), default=0)
    commas = [at for at, kind in enumerate(kinds) if kind is Kind.COMMA]
    scaling = sum(at >= whole_end and _only_commas(kinds, whole_end, at) for at in commas)
    scaling += sum(at > last >= point and _only_commas(kinds, last + 1, at) for at in commas)
    grouped = any(at < whole_end for at in commas)
    value = _EXACT.scaleb(value, 2 * kinds.count(Kind.PERCENT) - 3 * scaling)
    places = [sign.text for sign, kind in zip(signs[point:], kinds[point:], strict=True) if kind is Kind.DIGIT]
    rounded = format(_EXACT.quantize(value, Decimal(1).scaleb(-len(places))), "f")
    whole, _, decimals = rounded.partition(".")
    left = _whole(signs[:point], whole.lstrip("0"), grouped=grouped)
    right = _decimals(signs[point:], decimals)
    return (left + right).strip()


def _only_commas(kinds: Sequence[Kind], start: int, at: int) -> bool:
    return all(kind is Kind.COMMA for kind in kinds[start : at + 1])


def _whole(signs: Sequence[Sign], digits: str, *, grouped: bool) -> str:
    """Fill the places before the point from the right; the first takes all that is left."""
    places = [at for at, sign in enumerate(signs) if sign.kind is Kind.DIGIT]
    needed = next((len(places) - number for number, at in enumerate(places) if signs[at].text == "0"), 0)
    digits = digits.zfill(needed)
    pieces = [
        f"{digit}," if grouped and left and left % 3 == 0 else digit
        for left, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True)
    ]
    pieces = [""] * (len(places) - len(pieces)) + pieces
    first = max(1, len(pieces) - len(places) + 1)
    filled = dict(zip(places, ["".join(pieces[:first]), *pieces[first:]], strict=False))
    printed = "".join(filled.get(at, "" if sign.kind is Kind.COMMA else sign.text) for at, sign in enumerate(signs))
    return printed if places else printed + digits  # a code such as .00


def _decimals(signs: Sequence[Sign], digits: str) -> str:
    """Fill the places behind the point; # prints no zeros at the end."""
    places = [sign.text for sign in signs if sign.kind is Kind.DIGIT]
    needed = max((at + 1 for at, text in enumerate(places) if text == "0"), default=0)
    keep = max(needed, len(digits.rstrip("0")))
    printed, at = "", 0
    for sign in signs:
        if sign.kind is Kind.DIGIT:
            printed += digits[at] if at < keep else ""
            at += 1
        elif sign.kind is not Kind.COMMA:
            printed += sign.text
    return printed


def _exponential(value: float, signs: Sequence[Sign], at: int) -> str:
    point = next((place for place in range(at) if signs[place].kind is Kind.POINT), at)
    decimals = sum(sign.kind is Kind.DIGIT for sign in signs[point:at])
    width = sum(sign.kind is Kind.DIGIT for sign in signs[at:])
    mantissa, _, exponent = f"{value:.{decimals}E}".partition("E")
    power = int(exponent)
    plus = "-" if power < 0 else "+" if signs[at].text.endswith("+") else ""
    return f"{mantissa}E{plus}{abs(power):0{max(width, 1)}d}"


def _fraction(value: float, signs: Sequence[Sign], at: int) -> str:
    """Print a code such as ``# ?/?`` or ``# ?/8``: a whole number and a fraction."""
    fixed = "".join(sign.text for sign in signs[at + 1 :] if sign.text.isdecimal())
    places = max(1, sum(sign.kind is Kind.DIGIT for sign in signs[at + 1 :]))
    if fixed.strip("0"):
        found = Fraction(round(value * int(fixed)), int(fixed))
    else:
        found = Fraction(value).limit_denominator(10 ** min(places, 5) - 1)
    whole, rest = divmod(found, 1)
    parts = [str(whole)] if whole or not rest else []
    return " ".join([*parts, f"{rest.numerator}/{rest.denominator}"] if rest else parts)
