"""What citations point at: whether their words stand there, and the text that a reader sees with them.

Reads documents from the library anew, believing nothing that an answer says. Knows nothing of what is right.
"""

from collections.abc import Sequence

from assistant.evidence.reading import Reading
from assistant.types import Citation
from index.library import Library
from ingest.errors import UserFacingError
from ingest.types import IN_TABLES, Block


class CitedDocuments:
    """The documents that one answer cites, as the library has them; each is read once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._opened: dict[str, Reading | None] = {}

    def exact(self, citation: Citation) -> bool:
        """Whether the document has just these words at just this place."""
        reading = self._read(citation.document)
        return reading is not None and bool(citation.quote) and self._quote(reading, citation) == citation.quote

    def text(self, citation: Citation) -> str:
        """The words at the place, under what stands above them: title, headings, table header, caption, unit line."""
        reading = self._read(citation.document)
        if reading is None:
            return ""
        block = _innermost(reading.document.blocks, citation)
        above = reading.standing_above(block) if block is not None else reading.document.title
        return f"{above}\n{self._quote(reading, citation)}"

    def _quote(self, reading: Reading, citation: Citation) -> str:
        return reading.document.text[citation.start : citation.end]

    def _read(self, name: str) -> Reading | None:
        if name not in self._opened:
            try:
                self._opened[name] = Reading(self._library.document(name))
            except UserFacingError:
                self._opened[name] = None
        return self._opened[name]


def _innermost(blocks: Sequence[Block], citation: Citation) -> Block | None:
    """The smallest block that holds the span, else the first that it touches; of a table a row or a cell."""
    touched = [block for block in blocks if block.start < citation.end and citation.start < block.end]
    holding = [block for block in touched if block.start <= citation.start and citation.end <= block.end]
    parts = [block for block in touched if block.kind in IN_TABLES]
    return min(holding or parts or touched, key=lambda block: block.end - block.start, default=None)
