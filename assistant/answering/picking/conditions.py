"""Whether a field satisfies a condition: a figure beyond a limit, a time within another, the end of a period.

Knows fields and conditions, not which field a condition is about.
"""

from collections.abc import Iterator
from decimal import Decimal

from assistant.answering.cells import CellValue, share_of
from assistant.answering.picking.records import Field, Records, value_of
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import CALENDAR_KINDS, Day, Figure, FigureKind
from assistant.figures.units import measured_in
from assistant.understanding.picking import Edge, Limit, Moment, Relation
from ingest import patterns as re

_MONEY = re.compile(r"예산|금액|[가-힣]액|돈|투자|사업비|비용|가격|단가|소계|추경|계획|실적|합계|원\)?$|비$|료$")
_AGES, _AGE_NAME = frozenset({"세", "살"}), re.compile(r"나이|연령|[세살]\)?$")
_WEEKDAY = re.compile(r"\(([월화수목금토일])(?:요일)?\)")
_BARE_DAY = re.compile(r"(?<![\d./])(?P<month>\d{1,2})[./] ?(?P<day>\d{1,2})(?![\d/])\.?")
_MONTH = re.compile(r"(?<![\d.])(?:(?P<year>20\d\d)[.\-/] ?)?(?P<month>0?[1-9]|1[0-2])(?:월|\.)?(?![\d.])")
_NAMING, _NAME_BEFORE = re.compile(r"[가-힣]{2,}"), 10


def measured(records: Records, field: Field, limit: Limit) -> Decimal | None:
    """A field's figure in the limit's unit; None where it measures something else or has no figure."""
    if not records.whole:
        return _in_sentence(field.text, limit)
    read = value_of(records, field)
    if limit.unit == "%" and read.unit != "%":
        share = share_of(read.said)
        return Decimal(share.rstrip("%").replace(",", "")) if share else None
    value, unit = _based(read)
    if value is None or not _same_unit(unit, limit, field.head):
        return None
    return value


def _in_sentence(text: str, limit: Limit) -> Decimal | None:
    """The one figure of a line in the limit's unit, or the one that is called what the question calls it."""
    alike = [
        figure
        for figure in parse_figures(text)
        if limit.unit and figure.unit and measured_in(figure.unit)[0] == measured_in(limit.unit)[0]
    ]
    named = [
        figure
        for figure in alike
        if any(
            word in text[max(0, figure.start - _NAME_BEFORE) : figure.start]
            for word in _NAMING.findall(limit.attribute)
        )
    ]
    chosen = named or alike
    return chosen[0].value if len(chosen) == 1 else None


def _based(read: CellValue) -> tuple[Decimal | None, str]:
    figure = next(iter(parse_figures(read.said)), None)
    if figure is None or read.value is None:
        return read.value, read.unit
    negative = read.value < 0 < figure.value
    value = -figure.value if negative else figure.value
    return (value, figure.unit) if figure.unit else (read.value, read.unit)


def _same_unit(unit: str, limit: Limit, head: str) -> bool:
    """Whether a figure's unit can be the limit's: the same, one of like meaning, or none told where the head fits."""
    if unit == limit.unit:
        return True
    if not unit and limit.unit in _AGES:
        return _AGE_NAME.search(head) is not None  # 총인구 is no age
    if not unit:
        money = _MONEY.search(head) is not None
        return money if limit.unit == "원" else not money and limit.unit != "%"
    if not limit.unit:
        return unit != "%"
    return measured_in(unit)[0] == measured_in(limit.unit)[0]


def times_of(field: Field) -> tuple[Figure, ...]:
    """The days, periods and hours that a field gives."""
    kinds = (*CALENDAR_KINDS, FigureKind.TIME)
    return tuple(figure for figure in parse_figures(field.text) if figure.kind in kinds)


def satisfies_moment(field: Field, moment: Moment) -> bool:
    """Whether a field's time is the one asked for, by the end of it that is meant."""
    if moment.weekday:
        return any(found[1] in moment.weekday for found in _WEEKDAY.finditer(field.text))
    if moment.minutes is not None:
        first, last = moment.minutes
        hours = [figure.value for figure in times_of(field) if figure.kind is FigureKind.TIME]
        return bool(hours) and first <= hours[0] <= last
    return moment.day is not None and any(_fits(span, moment.day, moment) for span in _spans(field.text))


def _spans(text: str) -> Iterator[tuple[Day | None, Day | None]]:
    """The first and last day of every time that a text gives."""
    found = False
    for figure in parse_figures(text):
        if figure.kind is FigureKind.PERIOD:
            found = True
            yield figure.since, figure.until
        elif figure.kind in CALENDAR_KINDS:
            found = True
            yield figure.since, figure.since
    if found:
        return
    for written in _BARE_DAY.finditer(text):
        found = True
        day = Day(None, int(written["month"]), int(written["day"]))
        yield day, day
    if not found and (month := _MONTH.fullmatch(text.strip())):
        day = Day(int(month["year"]) if month["year"] else None, int(month["month"]))
        yield day, day


def _fits(span: tuple[Day | None, Day | None], asked: Day, moment: Moment) -> bool:
    first, last = span
    if moment.relation is Relation.AT_LEAST:
        return last is None or _key(last, asked) >= _key(asked, asked)
    if moment.relation is Relation.BELOW:
        return first is not None and _key(first, asked) < _key(asked, asked)
    if moment.edge is Edge.FIRST:
        return first is not None and _agrees(first, asked)
    if moment.edge is Edge.LAST:
        return last is not None and _agrees(last, asked)
    if first is None or last is None or first == last:
        return _agrees(first or last or Day(), asked)
    return _key(first, asked) <= _key(asked, asked) <= _key(last, asked)


def _agrees(day: Day, asked: Day) -> bool:
    """Whether a day gives every part that is asked for, and the same; the year alone may go unsaid."""
    if asked.month is None and not asked.part:
        return asked.year is not None and day.year == asked.year
    year = asked.year is None or day.year is None or asked.year == day.year
    half = asked.part and (day.part == asked.part or _part_of(day) == asked.part)
    month = asked.month is None or asked.month == day.month
    return year and (bool(half) if asked.part else month and (asked.day is None or asked.day == day.day))


def _part_of(day: Day) -> str:
    if day.month is None:
        return ""
    return "상반기" if day.month <= 6 else "하반기"


def _key(day: Day, asked: Day) -> tuple[int, int, int]:
    """Days to compare by, as far as the asked one is given."""
    year = day.year if day.year is not None and asked.year is not None else 0
    month = day.month or 0 if asked.month is not None else 0
    return (year, month, (day.day or 0) if asked.day is not None else 0)
