"""Bullets and numbers before the paragraphs of a slide, as PowerPoint prints them (DrawingML, 21.1.2.4).

Looks where they may be set: paragraph, shape, layout, master. Knows no text.
"""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from ingest import patterns as re
from ingest.formats.ooxml.counts import count_text
from ingest.formats.ooxml.glyphs import bullet
from ingest.formats.ooxml.names import A, Element, value, whole

LEVELS: Final = 9
_MARKS: Final = (f"{A}buNone", f"{A}buAutoNum", f"{A}buChar", f"{A}buBlip")
_SCHEME: Final = re.compile(r"(\w+?)(Period|ParenR|ParenBoth|Plain|Minus)")
_FORMS: Final = MappingProxyType({
    "arabic": "decimal", "alphaLc": "lowerLetter", "alphaUc": "upperLetter", "romanLc": "lowerRoman",
    "romanUc": "upperRoman", "arabicDb": "decimalFullWidth", "circleNumDb": "decimalEnclosedCircle",
    "circleNumWdWhite": "decimalEnclosedCircle", "circleNumWdBlack": "negativeCircled", "ea1Chs": "chineseCounting",
    "ea1Cht": "chineseCounting", "ea1JpnKor": "chineseCounting", "ea1JpnChsDb": "ideographDigital",
})  # fmt: skip
_ENDS: Final = MappingProxyType({"Period": ("", "."), "ParenR": ("", ")"), "ParenBoth": ("(", ")"), "Minus": ("", "-")})
_PICTURE: Final = "•"


class Bullets:
    """The bullets of one text, counted paragraph by paragraph."""

    def __init__(self, styles: Sequence[Element]) -> None:
        """Take the list styles that the text follows, the nearest first."""
        self._styles = styles
        self._counts: dict[int, tuple[str, int]] = {}

    def next_mark(self, looks: Element | None, level: int) -> str:
        """Give what is printed before the next paragraph; ``level`` counts from 0."""
        for deeper in [one for one in self._counts if one > level]:
            del self._counts[deeper]
        places = [looks, *(style.find(f"{A}lvl{level + 1}pPr") for style in self._styles)]
        mark = next((found for place in places if place is not None for found in place if found.tag in _MARKS), None)
        if mark is not None and mark.tag == f"{A}buAutoNum":
            return self._number(mark, level)
        self._counts.pop(level, None)
        if mark is None or mark.tag == f"{A}buNone":
            return ""
        if mark.tag == f"{A}buBlip":
            return _PICTURE
        font = next((name for place in places if (name := value(place, f"{A}buFont", "typeface"))), "")
        return bullet(mark.get("char", ""), font)

    def _number(self, mark: Element, level: int) -> str:
        scheme = mark.get("type", "arabicPeriod")
        start = whole(mark.get("startAt"), 1)
        key, count = self._counts.get(level, ("", 0))
        count = count + 1 if key == f"{scheme} {start}" else start
        self._counts[level] = (f"{scheme} {start}", count)
        parts = _SCHEME.fullmatch(scheme)
        before, after = _ENDS.get(parts.group(2), ("", "")) if parts else ("", ".")
        return f"{before}{count_text(_FORMS.get(parts.group(1), 'decimal') if parts else 'decimal', count)}{after}"
