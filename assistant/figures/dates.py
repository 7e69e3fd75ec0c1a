"""Years, dates, periods and times as offices write them: ’23년, (23, '23.7월, 2023. 7., 3.5.(수), '23~'28, 오후 3시.

Every function looks at one place of a text; every pattern is bounded, so that reading stays linear.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from assistant.figures.quantities import Day
from ingest import patterns as re

FIRST_YEAR, LAST_YEAR = 1900, 2100
# A two-digit year without an apostrophe is believed only in this range, where documents of today speak.
_BARE_YEARS = range(10, 51)
_NOT_QUANTITY = r"(?! ?(?:[%억만조천백원명건]|개(?!년))|[.,]?[0-9])"
_WEEKDAY = re.compile(r" ?\((?:[월화수목금토일])(?:요일)?\)")
_PART = re.compile(r" ?(?:(?P<half>[상하])반기|(?P<quarter>[1-4])(?:/4)?분기)")
_YEAR_MARK = r"년(?!간|생)도?"

_FULL = re.compile(r"(?P<q>')?(?P<y>[0-9]{4}|[0-9]{2})년(?:도)? {0,3}(?P<m>[0-9]{1,2})월(?: {0,3}(?P<d>[0-9]{1,2})일)?")
_DOTTED = re.compile(r"(?P<q>')?(?P<y>[0-9]{4})\. ?(?P<m>[0-9]{1,2})\. ?(?P<d>[0-9]{1,2})\.?(?![0-9])")
_DOTTED_SHORT = re.compile(r"(?P<q>')?(?P<y>[0-9]{2})\.(?P<m>[0-9]{1,2})\.(?P<d>[0-9]{1,2})\.?(?![0-9.])")
_DOTTED_MARKED = re.compile(r"(?P<q>')(?P<y>[0-9]{2})\. ?(?P<m>[0-9]{1,2})\. ?(?P<d>[0-9]{1,2})\.?(?![0-9])")
_ISO = re.compile(r"(?P<q>')?(?P<y>[0-9]{4})[-/](?P<m>[0-9]{1,2})[-/](?P<d>[0-9]{1,2})(?![0-9])")
_MONTH_OF_YEAR = re.compile(r"(?P<q>')?(?P<y>[0-9]{4})\. ?(?P<m>[0-9]{1,2})(?:월|\.)?" + _NOT_QUANTITY)
_MONTH_OF_SHORT = re.compile(r"(?P<q>')(?P<y>[0-9]{2})\. ?(?P<m>[0-9]{1,2})(?:월|\.)?" + _NOT_QUANTITY)
_MONTH_OF_BARE = re.compile(r"(?P<q>')?(?P<y>[0-9]{2})\. ?(?P<m>[0-9]{1,2})월")
_YEAR = re.compile(rf"(?P<y>(?:19|20|21)[0-9]{{2}})(?:학{_YEAR_MARK}|{_YEAR_MARK})(?! ?(?:이상|이하|이내|미만|동안))")
# A quotation may open with a number: '15일 이전 신청 시 …'.
_NO_YEAR = r"(?![0-9]|,[0-9]{3}(?![0-9])| ?(?:일|월|개|명|건|원|%|세|시|회|배|곳|만 |억|조 |천))"
_SHORT_YEAR = re.compile(rf"'(?P<y>[0-9]{{2}})(?:학?{_YEAR_MARK}|{_NO_YEAR})")
_MONTH_DAY = re.compile(r"(?P<m>[0-9]{1,2})월(?: {0,3}(?P<d>[0-9]{1,2})일)?")
_POINTED = re.compile(r"(?P<m>[0-9]{1,2})\.(?P<d>[0-9]{1,2})\.(?![0-9])")
_WITH_WEEKDAY = re.compile(r"(?P<m>[0-9]{1,2})[./] ?(?P<d>[0-9]{1,2})\.? ?(?=\([월화수목금토일](?:요일)?\))")
_BRACKET_MONTH = re.compile(r"(?P<y>[0-9]{2})\.(?P<m>[0-9]{1,2})월?\)")
_BARE_YEAR = re.compile(
    rf"(?P<y>[0-9]{{2}}){_YEAR_MARK}"
    r"(?! ?(?:이상|이하|이내|미만|동안|초과|차|째|후|전|뒤|만에|된|을 기|[0-9]{1,2}개월))"
)
_BEFORE_DURATION = re.compile(r"(?:총|약|최대|최소|향후|최근|지난|만|매|연|각|이후) ?$")


class Dated(NamedTuple):
    """A day up to ``end``; ``either`` where the same characters may be a plain number."""

    end: int
    day: Day
    either: bool = False


class Span(NamedTuple):
    """A period from ``start`` to ``end`` of the text."""

    start: int
    end: int
    since: Day | None
    until: Day | None


def read_day(text: str, at: int) -> Dated | None:
    """Read the year or date that begins at ``at``, as long as it goes."""
    for pattern in _ORDERED:
        found = pattern.match(text, at)
        if found is None:
            continue
        day = _day(found.groupdict())
        if day is not None:
            # 평점은 1.4. ends a sentence: a day only perhaps.
            return _with_tail(text, found.end(), day, either=pattern is _POINTED)
    return _bracket_year(text, at) or _bare_year(text, at)


_ORDERED = (
    _FULL, _DOTTED, _DOTTED_MARKED, _DOTTED_SHORT, _ISO, _MONTH_OF_YEAR, _MONTH_OF_SHORT, _MONTH_OF_BARE,
    _YEAR, _SHORT_YEAR, _MONTH_DAY, _WITH_WEEKDAY, _POINTED,
)  # fmt: skip


def read_part(text: str, at: int) -> Dated | None:
    """Read 상반기, 하반기 or 2분기 that stands alone."""
    part = _PART.match(text, at)
    return Dated(part.end(), Day(part=_part_name(part))) if part and text[at] != " " else None


def _day(groups: dict[str, str | None]) -> Day | None:
    written = groups.get("y")
    year = _full_year(written) if written else None
    month = int(groups["m"]) if groups.get("m") else None  # type: ignore[arg-type]
    day = int(groups["d"]) if groups.get("d") else None  # type: ignore[arg-type]
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if written and len(written) == 2 and not groups.get("q") and "q" in groups and int(written) not in _BARE_YEARS:
        return None
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    return Day(year, month, day)


def _full_year(written: str) -> int:
    value = int(written)
    if len(written) == 4:
        return value
    return 2000 + value if value < 70 else 1900 + value


def _with_tail(text: str, end: int, day: Day, *, either: bool) -> Dated:
    """Add a weekday in brackets or 상반기 to a day that has just been read."""
    if day.day is not None and (weekday := _WEEKDAY.match(text, end)):
        return Dated(weekday.end(), day)
    if day.year is not None and day.month is None and (part := _PART.match(text, end)):
        return Dated(part.end(), replace(day, part=_part_name(part)))
    return Dated(end, day, either)


def _part_name(part: re.Match[str]) -> str:
    return f"{part['half']}반기" if part["half"] else f"{part['quarter']}분기"


_IN_BRACKET = re.compile(
    r"(?P<y>[0-9]{2})(?P<close>\)|,(?![0-9]{3}(?![0-9]))|(?= ?[~∼-] ?'?(?:[0-9]{2}(?:[0-9]{2})?년?)?[),]))"
)


def _bracket_year(text: str, at: int) -> Dated | None:
    """Read a year whose apostrophe was lost: (23, 59.2억원) or (23~28), only right after the bracket."""
    opener = at - 1 if text[at - 1 : at] != "~" else at - 2
    if at == 0 or opener < 0 or text[opener] != "(":
        return None
    month = _BRACKET_MONTH.match(text, at) if opener == at - 2 else None
    if month and int(month["y"]) in _BARE_YEARS and 1 <= int(month["m"]) <= 12:
        return Dated(month.end() - 1, Day(_full_year(month["y"]), int(month["m"])))
    found = _IN_BRACKET.match(text, at)
    if found is None or int(found["y"]) not in _BARE_YEARS:
        return None
    before = text[opener - 1 : opener]
    if found["close"] == ")" and (not before or before in " \n\t" or before.isdecimal()):
        return None  # (23) at the start of a line counts; after a word it dates
    return Dated(at + 2, Day(_full_year(found["y"])), either=True)


def _bare_year(text: str, at: int) -> Dated | None:
    """Read 23년, unless it is plainly a duration: 총 20년, 20년간, 20년 이상."""
    found = _BARE_YEAR.match(text, at)
    if found is None or int(found["y"]) not in _BARE_YEARS or _BEFORE_DURATION.search(text[max(0, at - 4) : at]):
        return None
    return _with_tail(text, found.end(), Day(_full_year(found["y"])), either=True)


_TILDE = re.compile(r"(?: ?\([^()\n]{1,10}\))? ?(?P<mark>~|-|부터|에서) ?")
_PLAIN_SINCE = re.compile(r"(?P<y>(?:19|20)[0-9]{2})(?= ?[~-] ?'?(?:19|20)?[0-9]{2}(?![0-9-]))")
_MONTH_SINCE = re.compile(r"(?P<m>[0-9]{1,2})(?= ?~ ?[0-9]{1,2}월)")
_YEAR_AFTER = re.compile(rf"'?(?P<y>[0-9]{{4}}|[0-9]{{2}})(?:{_YEAR_MARK})?" + _NOT_QUANTITY)
_MONTH_AFTER = re.compile(r"(?P<m>[0-9]{1,2})\.(?P<d>[0-9]{1,2})\.?(?![0-9])")
_DAY_AFTER = re.compile(r"(?P<d>[0-9]{1,2})일")
_OPEN_END = re.compile(r"(?=[),\n ]|$)")


def read_span(text: str, at: int) -> Span | None:
    """Read the period that begins with the day at ``at``; an end that isn't given is None."""
    first = _first_of_span(text, at)
    if first is None:
        return None
    start = at - 1 if text[at - 1 : at] == "~" and text[at - 2 : at - 1] in {"(", " ", "", "\n"} and at else at
    if start < at:
        return Span(start, first.end, None, first.day)
    mark = _TILDE.match(text, first.end)
    if mark is None or (mark["mark"] == "-" and first.day.month is not None):
        return None
    last = _last_of_span(text, mark.end(), first.day)
    if last is not None:
        return Span(at, last.end, first.day, last.day)
    if mark["mark"] == "~" and _OPEN_END.match(text, mark.start("mark") + 1):
        return Span(at, mark.start("mark") + 1, first.day, None)
    return None


