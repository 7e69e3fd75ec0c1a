"""What a table or list holds, as records: members with a name, and named fields that conditions can be held against.

Knows neither how they are read nor questions.
"""

from dataclasses import dataclass

from assistant.answering.cells import CellValue, cell_value
from assistant.evidence.reading import Reading, squeezed
from ingest.types import LINES, Block

# What says something by itself and has others below it.


@dataclass(frozen=True, slots=True)
class Field:
    """What one column, or one row of a table that is turned, says of a member; ``head`` names it."""

    head: str
    cell: Block
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """One member: its name, the block that names it, its fields, and the span that states it whole."""

    name: str
    block: Block
    fields: tuple[Field, ...]
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Records:
    """The members of one table or list; ``kind`` is what it calls them.

    ``near`` are its captions and the lines that lead to it, ``far`` the headings above and the document's title, both
    squeezed. ``whole`` says that it lists its members itself, as a table does, and not only mentions them.
    """

    reading: Reading
    owner: Block
    kind: str
    members: tuple[Record, ...]
    heads: tuple[str, ...]
    near: str
    far: str
    whole: bool = True


def value_of(records: Records, field: Field) -> CellValue:
    """A field's figure with its unit, as its table's unit line gives it."""
    return cell_value(records.reading, field.cell)


def far_above(reading: Reading, block: Block) -> str:
    """What stands far above a block, squeezed: the headings and lines that it hangs on, the document's title."""
    document = reading.document
    own = [reading.own(above) for above in reading.lineage(block) if above.kind in LINES]
    return squeezed(" ".join([*own, document.title, document.name]))
