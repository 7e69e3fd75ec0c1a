"""The shapes of a slide: their places, what they stand for, and the styles they take from layout and master.

Knows no text. Groups keep together; what has no place of its own takes that of its placeholder above.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from ingest.formats.ooxml.names import A, Element, P, children, value, whole
from ingest.formats.pptx.order import Frame, reading_order

TITLES: Final = ("title", "ctrTitle")
FURNITURE: Final = ("dt", "ftr", "sldNum", "hdr")
_SHAPES: Final = tuple(f"{P}{name}" for name in ("sp", "grpSp", "graphicFrame", "pic", "cxnSp", "contentPart"))
# Kinds of placeholders that a master has no place for take that of the body.
_BODIES: Final = ("body", "obj", "subTitle", "chart", "tbl", "clipArt", "dgm", "media", "pic")


@dataclass(frozen=True, slots=True)
class Holder:
    """What a placeholder holds, and its number on the layout."""

    kind: str
    index: str


def shapes_of(tree: Element) -> Iterator[Element]:
    """The shapes right inside a slide or a group, in the order of drawing."""
    for child in children(tree):
        if child.tag in _SHAPES:
            yield child


def holder(shape: Element) -> Holder | None:
    """What a shape is a placeholder for, None if it isn't one."""
    for child in shape:
        found = child.find(f"{P}nvPr/{P}ph") if isinstance(child.tag, str) else None
        if found is not None:
            return Holder(found.get("type", "obj"), found.get("idx", "0"))
    return None


def above(place: Holder, sheet: Element | None) -> Element | None:
    """The placeholder of a layout or a master that one stands for: by number, else by kind."""
    tree = sheet.find(f"{P}cSld/{P}spTree") if sheet is not None else None
    if tree is None:
        return None
    found = [(other, shape) for shape in shapes_of(tree) if (other := holder(shape)) is not None]
    kinds = TITLES if place.kind in TITLES else _BODIES if place.kind in _BODIES else (place.kind,)
    by_number = (one for other, one in found if other.index == place.index != "0" and other.kind in kinds)
    by_kind = (one for other, one in found if other.kind == place.kind)
    alike = (one for other, one in found if other.kind in kinds)
    return next(chain(by_number, by_kind, alike), None)


def ordered(shapes: Sequence[Element], sheets: Sequence[Element | None]) -> list[Element]:
    """Put shapes in the order of reading; ``sheets`` are layout and master. What has no place comes first."""
    frames = [frame for at, shape in enumerate(shapes) if (frame := _frame(at, shape, sheets)) is not None]
    placed = {frame.index for frame in frames}
    loose = [at for at in range(len(shapes)) if at not in placed]
    return [shapes[at] for at in (*loose, *reading_order(frames))]


def _frame(at: int, shape: Element, sheets: Sequence[Element | None]) -> Frame | None:
    place = holder(shape)
    for one in (shape, *(above(place, sheet) for sheet in sheets if place is not None)):
        area = _area(one) if one is not None else None
        if area is not None:
            return Frame(at, *area)
    return None


def _area(shape: Element) -> tuple[float, float, float, float] | None:
    """A shape's edges; the shapes of one group share a scale of their own."""
    for path in (f"{P}spPr/{A}xfrm", f"{P}xfrm", f"{P}grpSpPr/{A}xfrm"):
        left, top = value(shape, f"{path}/{A}off", "x"), value(shape, f"{path}/{A}off", "y")
        if left is not None and top is not None:
            x, y = whole(left, 0), whole(top, 0)
            width = abs(whole(value(shape, f"{path}/{A}ext", "cx"), 0))
            height = abs(whole(value(shape, f"{path}/{A}ext", "cy"), 0))
            return x, y, x + width, y + height
    return None
