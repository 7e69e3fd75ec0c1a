"""Which passages a language model reads: the best that fit its budget, and around the first of them their neighbours.

Every source is one span of its document, so what is quoted from it is exact. What stands above a passage (headings,
the line it hangs below, a table's head) comes with it as its context.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from assistant.grounding import Source
from assistant.writing.tokens import beginning, tokens_of
from index.types import Hit
from ingest.types import Document, Passage

# The frame around a passage with its number and its place.
FRAME_TOKENS = 40
# A passage cut shorter says nothing.
_SHORTEST_PART = 150
# The answer goes on beyond the passage that was found most often among the first of them.
_WIDENED = 4


class Shelf(Protocol):
    """Where the passages' documents stand: the library."""

    def document(self, name: str) -> Document:
        """One document."""
        ...

    def passages(self, name: str) -> list[Passage]:
        """One document's passages in text order."""
        ...


def sources_of(hits: Sequence[Hit], tokens: int, shelf: Shelf | None = None) -> tuple[Source, ...]:
    """Number the passages of hits, best first, until they fill the budget; the last one may be cut short.

    With a ``shelf``, what is left of the budget goes to the passages before and after the first ones.
    """
    chosen: list[Source] = []
    left = tokens
    for hit in hits:
        passage = hit.passage
        around = FRAME_TOKENS + tokens_of(passage.context)
        text = beginning(passage.text, left - around)
        if not text.strip() or (text != passage.text and chosen and left - around < _SHORTEST_PART):
            break
        left -= around + tokens_of(text)
        chosen.append(_source(len(chosen) + 1, passage, text))
        if text != passage.text:
            break
    return tuple(_widened(chosen, left, shelf) if shelf is not None else chosen)


def _source(number: int, passage: Passage, text: str) -> Source:
    return Source(number, passage.document, passage.start, text, passage.page, passage.headings, passage.context)


def _widened(chosen: Sequence[Source], tokens: int, shelf: Shelf) -> list[Source]:
    """Let the first sources begin earlier or end later by a passage, where no other source stands."""
    taken = {(source.document, source.start) for source in chosen}
    wide = list(chosen)
    for place, source in enumerate(chosen[:_WIDENED]):
        for wider in _wider(source, shelf, taken):
            cost = tokens_of(wider.text) - tokens_of(wide[place].text)
            if cost <= tokens:
                tokens -= cost
                wide[place] = wider
    return wide


def _wider(source: Source, shelf: Shelf, taken: set[tuple[str, int]]) -> list[Source]:
    """The source with the passage after it, and then also with the one before it; each may be missing."""
    passages = shelf.passages(source.document)
    place = next((at for at, passage in enumerate(passages) if passage.start == source.start), None)
    if place is None or passages[place].end != source.start + len(source.text):
        return []
    start, end, above = source.start, passages[place].end, source.context.split("\n")
    document = shelf.document(source.document)
    found: list[Source] = []
    for beside in (place + 1, place - 1):
        if not 0 <= beside < len(passages) or not _goes_on(passages[place], passages[beside], taken):
            continue
        taken.add((source.document, passages[beside].start))
        start, end = min(start, passages[beside].start), max(end, passages[beside].end)
        above += [line for line in passages[beside].context.split("\n") if line not in above]
        wider = replace(source, start=start, text=document.text[start:end], context="\n".join(above))
        found.append(replace(wider, pages=document.pages))
    return found


def _goes_on(passage: Passage, beside: Passage, taken: set[tuple[str, int]]) -> bool:
    """Whether a neighbour belongs to the same part of the document and is not shown already."""
    return beside.headings == passage.headings and (beside.document, beside.start) not in taken
