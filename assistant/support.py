"""Whether a figure of an answer stands in cited text, by value and in any written form.

Knows figures only; ``checks`` knows answers, sentences and citations.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.checking.counted import may_count_the_same
from assistant.figures.compare import covers, equal_value, same_when_rounded
from assistant.figures.parsing import CALENDAR_KINDS, Figure, FigureKind, parse_figures
from assistant.figures.quantities import Day
from assistant.figures.unit_lines import figures_with_unit, unit_names
from ingest import patterns as re

_BRACKETED = re.compile(
    r"\(([^()\n0-9]{1,40})\)|단위 ?[:：] ?([^()\n]{1,40})|^([^()\n0-9.]{1,20}(?:원|%))$", re.MULTILINE
)
_DECREASE = re.compile("감소|줄|적자|하락|축소|마이너스|낮아|떨어|손실|역성장|삭감")
_UPWARD, _DOWNWARD = frozenset({"이상", "초과", "최소"}), frozenset({"이하", "미만", "이내", "최대"})
_OTHER_SIDES = (frozenset({"이상", "미만"}), frozenset({"초과", "이하"}))
_YEARS_OF_AGE = frozenset({"세", "살"})
_DENIAL = re.compile("아니|아닙|아닌|않|없|제외|못|불가|안 ")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The figures of a text that may support a claim, every year that it names, and the text itself.

    Offsets are those of the text: ``text[figure.start:figure.end]``.
    """

    text: str
    figures: tuple[Figure, ...]
    years: frozenset[int]


def evidence(text: str, context: str = "") -> Evidence:
    """Read a cited text and what stands above it; the units of its table apply to its bare numbers."""
    above = tuple(
        replace(figure, start=figure.start + len(text) + 1, end=figure.end + len(text) + 1)
        for figure in parse_figures(context)
    )
    figures = figures_under(text, context) + above
    years = frozenset(day.year for figure in figures for day in _days(figure) if day.year is not None)
    return Evidence(f"{text}\n{context}", figures, years)


def figures_under(text: str, context: str) -> tuple[Figure, ...]:
    """Read a text's figures, its bare numbers also in the units of each unit line in it or above it."""
    found = dict.fromkeys(parse_figures(text))
    for line in unit_lines(f"{context}\n{text}"):
        found.update(dict.fromkeys(figures_with_unit(text, line)))
    return tuple(found)


def unit_lines(text: str) -> tuple[str, ...]:
    """Find the unit lines of a table's caption or header: (억원, 비중%), 단위: 명, 방문자 수(명)."""
    lines = (next(filter(None, found.groups()), "") for found in _BRACKETED.finditer(text))
    return tuple(dict.fromkeys(line for line in lines if unit_names(line)))


def supported(claim: Figure, sentence: str, cited: Evidence) -> bool:
    """Say whether a figure of ``sentence`` stands in the cited text, in whatever form."""
    if claim.kind in CALENDAR_KINDS:
        return _day_stands(claim, cited) or any(equal_value(claim, figure) for figure in cited.figures)
    same = [figure for figure in cited.figures if _same_amount(claim, figure, sentence + cited.text)]
    return any(
        not _contradicts(claim, figure, sentence) and may_count_the_same(claim, sentence, figure, cited.text)
        for figure in same
    )


def _same_amount(claim: Figure, figure: Figure, words: str) -> bool:
    if same_when_rounded(claim, figure):
        return True
    if claim.kind is FigureKind.NUMBER and figure.kind not in CALENDAR_KINDS and claim.value == figure.number:
        return True  # a bare number of the answer, such as a table cell, as the source writes it
    if _same_money(claim, figure) or _same_money(figure, claim) or _same_age(claim, figure) or _same_age(figure, claim):
        return True
    if (claim.value < 0) == (figure.value < 0) or not _DECREASE.search(words):
        return False
    return same_when_rounded(_positive(claim), _positive(figure))  # △240억불 told as 240억불 적자


def _same_money(amount: Figure, bare: Figure) -> bool:
    """Say whether a number in 만 without 원 is an amount: 300만 이상 8,000만 이하."""
    scaled = bare.kind is FigureKind.NUMBER and bare.value != bare.number
    return scaled and amount.kind is FigureKind.AMOUNT and amount.value == bare.value


def _same_age(years: Figure, months: Figure) -> bool:
    """Say whether an age is given in months: 36개월 for 3세."""
    return years.unit in _YEARS_OF_AGE and months.unit == "개월" and years.value * 12 == months.value


def _positive(figure: Figure) -> Figure:
    return replace(figure, value=abs(figure.value), number=abs(figure.number))


def _contradicts(claim: Figure, figure: Figure, sentence: str) -> bool:
    """Say whether one is a least and the other a most: 3,683만 원 이하 told as 3,683만 원 이상.

    What is 180일 이상 may be told from the other side, as 180일 미만은 제외합니다.
    """
    ours, theirs = set(claim.qualifier.split()), set(figure.qualifier.split())
    if _DENIAL.search(sentence) and any(ours & pair and theirs & pair for pair in _OTHER_SIDES):
        return False
    return bool((ours & _UPWARD and theirs & _DOWNWARD) or (ours & _DOWNWARD and theirs & _UPWARD))


def _day_stands(claim: Figure, cited: Evidence) -> bool:
    if _other_span(claim, cited):
        return False
    days = [day for figure in cited.figures for day in _days(figure)]
    return all(_stands(day, days, cited) for day in _days(claim))


def _other_span(claim: Figure, cited: Evidence) -> bool:
    """Say whether the source knows a period of months by one of its ends alone: 5월~9월 where it has 7월~9월."""
    if claim.since is None or claim.until is None or claim.since.month is None or claim.until.month is None:
        return False
    spans = [
        (claim.since.month == one.since.month, claim.until.month == one.until.month)
        for one in cited.figures
        if one.since is not None and one.until is not None
    ]
    return any(first != last for first, last in spans) and (True, True) not in spans


def _stands(day: Day, days: Sequence[Day], cited: Evidence) -> bool:
    """Say whether a day is given, its year perhaps elsewhere, as in a heading."""
    if any(covers(day, other) for other in days) or _written_short(day, cited):
        return True
    if day.year is None or (day.month is None and not day.part) or day.year not in cited.years:
        return False
    bare = replace(day, year=None)
    return any(other.year is None and covers(bare, other) for other in days)


def _written_short(day: Day, cited: Evidence) -> bool:
    """Say whether 6월 15일 stands as (6.15)."""
    if day.month is None or day.day is None or (day.year is not None and day.year not in cited.years):
        return False
    short = Decimal(f"{day.month}.{day.day}")
    return any(figure.kind is FigureKind.NUMBER and figure.value == short for figure in cited.figures)


def _days(figure: Figure) -> list[Day]:
    return [day for day in (figure.since, figure.until) if day is not None]
