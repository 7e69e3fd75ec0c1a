"""What a value stands with: the words and figures of its sentence and clause.

Compared between an answer and the places of its source. Knows no weights and no verdict: ``pointing`` has them.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from assistant.checking.around import Wording
from assistant.checking.standing import Place
from assistant.checking.terms import Token, Weights, all_terms
from assistant.figures.parsing import Figure
from ingest import patterns as re

_CLAUSE = re.compile(r"[,;·()\n](?![0-9])|(?:며|고|이나|지만|경우는?|시)(?=[ ,])")
# A figure says more of where a value stands than a word, a word of the question less than one of the answer.
_FIGURE, _WORD, _ASKED = 1.5, 1.0, 0.6


class Shares(NamedTuple):
    """How much of what is said around a value stands around a place of the source, 0 to 1: its sentence, its clause."""

    sentence: float
    clause: float


def shares(claim: Figure, answer: Wording, question: Wording, places: Sequence[Place]) -> list[Shares]:
    """Compare the sentence of a claim and its question with the sentence of each place, its clause with the clause.

    Words in fewer of the places' sentences count more.
    """
    around = answer.around(claim.start)
    if around is None:
        return [Shares(0, 0)] * len(places)
    sentence = _weighed(answer, around.start, around.end, claim)
    wide = {**dict.fromkeys((term for token in question.tokens for term in token.terms), _ASKED), **sentence}
    clause = _weighed(answer, *_clause(answer, claim.start, around.start, around.end), claim)
    sentences = {(id(place.text), place.around.start, place.around.end): place for place in places}.values()
    held = Counter(term for place in sentences for term in all_terms(_sentence(place)))
    rare = {term: math.log((len(sentences) + 0.5) / count + 0.2) for term, count in held.items()}
    return [
        Shares(_share(wide, all_terms(_sentence(place)), rare), _share(clause, _clause_terms(place), rare))
        for place in places
    ]


def _weighed(text: Wording, start: int, end: int, claim: Figure) -> dict[str, float]:
    tokens = [token for token in text.between(start, end) if token.start != claim.start]
    return {term: _FIGURE if token.figure else _WORD for token in tokens for term in token.terms}


def _clause(text: Wording, at: int, start: int, end: int) -> tuple[int, int]:
    """The clause around an offset within a sentence."""
    end = min(end, len(text.text))
    cuts = [found.end() for found in _CLAUSE.finditer(text.text, start, end)]
    return max([start, *(cut for cut in cuts if cut <= at)]), min([end, *(cut for cut in cuts if cut > at)])


def _sentence(place: Place) -> Sequence[Token]:
    return place.text.between(place.around.start, place.around.end)


def _clause_terms(place: Place) -> frozenset[str]:
    start, end = _clause(place.text, place.figure.start, place.around.start, place.around.end)
    return all_terms(token for token in place.text.between(start, end) if token.start != place.figure.start)


def _share(said: Weights, held: frozenset[str], rare: Weights) -> float:
    whole = sum(weight * rare[term] for term, weight in said.items() if term in rare)
    return sum(weight * rare[term] for term, weight in said.items() if term in held and term in rare) / (1 + whole)
