"""Lists of paragraphs and everything in them, wherever they stand: the body, a cell, a box, a note.

Goes through a section once, in reading order, since numbers are counted as they come by.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from lxml import etree

from ingest.content import Box, Paragraph, Piece, Role, Table
from ingest.errors import IngestError
from ingest.formats.equations import readable_equation
from ingest.formats.hwpx.definitions import Definitions
from ingest.formats.hwpx.inline import TrackedText, clean, plain_text
from ingest.formats.hwpx.layout import turns
from ingest.formats.hwpx.line import Line
from ingest.formats.hwpx.numbers import Numbers
from ingest.formats.hwpx.pages import Stand, pages_of_rows
from ingest.formats.hwpx.tables import read_caption, read_table
from ingest.formats.hwpx.tree import child, children, is_on, local, number
from ingest.limits import Limits

_Handler = Callable[["Flow", "etree._Element", Line], None]
_NEGATIVE = 2**31  # offsets are written as unsigned numbers
_BUTTONS = {"checkBtn": ("☐ ", "☑ "), "radioBtn": ("○ ", "◉ "), "btn": ("", "")}


class Flow:
    """Reads sections one after the other; ``left_out`` gathers what is no running text, each once."""

    def __init__(self, definitions: Definitions, limits: Limits) -> None:
        self._definitions = definitions
        self._limits = limits
        self._numbers = Numbers(definitions)
        self._tracked = TrackedText(etree.Element("none"))
        self._left_out: dict[str, None] = {}
        self._page: int | None = None
        self._stand: Stand | None = None
        self._depth = 0
        self._cells = 0
        self._in_note = False
        self.pictures = 0

    @property
    def left_out(self) -> tuple[str, ...]:
        """The texts set apart so far."""
        return tuple(self._left_out)

    def leave_out(self, text: str) -> None:
        """Set a text apart."""
        if text.strip():
            self._left_out.setdefault(text.strip())

    def section(self, root: "etree._Element", stands: Sequence[Stand]) -> list[Piece]:
        """Read one section; ``stands`` tells where each of its paragraphs stands, if that is known."""
        self._tracked = TrackedText(root)
        pieces: list[Piece] = []
        for paragraph, stand in zip_longest(children(root, "p"), stands):
            self._page, self._stand = (None, None) if stand is None else (stand.page, stand)
            pieces += self._paragraph(paragraph)
        return pieces

    def within(self, paragraphs: "etree._Element", pages: Sequence[int] = ()) -> tuple[Piece, ...]:
        """Read a list of paragraphs that stands in something else; ``pages`` are theirs where known."""
        self._depth += 1
        if self._depth > self._limits.depth:
            raise IngestError("표나 글상자가 지나치게 깊이 겹쳐 있습니다.", "겹친 표를 풀어 저장한 뒤 넣어 주세요.")
        pieces: list[Piece] = []
        around = self._page
        for paragraph, page in zip_longest(children(paragraphs, "p"), pages):
            self._page = around if page is None else page
            pieces += self._paragraph(paragraph)
        self._page = around
        self._depth -= 1
        return tuple(pieces)

    def _paragraph(self, paragraph: "etree._Element") -> list[Piece]:
        properties = next((one for run in children(paragraph, "run") for one in children(run, "secPr")), None)
        if properties is not None:
            self._numbers.begin_section(properties)
        heading = self._definitions.heading(paragraph)
        printed = self._numbers.before(heading)
        line = Line()
        for run in children(paragraph, "run"):
            self._read_all(run, line)
        level = heading.level + 1 if heading.kind in ("OUTLINE", "NUMBER", "BULLET") else None
        return line.pieces(Paragraph("", self._role(paragraph, heading.kind, line), printed, level, page=self._page))

    def _role(self, paragraph: "etree._Element", kind: str, line: Line) -> Role:
        if line.is_equation:
            return Role.EQUATION
        if kind == "OUTLINE":
            return Role.HEADING
        return Role.CAPTION if self._definitions.is_caption(paragraph) else Role.BODY

    def _read_all(self, parent: "etree._Element", line: Line) -> None:
        for element in parent:
            handler = _HANDLERS.get(local(element))
            if handler is None:
                continue
            if self._tracked.deleting and handler is not Flow._text:
                self.leave_out(plain_text(element))
            else:
                handler(self, element, line)

    def _text(self, element: "etree._Element", line: Line) -> None:
        for text, deleted in self._tracked.split(element):
            if deleted:
                self.leave_out(text)
            else:
                line.write(text)

    def _switch(self, element: "etree._Element", line: Line) -> None:
        """Of several ways to write one thing, take the first."""
        case = child(element, "case")
        case = child(element, "default") if case is None else case
        if case is not None:
            self._read_all(case, line)

    def _note(self, element: "etree._Element", line: Line) -> None:
        kind = "FOOTNOTE" if local(element) == "footNote" else "ENDNOTE"
        marker = self._numbers.note(element, kind, self._page)
        kept = self._page, self._stand, self._in_note
        self._page, self._stand, self._in_note = None, None, True
        content = list(self._lists(element))
        self._page, self._stand, self._in_note = kept
        if content and isinstance(first := content[0], Paragraph) and not first.notes:
            content[0] = replace(first, text=first.text.lstrip(" "))  # the blank behind the marker is not the text's
        line.note(marker, tuple(content))

    def _lists(self, element: "etree._Element") -> Iterator[Piece]:
        for paragraphs in children(element, "subList"):
            yield from self.within(paragraphs)

    def _number(self, element: "etree._Element", line: Line) -> None:
        """Print a number of its own; in a note, the note's number is its marker, which stands at its caller."""
        if not (self._in_note and element.get("numType") in ("FOOTNOTE", "ENDNOTE")):
            line.write(self._numbers.automatic(element))

    def _new_number(self, element: "etree._Element", line: Line) -> None:
        self._numbers.restart(element.get("numType") or "", number(element, "num", 1))

    def _aside(self, element: "etree._Element", line: Line) -> None:
        """Headers, footers, hidden comments and memos."""
        self.leave_out(plain_text(element))

    def _index(self, element: "etree._Element", line: Line) -> None:
        keys = (clean("".join(key.itertext())) for key in element)
        self.leave_out(" ".join(key for key in keys if key.strip()))

    def _table(self, element: "etree._Element", line: Line) -> None:
        self._cells += sum(1 for _ in element.iterfind("{*}tr/{*}tc"))
        if self._cells > self._limits.cells:
            raise IngestError(f"표의 칸이 너무 많습니다({self._cells:,}칸).", "문서를 나누어 저장해 넣어 주세요.")
        self._comment(element)
        table = self._read_table(element)
        if not table.cells and not table.caption:
            return
        position = child(element, "pos")
        if position is not None and is_on(position, "treatAsChar"):
            line.part(table)
        elif 0 < number(position, "vertOffset") < _NEGATIVE:
            line.hang_behind(table)
        else:
            line.hang(table)

    def _read_table(self, element: "etree._Element") -> Table:
        """Read a table; of one that is broken over pages, each row has its own."""
        stand, self._stand = self._stand, None
        page, pages = self._page, pages_of_rows(element, stand) if stand is not None else {}

        def within(paragraphs: "etree._Element", row: int | None) -> tuple[Piece, ...]:
            begin = None if row is None else pages.get(row)
            return self.within(paragraphs, [begin + turned for turned in turns(paragraphs)] if begin else ())

        table = read_table(element, within, self._limits, pages.get(0, page))
        self._page, self._stand = page, stand
        return table

    def _shape(self, element: "etree._Element", line: Line) -> None:
        """Drawings, pictures and other objects: the text in them, their captions, and alternative texts set apart."""
        box = self._box(element)
        if box is not None:
            line.hang(box)

    def _box(self, element: "etree._Element") -> Box | None:
        self._comment(element)
        self.pictures += local(element) in ("pic", "ole", "chart", "video")
        content: list[Piece] = []
        if art := clean(element.get("text") or "").strip():
            content.append(Paragraph(art))
        for inner in element:
            if local(inner) == "drawText":
                content += self._lists(inner)
            elif _HANDLERS.get(local(inner)) is Flow._shape and (box := self._box(inner)) is not None:
                content.append(box)
        caption, _ = read_caption(element, self._in_caption)
        return Box(tuple(content), caption, self._page) if content or caption else None

    def _in_caption(self, paragraphs: "etree._Element", row: int | None) -> tuple[Piece, ...]:
        return self.within(paragraphs)

    def _comment(self, element: "etree._Element") -> None:
        for comment in children(element, "shapeComment"):
            self.leave_out(clean("".join(comment.itertext())))

    def _equation(self, element: "etree._Element", line: Line) -> None:
        self._comment(element)
        script = child(element, "script")
        if script is not None:
            line.write_equation(readable_equation(clean("".join(script.itertext()))))
        caption, _ = read_caption(element, self._in_caption)
        if caption:
            line.hang_behind(Box((), caption, self._page))

    def _composed(self, element: "etree._Element", line: Line) -> None:
        """Characters printed one over the other."""
        line.write(clean(element.get("composeText") or ""))

    def _ruby(self, element: "etree._Element", line: Line) -> None:
        """Words with smaller ones above or below them, which follow in brackets."""
        words, small = (
            "" if (part := child(element, name)) is None else clean("".join(part.itertext()))
            for name in ("mainText", "subText")
        )
        line.write(f"{words}({small})" if small.strip() else words)

    def _button(self, element: "etree._Element", line: Line) -> None:
        off, on = _BUTTONS[local(element)]
        line.write((on if element.get("value") == "CHECKED" else off) + clean(element.get("caption") or ""))

    def _choice(self, element: "etree._Element", line: Line) -> None:
        """A box that offers choices shows the chosen one."""
        chosen = element.get("selectedValue") or ""
        shown = (one.get("displayText") for one in element.iter("{*}listItem") if one.get("value") == chosen)
        line.write(clean(next((text for text in shown if text), chosen)))

    def _field(self, element: "etree._Element", line: Line) -> None:
        text = child(element, "text")
        line.write("" if text is None else clean("".join(text.itertext())))


_SHAPES = (
    "pic", "ole", "chart", "video", "container", "rect", "ellipse", "arc", "polygon", "curve", "line", "connectLine",
    "textart",
)  # fmt: skip
_HANDLERS: dict[str, _Handler] = {
    "t": Flow._text,
    "ctrl": Flow._read_all,
    "switch": Flow._switch,
    "footNote": Flow._note,
    "endNote": Flow._note,
    "autoNum": Flow._number,
    "newNum": Flow._new_number,
    "tbl": Flow._table,
    "equation": Flow._equation,
    "compose": Flow._composed,
    "dutmal": Flow._ruby,
    "edit": Flow._field,
    **dict.fromkeys(("header", "footer", "hiddenComment", "fieldBegin"), Flow._aside),
    **dict.fromkeys(("indexmark", "indexMark"), Flow._index),
    **dict.fromkeys(("comboBox", "listBox"), Flow._choice),
    **dict.fromkeys(_BUTTONS, Flow._button),
    **dict.fromkeys(_SHAPES, Flow._shape),
}
