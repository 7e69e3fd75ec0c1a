"""What reading a file gives: a document, its blocks, its passages and their analysis.

All offsets count characters in ``Document.text`` (NFC) and every span is half-open: ``text[start:end]``.
Nothing here knows how files are read, how text is analysed or where it is stored.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

# The format of a document that is a row of a retrieval set.
ROW_FORMAT = "row"


class BlockKind(StrEnum):
    """The closed list of block kinds that ``mundap show --json`` may name."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    EQUATION = "equation"
    TEXTBOX = "textbox"


# What is named by its row and its column, what is a line of its own, and what may hold sentences.
IN_TABLES = frozenset({BlockKind.ROW, BlockKind.CELL})
LINES = frozenset({BlockKind.HEADING, BlockKind.BULLET, BlockKind.PARAGRAPH})
PROSE = frozenset({BlockKind.BULLET, BlockKind.PARAGRAPH})


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document's structure; blocks come in reading order.

    ``start:end`` is the block's own text with its marker, without its children; but a table, a row, a text box and
    a cell of several paragraphs span what stands in them. ``content_start`` is where the words begin, after the
    marker. ``level`` is the depth in the outline, 1 at the top. A cell knows its place and ``headers``, the ids of
    the cells that name it; ``parent`` is a block id.
    """

    id: int
    kind: BlockKind
    start: int
    end: int
    content_start: int
    level: int | None = None
    parent: int | None = None
    page: int | None = None
    row: int | None = None
    column: int | None = None
    row_span: int | None = None
    column_span: int | None = None
    headers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One printed page, slide or sheet, and the text on it; ``label`` is what the file calls it, if it does."""

    number: int
    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One file's canonical text and structure.

    ``name`` identifies the document in a library: the path as added, relative to the added folder,
    NFC, with ``/`` between folders. ``sha256`` is that of the file's bytes. ``author`` and ``date`` (``YYYY-MM-DD``)
    are what the file says of itself; ``remarks`` are Korean sentences on what of it could not be read.
    """

    name: str
    title: str
    format: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    author: str = ""
    date: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a document that is searched and cited as one.

    ``text`` is always ``document.text[start:end]``. ``headings`` run from the top of the outline down.
    ``context`` is what helps finding the passage but is not in its span (title, headings, table header,
    caption, unit line): indexed and shown, never quoted as the source's words.
    """

    document: str
    start: int
    end: int
    text: str
    headings: tuple[str, ...] = ()
    context: str = ""
    page: int | None = None

    @property
    def id(self) -> str:
        """The passage's identity, derived from its place alone."""
        return f"{self.document}#{self.start}-{self.end}"


class Morpheme(NamedTuple):
    """One morpheme; ``start:end`` are offsets in the analysed text, ``sentence`` counts from 0."""

    form: str
    tag: str
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one Kiwi pass says about one text: lexical terms and encoder tokens, both in text order.

    ``terms`` hold no white space. ``tokens`` are morphemes as ``form/tag``.
    """

    text: str
    terms: tuple[str, ...]
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The smallest span that is quoted as evidence: a sentence, a bullet's sentence or a table cell."""

    block: int
    start: int
    end: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreparedPassage:
    """A passage with the analysis of its own text and of its context."""

    passage: Passage
    body: Analysis
    context: Analysis


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """Everything that a library stores of one document; ``analysis`` is the identity of what analysed it."""

    document: Document
    passages: tuple[PreparedPassage, ...]
    sentences: tuple[Sentence, ...]
    analysis: str = ""
