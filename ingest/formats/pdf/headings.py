"""Which paragraphs of a PDF are headings: by the file's bookmarks, else by print larger or heavier than the body's.

Knows paragraphs as drafted; tables hold no headings.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ingest import patterns as re
from ingest.formats.pdf.drafts import Draft, DraftFrame, DraftPiece
from ingest.formats.pdf.lines import Line
from ingest.furniture import is_caption
from ingest.markers import Style, read_mark

_LARGER = 1.12  # than the body: a heading
_LONGEST = 80
_LONGEST_BOLD = 45
_MOST_BOLD = 0.25  # of the text: where more is bold, bold says nothing
_MOST_LARGE = 0.35
_DEEPEST = 6
_LEAST_BOOKMARKS = 3
_LETTERS = re.compile(r"[^\W\d_]\s*[^\W\d_]")
_DATE = re.compile(r"[\d\s.,년월일()\-~:/']+")
_ENDS_SENTENCE = re.compile(r"(?:다|까|요|오)[.?!]\s*$|[.,;]\s*$")
_ENTRY = re.compile(r"[.·…‥⋯]{3,}\s*\d*\s*$|\s{2,}\d{1,4}\s*$")
_SIGNS = re.compile(r"[\W_]+")


class Headings:
    """The levels of a file's headings."""

    def __init__(
        self, pieces: Sequence[DraftPiece], body_size: float, bookmarks: Sequence[tuple[int, int, str]]
    ) -> None:
        drafts = list(_drafts(pieces))
        self._body_size = body_size
        self._marked = _marked(drafts, bookmarks)
        self._sizes: tuple[float, ...] = ()
        self._titles: frozenset[int] = frozenset()
        if not self._marked:
            self._weigh(drafts)

    def level(self, draft: Draft) -> int | None:
        """The level of a paragraph as heading, 1 at the top, or None."""
        if self._marked:
            return self._marked.get(id(draft))
        if id(draft) in self._titles:
            return 1
        size = _size(draft)
        if size not in self._sizes or not self._stands_out(draft):
            return None
        return min(_DEEPEST, self._sizes.index(size) + 1)

    def _weigh(self, drafts: Sequence[Draft]) -> None:
        letters = sum(_length(draft) for draft in drafts)
        bold = sum(_length(draft) for draft in drafts if _is_bold(draft))
        self._bold_says = bold <= _MOST_BOLD * letters
        standing = [draft for draft in drafts if self._stands_out(draft)]
        if sum(_length(draft) for draft in standing) > _MOST_LARGE * letters:
            standing = [draft for draft in standing if _size(draft) >= _LARGER * self._body_size]
        later = {_size(draft) for draft in standing if draft.page > 1}
        if max((draft.page for draft in drafts), default=0) >= 3:
            cover = [draft for draft in standing if draft.page == 1 and _size(draft) not in later]
            largest = max((_size(draft) for draft in cover), default=0.0)
            self._titles = frozenset(id(draft) for draft in cover if _size(draft) == largest)
            self._sizes = tuple(sorted(later, reverse=True))
        else:
            self._sizes = tuple(sorted({_size(draft) for draft in standing}, reverse=True))

    def _stands_out(self, draft: Draft) -> bool:
        text = " ".join(line.text for line in draft.lines).strip()
        if len(text) > _LONGEST or len(draft.lines) > 3 or not _could_be_title(text):
            return False
        if _size(draft) >= _LARGER * self._body_size:
            return True
        return (
            self._bold_says
            and _is_bold(draft)
            and len(text) <= _LONGEST_BOLD
            and len(draft.lines) == 1
            and _size(draft) >= 0.98 * self._body_size
        )


def _drafts(pieces: Sequence[DraftPiece]) -> Iterator[Draft]:
    for piece in pieces:
        if isinstance(piece, Draft):
            yield piece
        elif isinstance(piece, DraftFrame):
            yield from _drafts(piece.pieces)


def body_size(lines: Iterable[Line]) -> float:
    """The size in which most of a text is printed."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size * 2) / 2] += len(line.text)
    return max(counts, key=lambda size: (counts[size], -size)) if counts else 0.0


def _size(draft: Draft) -> float:
    return round(draft.lines[0].size * 2) / 2


def _length(draft: Draft) -> int:
    return sum(len(line.text) for line in draft.lines)


def _is_bold(draft: Draft) -> bool:
    return all(line.bold for line in draft.lines)


def _could_be_title(text: str) -> bool:
    if not _LETTERS.search(text) or _DATE.fullmatch(text) or _ENTRY.search(text) or is_caption(text):
        return False
    mark = read_mark(text)
    if mark is not None and (
        mark.style is Style.MARKDOWN or (mark.style >= Style.CIRCLED and mark.style is not Style.SQUARE)
    ):
        return False
    return not _ENDS_SENTENCE.search(text)


def _marked(drafts: Sequence[Draft], bookmarks: Sequence[tuple[int, int, str]]) -> dict[int, int]:
    """The drafts that bookmarks name, by identity, with their levels, if the bookmarks are headings at all."""
    titles: dict[tuple[int, str], int] = {}
    for level, page, title in bookmarks:
        for near in (page, page + 1):
            titles.setdefault((near, _SIGNS.sub("", title).lower()), level)
    marked: dict[int, int] = {}
    for draft in drafts:
        text = _SIGNS.sub("", "".join(line.text for line in draft.lines)).lower() if len(draft.lines) <= 3 else ""
        if text and (draft.page, text) in titles:
            marked[id(draft)] = titles[draft.page, text]
    enough = len(marked) >= max(_LEAST_BOOKMARKS, 0.4 * len(bookmarks))
    if not enough:
        return {}
    levels = sorted(set(marked.values()))
    return {place: min(_DEEPEST, levels.index(level) + 1) for place, level in marked.items()}
