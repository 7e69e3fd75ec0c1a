"""To which place of a source the words around a figure of an answer point, whatever value stands there.

Each place is judged as a whole: by the words that name it, by its sentence and clause, by the words that belong to its
value alone, and by the answer's other figures that stand beside it. The weights are those of a conditional logit on
right answers about welfare programmes (benchmarks/rival_weights.py).
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.checking.around import Wording
from assistant.checking.company import shares
from assistant.checking.segments import said_with, segment
from assistant.checking.standing import Place, agreements, said_around
from assistant.figures.compare import measure, same_when_rounded
from assistant.figures.parsing import Figure

# One weight for each of ``features``, in their order.
WEIGHTS = (
    *(2.85, 2.07, -0.06, 0.27, 0.69, 0.57, -0.98, 0.78, 0.18, 0.04, 1.04, 0.54),
    *(1.85, 1.34, 2.09, 0.56, 2.83, -1.51, 3.16, 1.29, 0.31, -0.29, -0.59),
)  # fmt: skip
# Figures farther apart than this, or on two lines, are no neighbours; at this many characters a figure is half as near.
_NEIGHBOURS, _HALF = 80, 30
# Of a long list only the nearest figures tell where it stands.
_MOST_OTHERS = 6
_LEAST_AFTER = re.compile(r"\s{0,2}(?:이상|초과|부터|에서|~|∼)")
_MOST_AFTER = re.compile(r"\s{0,2}(?:이하|미만|까지|이내|한도|사이)")
_MOST_BEFORE = re.compile(r"최대 ?$|~ ?$|부터 ?(?:만 ?|월 ?)?$|이상 ?(?:만 ?|월 ?)?$|에서 ?(?:최대 ?)?$")


@dataclass(frozen=True, slots=True)
class _Others:
    """The answer's other figures in the sentence of a claim, those right beside it, and where texts have them."""

    before: Figure | None
    behind: Figure | None
    standing: tuple[tuple[tuple[Wording, Figure], ...], ...]


def pointed(claim: Figure, answer: Wording, question: Wording, places: Sequence[Place]) -> list[float]:
    """How much what is said around a claim points to each place."""
    return [
        sum(weight * part for weight, part in zip(WEIGHTS, found, strict=True))
        for found in features(claim, answer, question, places)
    ]


def features(claim: Figure, answer: Wording, question: Wording, places: Sequence[Place]) -> list[tuple[float, ...]]:
    """What speaks for each place, part by part: ``standing``'s parts, then those named at the head of this file.

    The last three say whether claim and place are the same end of a range, the place is its sentence's first value,
    and they are different ends.
    """
    said = said_around(claim, answer, question)
    if said is None:
        return [(0.0,) * len(WEIGHTS) for _ in places]
    others = _others(claim, answer, places)
    role = _role(answer, claim)
    parts = zip(
        places,
        agreements(said, places),
        shares(claim, answer, question, places),
        _covered(claim, answer, question, places),
        strict=True,
    )
    return [
        (
            *named,
            *share,
            covered,
            *_beside(place, others),
            *_near(place, others),
            float(role * _role(place.text, place.figure)),
            float(first),
            float(role != _role(place.text, place.figure)),
        )
        for place, named, share, (covered, first) in parts
    ]


def _covered(claim: Figure, answer: Wording, question: Wording, places: Sequence[Place]) -> list[tuple[float, bool]]:
    """The share of each place's own words that is said, rare ones counting more; whether it is a sentence's first."""
    said = said_with(claim, answer, question)
    segments = [segment(place.text, place.figure, place.around) for place in places]
    apart = {(id(place.text), place.figure.start): one.terms for place, one in zip(places, segments, strict=True)}
    held = Counter(term for terms in apart.values() for term in terms)
    rare = {term: math.log((len(apart) + 0.5) / count + 0.2) for term, count in held.items()}
    shared = [sum(rare[term] * said.get(term, 0) for term in one.terms) for one in segments]
    whole = [1 + sum(rare[term] for term in one.terms) for one in segments]
    return [(part / all_of, one.first) for part, all_of, one in zip(shared, whole, segments, strict=True)]


def _others(claim: Figure, answer: Wording, places: Sequence[Place]) -> _Others:
    around = answer.around(claim.start)
    start, end = (around.start, around.end) if around is not None else (0, 0)
    order = [one for one in answer.in_order if start <= one.start < end]
    at = next((place for place, one in enumerate(order) if one.start == claim.start), 0)
    texts = {id(place.text): place.text for place in places}.values()
    near = sorted(order[:at] + order[at + 1 :], key=lambda one: abs(one.start - claim.start))[:_MOST_OTHERS]
    standing = tuple(
        tuple((text, one) for text in texts for one in text.in_order if same_when_rounded(other, one)) for other in near
    )
    return _Others(order[at - 1] if at else None, order[at + 1] if at + 1 < len(order) else None, standing)


def _beside(place: Place, others: _Others) -> tuple[float, float, float]:
    """Whether the answer's figures before and behind the claim stand so here; whether another one stands before it."""
    order = place.text.in_order
    at = next(number for number, one in enumerate(order) if one.start == place.figure.start)
    before = _alike(others.before, order[at - 1] if at else None, place)
    behind = _alike(others.behind, order[at + 1] if at + 1 < len(order) else None, place)
    return float(before > 0), float(behind > 0), float(before < 0)


def _alike(said: Figure | None, here: Figure | None, place: Place) -> int:
    """Compare a neighbour of the claim with one of the place: 1 the same, -1 another of its measure, 0 none."""
    if said is None or here is None:
        return 0
    first, last = sorted((here.start, place.figure.start))
    if last - first > _NEIGHBOURS or "\n" in place.text.text[first:last]:
        return 0
    if same_when_rounded(said, here) or same_when_rounded(here, said):
        return 1
    return -1 if measure(said) == measure(here) else 0


def _near(place: Place, others: _Others) -> tuple[float, float]:
    """How near the answer's other figures stand to a place, and how many stand in its sentence; shares of all."""
    if not others.standing:
        return 0.0, 0.0
    near = within = 0.0
    for standing in others.standing:
        here = [one for text, one in standing if text is place.text and one.start != place.figure.start]
        near += max((_HALF / (_HALF + abs(one.start - place.figure.start)) for one in here), default=0.0)
        within += any(place.around.start <= one.start < place.around.end for one in here)
    return near / len(others.standing), within / len(others.standing)


def _role(text: Wording, figure: Figure) -> int:
    """Say which end of a range a figure is: -1 the least, 1 the most, 0 neither."""
    if _LEAST_AFTER.match(text.text, figure.end):
        return -1
    before = text.text[max(0, figure.start - 8) : figure.start]
    return int(_MOST_AFTER.match(text.text, figure.end) is not None or _MOST_BEFORE.search(before) is not None)


def together(scores: Iterable[float]) -> float:
    """The logarithm of the summed odds of several places."""
    known = list(scores)
    most = max(known)
    return most + math.log(sum(math.exp(score - most) for score in known))
