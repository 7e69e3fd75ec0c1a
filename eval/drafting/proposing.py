"""Proposing questions over a library: drawn from its documents, checked against them, spread by a seed.

No answer is asked for: what the program answers well must not decide what it is measured by.
"""

import random
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from eval.drafting.absent import Everything, unanswerable
from eval.drafting.cells import from_cells
from eval.drafting.checking import holding, holds, told_alike, unlike
from eval.drafting.choosing import chosen
from eval.drafting.draft import Draft
from eval.drafting.lines import from_lines
from eval.drafting.lists import from_lists
from eval.drafting.places import Place
from eval.drafting.years import between_years
from eval.gold import Gold
from eval.kinds import UNANSWERABLE
from index.library import Library

# Of a document of very many cells, and of each of very many documents, so many proposals are enough to choose from.
_FROM_ONE, _FROM_EACH, _ENOUGH = 400, 12, 100
_DERIVED = frozenset({"compare", UNANSWERABLE})
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
    names = sorted(entry.name for entry in library.documents.listed())
    known = Everything(library.names)
    drawn: list[Draft] = []
    for number, name in enumerate(names, start=1):
        document = library.document(name)
        known.add(document.text)
        if wanted.documents is None or name in wanted.documents:
            held = holding(_drawn(Place(document), library, wanted.seed), Gold({name: document.text}))
            drawn += _some(held, wanted, len(names))
        read(number, len(names))
    chance = random.Random(f"{wanted.seed}")
    held = told_alike(drawn)
    held += told_alike(filter(holds, between_years(held, chance)))
    absent = unanswerable(held, known, library.names, chance)
    wanted_kinds = [draft for draft in unlike([*held, *absent]) if draft.kind in wanted.kinds]
    return chosen(wanted_kinds, wanted.count, chance)


def _drawn(place: Place, library: Library, seed: int) -> list[Draft]:
    chance = random.Random(f"{seed} {place.name}")
    return [*from_cells(place, chance), *from_lines(place, library, chance), *from_lists(place, library, chance)]


def _some(drafts: list[Draft], wanted: Wanted, documents: int) -> list[Draft]:
    """Of a document's proposals those that may be wanted, not more than are enough to choose from."""
    derived = not _DERIVED.isdisjoint(wanted.kinds)  # they are made of the others
    kept = [draft for draft in drafts if derived or draft.kind in wanted.kinds]
    most = max(_FROM_EACH, min(_FROM_ONE, _ENOUGH * wanted.count // documents))
    return kept if len(kept) <= most else random.Random(f"{wanted.seed} {documents}").sample(kept, most)