def _first_of_span(text: str, at: int) -> Dated | None:
    if months := _MONTH_SINCE.match(text, at):
        day = _day(months.groupdict())
        return Dated(months.end(), day) if day else None
    plain = _PLAIN_SINCE.match(text, at)
    return Dated(plain.end(), Day(int(plain["y"]))) if plain else read_day(text, at)


def _last_of_span(text: str, at: int, since: Day) -> Dated | None:
    """Read the end of a period; what it leaves out, it has from the beginning."""
    readers: list[Callable[[str, int], Dated | None]] = [read_day]
    if since.month is None:
        readers.append(_reader(_YEAR_AFTER))
    if since.day is not None:
        readers += [_reader(_DAY_AFTER), _reader(_MONTH_AFTER)]
    for read in readers:
        last = read(text, at)
        if last is not None:
            return Dated(last.end, _inherit(last.day, since))
    return None


def _reader(pattern: re.Pattern[str]) -> Callable[[str, int], Dated | None]:
    def read(text: str, at: int) -> Dated | None:
        found = pattern.match(text, at)
        day = _day(found.groupdict()) if found else None
        return _with_tail(text, found.end(), day, either=False) if found and day else None

    return read


def _inherit(day: Day, since: Day) -> Day:
    year = since.year if day.year is None else day.year
    month = since.month if day.month is None and day.day is not None else day.month
    return replace(day, year=year, month=month)


