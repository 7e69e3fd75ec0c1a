"""How well a piece of text tells a time that is asked for: a day, an hour, a weekday, how long, until when."""

from assistant.figures.parsing import Figure, parse_figures
from assistant.figures.quantities import FigureKind
from assistant.figures.told import is_length
from assistant.understanding.asked import Asked
from assistant.understanding.clauses import ENDS_CLAUSE
from assistant.understanding.question import Question
from ingest import patterns as re

_FITS, _NO_FIGURE = 1.1, 0.4
TIMES = frozenset({FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD, FigureKind.TIME})
_DAYS = frozenset({FigureKind.DATE, FigureKind.PERIOD, FigureKind.TIME})
_HOURS = ("시간", "분")
_NUMBERED_DAY = re.compile(r"(?:19|20)\d\d\. ?\d{1,2}\. ?\d")  # with a day that no calendar has: 2026.3.0.
_HOW_LONG = re.compile(r"얼마 ?(?:뒤|후|만에|안에)|며칠|기간[은이도]? ?(?:얼마|몇)")
_WHAT_TIME = re.compile(r"몇 ?시(?!부터)")
_WHAT_WEEKDAY = re.compile(r"(?:무슨|어느|몇) ?요일")
_WEEKDAY = re.compile(r"[월화수목금토일]요일|\([월화수목금토일]\)|평일|주말|매일")
# Asked for a year, a day says no more than a year does.
_WHAT_YEAR = re.compile(rf"(?:[연년]도|[{ENDS_CLAUSE}] 해)(?:[는가를]|[?？ ]*$)|몇 ?년(?:도|에|인|$|[?？])")
_TIME = re.compile(r"\d{1,2} ?시(?![가-힣]*간)|(?<!\d)\d{1,2}:\d\d(?!\d)")
_DEADLINE = re.compile(
    r"일 이내|기한 내|만료 ?전|(?:때|경우)에(?:만| 한)|(?:경과한|지난|다음) 날|후 즉시"
    r"|(?:전날|이튿날|당일)(?:에|까지|부터)"
    r"|(?:\d[.)]?|[일월달년말날전초때시주기)])(?<!공휴일) ?까지"
)
_AGO = re.compile(r" ?전")
_WITHIN = re.compile(r" ?(?:이내|안에|내에|전)")
# Again and again on a day, which is told instead: 매월 1회 이상, 매주 월요일.
_EVERY = re.compile(
    r"매(?:년|월|주|분기|반기) ?(?:\d{1,2} ?(?:회|번|차례|월|일)|[월화수목금토일]요일|말|초|[가-힣]{1,2}째 ?주)"
)
_DATE_IN_BRACKETS = re.compile(r"\(~?['‘’]?\d\d\.\d{1,2}(?:월|[).~])")
_SOME_DAY = 1.08  # a month, where the day may be told elsewhere
_PART_OF_YEAR = 0.95  # a year or a half of it, where a day may be told elsewhere
_ASKS_NUMBER = re.compile("며칠|몇")
_PLAIN_NUMBER = re.compile(r"[△▲+-]?\d[\d,.]*")
_DIGIT = re.compile(r"\d")


def when_fit(kind: Asked, question: Question, quote: str, figures: tuple[Figure, ...], names: str) -> float:
    """Fit of a piece for DATE or PERIOD, around 1; ``figures`` are its own, ``names`` those of its row and column."""
    no_duration = kind is Asked.PERIOD and _HOW_LONG.search(question.text) and not _lasts(quote, figures)
    no_hour = kind is Asked.DATE and _WHAT_TIME.search(question.text) and not _TIME.search(quote)
    if _WHAT_WEEKDAY.search(question.text):
        return _FITS if _WEEKDAY.search(quote) else _NO_FIGURE
    if no_duration or no_hour:
        figures = ()  # a day is no duration
    if TIMES & {figure.kind for figure in figures}:
        if _WHAT_YEAR.search(question.text):
            return _FITS
        whole = kind is Asked.PERIOD or any(_names_day(figure) for figure in figures)
        exact = kind is Asked.PERIOD or any(_is_exact(figure) for figure in figures)
        return (_FITS if exact else _SOME_DAY) if whole else _PART_OF_YEAR
    if _ASKS_NUMBER.search(question.text) and not _DIGIT.search(f"{quote} {names}"):
        return _NO_FIGURE  # 도착할 때까지 is no answer to 며칠까지
    below_a_day = any(_names_day(figure) for figure in parse_figures(names))
    if kind is Asked.DATE and not below_a_day and _PLAIN_NUMBER.fullmatch(quote.strip()):
        return _NO_FIGURE  # 5,760 below 2025년
    if kind is Asked.DATE and "언제" in question.text:  # 24시간 운영 says no day, 72시간 이내 until when
        figures = tuple(one for one in figures if one.unit not in _HOURS or _WITHIN.match(quote, one.end))
    return 1.05 if _is_dated(kind, quote, figures, names) else _NO_FIGURE


def _names_day(figure: Figure) -> bool:
    """Whether a figure says which month or day, or from when until when: 2025. 3. 4., 3월, 2023~2027년."""
    days = [day for day in (figure.since, figure.until) if day is not None]
    return figure.kind in _DAYS and (figure.kind is not FigureKind.DATE or any(day.month for day in days) or not days)


def _is_exact(figure: Figure) -> bool:
    """Whether a figure names a day or hour, or from when until when: 3월 1일 says more than 3월."""
    days = [day for day in (figure.since, figure.until) if day is not None]
    return figure.kind in (FigureKind.PERIOD, FigureKind.TIME) or any(day.day for day in days)


def _lasts(quote: str, figures: tuple[Figure, ...]) -> bool:
    """Whether a piece says how long something takes or lasts: 6개월, 3월 2일~4월 1일, 기한 내."""
    lasting = any(figure.kind is FigureKind.COUNT and is_length(quote, figure) for figure in figures)
    return lasting or any(figure.kind is FigureKind.PERIOD for figure in figures) or "후 즉시" in quote


def lasts(text: str) -> bool:
    """Whether a text says how long something takes or lasts; 2주 전까지 says until when."""
    figures = parse_figures(text)
    return _lasts(text, tuple(figure for figure in figures if not _AGO.match(text, figure.end)))


def is_deadline(text: str) -> bool:
    """Whether a text says until when without a date of the calendar: 다음 달 10일까지, 기한 내."""
    return _DEADLINE.search(text) is not None


def _is_dated(kind: Asked, quote: str, figures: tuple[Figure, ...], names: str) -> bool:
    """Whether a piece without a date of the calendar tells a time all the same: how long, until when, below a date."""
    days = (_DATE_IN_BRACKETS, _NUMBERED_DAY, _DEADLINE, _EVERY)
    if _lasts(quote, figures) or any(day.search(quote) for day in days):
        return True
    # A year in a name says since when, never how long: 지원(16) is no year either.
    return find_dates(names) if kind is Asked.DATE else any(figure.kind in _DAYS for figure in parse_figures(names))


def find_dates(names: str) -> bool:
    """Whether the names of a row or column give a date."""
    return any(figure.kind in TIMES for figure in parse_figures(names))
