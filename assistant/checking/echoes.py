"""How alike two figures' words are, one of an answer and one of its question: 2종 수급자가 and 1종 수급자는.

An answer that repeats the question's words around another value has most likely put it in place of the question's.
"""

from bisect import bisect_left

from assistant.checking.around import Wording
from assistant.figures.parsing import Figure

# So many words on each side are compared.
_WORDS = 2


def echoed(claim: Figure, answer: Wording, asked: Figure, question: Wording) -> float:
    """The share of the fewer words before both figures that both have, and of those behind: 0 to 2."""
    ours, theirs = _beside(claim, answer), _beside(asked, question)
    return sum(_shared(first, second) for first, second in zip(ours, theirs, strict=True))


def _beside(figure: Figure, text: Wording) -> tuple[frozenset[str], frozenset[str]]:
    at = bisect_left(text.tokens, figure.start, key=lambda token: token.start)
    before, behind = text.tokens[max(0, at - _WORDS) : at], text.tokens[at + 1 : at + 1 + _WORDS]
    return (
        frozenset(term for token in before for term in token.terms),
        frozenset(term for token in behind for term in token.terms),
    )


def _shared(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0
