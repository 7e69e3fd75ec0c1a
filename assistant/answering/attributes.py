"""Whether evidence tells of what is asked of its matter: of those who were hurt, not only of the site.

A document that knows a matter well holds figures, days and people of it that answer other questions. Knows evidence,
not how a refusal is worded.
"""

from collections.abc import Iterator
from functools import lru_cache

from assistant.answering.draft import Draft
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.implied import is_implied
from assistant.evidence.likeness import Likeness
from assistant.evidence.reading import squeezed, stands_in
from assistant.evidence.weighing import holds
from assistant.understanding.asked import Asked
from assistant.understanding.attribute import Attribute, attributes_asked, districts_named, named_last
from assistant.understanding.words import Word
from index.lexicon import built_in_lexicon
from ingest import patterns as re

# One pair of words in a thousand is nearer by chance, as 기업 and 산업 are; meanings take 여성 and 청년 for the same.
_ALIKE = 0.3
# What stands in very many passages says little, and is said otherwise: 지원, 신청.
_TELLING = 0.28
_PART_OF = re.compile(r"([가-힣A-Za-z]+) ?(?:중|가운데)(?:에서?)? (?:약 ?)?(?=\d)")
# 일 alone asks for a day, so that no question has it among its words.
_WORKING = "일하다"
# A matter told in so many words that the evidence holds is meant, and what is asked of it is said otherwise there.
_SURELY_MEANT = 4


def lacks_attribute(found: Found, draft: Draft, likeness: Likeness) -> bool:
    """Whether neither the best evidence nor what would be said holds what is asked of its matter."""
    candidate = found.weighed[0].candidate
    if any(name not in _told(candidate, draft.text) for name in districts_named(found.question)):
        return True  # a name is not said otherwise
    asked = (*attributes_asked(found.question), *_unknown_name(found))
    if Asked.COUNT in found.question.asked and any(_is_only_base(one[-1], candidate.quote) for one in asked):
        return True
    untold = any(_is_untold(found, attribute, draft.text, candidate, likeness) for attribute in asked)
    return untold and _held(found, candidate) < _SURELY_MEANT


def _unknown_name(found: Found) -> Iterator[Attribute]:
    """What a question without a verb asks of its matter, where no document has the word: 뿌리산업 매출액.

    What documents do have is mostly said otherwise by what answers: 투자 규모 by a sum.
    """
    name = named_last(found.question).lower()
    if any(not word.known and name == word.forms[0] for word in found.words):
        yield (name,)


def _is_only_base(noun: str, quote: str) -> bool:
    """Whether a text counts only part of those that a noun is said of: 지원자 중 70명 선정."""
    parts = _PART_OF.findall(quote)
    told = _PART_OF.sub(" ", quote)
    return noun in " ".join(parts) and noun not in told


def _held(found: Found, candidate: Candidate) -> int:
    """Count the written words of a question whose nouns evidence holds."""
    nouns = [word for word in found.words if not (word.verb or word.light) and holds(word, candidate)]
    return sum(any(word.forms[0] in written for word in nouns) for written in found.question.text.lower().split())


def _is_untold(found: Found, attribute: Attribute, said: str, candidate: Candidate, likeness: Likeness) -> bool:
    """Whether no word of an attribute is told; a word of asking says nothing either way."""
    words = [word for word in found.words if word.term in attribute or word.forms[0] in attribute]
    words += [_working()] if _WORKING in attribute else []
    words = [word for word in words if not word.light and (word.verb or word.weight >= _TELLING)]
    if any(is_implied(found.question, word, candidate) for word in words):
        return False
    told = _told(candidate, said)
    longer = {form for other in found.words for form in other.forms} - set(attribute)
    return bool(words) and not any(_stands(word, longer, told, candidate, likeness) for word in words)


def _told(candidate: Candidate, said: str) -> str:
    """What is said, with the evidence and all that stands above it."""
    return f"{squeezed(said)}|{candidate.own}|{candidate.near}|{candidate.far}|{candidate.reading.front}"


def _stands(word: Word, longer: set[str], told: str, candidate: Candidate, likeness: Likeness) -> bool:
    """Whether a word, what offices write for it or one of like meaning is told, not only inside of a longer name."""
    forms = (*(() if word.verb else word.forms), *word.alike)
    written = any(len(form) > 1 and stands_in(_without(told, form, longer), form) for form in forms)
    if written or word.term in candidate.own_terms:
        return True
    terms = sorted(candidate.own_terms)
    return bool(terms) and float(likeness.cosines([word.term], terms).max()) >= _ALIKE


def _without(told: str, form: str, longer: set[str]) -> str:
    """A text without the question's other words that only hold a form: 위원회 for 위원, but not 내부직원 for 직원."""
    for name in sorted(longer, key=len, reverse=True):
        if form in name and not name.endswith(form):
            told = told.replace(name, " ")
    return told


@lru_cache(maxsize=1)
def _working() -> Word:
    """일하다 with what offices write for it."""
    return Word(_WORKING, ("일하",), 0.0, known=False, verb=True, alike=built_in_lexicon().official(_WORKING))
