"""What a Word document's reader knows while it walks: definitions, counts, the page, and what is left out."""

from ingest.errors import IngestError
from ingest.formats.docx.lists import Lists
from ingest.formats.docx.notes import Notes
from ingest.formats.docx.styles import Styles
from ingest.formats.docx.texts import plain
from ingest.formats.ooxml.names import Element, W
from ingest.formats.ooxml.parts import Part
from ingest.formats.ooxml.tally import Tally
from ingest.limits import Limits


class State(Tally):
    """One document being read."""

    def __init__(self, part: Part, limits: Limits) -> None:
        """Take the main part of a document."""
        super().__init__(limits)
        self.part = part
        root, settings = part.xml(), self._root("settings")
        sections = [one for one in root.iter(f"{W}sectPr") if one.getparent().tag in (f"{W}body", f"{W}pPr")]
        self.styles = Styles(self._root("styles"))
        self.lists = Lists(self._root("numbering"), self.styles)
        self.footnotes = Notes(self._root("footnotes"), "footnote", settings, sections)
        self.endnotes = Notes(self._root("endnotes"), "endnote", settings, sections)
        self.page = 1 if next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None else None
        self.section = 0

    def _root(self, kind: str) -> Element | None:
        found = next(self.part.related(kind), None)
        return found.sound_xml(self.lost) if found is not None else None

    def leave_out_all(self, element: Element) -> None:
        """Note all the text of an element as left out."""
        self.leave_out(plain(element))

    def turn_page(self) -> None:
        """Pass the end of a page, where the document's program noted them."""
        if self.page is not None:
            self.page += 1
            if self.page > self.limits.pages:
                raise IngestError("쪽이 너무 많습니다.", "문서를 나누어 다시 저장해 넣어 주세요.")