_CLOCK = re.compile(r"(?P<h>[01]?[0-9]|2[0-4]):(?P<m>[0-5][0-9])(?![0-9:])")
_HOUR = re.compile(
    r"(?:(?P<half>오전|오후|낮|밤|새벽|저녁|아침) ?)?(?P<h>[0-9]{1,2})시(?!간|도|군|민|청|장|설)"
    r"(?: ?(?P<m>[0-9]{1,2})분|(?P<thirty> ?반))?"
)


class Clock(NamedTuple):
    """A time of day up to ``end``, in minutes; ``either`` where morning or afternoon isn't said."""

    end: int
    minutes: int
    either: bool


def read_clock(text: str, at: int) -> Clock | None:
    """Read 07시, 오후 3시 30분 or 15:30."""
    if clock := _CLOCK.match(text, at):
        return Clock(clock.end(), int(clock["h"]) * 60 + int(clock["m"]), either=False)
    hour = _HOUR.match(text, at)
    if hour is None or int(hour["h"]) > 24 or int(hour["m"] or 0) > 59:
        return None
    hours = int(hour["h"])
    if hour["half"] in {"오후", "저녁", "밤", "낮"} and hours < 12 and not (hour["half"] == "낮" and hours > 10):
        hours += 12
    minutes = 30 if hour["thirty"] else int(hour["m"] or 0)
    either = hour["half"] is None and hours <= 12 and not hour["h"].startswith("0")  # 07시 counts to 24
    return Clock(hour.end(), hours * 60 + minutes, either=either)
