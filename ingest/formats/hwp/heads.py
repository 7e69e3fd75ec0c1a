"""The numbers and bullets that the program prints before paragraphs, counted as the document is read."""

from ingest.formats.hwp.docinfo import DocInfo, Head, ParaShape
from ingest.formats.numbering import Counter

_LEVELS_AT_FIRST = 7


class Heads:
    """The counts of all of a document's lists; outline and numbered paragraphs of one numbering count together."""

    def __init__(self, information: DocInfo) -> None:
        self._information = information
        self._counters: dict[int, Counter] = {}
        self._current: Counter | None = None
        self.outline = 1  # the numbering of outline paragraphs, which each section names

    def printed(self, shape: ParaShape) -> str:
        """What stands before the next paragraph of a shape, and count it."""
        if shape.head is Head.BULLET:
            bullets = self._information.bullets
            return bullets[shape.numbering - 1] if 1 <= shape.numbering <= len(bullets) else ""
        if shape.head is Head.NONE:
            return ""
        place = shape.numbering or (self.outline if shape.head is Head.OUTLINE else 0)
        if not 1 <= place <= len(self._information.numberings):
            return ""
        return self._numbered(place, shape.level)

    def _numbered(self, place: int, level: int) -> str:
        numbering = self._information.numberings[place - 1]
        if level > _LEVELS_AT_FIRST and not numbering.patterns[level - 1]:
            level = _LEVELS_AT_FIRST  # what isn't defined prints as the deepest level that every version knows
        counter = self._counters.get(place)
        if counter is None:
            counter = self._counters[place] = Counter(numbering.starts)
            if self._current is not None:
                counter.go_on_below(self._current, level)
        self._current = counter
        counter.advance(level)
        return counter.printed(numbering.patterns[level - 1], numbering.shapes)
