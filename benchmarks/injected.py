"""Ways in which a figure of a right answer is made wrong, each as models and people do it; all choices are drawn.

A figure of the source is never put where the answer or the question has it already: there it may be right.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.figures.compare import equal_value, measure
from assistant.figures.parsing import CALENDAR_KINDS, Figure, FigureKind, parse_figures, same_when_rounded

_YEAR = re.compile(r"(?:19|20)[0-9]{2}|(?<=['’‘`])[0-9]{2}")
_FARTHEST_YEAR = 5
# 억 becomes 만 and 만 억; where an answer has 만 beside 천, as most have, 만 becomes 천.
_SCALES = (("억", "만"), ("만", "억"), ("만", "천"))


@dataclass(frozen=True, slots=True)
class Error:
    """One kind of error; ``make`` gives the wrong figure as written, or None where it can't be made.

    It is given the answer, the figure, the source, the question, and what draws.
    """

    name: str
    make: Callable[[str, Figure, str, str, random.Random], str | None]


def _digit(answer: str, figure: Figure, _source: str, _question: str, draw: random.Random) -> str | None:
    """Change one digit; the first never to 0."""
    words = answer[figure.start : figure.end]
    places = [place for place, character in enumerate(words) if character.isdecimal()]
    if not places:
        return None
    at = draw.choice(places)
    others = [digit for digit in "0123456789" if digit != words[at] and (at != places[0] or digit != "0")]
    return _if_other(answer, figure, words[:at] + draw.choice(others) + words[at + 1 :])


def _scale(answer: str, figure: Figure, _source: str, _question: str, draw: random.Random) -> str | None:
    words = answer[figure.start : figure.end]
    fitting = [(old, new) for old, new in _SCALES if words.count(old) == 1 and new not in words and "조" not in words]
    if figure.kind is not FigureKind.AMOUNT or not fitting:
        return None
    old, new = draw.choice(fitting)
    return _if_other(answer, figure, words.replace(old, new))


def _year(answer: str, figure: Figure, _source: str, _question: str, draw: random.Random) -> str | None:
    words = answer[figure.start : figure.end]
    years = list(_YEAR.finditer(answer, figure.start, figure.end))
    if figure.kind not in CALENDAR_KINDS or not years:
        return None
    found = draw.choice(years)
    moved = int(found[0]) + draw.choice([step for step in range(-_FARTHEST_YEAR, _FARTHEST_YEAR + 1) if step])
    start, end = found.start() - figure.start, found.end() - figure.start
    return _if_other(answer, figure, words[:start] + f"{moved:0{len(found[0])}d}" + words[end:])


def _points(answer: str, figure: Figure, _source: str, _question: str, _draw: random.Random) -> str | None:
    words = answer[figure.start : figure.end]
    if figure.kind is FigureKind.PERCENT and words.endswith("%"):
        return words + "p"
    if figure.kind is FigureKind.PERCENT_POINT and words.endswith(("%p", "%P")):
        return words[:-1]
    return None


def _other_value(answer: str, figure: Figure, source: str, question: str, draw: random.Random) -> str | None:
    """Put another value of the same measure from the same source in its place: another row's, item's or year's."""
    if figure.kind in CALENDAR_KINDS | {FigureKind.NUMBER} or figure.spelled:
        return None
    named = [*parse_figures(answer), *parse_figures(question)]
    others = {
        source[one.start : one.end]: one
        for one in parse_figures(source)
        if measure(one) == measure(figure) and not one.spelled and not any(same_when_rounded(own, one) for own in named)
    }
    return draw.choice(sorted(others)) if others else None


def _if_other(answer: str, figure: Figure, wrong: str) -> str | None:
    """Keep only what reads as one figure of another value."""
    changed = answer[: figure.start] + wrong + answer[figure.end :]
    read = [one for one in parse_figures(changed) if one.start == figure.start]
    return wrong if read and not equal_value(read[0], figure) else None


ERRORS = (
    Error("one digit", _digit),
    Error("억, 만 and 천", _scale),
    Error("year", _year),
    Error("% and %p", _points),
    Error("another row's or item's value", _other_value),
)
