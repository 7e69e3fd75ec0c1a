"""The document summary: title, author and day, from the property set in the file."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from ingest.formats.hwp.records import u32

_SECTION_AT, _MOST = 44, 100
_TITLE, _AUTHOR, _CREATED, _SAVED, _WRITTEN = 2, 4, 12, 13, 20
_BYTES, _WIDE, _TIME = 0x1E, 0x1F, 0x40
_EPOCH = datetime(1601, 1, 1, tzinfo=timezone.utc)  # noqa: UP017 - one name for both zones
_KOREA = timezone(timedelta(hours=9))
_FIRST_YEAR, _LAST_YEAR = 1990, 2200


@dataclass(frozen=True, slots=True)
class Summary:
    """What the file says of itself; ``date`` is the day that the writer set, else that of the last save."""

    title: str = ""
    author: str = ""
    date: str = ""


def read_summary(stream: bytes) -> Summary:
    """Read the stream of the property set; what isn't there is empty."""
    section = u32(stream, _SECTION_AT)
    places: dict[int, int] = {}
    for entry in range(min(u32(stream, section + 4), _MOST)):
        at = section + 8 + 8 * entry
        places.setdefault(u32(stream, at), section + u32(stream, at + 4))
    title, author, written = (_words(stream, places.get(name, len(stream))) for name in (_TITLE, _AUTHOR, _WRITTEN))
    days = (_day(stream, places[name]) for name in (_SAVED, _CREATED) if name in places)
    return Summary(title, author, _written_day(written) or next((day for day in days if day), ""))


def _words(stream: bytes, at: int) -> str:
    kind, length = u32(stream, at), u32(stream, at + 4)
    if kind == _WIDE:
        words = stream[at + 8 : at + 8 + 2 * length].decode("utf-16-le", "replace")
    elif kind == _BYTES:
        words = stream[at + 8 : at + 8 + length].decode("cp949", "replace")
    else:
        return ""
    return " ".join(words.partition("\0")[0].split())


def _written_day(words: str) -> str:
    """The day that the writer set; the program itself writes that of the first save with its weekday and time."""
    found = re.fullmatch(r"(\d{4})년 ?(\d{1,2})월 ?(\d{1,2})일", words)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat() if found else ""
    except ValueError:
        return ""


def _day(stream: bytes, at: int) -> str:
    """The day in Korea; the file tells the time in UTC, in tenths of microseconds."""
    if u32(stream, at) != _TIME:
        return ""
    ticks = u32(stream, at + 4) | u32(stream, at + 8) << 32
    try:
        moment = _EPOCH + timedelta(microseconds=ticks // 10)
    except OverflowError:
        return ""
    return moment.astimezone(_KOREA).date().isoformat() if _FIRST_YEAR <= moment.year <= _LAST_YEAR else ""
