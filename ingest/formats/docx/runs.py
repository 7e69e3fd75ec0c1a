"""One paragraph of a Word document: its printed text, the notes it calls, and what is anchored in it (17.3).

Tracked insertions are text, deletions are left out; of a field the result is text. What boxes and notes hold is read by
the walk that called.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from ingest.content import Box, Note, Paragraph, Piece
from ingest.formats.docx.drawings import Drawings
from ingest.formats.docx.fields import Fields
from ingest.formats.docx.notes import Notes
from ingest.formats.docx.state import State
from ingest.formats.docx.texts import plain
from ingest.formats.ooxml.glyphs import glyph, glyphs
from ingest.formats.ooxml.math import linear
from ingest.formats.ooxml.names import Element, M, W, children, is_on, value, words

_VAL: Final = f"{W}val"
_RAISED: Final = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")
# Reads a story, such as a note's or a box's, as pieces.
Inside: TypeAlias = Callable[[Element], tuple[Piece, ...]]


class Line:
    """A paragraph's text while it is read."""

    def __init__(self, state: State, fields: Fields, inside: Inside, style: str | None) -> None:
        """Begin a paragraph in a style."""
        self._state = state
        self._fields = fields
        self._inside = inside
        self._parts: list[str] = []
        self._length = 0
        self._notes: list[Note] = []
        self._hidden: list[str] = []
        self._style_hides = state.styles.is_hidden(style)
        self._run_hides = False
        self._font = ""
        self._closing = ""
        self._words = False
        self.page: int | None = None
        self.asides: list[Piece] = []
        self.equation = False

    def read(self, element: Element) -> None:
        """Read what stands in a paragraph, or in something around its runs."""
        for child in children(element):
            reader = _READERS.get(child.tag)
            if reader is not None:
                reader(self, child)

    def finish(self) -> tuple[str, tuple[Note, ...]]:
        """Give the text without blanks around it, and the notes at their places in it."""
        self._state.leave_out("".join(self._hidden))
        text = "".join(self._parts)
        start = len(text) - len(text.lstrip())
        text = text.strip()
        self.equation = self.equation and not self._words
        return text, tuple(_placed(note, min(max(note.at - start, 0), len(text)), text) for note in self._notes)

    def _say(self, text: str) -> None:
        if not text:
            return
        if self._fields.hides or self._run_hides:
            self._hidden.append(text)
            return
        if self.page is None and text.strip():
            self.page = self._state.page
        self._words = self._words or bool(text.strip())
        self._parts.append(text)
        self._length += len(text)

    def _read_run(self, run: Element) -> None:
        looks = run.find(f"{W}rPr")
        hidden = self._style_hides
        self._font = ""
        if looks is not None:
            named = value(looks, f"{W}rStyle", _VAL)
            own = is_on(looks, f"{W}vanish", _VAL)
            hidden = own if own is not None else hidden or (named is not None and self._state.styles.is_hidden(named))
            self._font = value(looks, f"{W}rFonts", f"{W}ascii") or ""
        before, self._run_hides = self._run_hides, hidden
        for child in children(run):
            reader = _RUN_READERS.get(child.tag)
            if reader is not None:
                reader(self, child)
        self._run_hides = before

    def _read_text(self, element: Element) -> None:
        text = " ".join(words(element).split("\n")) if "\n" in (element.text or "") else words(element)
        if self._closing and text.startswith(self._closing):
            text = text[len(self._closing) :]
        self._closing = ""
        self._say(glyphs(text, self._font))

    def _read_deleted(self, element: Element) -> None:
        """Leave out what is deleted or moved away; the marks of its fields still count."""
        for mark in element.iter(f"{W}fldChar"):
            self._fields.mark(mark)
        self._state.leave_out_all(element)

    def _read_deleted_text(self, element: Element) -> None:
        self._hidden.append(words(element))

    def _read_content_control(self, control: Element) -> None:
        content = control.find(f"{W}sdtContent")
        if content is None:
            return
        if is_on(control.find(f"{W}sdtPr"), f"{W}showingPlcHdr", _VAL):
            self._state.leave_out_all(content)
        else:
            self.read(content)

    def _read_equation(self, equation: Element) -> None:
        spoken = self._words
        self._say(" ".join(linear(equation).split()))
        self.equation, self._words = True, spoken

    def _read_symbol(self, symbol: Element) -> None:
        code = symbol.get(f"{W}char", "")
        try:
            sign = chr(int(code, 16))
        except (ValueError, OverflowError):
            return
        if not 0xD800 <= ord(sign) < 0xE000:
            self._say(glyph(sign, symbol.get(f"{W}font", "")))

    def _read_break(self, _: Element) -> None:
        self._say("\n")

    def _read_tab(self, _: Element) -> None:
        self._say("\t")

    def _read_hyphen(self, _: Element) -> None:
        self._say("-")

    def _read_page_end(self, _: Element) -> None:
        self._state.turn_page()

    def _read_field_mark(self, mark: Element) -> None:
        self._say(self._fields.mark(mark))

    def _read_instruction(self, instruction: Element) -> None:
        self._fields.instruct(words(instruction))

    def _read_ruby(self, ruby: Element) -> None:
        """Print the reading of a word behind it in brackets."""
        base, reading = ruby.find(f"{W}rubyBase"), ruby.find(f"{W}rt")
        if base is not None:
            self.read(base)
        if reading is not None and plain(reading):
            self._say("(")
            self.read(reading)
            self._say(")")

    def _read_footnote(self, reference: Element) -> None:
        self._read_note(reference, self._state.footnotes)

    def _read_endnote(self, reference: Element) -> None:
        self._read_note(reference, self._state.endnotes)

    def _read_note(self, reference: Element, notes: Notes) -> None:
        if self._fields.hides:
            return
        custom = reference.get(f"{W}customMarkFollows", "0") in ("1", "true", "on")
        own = _mark_behind(reference) if custom else ""
        mark = own if custom else notes.next_mark(self._state.section, self._state.page)
        self._closing = own
        note = notes.call(reference)
        if note is None:
            self._say(mark)
            return
        self._state.enter()
        content, typed = _without_mark(self._inside(note), mark if custom else "")
        self._state.leave()
        self._notes.append(Note(self._length, mark + typed, content))
        self._closing = own + typed

    def _read_drawing(self, drawing: Element) -> None:
        found = Drawings(self._state, self.page or self._state.page)
        found.read(drawing)
        for box in found.boxes:
            self._state.enter()
            page = self._state.page
            content = self._inside(box)
            self._state.page = page
            self._state.leave()
            if content:
                self.asides.append(Box(content, page=page))
        self.asides.extend(found.pieces)


