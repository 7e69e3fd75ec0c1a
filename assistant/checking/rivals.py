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
from assistant.checking.echoes import echoed
from assistant.checking.pointing import pointed, together
from assistant.checking.standing import Place, is_named
from assistant.figures.alike import Alike
from assistant.figures.compare import measure, same_when_rounded
from assistant.figures.parsing import Figure, FigureKind
from ingest import patterns as re

# One weight for each of ``parts``, in their order, and what no part explains.
WEIGHTS = (0.3, 0.22, -0.15, -0.05, 1.02, 1.65, 0.56, 0.41, 0.08, 0.68, -0.42)
BASE = 0.56
# The logarithm of the odds from which a value is another item's: by .1, the lowest with under 1.5 % of train flagged.
LIMIT = 2.0
# Where no other value is pointed to more than this, too little is said to tell (1 of 1,362 errors of train is lost).
_LITTLE = 2.0
# Places closer than so many characters stand side by side.
_CLOSE = 50
_BARE, _RANGE = re.compile(r"[0-9.,]+"), re.compile(r" ?[~∼-]")
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
    it, so that any sentence seems to say more. A number of a sentence has no unit of a table's, and is no rival by it.
    """
    own = tuple(place for place in places if same_when_rounded(claim, place.figure))
    celled = any(place.around.cell for place in own)
    others = tuple(
        place for place in places if place not in own and (place.around.cell or not (celled or _borrows(place)))
    )
    told = Alike(named)
    free = tuple(place for place in others if not is_named(place.figure, told.to(place.figure)))
    return Contest(own, others, free) if own and others else None


def _borrows(place: Place) -> bool:
    """Say whether a figure has a unit that isn't written with it nor at the end of its range, as in "3. 청구(원)"."""
    figure, text = place.figure, place.text.text
    bare = _BARE.fullmatch(text, figure.start, figure.end) is not None
    return bare and figure.kind is not FigureKind.NUMBER and not _RANGE.match(text, figure.end)


def odds(claim: Figure, answer: Wording, question: Wording, held: Contest) -> float:
    """The logarithm of the odds that another value belongs where the claim stands; none where little is said."""
    found = parts(claim, answer, question, held)
    if found[0] + found[2] < _LITTLE:
        return -math.inf
    return BASE + sum(weight * part for weight, part in zip(WEIGHTS, found, strict=True))


def parts(claim: Figure, answer: Wording, question: Wording, held: Contest) -> tuple[float, ...]:
    """What speaks for another value, part by part.

    How much more is pointed to the best other value than to the claim's own, then to the best that the answer doesn't
    name; how much is pointed to the own; how many places there are; whether the question has a value of the claim's
    measure that the answer lacks, whether the source has that one, and how alike the words around it are; how far apart
    the best places of the claim and of other values stand, and that by the lead of the latter; the root of this lead,
    since a large one says little more than a small one; and how many other values there are.
    """
    scores = pointed(claim, answer, question, (*held.own, *held.others))
    own_scores, other_scores = scores[: len(held.own)], scores[len(held.own) :]
    own = together(own_scores)
    others = list(zip(held.others, other_scores, strict=True))
    lacking = [one for one in question.figures if _is_lacking(one, claim, answer)]
    free = [(place, score) for place, score in others if place in held.free]
    lead = max(other_scores) - max(own_scores)
    apart = _apart(held.own[own_scores.index(max(own_scores))], max(others, key=lambda one: one[1])[0])
    return (
        _best(others) - own,
        _best(free) - own if free else _NO_RIVAL,
        own,
        math.log(len(scores)),
        float(bool(lacking)),
        float(any(is_named(place.figure, lacking) for place in held.free)),
        max((echoed(claim, answer, one, question) for one in lacking), default=0.0),
        apart,
        apart * lead,
        math.sqrt(max(lead, 0.0)),
        math.log(len({place.figure.value for place in held.others})),
    )


def _apart(first: Place, second: Place) -> float:
    """How far apart two places stand, in a logarithm of characters; of two texts nothing is known: not at all."""
    return math.log1p(abs(first.figure.start - second.figure.start) / _CLOSE) if first.text is second.text else 0.0


def _best(pointed_to: Sequence[tuple[Place, float]]) -> float:
    """How much is pointed to the value that most is pointed to, at all of its places."""
    values: defaultdict[Decimal, list[float]] = defaultdict(list)
    for place, score in pointed_to:
        values[place.figure.value].append(score)
    return max(together(scores) for scores in values.values())


def _is_lacking(asked: Figure, claim: Figure, answer: Wording) -> bool:
    """Say whether a figure of the question measures what the claim does, and the answer names it nowhere."""
    return measure(asked) == measure(claim) and not is_named(asked, answer.figures)
