"""Figures sorted by what they may be the same as, so that a long text isn't compared figure by figure."""

from collections import defaultdict
from collections.abc import Iterable

from assistant.figures.compare import may_be_bare, names_of, takes_bare
from assistant.figures.quantities import CALENDAR_KINDS, Figure

# Groups beside those of what is measured: dates, numbers without a unit, and what those may be.
_CALENDAR, _BARE, _TAKES_BARE = " calendar", " bare", " takes bare"


class Alike:
    """The figures of a text; gives those that a figure may be the same as, no others, in their order."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._groups: defaultdict[str, dict[int, Figure]] = defaultdict(dict)
        for number, figure in enumerate(figures):
            for name in _groups_of(figure):
                self._groups[name][number] = figure

    def to(self, figure: Figure) -> list[Figure]:
        """Give the figures that may be the same as one: all for which ``same_when_rounded`` holds, either way."""
        found: dict[int, Figure] = {}
        for name in _partners_of(figure):
            found.update(self._groups.get(name, {}))
        return [found[number] for number in sorted(found)]


def _groups_of(figure: Figure) -> Iterable[str]:
    yield from names_of(figure)
    if figure.kind in CALENDAR_KINDS:
        yield _CALENDAR
    if may_be_bare(figure):
        yield _BARE
    if takes_bare(figure):
        yield _TAKES_BARE


def _partners_of(figure: Figure) -> Iterable[str]:
    yield from names_of(figure)
    if figure.kind in CALENDAR_KINDS:
        yield _CALENDAR
    if takes_bare(figure):
        yield _BARE
    if may_be_bare(figure):
        yield _TAKES_BARE
