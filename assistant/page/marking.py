"""A span of a document's text that is marked wherever words of it are written."""

from dataclasses import dataclass

from assistant.page.prose import escape
from ingest.types import Document


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open span of the document that is to be marked; the empty one marks nothing.

    ``figures`` are the digits of what an answer says out of the span: of a whole row they tell the cell.
    """

    start: int
    end: int
    figures: frozenset[str] = frozenset()

    def meets(self, start: int, end: int) -> bool:
        """Say whether some characters of ``start:end`` lie in the span."""
        return max(start, self.start) < min(end, self.end)


NOWHERE = Span(0, 0)


def marked(document: Document, start: int, end: int, span: Span) -> str:
    """Escape ``text[start:end]`` with what lies in the span inside ``<mark>``."""
    text = document.text
    if not span.meets(start, end):
        return escape(text[start:end])
    first, last = max(start, span.start), min(end, span.end)
    return f"{escape(text[start:first])}<mark>{escape(text[first:last])}</mark>{escape(text[last:end])}"
