"""What the editor kept of its last layout: where paragraphs' lines stood, how high pages and rows are."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.formats.hwp.lists import lists_in
from ingest.formats.hwp.records import Record, Tag, i32, u16, u32

_LINE = 36  # bytes of what is kept of one line
_HIGHEST = 1_000_000  # of a row; what is kept beyond that is no height
_ABOVE_AND_BELOW = 1  # how text runs around an object: nothing beside it
_TO_PARAGRAPH = 2
_EM_A_LINE = 4  # signs in a square's width beyond which a kept line can't be that of the text


@dataclass(frozen=True, slots=True)
class Line:
    """Where a line stood on its page and how high it was, in units of the file (1/7200 inch)."""

    top: int
    height: int


def kept_lines(paragraph: Record) -> list[Line]:
    """The lines of a paragraph; none where the file was written by a program that lays nothing out."""
    record = paragraph.first(Tag.LINES)
    payload = record.payload if record is not None else b""
    starts = range(0, len(payload) - _LINE + 1, _LINE)
    return [Line(i32(payload, at + 4), i32(payload, at + 8)) for at in starts]


def overfull(paragraph: Record, lines: list[Line]) -> bool:
    """Say whether a paragraph's text can't have stood in the lines that are kept."""
    record, text = paragraph.first(Tag.LINES), paragraph.first(Tag.TEXT)
    if record is None or text is None or not lines:
        return False
    width, height = u32(record.payload, 28), max(lines[0].height, 1)
    return len(text.payload) // 2 > len(lines) * max(width // height, 1) * _EM_A_LINE + 2 * _LINE


def body_height(paragraph: Record) -> int:
    """The height of the text on a page, where a paragraph carries the section's definition; else 0."""
    for control in paragraph.all(Tag.CONTROL):
        page = control.first(Tag.PAGE)
        if page is not None:
            width, height = u32(page.payload, 0), u32(page.payload, 4)
            margins = sum(u32(page.payload, at) for at in (16, 20, 24, 28))
            return max((width if u32(page.payload, 36) & 1 else height) - margins, 0)
    return 0


def columns(paragraph: Record) -> int:
    """How many columns begin with a paragraph; 0 where they go on."""
    definitions = (control for control in paragraph.all(Tag.CONTROL) if control.payload[3::-1] == b"cold")
    return max((u16(definition.payload, 4) >> 2 & 0xFF for definition in definitions), default=0)


def floats(control: Record) -> bool:
    """Say whether a control is a table that stands between the lines and may run over several pages."""
    flags = u32(control.payload, 4)
    above_and_below = flags >> 21 & 7 == _ABOVE_AND_BELOW
    return control.payload[3::-1] == b"tbl " and not flags & 1 and above_and_below and flags >> 3 & 3 == _TO_PARAGRAPH


def bottom(control: Record, top: int) -> int:
    """Where a floating table would end were the page long enough; 0 for anything else."""
    if not floats(control):
        return 0
    return top + i32(control.payload, 8) + max(first_part(control), sum(row_heights(control).values()))


def stands_above(control: Record, top: int) -> bool:
    """Say whether a floating table has room above the line of its own paragraph, which it then pushed down."""
    return floats(control) and i32(control.payload, 8) <= 0 and first_part(control) <= top


def first_part(control: Record) -> int:
    """What is kept as a table's height; of a parted one, that of its part on the first page."""
    return u32(control.payload, 20)


def row_heights(control: Record) -> dict[int, int]:
    """How high each row of a table is: as high as its cells say, or as their lines need."""
    heights: dict[int, int] = {}
    for cell in lists_in(control):
        if cell.after == Tag.TABLE:
            row = u16(cell.header, 10)
            heights[row] = max([heights.get(row, 0), *_heights_of(cell.header, cell.paragraphs)])
    return heights


def _heights_of(header: bytes, paragraphs: list[Record]) -> Iterator[int]:
    if u16(header, 14) > 1:
        return
    lines = [line for paragraph in paragraphs for line in kept_lines(paragraph)]
    needed = max((line.top + line.height for line in lines), default=0)
    own = max(i32(header, 20), needed + u16(header, 28) + u16(header, 30))
    yield own if own < _HIGHEST else 0
