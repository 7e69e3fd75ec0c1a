"""The walk over a document's sections: paragraphs, and what the controls in their text stand for, as content."""

from collections.abc import Callable, Iterator, Sequence

from ingest.content import Box, Cell, Paragraph, Piece, Role, Table
from ingest.formats.equations import readable_equation
from ingest.formats.hwp import objects
from ingest.formats.hwp.docinfo import DocInfo, Head, Kind
from ingest.formats.hwp.flow import Flow
from ingest.formats.hwp.heads import Heads
from ingest.formats.hwp.lists import lists_in, words_below
from ingest.formats.hwp.notes import NoteShape, Numbers, read_note_shape
from ingest.formats.hwp.pages import Pages
from ingest.formats.hwp.records import Record, Tag, u16, u32
from ingest.formats.hwp.refusals import over_limit
from ingest.formats.hwp.tables import caption_below, read_grid
from ingest.formats.hwp.text import Slot, read_text
from ingest.limits import Limits

_NOTES = {b"fn  ": Kind.FOOTNOTE, b"en  ": Kind.ENDNOTE}
_SECTION_NUMBERS = ((1, Kind.PAGE), (2, Kind.FIGURE), (3, Kind.TABLE), (4, Kind.EQUATION))
_NEAR = 16  # controls among which the one that a place calls is looked for
_Handler = Callable[[Record, Flow], None]


