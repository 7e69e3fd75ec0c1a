"""Objects in the text: shapes with words in them, word art, forms, equations, ruby and overlapped characters."""

from collections.abc import Iterator

from ingest import patterns as re
from ingest.formats.hwp.lists import ParagraphList, lists_in
from ingest.formats.hwp.records import Record, Tag, i32, string, u16, u32
from ingest.formats.hwp.signs import readable
from ingest.formats.hwp.text import Slot, read_text
from ingest.formats.numbering import Shape, numeral

_COMMON = 46  # bytes of the properties that all objects share, up to their description
_ART_CORNERS = 32
_IN_CIRCLE = 1
_FORM_TEXT = re.compile(r"(?:Caption|Text):wstring:(\d{1,5}):")
_IN_LINE = 1


def stands_in_line(control: Record) -> bool:
    """Say whether an object is treated as a character."""
    return bool(u32(control.payload, 4) & _IN_LINE)


def offset_down(control: Record) -> int:
    """How far below its paragraph's top a floating object stands."""
    return i32(control.payload, 8)


def description(control: Record) -> str:
    """What an object's properties say of it for those who can't see it."""
    return string(control.payload, _COMMON - 2)[0].strip() if len(control.payload) > _COMMON else ""


def caption_of(control: Record) -> ParagraphList | None:
    """The caption of a shape or picture."""
    return next(lists_in(control), None)


def shapes_in(control: Record) -> Iterator[Record]:
    """The shapes of an object in order, those of groups one by one."""
    pending = [*reversed([*control.all(Tag.SHAPE)])]
    while pending:
        shape = pending.pop()
        yield shape
        pending.extend(reversed([*shape.all(Tag.SHAPE)]))


def word_art(shape: Record) -> str:
    """The words of word art (글맵시)."""
    art = shape.first(Tag.TEXT_ART)
    return readable(string(art.payload, _ART_CORNERS)[0]) if art is not None else ""


def form_text(control: Record) -> str:
    """What is printed on a form object: a button, a check box, a field."""
    form = control.first(Tag.FORM)
    if form is None:
        return ""
    written = form.payload.decode("utf-16-le", "replace")
    words = (written[found.end() : found.end() + int(found[1])] for found in _FORM_TEXT.finditer(written))
    return " ".join(word.replace("\0", "").strip() for word in words if word.strip("\0 "))


def script(control: Record) -> str:
    """The script of an equation."""
    equation = control.first(Tag.EQUATION)
    return string(equation.payload, 4)[0] if equation is not None else ""


def ruby(control: Record) -> str:
    """Words with small words above them (덧말): the small ones follow in brackets."""
    main, at = string(control.payload, 4)
    above, _ = string(control.payload, at)
    return readable(f"{main}({above})" if above else main)


def overlapped(control: Record) -> str:
    """Characters printed over each other (글자 겹침); a number in a circle is that sign."""
    payload = control.payload
    _, after = string(payload, 4)
    words = "".join(part for part in read_text(payload[6:after]) if not isinstance(part, Slot))
    if payload[after : after + 1] == bytes([_IN_CIRCLE]) and words.isascii() and words.isdigit():
        return numeral(Shape.CIRCLED_DIGIT, int(words))
    return words


def index_words(control: Record) -> str:
    """The keywords of an index mark, which aren't printed at their place."""
    first, at = string(control.payload, 4)
    second, _ = string(control.payload, at)
    return " ".join(word for word in (first, second) if word.strip())


def number_of_section(control: Record, place: int) -> int:
    """A number of a section's definition: 0 the numbering of its outline, then page, figure, table, equation."""
    return u16(control.payload, 18 + 2 * place)
