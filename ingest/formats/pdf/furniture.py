"""Headers, footers and page numbers: what stands at the same place of page after page.

A line goes only if each stretch of it is repeated, but for a page number at its ends, or is a page number. Captions
and unit lines stay, however often they stand at the top of a page.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest import patterns as re
from ingest.formats.pdf.layout import FrameBox, PageLayout, Part, TableBox, Zone
from ingest.formats.pdf.lines import Line
from ingest.furniture import is_caption

_EDGE = 0.17  # of the page's height, at the top and at the bottom
_GAP = 0.7  # of a header's height: what stands closer to the text is part of it
_SAME_PLACE = 7.0  # points
_NUMBER = re.compile(
    r"[-–—‐―〈<(\[|·]*\s*(?P<n>\d{1,4})\s*[-–—‐―〉>)\]|·]*"
    r"|(?:페이지|page|p\.)\s*(?P<p>\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?|(?P<q>\d{1,4})\s*(?:/|of)\s*\d{1,4}|(?P<r>\d{1,4})\s*(?:쪽|페이지|면)",
    re.I,
)
_DECORATED = re.compile(r"[-–—‐―〈<(\[]\s*[-–—‐―]?\s*\d{1,4}\s*[-–—‐―]?\s*[-–—‐―〉>)\]]|\d{1,4}\s*/\s*\d{1,4}")
_ROMAN = re.compile(r"[-–—]?\s*[ivxlc]{1,7}\s*[-–—]?", re.I)
_NUMBER_AT_END = re.compile(r"^\d{1,4}\s+|\s+\d{1,4}$|\s*[-–—]\s*\d{1,4}\s*[-–—]\s*$")
_WITH_NUMBER = 2  # pages on which a plain figure must keep its distance to the page's count


def without_furniture(pages: Sequence[PageLayout]) -> tuple[list[PageLayout], list[str]]:
    """The pages without their furniture, and its texts, each once."""
    repeated = _repeated(pages)
    distances = _distances(pages)
    left_out: dict[str, None] = {}
    stripped = []
    for page in pages:
        found = {
            id(part)
            for edge, part in _at_edges(page)
            if _is_furniture(part, edge, page, repeated, distances, len(pages))
        }
        gone = _outermost(page, found)
        for part in gone.values():
            left_out[text_of(part)] = None
        if gone:
            zones = (
                replace(zone, parts=tuple(part for part in zone.parts if id(part) not in gone)) for zone in page.zones
            )
            stripped.append(replace(page, zones=tuple(_narrowed(zone) for zone in zones if zone.parts)))
        else:
            stripped.append(page)
    return stripped, list(left_out)


def _narrowed(zone: Zone) -> Zone:
    return replace(zone, left=min(part.area.x0 for part in zone.parts), right=max(part.area.x1 for part in zone.parts))


def _outermost(page: PageLayout, found: set[int]) -> dict[int, Part]:
    """Of what may be furniture, that with nothing between it and the page's edge, and with a gap to the text."""
    gone: dict[int, Part] = {}
    from_top = sorted((part for zone in page.zones for part in zone.parts), key=lambda part: part.area.top)
    from_bottom = sorted(from_top, key=lambda part: -part.area.bottom)
    for parts in (from_top, from_bottom):
        count = next((place for place, part in enumerate(parts) if id(part) not in found), len(parts))
        while 0 < count < len(parts) and not _is_apart(parts[count - 1], parts[count]):
            count -= 1
        gone.update((id(part), part) for part in parts[:count])
    return gone


def _is_apart(furniture: Part, text: Part) -> bool:
    if _page_number(text_of(furniture)) is not None:
        return True
    first, second = sorted((furniture.area, text.area), key=lambda area: area.top)
    return second.top - first.bottom > _GAP * furniture.area.height


def text_of(part: Part) -> str:
    """The words of a part, cells and lines in one row."""
    if isinstance(part, Line):
        return part.text.strip()
    if isinstance(part, FrameBox):
        return " ".join(text_of(inner) for inner in part.parts)
    return " ".join(text_of(inner) for cell in part.cells for inner in cell.parts)


def _at_edges(page: PageLayout) -> Iterator[tuple[str, Part]]:
    parts = [part for zone in page.zones for part in zone.parts]
    if len(parts) > 1 and parts[-1].area.bottom <= (1 - _EDGE) * page.height and _stands_apart(parts[-2], parts[-1]):
        yield "bottom", parts[-1]  # the foot of a page printed smaller than its sheet
    for zone in page.zones:
        for part in zone.parts:
            if part.area.bottom < _EDGE * page.height:
                yield "top", part
            elif part.area.top > (1 - _EDGE) * page.height:
                yield "bottom", part


def _stands_apart(before: Part, part: Part) -> bool:
    gap = part.area.top - before.area.bottom
    return gap > 1.5 * part.area.height and _NUMBER.fullmatch(text_of(part)) is not None


def _stretches(part: Part) -> list[str]:
    if isinstance(part, Line) and part.parts:
        return [stretch.text for stretch in part.parts]
    return [text_of(part)]


def _key(edge: str, stretch: str) -> tuple[str, str]:
    return edge, "".join(_NUMBER_AT_END.sub("", stretch.strip()).split())


def _repeated(pages: Sequence[PageLayout]) -> dict[tuple[str, str], list[float]]:
    """For each text at an edge that is repeated, the places where it is."""
    places: dict[tuple[str, str], list[float]] = defaultdict(list)
    for page in pages:
        for edge, part in _at_edges(page):
            for stretch in _stretches(part):
                places[_key(edge, stretch)].append(part.area.top)
    least = 2 if len(pages) <= 3 else 3
    return {key: found for key, found in places.items() if len(found) >= least and key[1]}


def _distances(pages: Sequence[PageLayout]) -> dict[tuple[str, int], int]:
    """How often a plain figure at an edge keeps a distance to the page's count."""
    counts: dict[tuple[str, int], int] = defaultdict(int)
    for page in pages:
        for edge, part in _at_edges(page):
            for stretch in _stretches(part):
                number = _page_number(stretch)
                if number is not None:
                    counts[edge, number - page.number] += 1
    return counts


def _page_number(stretch: str) -> int | None:
    match = _NUMBER.fullmatch(stretch.strip())
    return int(next(group for group in match.groups() if group)) if match else None


def _is_furniture(
    part: Part,
    edge: str,
    page: PageLayout,
    repeated: dict[tuple[str, str], list[float]],
    distances: dict[tuple[str, int], int],
    count: int,
) -> bool:
    if isinstance(part, TableBox | FrameBox) and part.area.height > 0.12 * page.height:
        return False
    stretches = [stretch for stretch in _stretches(part) if stretch.strip()]
    if any(is_caption(stretch) for stretch in stretches):
        return False
    return all(
        _is_number(stretch, edge, page, distances, count)
        or sum(abs(place - part.area.top) <= _SAME_PLACE for place in repeated.get(_key(edge, stretch), ()))
        >= (2 if count <= 3 else 3)
        for stretch in stretches
    )


def _is_number(stretch: str, edge: str, page: PageLayout, distances: dict[tuple[str, int], int], count: int) -> bool:
    if _DECORATED.fullmatch(stretch.strip()):
        return True
    number = _page_number(stretch)
    if number is not None:
        return (count == 1 and edge == "bottom") or distances[edge, number - page.number] >= _WITH_NUMBER
    return count > 1 and _ROMAN.fullmatch(stretch.strip()) is not None
