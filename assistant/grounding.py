"""From a passage that an answer names to the exact words in it that carry the claim.

A model cites whole passages; a reader wants the sentence. For each claim the shortest run of sentences or table cells
is taken that holds the claim's figures and shares most of its wording (pairs of characters). A passage that holds
neither the figures nor a fair share of the wording is not cited, whoever names it. Knows nothing of models.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.citations import split_sentences
from assistant.figures.parsing import CALENDAR_KINDS, Figure, parse_figures, same_when_rounded
from assistant.support import figures_under
from assistant.types import Citation
from ingest.types import Page

# A claim's figures that are not all in the best span may stand in up to this many others of the same passage.
MOST_SPANS = 3
# Sentences that follow each other and carry the claim together.
_WIDEST = 2
# One figure found weighs as much as this share of the wording: a wrong figure beside right words is no evidence.
_FIGURE_WEIGHT = 1.5
# The share of a claim's pairs of characters that must stand in a passage which the writer names, or which nobody names.
# Of 315 sentences of Welfare-QA's gold answers, .94 and .84 reach it in their own passage, .12 and .03 in a random one.
LEAST_NAMED, LEAST_SUPPORT = 0.25, 0.35
_LETTERS = re.compile(r"[0-9A-Za-z가-힣㐀-鿿]+")


@dataclass(frozen=True, slots=True)
class Source:
    """A passage as shown to the writer, under its number; ``text`` begins at ``start`` of the document.

    ``page`` is the one it begins on; ``pages`` those of its document, where it may reach over several.
    """

    number: int
    document: str
    start: int
    text: str
    page: int | None = None
    headings: tuple[str, ...] = ()
    context: str = ""
    pages: tuple[Page, ...] = ()

    def page_at(self, start: int) -> int | None:
        """The page of a place in the document."""
        return next((page.number for page in self.pages if page.start <= start < page.end), self.page)


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    pairs: Counter[str]
    figures: tuple[Figure, ...]


class Grounding:
    """Gives exact citations for claims about numbered passages; the same place has the same number throughout."""

    def __init__(self, sources: Sequence[Source], above: Callable[[Citation], str] = lambda citation: "") -> None:
        """Ground in sources; ``above`` says what stands above a citation beside its source's context."""
        self._above_citation = above
        self._contexts: dict[int, str] = {}
        self._sources = {source.number: source for source in sources}
        self._spans: dict[int, list[_Span]] = {}
        self._cited: dict[tuple[int, int, int], Citation] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation given so far, in order."""
        return tuple(self._cited.values())

    @property
    def contexts(self) -> Mapping[int, str]:
        """What stands above each citation without being quoted, by citation number."""
        for (number, _, _), citation in self._cited.items():
            if citation.number not in self._contexts:
                source = self._sources[number]
                above = (*source.headings, source.context, self._above_citation(citation))
                self._contexts[citation.number] = "\n".join(words for words in above if words)
        return self._contexts

    def resolve(self, number: int, claim: str) -> list[int]:
        """Give the citation numbers for a claim that names passage ``number``.

        None for an unknown passage, or for one that has nothing of the claim.
        """
        if number not in self._sources:
            return []
        chosen = self._best(number, claim)
        return [self._cite(number, span) for span in chosen] if _carry(chosen, claim) else []

    def support(self, claim: str) -> list[int]:
        """Cite a claim that names no passage by the one that carries it, when there is one."""
        pairs, figures = _pairs(claim), parse_figures(claim)
        scored = [
            (_score(span, pairs, figures), -number, span)
            for number in self._sources
            for span in self._all(number)
            if _share(span.pairs, pairs) >= LEAST_SUPPORT and self._holds_all(number, span, figures)
        ]
        best = max(scored, key=lambda entry: entry[:2], default=None)
        return [self._cite(-best[1], best[2])] if best else []

    def _holds_all(self, number: int, span: _Span, figures: Sequence[Figure]) -> bool:
        """Whether a span holds all figures; a year may stand above it."""
        held = _held(figures, span)
        missing = [figure for figure in figures if figure not in held]
        if any(figure.kind not in CALENDAR_KINDS for figure in missing):
            return False
        above = self._above(number) if missing else ()
        return all(any(same_when_rounded(figure, other) for other in above) for figure in missing)

    def _above(self, number: int) -> tuple[Figure, ...]:
        source = self._sources[number]
        return parse_figures("\n".join((source.document, *source.headings, source.context)))

    def _best(self, number: int, claim: str) -> list[_Span]:
        """Give the best span, and others that hold figures of the claim which it lacks."""
        pairs = _pairs(claim)
        figures = parse_figures(claim)
        best = max(self._all(number), key=lambda span: _score(span, pairs, figures), default=None)
        chosen: list[_Span] = []
        while best is not None and len(chosen) < MOST_SPANS:
            chosen.append(best)
            # A year alone draws in no further sentence: it stands in many, and in the headings.
            held = _held(figures, best)
            figures = tuple(figure for figure in figures if figure not in held and figure.kind not in CALENDAR_KINDS)
            best = next((span for span in self._ranked(number, pairs, figures) if _held(figures, span)), None)
        return chosen

    def _ranked(self, number: int, pairs: Counter[str], figures: Sequence[Figure]) -> list[_Span]:
        return sorted(self._all(number), key=lambda span: -_score(span, pairs, figures)) if figures else []

    def _all(self, number: int) -> list[_Span]:
        if number not in self._spans:
            self._spans[number] = _spans(self._sources[number])
        return self._spans[number]

    def _cite(self, number: int, span: _Span) -> int:
        source = self._sources[number]
        place = (number, span.start, span.end)
        if place not in self._cited:
            start = source.start + span.start
            quote = source.text[span.start : span.end]
            self._cited[place] = Citation(
                len(self._cited) + 1,
                source.document,
                start,
                start + len(quote),
                quote,
                source.page_at(start),
                source.headings,
            )
        return self._cited[place].number


def _spans(source: Source) -> list[_Span]:
    """Every run of sentences that may be quoted, the shorter before the longer, and the cells of table lines."""
    figures = figures_under(source.text, source.context)
    pieces = split_sentences(source.text)
    places = [
        (pieces[first][0], pieces[first + length - 1][1])
        for length in range(1, _WIDEST + 1)
        for first in range(len(pieces) - length + 1)
    ]
    places = [cell for piece in pieces for cell in _cells(source.text, *piece)] + places
    return [
        _Span(
            start,
            end,
            _pairs(source.text[start:end]),
            tuple(figure for figure in figures if start <= figure.start and figure.end <= end),
        )
        for start, end in places
    ]


_CELL = re.compile(r"[^\t|]+")


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Pairs of neighbouring cells of a table line: a name and its value."""
    if "\t" not in text[start:end] and text[start:end].count("|") < 2:
        return []
    cells = [(m.start(), m.end()) for m in _CELL.finditer(text, start, end) if m[0].strip(" -:")]
    return [_trimmed(text, cells[i][0], cells[i + 1][1]) for i in range(len(cells) - 1)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _pairs(text: str) -> Counter[str]:
    return Counter(word[i : i + 2] for word in _LETTERS.findall(text) for i in range(max(1, len(word) - 1)))


def _held(figures: Sequence[Figure], span: _Span) -> list[Figure]:
    return [figure for figure in figures if any(same_when_rounded(figure, other) for other in span.figures)]


def _carry(spans: Sequence[_Span], claim: str) -> bool:
    """Whether spans have something of a claim that names their passage: all its figures, or enough of its words."""
    stated = [figure for figure in parse_figures(claim) if figure.kind not in CALENDAR_KINDS]
    if stated and all(any(_held([figure], span) for span in spans) for figure in stated):
        return True
    together: Counter[str] = Counter()
    for span in spans:
        together |= span.pairs
    return _share(together, _pairs(claim)) >= LEAST_NAMED


def _share(held: Counter[str], pairs: Counter[str]) -> float:
    return (held & pairs).total() / (pairs.total() or 1)


def _score(span: _Span, pairs: Counter[str], figures: Sequence[Figure]) -> float:
    """How well a span carries a claim: its wording (Dice) and, weightier, its figures."""
    shared = (span.pairs & pairs).total()
    wording = 2 * shared / ((span.pairs.total() + pairs.total()) or 1)
    return wording + (_FIGURE_WEIGHT * len(_held(figures, span)) / len(figures) if figures else 0.0)
