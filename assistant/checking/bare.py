"""Small numbers without a unit as places of a source: 2자녀, 1순위, and "3 과목" where an answer says 3과목.

Points of a list and parts of fractions count nothing, and large numbers meet by no accident. Knows no verdict.
"""

from collections.abc import Iterable, Sequence

from assistant.checking.around import Wording
from assistant.checking.counted import fraction, opens_point
from assistant.checking.standing import Place
from assistant.figures.parsing import Figure, FigureKind

_LARGE = 100


def is_small_and_bare(figure: Figure, text: str) -> bool:
    """Say whether a figure is a small whole number without a unit that counts something."""
    whole = figure.kind is FigureKind.NUMBER and figure.value == figure.number and not figure.value % 1
    counts = whole and 0 <= figure.value < _LARGE and not figure.spelled
    return counts and not opens_point(figure, text) and fraction(figure, text) is None


def bare_places(cited: Iterable[tuple[Wording, Sequence[Figure]]]) -> list[Place]:
    """Find the small numbers without a unit."""
    return [
        Place(text, figure, around)
        for text, figures in cited
        for figure in dict.fromkeys(figures)
        if is_small_and_bare(figure, text.text) and (around := text.around(figure.start))
    ]
