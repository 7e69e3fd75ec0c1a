"""The words by which an answer that holds no figure is known: the rarest nouns of what it says."""

import re

from eval.drafting.forms import Forms, figure_forms
from index.library import Library

_SHORT_VALUE = 24  # characters of a value that is taken whole
_MOST, _MOST_FIGURES = 2, 3
_LONG = 4  # syllables beyond which a noun tells no more
_WORD = re.compile(r"[가-힣]{3,}")  # shorter ones stand in any answer
_NOUNS = ("NNG", "NNP")


def telling_forms(words: str, asked: str, library: Library) -> tuple[Forms, ...]:
    """What must stand in an answer of these words: their first figures, else all of a short one, else rare nouns."""
    if figures := figure_forms(words, asked):
        return figures[:_MOST_FIGURES]
    plain = words.strip(" .")
    if len(plain) <= _SHORT_VALUE and not re.search(r"[,(]", plain):
        return ((plain,),)
    return tuple((noun,) for noun in telling_nouns(plain, asked, library, _MOST))


def telling_nouns(words: str, asked: str, library: Library, most: int) -> list[str]:
    """The longest and rarest nouns of a text beyond the question, in the order of the text."""
    analysis = library.read(words).analysis
    nouns = {form for form, _, tag in (token.rpartition("/") for token in analysis.tokens) if tag in _NOUNS}
    found = [
        term
        for term in dict.fromkeys(analysis.terms)
        if _WORD.fullmatch(term) and term in words and term not in asked.replace(" ", "") and _is_made_of(term, nouns)
    ]
    found.sort(key=lambda term: (-min(len(term), _LONG), library.document_frequency(term), words.index(term)))
    kept: list[str] = []
    for term in found:
        if not any(term in other or other in term for other in kept):
            kept.append(term)
    return sorted(kept[:most], key=words.index)


def _is_made_of(term: str, nouns: set[str]) -> bool:
    """Whether a term is a noun, or two or three of them joined."""
    if term in nouns:
        return True
    return any(term[:at] in nouns and _is_made_of(term[at:], nouns) for at in range(1, len(term)))
