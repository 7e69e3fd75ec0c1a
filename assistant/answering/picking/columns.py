"""One condition with the column that it is about, and how columns are reached; the base of the tests.

Knows records; which column a condition is about is found by the tests for figures, times and values.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answering.picking.records import Field, Records

Column = Mapping[int, Field]


@dataclass(frozen=True, slots=True)
class Test:
    """A condition bound to the fields it is about, each by its member's place; ``satisfied`` are the places that do.

    ``explains`` are words of the question that it tells, squeezed; ``sure`` says how surely it is about these fields,
    0 to 1; ``by_words`` says that nothing but words of the question bind it.
    """

    head: str
    fields: Column
    satisfied: frozenset[int]
    explains: frozenset[str] = frozenset()
    sure: float = 0.0
    by_words: bool = False


def columns_of(records: Records) -> dict[str, dict[int, Field]]:
    """Every column with its fields by the member's place."""
    columns: dict[str, dict[int, Field]] = {}
    for place, member in enumerate(records.members):
        for field in member.fields:
            columns.setdefault(field.head, {}).setdefault(place, field)
    return columns


def at(fields: Column, places: frozenset[int]) -> dict[int, Field]:
    """The fields at some places."""
    return {place: field for place, field in fields.items() if place in places}
