"""Lists of paragraphs below a record: cells, captions, boxes, notes, headers each hold one."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.formats.hwp.records import Record, Tag
from ingest.formats.hwp.text import words_of


@dataclass(slots=True)
class ParagraphList:
    """The payload of a list's header and its paragraphs; ``after`` is the tag of the record that it came after."""

    header: bytes
    after: int = 0
    paragraphs: list[Record] = field(default_factory=list)


def lists_in(record: Record) -> Iterator[ParagraphList]:
    """The lists directly below a record: each header, and the paragraphs up to the next one."""
    current: ParagraphList | None = None
    after = 0
    for child in record.children:
        if child.tag == Tag.LIST:
            if current is not None:
                yield current
            current = ParagraphList(child.payload, after, [*child.all(Tag.PARAGRAPH)])
        elif child.tag == Tag.PARAGRAPH:
            current = current or ParagraphList(b"", after)
            current.paragraphs.append(child)
        else:
            after = child.tag
    if current is not None:
        yield current


def words_below(record: Record) -> str:
    """All words below a record, a paragraph a line, for what is left out of the running text."""
    lines = (words_of(one.payload).strip() for one in record.walk() if one.tag == Tag.TEXT)
    return "\n".join(line for line in lines if line)
