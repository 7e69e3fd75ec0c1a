"""Other words for those of a query, as the lexicon has them: 집 is found where 주택 is written.

The word itself stays in the race: another one is worth less beside it, and the less the more passages of the library
say it as the query does. A long query says the same in words enough of its own, and is left as it is.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from index.lexicon import Lexicon, built_in_lexicon
from index.rarity import rarity
from ingest.korean import Korean
from ingest.types import Analysis

# Up to so many terms a query is given all of its synonyms, from the second number on none. Issues of courts have 25,
# questions 5 to 14; without this, statutes lose .005 and take some ms longer (benchmarks/LOG.md, 2026-11-22).
_SHORT, _LONG = 12, 20
# How much the passages that say it as the query does count against those that say it otherwise: .3 and 1 are alike, 3
# leaves half of the gain.
_AGAINST = 0.3
# A verb means many things, and a word that the library never writes may mean something else than it is taken for.
_OF_VERB, _OF_UNKNOWN = 0.3, 0.5
_LEAST_SHARE = 0.02
_VERBS = frozenset({"VV", "VA"})


@dataclass(frozen=True, slots=True)
class Synonym:
    """A term of the library that may stand for terms of a query, which stand together for it.

    ``share`` is what it is worth beside them, from 0 to 1; ``boost`` is the factor for its points, so that a rarer
    word brings no more than what it stands for.
    """

    of: tuple[str, ...]
    term: str
    share: float
    boost: float


class Frequencies(Protocol):
    """What synonyms need of a library."""

    def document_frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        """Give the number of passages that hold each term; unknown terms are left out."""
        ...


class Synonyms:
    """Finds the synonyms of queries; may be asked by several threads at once."""

    def __init__(self, lexicon: Lexicon | None, korean: Korean) -> None:
        """``lexicon`` is the program's own unless given, read with the first query: most commands have none."""
        self._given = lexicon
        self._korean = korean

    def of(self, query: Analysis, passages: int, source: Frequencies) -> tuple[Synonym, ...]:
        """Give the synonyms of a query that a library of so many passages holds."""
        terms = tuple(dict.fromkeys(query.terms))
        eagerness = min(1.0, max(0.0, (_LONG - len(terms)) / (_LONG - _SHORT)))
        if not eagerness:
            return ()
        verbs = _verbs(query)
        said = [
            (of, other) for of, other in dict.fromkeys(self._said_otherwise(query, terms, verbs)) if other not in terms
        ]
        holding = source.document_frequencies({*terms, *(other for _, other in said)}) if said else {}
        alone = {(verb,) for verb in verbs}
        found = (
            self._synonym(of, other, holding, passages, eagerness * (_OF_VERB if of in alone else 1.0))
            for of, other in said
            if other in holding
        )
        return tuple(one for one in found if one.share >= _LEAST_SHARE)

    @staticmethod
    def _synonym(
        of: tuple[str, ...], other: str, holding: Mapping[str, int], passages: int, eagerness: float
    ) -> Synonym:
        said = min(holding.get(term, 0) for term in of)
        share = eagerness * holding[other] / (holding[other] + _AGAINST * said)
        share *= 1.0 if any(term in holding for term in of) else _OF_UNKNOWN
        meant = sum(rarity(passages, holding[term]) for term in of if term in holding)
        worth = rarity(passages, holding[other])
        return Synonym(of, other, share, share * min(1.0, (meant or worth) / worth))

    def _said_otherwise(
        self, query: Analysis, terms: tuple[str, ...], verbs: frozenset[str]
    ) -> Iterator[tuple[tuple[str, ...], str]]:
        lexicon = built_in_lexicon() if self._given is None else self._given
        for term in terms:
            yield from (((term,), other) for other in lexicon.of_offices(term))
        of_phrase: dict[str, tuple[str, ...]] = {}
        # The same phrase is often found both as it is written and by its morphemes; what tells most of it counts.
        for phrase, others in chain(lexicon.phrases(query.text), lexicon.spoken(query, self._korean.analyze)):
            closed = phrase.replace(" ", "")
            of = tuple(term for term in terms if (term[:-1] if term in verbs else term) in closed)
            of_phrase |= {other: of for other in others if len(of) > len(of_phrase.get(other, ()))}
        yield from ((of, other) for other, of in of_phrase.items())


def _verbs(query: Analysis) -> frozenset[str]:
    """The terms of a query that are verbs and adjectives in their dictionary form: 팔다, not 바다."""
    tagged = (token.rpartition("/") for token in query.tokens)
    return frozenset(f"{form}다" for form, _, tag in tagged if tag.partition("-")[0] in _VERBS)
