"""Where the other figures of an answer stand in the source: right beside a place, near it, in the answer's order.

Gold answers tell a programme's values in its own order, so that figures side by side in an answer stand side by side in
the source. Knows figures and where they stand; no words.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.checking.around import Wording
from assistant.checking.standing import Place
from assistant.figures.compare import measure, same_when_rounded
from assistant.figures.parsing import Figure

# Figures farther apart than this, or on two lines, are not beside each other; here a figure is half as near.
_BESIDE, _HALF = 80, 30
# Farther than this from a place a figure's side of it says nothing of order.
_IN_ORDER = 300
# Of a long answer only the nearest figures tell where one stands.
_MOST_OTHERS = 6


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The answer's figures right before and behind a claim in its sentence, and the nearest that the source has.

    ``sentence`` are the nearest of the claim's own sentence, ``near`` those of the whole answer: each with its side of
    the claim, -1 before it and 1 behind.
    """

    before: Figure | None
    behind: Figure | None
    sentence: tuple[Figure, ...]
    near: tuple[tuple[int, Figure], ...]


def neighbours(claim: Figure, answer: Wording, places: Sequence[Place]) -> Neighbours:
    """Gather the figures of an answer around one of them."""
    around = answer.around(claim.start)
    start, end = (around.start, around.end) if around is not None else (0, 0)
    order = [one for one in answer.in_order if start <= one.start < end]
    at = next((place for place, one in enumerate(order) if one.start == claim.start), 0)
    texts = {id(place.text): place.text for place in places}.values()
    others = sorted(
        (one for one in answer.in_order if one.start != claim.start), key=lambda one: abs(one.start - claim.start)
    )
    held = [one for one in others if any(_starts(text, one) for text in texts)]
    return Neighbours(
        order[at - 1] if at else None,
        order[at + 1] if at + 1 < len(order) else None,
        tuple([one for one in others if start <= one.start < end][:_MOST_OTHERS]),
        tuple((1 if one.start > claim.start else -1, one) for one in held[:_MOST_OTHERS]),
    )


@lru_cache(maxsize=2048)
def _starts(text: Wording, figure: Figure) -> tuple[int, ...]:
    """Where a text has a figure's value, in order."""
    return tuple(one.start for one in text.alike.to(figure) if same_when_rounded(figure, one))


def beside(place: Place, around: Neighbours) -> tuple[float, float, float]:
    """Whether the answer's figures before and behind the claim stand so here; whether another one stands before it."""
    order = place.text.in_order
    at = place.text.number_of(place.figure.start)
    before = _alike(around.before, order[at - 1] if at else None, place)
    behind = _alike(around.behind, order[at + 1] if at + 1 < len(order) else None, place)
    return float(before > 0), float(behind > 0), float(before < 0)


def _alike(said: Figure | None, here: Figure | None, place: Place) -> int:
    """Compare a neighbour of the claim with one of the place: 1 the same, -1 another of its measure, 0 none."""
    if said is None or here is None:
        return 0
    first, last = sorted((here.start, place.figure.start))
    if last - first > _BESIDE or "\n" in place.text.text[first:last]:
        return 0
    if same_when_rounded(said, here) or same_when_rounded(here, said):
        return 1
    return -1 if measure(said) == measure(here) else 0


def within(place: Place, around: Neighbours) -> float:
    """The share of the other figures of the claim's sentence that stand in the place's sentence."""
    if not around.sentence:
        return 0.0
    span = place.around.start, place.around.end
    return sum(_stands_in(place, one, *span) for one in around.sentence) / len(around.sentence)


def _stands_in(place: Place, figure: Figure, start: int, end: int) -> bool:
    starts = _starts(place.text, figure)
    inside = starts[bisect_left(starts, start) : bisect_left(starts, end)]
    return any(one != place.figure.start for one in inside)


def near(place: Place, around: Neighbours) -> tuple[float, float]:
    """How near the answer's other figures stand to a place, and how many more on the answer's side than not.

    Both are shares of all that the source has.
    """
    if not around.near:
        return 0.0, 0.0
    nearness = order = 0.0
    for side, figure in around.near:
        distance = _nearest(_starts(place.text, figure), place.figure.start)
        if distance is None:
            continue
        nearness += _HALF / (_HALF + abs(distance))
        if abs(distance) < _IN_ORDER:
            order += side if distance > 0 else -side
    return nearness / len(around.near), order / len(around.near)


def _nearest(starts: Sequence[int], at: int) -> int | None:
    """How far behind an offset the nearest other one stands; below zero before it."""
    left, right = bisect_left(starts, at), bisect_left(starts, at + 1)
    distances = [one - at for one in (*starts[max(0, left - 1) : left], *starts[right : right + 1])]
    return min(distances, key=abs, default=None)
