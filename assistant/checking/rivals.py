"""Whether another value of the source should stand where an answer has this one.

The words around a claim point to places of the source, as ``pointing`` tells; a value is another's where they point to
places of that other value far more than to its own, the more so where the question names the other one. The weights
are those of a logistic regression on right figures about welfare programmes and on figures in whose place another
value was put (benchmarks/rival_weights.py). A right answer that is called wrong costs more than a wrong one that is
missed: false ones set the limit.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.checking.around import Wording
from assistant.checking.pointing import pointed, together
from assistant.checking.standing import Place, is_named
from assistant.figures.compare import measure, same_when_rounded
from assistant.figures.parsing import Figure

# One weight for each of ``parts``, in their order, and what no part explains.
WEIGHTS = (0.6, 0.25, -0.08, -0.34, 0.36, 2.77)
BASE = 1.06
# The logarithm of the odds from which a value is said to be another item's.
LIMIT = 2.7
# What the second part is where the answer names all other values too.
_NO_RIVAL = -4.0


@dataclass(frozen=True, slots=True)
class Contest:
    """A claim's places in the source and those of other values; ``free`` are those that the answer doesn't name."""

    own: tuple[Place, ...]
    others: tuple[Place, ...]
    free: tuple[Place, ...]


def contest(claim: Figure, places: Sequence[Place], named: Sequence[Figure]) -> Contest | None:
    """Sort the places of a source by their values; None where the claim or every other value is missing.

    ``named`` are the other figures of the answer. A cell is compared with cells alone: what names it stands apart from
    it, so that any sentence seems to say more.
    """
    own = tuple(place for place in places if same_when_rounded(claim, place.figure))
    celled = any(place.around.cell for place in own)
    others = tuple(place for place in places if place not in own and (place.around.cell or not celled))
    free = tuple(place for place in others if not is_named(place.figure, named))
    return Contest(own, others, free) if own and others else None


def odds(claim: Figure, answer: Wording, question: Wording, held: Contest) -> float:
    """The logarithm of the odds that another value belongs where the claim stands."""
    found = parts(claim, answer, question, held)
    return BASE + sum(weight * part for weight, part in zip(WEIGHTS, found, strict=True))


def parts(claim: Figure, answer: Wording, question: Wording, held: Contest) -> tuple[float, ...]:
    """What speaks for another value, part by part.

    How much more is pointed to the best other value than to the claim's own, then to the best that the answer doesn't
    name; how much is pointed to the own; how many places there are; whether the question has a value of the claim's
    measure that the answer lacks, and whether the source has that one.
    """
    scores = pointed(claim, answer, question, (*held.own, *held.others))
    own = together(scores[: len(held.own)])
    others = list(zip(held.others, scores[len(held.own) :], strict=True))
    lacking = [one for one in question.figures if _is_lacking(one, claim, answer)]
    free = [(place, score) for place, score in others if place in held.free]
    return (
        _best(others) - own,
        _best(free) - own if free else _NO_RIVAL,
        own,
        math.log(len(scores)),
        float(bool(lacking)),
        float(any(is_named(place.figure, lacking) for place in held.free)),
    )


def _best(pointed_to: Sequence[tuple[Place, float]]) -> float:
    """How much is pointed to the value that most is pointed to, at all of its places."""
    values: defaultdict[Decimal, list[float]] = defaultdict(list)
    for place, score in pointed_to:
        values[place.figure.value].append(score)
    return max(together(scores) for scores in values.values())


def _is_lacking(asked: Figure, claim: Figure, answer: Wording) -> bool:
    """Say whether a figure of the question measures what the claim does, and the answer names it nowhere."""
    return measure(asked) == measure(claim) and not is_named(asked, answer.figures)
