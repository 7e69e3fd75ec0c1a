"""The words of a sentence that belong to one of its values: those since the value before it, and a bracket behind it.

In "5000만 원(신혼가구는 6000만 원)" 신혼가구 belongs to the second value alone. Knows words and figures, no verdict.
"""

from typing import NamedTuple

from assistant.checking.around import Around, Wording
from assistant.checking.terms import Token, Weights, all_terms
from assistant.figures.compare import measure
from assistant.figures.parsing import Figure
from ingest import patterns as re

_BRACKET = re.compile(r" ?\([^()]{0,80}\)")
# What the answer says with the value itself; behind the last value; before the first; elsewhere; in the question.
_OWN, _BEHIND, _HEAD, _ELSEWHERE, _ASKED = 1.0, 0.8, 0.6, 0.4, 0.7
# What it says with another value of the same measure speaks hardly for this one.
_OTHERS = 0.2


class Segment(NamedTuple):
    """The terms that belong to a value; ``first`` says that other values of its measure follow in its sentence."""

    terms: frozenset[str]
    first: bool


def segment(text: Wording, figure: Figure, around: Around) -> Segment:
    """Read the segment of a figure of a text; a table's cell has the words that name it."""
    if around.cell:
        return Segment(frozenset(around.label), False)
    alike = _alike(text, figure, around)
    return Segment(all_terms(_tokens(text, figure, alike, around)), len(alike) > 1 and alike[0].start == figure.start)


def said_with(claim: Figure, answer: Wording, question: Wording) -> Weights:
    """Weigh the words of an answer and its question by how much they speak of the claim."""
    around = answer.around(claim.start)
    if around is None:
        return {}
    alike = _alike(answer, claim, around)
    own = all_terms(_tokens(answer, claim, alike, around))
    with_others = [all_terms(_tokens(answer, one, alike, around)) for one in alike if one.start != claim.start]
    outside = [one for one in answer.tokens if not around.start <= one.start < around.end]
    weighed = (
        (all_terms(outside), _ELSEWHERE),
        (all_terms(answer.between(around.start, alike[0].start)) if alike[0].start != claim.start else (), _HEAD),
        (all_terms(question.tokens), _ASKED),
        (all_terms(answer.between(alike[-1].end, around.end)), _BEHIND),
        (own, _OWN),
    )
    said: dict[str, float] = {}
    for terms, weight in weighed:
        said.update((term, weight) for term in terms if weight > said.get(term, 0))
    for term in frozenset().union(*with_others) - own:
        said[term] = said.get(term, 0) * _OTHERS
    return said


def own_terms(text: Wording, figure: Figure, around: Around) -> frozenset[str]:
    """The terms said with a figure alone: since the value of its measure before it, and a bracket behind it."""
    return all_terms(_tokens(text, figure, _alike(text, figure, around), around))


def _alike(text: Wording, figure: Figure, around: Around) -> list[Figure]:
    inside = [one for one in text.in_order if around.start <= one.start < around.end]
    return [one for one in inside if measure(one) == measure(figure) or one.start == figure.start]


def _tokens(text: Wording, figure: Figure, alike: list[Figure], around: Around) -> list[Token]:
    place = next(place for place, one in enumerate(alike) if one.start == figure.start)
    start = around.start
    if place:
        before = alike[place - 1].end
        bracket = _BRACKET.match(text.text, before, figure.start)
        start = bracket.end() if bracket else before
    end = alike[place + 1].start if place + 1 < len(alike) else min(around.end, len(text.text))
    behind = _BRACKET.match(text.text, figure.end, end)
    return [*text.between(start, figure.start), *(text.between(figure.end, behind.end()) if behind else ())]
