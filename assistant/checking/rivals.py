"""Whether another value of the source should stand where an answer has this one.

The places of the source with the value are compared with those that have another of the same measure: by the words
that name them (``standing``), by what stands with them (``company``), by the figures beside them, and by whether the
question names the other value. The weights are those of a logistic regression on right figures about welfare programmes
and on figures in whose place another value was put (benchmarks/rival_weights.py). A right answer that is called wrong
costs more than a wrong one that is missed: false ones set the limit.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checking.around import Wording
from assistant.checking.company import Shares, beside, shares
from assistant.checking.standing import Place, is_named, said_around, scores
from assistant.figures.compare import measure, same_when_rounded
from assistant.figures.parsing import Figure

# One weight for each of ``parts``, in their order, and what no part explains.
WEIGHTS = (0.35, 0.4, 2.25, 1.05, 1.75, 1.25, 1.0, 2.45, -0.2, -0.35)
BASE = 1.1
# The logarithm of the odds from which a value is said to be another item's.
LIMIT = 3.0
# What the first and the fifth part are where the answer names all other values too.
_NO_RIVAL, _NO_COMPANY = -3.0, -0.3


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

    How much better another place is named than the claim's own, one of a value that the answer doesn't name, then any;
    the figure behind the claim and the one before it; how much better the sentence of such a place fits, how much
    better the clause of any; whether the question has a value of the claim's measure that the answer lacks, whether it
    is such another value; how well the claim's own place is named; how many other places there are.
    """
    said = said_around(claim, answer, question)
    places = (*held.own, *held.others)
    named = scores(said, places) if said is not None else [0.0] * len(places)
    company = shares(claim, answer, question, places)
    free = [place in held.free for place in held.others]
    own, others = max(named[: len(held.own)]), named[len(held.own) :]
    texts = tuple({id(place.text): place.text for place in places}.values())
    lacking = [one for one in question.figures if _is_lacking(one, claim, answer)]
    return (
        max((score for score, is_free in zip(others, free, strict=True) if is_free), default=own + _NO_RIVAL) - own,
        max(others) - own,
        beside(claim, answer, texts, 1),
        beside(claim, answer, texts, -1),
        *_company(company[: len(held.own)], company[len(held.own) :], free),
        float(bool(lacking)),
        float(any(is_named(place.figure, lacking) for place in held.free)),
        own,
        math.log1p(len(held.free)),
    )


def _company(own: Sequence[Shares], others: Sequence[Shares], free: Sequence[bool]) -> tuple[float, float]:
    sentence = max(one.sentence for one in own)
    best = max((one.sentence for one, is_free in zip(others, free, strict=True) if is_free), default=None)
    clause = max(one.clause for one in others) - max(one.clause for one in own)
    return (_NO_COMPANY if best is None else best - sentence), clause


def _is_lacking(asked: Figure, claim: Figure, answer: Wording) -> bool:
    """Say whether a figure of the question measures what the claim does, and the answer names it nowhere."""
    return measure(asked) == measure(claim) and not is_named(asked, answer.figures)
