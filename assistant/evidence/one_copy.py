"""One copy of what the library holds twice, such as a press release as .hwp and as PDF.

Two copies of a passage are one source, and would fill the places of other evidence. Knows hits, not questions.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from index.likeness import letters_of
from index.types import Hit


@dataclass(frozen=True, slots=True)
class _Kept:
    hit: Hit
    letters: str


def without_copies(hits: Sequence[Hit], copies: Callable[[str], Collection[str]]) -> list[Hit]:
    """Leave out hits whose words stand in a better one from a copy of their document, and rank the others anew.

    ``copies`` names the copies of a document. Of the same words in two copies the better stays, or the one that knows
    its page.
    """
    kept: list[_Kept] = []
    for hit in hits:
        others = copies(hit.passage.document)
        letters = letters_of(hit.passage.text) if others else ""
        at = next((at for at, one in enumerate(kept) if _holds(one, hit, letters, others)), None)
        if at is None:
            kept.append(_Kept(hit, letters))
        elif letters == kept[at].letters and kept[at].hit.passage.page is None and hit.passage.page is not None:
            kept[at] = _Kept(replace(kept[at].hit, passage=hit.passage), letters)
    return [replace(one.hit, rank=rank) for rank, one in enumerate(kept, 1)]


def _holds(kept: _Kept, hit: Hit, letters: str, others: Collection[str]) -> bool:
    return kept.hit.passage.document in others and letters in kept.letters
