"""The numbers and bullets that the program prints before paragraphs, counted as the document is read."""

from ingest.formats.hwp.docinfo import DocInfo, Head, Numbering, ParaShape
from ingest.formats.numbering import Counter

_LEVELS_AT_FIRST = 7


class Heads:
    """The counts of all of a document's lists; outline and numbered paragraphs of one numbering count together."""

    def __init__(self, information: DocInfo) -> None:
        self._information = information
        self._counts: dict[int, _Counts] = {}
        self._current: _Counts | None = None
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
        counts = self._counts.get(place)
        if counts is None:
            counts = self._counts[place] = _Counts(numbering)
            if self._current is not None and self._current is not counts:
                counts.take_over(self._current, level)
        self._current = counts
        return counts.printed(level)


class _Counts:
    """The counts of one numbering."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counter = Counter(numbering.starts)
        self._reached: list[int] = []  # how many paragraphs of each level were counted since the level above

    def take_over(self, other: "_Counts", level: int) -> None:
        """Go on below another list: what begins deep counts the levels above as that list left them."""
        self._reached = other._reached[: level - 1]
        for above, reached in enumerate(self._reached, start=1):
            if not reached:
                continue
            self._counter.restart(above, self._numbering.starts[above - 1] + reached)

    def printed(self, level: int) -> str:
        """Count a paragraph and print its number."""
        self._counter.advance(level)
        self._reached = [*self._reached[:level], *[0] * (level - len(self._reached))]
        self._reached[level - 1] += 1
        return self._counter.printed(self._numbering.patterns[level - 1], self._numbering.shapes)
