"""Dates and times of spreadsheets, which are counts of days, as their format code prints them.

Counts from 1900 with the leap day of that year that never was, or from 1904. Knows taken-apart codes, no files.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from ingest.formats.xlsx.codes import Kind, Section, Sign

_DAYS = "월화수목금토일"
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_LAST_DAY = 2_958_466  # 9999-12-31 and a day
_FALSE_LEAP_DAY = 60  # 1900-02-29
_MICRO = 1_000_000
_DAY_SECONDS = 86_400


def moment(value: float, *, from_1904: bool) -> datetime | None:
    """The date and time of a count of days, or None outside the calendar of spreadsheets."""
    if not 0 <= value < _LAST_DAY - (1462 if from_1904 else 0):
        return None
    if from_1904:
        first = datetime(1904, 1, 1)
    else:
        first = datetime(1899, 12, 31) if value < _FALSE_LEAP_DAY else datetime(1899, 12, 30)
    return first + timedelta(days=int(value), microseconds=round((value - int(value)) * _DAY_SECONDS * _MICRO))


def shown_date(value: float, section: Section, *, from_1904: bool) -> str:
    """Print a count of days; empty where it is no date."""
    if not 0 <= value < _LAST_DAY:
        return ""
    signs = section.signs
    fraction = _second_places(signs)
    step = 10**fraction
    seconds = round(value * _DAY_SECONDS * step) / step if _has_seconds(signs) else value * _DAY_SECONDS
    when = moment(seconds / _DAY_SECONDS, from_1904=from_1904)
    if when is None:
        return ""
    half_day = any(sign.kind is Kind.NOON for sign in signs)
    printed = []
    for at, sign in enumerate(signs):
        if sign.kind is Kind.DATE:
            minute = _is_minute(signs, at)
            printed.append(_part(sign.text, when, minute=minute, half_day=half_day, korean=section.korean))
        elif sign.kind is Kind.ELAPSED:
            printed.append(_elapsed(sign.text, value))
        elif sign.kind is Kind.NOON:
            printed.append(_noon(sign.text, when.hour, korean=section.korean))
        elif sign.kind is Kind.DIGIT:
            place = sum(earlier.kind is Kind.DIGIT for earlier in signs[:at])
            printed.append(f"{when.microsecond:06d}"[place : place + 1])
        else:
            printed.append(sign.text)
    return "".join(printed).strip()


def _second_places(signs: Sequence[Sign]) -> int:
    return min(6, sum(sign.kind is Kind.DIGIT for sign in signs))


def _has_seconds(signs: Sequence[Sign]) -> bool:
    return any(sign.kind in (Kind.DATE, Kind.ELAPSED) and sign.text.startswith("s") for sign in signs)


def _is_minute(signs: Sequence[Sign], at: int) -> bool:
    """Say whether m stands behind hours or before seconds."""
    if signs[at].text not in ("m", "mm"):
        return False
    timed = (Kind.DATE, Kind.ELAPSED)
    before = next((sign.text for sign in reversed(signs[:at]) if sign.kind in timed), "")
    after = next((sign.text for sign in signs[at + 1 :] if sign.kind in timed), "")
    return before.startswith("h") or after.startswith("s")


def _part(text: str, when: datetime, *, minute: bool, half_day: bool, korean: bool) -> str:
    letter, count = text[0], len(text)
    if letter in "ye":
        return f"{when.year % 100:02d}" if letter == "y" and count <= 2 else str(when.year)
    if letter == "m" and not minute:
        return _month(when.date(), count)
    if letter in "da" and count >= 3:
        return _weekday(when.date(), text, korean=korean)
    if letter == "g":
        return ""
    hour = (when.hour + 11) % 12 + 1 if half_day else when.hour
    number = {"d": when.day, "h": hour, "m": when.minute, "s": when.second, "a": when.day}[letter]
    return f"{number:02d}" if count > 1 else str(number)


def _month(day: date, count: int) -> str:
    if count <= 2:
        return f"{day.month:0{count}d}"
    name = _ENGLISH_MONTHS[day.month - 1]
    return name[:3] if count == 3 else name[0] if count == 5 else name


def _weekday(day: date, text: str, *, korean: bool) -> str:
    if text[0] == "a" or korean:
        return _DAYS[day.weekday()] + ("요일" if len(text) >= 4 else "")
    name = _ENGLISH_DAYS[day.weekday()]
    return name[:3] if len(text) == 3 else name


def _elapsed(text: str, value: float) -> str:
    seconds = round(value * _DAY_SECONDS)
    number = seconds // {"h": 3600, "m": 60, "s": 1}[text[0]]
    return f"{number:0{len(text)}d}"


def _noon(text: str, hour: int, *, korean: bool) -> str:
    if korean or text.startswith("오전"):
        return "오후" if hour >= 12 else "오전"
    morning, _, evening = text.partition("/")
    return evening if hour >= 12 else morning
