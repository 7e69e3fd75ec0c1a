"""Whether a figure of an answer stands in cited text, by value and in any written form.

Knows figures only; ``checks`` knows answers, sentences and citations.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.figures.compare import covers, equal_value, same_when_rounded
from assistant.figures.parsing import CALENDAR_KINDS, Figure, FigureKind, parse_figures
from assistant.figures.quantities import Day
from assistant.figures.unit_lines import figures_with_unit, unit_names

_BRACKETED = re.compile(
    r"\(([^()\n0-9]{1,40})\)|단위 ?[:：] ?([^()\n]{1,40})|^([^()\n0-9.]{1,20}(?:원|%))$", re.MULTILINE
)
_DECREASE = re.compile("감소|줄|적자|하락|축소|마이너스|낮아|떨어|손실|역성장|삭감")
_UPWARD, _DOWNWARD = frozenset({"이상", "초과", "최소"}), frozenset({"이하", "미만", "이내", "최대"})
_OTHER_SIDES = (frozenset({"이상", "미만"}), frozenset({"초과", "이하"}))
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
    return any(not _contradicts(claim, figure, sentence) for figure in same)


def _same_amount(claim: Figure, figure: Figure, words: str) -> bool:
    if same_when_rounded(claim, figure):
        return True
    if claim.kind is FigureKind.NUMBER and figure.kind not in CALENDAR_KINDS and claim.value == figure.number:
        return True  # a bare number of the answer, such as a table cell, as the source writes it
    if (claim.value < 0) == (figure.value < 0) or not _DECREASE.search(words):
        return False
    return same_when_rounded(_positive(claim), _positive(figure))  # △240억불 told as 240억불 적자


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
    days = [day for figure in cited.figures for day in _days(figure)]
    return all(_stands(day, days, cited) for day in _days(claim))


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
