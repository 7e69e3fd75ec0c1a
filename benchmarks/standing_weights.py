"""Fit the weights with which places of a value are compared (``assistant.checking.standing``).

For each figure of a right answer, the places where its source has that value should agree with the answer better than
those of all other values: a conditional logit, fitted by Adam with a small penalty, as in discrete choice models.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.checking.around import Wording, wording
from assistant.checking.standing import UNPLACED, WEIGHTS, agreements, is_named, places_of, said_around
from assistant.figures.parsing import Figure, same_when_rounded

_STEPS, _RATE, _PENALTY = 300, 0.1, 3e-3
Choice = tuple[NDArray[np.float64], int]


def fitted(answers: Sequence[tuple[str, str, str]]) -> list[float]:
    """Fit the weights on (answer, question, source); in the order of ``WEIGHTS``, rounded."""
    choices = [choice for answer, question, source in answers for choice in _choices(answer, question, source)]
    return [round(float(weight), 2) for weight in fitted_to(choices, len(WEIGHTS))]


def fitted_to(choices: Sequence[Choice], count: int) -> NDArray[np.float64]:
    """Fit so many weights to choices: each the parts of its options, one a row, and how many of the first are right."""
    weights = np.full(count, 0.5)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        slope = _PENALTY * weights + sum(_slope(choice, weights) for choice in choices) / max(1, len(choices))
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights -= _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def _slope(choice: Choice, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """How the loss of one choice changes with the weights; its first rows are the right ones."""
    parts, right = choice
    scores = parts @ weights
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    slope: NDArray[np.float64] = shares @ parts - (shares[:right] / shares[:right].sum()) @ parts[:right]
    return slope


def _choices(answer: str, question: str, source: str) -> Iterable[Choice]:
    said, asked, text = wording(answer), wording(question), wording(source)
    for claim in said.figures:
        asked_for = any(same_when_rounded(claim, one) for one in asked.figures)
        if not (claim.spelled or claim.kind in UNPLACED or asked_for):
            yield from _choice(claim, said, asked, text)


def _choice(claim: Figure, said: Wording, asked: Wording, text: Wording) -> Iterable[Choice]:
    places = places_of(claim, [(text, text.figures)])
    own = [place for place in places if same_when_rounded(claim, place.figure)]
    named = [one for one in said.figures if one.start != claim.start]
    others = [place for place in places if place not in own and not is_named(place.figure, named)]
    around = said_around(claim, said, asked)
    if own and others and around is not None:
        yield np.array(agreements(around, [*own, *others])), len(own)
