"""Find the figures of a Korean text: amounts, per cents, counts, years, dates, periods, times and plain numbers.

One pass from left to right: at each place that may begin a figure the readers of ``dates``, ``numerals`` and
``units`` are asked in turn. Nothing here judges whether a figure is right; ``compare`` tells whether two are the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from assistant.figures.compare import equal_value, same_when_rounded
from assistant.figures.dates import FIRST_YEAR, LAST_YEAR, read_clock, read_day, read_part, read_span
from assistant.figures.days_in_words import FIRST_SYLLABLES, read_days_in_words
from assistant.figures.quantities import CALENDAR_KINDS, Day, Figure, FigureKind
from assistant.figures.units import latin_follows, read_unit, read_unit_of_words
from ingest import patterns as re
from ingest.numerals import SPELLED_START, Numeral, read_digits, read_spelled

__all__ = ["CALENDAR_KINDS", "Day", "Figure", "FigureKind", "equal_value", "parse_figures", "same_when_rounded"]

# One character for one, so that offsets hold: quotation marks to ', wave dashes to ~, full-width forms to ASCII.
_FOLD = str.maketrans(
    {c: "'" for c in "‘’´`′＇‛"} | {c: "~" for c in "∼～〜˜"} | {c: "-" for c in "–—‐‑−－"}
    | {c: chr(ord(c) - 0xFEE0) for c in "０１２３４５６７８９，．％：／（）"} | {"\u00a0": " ", "△": "▲", "￦": "₩"}
)  # fmt: skip
_START = re.compile(
    rf"[0-9]|'(?=[0-9]{{2}})|[상하](?=반기)|오(?=[전후] ?[0-9])"
    rf"|(?<![가-힣A-Za-z0-9])[{SPELLED_START}{FIRST_SYLLABLES}]"
)
# 02-777-5217, 02)777-5217, 02.777.5217, and 02?777?5217 where a dash was lost with its encoding.
_IDENTIFIER = re.compile(
    r"[0-9]{2,4}-[0-9]{3,4}-[0-9]{4}(?![0-9-])|1[0-9]{3}-[0-9]{4}(?![0-9-])"
    r"|0[0-9]{1,2}(?:\) ?|[.?])[0-9]{3,4}[-.?][0-9]{4}(?![0-9-])"
)
# Inside an office one calls 내선 1120.
_LONGEST_BEFORE = 8
_EXTENSION, _BEFORE_EXTENSION = (
    re.compile(r"[0-9]{3,5}(?![0-9:-]|[.,][0-9])"),
    re.compile(r"내선(?: ?번호)?[ :：]{0,2}$"),
)
# 1241 만 원 and 1억 2000 만 원: a scale that stands apart is one only before money or people.
_SPACED_SCALE = re.compile(r" (?:(?P<rest>[0-9]{1,4}) )?(?P<small>[십백천]?)(?P<big>[만억조])(?= ?(?:원|불|달러|명))")
_SCALES = {"": 1, "십": 10, "백": 100, "천": 1000, "만": 10**4, "억": 10**8, "조": 10**12}
_ORDINAL = re.compile(
    r" ?(?P<unit>조|항|호선|호|회|차|장|절|기|급|과|편|관|목|권|부|세대|단계|위)(?P<branch>의[0-9]{1,2})?"
)
_ARTICLE = re.compile(r"(?P<unit>조)(?P<branch>의[0-9]{1,2})?(?=(?<=[0-9])| ?제?[0-9]{1,2}항| ?제[0-9])")
_FRACTION = re.compile(r"(?P<of>[1-9][0-9]{0,2})(?P<scale>[십백천만]?)분의 ?(?=[0-9])")
_RANGE = re.compile(r" ?~ ?")
_BEFORE = re.compile(r"(?:^|[^가-힣0-9])(약|대략|최대|최소|만|연|월|평균) ?$")
_AFTER = re.compile(r" ?(이상|이하|미만|초과|이내|내외|가량|정도)")
_MONEY_SIGNS = {"₩": "원", "$": "달러"}


# One question reads the same sentences and cells for what they answer, when and how much; some 10 MB at most.
@lru_cache(maxsize=8192)
def parse_figures(text: str) -> tuple[Figure, ...]:
    """Find every figure in order; spans don't overlap and ``text[start:end]`` is the written form.

    Reads in one linear pass and never fails, whatever the text holds.
    """
    folded = text.translate(_FOLD)
    found = [_qualified(folded, figure) for figure in _scan(folded)]
    return tuple(_ranges_share_units(folded, found))


def _scan(text: str) -> Iterator[Figure]:
    at = 0
    while start := _START.search(text, at):
        at = start.start()
        for read in _READERS:
            figure = read(text, at)
            if figure is not None:
                yield figure
                at = figure.end
                break
        else:
            at = _past_digits(text, at)


def _past_digits(text: str, at: int) -> int:
    numeral = read_digits(text, at)
    return numeral.end if numeral else at + 1


def _period(text: str, at: int) -> Figure | None:
    span = read_span(text, at)
    if span is None or _glued(text, at):
        return None
    return Figure(span.start, span.end, FigureKind.PERIOD, Decimal(0), since=span.since, until=span.until)


def _date(text: str, at: int) -> Figure | None:
    dated = None if _glued(text, at) else read_day(text, at) or read_part(text, at)
    if dated is None:
        return None
    day = dated.day
    if day.month is None and not day.part and day.year is not None:
        written = Decimal(day.year % 100) if dated.either else Decimal(day.year)
        return Figure(
            at, dated.end, FigureKind.YEAR, Decimal(day.year), "년", number=written, since=day, either=dated.either
        )
    number = Decimal(text[at : dated.end].rstrip(".")) if dated.either else Decimal(0)
    return Figure(at, dated.end, FigureKind.DATE, Decimal(0), number=number, since=day, either=dated.either)


def _time(text: str, at: int) -> Figure | None:
    clock = read_clock(text, at)
    if clock is None or text[at - 1 : at] in {".", ":"} or (at and text[at - 1].isdecimal()):
        return None
    return Figure(at, clock.end, FigureKind.TIME, Decimal(clock.minutes), "분", either=clock.either)


def _identifier(text: str, at: int) -> Figure | None:
    found = None if _glued(text, at) else _IDENTIFIER.match(text, at)
    if found is None and _BEFORE_EXTENSION.search(text, max(0, at - _LONGEST_BEFORE), at):
        found = _EXTENSION.match(text, at)
    if found is None:
        return None
    return Figure(at, found.end(), FigureKind.IDENTIFIER, Decimal("".join(filter(str.isdecimal, found[0]))))


def _number(text: str, at: int) -> Figure | None:
    if not text[at].isdecimal() or _glued(text, at):
        return None
    numeral = read_digits(text, at)
    return _ordinal(text, at) or (_measured(text, at, _with_spaced_scale(text, numeral)) if numeral else None)


def _with_spaced_scale(text: str, numeral: Numeral) -> Numeral:
    found = _SPACED_SCALE.match(text, numeral.end)
    if found is None:
        return numeral
    scale = _SCALES[found["big"]]
    factor = _SCALES[found["small"]] * scale
    if found["rest"] is None and numeral.scale == 1:
        return Numeral(found.end(), numeral.value * factor, numeral.number, numeral.step * factor, scale)
    if found["rest"] is not None and numeral.scale > scale:
        value = numeral.value + Decimal(found["rest"]) * factor
        return Numeral(found.end(), value, numeral.number, Decimal(factor), numeral.scale)
    return numeral


def _measured(text: str, at: int, numeral: Numeral) -> Figure | None:
    start = _signed_start(text, at)
    signed = numeral if start == at else numeral.negative()
    if unit := read_unit(text, numeral.end):
        if unit.kind is FigureKind.COUNT and start < at and text[start] == "▲":
            start, signed = at, numeral  # ▲3개소 opens a run of points; ▲3% and ▲240억 are below zero
        return _figure(start, unit.end, unit.kind, signed, unit.name)
    if currency := _MONEY_SIGNS.get(text[at - 1 : at]):
        return _figure(at - 1, numeral.end, FigureKind.AMOUNT, numeral, currency)
    if latin_follows(text, numeral.end):
        return None
    if numeral.scale >= 10**8:
        return _figure(start, numeral.end, FigureKind.AMOUNT, signed)
    return _bare(text, start, signed)


def _bare(text: str, start: int, numeral: Numeral) -> Figure:
    written = text[start : numeral.end]
    if len(written) == 4 and written.isdecimal() and FIRST_YEAR + 50 <= numeral.value <= LAST_YEAR:
        year = Day(int(written))
        return Figure(
            start, numeral.end, FigureKind.YEAR, numeral.value, "년", number=numeral.value, since=year, either=True
        )
    return _figure(start, numeral.end, FigureKind.NUMBER, numeral)


def _spelled(text: str, at: int) -> Figure | None:
    if text[at].isdecimal() or "단위" in text[max(0, at - 5) : at]:
        return None
    for numeral in read_spelled(text, at):
        unit = read_unit_of_words(text, numeral.end)
        if unit is None or (text[at - 1 : at] == "(" and text[unit.end : unit.end + 1] in {")", ","}):
            continue  # (백만원, %) is a table's unit line
        if text[at : unit.end] == "세대":
            continue  # a household, not three of a thing
        return replace(_figure(at, unit.end, unit.kind, numeral, unit.name), spelled=True)
    return None


def _figure(start: int, end: int, kind: FigureKind, numeral: Numeral, unit: str = "") -> Figure:
    return Figure(start, end, kind, numeral.value, unit, number=numeral.number, step=numeral.step)


def _fraction(text: str, at: int) -> Figure | None:
    """Read 100분의 20, 3분의 2 and 1천분의 5, the shares of statutes, in per cent."""
    found = _FRACTION.match(text, at)
    numeral = read_digits(text, found.end()) if found and not _glued(text, at) else None
    if found is None or numeral is None:
        return None
    per_cent = Decimal(100) / (int(found["of"]) * _SCALES[found["scale"]])
    value, step = numeral.value * per_cent, numeral.step * per_cent
    return _figure(at, numeral.end, FigureKind.PERCENT, numeral._replace(value=value, number=value, step=step), "%")


_READERS: tuple[Callable[[str, int], Figure | None], ...] = (
    _identifier,
    _period,
    _date,
    _time,
    _fraction,
    _number,
    read_days_in_words,
    _spelled,
)


def _ordinal(text: str, at: int) -> Figure | None:
    """Read 제23차 and 5조 1항, whose 조 is no trillion."""
    end = at
    while end < len(text) and text[end].isdecimal() and end < at + 5:
        end += 1
    named = text[at - 1 : at] == "제" or text[max(0, at - 2) : at] == "제 "
    unit = (_ORDINAL if named else _ARTICLE).match(text, end)
    if unit is None:
        return None
    value = Decimal(text[at:end])
    name = unit["unit"] + (unit["branch"] or "")
    return Figure(at, unit.end(), FigureKind.COUNT, value, name, number=value)


def _glued(text: str, at: int) -> bool:
    """Say whether the place stands inside a name or number: H200, AI-5, 1.2.3."""
    before, earlier = text[at - 1 : at], text[max(0, at - 2) : at - 1]
    if before.isascii() and before.isalpha():
        return True
    if before in {"-", "_"} and before:
        return earlier.isascii() and earlier.isalpha() and bool(earlier)
    return before == "." and earlier.isdecimal()


def _signed_start(text: str, at: int) -> int:
    """Give where the number begins with its sign: ▲ at once before it, or a minus that opens a word."""
    before = text[at - 1 : at]
    if before == "▲" or (before == "-" and at > 1 and text[at - 2] in " \t|(:→"):
        return at - 1
    return at


def _qualified(text: str, figure: Figure) -> Figure:
    if figure.kind in CALENDAR_KINDS:
        return figure
    before = _BEFORE.search(text[max(0, figure.start - 4) : figure.start])
    after = _AFTER.match(text, figure.end)
    words = [found[1] for found in (before, after) if found]
    if "여" in text[figure.start : figure.end]:
        words.append("여")
    return replace(figure, qualifier=" ".join(words)) if words else figure


def _ranges_share_units(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """Give the first number of 20~30명 and 1,000~3,000만원 the unit and scale of the second."""
    for position, figure in enumerate(figures):
        following = figures[position + 1] if position + 1 < len(figures) else None
        between = _RANGE.match(text, figure.end)
        previous = figures[position - 1] if position else None
        if figure.kind is FigureKind.NUMBER and following and between and between.end() == following.start:
            yield _in_unit_of(figure, following)
        elif previous and previous.kind is FigureKind.IDENTIFIER and figure.kind in _MAY_END_A_LINE_OF_NUMBERS:
            yield _last_of_line(text, previous, figure)
        else:
            yield figure


_MAY_END_A_LINE_OF_NUMBERS = frozenset({FigureKind.NUMBER, FigureKind.YEAR})


def _last_of_line(text: str, first: Figure, last: Figure) -> Figure:
    """Give 0427 of 02-2670-0411 ~ 0427 the digits that it shares with the first telephone number."""
    written = text[last.start : last.end]
    between = _RANGE.match(text, first.end)
    if between is None or between.end() != last.start or not (written.isdecimal() and len(written) <= 4):
        return last
    digits = "".join(filter(str.isdecimal, text[first.start : first.end]))
    return Figure(last.start, last.end, FigureKind.IDENTIFIER, Decimal(digits[: -len(written)] + written))


def _in_unit_of(figure: Figure, other: Figure) -> Figure:
    if other.kind in CALENDAR_KINDS or other.kind in {FigureKind.TIME, FigureKind.IDENTIFIER} or not other.number:
        return figure
    factor = other.value / other.number
    return replace(figure, kind=other.kind, unit=other.unit, value=figure.value * factor, step=figure.step * factor)
