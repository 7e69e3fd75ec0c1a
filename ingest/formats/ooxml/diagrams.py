"""The text of a SmartArt diagram, point by point with its depth (DrawingML diagrams, ECMA-376 part 1, 21.4).

Reads the diagram's data, not its drawing, so that each text comes once and in its order.
"""

from collections.abc import Iterator

from ingest.content import Paragraph
from ingest.formats.ooxml.names import DGM, A, Element, whole, words

_DEEPEST = 32


def paragraphs(data: Element, page: int | None) -> tuple[Paragraph, ...]:
    """Give the texts of a diagram's points, those below a point after it and one level deeper."""
    points = {point.get("modelId", ""): point for point in data.iter(f"{DGM}pt")}
    below: dict[str, list[tuple[int, str]]] = {}
    for link in data.iter(f"{DGM}cxn"):
        if link.get("type", "parOf") == "parOf":
            place = (whole(link.get("srcOrd"), 0), link.get("destId", ""))
            below.setdefault(link.get("srcId", ""), []).append(place)
    tops = [key for key, point in points.items() if point.get("type") == "doc"]
    found = [one for top in tops for one in _below(top, below)]
    reached = {key for key, _ in found}
    found += [(key, 1) for key in points if key not in reached]
    return tuple(
        Paragraph(text, level=depth, page=page)
        for key, depth in dict.fromkeys(found)
        if key in points
        for text in _texts(points[key])
    )


def _below(top: str, below: dict[str, list[tuple[int, str]]]) -> Iterator[tuple[str, int]]:
    """Walk down from a point; no point is walked twice, however the links go."""
    seen = {top}
    waiting = [(key, 1) for _, key in sorted(below.get(top, ()), reverse=True)]
    while waiting:
        key, depth = waiting.pop()
        if key in seen:
            continue
        seen.add(key)
        yield key, depth
        deeper = min(depth + 1, _DEEPEST)
        waiting.extend((lower, deeper) for _, lower in sorted(below.get(key, ()), reverse=True))


def _texts(point: Element) -> Iterator[str]:
    for paragraph in point.iter(f"{A}p"):
        text = "".join("\n" if part.tag == f"{A}br" else words(part) for part in paragraph.iter(f"{A}t", f"{A}br"))
        if text.strip():
            yield text.strip()
