"""Character spans: where quotes stand in a text, and how much of them other spans cover.

White space never counts: a quote that was copied with other line breaks is still the same words.
Knows nothing of questions and answers.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# A cited span and a gold span are about the same words when they share this much of the shorter one.
_SHARED_AT_LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Span:
    """``start:end`` in a document's text."""

    document: str
    start: int
    end: int


class SearchableText:
    """A document's text in which quotes are found wherever they stand, white space ignored."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._offsets = [at for at, character in enumerate(text) if not character.isspace()]
        self._squeezed = "".join(text.split())

    def occurrences(self, quote: str) -> tuple[Span, ...]:
        """Every place where the quote stands, from left to right."""
        wanted = "".join(quote.split())
        found: list[Span] = []
        at = self._squeezed.find(wanted) if wanted else -1
        while at >= 0:
            found.append(Span(self._name, self._offsets[at], self._offsets[at + len(wanted) - 1] + 1))
            at = self._squeezed.find(wanted, at + 1)
        return tuple(found)

    def shared(self, one: Span, other: Span) -> int:
        """How many characters, white space left out, both spans hold."""
        return self.length(max(one.start, other.start), min(one.end, other.end))

    def agree(self, cited: Span, gold: Span) -> bool:
        """Whether two spans of this text share at least half of the shorter one's characters."""
        shorter = min(self.length(cited.start, cited.end), self.length(gold.start, gold.end))
        return shorter > 0 and self.shared(cited, gold) >= _SHARED_AT_LEAST * shorter

    def covered(self, gold: Span, spans: Iterable[Span]) -> bool:
        """Whether every character of the gold span, white space left out, lies in one of the spans."""
        reached = gold.start
        for span in sorted(spans, key=lambda span: span.start):
            if span.start > reached and self.length(reached, min(span.start, gold.end)):
                return False
            reached = max(reached, span.end)
            if reached >= gold.end:
                return True
        return self.length(reached, gold.end) == 0

    def length(self, start: int, end: int) -> int:
        """How many characters that aren't white space stand in ``start:end``; 0 for an empty span."""
        return max(0, bisect_left(self._offsets, end) - bisect_left(self._offsets, start))


def first_characters(spans: Sequence[Span], budget: int) -> tuple[Span, ...]:
    """The spans from the first on until their lengths have spent the budget, the last one cut to fit."""
    taken: list[Span] = []
    for span in spans:
        if budget <= 0:
            break
        end = min(span.end, span.start + budget)
        taken.append(Span(span.document, span.start, end))
        budget -= end - span.start
    return tuple(taken)
