"""What is drawn on a page beside text: rules, painted areas and pictures.

Rules are gathered from lines, thin boxes and the edges of boxes; dotted ones come in thousands of pieces. Knows
nothing of tables.
"""

from collections.abc import Iterator
from ctypes import CFUNCTYPE, byref, c_float, c_int, c_uint, c_void_p, cast
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from ingest.formats.pdf.shapes import Area, Frame

_THIN = 3.5  # points; a painted box no thicker is a rule
_MOST_OBJECTS = 60_000  # beyond it a page is a map or a drawing, not a table
_MOST_SEGMENTS = 400
_MOST_CURVED = 24  # a box with round corners has fewer segments
_LOWEST_LETTER = 5.0
_LETTER = 30.0  # points; smaller figures of many strokes are letters drawn as outlines
_DEEPEST = 4  # forms in forms
_WHITE = 250
# Prototypes of our own that take addresses as plain numbers: dotted rules come in thousands of pieces.
_object_of = cast(pdfium.FPDFPage_GetObject, CFUNCTYPE(c_void_p, c_void_p, c_int))
_inner_of = cast(pdfium.FPDFFormObj_GetObject, CFUNCTYPE(c_void_p, c_void_p, c_int))
_type_of = cast(pdfium.FPDFPageObj_GetType, CFUNCTYPE(c_int, c_void_p))
_bounds_of = cast(pdfium.FPDFPageObj_GetBounds, CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p))
_UNMOVED = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_STRAIGHT = 0.7  # points that a rule may lean


