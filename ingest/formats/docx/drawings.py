"""What is drawn in a Word document: text boxes, charts, diagrams, WordArt; what a picture is said to show is left out.

Finds boxes and gives charts and diagrams as pieces; the text in boxes is for the walk.
"""

from types import MappingProxyType
from typing import Final

from ingest.content import Box, Paragraph, Piece
from ingest.formats.docx.state import State
from ingest.formats.ooxml import charts, diagrams
from ingest.formats.ooxml.names import DGM, WP, A, C, Element, R, V, W, children

_CHART: Final = f"{C}chart"
_REMARKS: Final = MappingProxyType({
    "{urn:schemas-microsoft-com:office:office}OLEObject": (
        "문서에 든 다른 프로그램의 개체(엑셀 시트 등)는 열지 않고 건너뛰었습니다."
    ),
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart": (
        "새 형식의 차트(폭포, 트리맵 등)는 읽지 못했습니다."
    ),
})  # fmt: skip


class Drawings:
    """What one drawing holds, in the file's order."""

    def __init__(self, state: State, page: int | None) -> None:
        """Begin a drawing that is anchored on a page."""
        self._state = state
        self._page = page
        self.boxes: list[Element] = []
        self.pieces: list[Piece] = []

    def read(self, element: Element) -> None:
        """Look through an element for what it shows."""
        for child in children(element):
            tag = child.tag
            if tag == f"{W}txbxContent":
                self.boxes.append(child)
                continue
            if tag == _CHART:
                self._read_chart(child)
            elif tag == f"{DGM}relIds":
                self._read_diagram(child)
            elif tag in _REMARKS:
                self._state.remarks[_REMARKS[tag]] = None
            elif isinstance(tag, str):
                self._read_words(child)
            self.read(child)

    def _read_words(self, element: Element) -> None:
        """Alternative texts are left out; the letters of WordArt are text."""
        if element.tag in (f"{WP}docPr", f"{V}shape", f"{V}rect"):
            for name in ("descr", "alt"):
                self._state.leave_out(element.get(name, ""))
        elif element.tag == f"{V}textpath" and (text := element.get("string", "").strip()):
            self.pieces.append(Box((Paragraph(text, page=self._page),), page=self._page))
        elif element.tag == f"{A}t" and element.text:
            self.pieces.append(Box((Paragraph(element.text, page=self._page),), page=self._page))

    def _read_chart(self, reference: Element) -> None:
        part = self._state.part.by_id(reference.get(f"{R}id"))
        root = part.sound_xml(self._state.lost) if part is not None else None
        if root is None:
            return
        found = charts.tables(root, self._page, self._state.limits)
        self._state.count_cells(sum(len(table.cells) for table in found))
        self.pieces.extend(found)
        if not found:
            self.pieces.extend(Paragraph(title, page=self._page) for title in charts.titles(root))

    def _read_diagram(self, reference: Element) -> None:
        part = self._state.part.by_id(reference.get(f"{R}dm"))
        root = part.sound_xml(self._state.lost) if part is not None else None
        content = diagrams.paragraphs(root, self._page) if root is not None else ()
        if content:
            self.pieces.append(Box(content, page=self._page))