class Body:
    """Reads sections one after another; numbers run on from one to the next."""

    def __init__(self, information: DocInfo, pages: Pages, limits: Limits) -> None:
        self._information = information
        self._limits = limits
        self._heads = Heads(information)
        self._numbers = Numbers(information.starts)
        self._note_shapes = {kind: NoteShape() for kind in _NOTES.values()}
        self._depth = 0
        self._cells = 0
        self._in_note = False
        self._pages = pages
        self._outermost: Record | None = None
        self._page: int | None = None
        self._left_out: dict[str, None] = {}
        self._handlers: dict[bytes, _Handler] = {
            b"tbl ": self._table, b"gso ": self._shapes, b"eqed": self._equation, b"form": self._form,
            b"fn  ": self._note, b"en  ": self._note, b"atno": self._automatic, b"nwno": self._new_number,
            b"tdut": self._ruby, b"tcps": self._overlapped, b"idxm": self._index, b"secd": self._section,
        }  # fmt: skip

    @property
    def left_out(self) -> tuple[str, ...]:
        """What of the sections read so far is no running text, each once."""
        return tuple(self._left_out)

    def section(self, top: Sequence[Record]) -> Iterator[Piece]:
        """Read one section."""
        for paragraph in top:
            if paragraph.tag == Tag.PARAGRAPH:
                self._page = self._pages.of(paragraph)
                self._outermost = paragraph
                yield from self._paragraph(paragraph)
            else:
                self._leave_out(words_below(paragraph))

    def _content(self, paragraphs: Sequence[Record]) -> tuple[Piece, ...]:
        """Read a list of paragraphs that lies inside another."""
        self._depth += 1
        if self._depth > self._limits.depth:
            raise over_limit("겹친 깊이")
        pieces = tuple(piece for paragraph in paragraphs for piece in self._paragraph(paragraph))
        self._depth -= 1
        return pieces

    def _paragraph(self, paragraph: Record) -> list[Piece]:
        controls = [*paragraph.all(Tag.CONTROL)]
        for control in controls:
            if _name(control) == b"secd":  # the outline's numbering holds for this paragraph already
                self._heads.outline = objects.number_of_section(control, 0) or self._heads.outline
        flow = Flow(self._head(paragraph))
        at = 0
        for text in paragraph.all(Tag.TEXT):
            at = self._text(text, controls, at, flow)
        for control in controls[at:]:  # those that no place in the text calls
            self._control(control, flow)
        for record in paragraph.children:
            if record.tag not in (Tag.CONTROL, Tag.TEXT):
                self._leave_out(words_below(record))
        return flow.pieces()

    def _text(self, text: Record, controls: Sequence[Record], at: int, flow: Flow) -> int:
        """Read a text with the controls it calls, from the one at ``at``; the place behind the last one called."""
        for part in read_text(text.payload):
            if isinstance(part, str):
                flow.write(part)
                continue
            after = _matching(controls, at, part)
            for control in controls[at:after]:
                self._control(control, flow)
            at = after
        return at

    def _head(self, paragraph: Record) -> Paragraph:
        shape = self._information.shape(u16(paragraph.payload, 8))
        role = Role.HEADING if shape.head is Head.OUTLINE else Role.BODY
        level = None if shape.head is Head.NONE else shape.level
        return Paragraph("", role, self._heads.printed(shape), level, page=self._page)

    def _control(self, control: Record, flow: Flow) -> None:
        name = _name(control)
        if name in self._handlers:
            self._handlers[name](control, flow)
        else:  # headers, footers, remarks, and controls that are new or only set something
            self._leave_out(words_below(control))

    def _leave_out(self, words: str) -> None:
        if words.strip():
            self._left_out[words.strip()] = None

    def _table(self, control: Record, flow: Flow) -> None:
        grid = read_grid(control, self._limits)
        self._cells += grid.area
        if self._cells > self._limits.cells:
            raise over_limit("표의 칸 수")
        self._leave_out(objects.description(control))
        page, cells = self._page, []
        pages = self._pages.rows(self._outermost, control) if self._outermost is not None and not self._depth else {}
        for place in grid.places:
            self._page = pages.get(place.row, page)
            content = self._content(place.cell.paragraphs)
            cells.append(Cell(place.row, place.column, content, place.row_span, place.column_span, place.heads))
        self._page = page
        caption = self._caption(grid.caption.paragraphs if grid.caption else ())
        if not cells and not caption:
            return
        table = Table(tuple(cells), grid.header_rows, caption, grid.caption_below, page)
        if objects.stands_in_line(control):
            flow.part(table)
        elif objects.offset_down(control) > 0:
            flow.hang_behind(table)
        else:
            flow.hang(table)

    def _caption(self, paragraphs: Sequence[Record]) -> tuple[Paragraph, ...]:
        """A caption's paragraphs; what else stands in a caption is read for its words alone."""
        pieces = self._content(paragraphs)
        return tuple(Paragraph(piece.text, Role.CAPTION, piece.number, piece.level, piece.notes, piece.page)
                     for piece in pieces if isinstance(piece, Paragraph))  # fmt: skip

    def _shapes(self, control: Record, flow: Flow) -> None:
        self._leave_out(objects.description(control))
        list_above = objects.caption_of(control)
        above = () if caption_below(list_above) or list_above is None else self._caption(list_above.paragraphs)
        content: list[Piece] = []
        for shape in objects.shapes_in(control):
            for inside in lists_in(shape):
                content.extend(self._content(inside.paragraphs))
            if words := objects.word_art(shape).strip():
                content.append(Paragraph(words, page=self._page))
        below = self._caption(list_above.paragraphs) if list_above is not None and caption_below(list_above) else ()
        if content or above or below:
            flow.hang(Box(tuple(content), above or below, self._page))

    def _equation(self, control: Record, flow: Flow) -> None:
        self._leave_out(objects.description(control))
        flow.equation(readable_equation(objects.script(control)))
        caption = objects.caption_of(control)
        if caption is not None:
            flow.hang_behind(Box((), self._caption(caption.paragraphs), self._page))

    def _form(self, control: Record, flow: Flow) -> None:
        if words := objects.form_text(control):
            flow.write(words)

    def _note(self, control: Record, flow: Flow) -> None:
        kind = _NOTES[_name(control)]
        marker = self._numbers.note(kind, self._note_shapes[kind], control.payload)
        inside, self._in_note = self._in_note, True
        content = [piece for one in lists_in(control) for piece in self._content(one.paragraphs)]
        self._in_note = inside
        flow.note(marker, tuple(_without_indent(content)))

    def _automatic(self, control: Record, flow: Flow) -> None:
        own = u32(control.payload, 4) & 0xF in _NOTES.values()
        if own and self._in_note:
            return  # the note's own marker, which stands in front of it
        flow.write(self._numbers.automatic(control.payload)[1])

    def _new_number(self, control: Record, flow: Flow) -> None:
        kind = u32(control.payload, 4) & 0xF
        if kind in tuple(Kind):
            self._numbers.begin(Kind(kind), u16(control.payload, 8) or 1)

    def _ruby(self, control: Record, flow: Flow) -> None:
        flow.write(objects.ruby(control))

    def _overlapped(self, control: Record, flow: Flow) -> None:
        flow.write(objects.overlapped(control))

    def _index(self, control: Record, flow: Flow) -> None:
        self._leave_out(objects.index_words(control))

    def _section(self, control: Record, flow: Flow) -> None:
        for kind, record in zip(_NOTES.values(), control.all(Tag.NOTE_SHAPE), strict=False):
            self._note_shapes[kind] = read_note_shape(record.payload)
            self._numbers.enter_section(kind, self._note_shapes[kind])
        for place, kind in _SECTION_NUMBERS:
            if number := objects.number_of_section(control, place):
                self._numbers.begin(kind, number)
        self._leave_out(words_below(control))  # what stands on every page behind the text


def _name(control: Record) -> bytes:
    return control.payload[3::-1]


def _matching(controls: Sequence[Record], at: int, slot: Slot) -> int:
    """The place behind the control that a slot calls, which in a sound file is the next; ``at`` if it isn't near."""
    near = range(at, min(at + _NEAR, len(controls)))
    return next((place + 1 for place in near if _name(controls[place]) == slot.name), at)


def _without_indent(content: Sequence[Piece]) -> Iterator[Piece]:
    """The blank between a note's marker and its text isn't the text's."""
    for place, piece in enumerate(content):
        if place == 0 and isinstance(piece, Paragraph) and not piece.notes:
            yield Paragraph(piece.text.lstrip(" "), piece.role, piece.number, piece.level, page=piece.page)
        else:
            yield piece
