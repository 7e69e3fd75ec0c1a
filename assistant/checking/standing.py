"""Whether a value that the source has belongs, in the source, to what the answer says: the right row, item, condition.

The places where the source has the value are compared with the places where it has others of the same measure: where
the words around one of those agree far better with the answer's words, the value stands with something else. The
weights were fitted on answers about welfare programmes (benchmarks/standing_weights.py); the verdict is ``rivals``'.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from assistant.checking.around import Around, Wording
from assistant.checking.terms import Weights, sized
from assistant.figures.compare import measure
from assistant.figures.parsing import CALENDAR_KINDS, Figure, FigureKind, same_when_rounded

# One weight for each of ``Agreement``'s parts, in their order.
WEIGHTS = (2.5, 2.0, 0.5, 2.0, 1.25, 0.5, -1.0, 1.25, 0.25, 0.5, 2.0, 0.5)
# Years and days stand in many rows, bare numbers are parts of names (정부24): no other place tells anything of them.
UNPLACED = CALENDAR_KINDS | {FigureKind.NUMBER}
_OTHER_SENTENCE, _QUESTION = 0.4, 0.7
_CLOSE = 0.55
# Evidence below this much changes nothing: shares of it shrink towards none.
_SHRINK = 0.4


@dataclass(frozen=True, slots=True)
class Place:
    """A figure of a source and what stands around it."""

    text: Wording
    figure: Figure
    around: Around


@dataclass(frozen=True, slots=True)
class Said:
    """What the answer says around a figure, and in its other sentences and the question."""

    around: Around
    terms: Weights
    sizes: Mapping[str, Sequence[Decimal]]


def said_around(claim: Figure, answer: Wording, question: Wording) -> Said | None:
    """Gather the words with which an answer and its question speak of a figure of the answer."""
    around = answer.around(claim.start)
    if around is None:
        return None
    terms: dict[str, float] = {}
    for token in answer.tokens:
        weight = 1.0 if around.start <= token.start < around.end else _OTHER_SENTENCE
        _raise(terms, token.terms if token.start != claim.start else (), weight)
    for token in question.tokens:
        _raise(terms, token.terms, _QUESTION)
    sizes: defaultdict[str, list[Decimal]] = defaultdict(list)
    for figure in (*answer.figures, *question.figures):
        if measure(figure) != measure(claim):
            name, size = sized(figure)
            sizes[name].append(size)
    return Said(around, terms, sizes)


def _raise(terms: dict[str, float], names: Iterable[str], weight: float) -> None:
    for term in names:
        if weight > terms.get(term, 0):
            terms[term] = weight


def places_of(claim: Figure, cited: Iterable[tuple[Wording, Sequence[Figure]]]) -> list[Place]:
    """Find the figures of cited texts that measure what the claim does; a table's bare numbers in their units."""
    return [
        Place(text, figure, around)
        for text, figures in cited
        for figure in dict.fromkeys(figures)
        if measure(figure) == measure(claim) and not figure.spelled and (around := text.around(figure.start))
    ]


def scores(said: Said, places: Sequence[Place]) -> list[float]:
    """How well each place agrees with what is said."""
    return [
        sum(weight * part for weight, part in zip(WEIGHTS, found, strict=True)) for found in agreements(said, places)
    ]


def is_named(figure: Figure, named: Iterable[Figure]) -> bool:
    """Say whether a figure is one of those that an answer names."""
    return any(same_when_rounded(one, figure) for one in named)


def agreements(said: Said, places: Sequence[Place]) -> list[tuple[float, ...]]:
    """How well each place agrees with what is said, part by part; words that all places share say nothing."""
    arounds = [place.around for place in places]
    named = _rarity([around.label for around in arounds])
    followed = _rarity([around.after for around in arounds])
    held = _rarity([{**around.rest, **around.after, **around.label} for around in arounds])
    values: defaultdict[str, set[str]] = defaultdict(set)
    for term in said.terms:
        if term.startswith("#"):
            values[term.partition("=")[0]].add(term)
    return [_agreement(said, around, _Rarity(named, followed, held), values) for around in arounds]


class _Rarity(NamedTuple):
    """How few places have a term, between none (0) and one alone (1): as a name, behind the figure, anywhere."""

    named: Weights
    followed: Weights
    held: Weights


def _rarity(places: Sequence[Iterable[str]]) -> Weights:
    held = Counter(term for terms in places for term in terms)
    most = math.log(len(places) + 0.3)
    return {term: math.log((len(places) + 0.3) / count) / most for term, count in held.items()}


def _agreement(said: Said, there: Around, rarity: _Rarity, values: Mapping[str, set[str]]) -> tuple[float, ...]:
    here, label = said.around, there.label
    close = {term: weight for term, weight in label.items() if weight > _CLOSE}
    return (
        math.log1p(_shared(here.label, label, rarity.named)),
        math.log1p(_shared(here.after, there.after, rarity.followed)),
        math.log1p(_shared(said.terms, label, rarity.named)),
        math.log1p(_shared(said.terms, there.rest, rarity.held)),
        math.log1p(sum(said.terms.get(term, 0) * rarity.held.get(term, 0) for term in there.topic)),
        math.log1p(sum(said.terms.get(term, 0) for term in there.before) / 2),
        _conflict(label, values),
        here.bound * there.bound,
        _same_period(here.per, there.per),
        _within(said.sizes, there),
        _covered(said.terms, label, rarity.named),
        _covered(said.terms, close, rarity.named),
    )


def _shared(first: Weights, second: Weights, rarity: Weights) -> float:
    smaller, larger = (first, second) if len(first) < len(second) else (second, first)
    return sum(weight * larger[term] * rarity.get(term, 0) for term, weight in smaller.items() if term in larger)


def _conflict(label: Weights, values: Mapping[str, set[str]]) -> float:
    """How much the place is named by values that the answer gives otherwise: 4급 where the answer says 5급."""
    against = sum(
        weight
        for term, weight in label.items()
        if term.startswith("#") and (said := values.get(term.partition("=")[0])) and term not in said
    )
    return min(1.0, against)


def _same_period(here: str, there: str) -> float:
    return 0.0 if not here or not there else 1.0 if here == there else -1.0


def _within(sizes: Mapping[str, Sequence[Decimal]], there: Around) -> float:
    """Whether what is asked about lies within the limits that name the place: 42세 in 40세 이상 50세 미만."""
    score = 0
    for name, (least, most) in there.limits.items():
        for_it = sizes.get(name)
        if for_it:
            fits = any((least is None or size >= least) and (most is None or size <= most) for size in for_it)
            score += 1 if fits else -1
    return float(max(-1, min(1, score)))


def _covered(terms: Weights, label: Weights, rarity: Weights) -> float:
    """The share of a place's name that is said, less the share that is not; little evidence counts little."""
    whole = said = 0.0
    for term, weight in label.items():
        worth = weight * rarity.get(term, 0)
        whole += worth
        said += worth if term in terms else 0
    return (2 * said - whole) / (whole + _SHRINK)
