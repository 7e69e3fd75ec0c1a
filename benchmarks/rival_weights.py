"""Fit the weights by which a value is told from a rival (``assistant.checking.rivals``).

A logistic regression by Newton's method with a small penalty, on the right figures of answers and on the same figures
with other values of the source in their place; what is worked out from the answer's own figures is left out.
"""

import random
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.checking.around import wording
from assistant.checking.formulas import Written, formula
from assistant.checking.rivals import WEIGHTS, contest, parts
from assistant.checking.standing import UNPLACED, places_of
from assistant.figures.parsing import Figure, same_when_rounded
from assistant.support import evidence
from benchmarks.injected import ERRORS

_STEPS, _PENALTY, _DRAWS, _SEED = 30, 1.0, 2, 5
# What varies less than this is the same everywhere.
_EVEN = 1e-9
_OTHER_VALUE = ERRORS[-1]


def fitted(answers: Iterable[tuple[str, str, str]]) -> list[float]:
    """Fit on (answer, question, source); the weights in the order of ``WEIGHTS``, then what no part explains."""
    found = [row for answer, question, source in answers for row in _rows(answer, question, source)]
    held = np.array([(*row, 1.0) for row, _ in found])
    wrong = np.array([is_wrong for _, is_wrong in found], dtype=np.float64)
    return [round(float(weight), 2) for weight in _newton(held, wrong)]


def _newton(held: NDArray[np.float64], wrong: NDArray[np.float64]) -> NDArray[np.float64]:
    spread = held.std(axis=0)
    scale = np.where(spread > _EVEN, spread, 1.0)
    scaled = held / scale
    weights = np.zeros(held.shape[1])
    penalty = np.eye(held.shape[1]) * _PENALTY
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (share - wrong) + penalty @ weights
        bend = scaled.T @ (scaled * (share * (1 - share))[:, None]) + penalty
        weights -= np.linalg.solve(bend, slope)
    solved: NDArray[np.float64] = weights / scale
    return solved


def _rows(answer: str, question: str, source: str) -> Iterator[tuple[Sequence[float], bool]]:
    draw = random.Random(f"{_SEED} {answer}")
    for figure in wording(answer).figures:
        right = _row(figure.start, answer, question, source)
        if right is not None:
            yield right, False
        drawn = (_OTHER_VALUE.make(answer, figure, source, question, draw) for _ in range(_DRAWS))
        for wrong in dict.fromkeys(words for words in drawn if words is not None):
            changed = answer[: figure.start] + wrong + answer[figure.end :]
            row = _row(figure.start, changed, question, source)
            if row is not None:
                yield row, True


def _row(start: int, answer: str, question: str, source: str) -> Sequence[float] | None:
    said, asked, cited = wording(answer), wording(question), evidence(source)
    claim = next((one for one in said.figures if one.start == start), None)
    if claim is None or claim.kind in UNPLACED or any(same_when_rounded(claim, one) for one in asked.figures):
        return None
    named = [one for one in said.figures if one.start != start]
    held = contest(claim, places_of(claim, [(wording(cited.text), cited.figures)]), named)
    if held is None or _is_worked_out(claim, answer, question, [*named, *asked.figures]):
        return None
    found = parts(claim, said, asked, held)
    return found if len(found) == len(WEIGHTS) else None


def _is_worked_out(claim: Figure, answer: str, question: str, others: Sequence[Figure]) -> bool:
    operands = [Written(one, answer[one.start : one.end]) for one in others]
    return bool(question and formula(Written(claim, answer[claim.start : claim.end]), answer, claim.start, operands))
