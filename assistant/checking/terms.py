"""Texts as terms to compare by: pairs of syllables of words, values of figures, weighed by how near they stand.

Knows no sentences and no answers.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from assistant.figures.compare import measure
from assistant.figures.parsing import Figure, FigureKind
from assistant.figures.units import measured_in
from ingest import patterns as re

Weights = Mapping[str, float]
_WORD = re.compile(r"[가-힣]+|[A-Za-z]+|[Ⅰ-ⅿ①-⑳]")
# What the row of a sum is called, and how it is spoken of: 계 is 합계, 전체.
_SUM, _SUM_ROW = re.compile(r"(?:합계|총계|전체|전부)(?:는|은|의|로|를|에서)?"), "계"
# A term at this distance weighs half: 1/(1 + distance/_FADE).
_FADE = 3.0
_LONGEST_PERIOD = 100
_LEAST, _MOST = frozenset({"이상", "초과"}), frozenset({"이하", "미만", "이내"})


class Token(NamedTuple):
    """A word or figure of a text and the terms it is compared by: pairs of syllables, or its value."""

    start: int
    end: int
    terms: tuple[str, ...]
    figure: Figure | None


def years_of(figure: Figure) -> frozenset[int]:
    """The years that a date or period names or covers; none for any other figure."""
    days = [day.year for day in (figure.since, figure.until) if day is not None and day.year is not None]
    if not days or figure.either:
        return frozenset(days)
    return frozenset(range(min(days), min(max(days), min(days) + _LONGEST_PERIOD) + 1))


def sized(figure: Figure) -> tuple[str, Decimal]:
    """What a figure measures and how much of it; an age in months, as rows for small children give it."""
    if figure.kind is not FigureKind.COUNT:
        return figure.kind.value, figure.value
    name, factor = measured_in(figure.unit)
    return ("월", figure.value * 12) if name == "세" else (name, figure.value * factor)


def value_term(figure: Figure) -> str:
    """A figure as a term: what it measures and its value."""
    value = f"{figure.since}{figure.until}" if measure(figure) == "calendar" else str(figure.value.normalize())
    return f"#{measure(figure)}={value}"


def tokens_of(text: str, figures: Sequence[Figure]) -> tuple[Token, ...]:
    """Read a text as its figures and the words between them, in order."""
    covered = [(figure.start, figure.end) for figure in figures]
    tokens = [Token(one.start, one.end, _figure_terms(one), one) for one in figures]
    at = 0
    for word in _WORD.finditer(text):
        while at < len(covered) and covered[at][1] <= word.start():
            at += 1
        if at < len(covered) and covered[at][0] <= word.start() and word.end() <= covered[at][1]:
            continue
        tokens.append(Token(word.start(), word.end(), _pairs(word[0]), None))
    return tuple(sorted(tokens, key=lambda token: token.start))


def _figure_terms(figure: Figure) -> tuple[str, ...]:
    """A figure's value, and the side on which it bounds: 60세 이상 is not 60세 미만."""
    words = set(figure.qualifier.split())
    if not words & (_LEAST | _MOST):
        return (value_term(figure),)
    side = ">" if words & _LEAST else "<"
    return value_term(figure), f"#{measure(figure)}{side}={figure.value.normalize()}"


@lru_cache(maxsize=16384)
def _pairs(word: str) -> tuple[str, ...]:
    pairs = (word,) if len(word) == 1 else tuple(word[i : i + 2] for i in range(len(word) - 1))
    return (*pairs, _SUM_ROW) if _SUM.fullmatch(word) else pairs


def faded(tokens: Sequence[Token], places: Iterable[int], start: int, end: int) -> dict[str, float]:
    """Weigh the terms of tokens by their distance; ``places`` goes away from the figure, and ends at start or end."""
    weights: dict[str, float] = {}
    for distance, place in enumerate(places, 1):
        token = tokens[place]
        if not start <= token.start < end:
            break
        for term in token.terms:
            weights.setdefault(term, 1 / (1 + distance / _FADE))
    return weights


def merged(first: Weights, second: Weights) -> dict[str, float]:
    """Give every term the larger of its two weights."""
    both = dict(first)
    for term, weight in second.items():
        if weight > both.get(term, 0):
            both[term] = weight
    return both


def terms_of(tokens: Sequence[Token], start: int, end: int) -> frozenset[str]:
    """The terms of the tokens that begin in a span."""
    return all_terms(token for token in tokens if start <= token.start < end)


def all_terms(tokens: Iterable[Token]) -> frozenset[str]:
    """The terms of all tokens."""
    return frozenset(term for token in tokens for term in token.terms)
