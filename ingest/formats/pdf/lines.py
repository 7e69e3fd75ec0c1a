"""Printed lines from a page's signs: signs of one stroke as spans, spans side by side as lines.

PDFium's order and its blanks are kept; only where spans of one line run into each other (a program that printed
letters and figures apart) are its signs put in order by place. Knows nothing of columns and paragraphs.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ingest.formats.pdf.glyphs import Glyph
from ingest.formats.pdf.shapes import Area, overlap, union
from ingest.formats.private_use import real_signs

_NEW_SPAN = 1.2  # of the size: a wider gap may be a column's
_BACK = 1.0  # of the size: signs of one span may overlap
_TANGLED = 0.6  # of the size: spans that overlap more were printed into each other
_NO_BLANK = 0.2
_BLANK = 0.28  # of the size: a gap that is a blank where the signs are put in order by place
_RAISED = 0.8  # of the line's size: smaller print may be a note's mark


class Part(NamedTuple):
    """A stretch of a line between wide gaps."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of one column or cell. ``raised`` are offset and length of print small and high, as marks are.

    ``order`` is its place in the file. ``parts`` are given only where wide gaps divide it.
    """

    text: str
    area: Area
    size: float
    bold: bool
    order: int
    parts: tuple[Part, ...] = ()
    raised: tuple[tuple[int, int], ...] = ()


class Span:
    """Signs that follow each other on a line; ``region`` is the cell they stand in."""

    __slots__ = ("area", "glyphs", "region", "size")

    def __init__(self, glyphs: list[Glyph], region: int) -> None:
        self.glyphs = glyphs
        self.region = region
        self.area = Area(
            min([glyph[1] for glyph in glyphs]),
            min([glyph[2] for glyph in glyphs]),
            max([glyph[3] for glyph in glyphs]),
            max([glyph[4] for glyph in glyphs]),
        )
        self.size = max(glyph.size for glyph in glyphs)


def spans_of(glyphs: Sequence[Glyph], region_of: Callable[[Glyph], int]) -> list[Span]:
    """Cut a page's signs where a line, a column or a cell ends; print drawn twice at one place comes once."""
    spans: list[Span] = []
    held: list[Glyph] = []
    region = -1
    for glyph in glyphs:
        own = region_of(glyph)
        if held and (own != region or not _continues(held[-1], glyph)):
            spans.append(Span(held, region))
            held = []
        held.append(glyph)
        region = own
    if held:
        spans.append(Span(held, region))
    return _once(spans)


def _continues(before: Glyph, glyph: Glyph) -> bool:
    if glyph.turned or before.turned:
        return glyph.turned and before.turned and not glyph.breaks
    size = before.size if before.size > glyph.size else glyph.size
    if glyph.breaks or not -_BACK * size <= glyph.x0 - before.x1 <= _NEW_SPAN * size:
        return False
    if glyph.top == before.top and glyph.bottom == before.bottom:
        return True  # the usual case
    lower = min(glyph.bottom - glyph.top, before.bottom - before.top)
    return overlap(before.top, before.bottom, glyph.top, glyph.bottom) > 0.4 * lower


def _once(spans: list[Span]) -> list[Span]:
    """Drop spans that repeat another at nearly the same place: shadows and bold by printing twice."""
    places: dict[str, list[Area]] = {}
    kept = []
    for span in spans:
        text = "".join(glyph.text for glyph in span.glyphs)
        near = 0.35 * span.size
        same = places.setdefault(text, [])
        if any(abs(area.x0 - span.area.x0) < near and abs(area.top - span.area.top) < near for area in same[-8:]):
            continue
        same.append(span.area)
        kept.append(span)
    return kept


def rows_of(spans: Sequence[Span]) -> list[list[Span]]:
    """Spans that stand side by side, row by row from the top, each row from the left; turned ones stand alone."""
    rows: list[list[Span]] = []
    upright = sorted((span for span in spans if not span.glyphs[0].turned), key=lambda span: span.area.top)
    tall: list[Area] = []  # of each row, its tallest span
    for span in upright:
        place = next(
            (
                place
                for place in range(len(rows) - 1, max(-1, len(rows) - 5), -1)
                if _beside(span, tall[place]) and not _collides(span, rows[place])
            ),
            None,
        )
        if place is None:
            rows.append([span])
            tall.append(span.area)
            continue
        rows[place].append(span)
        if span.area.height > tall[place].height and len(rows[place]) < 3:
            tall[place] = span.area
    for row in rows:
        row.sort(key=lambda span: span.area.x0)
    rows.extend([span] for span in spans if span.glyphs[0].turned)
    return rows