def _placed(note: Note, at: int, text: str) -> Note:
    """Put a note at its place; next to a digit its number is written raised, as printed, lest it change a figure."""
    beside = text[max(at - 1, 0) : at + 1]
    marker = note.marker.translate(_RAISED) if any(sign.isdecimal() for sign in beside) else note.marker
    return Note(at, marker, note.content)


def _mark_behind(reference: Element) -> str:
    """The writer's own mark for a note: the text behind the reference in the same run."""
    mark = ""
    for after in reference.itersiblings():
        if after.tag == f"{W}t":
            mark += words(after)
    return mark


def _without_mark(content: tuple[Piece, ...], mark: str) -> tuple[tuple[Piece, ...], str]:
    """Take the mark off a note's beginning, and a bracket that the writer typed behind it."""
    if not content or not isinstance(content[0], Paragraph):
        return content, ""
    first = content[0]
    text = first.text.removeprefix(mark) if mark else first.text
    typed = ")" if text.startswith(")") else ""
    text = text[len(typed) :].lstrip()
    taken = len(first.text) - len(text)
    notes = tuple(Note(max(note.at - taken, 0), note.marker, note.content) for note in first.notes)
    return (_with_text(first, text, notes), *content[1:]), typed


def _with_text(paragraph: Paragraph, text: str, notes: tuple[Note, ...]) -> Paragraph:
    return Paragraph(text, paragraph.role, paragraph.number, paragraph.level, notes, paragraph.page)


_Reader: TypeAlias = Callable[[Line, Element], None]
_RUN_READERS: Final[Mapping[str, _Reader]] = MappingProxyType({
    f"{W}t": Line._read_text, f"{W}delText": Line._read_deleted_text, f"{W}instrText": Line._read_instruction,
    f"{W}fldChar": Line._read_field_mark, f"{W}tab": Line._read_tab, f"{W}ptab": Line._read_tab,
    f"{W}br": Line._read_break, f"{W}cr": Line._read_break, f"{W}noBreakHyphen": Line._read_hyphen,
    f"{W}sym": Line._read_symbol, f"{W}ruby": Line._read_ruby, f"{W}footnoteReference": Line._read_footnote,
    f"{W}endnoteReference": Line._read_endnote, f"{W}lastRenderedPageBreak": Line._read_page_end,
    f"{W}drawing": Line._read_drawing, f"{W}pict": Line._read_drawing, f"{W}object": Line._read_drawing,
})  # fmt: skip
_AROUND_RUNS: Final = (
    "hyperlink", "ins", "moveTo", "smartTag", "customXml", "fldSimple", "dir", "bdo", "txbxContent", "p",
)  # fmt: skip
_READERS: Final[Mapping[str, _Reader]] = MappingProxyType({
    f"{W}r": Line._read_run, f"{W}del": Line._read_deleted, f"{W}moveFrom": Line._read_deleted,
    f"{W}sdt": Line._read_content_control, f"{M}oMath": Line._read_equation, f"{M}oMathPara": Line._read_equation,
    **{f"{W}{name}": Line.read for name in _AROUND_RUNS},
})  # fmt: skip
