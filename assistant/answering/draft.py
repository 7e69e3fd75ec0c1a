"""An answer while it is put together: sentences with the spans that they rest on, numbered as they come."""

from dataclasses import dataclass, field

from assistant.evidence.reading import Reading
from assistant.types import Citation
from ingest.types import Block


@dataclass(slots=True)
class Draft:
    """Lines of an answer and its citations; the same span is cited once.

    ``contexts`` holds what stands above each citation, ``computed`` the figures that were worked out from cited ones.
    """

    lines: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    contexts: dict[int, str] = field(default_factory=dict)
    computed: set[str] = field(default_factory=set)

    def cite(self, reading: Reading, block: Block, span: tuple[int, int]) -> str:
        """Cite a span and return its mark."""
        document = reading.document
        for citation in self.citations:
            if (citation.document, citation.start, citation.end) == (document.name, *span):
                return f"[{citation.number}]"
        number = len(self.citations) + 1
        page = next((page.number for page in document.pages if page.start <= span[0] < page.end), None)
        quote = document.text[span[0] : span[1]]
        self.citations.append(Citation(number, document.name, *span, quote, page, reading.headings(block)))
        self.contexts[number] = reading.standing_above(block)
        return f"[{number}]"

    def say(self, sentence: str, *marks: str) -> None:
        """Add a line with its marks."""
        self.lines.append(f"{sentence} {''.join(marks)}".strip())

    @property
    def text(self) -> str:
        """The answer so far."""
        return "\n\n".join(self.lines)
