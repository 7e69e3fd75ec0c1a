"""A chart as the table that it draws: a row for each category, a column for each series (DrawingML charts, 21.2).

Reads what the file keeps of the figures beside the drawing; the spreadsheet behind them stays closed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from ingest.content import Cell, Paragraph, Role, Table
from ingest.errors import IngestError
from ingest.formats.ooxml.figures import printed
from ingest.formats.ooxml.names import A, C, Element, whole, words
from ingest.limits import Limits

_VALUES: Final = (f"{C}val", f"{C}yVal")
_CATEGORIES: Final = (f"{C}cat", f"{C}xVal")
_CACHES: Final = (f"{C}strCache", f"{C}numCache", f"{C}strLit", f"{C}numLit", f"{C}lvl")
# The categories of a chart, level by level from the outermost; each has the texts at its places.
Levels: TypeAlias = tuple[tuple[tuple[int, str], ...], ...]


@dataclass(frozen=True, slots=True)
class _Series:
    name: str
    categories: Levels
    figures: tuple[tuple[int, str], ...]


def tables(chart: Element, page: int | None, limits: Limits) -> tuple[Table, ...]:
    """Give the tables of a chart, one for all the series that share their categories; the title is a caption.

    Raises:
        IngestError: it has more figures than the limits allow.
    """
    groups: dict[Levels, list[_Series]] = {}
    for series in _all_series(chart):
        groups.setdefault(series.categories, []).append(series)
    if sum((_height(group) + 1) * (len(group) + 1) for group in groups.values()) > limits.cells:
        raise IngestError("차트의 값이 너무 많습니다.", "차트를 나누거나 표로 바꾸어 다시 저장해 넣어 주세요.")
    captions = tuple(Paragraph(text, Role.CAPTION, page=page) for text in titles(chart))
    corner = _title(chart.find(f"{C}chart/{C}plotArea/{C}catAx"))
    return tuple(
        Table(_cells(group, corner, page), 1, () if at else captions, page=page)
        for at, group in enumerate(groups.values())
    )


def _all_series(chart: Element) -> Iterator[_Series]:
    for series in chart.iter(f"{C}ser"):
        name = " ".join(text for _, text in _points(series.find(f"{C}tx")))
        figures = tuple(pair for tag in _VALUES for pair in _points(series.find(tag)))
        categories = next((_levels(found) for tag in _CATEGORIES if (found := series.find(tag)) is not None), ())
        if figures or name:
            yield _Series(name, categories, figures)


def _levels(categories: Element) -> Levels:
    caches = [cache for tag in _CACHES for cache in categories.iter(tag)]
    return tuple(tuple(_points_in(cache)) for cache in reversed(caches))


def _points(holder: Element | None) -> list[tuple[int, str]]:
    if holder is None:
        return []
    direct = holder.find(f"{C}v")
    if direct is not None:
        return [(0, words(direct))]
    return [point for tag in _CACHES for cache in holder.iter(tag) for point in _points_in(cache)]


def _points_in(cache: Element) -> Iterator[tuple[int, str]]:
    """The stored texts with their places; figures as their format prints them."""
    form = cache.findtext(f"{C}formatCode") or ""
    figures = cache.tag in (f"{C}numCache", f"{C}numLit")
    for point in cache.findall(f"{C}pt"):
        text = " ".join((point.findtext(f"{C}v") or "").split())
        shape = point.get("formatCode") or form
        yield whole(point.get("idx"), 0), printed(text, shape) if figures else text


def _height(group: list[_Series]) -> int:
    return len(_rows(group))


def _rows(group: list[_Series]) -> list[int]:
    """The places that have a figure or an innermost category, in order."""
    inner = group[0].categories[-1] if group[0].categories else ()
    return sorted({place for place, _ in inner} | {place for series in group for place, _ in series.figures})


def _cells(group: list[_Series], corner: str, page: int | None) -> tuple[Cell, ...]:
    rows, levels = _rows(group), group[0].categories
    width = max(1, len(levels))
    cells = [_cell(0, 0, corner, 1, width, page, heads=True)]
    cells += [_cell(0, width + at, series.name, 1, 1, page, heads=True) for at, series in enumerate(group)]
    for column, level in enumerate(levels):
        cells += _heads(rows, column, level, page)
    for at, series in enumerate(group):
        figures = dict(series.figures)
        cells += [_cell(row + 1, width + at, figures.get(place, ""), 1, 1, page) for row, place in enumerate(rows)]
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _heads(rows: list[int], column: int, level: tuple[tuple[int, str], ...], page: int | None) -> Iterator[Cell]:
    """The categories of one level; each covers the rows down to the next."""
    named = dict(level)
    starts = [row for row, place in enumerate(rows) if place in named]
    for start, after in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield _cell(start + 1, column, named[rows[start]], after - start, 1, page, heads=True)


def _cell(
    row: int, column: int, text: str, row_span: int, column_span: int, page: int | None, *, heads: bool = False
) -> Cell:
    content = (Paragraph(text, page=page),) if text else ()
    return Cell(row, column, content, row_span, column_span, heads)


def titles(chart: Element) -> tuple[str, ...]:
    """Give the chart's own title and those of its value axes, which often name the unit."""
    plot = chart.find(f"{C}chart/{C}plotArea")
    axes = plot.findall(f"{C}valAx") if plot is not None else []
    found = [_title(chart.find(f"{C}chart")), *(_title(axis) for axis in axes)]
    return tuple(text for text in found if text)


def _title(holder: Element | None) -> str:
    title = holder.find(f"{C}title") if holder is not None else None
    if title is None:
        return ""
    written = [words(text) for text in title.iter(f"{A}t")] or [text for _, text in _points(title.find(f"{C}tx"))]
    return " ".join("".join(written).split())
