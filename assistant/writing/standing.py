"""What stands above a cited span in its document: title, headings, caption and unit line, the names of row and column.

A model's citations get what the built-in answerer's have, so both are checked against the same. Knows no models.
"""

from assistant.evidence.reading import Reading
from assistant.types import Citation
from assistant.writing.sources import Shelf
from ingest.types import Block


class Standing:
    """Looks up what stands above citations, with each document read once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._readings: dict[str, Reading] = {}

    def above(self, citation: Citation) -> str:
        """What gives a citation's words their sense."""
        name = citation.document
        if name not in self._readings:
            self._readings[name] = Reading(self._shelf.document(name))
        reading = self._readings[name]
        block = _smallest(reading.document.blocks, citation.start, citation.end)
        return reading.document.title if block is None else reading.standing_above(block)


def _smallest(blocks: tuple[Block, ...], start: int, end: int) -> Block | None:
    """The smallest block that holds a span, else the one where it begins."""
    whole = [block for block in blocks if block.start <= start and end <= block.end]
    begun = [block for block in blocks if block.start <= start < block.end]
    return min(whole or begun, key=lambda block: block.end - block.start, default=None)
