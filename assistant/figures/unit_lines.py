"""Bare numbers of a table in the units that its caption or header names: (억원, 비중%), 단위: 명.

Knows the words of a unit line; where a table has one, others know.
"""

from dataclasses import replace

from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import CALENDAR_KINDS, Figure, FigureKind
from ingest import patterns as re

_UNIT_SPLIT = re.compile(r"[,/·、;]")
_UNIT_NAME = re.compile(r"(?:[십백천만억조]{0,3}(?:원|불|달러|엔|유로|위안)|%[pP]?|퍼센트|[가-힣A-Za-z㎡㎞²³社]{1,6})$")


def unit_names(line: str) -> tuple[str, ...]:
    """Split a unit line into units that can follow a number: ``(단위: 억원, 비중%)`` gives 억원 and %."""
    inner = line.strip().strip("()[]<>").replace("단위", "").lstrip(" :")
    names = []
    for piece in _UNIT_SPLIT.split(inner[:200]):
        tail = piece.strip().rpartition(" ")[2].rstrip(")")
        tail = tail.rpartition("(")[2]
        found = _UNIT_NAME.search(tail[-12:])
        if found and _takes(found[0]):
            names.append(found[0])
    return tuple(names)


def _takes(name: str) -> bool:
    figures = parse_figures(f"7{name}")
    return len(figures) == 1 and figures[0].kind is not FigureKind.NUMBER and figures[0].end == len(name) + 1


def figures_with_unit(text: str, unit: str) -> tuple[Figure, ...]:
    """Read the bare numbers of a table cell in the unit of its table; figures with a unit of their own keep it.

    With two units and a bracketed number, the first unit is for the number outside the brackets and the second for
    the one inside: ``5,411.81 (15.66)`` under ``억원, 비중%``. Without brackets each unit gives its own reading.
    """
    names = unit_names(unit)
    bracketed = len(names) > 1 and re.search(r"\(\s{0,3}[▲△-]?[0-9][0-9.,]{0,20}%?\s{0,3}\)", text) is not None
    found: list[Figure] = []
    for figure in parse_figures(text):
        if not names or not (figure.kind is FigureKind.NUMBER or (figure.either and figure.kind is FigureKind.YEAR)):
            found.append(figure)
            continue
        inside = bracketed and text[: figure.start].rstrip().endswith("(")
        chosen = (names[1:2] if inside else names[:1]) if bracketed else names
        found += [_in_named_unit(text, figure, name) for name in chosen]
    return tuple(found)


def _in_named_unit(text: str, figure: Figure, name: str) -> Figure:
    written = text[figure.start : figure.end].lstrip("▲△-−")
    read = parse_figures(written + name)
    if len(read) != 1 or read[0].kind in CALENDAR_KINDS:
        return figure
    sign = -1 if figure.value < 0 else 1
    return replace(read[0], start=figure.start, end=figure.end, value=sign * read[0].value, qualifier=figure.qualifier)
