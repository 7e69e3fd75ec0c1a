"""From a passage that an answer names to the exact words in it that carry the claim.

A model cites whole passages; a reader wants the sentence. For each claim the shortest run of sentences or table cells
is taken that holds the claim's figures and shares most of its wording. A passage that holds neither the figures nor a
fair share of the words is not cited, whoever names it. Knows nothing of models.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.figures.parsing import CALENDAR_KINDS
from assistant.types import Citation
from assistant.writing.spans import Claim, Span, coverage, held, holds_all, score, spans_of
from ingest.types import Page

# A claim's figures that are not all in the best span may stand in up to this many others of the same passage.
MOST_SPANS = 3
# The share of a claim's words that must stand in a passage which the writer names, or which nobody names.
# Of 315 sentences of Welfare-QA's gold answers, .92 and .87 reach it in their own passage, .12 and .05 in a random one.
LEAST_NAMED, LEAST_SUPPORT = 0.3, 0.4
# Letters of the words of a claim without figures; fewer stand in many places by chance.
LEAST_WORDS = 4


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


class Grounding:
    """Gives exact citations for claims about numbered passages; the same place has the same number throughout."""

    def __init__(self, sources: Sequence[Source], above: Callable[[Citation], str] = lambda citation: "") -> None:
        """Ground in sources; ``above`` says what stands above a citation beside its source's context."""
        self._above_citation = above
        self._contexts: dict[int, str] = {}
        self._sources = {source.number: source for source in sources}
        self._spans: dict[int, list[Span]] = {}
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
        wanted = Claim(claim)
        chosen = self._best(number, wanted)
        return [self._cite(number, span) for span in chosen] if _carry(chosen, wanted) else []

    def support(self, claim: str, question: str = "") -> list[int]:
        """Cite a claim that names no passage by the one that carries it, when there is one.

        A claim of figures alone (8개입니다) is looked for where the question's words stand.
        """
        wanted = Claim(claim, question)
        least = LEAST_NAMED if wanted.of_question else LEAST_SUPPORT
        if not wanted.figures and sum(map(len, wanted.words)) < LEAST_WORDS:
            return []
        everywhere = [(number, span) for number in self._sources for span in self._all(number)]
        whole = [
            place for place in everywhere if holds_all([place[1]], wanted) and coverage([place[1]], wanted) >= least
        ]
        chosen = [max(whole, key=lambda place: (score(place[1], wanted, wanted.figures), -place[0]))] if whole else []
        chosen = chosen or self._together(everywhere, wanted)
        spans = [span for _, span in chosen]
        carried = bool(spans) and holds_all(spans, wanted) and coverage(spans, wanted) >= least
        return [self._cite(number, span) for number, span in chosen] if carried else []

    def _together(self, everywhere: Sequence[tuple[int, Span]], claim: Claim) -> list[tuple[int, Span]]:
        """Spans that hold figures of a claim together, such as two years' cells; a span adds what others lack."""
        chosen: list[tuple[int, Span]] = []
        left = claim.figures
        while left and len(chosen) < MOST_SPANS:
            holding = [place for place in everywhere if held(left, place[1].figures)]
            if not holding:
                break
            best = max(
                holding, key=lambda place: (score(place[1], claim, left) + coverage([place[1]], claim), -place[0])
            )
            chosen.append(best)
            found = held(left, best[1].figures)
            left = tuple(figure for figure in left if figure not in found)
        return chosen

    def _best(self, number: int, claim: Claim) -> list[Span]:
        """Give the best span, and others that hold figures of the claim which it lacks."""
        figures = claim.figures
        best = max(self._all(number), key=lambda span: score(span, claim, figures), default=None)
        chosen: list[Span] = []
        while best is not None and len(chosen) < MOST_SPANS:
            chosen.append(best)
            # A year alone draws in no further sentence: it stands in many, and in the headings.
            found = held(figures, best.figures)
            left = tuple(figure for figure in figures if figure not in found and figure.kind not in CALENDAR_KINDS)
            ranked = sorted(self._all(number), key=lambda span: -score(span, claim, left)) if left else []
            best = next((span for span in ranked if held(left, span.figures)), None)
            figures = left
        return chosen

    def _all(self, number: int) -> list[Span]:
        if number not in self._spans:
            source = self._sources[number]
            above = "\n".join((source.document, *source.headings, source.context))
            self._spans[number] = spans_of(source.text, source.context, above)
        return self._spans[number]

    def _cite(self, number: int, span: Span) -> int:
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


def _carry(spans: Sequence[Span], claim: Claim) -> bool:
    """Whether spans have something of a claim that names their passage: all its figures, or enough of its words."""
    stated = [figure for figure in claim.figures if figure.kind not in CALENDAR_KINDS]
    if stated and all(any(held([figure], span.figures) for span in spans) for figure in stated):
        return True
    return bool(claim.words) and coverage(spans, claim) >= LEAST_NAMED
