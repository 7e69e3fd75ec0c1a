"""How sure a search is of its document, by how far that leads the others.

Knows hits and the words of a question, not what the hits hold as evidence.
"""

from collections.abc import Sequence

from assistant.evidence.reading import squeezed, stands_in
from assistant.understanding.words import Word
from index.types import Hit

# Measured on questions with their text in the library and without it: the gap between them widens on four sets of five.
_UNSURE, _CLEAR_LEAD = 0.3, 0.1


def certainty(hits: Sequence[Hit], words: Sequence[Word] = ()) -> float:
    """How sure the search is of its document, up to 1: little less where another document is found nearly as well.

    A question that no document answers finds neighbours of one kind, none ahead of the others. Documents that hold all
    of the question's nouns, as editions of one plan do, tell the same matter and make nothing unsure.
    """
    if not hits:
        return 1.0
    first = hits[0]
    nouns = [word for word in words if not (word.verb or word.light)]
    others = [hit.score for hit in hits if hit.passage.document != first.passage.document]
    if nouns and _holds_all(first, nouns):
        others = [
            hit.score for hit in hits if hit.passage.document != first.passage.document and not _holds_all(hit, nouns)
        ]
    lead = first.score - max(others, default=0.0)
    return 1.0 - _UNSURE * (1.0 - min(1.0, max(0.0, lead) / _CLEAR_LEAD))


def _holds_all(hit: Hit, nouns: Sequence[Word]) -> bool:
    """Whether a passage, or what stands above it, holds every noun."""
    held = squeezed(f"{hit.passage.text}\n{hit.passage.context}")
    return all(any(stands_in(held, form) for form in (*word.forms, *word.alike)) for word in nouns)
