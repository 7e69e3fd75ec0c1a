"""Numbers of charts as their format prints them: 1,234.5 and 12.3% (number formats, ECMA-376 part 1, 18.8.31).

Knows digits, thousands, percent and text around them; dates and conditions are given as they are stored.
"""

from decimal import Decimal, InvalidOperation

from ingest import patterns as re

_NUMBER = re.compile(r"([#0,]*[#0])(\.[0#]+)?(,*)")
_PLAIN = ("general", "", "@")
_MOST_DIGITS = 15
_MOST_DECIMALS = 10


def printed(stored: str, form: str) -> str:
    """Print a stored number by its format; what is no number, or in an unknown format, comes without float noise."""
    try:
        number = Decimal(stored)
    except InvalidOperation:
        return stored
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return stored
    section = form.partition(";")[0].strip()
    match = _NUMBER.search(section)
    if section.casefold() in _PLAIN or match is None or re.search(r"[ymdhs?E]", re.sub(r'".*?"|\[.*?\]', "", section)):
        return _plain(number)
    return _shaped(number, section, match)


def _plain(number: Decimal) -> str:
    """Fifteen digits are what a spreadsheet keeps; more are noise."""
    rounded = round(number, _MOST_DIGITS - 1 - number.adjusted()).normalize() if number else Decimal(0)
    return f"{rounded:f}"


def _shaped(number: Decimal, section: str, match: re.Match[str]) -> str:
    percent = "%" in section
    decimals = min(len(match.group(2) or ".") - 1, _MOST_DECIMALS)
    scaled = number * (100 if percent else 1) / Decimal(1000) ** len(match.group(3))
    thousands = "," if "," in match.group(1) else ""
    figure = f"{scaled:{thousands}.{decimals}f}"
    if "#" in (match.group(2) or ""):
        figure = figure.rstrip("0").rstrip(".")
    before, after = section[: match.start()], section[match.end() :]
    return f"{_literal(before)}{figure}{'%' if percent else ''}{_literal(after.replace('%', ''))}"


def _literal(written: str) -> str:
    """Text around the digits: in quotes, behind a backslash, or a currency sign."""
    found = re.findall(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|([₩$€¥£원()+ -])', written)
    return "".join("".join(groups) for groups in found)