def _beside(span: Span, area: Area) -> bool:
    lower = min(span.area.height, area.height)
    return overlap(span.area.top, span.area.bottom, area.top, area.bottom) > 0.55 * lower


def _collides(span: Span, row: list[Span]) -> bool:
    """Say whether a span stands above or below one of a row: a fraction, or lines set close."""
    middle = span.area.top + span.area.bottom
    return any(
        overlap(span.area.x0, span.area.x1, other.area.x0, other.area.x1) > 0.5 * span.size
        and abs(other.area.top + other.area.bottom - middle) > 0.7 * min(span.size, other.size)
        for other in row[-8:]
    )


def line_of(row: Sequence[Span]) -> Line:
    """A line from the spans of one row."""
    if any(after.area.x0 < before.area.x1 - _TANGLED * before.size for before, after in pairwise(row)):
        row = _untangled(row)
    size = _usual_size(row)
    text = ""
    parts: list[Part] = []
    raised: list[tuple[int, int]] = []
    for place, span in enumerate(row):
        piece, marks = _text_of(span.glyphs, size, span.area)
        if place:
            text += _gap(row[place - 1], span)
        raised.extend((len(text) + at, length) for at, length in marks)
        text += piece
        parts.append(Part(piece, span.area.x0, span.area.x1))
    glyphs = [glyph for span in row for glyph in span.glyphs]
    return Line(
        text,
        union([span.area for span in row]),
        size,
        2 * sum(glyph.bold for glyph in glyphs) > len(glyphs),
        min(glyph.order for glyph in glyphs),
        tuple(parts) if len(parts) > 1 else (),
        tuple(raised),
    )


def _usual_size(row: Sequence[Span]) -> float:
    counts: dict[float, int] = {}
    for span in row:
        for glyph in span.glyphs:
            size = round(glyph.size * 4) / 4
            counts[size] = counts.get(size, 0) + len(glyph.text)
    return max(counts, key=lambda size: (counts[size], size))


def _gap(before: Span, span: Span) -> str:
    gap = span.area.x0 - before.area.x1
    if gap > 2 * span.size:
        return "  "
    return " " if gap > _NO_BLANK * span.size or span.glyphs[0].blanks else ""


def _text_of(glyphs: Sequence[Glyph], size: float, area: Area) -> tuple[str, list[tuple[int, int]]]:
    """The signs as text, in NFC, and where it is small and high."""
    middle = (area.top + area.bottom) / 2
    text = ""
    marks: list[tuple[int, int]] = []
    for place, glyph in enumerate(glyphs):
        text += " " * (min(glyph.blanks, 3) if place else 0)
        if glyph.size < _RAISED * size and (glyph.top + glyph.bottom) / 2 < middle:
            if marks and sum(marks[-1]) == len(text):
                marks[-1] = (marks[-1][0], marks[-1][1] + len(glyph.text))
            else:
                marks.append((len(text), len(glyph.text)))
        text += glyph.text
    composed = real_signs(unicodedata.normalize("NFC", text))
    return composed, marks if len(composed) == len(text) else []


def _untangled(row: Sequence[Span]) -> list[Span]:
    """The signs of a row in order of place, cut again at wide gaps; blanks stand where the gaps are."""
    glyphs = sorted((glyph for span in row for glyph in span.glyphs), key=lambda glyph: (glyph.x0 + glyph.x1) / 2)
    spans: list[list[Glyph]] = []
    for glyph in glyphs:
        before = spans[-1][-1] if spans else None
        if before is None or glyph.x0 - before.x1 > _NEW_SPAN * glyph.size:
            spans.append([glyph._replace(blanks=0)])
            continue
        if before.text == glyph.text and abs(before.x0 - glyph.x0) < 0.3 * glyph.size:
            continue
        gap = glyph.x0 - before.x1
        spans[-1].append(glyph._replace(blanks=int(gap > _BLANK * glyph.size)))
    return [Span(held, row[0].region) for held in spans]
