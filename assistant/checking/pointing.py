"""To which place of a source the words around a figure of an answer point, whatever value stands there.

Each place is judged as a whole: by the words that name it, by its sentence and clause, by the words that belong to its
value alone, and by the answer's other figures that stand beside it. The weights are those of a conditional logit on
right answers about welfare programmes (benchmarks/rival_weights.py).
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.checking.around import Wording
from assistant.checking.company import shares
from assistant.checking.neighbours import beside, near, neighbours, within
from assistant.checking.outdated import IS_NOW
from assistant.checking.ranges import lies_within
from assistant.checking.segments import said_with, segment
from assistant.checking.standing import Place, agreements, said_around
from assistant.figures.parsing import Figure
from ingest import patterns as re

# One weight for each of ``features``, in their order.
WEIGHTS = (
    *(3.4, 1.93, -0.51, -0.04, 0.64, 0.59, -1.17, 1.04, -0.05, -0.45, 1.01, 0.73),
    *(2.34, 1.12, 2.03, 0.08, 2.16, -1.58, 3.87, 1.06, 1.06, 0.28, -0.21, -0.33, 0.91, 2.47),
)  # fmt: skip
_LEAST_AFTER = re.compile(r"\s{0,2}(?:이상|초과|부터|에서|~|∼)")
_MOST_AFTER = re.compile(r"\s{0,2}(?:이하|미만|까지|이내|한도|사이)")
_WAS = re.compile(r"\s{0,2}(?:에서|→)")
_MOST_BEFORE = re.compile(r"최대 ?$|~ ?$|부터 ?(?:만 ?|월 ?)?$|이상 ?(?:만 ?|월 ?)?$|에서 ?(?:최대 ?)?$")


def pointed(claim: Figure, answer: Wording, question: Wording, places: Sequence[Place]) -> list[float]:
    """How much what is said around a claim points to each place."""
    return [
        sum(weight * part for weight, part in zip(WEIGHTS, found, strict=True))
        for found in features(claim, answer, question, places)
    ]


def features(claim: Figure, answer: Wording, question: Wording, places: Sequence[Place]) -> list[tuple[float, ...]]:
    """What speaks for each place, part by part: ``standing``'s parts, then those named at the head of this file.

    The last five say whether claim and place are the same end of a range, the place is its sentence's first value, they
    are different ends, what is spoken of lies in the place's range, and both are on one side of a change.
    """
    said = said_around(claim, answer, question)
    if said is None:
        return [(0.0,) * len(WEIGHTS) for _ in places]
    others = neighbours(claim, answer, places)
    role, change = _role(answer, claim), _change(answer, claim)
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
            *beside(place, others),
            *near(place, others),
            within(place, others),
            float(role * _role(place.text, place.figure)),
            float(first),
            float(role != _role(place.text, place.figure)),
            lies_within(place, said.sizes),
            float(change * _change(place.text, place.figure)),
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


def _role(text: Wording, figure: Figure) -> int:
    """Say which end of a range a figure is: -1 the least, 1 the most, 0 neither."""
    if _LEAST_AFTER.match(text.text, figure.end):
        return -1
    before = text.text[max(0, figure.start - 8) : figure.start]
    return int(_MOST_AFTER.match(text.text, figure.end) is not None or _MOST_BEFORE.search(before) is not None)


def _change(text: Wording, figure: Figure) -> int:
    """Say which side of a change a figure is: -1 what was (200만 원에서), 1 what is now (210만 원으로), 0 neither."""
    if _WAS.match(text.text, figure.end):
        return -1
    return int(IS_NOW.match(text.text, figure.end) is not None)


def together(scores: Iterable[float]) -> float:
    """The logarithm of the summed odds of several places."""
    known = list(scores)
    most = max(known)
    return most + math.log(sum(math.exp(score - most) for score in known))
