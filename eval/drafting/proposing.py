"""Proposing questions over a library: drawn from its documents, checked against them, spread by a seed.

No answer is asked for: what the program answers well must not decide what it is measured by.
"""

import random
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from eval.drafting.absent import everything, unanswerable
from eval.drafting.cells import from_cells
from eval.drafting.checking import holding, unlike
from eval.drafting.choosing import chosen
from eval.drafting.draft import Draft
from eval.drafting.lines import from_lines
from eval.drafting.lists import from_lists
from eval.drafting.places import Place
from eval.drafting.years import between_years
from eval.gold import Gold
from eval.kinds import UNANSWERABLE
from index.library import Library

# Of a document of the very many cells of a sheet, so many proposals are enough to choose from.
_FROM_ONE = 400
KINDS = ("table", "number", "date", "who", "howto", "fact", "definition", "list", "compare", UNANSWERABLE)

# Called with how many documents are read and how many there are.
Read = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: how many proposals, of which kinds, from which documents (all where None), by which seed."""

    count: int
    kinds: Collection[str] = KINDS
    documents: Collection[str] | None = None
    seed: int = 0


def propose(library: Library, wanted: Wanted, read: Read) -> Sequence[Draft]:
    """Propose questions; fewer than are wanted where the documents don't give more."""
    names = sorted(entry.name for entry in library.entries())
    texts: dict[str, str] = {}
    drawn: list[Draft] = []
    for number, name in enumerate(names, start=1):
        document = library.document(name)
        texts[name] = document.text
        if wanted.documents is None or name in wanted.documents:
            drawn += _drawn(Place(document), library, wanted.seed)
        read(number, len(names))
    chance = random.Random(f"{wanted.seed}")
    held = holding(drawn, Gold(texts))
    held += holding(between_years(held, chance), Gold(texts))
    absent = unanswerable(held, everything(texts.values()), library.names, chance)
    wanted_kinds = [draft for draft in unlike([*held, *absent]) if draft.kind in wanted.kinds]
    return chosen(wanted_kinds, wanted.count, chance)


def _drawn(place: Place, library: Library, seed: int) -> list[Draft]:
    chance = random.Random(f"{seed} {place.name}")
    drafts = [*from_cells(place, chance), *from_lines(place, library, chance), *from_lists(place, library, chance)]
    return drafts if len(drafts) <= _FROM_ONE else chance.sample(drafts, _FROM_ONE)
