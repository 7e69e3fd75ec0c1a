"""An answer while it is put together: sentences with the spans that they rest on, numbered as they come."""

from dataclasses import dataclass, field

from assistant.evidence.reading import Reading
from assistant.types import Citation
from ingest.types import Block, BlockKind

_Place = tuple[Block, tuple[int, int]]
# A line and the one that hangs on it are one place while they can be taken in at a glance.
_LONGEST_PLACE = 320
_TABLE_KINDS = frozenset({BlockKind.TABLE, BlockKind.ROW, BlockKind.CELL})


@dataclass(slots=True)
class Draft:
    """Lines of an answer and its citations; the same span is cited once, and touching ones as one.

    ``contexts`` holds what stands above each citation, ``computed`` the figures that were worked out from cited ones,
    ``blocks`` the block that each citation stands in.
    """

    lines: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    contexts: dict[int, str] = field(default_factory=dict)
    computed: set[str] = field(default_factory=set)
    blocks: dict[int, int] = field(default_factory=dict)

    def cite(self, reading: Reading, block: Block, span: tuple[int, int]) -> str:
        """Cite a span and return its mark; what touches or overlaps a cited span of the same block widens that.

        So does a line right below a cited line that it hangs on: its first point, its footnote.
        """
        document = reading.document
        beside = next((one for one in self.citations if self._touches(one, reading, block, span)), None)
        if beside is None:
            number, upper = len(self.citations) + 1, block
            self.contexts[number] = reading.standing_above(block)
            self.blocks[number] = block.id
        else:
            number, upper = beside.number, document.blocks[min(block.id, self.blocks[beside.number])]
            span = (min(span[0], beside.start), max(span[1], beside.end))
        page = next((page.number for page in document.pages if page.start <= span[0] < page.end), None)
        quote = document.text[span[0] : span[1]]
        citation = Citation(number, document.name, *span, quote, page, reading.headings(upper))
        self.citations[number - 1 : number] = [citation]
        return f"[{number}]"

    def _touches(self, citation: Citation, reading: Reading, block: Block, span: tuple[int, int]) -> bool:
        """Whether nothing but blanks stands between a span and a cited one of its block, or of the line it hangs on."""
        if citation.document != reading.document.name:
            return False
        cited = (citation.start, citation.end)
        other = reading.document.blocks[self.blocks[citation.number]]
        if cited == span:
            return True
        if other.id == block.id:
            return not reading.document.text[min(span[1], citation.end) : max(span[0], citation.start)].strip()
        return _hangs_on(reading, (other, cited), (block, span)) or _hangs_on(reading, (block, span), (other, cited))

    def say(self, sentence: str, *marks: str) -> None:
        """Add a line with its marks."""
        self.lines.append(f"{sentence} {''.join(marks)}".strip())

    def others(self, number: int) -> str:
        """Say how many more there are: a figure that is counted here and stands in no document."""
        self.computed.add(f"{number}개")
        return f"외 {number}개"

    @property
    def text(self) -> str:
        """The answer so far."""
        return "\n\n".join(self.lines)


def _hangs_on(reading: Reading, upper: _Place, lower: _Place) -> bool:
    """Whether a span stands right below the words of the line that its block hangs on, no more than a mark between."""
    (above, (start, end)), (below, (first, last)) = upper, lower
    if below.parent != above.id or above.kind in _TABLE_KINDS or last - start > _LONGEST_PLACE:
        return False
    text = reading.document.text
    return (
        end <= min(above.end, below.start) and not (text[end : below.start] + text[below.content_start : first]).strip()
    )
