"""The tables and lists that members can be picked from: those of the evidence and of the documents found."""

from collections.abc import Iterator

from assistant.answering.choosing import tables_of
from assistant.answering.picking.lines import of_lines, of_parts
from assistant.answering.picking.records import Records
from assistant.answering.picking.tables import of_tables
from assistant.evidence.finding import Found
from ingest.types import BlockKind

_LEAST_RELEVANCE, _MOST_TABLES = 0.45, 80


def sources(found: Found) -> Iterator[tuple[float, Records]]:
    """The tables of the evidence and of the documents found, and their lists, each with its document's relevance."""
    for relevance, records in tables_found(found):
        yield relevance, records
    for relevance, reading in found.readings():
        if relevance >= _LEAST_RELEVANCE:
            yield from ((relevance, one) for one in (*of_lines(reading), *of_parts(reading)))


def tables_found(found: Found) -> Iterator[tuple[float, Records]]:
    """The tables of the evidence, and all of the documents that are relevant enough."""
    evidence: dict[int, set[int]] = {}
    for candidate, table in tables_of(found.weighed):
        evidence.setdefault(id(candidate.reading), set()).add(table.id)
    for relevance, reading in found.readings():
        own = evidence.get(id(reading), set())
        tables = [block for block in reading.document.blocks if block.kind is BlockKind.TABLE]
        near = relevance >= _LEAST_RELEVANCE
        looked = [table for place, table in enumerate(tables) if table.id in own or (near and place < _MOST_TABLES)]
        for records in of_tables(reading, looked):
            yield relevance, records
