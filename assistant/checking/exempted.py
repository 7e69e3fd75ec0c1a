"""Whether a value is an exception that the source gives in brackets behind its rule: 1명당 70만 원(쌍둥이는 140만 원).

An answer that doesn't speak of twins has no use for theirs. The rule's value may be right where an exception is spoken
of, for answers name what doesn't matter too. Knows words and figures.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from assistant.checking.around import Wording
from assistant.checking.standing import UNPLACED, is_named
from assistant.checking.terms import Token
from assistant.figures.compare import measure, same_when_rounded
from assistant.figures.parsing import Figure, FigureKind
from ingest import patterns as re

_BRACKET = re.compile(r" ?\(([^()\n]{2,120})\)")
_ITEMS = re.compile(r"[,·;]| 및 |또는")
# An exception of which less than this share is said is not spoken of.
_SPOKEN_OF = 0.5
_WHOLE = 100


class Exempted(NamedTuple):
    """A value, the one that is excepted from it, and the terms of each thing that this one is for."""

    rule: Figure
    excepted: Figure
    names: tuple[frozenset[str], ...]


def is_an_exception(claim: Figure, answer: Wording, question: Wording, cited: Sequence[Wording]) -> bool:
    """Say whether the source has a claim for exceptions alone, of which neither answer nor question speaks."""
    if claim.kind in UNPLACED:
        return False
    found = [(text, one) for text in cited for one in exemptions_of(text) if _is_of(claim, one, answer)]
    if not found or any(_stands_elsewhere(claim, text, found) for text in cited):
        return False
    said = _terms(answer.tokens) | _terms(question.tokens)
    return all(_is_unsaid(one, said) for _, one in found)


@lru_cache(maxsize=256)
def exemptions_of(text: Wording) -> Sequence[Exempted]:
    """The exceptions that a text gives in brackets right behind a value of the same measure."""
    return tuple(one for rule in text.in_order if rule.kind not in UNPLACED for one in _behind(rule, text))


def _behind(rule: Figure, text: Wording) -> Iterator[Exempted]:
    bracket = _BRACKET.match(text.text, rule.end)
    if bracket is None:
        return
    begun = bracket.start(1)
    for one in text.in_order[text.number_of(begun) : text.number_of(bracket.end(1))]:
        if measure(one) != measure(rule):
            continue
        names = _names(text, begun, one.start)
        if names and not _is_complement(rule, one):
            yield Exempted(rule, one, names)
        begun = one.end


def _is_complement(rule: Figure, one: Figure) -> bool:
    """Say whether two shares are the parts of a whole: 정부 80%(본인 20%) tells of no exception."""
    return rule.value == one.value or (rule.kind is FigureKind.PERCENT and rule.value + one.value == _WHOLE)


def _names(text: Wording, begin: int, end: int) -> tuple[frozenset[str], ...]:
    cuts = [begin, *(cut.end() for cut in _ITEMS.finditer(text.text, begin, end)), end]
    spans = pairwise(cuts)
    found = (_terms(text.between(*span)) for span in spans)
    return tuple(terms for terms in found if terms)


def _terms(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(term for token in tokens for term in token.terms if len(term) > 1)


def _is_of(claim: Figure, one: Exempted, answer: Wording) -> bool:
    return same_when_rounded(claim, one.excepted) and not is_named(one.rule, answer.figures)


def _stands_elsewhere(claim: Figure, text: Wording, found: Sequence[tuple[Wording, Exempted]]) -> bool:
    places = {one.excepted.start for held, one in found if held is text}
    return any(one.start not in places for one in text.alike.to(claim) if same_when_rounded(claim, one))


def _is_unsaid(one: Exempted, said: frozenset[str]) -> bool:
    """Say whether nothing that is excepted is spoken of; sizes may be told in other words, 1인 as 혼자."""
    sized = any(term.startswith("#") for terms in one.names for term in terms)
    return not sized and max(len(terms & said) / len(terms) for terms in one.names) < _SPOKEN_OF
