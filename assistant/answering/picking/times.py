"""The column of times that a moment is held against, and the moments that only say of when a document is."""

from assistant.answering.picking.columns import Column, Test, columns_of
from assistant.answering.picking.conditions import satisfies_moment, times_of
from assistant.answering.picking.limits import tail_of
from assistant.answering.picking.records import Records
from assistant.answering.picking.values import MARK
from assistant.evidence.reading import squeezed
from assistant.figures.compare import covers
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import Day, FigureKind
from assistant.understanding.picking import Edge, Moment
from assistant.understanding.question import years_of
from ingest import patterns as re

_FRONT = 600  # characters that say of when a document is
_LONGEST = 80
_WEEKDAY_HEAD = re.compile(r"[월화수목금토일](?:요일)?")
_ENDS, _BEGINS = re.compile(r"마감|기한|종료|만료|까지|완료"), re.compile(r"시작|개시|착수|부터|시행|도입")
_TIME_HEAD = re.compile(r"일시|일정|기간|기한|시기|날짜|일자|연월|마감|시간|연도|시행|년도")
_OF_TIMES, _OF_TABLE, _OF_LINES, _BY_NAME, _BY_EDGE = 0.9, 0.5, 0.4, 0.2, 0.1


def moment_test(moment: Moment, records: Records) -> Test | None:
    """Bind a moment to the column it is about; None where no column tells some members from others by it."""
    found = [
        test for head, fields in columns_of(records).items() if (test := _of_column(moment, head, fields, records))
    ]
    return max(found, key=lambda test: test.sure, default=None)


def _of_column(moment: Moment, head: str, fields: Column, records: Records) -> Test | None:
    explained = frozenset({squeezed(moment.written)})
    if moment.weekday and _WEEKDAY_HEAD.fullmatch(head) and head[0] in moment.weekday:
        marked = {place: field for place, field in fields.items() if MARK.fullmatch(field.text)}
        return Test(head, marked, frozenset(marked), explained, _OF_TIMES) if marked else None
    short = {place: field for place, field in fields.items() if len(field.text) <= _LONGEST}
    satisfied = frozenset(place for place, field in short.items() if satisfies_moment(field, moment))
    timed = sum(bool(times_of(field)) for field in fields.values())
    tells_none = records.whole and _TIME_HEAD.search(head) is not None and timed * 2 > len(fields)
    if (not satisfied and not tells_none) or (len(satisfied) == len(fields) and len(fields) > 1):
        return None
    return Test(head, dict(fields), satisfied, explained, min(1.0, _sure(moment, head, records)))


def _sure(moment: Moment, head: str, records: Records) -> float:
    sure = _OF_TIMES if _TIME_HEAD.search(head) else _OF_TABLE if records.whole else _OF_LINES
    sure += _BY_NAME if any(word in head for word in tail_of(moment.attribute)) else 0.0
    edge = _ENDS if moment.edge is Edge.LAST else _BEGINS if moment.edge is Edge.FIRST else None
    return sure + (_BY_EDGE if edge is not None and edge.search(head) else 0.0)


def is_context(moment: Moment, records: Records) -> bool:
    """Whether a moment only says of which year or day the document or the column is."""
    day = moment.day
    if day is None or (day.month is not None and day.year is None):
        return False
    return _is_of_front(day, records) or _is_of_year(day, records)


def _is_of_front(day: Day, records: Records) -> bool:
    dates = parse_figures(records.reading.document.text[:_FRONT])
    return any(one.since is not None and covers(day, one.since) for one in dates if one.kind is FigureKind.DATE)


def _is_of_year(day: Day, records: Records) -> bool:
    heads = {year for head in records.heads for year in years_of(head)}
    own = (heads | set(years_of(records.near)) | {records.reading.edition_year}) - {None}
    return day.year in own or not own or str(day.year) in records.far