class Rule(NamedTuple):
    """A straight line: ``at`` across it, from ``first`` to ``last`` along it."""

    at: float
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawn parts of one page; ``pictures`` is the share of the page that images cover.

    ``outlines`` counts small curved figures: letters that are drawn instead of printed.
    """

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    painted: tuple[Area, ...]
    backgrounds: tuple[Area, ...]
    pictures: float
    outlines: int


class DrawingReader:
    """Reads the drawn parts of one page."""

    def __init__(self, page: Any, frame: Frame) -> None:  # noqa: ANN401
        self._page = page
        self._frame = frame
        self._edges = tuple(c_float() for _ in range(4))
        self._places = tuple(byref(edge) for edge in self._edges)
        self._across: list[Rule] = []
        self._down: list[Rule] = []
        self._painted: list[Area] = []
        self._backgrounds: list[Area] = []
        self._pictures = 0.0
        self._seen = 0
        self._outlines = 0

    def read(self) -> Drawing:
        """Look at every object of the page once."""
        page = cast(self._page, c_void_p).value
        for place in range(max(0, pdfium.FPDFPage_CountObjects(self._page))):
            thing = _object_of(page, place)
            if _type_of(thing) != pdfium.FPDF_PAGEOBJ_PATH or not self._is_thin(thing):
                self._take(thing, _UNMOVED, 0)
        if self._seen > _MOST_OBJECTS:
            self._across, self._down = [], []
        whole = max(1.0, self._frame.width * self._frame.height)
        return Drawing(
            tuple(self._across),
            tuple(self._down),
            tuple(self._painted),
            tuple(self._backgrounds),
            min(1.0, self._pictures / whole),
            self._outlines,
        )

    def _is_thin(self, address: int) -> bool:
        """Take a line or a thin box and say so; the pieces of a dotted rule, one after the other, make one."""
        area = self._area(address, _UNMOVED)
        if area is None or (area.x1 - area.x0 > _THIN and area.bottom - area.top > _THIN):
            return False
        self._seen += 1
        self._add_thin(area)
        return True

    def _take(self, address: int, matrix: tuple[float, ...], depth: int) -> None:
        kind = _type_of(address)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            return
        self._seen += 1
        if self._seen > _MOST_OBJECTS:
            return
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            self._take_form(address, matrix, depth)
            return
        area = self._area(address, matrix)
        if area is None:
            return
        if kind != pdfium.FPDF_PAGEOBJ_PATH:
            self._take_picture(kind, area)
        elif min(area.width, area.height) <= _THIN:
            self._add_thin(area)
        else:
            self._take_path(cast(address, pdfium.FPDF_PAGEOBJECT), area, matrix)

    def _take_picture(self, kind: int, area: Area) -> None:
        self._backgrounds.append(area)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            width = min(area.x1, self._frame.width) - max(area.x0, 0.0)
            height = min(area.bottom, self._frame.height) - max(area.top, 0.0)
            self._pictures += max(0.0, width) * max(0.0, height)

    def _take_form(self, address: int, matrix: tuple[float, ...], depth: int) -> None:
        form = cast(address, pdfium.FPDF_PAGEOBJECT)
        if depth >= _DEEPEST:
            return
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(form, own)
        inner = _product((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        for place in range(max(0, pdfium.FPDFFormObj_CountObjects(form))):
            self._take(_inner_of(address, place), inner, depth + 1)

    def _area(self, address: int, matrix: tuple[float, ...]) -> Area | None:
        if not _bounds_of(address, *self._places):
            return None
        first, second, third, fourth = self._edges
        left, bottom, right, top = first.value, second.value, third.value, fourth.value
        if matrix is not _UNMOVED:
            corners = [_moved(x, y, matrix) for x in (left, right) for y in (bottom, top)]
            left, right = min(x for x, _ in corners), max(x for x, _ in corners)
            bottom, top = min(y for _, y in corners), max(y for _, y in corners)
        return self._frame.seen(left, bottom, right, top)

    def _take_path(self, path: Any, area: Area, matrix: tuple[float, ...]) -> None:  # noqa: ANN401
        fill, stroke = c_int(), c_int()
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        if not (fill.value or stroke.value):
            return
        count = pdfium.FPDFPath_CountSegments(path)
        if count > 8 and max(area.width, area.height) < _LETTER:
            self._outlines += area.height > _LOWEST_LETTER and _is_curved(path)
            return
        if 3 < count <= _MOST_SEGMENTS:
            self._add_edges(path, count, matrix, stroked=bool(stroke.value))
        if fill.value:
            self._add_painted(path, area)

    def _add_thin(self, area: Area) -> None:
        """A line, or a box so thin that it is one."""
        x0, top, x1, bottom = area
        if bottom - top <= _THIN and bottom - top <= x1 - x0:
            _extend(self._across, (top + bottom) / 2, x0, x1)
        elif x1 - x0 <= _THIN:
            _extend(self._down, (x0 + x1) / 2, top, bottom)

    def _add_painted(self, path: Any, area: Area) -> None:  # noqa: ANN401
        parts = (c_uint(0), c_uint(0), c_uint(0), c_uint(255))
        pdfium.FPDFPageObj_GetFillColor(path, *parts)
        if min(part.value for part in parts[:3]) < _WHITE and parts[3].value > 0:
            self._backgrounds.append(area)
            if area.height < 0.6 * self._frame.height:
                self._painted.append(area)

    def _add_edges(self, path: Any, count: int, matrix: tuple[float, ...], *, stroked: bool) -> None:  # noqa: ANN401
        """The straight edges of a drawn figure; a painted one has only the thin boxes in it as rules."""
        for corners in _figures(path, count, matrix, self._frame):
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            if stroked:
                for (x, y), (to_x, to_y) in pairwise(corners):
                    if abs(y - to_y) <= _STRAIGHT:
                        self._across.append(Rule((y + to_y) / 2, min(x, to_x), max(x, to_x)))
                    elif abs(x - to_x) <= _STRAIGHT:
                        self._down.append(Rule((x + to_x) / 2, min(y, to_y), max(y, to_y)))
            elif min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
                self._add_thin(Area(min(xs), min(ys), max(xs), max(ys)))


def _extend(rules: list[Rule], at: float, first: float, last: float) -> None:
    """Add a rule, or lengthen the one before where it goes on."""
    if rules:
        before = rules[-1]
        if -0.05 < before.at - at < 0.05 and first <= before.last + 1.0 and last >= before.first - 1.0:
            rules[-1] = Rule(before.at, min(first, before.first), max(last, before.last))
            return
    rules.append(Rule(at, first, last))


def _is_curved(path: Any) -> bool:  # noqa: ANN401
    return any(
        pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(path, place)) == pdfium.FPDF_SEGMENT_BEZIERTO
        for place in range(9)
    )


def _figures(path: Any, count: int, matrix: tuple[float, ...], frame: Frame) -> Iterator[list[tuple[float, float]]]:  # noqa: ANN401
    """The corners of each closed or open figure of a path, as seen; curves end a figure."""
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, own)
    whole = _product((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
    corners: list[tuple[float, float]] = []
    x, y = c_float(), c_float()
    for place in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, place)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO and count > _MOST_CURVED:
            return
        if kind != pdfium.FPDF_SEGMENT_LINETO:
            if len(corners) > 1:
                yield corners
            corners = []
        moved_x, moved_y = _moved(x.value, y.value, whole)
        area = frame.seen(moved_x, moved_y, moved_x, moved_y)
        corners.append((area.x0, area.top))
        if pdfium.FPDFPathSegment_GetClose(segment) and len(corners) > 2:
            corners.append(corners[0])
    if len(corners) > 1:
        yield corners


def _product(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _moved(x: float, y: float, matrix: tuple[float, ...]) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
