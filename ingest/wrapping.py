"""Plain text that a page wrapped, as copied out of a PDF: which lines end early because something ends with them.

A line goes on in the unmarked one below it unless that one's first word would still have had room. Knows widths only,
in half-width signs: a syllable is as wide as two of them.
"""

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from ingest.blocks import lines_of
from ingest.markers import read_mark

# Formats whose text is the file's own, line ends included.
WITH_LINE_ENDS = frozenset({"txt", "md"})

_TELLING = 6  # lines at the right margin; fewer say nothing of how a page is set
_SHARE = 0.25  # of a page's lines end at its right margin
_AT_MARGIN = 0.92  # of the margin's place: letters differ in width
_ROOM = 0.75  # of the margin's place; scanning loses letters, so a line that ends a little early says nothing
_PAGE = 50  # lines, where no form feed parts pages
_OF_FIGURES = 0.3  # of the words of a table's row hold figures


def early_ends(text: str) -> frozenset[int]:
    """Where lines end that end what they say, though an unmarked line stands right below them.

    Rows of figures, which are all that is left of a table, stay together.
    """
    if text.count("\n") < _TELLING:
        return frozenset()
    lines = lines_of(text)
    texts = [line.text.strip() for line in lines]
    widths = [_width(line) for line in texts]
    goes_on = [*map(_is_unmarked, texts[1:]), False]
    found = []
    for first, last in _pages(text):
        margin = _margin(widths[first:last], goes_on[first:last])
        for at in range(first, last) if margin else ():
            if goes_on[at] and texts[at] and not (_is_row(texts[at]) or _is_row(texts[at + 1])):
                word = texts[at + 1].split(maxsplit=1)[0]
                if widths[at] + 1 + _width(word) < _ROOM * margin:
                    found.append(lines[at].end)
    return frozenset(found)


def _is_unmarked(line: str) -> bool:
    mark = read_mark(line) if line else None
    return bool(line) and (mark is None or mark.bare)


def _pages(text: str) -> Iterator[tuple[int, int]]:
    """The lines at which pages begin and end: at form feeds, else after so many lines."""
    first = 0
    for page in text.split("\n\f"):
        last = first + page.count("\n") + 1
        step = last - first if "\n\f" in text else _PAGE
        yield from ((begin, min(begin + step, last)) for begin in range(first, last, step))
        first = last


def _margin(widths: Sequence[int], goes_on: Sequence[bool]) -> int:
    """The widest place at which enough lines end that go on below; 0 where lines end anywhere."""
    wrapped = sorted((width for width, on in zip(widths, goes_on, strict=True) if on and width), reverse=True)
    least = max(_TELLING, int(_SHARE * sum(map(bool, widths))))
    for place, width in enumerate(wrapped):
        last = place + least - 1
        if last < len(wrapped) and wrapped[last] >= _AT_MARGIN * width:
            return width
    return 0


def _width(line: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line)


def _is_row(line: str) -> bool:
    words = line.split()
    figures = sum(any(sign.isdigit() for sign in word) for word in words)
    return figures > 1 and figures >= _OF_FIGURES * len(words)
