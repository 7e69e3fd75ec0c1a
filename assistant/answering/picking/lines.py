"""The lists of a document as records: lines that follow each other, items of sentences.

Knows documents, not questions.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.picking.records import Field, Record, Records, far_above
from assistant.answering.wording import readable
from assistant.evidence.parts import parts_of
from assistant.evidence.reading import Reading, once_for_a_reading, squeezed
from ingest import patterns as re
from ingest.types import LINES, Block, BlockKind

_SENTENCES = frozenset({BlockKind.BULLET, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE, BlockKind.HEADING})
_SUM = re.compile(r".{0,10}(?<![가-힣])(?:총|전체|모두) ?\d")
_LEAST_LINES, _MOST_LINES = 3, 200


@once_for_a_reading
def of_lines(reading: Reading) -> tuple[Records, ...]:
    """The lists of a document: lines of one kind and level that follow each other below the same line or heading."""
    runs: list[list[Block]] = []
    last: dict[int | None, list[Block]] = {}
    for block in reading.document.blocks:
        if block.kind is BlockKind.CELL or block.kind is BlockKind.ROW:
            continue
        run = last.get(block.parent)
        alike = run is not None and (run[0].kind, run[0].level) == (block.kind, block.level)
        if run is not None and alike:
            run.append(block)
        else:
            last[block.parent] = [block]
            runs.append(last[block.parent])
    lists = (run for run in runs if run[0].kind in LINES and _LEAST_LINES <= len(run) <= _MOST_LINES)
    return tuple(_of_lines(reading, run) for run in lists)


def _of_lines(reading: Reading, group: Sequence[Block]) -> Records:
    members = tuple(
        Record(text, block, (Field("", block, text),), (block.start, block.end))
        for block in group
        if (text := readable(reading.own(block)))
    )
    first = group[0]
    owner = reading.document.blocks[first.parent] if first.parent is not None else first
    above = squeezed(reading.own(owner)) if owner is not first else ""
    return Records(reading, owner, "", members, ("",), above, far_above(reading, first), whole=False)


@once_for_a_reading
def of_parts(reading: Reading) -> tuple[Records, ...]:
    """The items of the sentences that line several up with their figures: each sentence's, then those of all."""
    found = []
    for block in reading.document.blocks:
        if block.kind not in _SENTENCES:
            continue
        parts = [_part(reading, block, part.start, part.end) for part in parts_of(reading.own(block))]
        members = tuple(part for part in parts if not _SUM.match(part.name))
        if len(members) >= _LEAST_LINES - 1:
            owner = reading.document.blocks[block.parent] if block.parent is not None else block
            near = squeezed(f"{reading.own(owner)} {reading.own(block)}")
            found.append(Records(reading, block, "", members, ("",), near, far_above(reading, block), whole=False))
    every: dict[str, Record] = {}
    for one in found:
        for member in one.members:
            if not _SUM.match(member.name):
                every.setdefault(squeezed(member.name), member)
    first = reading.document.blocks[:1]
    if len(every) >= _LEAST_LINES and first:
        far = squeezed(f"{reading.document.title} {reading.document.name}")
        found.append(Records(reading, first[0], "", tuple(every.values()), ("",), "", far, whole=False))
    return tuple(found)


def _part(reading: Reading, block: Block, start: int, end: int) -> Record:
    text = reading.own(block)[start:end]
    place = replace(block, start=block.content_start + start, end=block.content_start + end)
    place = replace(place, content_start=place.start)
    told = readable(text)
    return Record(told, block, (Field("", place, told),), (place.start, place.end))
