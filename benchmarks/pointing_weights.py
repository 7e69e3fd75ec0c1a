"""Fit the weights by which places of a source are pointed to (``assistant.checking.pointing``).

A conditional logit as in ``standing_weights``, over parts of one spread, on the right figures of answers alone.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from assistant.checking.around import wording
from assistant.checking.pointing import WEIGHTS, features
from assistant.checking.rivals import contest
from assistant.checking.standing import UNPLACED, places_of
from assistant.figures.parsing import same_when_rounded
from assistant.support import evidence
from benchmarks.standing_weights import Choice, fitted_to


def fitted(answers: Sequence[tuple[str, str, str]]) -> list[float]:
    """Fit the weights on (answer, question, source); in the order of ``WEIGHTS``, rounded."""
    choices = [choice for answer, question, source in answers for choice in _choices(answer, question, source)]
    spread = np.maximum(np.concatenate([parts for parts, _ in choices]).std(axis=0), 1e-6)
    weights = fitted_to([(parts / spread, right) for parts, right in choices], len(WEIGHTS))
    return [round(float(weight), 2) for weight in weights / spread]


def _choices(answer: str, question: str, source: str) -> Iterator[Choice]:
    said, asked, cited = wording(answer), wording(question), evidence(source)
    for claim in said.figures:
        if claim.spelled or claim.kind in UNPLACED or any(same_when_rounded(claim, one) for one in asked.figures):
            continue
        named = [one for one in said.figures if one.start != claim.start]
        held = contest(claim, places_of(claim, [(wording(cited.text), cited.figures)]), named)
        if held is not None:
            yield np.array(features(claim, said, asked, (*held.own, *held.others))), len(held.own)
