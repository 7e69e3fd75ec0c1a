"""The spans of a passage that may be quoted, and how well each of them carries a claim.

Figures are held against figures by value, words against words by their stems. A year may stand above the span, and so
may the words of a table's head. Knows nothing of numbers of citations.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.citations import split_sentences
from assistant.figures.parsing import CALENDAR_KINDS, Figure, FigureKind, parse_figures, same_when_rounded
from assistant.support import figures_under
from assistant.writing.coverage import content_words, covered, squeezed
from ingest import patterns as re

# Sentences that follow each other and carry the claim together.
_WIDEST = 2
# A difference or ratio has at least two figures that it was worked out from.
_OPERANDS = 2
# One figure found weighs as much as this share of the wording: a wrong figure beside right words is no evidence.
_FIGURE_WEIGHT = 1.5
_LETTERS = re.compile(r"[0-9A-Za-z가-힣㐀-鿿]+")
_CELL = re.compile(r"[^\t|]+")


class Claim:
    """What a sentence says, ready to be looked for; one of figures alone says what the question asks about."""

    def __init__(self, text: str, question: str = "") -> None:
        self.pairs = pairs_of(text)
        # 세 가지 counts what the answer itself lists.
        self.figures = tuple(figure for figure in parse_figures(text) if not figure.spelled)
        own = content_words(text)
        self.words = own or content_words(question)
        self.of_question = bool(self.words) and not own


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a passage's text, with what it says and what stands above it."""

    start: int
    end: int
    pairs: Counter[str]
    figures: tuple[Figure, ...]
    words: str
    above: str
    above_figures: tuple[Figure, ...]


def spans_of(text: str, context: str, above: str) -> list[Span]:
    """Every run of sentences that may be quoted, the shorter before the longer, and the cells of table lines.

    ``context`` is what gives the figures of the text their units, ``above`` all that stands above it.
    """
    figures = figures_under(text, context)
    pieces = split_sentences(text)
    places = [
        (pieces[first][0], pieces[first + length - 1][1])
        for length in range(1, _WIDEST + 1)
        for first in range(len(pieces) - length + 1)
        # The rows of a table are not read together: what they have in common stands above them.
        if length == 1 or not any(_is_row(text[slice(*piece)]) for piece in pieces[first : first + length])
    ]
    places = [cell for piece in pieces for cell in _cells(text, *piece)] + places
    heads = {start: _head(text, start) for start, _ in places}
    figured = {head: parse_figures(f"{above}\n{head}") for head in set(heads.values())}
    return [
        Span(
            start,
            end,
            pairs_of(text[start:end]),
            tuple(figure for figure in figures if start <= figure.start and figure.end <= end),
            squeezed(text[start:end]),
            squeezed(f"{above}\n{heads[start]}"),
            figured[heads[start]],
        )
        for start, end in places
    ]


def score(span: Span, claim: Claim, figures: Sequence[Figure]) -> float:
    """How well a span carries a claim: its wording (Dice of pairs of characters) and, weightier, the given figures."""
    shared = (span.pairs & claim.pairs).total()
    wording = 2 * shared / ((span.pairs.total() + claim.pairs.total()) or 1)
    return wording + (_FIGURE_WEIGHT * len(held(figures, span.figures)) / len(figures) if figures else 0.0)


def coverage(spans: Iterable[Span], claim: Claim) -> float:
    """The share of a claim's words that stand in spans or above them."""
    return covered(claim.words, "\n".join(f"{span.words}\n{span.above}" for span in spans))


def holds_all(spans: Sequence[Span], claim: Claim) -> bool:
    """Whether spans hold the figures of a claim, a year perhaps above them; those worked out from others may lack.

    A year beside other figures is left to the checks, which know the question and the whole document.
    """
    here = [figure for span in spans for figure in span.figures]
    missing = [figure for figure in claim.figures if figure not in held(claim.figures, here)]
    if not claim.words:
        return bool(claim.figures) and not missing
    stated = [figure for figure in claim.figures if figure.kind not in CALENDAR_KINDS]
    lacking = [figure for figure in stated if figure in missing]
    if stated:
        return not lacking or len(stated) - len(lacking) >= _OPERANDS
    above = [figure for span in spans for figure in span.above_figures]
    return len(held(missing, above)) == len(missing)


def held(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Those figures that stand among others, in whatever form; a bare number may mean any unit."""
    return [figure for figure in figures if any(_same(figure, other) for other in others)]


def pairs_of(text: str) -> Counter[str]:
    """The pairs of neighbouring characters of a text's words."""
    return Counter(word[i : i + 2] for word in _LETTERS.findall(text) for i in range(max(1, len(word) - 1)))


def _same(figure: Figure, other: Figure) -> bool:
    if same_when_rounded(figure, other):
        return True
    return other.kind is FigureKind.NUMBER and figure.kind not in CALENDAR_KINDS and figure.number == other.number


def _head(text: str, start: int) -> str:
    """What stands above a table line in its passage: the table's first line, and the line before the table."""
    line_start = text.rfind("\n", 0, start) + 1
    if not _is_row(text[line_start:].partition("\n")[0]):
        return ""
    before = text[:line_start].splitlines()
    first = len(before)
    while first and _is_row(before[first - 1]):
        first -= 1
    caption = next((line for line in reversed(before[:first]) if line.strip()), "")
    return "\n".join([caption, *before[first : first + 1]])


def _is_row(line: str) -> bool:
    return "\t" in line or line.count("|") > 1


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Pairs of neighbouring cells of a table line: a name and its value."""
    if not _is_row(text[start:end]):
        return []
    cells = [(m.start(), m.end()) for m in _CELL.finditer(text, start, end) if m[0].strip(" -:")]
    return [_trimmed(text, cells[i][0], cells[i + 1][1]) for i in range(len(cells) - 1)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
