"""Whether a piece of evidence gives a number to call: with its area code, inside an office, below 내선 or 전화.

Knows the words of a piece and the names of its row and column.
"""

from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import FigureKind
from ingest import patterns as re

_AREA_CODE = re.compile(r"\(0\d{1,2}\) ?\d{3,4}[- ]\d{4}")
_CALLED = re.compile(r"내\s*선|전\s*화|연\s*락\s*처")
_EXTENSION = re.compile(r"(?<![\d,.])\d{3,5}(?![\d,.])")


def gives_number(said: str, names: str = "") -> bool:
    """Whether a text has a number to call; ``names`` are those of a cell's row and column."""
    if _AREA_CODE.search(said) or any(figure.kind is FigureKind.IDENTIFIER for figure in parse_figures(said)):
        return True
    return _CALLED.search(names) is not None and _EXTENSION.search(said) is not None
