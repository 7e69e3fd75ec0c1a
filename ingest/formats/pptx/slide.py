"""One slide as pieces: title, shapes in the order of reading, tables, charts, diagrams, then the speaker's notes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ingest.content import Box, Paragraph, Piece, Role
from ingest.formats.ooxml import charts, diagrams
from ingest.formats.ooxml.names import DGM, A, C, Element, P, R, children, words
from ingest.formats.ooxml.parts import Part
from ingest.formats.ooxml.tally import Tally
from ingest.formats.pptx.shapes import FURNITURE, TITLES, Holder, above, holder, ordered, shapes_of
from ingest.formats.pptx.tables import read_table
from ingest.formats.pptx.text import paragraphs, size

_OBJECT: Final = "슬라이드에 든 다른 프로그램의 개체(엑셀 시트 등)는 열지 않고 건너뛰었습니다."
_NEW_CHART: Final = "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart"
_LONGEST_TITLE: Final = 60


class Slide:
    """One slide being read."""

    def __init__(self, part: Part, number: int, tally: Tally, defaults: Sequence[Element]) -> None:
        """Take a slide's part; ``defaults`` are the presentation's own list styles."""
        self._part = part
        self._page = number
        self._tally = tally
        self._defaults = defaults
        layout = next(part.related("slideLayout"), None)
        master = next(layout.related("slideMaster"), None) if layout is not None else None
        self._layout = layout.sound_xml(tally.lost) if layout is not None else None
        self._master = master.sound_xml(tally.lost) if master is not None else None
        self._titled = False
        self._sizes: list[tuple[int, int]] = []  # the size of a text and where its pieces begin

    def pieces(self) -> Iterator[Piece]:
        """Read the slide."""
        tree = self._part.xml().find(f"{P}cSld/{P}spTree")
        found: list[Piece] = []
        if tree is not None:
            shapes = list(shapes_of(tree))
            titles = [shape for shape in shapes if _kind(shape) in TITLES]
            rest = [shape for shape in shapes if _kind(shape) not in TITLES]
            for shape in (*titles, *ordered(rest, (self._layout, self._master))):
                self._read(shape, found)
        yield from found if self._titled else self._with_largest_as_title(found)
        yield from self._notes()
        self._leave_out_comments()

    def _read(self, shape: Element, found: list[Piece]) -> None:
        self._leave_out_description(shape)
        if shape.tag == f"{P}grpSp":
            self._tally.enter()
            for inner in ordered(list(shapes_of(shape)), (self._layout, self._master)):
                self._read(inner, found)
            self._tally.leave()
        elif shape.tag == f"{P}graphicFrame":
            found.extend(self._graphics(shape))
        else:
            found.extend(self._texts(shape, len(found)))

    def _texts(self, shape: Element, at: int) -> Sequence[Piece]:
        body, place = shape.find(f"{P}txBody"), holder(shape)
        texts = paragraphs(body, self._styles(place), self._page, self._tally.leave_out)
        if place is not None and place.kind in FURNITURE:
            for text in texts:
                self._tally.leave_out(text.text)
            return ()
        if place is not None and place.kind in TITLES and texts:
            self._titled = True
            title = "\n".join(text.text for text in texts)
            return (Paragraph(title, Role.HEADING, texts[0].number, 1, page=self._page),)
        if texts:
            self._sizes.append((size(body), at))
        return texts

    def _styles(self, place: Holder | None) -> list[Element]:
        """The list styles that a text follows: of a placeholder those above it, else the presentation's."""
        if place is None:
            return list(self._defaults)
        kind = "titleStyle" if place.kind in TITLES else "otherStyle" if place.kind in FURNITURE else "bodyStyle"
        holders = [above(place, self._layout), above(place, self._master)]
        styles = [one.find(f"{P}txBody/{A}lstStyle") for one in holders if one is not None]
        styles.append(self._master.find(f"{P}txStyles/{P}{kind}") if self._master is not None else None)
        return [style for style in styles if style is not None]

    def _graphics(self, frame: Element) -> Iterator[Piece]:
        for graphic in _descendants(frame):
            if graphic.tag == f"{A}tbl":
                yield read_table(graphic, self._page, self._tally)
            elif graphic.tag == f"{C}chart":
                yield from self._chart(graphic)
            elif graphic.tag == f"{DGM}relIds":
                yield from self._diagram(graphic)
            elif graphic.tag == f"{P}oleObj":
                self._tally.remarks[_OBJECT] = None
            elif graphic.tag == _NEW_CHART:
                self._tally.remarks[f"{self._page}번째 슬라이드의 차트는 새 형식이라 읽지 못했습니다."] = None

    def _chart(self, reference: Element) -> Iterator[Piece]:
        root = self._related(reference.get(f"{R}id"))
        if root is None:
            return
        tables = charts.tables(root, self._page, self._tally.limits)
        self._tally.count_cells(sum(len(table.cells) for table in tables))
        yield from tables or (Paragraph(title, page=self._page) for title in charts.titles(root))

    def _diagram(self, reference: Element) -> Iterator[Piece]:
        root = self._related(reference.get(f"{R}dm"))
        content = diagrams.paragraphs(root, self._page) if root is not None else ()
        if content:
            yield Box(content, page=self._page)

    def _related(self, key: str | None) -> Element | None:
        part = self._part.by_id(key)
        return part.sound_xml(self._tally.lost) if part is not None else None

    def _with_largest_as_title(self, found: list[Piece]) -> list[Piece]:
        """Without a title of its own, a slide is named by its first text if that is by far the largest and short."""
        if not self._sizes or not self._sizes[0][0]:
            return found
        (largest, at), others = self._sizes[0], self._sizes[1:]
        first = found[at]
        alone = len(others) == 0 or others[0][1] == at + 1
        if (
            at == 0
            and alone
            and isinstance(first, Paragraph)
            and len(first.text) <= _LONGEST_TITLE
            and not first.number
            and all(0 < other < largest for other, _ in others)
            and len(found) > 1
        ):
            return [replace(first, role=Role.HEADING, level=1), *found[1:]]
        return found

    def _notes(self) -> Iterator[Piece]:
        for part in self._part.related("notesSlide"):
            root = part.sound_xml(self._tally.lost)
            tree = root.find(f"{P}cSld/{P}spTree") if root is not None else None
            content: list[Piece] = []
            for shape in shapes_of(tree) if tree is not None else ():
                texts = paragraphs(shape.find(f"{P}txBody"), (), self._page, self._tally.leave_out)
                if _kind(shape) in FURNITURE:
                    for text in texts:
                        self._tally.leave_out(text.text)
                else:
                    content.extend(texts)
            if content:
                yield Box(tuple(content), page=self._page)

    def _leave_out_description(self, shape: Element) -> None:
        """What a picture is said to show is not written on the slide."""
        for child in shape:
            named = child.find(f"{P}cNvPr") if isinstance(child.tag, str) else None
            if named is not None:
                self._tally.leave_out(named.get("descr", ""))

    def _leave_out_comments(self) -> None:
        for part in self._part.related("comments"):
            root = part.sound_xml(self._tally.lost)
            for text in root.iter(f"{P}text", f"{A}t") if root is not None else ():
                self._tally.leave_out(words(text))


def _kind(shape: Element) -> str:
    place = holder(shape)
    return place.kind if place is not None else ""


def _descendants(element: Element) -> Iterator[Element]:
    """What a frame shows, of alternatives the first; a table is not looked into."""
    for child in children(element):
        yield child
        if child.tag != f"{A}tbl":
            yield from _descendants(child)
