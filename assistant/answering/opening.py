"""Which sentence of a leaflet a telling opens with: the one that says most of what is asked of the leaflet's matter.

Knows the sentences of one leaflet, best first, and not how many of them are told.
"""

from collections.abc import Sequence

from assistant.evidence.finding import Found
from assistant.evidence.reading import squeezed
from assistant.evidence.weighing import Weighed, says


def opened(found: Found, sentences: Sequence[Weighed]) -> list[Weighed]:
    """The sentences of one leaflet, first the one that fits best and says most of the question's words itself.

    The words of the title tell leaflets apart and no sentences of one: whichever begins with it would come first.
    """
    title = squeezed(sentences[0].candidate.reading.document.title)
    words = [word for word in found.words if not any(form in title for form in word.forms)]
    total = sum(word.weight for word in words)

    def fit(one: Weighed) -> float:
        said = sum(word.weight for word in words if says(word, one.candidate))
        return one.score * (1.0 + said / total) if total else one.score

    first = max(sentences, key=fit)
    return [first, *(one for one in sentences if one is not first)]
