"""The tables of records that pieces of evidence stand in. Knows evidence in its order, not what is asked."""

from collections.abc import Iterable, Iterator

from assistant.answering.picking.records import Records
from assistant.answering.picking.tables import of_table
from assistant.evidence.weighing import Weighed
from ingest.types import IN_TABLES


def tables_among(weighed: Iterable[Weighed]) -> Iterator[Records]:
    """The records of each table that the evidence stands in, once each, those of the best evidence first."""
    seen: set[tuple[str, int]] = set()
    for one in weighed:
        reading, block = one.candidate.reading, one.candidate.block
        table = reading.table_of(block) if block.kind in IN_TABLES else None
        if table is not None and (place := (reading.document.name, table.id)) not in seen:
            seen.add(place)
            yield from of_table(reading, table.id)
