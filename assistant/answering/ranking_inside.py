"""The largest, smallest and n-th of the figures that one sentence lines up: (한) 72.3%, (미) 31.4%, (일) 37.5%.

Knows sentences; tables are ranked in ``ranking``.
"""

from collections.abc import Sequence

from assistant.answering.arithmetic import Operand
from assistant.answering.draft import Draft
from assistant.answering.inside import COUNTRIES, ordered_operands
from assistant.answering.operations import Ranking, kind_ranked, measure_ranked, ranking_of
from assistant.answering.places import place_said, size_said
from assistant.answering.refusing import LEAST_SCORE
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.reading import stands_in
from assistant.understanding.asked import Asked
from ingest.particles import with_particle
from ingest.types import IN_TABLES

_TELLING = frozenset({Asked.REASON, Asked.METHOD, Asked.DEFINITION})
# What any line of programmes may be called.
_ANY = frozenset({"사업", "과제", "기술", "개발", "항목", "지원"})
_LANDS = frozenset({"나라", "국가"})
# Where a line is nearly as good as the best evidence, which may be one part of it.
_NEARLY, _LOOKED_AT = 0.8, 6


def ranked_inside(found: Found) -> Draft | None:
    """Say which of the figures of one sentence holds the place asked for; None where no good sentence lines them up."""
    ranking = ranking_of(found.question.text)
    if ranking is None or ranking.count != 1 or found.question.asked & _TELLING or found.confidence < LEAST_SCORE:
        return None
    measure, kind = measure_ranked(found.question.text), kind_ranked(found.question.text)
    if kind and not names_matter(found, measure, kind):
        return None  # one sentence lines up some of all there are
    for one in found.weighed[:_LOOKED_AT]:
        candidate = one.candidate
        if candidate.block.kind in IN_TABLES or one.score < _NEARLY * found.weighed[0].score:
            return None
        operands = [] if candidate.is_part else ordered_operands(found.question, candidate.quote, measure)
        if operands and _are_of(kind, operands, candidate):
            return _said(candidate, operands, ranking)
    return None


def names_matter(found: Found, measure: str, kind: str) -> bool:
    """Whether a question says more than what is ranked and by what: not 예산이 제일 많은 사업은."""
    nouns = (word.forms[0] for word in found.words if not (word.verb or word.light))
    return bool(found.question.years or found.question.bodies) or any(
        noun not in kind and noun not in measure for noun in nouns
    )


def _are_of(kind: str, operands: Sequence[Operand], candidate: Candidate) -> bool:
    """Whether what a line lines up may be of the kind ranked: so ending, or so spoken of in the line or above it."""
    if not kind or kind in _ANY or all(operand.name.endswith(kind) for operand in operands):
        return True
    if kind in _LANDS:
        return all(operand.name in COUNTRIES.values() for operand in operands)
    return stands_in(candidate.own, kind) or stands_in(candidate.near, kind)


def _said(candidate: Candidate, operands: list[Operand], ranking: Ranking) -> Draft | None:
    ordered = sorted(operands, key=lambda operand: operand.value, reverse=ranking.largest)
    if ranking.first > len(ordered):
        return None
    held = ordered[ranking.first - 1]
    names = "·".join(operand.name for operand in operands if operand.value == held.value)
    draft = Draft()
    mark = draft.cite(candidate.reading, candidate.block, (candidate.start, candidate.end))
    value, size = with_particle(held.said, "으로/로"), size_said(ranking, held.name, held.unit)
    draft.say(f"{with_particle(names, '이/가')} {value} {place_said(ranking)} {size}.", mark)
    return draft
