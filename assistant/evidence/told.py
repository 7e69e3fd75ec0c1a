"""Whether words that are said tell the kind of thing that is asked for: people counted, an hour, money, a place.

Stricter than ``kinds``, which weighs pieces against each other: here what is said can't be the answer, however well its
words fit. 9,600백만원 is no answer to 몇 명, though it is the best that a document says of 돌봄교실. Figures without a
unit of their own may be of any kind, so they are let through.
"""

from collections.abc import Callable, Collection, Mapping

from assistant.evidence.calls import gives_number
from assistant.evidence.counting import units_counted
from assistant.evidence.kinds import asks_for_money, names_papers
from assistant.evidence.named import names_person, names_place
from assistant.evidence.ways import asks_way, names_way
from assistant.evidence.whens import is_deadline, lasts
from assistant.figures.parsing import Figure
from assistant.figures.quantities import FigureKind
from assistant.figures.told import is_length, told_figures
from assistant.figures.units import measured_in
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re

# Questions of these kinds may be answered by a yes, a name or a whole list.
_ANSWERED_OTHERWISE = frozenset(
    {Asked.YES_NO, Asked.COMPARISON, Asked.LARGEST, Asked.SMALLEST, Asked.LIST, Asked.RECIPIENT}
)
# How much something grew is told by a word of change, an arrow or a share.
_HOW_MUCH_GREW = re.compile(r"얼마나 ?(?:더 ?)?(?:많이 ?)?(?:늘|줄|증가|감소|올[라랐]|내[려렸]|변)")
_CHANGE = re.compile(
    r"[늘줄](?=[었어인은리린려])|증가|감소|확대|축소|[올내][라랐려렸]|상승|하락|보다|대비|[→⇒▲△]|에서 .*로|%|\d ?배"
)
_DURATIONS = ("년", "개월", "달", "주", "일", "시간", "분", "학기")
# '23년 and 2023년 name years, 5년 counts them.
_LASTING = re.compile(rf"(?<!['‘’`\d.])\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?\s?(?:{'|'.join(_DURATIONS)})(?!도)")
# 3일 전까지 is no answer to 며칠 동안.
_DURING = re.compile(r"(?:며칠|몇 ?(?:일|주|달|개월|시간)) ?(?:동안|간)")
_DAYS_BEFORE = re.compile(r"\d+ ?(?:일|주|달|개월|시간) ?전")
# 몇 년 몇 월, 몇 년에, 며칠까지 ask for a day of the calendar.
_OF_CALENDAR = re.compile(r"몇 ?년 ?(?:도|에|부터|까지|몇)|몇 ?월|몇 ?일(?:에|부터|까지|날|이|인|자)")
_HOUR_ASKED = re.compile(r"몇 ?시(?!부터|간)")
_HOUR = re.compile(r"\d{1,2} ?시(?![가-힣]*간)|(?<!\d)\d{1,2}:\d\d(?!\d)")
_DATED = re.compile(
    r"\d ?[월일~～]|(?<!\d)(?:\d\d)?\d\d\. ?\d{1,2}[.)월]|이내|기한 내|까지|[상하]반기|분기|매[년월주일]"
    r"|즉시|수시|상시|연중"
)
_SHARE = re.compile(r"\d ?(?:%|％|퍼센트)|대 ?\d|\d ?: ?\d")
_FREE = re.compile(r"무료|무상|없[이습음다]|전액|실비")
_ENDS = re.compile(r"\s*(?:입니다|이[고며]|[은는이가을를로와과]?(?:[^가-힣A-Za-z㎞㏊㎡㎢㎾%％]|$))")
_WHICH_ONE = re.compile(r"어느 ?(?P<one>대학|학교|은행|병원)|(?P<of>대학|학교|은행|병원)(?:의|들의?)? ?이름")
# 확대 is no university.
_ABBREVIATED = r"(?<![확최기증시세연무절현상군입])대(?=학|[은는이가을를에의와과로]|[^가-힣]|$)"
# 누가 받을 수 있나요 may be answered by who qualifies, without a name.
_WHO = re.compile(r"누구(?:예|인|야|죠|지|이|입|\s*[?？]|\s*$)|이름|성함")
_CALENDAR = frozenset({FigureKind.DATE, FigureKind.YEAR, FigureKind.PERIOD, FigureKind.TIME})
_Figures = tuple[Figure, ...]


