"""How sure a search is of its document, by how far that leads the others, and of a leaflet's evidence.

Knows hits and the words of a question, not what the hits hold as evidence.
"""

from collections.abc import Sequence

from assistant.evidence.reading import squeezed, stands_in
from assistant.understanding.words import Word
from index.types import Hit

# Measured on questions with their text in the library and without it: the gap between them widens on four sets of five.
_UNSURE, _CLEAR_LEAD = 0.3, 0.1
# Leaflets are of one matter each and a question is of one of them, so that the lead of the first tells more, and what
# its best sentence leaves out. Found on 2,400 questions over two collections, a third of them with their leaflet taken
# away: at as many answers kept, more of those without it are refused.
_UNSURE_OF_LEAFLET, _CLEAR_LEAD_OF_LEAFLET, _BY_COVERAGE = 0.6, 0.2, 0.5
# Brings their product to the scale of a plain score, so that the same least holds for both.
_TO_SCALE = 0.625
# But a clear lead makes no evidence of another year, body or case good.
_MOST_LIFTED = 1.1


def certainty(hits: Sequence[Hit], words: Sequence[Word] = ()) -> float:
    """How sure the search is of its document, up to 1: little less where another document is found nearly as well.

    A question that no document answers finds neighbours of one kind, none ahead of the others. Documents that hold all
    of the question's nouns, as editions of one plan do, tell the same matter and make nothing unsure.
    """
    return 1.0 - _UNSURE * (1.0 - min(1.0, _lead(hits, words) / _CLEAR_LEAD))


def confidence_in_leaflet(score: float, coverage: float, hits: Sequence[Hit], words: Sequence[Word]) -> float:
    """How far a leaflet's evidence can be believed to answer, 0 to about 1, by its score and by what it covers."""
    if len({hit.passage.document for hit in hits}) < 2:
        return score  # where no other document is found, the lead tells nothing
    sure = 1.0 - _UNSURE_OF_LEAFLET * (1.0 - min(1.0, _lead(hits, words) / _CLEAR_LEAD_OF_LEAFLET))
    return min(score * _MOST_LIFTED, float((score * coverage**_BY_COVERAGE * sure) ** _TO_SCALE))


def _lead(hits: Sequence[Hit], words: Sequence[Word]) -> float:
    """How far the first document is ahead of the others that are of another matter."""
    if not hits:
        return 1.0
    first = hits[0]
    nouns = [word for word in words if not (word.verb or word.light)]
    others = [hit.score for hit in hits if hit.passage.document != first.passage.document]
    if nouns and _holds_all(first, nouns):
        others = [
            hit.score for hit in hits if hit.passage.document != first.passage.document and not _holds_all(hit, nouns)
        ]
    return max(0.0, first.score - max(others, default=0.0))


def _holds_all(hit: Hit, nouns: Sequence[Word]) -> bool:
    """Whether a passage, or what stands above it, holds every noun."""
    held = squeezed(f"{hit.passage.text}\n{hit.passage.context}")
    return all(any(stands_in(held, form) for form in (*word.forms, *word.alike)) for word in nouns)
