"""Where the evidence of a question set stands in the documents, and what finds it.

Knows nothing of how answers are worded.
"""

from collections.abc import Callable, Mapping, Sequence

from assistant.types import Citation
from eval.questions import Evidence, Question
from eval.spans import SearchableText, Span, first_characters

# How much of the hits' text a reader or a small language model takes in.
READ_CHARACTERS = 1000
# Where the curve of found evidence is measured, READ_CHARACTERS among them.
BUDGETS = (250, 500, 1000, 2000, 4000)


class Gold:
    """The documents of a library as the place where evidence stands."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = {name: SearchableText(name, text) for name, text in texts.items()}
        self._by_file_name: dict[str, list[str]] = {}
        for name in texts:
            self._by_file_name.setdefault(_file_name(name), []).append(name)

    def holds(self, document: str) -> bool:
        """Whether a document is there, by its name or its file name alone."""
        return bool(self._named(document))

    def places(self, evidence: Evidence) -> tuple[Span, ...]:
        """Every place of a quote in its document, which is named in full or by its file name alone."""
        return tuple(
            span for name in self._named(evidence.document) for span in self._texts[name].occurrences(evidence.quote)
        )

    def longest_beginning(self, evidence: Evidence) -> str:
        """How far a quote, from its first character on, stands in its document; white space ignored."""
        texts = [self._texts[name] for name in self._named(evidence.document)]
        low, high = 0, len(evidence.quote)
        while low < high:
            middle = (low + high + 1) // 2
            if any(text.occurrences(evidence.quote[:middle]) for text in texts):
                low = middle
            else:
                high = middle - 1
        return evidence.quote[:low]

    def right_citations(self, question: Question, citations: Sequence[Citation]) -> int:
        """How many citations are about the evidence of any alternative.

        Such a citation and a place of the quote share at least half of the shorter one's characters.
        """
        places = [span for quotes in question.evidence for quote in quotes for span in self.places(quote)]
        return sum(self._agrees(_cited(citation), places) for citation in citations)

    def found_by_citations(self, question: Question, citations: Sequence[Citation]) -> float | None:
        """Share of the quotes that a citation is about, as in ``right_citations``; best alternative."""
        spans = [_cited(citation) for citation in citations]

        def found(quote: Evidence) -> bool:
            places = self.places(quote)
            return any(self._agrees(span, places) for span in spans)

        return _best_share(question, found)

    def found_in_hits(
        self, question: Question, hits: Sequence[Span], characters: int = READ_CHARACTERS
    ) -> float | None:
        """Share of the quotes that lie wholly in the first ``characters`` of the hits; best alternative.

        Hits are read in the order of their ranks, every character of their text spends one of the
        budget, and the hit at the end is cut. White space in a quote needn't be covered.
        """
        read = first_characters(hits, characters)
        return _best_share(question, lambda quote: any(self._covered(place, read) for place in self.places(quote)))

    def _named(self, document: str) -> list[str]:
        return [document] if document in self._texts else self._by_file_name.get(_file_name(document), [])

    def _agrees(self, span: Span, places: Sequence[Span]) -> bool:
        text = self._texts.get(span.document)
        return text is not None and any(text.agree(span, place) for place in places if place.document == span.document)

    def _covered(self, place: Span, read: Sequence[Span]) -> bool:
        return self._texts[place.document].covered(place, [span for span in read if span.document == place.document])


def _best_share(question: Question, found: Callable[[Evidence], bool]) -> float | None:
    shares = [sum(map(found, quotes)) / len(quotes) for quotes in question.evidence]
    return max(shares, default=None)


def _cited(citation: Citation) -> Span:
    return Span(citation.document, citation.start, citation.end)


def _file_name(name: str) -> str:
    return name.rpartition("/")[2]
