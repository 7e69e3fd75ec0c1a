"""What the candidates of one document share, each read once: its sentences, the terms of names, the names in a row.

Knows which spans have been told already, not what a candidate is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from assistant.evidence.reading import Reading
from assistant.evidence.units_of_cells import cells_of
from ingest.types import Block, Sentence


class EvidenceSource(Protocol):
    """What weighing evidence needs of a library."""

    def sentences(self, name: str, start: int, end: int) -> list[Sentence]:
        """List a document's sentences inside a span."""
        ...


@dataclass(frozen=True, slots=True)
class RowNames:
    """The ids of all cells that name one of a row's cells, and of those among these that stand above it, in order."""

    headers: frozenset[int]
    heads: tuple[int, ...]


class Gathering:
    """One document while its candidates are gathered."""

    def __init__(self, reading: Reading, source: EvidenceSource) -> None:
        self.reading = reading
        self._source = source
        self._told: set[tuple[int, int]] = set()
        self._read: list[tuple[int, int, list[Sentence]]] = []
        self._terms: dict[int, tuple[str, ...]] = {}
        self._rows: dict[int, RowNames] = {}

    def is_new(self, start: int, end: int) -> bool:
        """Whether a span is told for the first time; from then on it isn't."""
        if (start, end) in self._told:
            return False
        self._told.add((start, end))
        return True

    def sentences(self, start: int, end: int) -> list[Sentence]:
        """The sentences inside a span, in text order."""
        for first, last, sentences in self._read:
            if first <= start and end <= last:
                return [one for one in sentences if start <= one.start and one.end <= end]
        found = self._source.sentences(self.reading.document.name, start, end)
        self._read.append((start, end, found))
        return found

    def terms(self, blocks: Iterable[int]) -> tuple[str, ...]:
        """The terms of blocks, given by id."""
        return tuple(term for block in blocks for term in self._terms_of(block))

    def names_in(self, row: Block) -> RowNames:
        """What names the cells of a row."""
        if row.id not in self._rows:
            headers = frozenset(header for cell in cells_of(self.reading, row) for header in cell.headers)
            blocks = self.reading.document.blocks
            heads = sorted(header for header in headers if blocks[header].parent != row.id)
            self._rows[row.id] = RowNames(headers, tuple(heads))
        return self._rows[row.id]

    def _terms_of(self, block: int) -> tuple[str, ...]:
        if block not in self._terms:
            whole = self.reading.document.blocks[block]
            found = self.sentences(whole.start, whole.end)
            self._terms[block] = tuple(term for sentence in found for term in sentence.terms)
        return self._terms[block]
