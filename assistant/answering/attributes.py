"""Whether evidence tells of what is asked of its matter: of those who were hurt, not only of the site.

A document that knows a matter well holds figures, days and people of it that answer other questions. Knows evidence,
not how a refusal is worded.
"""

from assistant.answering.draft import Draft
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.likeness import Likeness
from assistant.evidence.reading import squeezed, stands_in
from assistant.evidence.weighing import holds
from assistant.understanding.attribute import Attribute, attributes_asked
from assistant.understanding.words import Word

# One pair of words in a thousand is nearer by chance, as 기업 and 산업 are; meanings take 여성 and 청년 for the same.
_ALIKE = 0.3
# What stands in very many passages says little, and is said otherwise: 지원, 신청.
_TELLING = 0.28
# A matter told in so many words that the evidence holds is meant, and what is asked of it is said otherwise there.
_SURELY_MEANT = 4


def lacks_attribute(found: Found, draft: Draft, likeness: Likeness) -> bool:
    """Whether neither the best evidence nor what would be said holds what is asked of its matter."""
    candidate = found.weighed[0].candidate
    asked = attributes_asked(found.question)
    untold = any(_is_untold(found, attribute, draft.text, candidate, likeness) for attribute in asked)
    return untold and _held(found, candidate) < _SURELY_MEANT


def _held(found: Found, candidate: Candidate) -> int:
    """Count the written words of a question whose nouns evidence holds."""
    nouns = [word for word in found.words if not (word.verb or word.light) and holds(word, candidate)]
    return sum(any(word.forms[0] in written for word in nouns) for written in found.question.text.lower().split())


def _is_untold(found: Found, attribute: Attribute, said: str, candidate: Candidate, likeness: Likeness) -> bool:
    """Whether no word of an attribute is told; a word of asking says nothing either way."""
    words = [word for word in found.words if word.term in attribute or word.forms[0] in attribute]
    words = [word for word in words if not word.light and (word.verb or word.weight >= _TELLING)]
    told = f"{squeezed(said)}|{candidate.own}|{candidate.near}|{candidate.far}|{candidate.reading.front}"
    longer = {form for other in found.words for form in other.forms} - set(attribute)
    return bool(words) and not any(_stands(word, longer, told, candidate, likeness) for word in words)


def _stands(word: Word, longer: set[str], told: str, candidate: Candidate, likeness: Likeness) -> bool:
    """Whether a word, what offices write for it or one of like meaning is told, not only inside of a longer name."""
    forms = (*(() if word.verb else word.forms), *word.alike)
    if word.term in candidate.own_terms or any(stands_in(_without(told, form, longer), form) for form in forms):
        return True
    terms = sorted(candidate.own_terms)
    return bool(terms) and float(likeness.cosines([word.term], terms).max()) >= _ALIKE


def _without(told: str, form: str, longer: set[str]) -> str:
    """A text without the question's other words that only hold a form: 위원회 for 위원, but not 내부직원 for 직원."""
    for name in sorted(longer, key=len, reverse=True):
        if form in name and not name.endswith(form):
            told = told.replace(name, " ")
    return told
