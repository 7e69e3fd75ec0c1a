"""The tree that outline marks draw: which line stands under which.

Korean official documents nest Ⅰ > 1 > 가 > □ > ○ > - > ·, but each writer leaves levels out, starts elsewhere or
loses marks in scanning. So a mark that is open already continues its own level, a new one goes below whatever is
customarily above it, and a count that starts again or continues another level's count decides the rest.
"""

from dataclasses import dataclass

from ingest.markers import Mark, Style

# Styles whose lines are bullets, whatever they say; the others are headings when they read like titles.
_FIRST_BULLET = Style.SQUARE
# Ever deeper blanks before dashes are a drawing; without a bound each line would carry all the lines above it.
_DEEPEST = 16
_OF_TWO = 2  # numbers in a decimal mark


@dataclass(slots=True)
class _Open:
    """One level that is open: its style, indent and last number, and the block that last opened it."""

    style: Style
    indent: int
    number: int
    block: int
    heading: bool
    depth: int


class Outline:
    """The open levels of a document while it is read from top to bottom."""

    def __init__(self) -> None:
        self._open: list[_Open] = []

    def enter(self, mark: Mark, block: int, *, heading: bool, restarts_next: bool = False) -> tuple[int | None, int]:
        """Place a marked line; return its parent block, or None at the top, and its level from 1.

        ``restarts_next`` says that the next line of the same style is numbered 1: this one opens a level.
        """
        mark = self._as_written_elsewhere(mark)
        place = self._place(mark, restarts_next)
        del self._open[min(place, _DEEPEST - 1) :]
        parent = self._open[-1].block if self._open else None
        self._open.append(_Open(mark.style, mark.indent, mark.number, block, heading, mark.depth))
        return parent, len(self._open)

    def leave_bullets(self) -> None:
        """Close bullets: unmarked text after a blank line belongs to the heading above them."""
        while self._open and not self._open[-1].heading:
            self._open.pop()

    def inside(self, style: Style) -> bool:
        """Whether a level of that style is open."""
        return any(level.style is style for level in self._open)

    @property
    def parent(self) -> int | None:
        """The block under which unmarked text stands."""
        return self._open[-1].block if self._open else None

    def continues(self, mark: Mark) -> bool:
        """Say whether a bare mark fits: it counts on from an open level, or starts a count."""
        return mark.number == 1 or any(
            level.number + 1 == mark.number and self._counts_like(level.style, mark.style) for level in self._open
        )

    def divides(self, mark: Mark, line: str) -> bool:
        """Say whether 9.2 is the second part of the open 9., whatever it says and however long it is."""
        whole = line[mark.indent :].partition(".")[0]
        if mark.style is not Style.DECIMAL or mark.depth != _OF_TWO or not whole.isdecimal():
            return False
        open_above = any(level.style is Style.NUMBER and level.number == int(whole) for level in self._open)
        return open_above and (mark.number == 1 or self.continues(mark))

    def _as_written_elsewhere(self, mark: Mark) -> Mark:
        """Read a bare 6 after ⑤ as ⑥: scanning loses circles and full stops."""
        if not mark.bare or mark.number <= 1 or mark.style is Style.DECIMAL:
            return mark
        if any(level.style is mark.style and level.number + 1 == mark.number for level in self._open):
            return mark
        for level in reversed(self._open):
            if level.style is Style.CIRCLED and level.number + 1 == mark.number:
                return Mark(Style.CIRCLED, mark.number, mark.length, mark.indent, bare=True)
        return mark

    def _place(self, mark: Mark, restarts_next: bool) -> int:
        """Index in the open levels that the line takes; everything from there on is closed."""
        same = [i for i, level in enumerate(self._open) if level.style is mark.style and self._aligned(level, mark)]
        steps = self._place_of_steps(mark)
        if steps is not None and (not same or same[-1] < steps):
            return steps
        if same and self._is_counted(mark):
            return self._place_counted(mark, same, restarts_next)
        if same:
            return same[-1]
        depth = self._depth(mark)
        for i, level in enumerate(self._open):
            if self._depth_of(level) >= depth:
                return i
        return len(self._open)

    def _place_of_steps(self, mark: Mark) -> int | None:
        """Where a count that starts under a question or its answer goes: 1. 2. 3. are the steps of the answer."""
        if mark.style is not Style.NUMBER or mark.number != 1 or not self.inside(Style.QUESTION):
            return None
        return 1 + max(
            i for i, level in enumerate(self._open) if level.style is Style.QUESTION or level.style is Style.ANSWER
        )

    def _place_counted(self, mark: Mark, same: list[int], restarts_next: bool) -> int:
        following = [i for i in same if self._open[i].number + 1 == mark.number]
        if following:
            return following[0] if restarts_next else following[-1]
        if mark.number == 1 and mark.bare and len(same) == 1:
            return same[-1] + 1  # the count starts again under its own style, once
        return same[-1]

    def _depth(self, mark: Mark) -> tuple[int, int]:
        if mark.style is Style.MARKDOWN:
            return Style.MARKDOWN, mark.number
        if mark.style is Style.DECIMAL:
            return Style.DECIMAL, mark.depth
        if mark.style is Style.CIRCLED and any(level.style is Style.ARTICLE for level in self._open):
            return Style.ARTICLE + 1, 0  # in rules 제1조 > ① > 1. > 가.
        return mark.style, mark.indent if mark.style >= Style.DASH else 0

    def _depth_of(self, level: _Open) -> tuple[int, int]:
        return self._depth(Mark(level.style, level.number, 0, level.indent, depth=level.depth))

    @staticmethod
    def _aligned(level: _Open, mark: Mark) -> bool:
        """Dashes nest by indent alone; markdown headings by their number of signs."""
        if mark.style is Style.MARKDOWN:
            return level.number == mark.number
        if mark.style is Style.DECIMAL:
            return level.depth == mark.depth
        return mark.style < Style.DASH or level.indent == mark.indent

    @staticmethod
    def _is_counted(mark: Mark) -> bool:
        return mark.number > 0 and mark.style is not Style.MARKDOWN

    @staticmethod
    def _counts_like(open_style: Style, style: Style) -> bool:
        return open_style is style or (open_style is Style.CIRCLED and style is Style.NUMBER)


def is_bullet_style(style: Style) -> bool:
    """Say whether a mark makes a bullet rather than a numbered heading."""
    return style >= _FIRST_BULLET