def can_answer(question: Question, said: str, names: str = "", fillers: Collection[str] = ()) -> bool:
    """Whether what is said holds something of a kind that is asked for; ``names`` are a cell's row and column.

    True wherever the kind can't be told from the words: a reason, a method, a list.
    """
    if Asked.PAPERS in question.asked and not names_papers(said):
        return False
    if not names and _HOW_MUCH_GREW.search(question.text) and not _CHANGE.search(said):
        return False  # a cell of one of the years is the half of it
    if question.asked & _ANSWERED_OTHERWISE:
        return True
    if question.asked == {Asked.METHOD} and asks_way(question.text) and not names_way(said):
        return False
    figures = told_figures(said)
    asked = question.asked - {Asked.PERIOD} if question.counter in _DURATIONS else question.asked
    told = [tells(question, said, figures) for kind, tells in _TELLS.items() if kind in asked]
    told += [gives_number(said, names)] if Asked.PHONE in asked else []
    told += [_tells_one(question, said, names, fillers)] if question.asked in _ALONE else []
    which = _WHICH_ONE.search(question.text)
    told += [_names_one(which["one"] or which["of"], said, question.text)] if which is not None else []
    return any(told) or not told


def _names_one(kind: str, said: str, asked: str) -> bool:
    """Whether one of a kind is called by its name, as 한국은행 is, and not as the question calls it."""
    short = _ABBREVIATED if kind == "대학" else kind
    return any(one.group() not in asked for one in re.finditer(rf"[가-힣A-Za-z]+{short}", said))


def _tells_count(question: Question, said: str, figures: _Figures) -> bool:
    if _DURING.search(question.text) is not None:
        said = _DAYS_BEFORE.sub("", said)
    if not question.counter:
        return "며칠" not in question.text or _takes(said, figures) or any(map(_spans, figures))
    kinds = {figure.kind for figure in figures}
    if question.counter in _DURATIONS:
        by_year = question.counter == "년"  # '25~'30 says for how many years, not for how many days
        on_day = bool(kinds & _CALENDAR) and _OF_CALENDAR.search(question.text) is not None
        spans = any(_spans(figure) and (by_year or _of_days(figure)) for figure in figures)
        return on_day or spans or _takes(said, figures, by_year=by_year)
    units = "|".join(map(re.escape, units_counted(question.counter)))
    return _has_plain(said, figures) or re.search(rf"\d\s?(?:만|천|여|개)? ?(?:{units})(?!당)", said) is not None


def _takes(said: str, figures: _Figures, *, by_year: bool = False) -> bool:
    """Whether a length of time is said, in digits or in words: 3개월, 석 달, 보름; 이틀 is nothing in years."""
    lengths = (figure for figure in figures if figure.spelled and is_length(said, figure))
    in_words = any(not by_year or measured_in(figure.unit)[0] == "월" for figure in lengths)
    return in_words or _LASTING.search(said) is not None


def _spans(figure: Figure) -> bool:
    """Whether a period tells its end: not 2023년부터."""
    return figure.kind is FigureKind.PERIOD and figure.since is not None and figure.until is not None


def _of_days(figure: Figure) -> bool:
    return any(day is not None and day.month for day in (figure.since, figure.until))


def _tells_money(question: Question, said: str, figures: _Figures) -> bool:
    if not asks_for_money(question.text):
        return True
    sums = any(figure.kind is FigureKind.AMOUNT for figure in figures)
    return sums or _has_plain(said, figures) or _FREE.search(said) is not None


def _tells_date(question: Question, said: str, figures: _Figures) -> bool:
    if _HOUR_ASKED.search(question.text):
        return _HOUR.search(said) is not None
    dated = any(figure.kind in _CALENDAR for figure in figures) or _DATED.search(said) is not None
    return dated or lasts(said) or is_deadline(said)


def _tells_period(question: Question, said: str, figures: _Figures) -> bool:
    return _tells_date(question, said, figures) or _takes(said, figures)


def _tells_share(_question: Question, said: str, figures: _Figures) -> bool:
    shares = any(figure.kind in (FigureKind.PERCENT, FigureKind.PERCENT_POINT) for figure in figures)
    return shares or _has_plain(said, figures) or _SHARE.search(said) is not None


def _has_plain(said: str, figures: _Figures) -> bool:
    """Whether a number stands without a unit: 57,005 below 방문자 수, but not 8.8㏊."""
    return any(figure.kind is FigureKind.NUMBER and _ENDS.match(said, figure.end) for figure in figures)


_TELLS: Mapping[Asked, Callable[[Question, str, _Figures], bool]] = {
    Asked.COUNT: _tells_count,
    Asked.AMOUNT: _tells_money,
    Asked.DATE: _tells_date,
    Asked.PERIOD: _tells_period,
    Asked.PERCENT: _tells_share,
}
# A place or a person is looked for where nothing else is asked for.
_ALONE = frozenset({frozenset({Asked.PLACE}), frozenset({Asked.PERSON})})


def _tells_one(question: Question, said: str, names: str, fillers: Collection[str]) -> bool:
    """Whether a place or a person is named that the question hasn't named itself."""
    if Asked.PERSON in question.asked and _WHO.search(question.text) is None:
        return True
    if any(name in said for name in fillers):
        return True
    if Asked.PLACE in question.asked:
        return names_place(said, names, question.text)
    return names_person(said, names, question.text)
