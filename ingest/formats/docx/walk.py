"""The blocks of a Word document in their order: paragraphs with number and role, tables, what is anchored in them."""

from collections.abc import Iterator
from typing import Final

from ingest.content import Paragraph, Piece, Role
from ingest.formats.docx.captions import with_captions
from ingest.formats.docx.fields import Fields
from ingest.formats.docx.runs import Line
from ingest.formats.docx.state import State
from ingest.formats.docx.tables import read_table
from ingest.formats.ooxml.names import Element, W, children, is_on, value, whole

_VAL: Final = f"{W}val"
_AROUND: Final = (f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}sdtContent", f"{W}smartTag")
_FOREIGN: Final = "문서에 끼워 넣은 다른 형식의 글(altChunk)은 읽지 않았습니다. 워드에서 열어 다시 저장하면 읽습니다."
_MOST_HEADING = 9


class Walk:
    """Reads stories: the body, and what stands in cells, boxes and notes."""

    def __init__(self, state: State) -> None:
        """Begin at the top of a document."""
        self._state = state

    def story(self, root: Element) -> tuple[Piece, ...]:
        """Read a story whose fields begin and end in it."""
        return self._pieces(root, Fields(root))

    def _pieces(self, holder: Element, fields: Fields) -> tuple[Piece, ...]:
        return with_captions([piece for block in self._blocks(holder) for piece in self._block(block, fields)])

    def _blocks(self, holder: Element) -> Iterator[Element]:
        """Paragraphs and tables, those in content controls and insertions too."""
        for child in children(holder):
            if child.tag in (f"{W}p", f"{W}tbl"):
                yield child
            elif child.tag in _AROUND:
                yield from self._blocks(child)
            elif child.tag == f"{W}sdt":
                if is_on(child.find(f"{W}sdtPr"), f"{W}showingPlcHdr", _VAL):
                    self._state.leave_out_all(child)
                else:
                    yield from self._blocks(child)
            elif child.tag in (f"{W}del", f"{W}moveFrom"):
                self._state.leave_out_all(child)
            elif child.tag == f"{W}altChunk":
                self._state.remarks[_FOREIGN] = None

    def _block(self, block: Element, fields: Fields) -> list[Piece]:
        if block.tag == f"{W}tbl":
            table = read_table(block, self._state, lambda cell: self._pieces(cell, fields))
            return [table] if table.cells else []
        return self._paragraph(block, fields)

    def _paragraph(self, paragraph: Element, fields: Fields) -> list[Piece]:
        looks = paragraph.find(f"{W}pPr")
        style = value(looks, f"{W}pStyle", _VAL)
        place = self._state.lists.place(looks, style)
        gone = looks is not None and looks.find(f"{W}rPr/{W}del") is not None
        number = self._state.lists.next_number(*place) if place is not None and not gone else ""
        line = Line(self._state, fields, self.story, style)
        line.read(paragraph)
        text, notes = line.finish()
        if looks is not None and looks.find(f"{W}sectPr") is not None:
            self._state.section += 1
        if not text and not notes:
            return line.asides
        outline = self._outline(looks, style)
        role = self._role(outline, style, equation=line.equation)
        level = outline if role is Role.HEADING else place[1] + 1 if place is not None and number else None
        page = line.page or self._state.page
        return [Paragraph(text, role, number, level, notes, page), *line.asides]

    def _outline(self, looks: Element | None, style: str | None) -> int | None:
        own = value(looks, f"{W}outlineLvl", _VAL)
        if own is None:
            return self._state.styles.outline(style)
        level = whole(own, _MOST_HEADING) + 1
        return level if 1 <= level <= _MOST_HEADING else None

    def _role(self, outline: int | None, style: str | None, *, equation: bool) -> Role:
        if outline is not None:
            return Role.HEADING
        if equation:
            return Role.EQUATION
        return Role.CAPTION if self._state.styles.is_caption(style) else Role.BODY
